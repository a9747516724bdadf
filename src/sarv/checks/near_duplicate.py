"""Near-duplicates report one incident.

The incident is what splits keep together. Agencies send one report many times with a paragraph more or a figure mended; apart,
one could be learnt from and the other scored on. Near-duplicates have seven tenths of their sequences of five words in common.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._inputs import NOTES, reported
from ._views import InputView

VIEW = "input"
WAY_OUT = "Run with --same-incident, which gives them the incident of the first; give them one incident; or leave one out."
BAD = (
    Edit(
        NOTES,
        replace=(
            b"The mill at Tolle burnt down on Friday. Nobody was hurt.",
            b"Two ferries sank at the quay of Oss on Sunday morning. The Ferrymen accused the Bridge Office of that.",
        ),
    ),
)
GOOD = (Edit(NOTES, replace=(b"Nobody was hurt.", b"No one was hurt.")),)


def check(view: InputView) -> Iterator[Fault]:
    """Report what was found of this kind when the input was read."""
    return reported(view, __name__)
