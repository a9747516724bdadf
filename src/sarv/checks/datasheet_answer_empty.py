"""An answer of the datasheet says something: at least three words, and none that put it off.

A bare yes or no tells a reader nothing that could be checked, and a note to come back later is no answer. As long as no document
is annotated, there is nothing to publish, and answers may wait.
"""

import re
from collections.abc import Iterator

from ..findings import Fault
from ..records import Datasheet
from ._example import Edit
from ._tale import DATASHEET
from ._views import RecordView

VIEW = "datasheet"
WAY_OUT = "Answer in a sentence; where nothing is known, say that, and why."
BAD = (Edit(DATASHEET, set={"/answers/0/answer": "TODO: ask the editors what they meant by it."}),)
GOOD = (Edit(DATASHEET, set={"/answers/0/answer": "Nobody remembers why."}),)

_FEWEST = 3
_WORD = re.compile(r"[^\W\d_]+|\{[^{}]*\}")
_PUT_OFF = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|lorem ipsum", re.IGNORECASE)


def check(view: RecordView[Datasheet]) -> Iterator[Fault]:
    """Report every answer that is too short to say anything, or puts the answer off."""
    if not view.folder.splits:
        return
    for i, one in enumerate(view.record.answers):
        if (found := _PUT_OFF.search(one.answer)) is not None:
            yield Fault(f"/answers/{i}/answer", f"the answer to {one.question} is put off", found[0])
        elif len(_WORD.findall(one.answer)) < _FEWEST:
            yield Fault(f"/answers/{i}/answer", f"the answer to {one.question} says nothing", one.answer)
