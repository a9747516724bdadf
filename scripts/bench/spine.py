"""From files to checked Parquet splits: this kit beside what one writes in an afternoon, on one generated corpus.

Ways, all producing the config `documents` in three splits from documents and gold: `naive` (jsonschema.validate a file, then
Dataset.from_list(...).to_parquet), `generator` (a compiled validator, then Dataset.from_generator), `sarv` in one process
and in two. Rounds are interleaved; ratios are medians of the rounds. `naive` and `generator` read fewer documents, for
they take long, and do fewer checks: shape, and span bounds and words.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _generated import generate  # type: ignore[import-not-found]  # beside this file, found at run time

from sarv.records import SPLITS
from sarv.release.features import footer
from sarv.release.shard import build_shard
from sarv.release.tables import configs


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "start" in value:
            yield value
        else:
            for inner in value.values():
                yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def _read(root: Path, name: str) -> tuple[dict[str, Any], str, dict[str, Any]]:
    document = json.loads((root / f"corpus/made/{name}.json").read_text(encoding="utf-8"))
    text = (root / f"corpus/made/{name}.txt").read_text(encoding="utf-8")
    annotation = json.loads((root / f"annotations/gold/{name}.json").read_text(encoding="utf-8"))
    return document, text, annotation


def _row(document: dict[str, Any], text: str, annotation: dict[str, Any]) -> dict[str, Any]:
    for span in _spans(annotation):
        if text[span["start"] : span["end"]] != span["text"]:
            raise ValueError(span)
    layers = {name: annotation[name] for name in ("complete", "mentions", "stances", "events")}
    facts = document["text"]
    return {**document, "text": text, "text_facts": facts, "text_sha256": annotation["text_sha256"], **layers}


def _names(root: Path, count: int) -> dict[str, list[str]]:
    splits = json.loads((root / "corpus/splits.json").read_text(encoding="utf-8"))["documents"]
    chosen = sorted(splits)[:count]
    return {split: [name for name in chosen if splits[name] == split] for split in SPLITS}


def naive(root: Path, out: Path, count: int) -> None:
    """What a researcher writes in an afternoon."""
    import jsonschema
    from datasets import Dataset
    from referencing import Registry, Resource

    from sarv.schema import schema_folder

    schemas = {
        name: json.loads((schema_folder() / f"{name}.schema.json").read_text()) for name in ("common", "document", "annotation")
    }
    registry: Any = Registry().with_resource(schemas["common"]["$id"], Resource.from_contents(schemas["common"]))
    for split, names in _names(root, count).items():
        rows = []
        for name in names:
            document, text, annotation = _read(root, name)
            jsonschema.validate(document, schemas["document"], registry=registry)
            jsonschema.validate(annotation, schemas["annotation"], registry=registry)
            rows.append(_row(document, text, annotation))
        Dataset.from_list(rows).to_parquet(out / f"{split}.parquet")


def generator(root: Path, out: Path, count: int) -> None:
    """What one writes after reading about performance: a compiled validator and a streaming builder with stated features.

    Without them, `datasets` infers the types of optional keys from the first rows, and the splits differ in their columns.
    """
    from datasets import Dataset, Features

    from sarv.schema import compiled

    features = Features.from_arrow_schema(footer(configs()["documents"]))

    def rows(names: list[str]) -> Iterator[dict[str, Any]]:
        for name in names:
            document, text, annotation = _read(root, name)
            if not (compiled("document").is_valid(document) and compiled("annotation").is_valid(annotation)):
                raise ValueError(name)
            yield _with_every_column(_row(document, text, annotation))

    for split, names in _names(root, count).items():
        cache = str(out / "cache")
        built = Dataset.from_generator(rows, features=features, gen_kwargs={"names": names}, cache_dir=cache)
        built.to_parquet(out / f"{split}.parquet")


def _with_every_column(row: dict[str, Any]) -> dict[str, Any]:
    """The row in the columns of the config `documents`."""
    rights, facts = row.pop("rights"), row.pop("text_facts")
    return row | {
        "outlet_alignment": "independent",
        "published": date.fromisoformat(row["published"]),
        "url": row.get("url"),
        "license": rights["license"],
        "credit": rights["credit"],
        "text_length": facts["length"],
        "provenance": None,
    }


def sarv(root: Path, out: Path, processes: int) -> None:
    """This kit: shape, notation and every check of documents and annotations. Checks of the whole folder are not in it."""
    if processes == 1:
        shards = [build_shard(root, out, 0, 1, only=("documents",))]
    else:
        with ProcessPoolExecutor(processes) as pool:
            jobs = [pool.submit(build_shard, root, out, i, processes, only=("documents",)) for i in range(processes)]
            shards = [job.result() for job in jobs]
    findings = [finding for shard in shards for finding in shard.findings]
    if findings:
        raise ValueError(findings[0])


def _rate(way: Callable[..., None], root: Path, count: int, *more: int) -> float:
    with tempfile.TemporaryDirectory() as out:
        begun = time.perf_counter()
        way(root, Path(out), *more)
        return count / (time.perf_counter() - begun)


def _peak(root: Path) -> float:
    """The peak memory in MiB of a process of its own that builds all of `root` in one shard."""
    code = (
        "import sys, resource, pathlib; from sarv.release.shard import build_shard; import tempfile\n"
        "with tempfile.TemporaryDirectory() as out:\n"
        "    shard = build_shard(pathlib.Path(sys.argv[1]), pathlib.Path(out), 0, 1, only=('documents',))\n"
        "assert not shard.findings\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=True)
    return int(done.stdout) / (1024 if sys.platform == "linux" else 1024 * 1024)


def main() -> None:
    """Run the ways side by side and print rates, ratios and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000, help="for sarv (default 2000)")
    parser.add_argument("--naive", type=int, default=60, help="documents for naive (default 60)")
    parser.add_argument("--generator", type=int, default=500, help="documents for generator (default 500)")
    parser.add_argument(
        "--large", type=int, default=0, help="also measure speed and memory on this many documents, such as 50000"
    )
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        _compare(options, work)
    finally:
        shutil.rmtree(work)


def _compare(options: argparse.Namespace, work: Path) -> None:
    root = work / "corpus-folder"
    generate(root, options.documents)
    ways: dict[str, Callable[[], float]] = {
        "naive": lambda: _rate(naive, root, options.naive, options.naive),
        "generator": lambda: _rate(generator, root, options.generator, options.generator),
        "sarv, 1 process": lambda: _rate(sarv, root, options.documents, 1),
        "sarv, 2 processes": lambda: _rate(sarv, root, options.documents, 2),
    }
    for way in ways.values():
        way()  # warms file cache and imports
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(options.rounds):
        for name, way in ways.items():
            rates[name].append(way())
    print(f"{options.documents} documents; median of {options.rounds} interleaved rounds")
    for name, found in rates.items():
        ratios = [rate / base for rate, base in zip(found, rates["naive"], strict=True)]
        to_generator = [rate / base for rate, base in zip(found, rates["generator"], strict=True)]
        print(
            f"{name:18} {statistics.median(found):9.1f} documents/s   {statistics.median(ratios):6.1f} x naive"
            f"   {statistics.median(to_generator):5.1f} x generator"
        )
    print(f"peak memory, 1 process, {options.documents} documents: {_peak(root):.0f} MiB")
    if options.large:
        large = work / "large"
        generate(large, options.large)
        base = statistics.median(rates["naive"])
        for processes in (1, 2):
            rate = _rate(sarv, large, options.large, processes)
            print(f"sarv, {processes} processes, {options.large} documents: {rate:.1f} documents/s, {rate / base:.1f} x naive")
        print(f"peak memory, 1 process, {options.large} documents: {_peak(large):.0f} MiB")
    print(f"(peak of this process with both libraries: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB)")


if __name__ == "__main__":
    main()
