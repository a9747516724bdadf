"""An answer of the datasheet was read again for every data version that adds or changes documents or labels.

What was true of a smaller corpus need not be true of a larger one. Only the third number may be ahead of what the answer was
written for: such a version changes metadata alone.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import CorpusFacts, Datasheet
from ._example import Edit
from ._tale import DATASHEET
from ._views import RecordView

VIEW = "datasheet"
WAY_OUT = "Read the answer against the corpus as it is now, mend it where it needs it, and set `written_for` to the data version."
BAD = (Edit("corpus/corpus.json", set={"/version": "0.2.0"}),)
GOOD = (Edit("corpus/corpus.json", set={"/version": "0.1.7"}), Edit(DATASHEET, set={"/answers/0/written_for": "0.1.3"}))


def check(view: RecordView[Datasheet]) -> Iterator[Fault]:
    """Report every answer whose version is older in its first two numbers than the corpus's."""
    facts = view.folder.record("corpus/corpus.json", CorpusFacts)
    if not isinstance(facts, CorpusFacts):
        return
    for i, one in enumerate(view.record.answers):
        if _first_two(one.written_for) < _first_two(facts.version):
            message = f"the answer to {one.question} was written for an older version than the corpus has, {facts.version}"
            yield Fault(f"/answers/{i}/written_for", message, one.written_for)


def _first_two(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split(".")[:2])
