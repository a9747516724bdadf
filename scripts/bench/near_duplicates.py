"""Near-duplicates among many generated articles: the exact search of this kit beside sketches of libraries.

Planted are copies with some words changed, at Jaccard coefficients from 0.5 to 1. All ways take the same shingles (five words)
and check every candidate exactly; recall is over the planted pairs of 0.7 and above. The sketches have 128 values in 32 bands of
4 rows. They are measured where their packages are installed: rensa and datasketch, which nothing else needs. Rounds are
interleaved; rates are documents a second of processor time, of the median round, with the fastest beside it. With --boilerplate,
every article carries one of ten paragraphs of that share, as agencies' articles do.
"""

import argparse
import itertools
import random
import resource
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from multiprocessing import get_context

import unicode_segmentation_rs as unicode_segmentation

from sarv.overlap import WORDS, near_duplicates, shingles

VALUES, BANDS = 128, 32
Way = Callable[[list[str]], set[tuple[int, int]]]


def articles(count: int, pairs: int, words: int, boilerplate: float, accents: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Generated articles and the numbers of the planted pairs, an article and its changed copy."""
    chance = random.Random(7)  # noqa: S311  # benchmarks need repeatable chance, not secrecy
    vocabulary = ["".join(chance.choices("etaoinshrdlucmfwyp" + accents, k=chance.randint(2, 10))) for _ in range(30_000)]
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(vocabulary))))  # Zipf's law, as in real text
    shared = [chance.choices(vocabulary, cum_weights=weights, k=round(boilerplate * words)) for _ in range(10)]

    def article() -> list[str]:
        own = chance.randint(words // 2, words * 3 // 2) - len(shared[0])
        return chance.choices(vocabulary, cum_weights=weights, k=own) + chance.choice(shared)

    originals = [article() for _ in range(count - pairs)]
    planted = []
    for original in chance.sample(range(len(originals)), pairs):
        copy = list(originals[original])
        # A changed word changes five shingles.
        for place in chance.sample(range(len(copy)), round(len(copy) * chance.uniform(0, 0.07))):
            copy[place] = chance.choice(vocabulary)
        planted.append((original, len(originals)))
        originals.append(copy)
    return ["“" + " ".join(one).capitalize() + ".”" for one in originals], planted


def jaccard(one: str, other: str) -> float:
    """The coefficient of two texts, by their sets."""
    its, others = shingles(one), shingles(other)
    return len(its & others) / len(its | others)


def of_sarv(texts: list[str]) -> set[tuple[int, int]]:
    """The exact search of this kit."""
    return {(pair.first, pair.second) for pair in near_duplicates(texts)}


def of_rensa(texts: list[str]) -> set[tuple[int, int]]:
    """Sketches and bands of rensa, then the exact check."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.7, num_perm=VALUES, num_bands=BANDS)
    candidates = []
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=VALUES, seed=1)
        sketch.update(_words(text))
        candidates += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch)
    return _checked(candidates, texts)


def of_datasketch(texts: list[str]) -> set[tuple[int, int]]:
    """Sketches and bands of datasketch, then the exact check."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=VALUES, params=(BANDS, VALUES // BANDS))
    candidates = []
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=VALUES, seed=1)
        sketch.update_batch([one.encode() for one in _words(text)])
        candidates += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch)
    return _checked(candidates, texts)


def _words(text: str) -> list[str]:
    """The shingles of a text as strings, which is what libraries take."""
    words = unicode_segmentation.unicode_words(unicodedata.normalize("NFKC", text).casefold())
    return list(map(" ".join, zip(*(words[first:] for first in range(WORDS)), strict=False)))


def _checked(candidates: list[tuple[int, int]], texts: list[str]) -> set[tuple[int, int]]:
    return {(first, second) for first, second in candidates if 10 * jaccard(texts[first], texts[second]) >= 7}


WAYS: dict[str, Way] = {"sarv, exact": of_sarv, "rensa": of_rensa, "datasketch": of_datasketch}


def _measured(name: str, arguments: tuple[int, int, int, float, str]) -> tuple[float, int, set[tuple[int, int]]]:
    """Seconds, peak memory added in MiB, and the pairs found; in a process of its own, so that memory is one way's alone."""
    texts, _ = articles(*arguments)
    list(WAYS[name](texts[:100]))  # imports
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    found = WAYS[name](texts)
    seconds = time.process_time() - begun
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // unit, found


def _rounds(
    names: list[str], options: argparse.Namespace, arguments: tuple[int, int, int, float, str]
) -> Iterator[tuple[str, list[float], int, set[tuple[int, int]]]]:
    runs: dict[str, list[tuple[float, int, set[tuple[int, int]]]]] = {name: [] for name in names}
    for _ in range(options.rounds):
        for name in names:
            with get_context("spawn").Pool(1) as process:
                runs[name].append(process.apply(_measured, (name, arguments)))
    for name, its in runs.items():
        yield name, [seconds for seconds, _, _ in its], max(memory for _, memory, _ in its), its[0][2]


def main() -> None:
    """Run the ways and print rates, recall and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--pairs", type=int, default=500, help="planted pairs (default 500)")
    parser.add_argument("--words", type=int, default=330, help="words of an article, on average (default 330)")
    parser.add_argument("--boilerplate", type=float, default=0.0, help="share of every article that many have (default 0)")
    parser.add_argument("--accents", default="", help="letters beyond ASCII to write articles with too, such as é (default none)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=list(WAYS), help=f"some of: {', '.join(WAYS)}")
    options = parser.parse_args()
    arguments = (options.documents, options.pairs, options.words, options.boilerplate, options.accents)
    names = [name for name in WAYS if name in options.only and (name.startswith("sarv") or find_spec(name))]
    texts, planted = articles(*arguments)
    at = {pair: jaccard(texts[pair[0]], texts[pair[1]]) for pair in planted}
    near = {pair for pair, likeness in at.items() if 10 * likeness >= 7}
    print(f"{len(texts):,} documents, {len(near)} planted pairs of Jaccard 0.7 and above; median of {options.rounds} rounds")
    for name, seconds, memory, found in _rounds(names, options, arguments):
        rates = [len(texts) / one for one in seconds]
        recall = len(found & near) / max(len(near), 1)
        print(
            f"{name:12} {statistics.median(rates):8,.0f} documents/s (fastest {max(rates):,.0f})   recall {recall:.4f}   "
            f"{len(found - near)} others   {memory:,} MiB more"
        )
    for name in options.only:
        if name not in names:
            print(f"{name} is not installed: pip install {name}")


if __name__ == "__main__":
    main()
