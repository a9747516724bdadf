"""Krippendorff's alpha for unitizing: how much closer the units are that annotators cut out of a text than random cuts.

For each category c a text of L characters is, to each annotator, a row of units and gaps. With b the start and l the length,

    α_c = 1 − D_oc / D_ec,   α = 1 − Σ_c D_oc / Σ_c D_ec
    D_oc = Σ_i Σ_{j≠i} Σ_g Σ_h δ²(g, h) / (m (m − 1) L²)
    δ² = (b_g − b_h)² + (b_g + l_g − b_h − l_h)²  for two units that overlap,
         l²                                       for a unit that lies in a gap of the other annotator, else 0
    D_ec = (2 / L) Σ_g [(N_c − 1) (2 l³ − 3 l² + l) / 3 + l² Σ_{gaps h, l_h ≥ l} (l_h − l + 1)] / (m L (m L − 1) − Σ_g l (l − 1))

where m annotators i, j have N_c units g of c together. So boundaries that are far apart cost more than close ones. Without unit,
at most 1; 0 is chance.

Krippendorff (1995), On the reliability of unitizing continuous data, Sociological Methodology 25, 47-76; in the form of Content
Analysis (2nd edition, 2004), chapter 11.

Two decisions of ours:

- One annotator's units of one category that overlap are merged, since the definition wants them to be a row of units and gaps.
  Merging keeps the characters that were marked and does not depend on an order. So a name within a role noun of the same category
  counts as part of it. Units that only touch stay two.
- Documents are pooled by summing m L² D_oc and m L² D_ec, the disagreement in square characters, before the ratio is taken:
  chance places units within their own document. Joining the texts instead would make gaps across documents, depend on their
  order, and reward annotators for agreeing on which document has many units.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ._chance import Statistics, one_minus_ratio, only

Cut = tuple[int, int, str]
"""A unit: (start, end, category), half-open, in Unicode code points; each fragment of an element is one."""


class Row(NamedTuple):
    """What one annotator cut out of a text in one category, in order and apart, and the lengths of the gaps."""

    units: list[tuple[int, int]]
    gaps: list[int]


Rows = Mapping[str, Row]
"""One annotator's rows by category."""


def statistics(annotators: Sequence[Sequence[Cut]], length: int, categories: Sequence[str]) -> Statistics:
    """(k, 2): for each category the observed and the expected disagreement of a document, m L² D_oc and m L² D_ec.

    `annotators` are the units of each annotator who judged the document: an empty sequence where one found nothing. A document
    of one annotator contributes nothing. Units lie in `length`, the characters of the document.
    """
    return of_rows([rows(units, length) for units in annotators], length, categories)


def rows(units: Sequence[Cut], length: int) -> Rows:
    """One annotator's units as rows, to be compared with those of several others."""
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end, category in sorted(units):
        row = found.setdefault(category, [])
        if row and start < row[-1][1]:
            row[-1] = (row[-1][0], max(end, row[-1][1]))
        else:
            row.append((start, end))
    return {category: Row(row, _gaps(row, length)) for category, row in found.items()}


def of_rows(annotators: Sequence[Rows], length: int, categories: Sequence[str]) -> Statistics:
    """The same as `statistics`, of each annotator's rows."""
    result = np.zeros((len(categories), 2))
    if len(annotators) > 1:
        number = {category: i for i, category in enumerate(categories)}
        empty = Row([], [length])
        for category in set().union(*annotators):
            of_annotators = [one.get(category, empty) for one in annotators]
            result[number[category]] = _observed(of_annotators), _expected(of_annotators, length)
    return result


def value(statistics: Statistics) -> float | None:
    """Alpha of one category, given its row, or of all, given the whole array. None where there are no units."""
    return only(values(statistics[np.newaxis]))


def values(stack: Statistics) -> Statistics:
    """The same for rows (n, 2) or arrays (n, k, 2)."""
    sums = stack.reshape(len(stack), -1, 2).sum(axis=1)
    return one_minus_ratio(sums[:, 0], sums[:, 1])


def _observed(rows: Sequence[Row]) -> float:
    total = sum(_between(rows[i].units, rows[j].units) for i in range(len(rows)) for j in range(i))
    return 2 * total / (len(rows) - 1)


def _between(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> int:
    """The sum of δ² over the units of two annotators."""
    total = 0
    overlapped = [False] * len(second)
    begin = 0
    for start, end in first:
        while begin < len(second) and second[begin][1] <= start:
            begin += 1
        h = begin
        while h < len(second) and second[h][0] < end:
            total += (start - second[h][0]) ** 2 + (end - second[h][1]) ** 2
            overlapped[h] = True
            h += 1
        if h == begin:
            total += (end - start) ** 2
    return total + sum((end - start) ** 2 for (start, end), met in zip(second, overlapped, strict=True) if not met)


def _expected(rows: Sequence[Row], length: int) -> float:
    units = [end - start for row in rows for start, end in row.units]
    gaps = sorted(gap for row in rows for gap in row.gaps)
    # How many characters the gaps from the i-th on have together.
    longer = [0] * (len(gaps) + 1)
    for i in range(len(gaps) - 1, -1, -1):
        longer[i] = longer[i + 1] + gaps[i]
    total = 0.0
    for unit in units:
        i = bisect_left(gaps, unit)
        room = longer[i] - (len(gaps) - i) * (unit - 1)
        total += (len(units) - 1) * (2 * unit**3 - 3 * unit**2 + unit) / 3 + unit**2 * room
    everything = len(rows) * length
    pairs = everything * (everything - 1) - sum(unit * (unit - 1) for unit in units)
    return 2 * total * everything / pairs


def _gaps(row: Sequence[tuple[int, int]], length: int) -> list[int]:
    ends = [0, *(end for _, end in row)]
    starts = [*(start for start, _ in row), length]
    return [start - end for start, end in zip(starts, ends, strict=True) if start > end]
