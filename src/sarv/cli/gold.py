"""`sarv gold`."""

import sys
from pathlib import Path

import click

from ._output import corpus_at, folder_option, json_option, print_json, say


@click.command()
@click.argument("round_", metavar="ROUND")
@folder_option
@json_option
def command(round_: str, folder: Path | None, as_json: bool) -> None:
    """Derive the gold of the documents of ROUND from its annotations and decisions.

    What all annotators gave alike is gold, and what the adjudicator decided. A document with an element that is neither has
    no gold yet: the element is named, and the gold there is stays as it was. So does that of a document which an annotator
    has not given yet: the annotator is named. The same round gives the same gold.
    """
    from ..corpus import CorpusError
    from ..derivation import Undecided, derive
    from ..records import Annotation, Decisions, Round

    corpus = corpus_at(folder)
    home = f"annotations/rounds/{round_}"
    if round_ not in corpus.round_ids():
        known = ", ".join(corpus.round_ids()) or "none"
        raise CorpusError(f"there is no round '{round_}' in annotations/rounds; there are: {known}")
    facts: Round = corpus.load(f"{home}/round.json", Round)
    names = sorted(annotator.id for annotator in facts.annotators)
    waiting: dict[str, list[str]] = {}
    undecided: dict[str, list[Undecided]] = {}
    derived: list[Annotation] = []
    for document in facts.documents:
        missing = [name for name in names if not corpus.has(f"{home}/{name}/{document}.json")]
        if missing:
            waiting[document] = missing
            continue
        given = [corpus.load(f"{home}/{name}/{document}.json", Annotation) for name in names]
        path = f"{home}/decisions/{document}.json"
        decisions = corpus.load(path, Decisions) if corpus.has(path) else None
        result = derive(given, decisions)
        if isinstance(result, Annotation):
            derived.append(result)
        else:
            undecided[document] = result
    for gold in derived:
        corpus.write(f"annotations/gold/{gold.document}.json", gold)
    if as_json:
        open_ = {name: [f"{one.annotator}:{one.element}" for one in found] for name, found in undecided.items()}
        documents = [gold.document for gold in derived]
        print_json({"round": round_, "gold": documents, "undecided": open_, "waiting": waiting})
    else:
        for document, missing in waiting.items():
            click.echo(f"{document}: waiting for {', '.join(missing)}")
        for document, found in undecided.items():
            elements = ", ".join(f"{one.element} of {one.annotator}" for one in found)
            click.echo(f"{document}: no gold before a decision in {home}/decisions on {elements}")
        say(f"{len(derived)} of {len(facts.documents)} documents of round {round_} have gold")
    sys.exit(1 if undecided or waiting else 0)
