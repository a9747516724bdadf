"""Nobody who judges in a round is called `gold`, `decisions` or `exports`.

Annotations lie in a folder of their annotator's name, and those names are taken: by what is derived from the round, by what the
adjudicator decided, and by what the labelling server gave out.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Annotator, Round
from ._example import Edit
from ._tale import second
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Give the annotator another name."
RESERVED = ("decisions", "exports", "gold")


def _by(name: str) -> tuple[Edit, ...]:
    return (second(annotators=(Annotator(id=name, kind="program", description="Says nothing yet."),)),)


BAD = _by("gold")
GOOD = _by("golden")


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report every annotator, and the adjudicator, of such a name."""
    judging = [(f"/annotators/{i}/id", annotator) for i, annotator in enumerate(view.record.annotators)]
    if view.record.adjudicator is not None:
        judging.append(("/adjudicator/id", view.record.adjudicator))
    for pointer, annotator in judging:
        if annotator.id in RESERVED:
            yield Fault(pointer, "this name is reserved", annotator.id)
