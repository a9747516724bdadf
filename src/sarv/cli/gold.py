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
    if as_json:
        print_json({"round": round_, "gold": [gold.document for gold in golds]} | _as_values(outcomes))
    else:
        for line in _as_lines(outcomes):
            click.echo(line)
        say(_summary(round_, outcomes.values()))
    sys.exit(1 if any(outcome.waiting or outcome.undecided or outcome.rivals for outcome in outcomes.values()) else 0)


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
