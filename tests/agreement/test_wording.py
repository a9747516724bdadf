"""What is said beside the figures."""

import pytest

from sarv.records import Annotator
from sarv.rounds.agreement.wording import notes

GIVEN_ALL = "A model, given everything."
GIVEN_LITTLE = "Another model."


def who(*kinds: tuple[str, str]) -> list[Annotator]:
    """Annotators a, b, … of these kinds and descriptions."""
    return [Annotator(id=id_, kind=kind, description=what) for id_, (kind, what) in zip("abcd", kinds, strict=False)]


PERSON = ("person", "Somebody.")
MODEL, OTHER_MODEL = ("language_model", GIVEN_ALL), ("language_model", GIVEN_LITTLE)
PROGRAM, OTHER_PROGRAM = ("program", "Looks words up."), ("program", "Guesses.")


TWICE = (
    " are language models that the round describes in the same words. Two passes of one model agree more than two people do: "
    "figures between them are an upper bound of what people would reach."
)
DIFFERENT = " are language models that the round describes differently. What models agree on says little of how far people would."
ONE = " is a language model: figures with it are not agreement between people."
NO_PERSON = " is a program: figures with it are not agreement between people."


@pytest.mark.parametrize(
    ("expected", "annotators"),
    [
        pytest.param([], [PERSON, PERSON], id="people"),
        pytest.param(["a and b" + TWICE], [MODEL, MODEL], id="one model twice"),
        pytest.param(["a and b" + DIFFERENT], [MODEL, OTHER_MODEL], id="different models"),
        pytest.param(["a and c" + TWICE, "a, b and c" + DIFFERENT], [MODEL, OTHER_MODEL, MODEL], id="twice, and another"),
        pytest.param(["b" + ONE], [PERSON, MODEL], id="a person and a model"),
        pytest.param(["b" + NO_PERSON], [PERSON, PROGRAM], id="a person and a program"),
        pytest.param(["a" + ONE, "b" + NO_PERSON], [MODEL, PROGRAM], id="a model and a program"),
        pytest.param(
            ["a and b are programs: figures with them are not agreement between people."], [PROGRAM, OTHER_PROGRAM], id="programs"
        ),
    ],
)
def test_annotators_are_called_what_they_are(expected: list[str], annotators: list[tuple[str, str]]) -> None:
    """The notes follow kind and description of the annotators in round.json; of people nothing is to be said."""
    assert expected == notes(who(*annotators), None)


@pytest.mark.parametrize(
    ("expected", "seeded_from"),
    [
        ("the gold of earlier rounds", "gold"),
        ("the baseline `lexicon`", "baseline:lexicon"),
        ("what two gave in the round first", "round:first/two"),
    ],
)
def test_suggestions_are_told(expected: str, seeded_from: str) -> None:
    """Where annotators saw suggestions, it is said what they saw and that figures are too high."""
    said = (
        f"The annotators did not begin with an empty page: they saw {expected} as suggestions. What nobody changed counts as "
        "agreement, so the figures are higher than those of independent annotators."
    )
    assert [said] == notes(who(PERSON, PERSON), seeded_from)
