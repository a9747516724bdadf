"""How long `sarv agree` takes: a generated round of 500 documents and three annotators, everything but gamma, the whole command.

Each annotator's annotations are the generated ones with some elements left out, some moved by a word and some labelled otherwise.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _generated import generate  # type: ignore[import-not-found]  # beside this file, found at run time

from sarv.corpus import Corpus
from sarv.layers import labels
from sarv.records import Annotation, Annotator, Round, Span

ANNOTATORS = ("first", "second", "third")
RATE = 0.2
"""How much of everything an annotator sees in another way."""


def make_round(root: Path, documents: int) -> None:
    """Write a corpus folder with a round `trial`."""
    generate(root, documents)
    corpus = Corpus(root)
    names = [name.removesuffix(".json") for name in corpus.names("annotations/gold", ".json")]
    for name in names:
        gold: Annotation = corpus.load(f"annotations/gold/{name}.json", Annotation)
        text = corpus.text("made", name)
        assert text is not None
        for annotator in ANNOTATORS:
            chance = random.Random(f"{annotator} {name}")  # noqa: S311  # benchmarks need repeatable chance, not secrecy
            corpus.write(f"annotations/rounds/trial/{annotator}/{name}.json", _Person(chance, text).judge(gold, annotator))
    corpus.write(
        "annotations/rounds/trial/round.json",
        Round(
            id="trial",
            title="Trial",
            guidelines="0.1.0",
            layers=("actors", "stance", "violence"),
            annotators=tuple(Annotator(id=name, kind="program", description="Chance.") for name in ANNOTATORS),
            documents=tuple(names),
            procedure="Made.",
        ),
    )


class _Person:
    """Somebody who sees a text a little differently."""

    def __init__(self, chance: random.Random, text: str) -> None:
        self.chance, self.text = chance, text

    def otherwise(self) -> bool:
        return self.chance.random() < RATE

    def kept(self, elements: Any) -> list[Any]:
        return [element for element in elements if not self.otherwise()]

    def label(self, field: str, given: str) -> str:
        return self.chance.choice(labels()[field]) if self.otherwise() else given

    def moved(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans, or with another beginning: a word less or more."""
        first = spans[0]
        start = self.text.rfind(" ", 0, max(first.start - 1, 0)) + 1
        if not self.otherwise() or "\n" in self.text[start : first.end]:
            return spans
        return (Span(start=start, end=first.end, text=self.text[start : first.end]), *spans[1:])

    def judge(self, gold: Annotation, annotator: str) -> Annotation:
        mentions = [
            replace(one, spans=self.moved(one.spans), form=self.label("mention_form", one.form))
            for one in self.kept(gold.mentions)
        ]
        stances = [
            replace(
                one,
                polarity=self.label("polarity", one.polarity),
                cues=tuple(replace(cue, spans=self.moved(cue.spans), kind=self.label("cue_kind", cue.kind)) for cue in one.cues),
            )
            for one in self.kept(gold.stances)
        ]
        events = [
            replace(
                one,
                type=self.label("event_type", one.type),
                stage=self.label("stage", one.stage),
                triggers=tuple(replace(trigger, spans=self.moved(trigger.spans)) for trigger in one.triggers),
                arguments=tuple(
                    replace(argument, spans=self.moved(argument.spans), role=self.label("role", argument.role))
                    for argument in self.kept(one.arguments)
                ),
            )
            for one in self.kept(gold.events)
        ]
        mentions, stances, events = (sorted(found, key=lambda one: one.place) for found in (mentions, stances, events))
        return replace(
            gold,
            provenance=None,
            round="trial",
            annotator=annotator,
            mentions=tuple(mentions),
            stances=tuple(stances),
            events=tuple(events),
        )


def seconds(root: Path, out: Path, *options: str) -> float:
    """The wall-clock time of the command in a process of its own."""
    begun = time.perf_counter()
    with out.open("wb") as file:
        command = [sys.executable, "-m", "sarv", "agree", "trial", "--folder", str(root), *options]
        subprocess.run(command, env=dict(os.environ), check=True, stdout=file)
    return time.perf_counter() - begun


def main() -> None:
    """Make the round and print the medians of some runs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--resamples", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="write the folder here and keep it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, out = options.keep or Path(folder) / "corpus folder", Path(folder) / "out"
        make_round(root, options.documents)
        ways = {"table": (), "--json": ("--json",), "table and --html": ("--html", str(Path(folder) / "page.html"))}
        print(f"{options.documents} documents, {len(ANNOTATORS)} annotators, {options.resamples} resamples")
        for name, arguments in ways.items():
            runs = [seconds(root, out, "--resamples", str(options.resamples), *arguments) for _ in range(options.rounds)]
            print(f"{name:18} {statistics.median(runs):.2f} s (median of {options.rounds})")


if __name__ == "__main__":
    main()
