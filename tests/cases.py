"""Cases for tests of adjudication, made in memory."""

from collections.abc import Sequence

from passes import ALL, decisions, round_of
from sarv.derivation import Derived, Undecided, derive
from sarv.records import Annotation, Decision, Document, Rights, TextFacts
from sarv.rounds.adjudication.docket import Case

DOCUMENT = Document(
    id="tale-1",
    collection="tale",
    language="en",
    outlet="gazette",
    genre="report",
    incident="war",
    rights=Rights(license="CC0-1.0", credit="nobody", redistribute=True),
    text=TextFacts(sha256="0" * 64, length=100),
)


def case_of(every: Sequence[Annotation], made: tuple[Decision, ...] = (), layers: Sequence[str] = ALL) -> Case:
    """A document that these annotators gave."""
    ordered = tuple(sorted(every, key=lambda one: one.annotator))
    return Case(round_of(*(one.annotator for one in ordered), layers=layers), DOCUMENT, None, False, ordered, made)


def outcome(case: Case, made: tuple[Decision, ...]) -> Derived | list[Undecided]:
    """What a round gives under these decisions."""
    return derive(case.round, case.given, decisions(*made))
