"""Makes the fingerprint of a text: a bit for each word, and checks of ten bits on passages around the fragments of gold."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from hashlib import sha256

from ..records import Annotation, Fingerprint, FingerprintCheck, FingerprintSpan
from .keys import DocumentKey
from .normal import Normal
from .passages import Passage, candidates, fitting, with_words
from .thinning import CHECK, checks_allowed, chosen

FEWEST_WORDS = 60
"""A text of fewer words gets no fingerprint: it could be guessed as a whole."""

Fragment = tuple[int, int]


def make(
    document: str,
    raw: str,
    fragments: Iterable[Fragment],
    corpus_key: bytes | None = None,
    told: Iterable[FingerprintCheck] = (),
) -> Fingerprint | None:
    """The fingerprint of a document's text with these fragments, in code points; None where the text is too short for one.

    `told` are the checks of an earlier one, for other fragments of the same text. They stay, since what was said once is known:
    with others in their place, both fingerprints together would say more than the budget allows.
    """
    text = Normal(raw)
    words = len(text.words)
    if words < FEWEST_WORDS:
        return None
    key = DocumentKey(document, corpus_key)
    spans = [_by_words(text, *fragment) for fragment in sorted(set(fragments))]
    to_find = [Passage.of(span) for span in with_words(spans)]
    passages = candidates(to_find, text.words)
    before = {passage for passage in fitting(map(Passage.of, told), text.words) if passage.place(text) is not None}
    if len(before) > checks_allowed(words):
        before = set()  # That one must not be passed on anyway.
    return Fingerprint(
        document=document,
        text_sha256=sha256(raw.encode()).hexdigest(),
        normal_sha256=normal_sha256(text),
        key_check=key.check,
        words=words,
        bits=packed([key.bit(word) for word in text.words]),
        spans=tuple(spans),
        checks=tuple(_check(text, passage, key) for passage in chosen(passages, to_find, words, before)),
    )


def fragments(gold: Annotation) -> set[Fragment]:
    """The different fragments of all layers of gold."""
    extents = [mention.spans for mention in gold.mentions]
    for stance in gold.stances:
        extents += [cue.spans for cue in stance.cues]
        extents.append(stance.target.proposition or ())
    for event in gold.events:
        extents += [trigger.spans for trigger in event.triggers]
        extents += [argument.spans for argument in event.arguments]
        extents += [figure.spans for figure in event.casualties]
    return {(span.start, span.end) for spans in extents for span in spans}


def normal_sha256(text: Normal) -> str:
    """The checksum of a normalised text."""
    return sha256(text.text.encode()).hexdigest()


def packed(bits: list[int]) -> str:
    """Bits as hexadecimal digits, filled up with zeros at the end."""
    digits = -(-len(bits) // 4)
    return f"{int(''.join(map(str, bits)).ljust(4 * digits, '0'), 2):0{digits}x}"


def unpacked(digits: str, count: int) -> list[int]:
    """The first so many bits of hexadecimal digits."""
    return list(map(int, f"{int(digits, 16):0{4 * len(digits)}b}"[:count]))


def bits_per_word(fingerprint: Fingerprint) -> float:
    """How much a fingerprint says for each word of its text."""
    return 1 + CHECK * len(fingerprint.checks) / fingerprint.words


def _by_words(text: Normal, start: int, end: int) -> FingerprintSpan:
    """A fragment by its words; without them where it has none, or where its edges are inside what became one character."""
    found = text.normal(start, end)
    if found is None:
        return FingerprintSpan(start=start, end=end)
    first, last = bisect_right(text.ends, found[0]), bisect_left(text.starts, found[1])
    if first >= last:
        return FingerprintSpan(start=start, end=end)
    before, after = found[0] - text.starts[first], found[1] - text.ends[last - 1]
    return FingerprintSpan(start=start, end=end, first=first, last=last, before=before, after=after)


def _check(text: Normal, passage: Passage, key: DocumentKey) -> FingerprintCheck:
    """The check of a passage."""
    (first, before), (last, after) = passage
    place = passage.place(text)
    assert place is not None
    return FingerprintCheck(first=first, last=last, before=before, after=after, bits=key.ten_bits(text.text[slice(*place)]))
