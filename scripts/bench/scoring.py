"""How fast predictions are scored, side by side with other programs in one run.

- Exact spans with types, both sides as Arrow columns: ours, seqeval's F1 on tags that are ready, nervaluate's on dicts that are
  ready. The others get the first documents only; rates are gold spans a second. Of the extents that overlap, only the first is
  kept, since tags cannot say more.
- The interval of one metric: 1,000 draws at once, and scoring the documents of every draw (some draws, the rest in proportion).
- `sarv score` with all tasks, the whole command: seconds and peak memory.

seqeval is in the test environment; nervaluate is measured where it is installed beside it.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _generated import generate  # type: ignore[import-not-found]  # beside this file, found at run time

from sarv import resampling
from sarv.benchmark import intervals
from sarv.benchmark.batch import Batch
from sarv.benchmark.gold import Release, open_release
from sarv.benchmark.metrics import metrics
from sarv.benchmark.pairing import Pair
from sarv.benchmark.predictions import Reading, read
from sarv.benchmark.spans import MOST_DOCUMENTS, Fragments, counts, exact, spans_of_column
from sarv.corpus import Corpus
from sarv.records import Splits
from sarv.release.manifest import write_manifest
from sarv.release.shard import build_shard
from sarv.schema import schema_folder

REPEATS = 5
RESAMPLES = 1000

Mention = tuple[int, int, int]
"""Start, end and the number of the type."""


def make(root: Path, documents: int) -> Release:
    """A release of generated documents in the split `test`, as far as scoring reads it."""
    generate(root, documents)
    corpus = Corpus(root)
    splits: Splits = corpus.load("corpus/splits.json", Splits)
    corpus.write("corpus/splits.json", Splits(documents=dict.fromkeys(splits.documents, "test")))
    folder = root / "release"
    shard = build_shard(root, folder, 0, 1, only=("documents",))
    assert not shard.findings
    for name in ("actors.json", "outlets.json"):
        shutil.copy(root / "corpus" / name, folder / name)
    shutil.copytree(schema_folder() / "layers", folder / "layers")
    split = {"config": "documents", "split": "test", "content_sha256": "0" * 64}
    write_manifest(folder, {"name": "generated", "version": "0.1.0", "schema_sha256": "0" * 64, "splits": [split]})
    return open_release(folder)


def predict(release: Release, path: Path) -> tuple[list[list[Mention]], list[list[Mention]]]:
    """Write predictions that see a fifth otherwise; give mentions of both sides, without those that overlap an earlier one."""
    chance = np.random.RandomState(1)
    numbers = {type_: number for number, type_ in enumerate(sorted(set(release.types.values())))}
    ours, theirs = [], []
    with path.open("w", encoding="utf-8") as file:
        for gold in release.documents("test"):
            mentions, stances, events = ([_plain(one) for one in part] for part in (gold.mentions, gold.stances, gold.events))
            for mention in mentions:
                if chance.rand() < 0.2:
                    mention["spans"][0]["end"] += 1 if mention["spans"][0]["end"] + 1 < len(gold.text) else 0
            stances = [stance for stance in stances if chance.rand() < 0.8]
            for event in events:
                event["arguments"] = [argument for argument in event["arguments"] if chance.rand() < 0.8]
            kept = [mention for mention in mentions if chance.rand() < 0.8]
            file.write(json.dumps({"document": gold.id, "mentions": kept, "stances": stances, "events": events}) + "\n")
            ours.append(_flat([_plain(one) for one in gold.mentions], release, numbers))
            theirs.append(_flat(kept, release, numbers))
    return ours, theirs


def _plain(record: Any) -> Any:
    import msgspec

    def clean(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: clean(inner) for key, inner in value.items() if inner is not None and key != "text"}
        return [clean(inner) for inner in value] if isinstance(value, list | tuple) else value

    return clean(msgspec.to_builtins(record))


def _flat(mentions: list[Any], release: Release, numbers: dict[str, int]) -> list[Mention]:
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: one["spans"][0]["start"]):
        start, end = mention["spans"][0]["start"], mention["spans"][-1]["end"]
        if not found or start >= found[-1][1]:
            found.append((start, end, numbers[release.types[mention["actors"][0]]]))
    return found


def column(side: list[list[Mention]]) -> tuple[pa.ListArray, Any]:
    """Mentions as an Arrow column, and the type of each."""
    values = [[{"spans": [{"start": start, "end": end}]} for start, end, _ in mentions] for mentions in side]
    return pa.array(values), np.array([type_ for mentions in side for _, _, type_ in mentions], dtype=np.int64)


def seconds(run: Callable[[], Any], repeats: int = REPEATS) -> tuple[float, Any]:
    """The median time of some runs, and what the last gave."""
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        found = run()
        times.append(time.perf_counter() - begun)
    return statistics.median(times), found


def bench_spans(ours: list[list[Mention]], theirs: list[list[Mention]], few: int) -> None:
    """Exact spans with types."""
    total, part = (sum(map(len, side)) for side in (ours, ours[:few]))

    def score(gold: Any, predicted: Any, documents: int) -> float:
        fragments = Fragments()
        first, second = (spans_of_column(values, types, fragments) for values, types in (gold, predicted))
        found = counts(exact(first, second), first, second, documents, 32)
        return float(metrics()["mention_f1"].value(found.sum(axis=0)))

    gold, predicted = column(ours), column(theirs)
    spent, _ = seconds(lambda: score(gold, predicted, len(ours)))
    rate = total / spent
    print(f"exact spans with types, {len(ours):,} documents, {total:,} gold spans")
    print(f"  ours, from Arrow columns      {rate:>12,.0f} gold spans/s")
    expected = score(column(ours[:few]), column(theirs[:few]), few)

    from seqeval.metrics import f1_score

    length = max(end for side in (ours, theirs) for mentions in side for _, end, _ in mentions)
    tags = [[_tags(mentions, length // 8) for mentions in side[:few]] for side in (ours, theirs)]
    spent, _ = seconds(lambda: f1_score(*tags), 1)
    print(f"  seqeval, tags ready           {part / spent:>12,.0f} gold spans/s   ours: {rate * spent / part:,.0f} times as fast")
    try:
        from nervaluate.evaluator import Evaluator
    except ModuleNotFoundError:
        print("  nervaluate is not installed here")
        return
    dicts = [[_dicts(mentions) for mentions in side[:few]] for side in (ours, theirs)]
    labels = sorted({one["label"] for side in dicts for mentions in side for one in mentions})
    spent, found = seconds(lambda: Evaluator(*dicts, tags=labels, loader="dict").evaluate(), 1)
    print(f"  nervaluate, dicts ready       {part / spent:>12,.0f} gold spans/s   ours: {rate * spent / part:,.0f} times as fast")
    print(f"  F1 of the first {few:,}: ours {expected:.4f}, nervaluate strict {found['overall']['strict'].f1:.4f}")


def _tags(mentions: list[Mention], words: int) -> list[str]:
    """Tags of about as many words as a text has, with a mention at about its place."""
    found = ["O"] * words
    for start, end, type_ in mentions:
        first, last = start // 8, max(end // 8, start // 8 + 1)
        found[first:last] = [f"B-{type_}"] + [f"I-{type_}"] * (last - first - 1)
    return found[:words]


def _dicts(mentions: list[Mention]) -> list[dict[str, Any]]:
    return [{"label": str(type_), "start": start, "end": end} for start, end, type_ in mentions]


def bench_intervals(release: Release, path: Path) -> None:
    """The interval of one metric: drawn from what documents contribute, and by scoring the documents of each draw."""
    metric = metrics()["mention_f1"]
    texts = release.texts("test")
    predictions = {one.document: one.prediction for one in read(path, texts, release.split_of, release.types, Reading())}
    pairs = [Pair(gold, predictions[gold.id], release.types) for gold in release.documents("test")]
    count = len(pairs)
    rows = metric.statistics(Batch(pairs)).sum(axis=1, keepdims=True)
    spent, figures = seconds(lambda: metric.value(intervals.sums(resampling.draws(count, RESAMPLES, 0), rows)))
    some = 3

    def again() -> list[float]:
        drawn = (np.random.RandomState(number).randint(0, count, count).tolist() for number in range(some))
        batches = (Batch([pairs[i] for i in numbers]) for numbers in drawn)
        return [float(metric.value(metric.statistics(batch).sum(axis=0))) for batch in batches]

    slow, _ = seconds(again, 1)
    slow *= RESAMPLES / some
    print(f"interval of mention_f1, {count:,} documents each its own incident, {RESAMPLES:,} draws")
    print(f"  ours {spent:.3f} s; scoring the documents of each draw {slow:,.0f} s: {slow / spent:,.0f} times as long")
    print("  {:.4f} to {:.4f}".format(*(resampling.interval(figures) or (float("nan"),) * 2)))


def bench_command(release: Release, path: Path, documents: int) -> None:
    """The whole command."""
    command = [sys.executable, "-m", "sarv", "score", str(path), "--release", str(release.folder), "--json"]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    spent = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assert done.returncode == 0, done.stderr
    overall = json.loads(done.stdout)["systems"][0]["overall"]["value"]
    print(f"sarv score, {documents:,} documents, all tasks: {spent:.1f} s, peak {peak:,.0f} MiB, overall {overall:.3f}")


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000, help=f"how many (at most {MOST_DOCUMENTS:,})")
    parser.add_argument("--few", type=int, default=1000, help="how many the slow ones get")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        release = make(Path(folder) / "corpus", options.documents)
        ours, theirs = predict(release, path)
        bench_command(release, path, options.documents)
        bench_spans(ours, theirs, min(options.few, options.documents))
        bench_intervals(release, path)


if __name__ == "__main__":
    main()
