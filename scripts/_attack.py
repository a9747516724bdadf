"""What somebody recovers of stand-off texts who has all that the repository holds of them.

That is key, scheme, offsets, labels and the register of actors. The attacker also has a dictionary and a trigram model of other
texts (--train, a folder of texts or a mirror of the sources; whatever shares eight words in a row with an attacked text is left
out of it) and searches with a beam for the likeliest words that fit. To be on the safe side, the attacker is told the number of
words and all that stands between them. Measured are the share of the words, and of the content words (not among the 150 most
frequent), that are right in their places, the latter also without the names that the register has for whoever a mention means,
since gold itself says these; and the longest run of words.

The texts must be hydrated; fingerprints are made here from gold.
"""

import argparse
import hmac
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from _guessing import Fits, Trigrams, guess  # noqa: E402
from msgspec.structs import replace  # noqa: E402

from sarv.anchoring.fingerprint import bits_per_word, fragments, make, unpacked  # noqa: E402
from sarv.anchoring.keys import DocumentKey  # noqa: E402
from sarv.anchoring.normal import Normal  # noqa: E402
from sarv.anchoring.passages import Passage  # noqa: E402
from sarv.corpus import Corpus  # noqa: E402
from sarv.records import ActorRegister, Annotation, Fingerprint  # noqa: E402
from third_party import runs, texts_of  # noqa: E402

FREQUENT = 150
MOST_WORDS = 110
SECRET = b"known to nobody but the makers"


@dataclass(frozen=True)
class Victim:
    """A document: its text, which only the score may look at, and what is known of it."""

    name: str
    text: Normal
    gold: Annotation
    fingerprint: Fingerprint
    secret: Fingerprint

    @property
    def words(self) -> list[str]:
        """The words that are attacked."""
        return self.text.words[:MOST_WORDS]


@dataclass(frozen=True)
class Knowledge:
    """What a scheme says of a text: a value of every word, and what the words together must fit.

    `told` is how many true words somebody finds by trying all, where nothing fits any more.
    """

    value_of: Callable[[str], int]
    values: list[int]
    fits: Fits
    bits: float
    told: int = 0


def hashed(*words: str, bits: int) -> int:
    """So many bits of a row of words, under a key that is known."""
    return int.from_bytes(hmac.digest(b"known", "\0".join(words).encode(), "sha256")[:4]) >> (32 - bits)


def always(_: int, __: Sequence[str]) -> bool:
    """Nothing is known that words must fit."""
    return True


def by_nothing(victim: Victim) -> Knowledge:
    """No fingerprint at all."""
    return Knowledge(lambda _: 0, [0] * len(victim.words), always, 0)


def by_bits(count: int) -> Callable[[Victim], Knowledge]:
    """So many bits of every word."""

    def known(victim: Victim) -> Knowledge:
        def value_of(word: str) -> int:
            return hashed(word, bits=count)

        return Knowledge(value_of, list(map(value_of, victim.words)), always, count)

    return known


def by_rows(length: int, count: int = 16) -> Callable[[Victim], Knowledge]:
    """Hashes of all rows of so many words."""

    def known(victim: Victim) -> Knowledge:
        words = victim.words

        def fits(number: int, row: Sequence[str]) -> bool:
            first = number + 1 - length
            return first < 0 or hashed(*row[first:], bits=count) == hashed(*words[first : number + 1], bits=count)

        return Knowledge(lambda _: 0, [0] * len(words), fits, count, length)

    return known


def by_fingerprint(victim: Victim) -> Knowledge:
    """The fingerprint as it is made, and the offsets of gold."""
    return _fingerprinted(victim, victim.fingerprint, DocumentKey(victim.name))


def by_secret(victim: Victim) -> Knowledge:
    """The fingerprint under a corpus key that the attacker does not have, and the offsets of gold."""
    return _fingerprinted(victim, victim.secret, DocumentKey(victim.name))


def by_gold(victim: Victim) -> Knowledge:
    """The offsets of gold without a fingerprint, as every release has them."""
    known = _fingerprinted(victim, replace(victim.fingerprint, checks=()), DocumentKey(victim.name))
    return Knowledge(lambda _: 0, [0] * len(victim.words), known.fits, 0)


def by_hashes(victim: Victim) -> Knowledge:
    """The bits and checks of the fingerprint alone, without what gold says."""
    return _fingerprinted(victim, replace(victim.fingerprint, spans=()), DocumentKey(victim.name))


def _fingerprinted(victim: Victim, fingerprint: Fingerprint, key: DocumentKey) -> Knowledge:
    text = victim.text
    gaps = ["", *(text.text[end:start] for end, start in zip(text.ends, text.starts[1:], strict=False))]
    checks = [(Passage.of(check), check.bits) for check in fingerprint.checks]
    ending: dict[int, list[tuple[Passage, int]]] = {}
    for passage, bits in checks:
        # What stands after the last word is told, as are all marks.
        ending.setdefault(passage.finish[0] - 1, []).append((passage, bits))
    lengths = {span.last - 1: (span.first, text.ends[span.last - 1] - text.starts[span.first])
               for span in fingerprint.spans if span.first is not None and span.last is not None}  # fmt: skip

    def passage_of(passage: Passage, row: Sequence[str]) -> str:
        (first, before), (_, after) = passage
        body = row[first] + "".join(gaps[number] + row[number] for number in passage.words[1:])
        start, end = text.starts[first], text.ends[passage.words[-1]]
        head = text.text[start + before : start] if before < 0 else ""
        body = body[before:] if before > 0 else body
        return head + (body[:after] if after < 0 else body + text.text[end : end + after])

    def fits(number: int, row: Sequence[str]) -> bool:
        if number in lengths:
            first, length = lengths[number]
            between = sum(len(gaps[one]) for one in range(first + 1, number + 1))
            if sum(map(len, row[first : number + 1])) + between != length:
                return False
        return all(key.ten_bits(passage_of(passage, row)) == bits for passage, bits in ending.get(number, ()))

    values = unpacked(fingerprint.bits, fingerprint.words)[:MOST_WORDS]
    return Knowledge(key.bit, values, fits, bits_per_word(fingerprint))


SCHEMES: dict[str, Callable[[Victim], Knowledge]] = {
    "no fingerprint": by_nothing,
    "bits and checks alone": by_hashes,
    "offsets and labels alone": by_gold,
    "all of it": by_fingerprint,
    "all, corpus key unknown": by_secret,
    "4 bits a word": by_bits(4),
    "16 bits a word": by_bits(16),
    "16 bits of every 3 words": by_rows(3),
}
WITH_LABELS = (by_gold, by_fingerprint, by_secret)


def victims(corpus: Corpus, collections: Sequence[str], count: int) -> Iterator[Victim]:
    """The first documents of each collection whose text is here and which have gold."""
    for collection in collections:
        found = 0
        for name in corpus.document_ids(collection):
            raw = corpus.text(collection, name)
            if raw is None or found == count or not corpus.has(f"annotations/gold/{name}.json"):
                continue
            gold = corpus.load(f"annotations/gold/{name}.json", Annotation)
            made, secret = (make(name, raw, fragments(gold), key) for key in (None, SECRET))
            if made is not None and secret is not None:
                found += 1
                yield Victim(name, Normal(raw), gold, made, secret)


def hints(victim: Victim, register: ActorRegister) -> dict[int, frozenset[str]]:
    """For words of mentions, the words of the names that the register has for whoever is meant."""
    names = {actor.id: frozenset(Normal(" ".join((actor.name, *actor.aliases))).words) for actor in register.actors}
    places = {(span.start, span.end): span for span in victim.fingerprint.spans}
    found: dict[int, frozenset[str]] = {}
    for mention in victim.gold.mentions:
        likely = frozenset[str]().union(*(names.get(actor, frozenset()) for actor in mention.actors))
        for span in (places[one.start, one.end] for one in mention.spans):
            for word in range(span.first or 0, span.last or 0):
                found[word] = found.get(word, frozenset()) | likely
    return found


def trained(folder: Path, attacked: Sequence[Victim], register: ActorRegister) -> Trigrams:
    """The model of all texts below a folder but for what they share with those that are attacked."""
    held_out = {run for victim in attacked for run in runs(victim.text.text)}
    blocks = (block for text in texts_of(folder) for block in text.replace("\r", "").split("\n\n"))
    texts = [Normal(block).words for block in blocks if held_out.isdisjoint(runs(block))]
    names = (word for actor in register.actors for word in Normal(" ".join((actor.name, *actor.aliases))).words)
    return Trigrams(texts, names)


def main() -> None:
    """Attack, and print what is recovered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True, help="a folder of texts, or a mirror of the sources")
    parser.add_argument("--collection", action="append", help="attack documents of this one (default: muc4, re3d, wikinews)")
    parser.add_argument("--documents", type=int, default=4, help="how many of each collection")
    parser.add_argument("--scheme", action="append", choices=list(SCHEMES), help="only this one")
    parser.add_argument("--folder", type=Path, default=ROOT, help="the corpus folder, with hydrated texts")
    options = parser.parse_args()
    corpus = Corpus.find(options.folder)
    collections = options.collection or ["muc4", "re3d", "wikinews"]
    attacked = list(victims(corpus, collections, options.documents))
    if not attacked:
        among = f"no document of {', '.join(collections)} in {corpus.root}"
        parser.error(f"{among} has both gold and its text; `sarv hydrate` fetches texts")
    register = corpus.load("corpus/actors.json", ActorRegister)
    model = trained(options.train, attacked, register)
    if not model.total:
        parser.error(f"--train: {options.train} holds no texts but those that are attacked")
    frequent = {word for word, _ in model.words.most_common(FREQUENT)}
    cost = sum(model.bits_per_word(victim.words) for victim in attacked) / len(attacked)
    unknown = [word not in model.words for victim in attacked for word in victim.words]
    print(f"{len(attacked)} documents; the model knows {model.total:,} words of other texts")
    print(f"under it a word has {cost:.1f} bits, and {sum(unknown) / len(unknown):.1%} of the words are unknown to it")
    print(f"{'':32}{'bits a word':>12}{'words':>8}{'content':>9}{'unnamed':>9}{'longest run':>13}")
    for name in options.scheme or SCHEMES:
        right: list[list[bool]] = []
        content: list[tuple[bool, bool]] = []
        spent = 0.0
        for victim in attacked:
            known = SCHEMES[name](victim)
            spent += known.bits
            named = hints(victim, register)
            labels = named if SCHEMES[name] in WITH_LABELS else {}
            found = guess(model, len(victim.words), known.value_of, known.values, known.fits, labels, (known.told, victim.words))
            same = [one == other for one, other in zip(found, victim.words, strict=True)]
            right.append(same)
            for number, (is_, word) in enumerate(zip(same, victim.words, strict=True)):
                if word not in frequent:
                    content.append((is_, word in named.get(number, ())))
        words = [is_ for same in right for is_ in same]
        longest = max(max(map(len, "".join("x" if is_ else " " for is_ in same).split()), default=0) for same in right)
        unnamed = [is_ for is_, of_name in content if not of_name]
        of_content = sum(is_ for is_, _ in content) / len(content)
        shares = f"{sum(words) / len(words):>8.1%}{of_content:>9.1%}{sum(unnamed) / len(unnamed):>9.1%}"
        print(f"{name:32}{spent / len(attacked):>12.1f}{shares}{longest:>13}")


if __name__ == "__main__":
    main()
