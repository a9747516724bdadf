"""How far annotators agree.

One file is one coefficient, on plain sequences, with three functions, so that figures add up over documents and bootstrap
intervals come free:

- `statistics(…)`: what one document contributes, an array; arrays of documents add up (a bootstrap replicate is a weighted sum);
- `values(stack)`: the coefficients of many such sums, stacked along the first axis; not-a-number where one is undefined;
- `value(statistics)`: that of one sum; None where it is undefined, never an exception.

`frames` and `casualty_error` have only the first: what they add up is a matter of `f1` and of `share`.
"""
