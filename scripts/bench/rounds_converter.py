"""Annotations to rows of Label Studio and back, on one core, beside what one writes in an afternoon.

Documents are generated, with about 40 spans: mentions, cues, triggers, arguments, casualty figures. Ways: `to rows`, `to records`
(with every check), `gate`, and `plain`, which only sorts rows by region and raises at the first odd one. Rounds are
interleaved; rates are of processor time, medians of the rounds; ratios are to `plain`.
"""

import argparse
import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _generated import generate  # type: ignore[import-not-found]  # beside this file, found at run time
from msgspec.structs import replace

from sarv.checks._parts import Parts
from sarv.corpus import Corpus
from sarv.page.judgments import Asked, annotation_of
from sarv.page.results import results_of
from sarv.page.tasks import task_of
from sarv.records import ActorRegister, Annotation, Document
from sarv.rounds.gate import gate

LAYERS = ("actors", "stance", "violence")
_ANSWERS = {"choices": "choices", "taxonomy": "taxonomy", "textarea": "text", "number": "number"}


def plain(text: str, result: list[dict[str, Any]]) -> tuple[dict[str, Any], list[dict[str, Any]], dict[str, Any]]:
    """The rows by region, with relations and answers about the document apart."""
    spans: dict[str, Any] = {}
    relations, of_document = [], {}
    for row in result:
        if row["type"] == "relation":
            relations.append(row)
            continue
        value = row["value"]
        answer = value["labels"] if row["type"] == "labels" else value[_ANSWERS[row["type"]]]
        if "start" not in value:
            of_document[row["from_name"]] = answer
            continue
        start, end = value["start"], value["end"]
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            raise ValueError(row)
        span = spans.setdefault(row["id"], {"start": start, "end": end, "text": text[start:end], "labels": {}, "answers": {}})
        box = span["labels"] if row["type"] == "labels" else span["answers"]
        if (span["start"], span["end"]) != (start, end) or row["from_name"] in box:
            raise ValueError(row)
        box[row["from_name"]] = answer
    for relation in relations:
        if not {relation["from_id"], relation["to_id"]} <= spans.keys():
            raise ValueError(relation)
    return spans, relations, of_document


def _fewer(annotation: Annotation) -> Annotation:
    """The annotation with two of its events, and without what refers to the others."""
    events = tuple(replace(event, links=()) for event in annotation.events[:2])
    ids = {None, *(event.id for event in events)}
    return replace(annotation, events=events, stances=tuple(one for one in annotation.stances if one.target.event in ids))


def _material(count: int) -> tuple[list[tuple[Annotation, Asked, list[dict[str, Any]]]], list[dict[str, Any]]]:
    chance = random.Random(1)  # noqa: S311  # benchmarks need repeatable chance, not secrecy
    found, tasks = [], []
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), count)
        corpus = Corpus(Path(folder))
        register: ActorRegister = corpus.load("corpus/actors.json", ActorRegister)
        actors = frozenset(actor.id for actor in register.actors)
        for name in corpus.document_ids("made"):
            document: Document = corpus.load(f"corpus/made/{name}.json", Document)
            gold: Annotation = corpus.load(f"annotations/gold/{name}.json", Annotation)
            annotation = replace(_fewer(gold), annotator="one", provenance=None)
            text = corpus.text("made", name) or ""
            rows = results_of(annotation)
            chance.shuffle(rows)
            found.append((annotation, Asked(annotation.round, "one", LAYERS, document, text, True, actors), rows))
            tasks.append(task_of(document, text, "Outlet", [("gold", annotation)]))
    return found, tasks


def main() -> None:
    """Run the ways and print rates and ratios; a round trip that is not the identity ends it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    material, tasks = _material(options.documents)
    for annotation, asked, rows in material:
        if annotation_of(rows, asked) != annotation:
            sys.exit(f"{annotation.document} did not survive the round trip")
    actors = material[0][1].actors
    gc.collect()
    gc.freeze()  # else the garbage collector walks through all this material again and again
    ways: dict[str, Callable[[int], Any]] = {
        "plain": lambda i: plain(material[i][1].text, material[i][2]),
        "to rows": lambda i: results_of(material[i][0]),
        "to records": lambda i: annotation_of(material[i][2], material[i][1]),
        "gate": lambda i: gate(tasks[i], LAYERS, actors),
    }
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(options.rounds):
        for name, way in ways.items():
            begun = time.process_time()
            for i in range(options.documents):
                way(i)
            rates[name].append(options.documents / (time.process_time() - begun))
    spans = statistics.mean(len(Parts(annotation).spans) for annotation, _, _ in material)
    rows_each = statistics.mean(len(rows) for _, _, rows in material)
    each = f"{spans:.0f} spans and {rows_each:.0f} rows"
    print(f"{options.documents} documents of {each}; median of {options.rounds} interleaved rounds")
    for name, found in rates.items():
        ratios = [rate / base for rate, base in zip(found, rates["plain"], strict=True)]
        print(f"{name:12} {statistics.median(found):9,.0f} documents/s   {statistics.median(ratios):5.2f} x plain")


if __name__ == "__main__":
    main()
