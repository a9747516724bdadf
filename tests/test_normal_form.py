"""A text enters a corpus in one form, which the checks of texts accept."""

from hypothesis import given
from hypothesis import strategies as st

import texts
from sarv.intake.normal_form import normal_form, with_title, without_title
from sarv.validation import examine_text

# Everything that the form is about: line ends, invisible characters, marks, white space; and what it must leave alone.
_LINE_ENDS = ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
_INVISIBLE = ("\u200b", "\ufeff", "\u00ad", "\u202e", "\u2067", "\U000e0067")
_OTHERS = (
    "\u200e",
    "\u200f",
    "\u2000",
    "\u0301",
    "\u0323",
    "\u0344",
    "\u3000",
    "\u212b",
    "\t",
    "🏴\U000e0067\U000e0062\U000e007f",
)
_PIECES = st.sampled_from((*texts.WORDS, *texts.SPACES, *_LINE_ENDS, *_INVISIBLE, *_OTHERS))
HOSTILE = st.lists(_PIECES, max_size=40).map("".join)


@given(HOSTILE)
def test_the_checks_accept_the_normal_form(text: str) -> None:
    """Whatever a text is made of, but for control characters, its normal form has no finding; or nothing of it can be seen."""
    made = normal_form(text)

    assert [] == (examine_text("corpus/river/river-0001.txt", made.encode()) if made else [])


@given(st.one_of(HOSTILE, st.text()))
def test_the_normal_form_of_itself(text: str) -> None:
    """What is in normal form stays as it is."""
    made = normal_form(text)

    assert made == normal_form(made)


def test_what_changes_and_what_does_not() -> None:
    """Line ends, invisible characters, composition and white space at ends change; joiners, directions, tabs and words do not."""
    text = "\ufeff\r\n  Fe\u0301rry\u200b \r\n\r\n\tThe \u200fשלום\u200f 👩\u200d🚒\u2028river\u00a0\n\n\n"

    assert "  Férry\n\n\tThe \u200fשלום\u200f 👩\u200d🚒\nriver\n" == normal_form(text)
    assert "" == normal_form(" \u200b\r\n\t")


def test_control_characters_stay_to_be_refused() -> None:
    """What a misread encoding or a crash leaves is no white space: it stays, and the check of control characters names it."""
    made = normal_form("Two\x00ferries \x93sank\x94.")

    assert "Two\x00ferries \x93sank\x94.\n" == made
    assert {"control_character"} == {one.code for one in examine_text("corpus/river/river-0001.txt", made.encode())}


def test_a_heap_of_marks_is_left_to_the_check() -> None:
    """A letter with more marks than any script has is not put in order, which could take hours; the check names it."""
    text = "a" + "\u0301\u0323" * 500_000 + "\n"

    assert text == normal_form(text)


def test_the_headline_stands_above() -> None:
    """A headline stands above the text and a blank line, once: not where the text begins with it."""
    assert "Ferries sink\n\nAt dawn." == with_title(" Ferries\n sink ", "At dawn.")
    assert "\nFERRIES  sink\n\nAt dawn." == with_title("Ferries sink", "\nFERRIES  sink\n\nAt dawn.")
    assert "At dawn." == with_title(None, "At dawn.") == with_title(" ", "At dawn.")


def test_without_its_headline() -> None:
    """A first line that is the headline, but for case and white space, is taken away; any other stays."""
    assert "\nThe quay." == without_title("Mill  burns", "\nMILL burns \n\nThe quay.")
    assert "" == without_title("Mill burns", "Mill burns")
    assert "The quay.\nMill burns" == without_title("Mill burns", "The quay.\nMill burns")
    assert "\nThe quay." == without_title(None, "\nThe quay.")
    assert " \nThe quay." == without_title(" ", " \nThe quay.")
