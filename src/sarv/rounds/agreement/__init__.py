"""How far annotators agree.

One file is one coefficient, on plain sequences. Each has the same three functions, so that figures add up over documents and
bootstrap intervals come free:

- `statistics(…)`: what one document contributes, an array; arrays of documents add up (a bootstrap replicate is a weighted sum);
- `value(statistics)`: the coefficient of such a sum; None where it is undefined, never NaN, never an exception;
- `values(stack)`: the same for many sums at once, stacked along the first axis.
"""
