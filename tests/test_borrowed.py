"""Words of an article are found again in what somebody wrote, however they are encoded."""

import unicodedata
from dataclasses import replace
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarv.checks._borrowed import Borrowed
from sarv.corpus import Corpus
from sarv.rounds.adjudication.docket import docket
from sarv.rounds.adjudication.reasons import as_written
from sarv.rounds.settling import load_round

ARTICLE = (
    "The ferry sank. He fled. Nobody saw who had cut the rope at the mill that night.\n"
    "\u8239\u5728\u591c\u91cc\u6c89\u6ca1\u4e86\uff0c\u6ca1\u6709\u4eba\u770b\u89c1\u3002"
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("see: the Ferry  sank!", "see: \u2026!"),
        ("He fled.", "He fled."),
        ("who had cut the rope at the barn", "who had cut the rope at the barn"),
        ("ask who had cut the rope at the mill that day", "ask \u2026 day"),
        ("\u8239\u5728\u591c\u91cc\u6c89\u6ca1\u4e86", "\u8239\u5728\u591c\u91cc\u6c89\u6ca1\u4e86"),
        ("\u8239\u5728\u591c\u91cc\u6c89\u6ca1\u4e86\uff0c\u6ca1!", "\u2026!"),
        ("the ferry sank, and nobody saw who had cut the rope at the mill", "\u2026, and \u2026"),
    ],
)
def test_what_is_taken_for_words_of_the_article(typed: str, kept: str) -> None:
    """Eight words in a row, and whole sentences of three or more, are the article's; a character is a word where blanks lack."""
    assert kept == Borrowed(ARTICLE).without(typed)


Form = Literal["NFC", "NFD"]

FRENCH = "L’été où la rivière Désirée a débordé, les fermières ont réparé le pont."
HINDI = "नदी के किनारे पर वह रात भर रही"
KANA = "がぎぐげござじずぜぞ"
KOREAN = "강 건너 마을 사람들이 어제 밤 다리를 고쳤다"


@pytest.mark.parametrize("article", [FRENCH, HINDI, KANA, KOREAN], ids=["French", "Hindi", "kana", "Korean"])
@pytest.mark.parametrize("form", get_args(Form))
def test_a_word_is_the_same_however_it_is_encoded(article: str, form: Form) -> None:
    """Composed or decomposed, with soft hyphens or zero-width characters in the words or without: it is the same word."""
    encoded = unicodedata.normalize(form, article)
    hyphened = "".join("\u00ad" * one.isalpha() + one for one in encoded)
    strewn = "\u200b" + encoded.replace(" ", " \u200b\u2060\ufeff ")

    for one in (encoded, hyphened, strewn):
        for other in (article, unicodedata.normalize("NFD", article), hyphened, strewn):
            left = Borrowed(one).without(f"odd: {other.rstrip('.')}!")
            assert "odd: …!" == left.replace("\u200b", "").replace("\u00ad", "")


@given(st.text(max_size=60), st.sampled_from(get_args(Form)), st.sampled_from(("", "\u00ad", "\u200b")))
def test_stretches_are_offsets_of_what_was_written(before: str, form: Form, strewn: str) -> None:
    """A stretch lies in the string as it was written, whatever stands before it."""
    written = strewn.join(unicodedata.normalize(form, FRENCH[:-1]))
    string = f"{before}. {written}"

    *_, (start, end) = Borrowed(FRENCH).stretches(string)

    assert len(string) == end
    assert len(before) + 2 >= start


def test_a_reason_is_compared_as_it_was_typed(tale: Corpus) -> None:
    """Zero-width characters within the words of a reason do not hide that they are the article's."""
    case = docket(tale, load_round(tale, "first")).cases["tale-0002"]
    typed = "It says: The Ferry\u200bmen called the de\u200bath a lie."

    assert "It says: The Ferry men called the de ath a lie." == as_written(typed, replace(case, shipped=True))
    assert "It says: …." == as_written(typed, replace(case, shipped=False))
