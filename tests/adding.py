"""Adds articles to corpus folders of tests, as the command does but for what it asks and prints."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sarv.corpus import Corpus
from sarv.findings import Finding
from sarv.intake.addresses import fetched
from sarv.intake.inputs import read
from sarv.intake.planning import Call, Plan, planned
from sarv.intake.staging import clear, finish, lay_ready
from sarv.intake.starting import begin
from sarv.private import private_folder
from sarv.records import CorpusFacts, Outlet
from sarv.sources import Network

FACTS = {"outlet": "oss-gazette", "genre": "report", "license": "CC-BY-4.0", "credit": "Oss Gazette", "redistribute": "yes"}
ABOUT = {"title": "River", "description": "News from the river.", "provenance": "Written for the tests.", "writers": "program"}
GAZETTE = Outlet(id="oss-gazette", name="Oss Gazette", alignment="independent", description="A daily.")
OPTIONS = [
    *("--outlet", "oss-gazette", "--genre", "report", "--license", "CC-BY-4.0", "--credit", "Oss Gazette", "--redistribute"),
    *("--title", "River", "--description", "News from the river.", "--provenance", "Written for the tests."),
    *("--writers", "program", "--new-outlet", "oss-gazette", "Oss Gazette", "independent", "A daily."),
]
"""What `sarv add` is told for a new collection; the same as above."""

FERRIES = "Two ferries sank at the quay of Oss on Sunday morning. The Ferrymen accused the Bridge Office of it."
MILL = "A grain mill burnt down on Friday, before anybody could call for help, the office said. Nobody was hurt in the fire."


def empty(root: Path) -> Corpus:
    """An empty corpus folder."""
    facts = CorpusFacts(name="rn", title="River", version="0.1.0", summary="News.", license="CC0-1.0", authors=("Ada Tolle",))
    begin(root, facts)
    return Corpus(root)


def written(folder: Path, **texts: str) -> list[Path]:
    """Text files by name."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, "utf-8", newline="")
    return paths


def add(
    corpus: Corpus,
    inputs: Iterable[Path],
    *,
    columns: dict[str, str] | None = None,
    network: Network | None = None,
    cache: Path = Path("nowhere"),
    **call: Any,
) -> tuple[Plan, list[Finding]]:
    """Add the inputs to the collection `river`, which is new; the plan and the findings, with any of which nothing was added."""
    said = {"collection": "river", "facts": FACTS, "about": ABOUT, "outlets": (GAZETTE,), **call}
    candidates, findings = read(inputs, columns or {})
    ready, more = fetched(candidates, network, cache)
    with private_folder(corpus.root) as home:
        finish(corpus, home)
        plan = planned(corpus, Call(**said), ready, findings + more)
        found = list(plan.findings)
        if plan.files:
            staged = lay_ready(corpus, home, plan)
            found += staged.findings()
            if not found:
                staged.move_in()
            clear(home)
    return plan, sorted(found)


def codes(findings: Iterable[Finding]) -> list[str]:
    """The codes of findings with their lines."""
    return [f"{one.line}:{one.code}" if one.line else one.code for one in findings]
