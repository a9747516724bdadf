"""How spans come back from edited copies of a text, how alike other texts are by chance, and how long that takes.

Fragments are those of gold, and random ones as scattered as in the measurements that the scheme comes from (one for every
twelve words, of 1 to 12 words). Copies are edited as `tests/copies.py` says. Texts of stand-off documents count as far as they
are hydrated.
"""

import argparse
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from copies import copy_of  # noqa: E402
from reanchoring import SHARES, Subject, of_gold, row, scattered  # noqa: E402
from sarv.anchoring.carrying import carry  # noqa: E402
from sarv.anchoring.fingerprint import make  # noqa: E402
from sarv.anchoring.normal import Normal  # noqa: E402
from sarv.corpus import Corpus  # noqa: E402
from sarv.fingerprinting import path_of as fingerprint_path  # noqa: E402
from sarv.records import Document, Fingerprint  # noqa: E402

COPIES = 3
HEADER = "  edits   spans   broken   exact  refused  same words  other words  copies refused"


def main() -> None:
    """Print the tables of edits and the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT, help="the corpus folder")
    corpus = Corpus.find(parser.parse_args().folder)
    stand_off = [name for name, collection in corpus.collections.items() if collection.texts == "stand_off"]
    for title, collections in (("invented", ["invented"]), ("stand-off", stand_off)):
        gold = list(of_gold(corpus, collections))
        print_rows(f"{title}, gold", gold)
        print_rows(f"{title}, scattered", [scattered(name, text) for name, text, _ in gold])
    paths = {name: fingerprint_path(name) for name, _, _ in gold}
    stored = {name: corpus.load(path, Fingerprint) for name, path in paths.items() if corpus.has(path)}
    print_rows("stand-off, gold, fingerprints as they are stored", gold, stored)
    compare_with_others(corpus)
    for words in (300, 1000, 3000):
        chance = random.Random(words)  # noqa: S311  # benchmarks need repeatable chance, not secrecy
        _, text, wanted = scattered("long", " ".join(f"w{chance.randrange(4000)}" for _ in range(words)))
        copy = copy_of(text, 0.02, chance).text
        begun = time.perf_counter()
        made = make("long", text, wanted)
        assert made is not None
        between = time.perf_counter()
        carry(made, Normal(copy))
        ended = time.perf_counter()
        print(f"{words:,} words: made in {1000 * (between - begun):.0f} ms, carried in {1000 * (ended - between):.0f} ms")


def print_rows(title: str, subjects: Sequence[Subject], stored: Mapping[str, Fingerprint] | None = None) -> None:
    """Print the table of edits for these documents."""
    print(f"{title}: {len(subjects)} documents, {COPIES} copies of each")
    print(HEADER)
    for share in SHARES if subjects else ():
        one = row(subjects, share, COPIES, stored)
        refused = 1 - (one.exact + one.same_words) / one.whole
        shares = f"{1 - one.whole / one.spans:>9.1%}{one.share:>8.1%}{refused:>9.1%}"
        print(f"{share:>7.0%}{one.spans:>8,}{shares}{one.same_words:>12}{one.other_words:>13}{one.refused:>16}")


def compare_with_others(corpus: Corpus) -> None:
    """Print how alike the beginnings of invented documents and the documents of other incidents are."""
    gold = list(of_gold(corpus, ["invented"]))
    incidents = {name: corpus.load(f"corpus/invented/{name}.json", Document).incident for name, _, _ in gold}
    texts = {name: Normal(text) for name, text, _ in gold}
    print("beginnings of invented documents, and documents of other incidents")
    print("  words   pairs   bits at most   taken for copies")
    for words in (60, 75, 100, 150, 200, 300):
        found = []
        for name, text, wanted in gold:
            _, end = texts[name].raw(texts[name].starts[0], texts[name].ends[words - 1]) or (0, 0)
            made = make(name, text[:end], {place for place in wanted if place[1] <= end})
            if made is not None:
                found += [(made, carry(made, texts[other])) for other in texts if incidents[other] != incidents[name]]
        bits = max(one.score * made.words for made, one in found)
        taken = sum(one.status != "refused" for _, one in found)
        print(f"{words:>7}{len(found):>8,}{bits:>15.0f}{taken:>19}")


if __name__ == "__main__":
    main()
