"""No figure is typed into an answer of the datasheet by hand.

A typed figure is wrong as soon as the corpus grows, and nobody notices. Years, numbers within names, and what stands between
backticks are no figures.
"""

import re
from collections.abc import Iterator

from ..findings import Fault
from ..questions import PLACEHOLDER
from ..records import Datasheet
from ._example import Edit
from ._tale import DATASHEET
from ._views import RecordView

VIEW = "datasheet"
WAY_OUT = "Name the figure, such as `{documents}`; or write a small number that cannot change as a word."
BAD = (Edit(DATASHEET, set={"/answers/0/answer": "It has 3 documents to read."}),)
GOOD = (Edit(DATASHEET, set={"/answers/0/answer": "It has {documents}, as MUC-4 had since 1992, under `CC BY 4.0`."}),)

_CODE = re.compile(r"`[^`]*`")
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*%?(?![\w-])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def check(view: RecordView[Datasheet]) -> Iterator[Fault]:
    """Report every number that stands by itself and is no year."""
    for i, one in enumerate(view.record.answers):
        for found in _NUMBER.finditer(_CODE.sub("", PLACEHOLDER.sub("", one.answer))):
            if not _YEAR.fullmatch(found[0]):
                yield Fault(f"/answers/{i}/answer", f"a figure is typed into the answer to {one.question}", found[0])
