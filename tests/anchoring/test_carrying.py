"""Spans in another copy: found where their words are, refused where that is not certain, and never on other words."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import texts
from copies import copy_of
from reanchoring import ROOT, Row, of_gold, row, scattered
from sarv.anchoring.carrying import WrongKeyError, carry
from sarv.anchoring.fingerprint import make
from sarv.anchoring.normal import Normal
from sarv.checks._fingerprinted import LETTER_TEXT
from sarv.corpus import Corpus
from sarv.records import Document, Fingerprint
from third_party import texts_of_news

CORPUS = Corpus(ROOT)
GOLD = list(of_gold(CORPUS, ["invented"]))[::4]
SOME = GOLD[::2]
SCATTERED = [scattered(name, text) for name, text, _ in GOLD]
KEY = b"sixteen bytes or"


def fingerprint(text: str, *wanted: tuple[int, int], key: bytes | None = None) -> Fingerprint:
    """The fingerprint of a text that is long enough."""
    found = make("letters-0001", text, wanted, key)
    assert found is not None
    return found


def place(text: str, words: str) -> tuple[int, int]:
    """Where words are in a text."""
    at = text.index(words)
    return at, at + len(words)


WEIR = place(LETTER_TEXT, "upper weir")
GAUGE = place(LETTER_TEXT, "read a gauge")


def test_the_same_words_are_exact() -> None:
    """Where only white space, invisible characters and the forms of marks differ, every span is exact, even without the key."""
    copy = "\n\n " + LETTER_TEXT.replace(" ", "\u00a0\u200b").replace("'", "’") + "\n"
    found = carry(fingerprint(LETTER_TEXT, WEIR, GAUGE, key=KEY), Normal(copy))

    assert "exact" == found.status
    assert ["upper\u00a0\u200bweir", "read\u00a0\u200ba\u00a0\u200bgauge"] == [
        copy[slice(*found.places[one])] for one in (WEIR, GAUGE)
    ]


def test_words_elsewhere_changed() -> None:
    """A change in one place leaves spans in others carried, and refuses those that it touches."""
    copy = LETTER_TEXT.replace("read a gauge", "read the gauge")
    found = carry(fingerprint(LETTER_TEXT, WEIR, GAUGE), Normal(copy))

    assert ("carried", {WEIR: WEIR}) == (found.status, found.places)


def test_edges_within_words_and_on_marks() -> None:
    """A span that cuts a word, or ends with a mark, comes back with the same characters."""
    text = LETTER_TEXT.replace("upper weir", "“upper-weir”")
    cut, marked = place(text, "ill"), place(text, "“upper-weir”")
    copy = "A line before.\n" + text.replace("“", '"').replace("”", '"').replace("-", "\u2011")
    found = carry(fingerprint(text, cut, marked), Normal(copy))

    assert ["ill", '"upper\u2011weir"'] == [copy[slice(*found.places[one])] for one in (cut, marked)]


def test_marks_at_an_edge_changed() -> None:
    """A span whose mark at the edge is another in the copy is refused."""
    marked = place(LETTER_TEXT, "gauge.")
    found = carry(fingerprint(LETTER_TEXT, WEIR, marked), Normal(LETTER_TEXT.replace("gauge.", "gauge!")))

    assert {WEIR: WEIR} == found.places


def test_words_that_stand_twice_in_the_copy() -> None:
    """A passage that occurs twice in the copy proves nothing."""
    copy = "Summary: The millers closed the upper weir on Monday and did not say for how long.\n" + LETTER_TEXT
    found = carry(fingerprint(LETTER_TEXT, WEIR, GAUGE), Normal(copy))
    offset = len(copy) - len(LETTER_TEXT)

    assert {GAUGE: (GAUGE[0] + offset, GAUGE[1] + offset)} == found.places


def test_a_wrong_key_is_told_from_a_wrong_copy() -> None:
    """With another corpus key, or without one, nothing is compared; with the right one it is."""
    keyed, copy = fingerprint(LETTER_TEXT, WEIR, GAUGE, key=KEY), Normal(f"{LETTER_TEXT} More.")

    for wrong in (None, KEY + b"!"):
        with pytest.raises(WrongKeyError):
            carry(keyed, copy, wrong)
    assert "carried" == carry(keyed, copy, KEY).status
    assert "carried" == carry(fingerprint(LETTER_TEXT, WEIR, GAUGE), copy, KEY).status


@pytest.mark.parametrize("text", ["", "...", "One two three.", "word " * 500])
def test_odd_copies_are_refused(text: str) -> None:
    """What is no copy is refused, however short or dull it is."""
    found = carry(fingerprint(LETTER_TEXT, WEIR, GAUGE), Normal(text))

    assert ("refused", {}) == (found.status, found.places)


@pytest.fixture(scope="module")
def rows() -> dict[tuple[str, float], Row]:
    """The table of edits on a quarter of the invented documents: fragments of gold, and scattered ones."""
    shares = (0.0, 0.02, 0.05, 0.1)
    return {(kind, share): row(of, share) for kind, of in (("gold", GOLD), ("scattered", SCATTERED)) for share in shares}


# Gold has a fragment for every five words, more than the budget has checks for; scattered fragments are one for every twelve.
@pytest.mark.parametrize(
    ("kind", "share", "least"),
    [
        ("scattered", 0.0, 0.99),
        ("scattered", 0.02, 0.97),
        ("scattered", 0.05, 0.95),
        ("scattered", 0.1, 0.9),
        ("gold", 0.0, 0.98),
        ("gold", 0.02, 0.95),
        ("gold", 0.05, 0.92),
        ("gold", 0.1, 0.8),
    ],
)
def test_edited_copies(rows: dict[tuple[str, float], Row], kind: str, share: float, least: float) -> None:
    """Of the spans whose words are in an edited copy, nearly all come back at their place, and none on other words."""
    found = rows[kind, share]

    assert least <= found.share
    assert 0 == found.other_words
    assert found.same_words <= 0.01 * found.spans  # an edit may put the very word that was there
    assert 0 == found.refused


def test_gold_in_several_copies() -> None:
    """At 2 % of edits, 97 % of the fragments of gold come back, over three copies of each document."""
    found = row(GOLD, 0.02, 3)

    assert 0.97 <= found.share
    assert (0, 0) == (found.other_words, found.refused)


def test_edited_copies_of_real_texts() -> None:
    """What holds of invented texts holds of real news, where the source texts are at hand."""
    subjects = [scattered(f"news-{number}", text) for number, text in enumerate(texts_of_news(40))]
    if not subjects:
        pytest.skip("the source texts are not beside the repository")
    found = row(subjects, 0.02)

    assert found.documents >= 30
    assert 0.97 <= found.share
    assert (0, 0) == (found.other_words, found.refused)


def pairs() -> Iterator[tuple[str, str]]:
    """Every document with a fingerprint and the text of another incident."""
    incidents = {name: CORPUS.load(f"corpus/invented/{name}.json", Document).incident for name, _, _ in SOME}
    for name, _, _ in SOME:
        yield from ((name, other) for other, _, _ in SOME if incidents[other] != incidents[name])


def test_other_documents_are_refused() -> None:
    """No document is taken for a copy of one about another incident."""
    made = {name: make(name, text, wanted) for name, text, wanted in SOME}
    copies = {name: Normal(text) for name, text, _ in SOME}
    taken = []
    for name, other in pairs():
        one = made[name]
        assert one is not None
        if carry(one, copies[other]).status != "refused":
            taken.append((name, other))

    assert [] == taken


@pytest.mark.parametrize(
    ("name", "other"),
    [("invented-0012", "invented-0008"), ("invented-0029", "invented-0060"), ("invented-0042", "invented-0015")],
)
def test_short_documents_are_not_taken_for_others(name: str, other: str) -> None:
    """Few bits are like those of many a text: a passage or two that fit by chance make no copy of it."""
    texts_of = {one: (text, wanted) for one, text, wanted in of_gold(CORPUS, ["invented"])}
    text, wanted = texts_of[name]
    words = Normal(text)
    _, end = words.raw(words.starts[0], words.ends[74]) or (0, 0)
    made = make(name, text[:end], {place for place in wanted if place[1] <= end})

    assert made is not None
    assert "refused" == carry(made, Normal(texts_of[other][0])).status


@settings(deadline=None, max_examples=60)
@given(texts.texts, st.data())
def test_whatever_is_carried_has_the_same_characters(text: str, data: st.DataObject) -> None:
    """However text, fragments and edits are, a span that comes back covers what it covered, in its normal form."""
    whole = text + LETTER_TEXT
    places = {(span.start, span.end) for spans in data.draw(st.lists(texts.extents(whole), max_size=4)) for span in spans}
    chance = random.Random(data.draw(st.integers(0, 99)))  # noqa: S311  # tests need repeatable chance, not secrecy
    copy = copy_of(whole, data.draw(st.sampled_from((0.0, 0.05))), chance).text
    found = carry(fingerprint(whole, *places), Normal(copy))

    for (start, end), there in found.places.items():
        assert Normal(copy[slice(*there)]).text.lower() == Normal(whole[start:end]).text.lower()
