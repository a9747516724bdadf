"""A fingerprint: what it says of a text, and how little that is."""

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import texts
from reanchoring import ROOT, of_gold
from sarv.anchoring.fingerprint import bits_per_word, fragments, make, packed, unpacked
from sarv.anchoring.keys import SHORTEST, VARIABLE, DocumentKey, corpus_key
from sarv.anchoring.passages import FEWEST
from sarv.anchoring.thinning import MOST_PER_WORD, MOST_PER_WORD_OF_STRETCH, STRETCH
from sarv.checks._fingerprinted import LETTER_TEXT
from sarv.corpus import Corpus, CorpusError
from sarv.records import Annotation, Fingerprint, FingerprintCheck

KEY = b"sixteen bytes or"
INVENTED = list(of_gold(Corpus(ROOT), ["invented"]))[:12]


def made(text: str, *wanted: tuple[int, int], key: bytes | None = None) -> Fingerprint:
    """The fingerprint of a text that is long enough."""
    found = make("letters-0001", text, wanted, key)
    assert found is not None
    return found


def place(words: str) -> tuple[int, int]:
    """Where words are in the letter."""
    at = LETTER_TEXT.index(words)
    return at, at + len(words)


def test_the_same_input_gives_the_same_fingerprint() -> None:
    """Fragments may come in any order and repeat."""
    one, other = place("millers"), place("upper weir")

    assert made(LETTER_TEXT, one, other) == made(LETTER_TEXT, other, one, other)


@pytest.mark.parametrize("subject", INVENTED[:3], ids=lambda subject: subject[0])
def test_what_was_told_stays_told(subject: tuple[str, str, set[tuple[int, int]]]) -> None:
    """Where gold changed, the fingerprint keeps its checks, so that both versions together stay within the budget."""
    name, text, wanted = subject
    half = set(sorted(wanted)[::2])
    before = make(name, text, half)
    assert before is not None
    after = make(name, text, wanted, told=before.checks)
    assert after is not None

    assert set(before.checks) <= set(after.checks)
    assert bits_per_word(after) <= MOST_PER_WORD
    assert {(span.start, span.end) for span in after.spans} == wanted
    assert after == make(name, text, wanted, told=after.checks)


def test_more_than_allowed_is_not_kept() -> None:
    """Checks over the budget, which must not be passed on, do not stay, and neither do those outside the text."""
    many = [FingerprintCheck(first=word, last=word + 3, bits=0) for word in range(13)]
    outside = [FingerprintCheck(first=word, last=word + 3, bits=0) for word in (70, 80)]
    as_new = made(LETTER_TEXT, place("millers"))

    assert as_new == make("letters-0001", LETTER_TEXT, [place("millers")], told=many)
    assert as_new == make("letters-0001", LETTER_TEXT, [place("millers")], told=outside[1:])


def test_short_texts_get_none() -> None:
    """A text of 59 words gets no fingerprint, one of 60 does."""
    words = [f"word{number}" for number in range(60)]

    assert None is make("letters-0001", " ".join(words[1:]), [(0, 5)])
    assert 60 == made(" ".join(words), (0, 5)).words


def test_fragments_by_their_words() -> None:
    """A fragment is known by its words and by how far its edges are from theirs, in normalised characters."""
    text = LETTER_TEXT.replace("a gauge", "«a gauge»")
    at = text.index("«")
    inside = text.index("illers")
    marks = text.index(",\n")
    found = made(text, (at, at + 9), (inside, inside + 5), (marks, marks + 1))

    assert [(inside, 6, 7, 1, -1), (at, 47, 49, -1, 1)] == [
        (span.start, span.first, span.last, span.before, span.after) for span in found.spans if span.first is not None
    ]
    assert [(marks, None, None)] == [(span.start, span.first, span.last) for span in found.spans if span.first is None]


def test_nothing_else_of_the_text_is_in_it() -> None:
    """Under another key no bit or check is the same but by chance, and nothing is a word of the text."""
    fragment = place("upper weir")
    one, other = made(LETTER_TEXT, fragment), made(LETTER_TEXT, fragment, key=KEY)
    bits = [unpacked(of.bits, of.words) for of in (one, other)]
    written = msgspec.json.encode(one).decode()

    assert one.spans == other.spans
    assert 20 < sum(a != b for a, b in zip(*bits, strict=True)) < 56
    assert [check.bits for check in one.checks] != [check.bits for check in other.checks]
    assert {"document", "text_sha256", "normal_sha256", "words", "bits", "spans", "checks", "letters", "start", "end", "first",
            "last"} == {word for word in re.findall(r"[a-z_]+[0-9]*[a-z_]*", re.sub(r'"[0-9a-f]{10,}"', "", written))
                        if not re.fullmatch(r"[0-9]+", word)} - {"before", "after"}  # fmt: skip


@pytest.mark.parametrize("subject", INVENTED, ids=lambda subject: subject[0])
def test_the_budget_is_kept(subject: tuple[str, str, set[tuple[int, int]]]) -> None:
    """A document says at most 2.7 bits a word, no stretch more than its share, and no check is of fewer words than allowed."""
    found = make(*subject)
    assert found is not None
    spent = [1.0] * found.words
    for check in found.checks:
        assert check.first + FEWEST <= check.last
        for word in range(check.first, check.last):
            spent[word] += 10 / (check.last - check.first)

    assert 2 < bits_per_word(found) <= MOST_PER_WORD
    assert all(
        sum(spent[at : at + STRETCH]) <= MOST_PER_WORD_OF_STRETCH * STRETCH + 1e-6 for at in range(found.words - STRETCH + 1)
    )


@given(st.lists(st.integers(0, 1), min_size=1, max_size=200))
def test_bits_are_packed(bits: list[int]) -> None:
    """Bits come back from their digits."""
    assert bits == unpacked(packed(bits), len(bits))


@settings(deadline=None, max_examples=40)
@given(texts.texts, st.data())
def test_any_text_is_fingerprinted(text: str, data: st.DataObject) -> None:
    """Whatever text and fragments are, every fragment has an entry, and those that have words lie among them."""
    whole = text + LETTER_TEXT
    wanted = data.draw(st.lists(texts.extents(whole), max_size=5))
    places = {(span.start, span.end) for spans in wanted for span in spans}
    found = made(whole, *places)

    assert sorted(places) == [(span.start, span.end) for span in found.spans]
    assert all(0 <= span.first < (span.last or 0) <= found.words for span in found.spans if span.first is not None)
    assert MOST_PER_WORD >= bits_per_word(found)


def test_fragments_of_all_layers() -> None:
    """The fragments are those of every span that the record of gold has, as a search in its file finds them."""
    raw = (ROOT / "annotations/gold/invented-0001.json").read_bytes()

    def spans(value: object) -> set[tuple[int, int]]:
        if isinstance(value, dict):
            own = {(value["start"], value["end"])} if "start" in value else set()
            return own.union(*map(spans, value.values()))
        return set().union(*map(spans, value)) if isinstance(value, list) else set()

    assert spans(msgspec.json.decode(raw)) == fragments(msgspec.json.decode(raw, type=Annotation)) != set()


def test_where_the_key_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """The corpus key is that of the environment; without one there is none; a short one is refused and not shown."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert None is corpus_key()
    monkeypatch.setenv(VARIABLE, f"{KEY.decode()}\n")
    assert KEY == corpus_key()
    monkeypatch.setenv(VARIABLE, "k" * (SHORTEST - 1))
    with pytest.raises(CorpusError, match=VARIABLE) as refused:
        corpus_key()
    assert "kkk" not in str(refused.value)


def test_a_key_has_a_check() -> None:
    """Documents and corpus keys have different checks; without a corpus key there is none."""
    checks = {DocumentKey(document, key).check for document in ("a", "b") for key in (KEY, KEY + b"!")}

    assert 4 == len(checks - {None})
    assert None is DocumentKey("a").check
