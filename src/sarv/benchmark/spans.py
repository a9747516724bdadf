"""Many extents of many documents as arrays, so that comparing them is sorting numbers.

An extent with its document and label is one integer: 14 bits for the document, 24 for where it starts, 20 for how long it is, 5
for the label. An extent of several fragments has no length; it has a number in a list that both sides share, and the highest of
the 20 bits says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from ..corpus import CorpusError
from ..extents import Extent, joined

Integers = NDArray[np.int64]

MOST_DOCUMENTS = 1 << 14
_LENGTH, _LABEL = 20, 5
_MANY = 1 << (_LENGTH - 1)
_START = 24
_DOCUMENT = _START + _LENGTH + _LABEL


class TooLargeError(CorpusError):
    """A batch has more documents, or an extent is longer or lies further on, than the integers hold."""

    def __init__(self) -> None:
        super().__init__(
            f"too large to be scored: at most {MOST_DOCUMENTS:,} documents at a time, and extents that begin within the first "
            f"{1 << _START:,} code points of a text and have fewer than {_MANY:,}"
        )


@dataclass(frozen=True)
class Spans:
    """One key for each different extent with its document and label, ascending; and the fragments of those that have several.

    `fragments` maps the number of an extent of several fragments to these; both sides of a comparison share it.
    """

    keys: Integers
    fragments: "Fragments"


class Fragments:
    """Numbers for extents of several fragments: equal extents, equal numbers."""

    def __init__(self) -> None:
        self._numbers: dict[Extent, int] = {}

    def number(self, extent: Extent) -> int:
        """The number of an extent."""
        return self._numbers.setdefault(extent, len(self._numbers))

    @property
    def extents(self) -> list[Extent]:
        """The extents by their numbers."""
        return list(self._numbers)


def spans(rows: Iterable[tuple[int, Extent, int]], fragments: Fragments) -> Spans:
    """The spans of (document, extent, label) rows; a row that comes twice counts once."""
    documents, starts, lengths, labels = [], [], [], []
    for document, extent, label in rows:
        documents.append(document)
        labels.append(label)
        starts.append(extent[0][0])
        lengths.append(extent[0][1] - extent[0][0] if len(extent) == 1 else _MANY + fragments.number(extent))
        if len(extent) == 1 and lengths[-1] >= _MANY:
            raise TooLargeError
    arrays = (np.array(values, dtype=np.int64) for values in (documents, starts, lengths, labels))
    return Spans(_keys(*arrays), fragments)


def spans_of_column(column: pa.ListArray, labels: Integers, fragments: Fragments) -> Spans:
    """The spans of an Arrow column: for each document a list of elements with `spans`; `labels` has one for each element."""
    elements = column.flatten()
    inner = pc.struct_field(elements, "spans")
    counts = pc.list_value_length(inner).to_numpy(zero_copy_only=False)
    documents = np.repeat(np.arange(len(column)), pc.list_value_length(column).to_numpy(zero_copy_only=False))
    flat = inner.flatten()
    starts, ends = (pc.struct_field(flat, name).to_numpy().astype(np.int64) for name in ("start", "end"))
    firsts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64) if len(counts) else np.zeros(0, np.int64)
    begins, lengths = starts[firsts], (ends - starts)[firsts]
    if len(lengths) and int(lengths.max()) >= _MANY:
        raise TooLargeError
    for i in np.flatnonzero(counts > 1):
        one = joined(zip(*(at[firsts[i] : firsts[i] + counts[i]].tolist() for at in (starts, ends)), strict=True))
        begins[i] = one[0][0]
        lengths[i] = one[0][1] - one[0][0] if len(one) == 1 else _MANY + fragments.number(one)
    return Spans(_keys(documents.astype(np.int64), begins, lengths, labels), fragments)


def _keys(documents: Integers, starts: Integers, lengths: Integers, labels: Integers) -> Integers:
    # What stands nowhere has a negative place; no real extent has length 0.
    lengths = np.where(starts < 0, 0, lengths)
    starts = np.abs(starts)
    limits = ((documents, MOST_DOCUMENTS), (starts, 1 << _START), (lengths, 1 << _LENGTH), (labels, 1 << _LABEL))
    if any(len(values) and int(values.max()) >= limit for values, limit in limits):
        raise TooLargeError
    keys: Integers = np.unique((((documents << _START | starts) << _LENGTH | lengths) << _LABEL) | labels)
    return keys


def exact(gold: Spans, predicted: Spans) -> Integers:
    """The keys that both sides have."""
    both = np.concatenate([gold.keys, predicted.keys])
    both.sort(kind="stable")  # Two runs that are sorted already are merged.
    found: Integers = both[1:][both[1:] == both[:-1]]
    return found


def overlapping(gold: Spans, predicted: Spans) -> Integers:
    """The keys of gold that a greatest one-to-one matching pairs with a prediction of the same label that shares a character.

    How many there are in a document is the same for every such matching.
    """
    if not len(gold.keys) or not len(predicted.keys):
        return np.zeros(0, np.int64)
    left, left_starts, left_ends = _pieces(gold)
    right, right_starts, right_ends = _pieces(predicted)
    order = np.argsort(left_starts, kind="stable")
    left, left_starts, left_ends = left[order], left_starts[order], left_ends[order]
    reach = np.maximum.accumulate(left_ends)
    first = np.searchsorted(reach, right_starts, side="right")
    last = np.searchsorted(left_starts, right_ends, side="left")
    counts = np.maximum(last - first, 0)
    columns = np.repeat(np.arange(len(right)), counts)
    rows = np.arange(len(columns)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
    touching = left_ends[rows] > right_starts[columns]
    rows, columns = left[rows[touching]], right[columns[touching]]
    shape = (len(gold.keys), len(predicted.keys))
    graph = csr_array((np.ones(len(rows), np.int8), (rows, columns)), shape=shape)
    matched = maximum_bipartite_matching(graph, perm_type="column")
    found: Integers = gold.keys[matched >= 0]
    return found


def _pieces(side: Spans) -> tuple[Integers, Integers, Integers]:
    """Every fragment: whose it is, and its start and end on a line on which nothing of another document or label overlaps."""
    keys = side.keys
    lengths = (keys >> _LABEL) & ((1 << _LENGTH) - 1)
    starts = (keys >> (_LABEL + _LENGTH)) & ((1 << _START) - 1)
    base = ((keys >> _DOCUMENT) << _LABEL | (keys & ((1 << _LABEL) - 1))) << _START
    single = np.flatnonzero((lengths > 0) & (lengths < _MANY))
    owners, begins, ends = [single], [base[single] + starts[single]], [base[single] + starts[single] + lengths[single]]
    extents = side.fragments.extents if (lengths >= _MANY).any() else []
    for i in np.flatnonzero(lengths >= _MANY):
        places = np.array(extents[lengths[i] - _MANY], dtype=np.int64)
        owners.append(np.full(len(places), i))
        begins.append(base[i] + places[:, 0])
        ends.append(base[i] + places[:, 1])
    return np.concatenate(owners), np.concatenate(begins), np.concatenate(ends)


def counts(found: Integers, gold: Spans, predicted: Spans, documents: int, labels: int) -> NDArray[np.float64]:
    """(documents, labels, 3): how many were found, are in gold, and are predicted, by document and label."""
    return np.stack([_count(keys, documents, labels) for keys in (found, gold.keys, predicted.keys)], axis=-1)


def _count(keys: Integers, documents: int, labels: int) -> NDArray[np.float64]:
    cells = (keys >> _DOCUMENT) * labels + (keys & ((1 << _LABEL) - 1))
    return np.bincount(cells, minlength=documents * labels).reshape(documents, labels).astype(np.float64)
