"""`sarv gold`."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..findings import few
from ._output import corpus_at, folder_option, json_option, print_json, progress, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ..corpus import Corpus
    from ..derivation import Outcome


@click.command()
@click.argument("round_", metavar="[ROUND]", required=False)
@folder_option
@json_option
def command(round_: str | None, folder: Path | None, as_json: bool) -> None:
    """Derive gold from the rounds' annotations and decisions: of the documents of ROUND, or of all.

    \b
    In a round, what all annotators gave alike is gold, and what the adjudicator decided. As long as a document
    waits for an annotator or for a decision, the round gives nothing of it; that is named, and what earlier rounds
    gave stands. Where a round revises others, its layers take the place of theirs; a round all of whose layers later
    ones give is not waited for. Two rounds of which neither revises the other cannot both give a layer: they are named,
    and the document's gold stays as it is.

    Each element of gold names in `provenance` the annotators or the decision that it comes from. The same rounds give the
    same gold.

    A document that has gold and no split gets one in corpus/splits.json: that of its incident; a new incident goes to the split
    that lacks most of its share (60 % train, 25 % test, 15 % validation), an empty one first. No split that is there changes.
    """
    from ..derivation import by_document, gold_of, revised_by
    from ..rounds.settling import load_round, load_rounds

    corpus = corpus_at(folder)
    if round_ is not None:
        load_round(corpus, round_)
    rounds = load_rounds(corpus)
    revised = revised_by(rounds)
    of_documents = {name: of for name, of in sorted(by_document(rounds).items()) if round_ in (None, *(one.id for one in of))}
    outcomes: dict[str, Outcome] = {}
    with progress("deriving") as advance:
        for name, of in of_documents.items():
            outcomes[name] = gold_of(name, of, revised, partial(corpus.judgments, document=name))
            advance(len(outcomes), len(of_documents))
    golds = [outcome.gold for outcome in outcomes.values() if outcome.gold is not None]
    for gold in golds:
        corpus.write(f"annotations/gold/{gold.document}.json", gold)
    new = _split(corpus)
    if as_json:
        print_json({"round": round_, "gold": [gold.document for gold in golds], "splits": new} | _as_values(outcomes))
    else:
        for name, split in new.items():
            say(f"{name} is in {split} from now on")
        for line in _as_lines(outcomes):
            click.echo(line)
        say(_summary(round_, outcomes.values()))
    sys.exit(1 if any(outcome.waiting or outcome.undecided or outcome.rivals for outcome in outcomes.values()) else 0)


def _split(corpus: "Corpus") -> dict[str, str]:
    """Give a split to every document that has gold and none; those that got one."""
    from msgspec.structs import replace

    from ..derivation import with_new
    from ..records import Document, Splits

    splits: Splits = corpus.load("corpus/splits.json", Splits)
    incidents = {}
    for name in (path.removesuffix(".json") for path in corpus.names("annotations/gold", ".json")):
        collection = corpus.collection_of(name)
        if collection is not None and corpus.has(path := f"corpus/{collection}/{name}.json"):
            incidents[name] = corpus.load(path, Document).incident
    documents = with_new(splits.documents, incidents)
    if documents != splits.documents:
        corpus.write("corpus/splits.json", replace(splits, documents=documents))
    return {name: split for name, split in sorted(documents.items()) if name not in splits.documents}


def _summary(round_: str | None, outcomes: "Collection[Outcome]") -> str:
    """How many documents have gold; of a round, how many of them from it."""
    there = sum(outcome.gold is not None for outcome in outcomes)
    if round_ is None:
        return f"{there} of {len(outcomes)} documents have gold"
    from_it = sum(round_ in outcome.giving.values() for outcome in outcomes)
    others = there - from_it
    more = f"; {others} {'has' if others == 1 else 'have'} gold from other rounds alone" if others else ""
    return f"round {round_} gives gold of {from_it} of its {len(outcomes)} documents{more}"


def _as_lines(outcomes: "Mapping[str, Outcome]") -> "Iterator[str]":
    """What documents wait for, for a reader."""
    from ..derivation import DISAGREED

    for document, outcome in outcomes.items():
        for name, missing in outcome.waiting.items():
            yield f"{document}: round {name} waits for {', '.join(missing)}"
        for name, found in outcome.undecided.items():
            disagreed = [one.element for one in found if one.reason == DISAGREED]
            if disagreed:
                yield f"{document}: round {name} waits for decisions on {few(disagreed)}"
            for one in found:
                if one.reason != DISAGREED:
                    yield f"{document}: round {name} waits for a decision on {one.element}: {one.reason}"
        for rivals in outcome.rivals:
            both = f"rounds {rivals.one} and {rivals.other} both give {' and '.join(rivals.layers)}"
            yield f"{document}: {both}; name in `revises` of the later one's round.json the earlier one"


def _as_values(outcomes: "Mapping[str, Outcome]") -> dict[str, Any]:
    """What documents wait for, for machines."""
    found = outcomes.items()
    return {
        "waiting": [
            {"document": document, "round": name, "annotators": missing}
            for document, outcome in found
            for name, missing in outcome.waiting.items()
        ],
        "undecided": [
            {"document": document, "round": name, "element": one.element, "reason": one.reason}
            for document, outcome in found
            for name, undecided in outcome.undecided.items()
            for one in undecided
        ],
        "contested": [
            {"document": document, "rounds": [rivals.one, rivals.other], "layers": list(rivals.layers)}
            for document, outcome in found
            for rivals in outcome.rivals
        ],
    }
