"""Mechanical policies: rulings that follow from who gave what, and say of themselves that they are mechanical."""

from collections.abc import Callable, Iterator

from ...corpus import CorpusError
from ...derivation import Alike
from ...records import Round
from .competing import open_groups
from .docket import Case
from .rulings import Ruling

Policy = Callable[[Case], Iterator[Ruling]]


def policy_named(name: str, round_: Round) -> Policy | None:
    """The policy `majority` or `prefer:ANNOTATOR`; None for other names. Raises `CorpusError` for an unknown annotator."""
    if name == "majority":
        return majority
    kind, _, annotator = name.partition(":")
    if kind != "prefer":
        return None
    known = [one.id for one in round_.annotators]
    if annotator not in known:
        raise CorpusError(f"--policy {name}: round {round_.id} has no annotator '{annotator}'; there are: {', '.join(known)}")
    return lambda case: _prefer(case, annotator)


def majority(case: Case) -> Iterator[Ruling]:
    """Keep what more than half of the annotators gave alike, instead of what competes with it; decide nothing else."""
    for group in open_groups(case):
        for same in group:
            count = len(_annotators(same))
            if 2 * count > len(case.given):
                reason = f"Mechanical (majority): {count} of {len(case.given)} annotators gave it alike."
                yield Ruling(_names(group), reason, keep=same.references[:1])


def _prefer(case: Case, annotator: str) -> Iterator[Ruling]:
    """Keep what one annotator gave, and drop what only others did."""
    for group in open_groups(case):
        own = tuple(name for name in _names(group) if name.startswith(f"{annotator}:"))
        if own:
            yield Ruling(_names(group), f"Mechanical (prefer {annotator}): what {annotator} gave is kept.", keep=own[:1])
        else:
            yield Ruling(_names(group), f"Mechanical (prefer {annotator}): {annotator} did not give it.")


def _names(group: list[Alike]) -> tuple[str, ...]:
    return tuple(name for same in group for name in same.references)


def _annotators(same: Alike) -> set[str]:
    return {annotator for annotator, _ in same.members}
