"""A round revises earlier rounds: there are such rounds, and the way from one to the next never leads back.

In the layers of a round that revises others, gold comes from it and no longer from them. Where rounds revise one another in a
circle, or one revises itself, none of them is the last word.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Round
from ._cycles import closing_steps
from ._example import Edit
from ._hints import nearest
from ._tale import second
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Correct the id; in a circle, keep what leads from the later round to the earlier."
BAD = (second(revises=("frist",)),)
GOOD: tuple[Edit, ...] = (second(revises=("first",)),)


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report every revised round that is not there, and one step or more of every circle."""
    revised = view.record.revises or ()
    rounds = view.folder.rounds
    steps = [(name, earlier) for name, later in sorted(rounds.items()) for earlier in later.revises or ()] if revised else []
    closing = set(closing_steps(steps))
    for i, earlier in enumerate(revised):
        if not view.folder.has_round(earlier):
            yield Fault(f"/revises/{i}", f"there is no such round{nearest(earlier, rounds)}", earlier)
        elif (view.name, earlier) in closing:
            leads = "a round cannot revise itself" if earlier == view.name else f"this leads back to {view.name}"
            yield Fault(f"/revises/{i}", leads, earlier)
