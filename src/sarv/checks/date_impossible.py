"""Every date is one of the calendar.

The 30th of February sorts, and then breaks the first program that counts days.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..findings import Fault
from ..reading import pointer_to
from ..records import ActorRegister, CorpusFacts, Document, Incident
from ._example import DOCUMENT, Edit
from ._traced import Traced
from ._views import RecordView

VIEW = ("document", "actors", "incident", "corpus")
WAY_OUT = "Look the date up in the source."
BAD = (Edit(DOCUMENT, set={"/published": "2018-02-29"}),)
GOOD = (Edit(DOCUMENT, set={"/published": "2016-02-29"}),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every date that the calendar does not have."""
    dates_in = _DATES_IN[type(view.record)]
    if not all(value is None or _possible(value) for value in dates_in(view.record)):
        for traced in dates_in(Traced(view.record)):
            if traced is not None and not _possible(traced.value):
                yield Fault(pointer_to(*traced.path), "the calendar has no such day", traced.value)


def _possible(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


# The dates in a file.
_DATES_IN: Mapping[type, Callable[[Any], Sequence[Any]]] = {
    ActorRegister: lambda register: [day for actor in register.actors for day in (actor.valid_from, actor.valid_to)],
    CorpusFacts: lambda facts: [facts.published],
    Document: lambda document: [document.published],
    Incident: lambda incident: [incident.begins, *(told.on for told in (*incident.claims, *incident.tolls))],
}
