"""A document is predicted on one line.

Two lines on one document are two answers, and to take either, or both, would be a guess.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._predictions import PREDICTIONS, PredictionView

VIEW = "prediction"
WAY_OUT = "Keep one line a document; put tasks that were predicted apart together in it, or score them one by one with --task."
BAD = (Edit(PREDICTIONS, content=b'{"document":"tale-0001","mentions":[]}\n{"document":"tale-0001","stances":[]}\n'),)
GOOD = (Edit(PREDICTIONS, content=b'{"document":"tale-0001","mentions":[]}\n{"document":"tale-0002","stances":[]}\n'),)


def check(view: PredictionView) -> Iterator[Fault]:
    """Report a document that an earlier line is about."""
    name = view.record.document
    if name in view.before:
        yield Fault("/document", f"line {view.before[name]} is about this document already", name)
