"""What `sarv add` asks for, and how it says what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._asking import Question, asked
from ._output import print_table, say

if TYPE_CHECKING:
    from ..intake.planning import Plan
    from ..records import Outlet

_SHOWN = 50


def questions(missing: Iterable[str], outlets: Iterable[str]) -> dict[str, Question]:
    """How to ask for what is missing, by name."""
    from ..layers import labels

    there = ", ".join(outlets) or "none yet; --new-outlet adds one"
    every = {
        "outlet": Question("--outlet", f"Id of the outlet that published them (there are: {there})"),
        "genre": Question("--genre", "Genre", labels()["genre"]),
        "license": Question("--license", "Licence of the texts (such as CC-BY-4.0, or LicenseRef-…; not checked)"),
        "credit": Question("--credit", "Whom to credit for the texts"),
        "redistribute": Question("--redistribute/--no-redistribute", "May the texts be passed on", ("yes", "no")),
        "title": Question("--title", "Title of the new collection"),
        "description": Question("--description", "What is in it"),
        "provenance": Question("--provenance", "Where the texts come from, and how they were chosen"),
        "writers": Question("--writers", "Who wrote the texts", ("people", "language_model", "program")),
    }
    return {name: every[name] for name in missing}


def ask(missing: Sequence[str], collection: str, outlets: Iterable[str]) -> dict[str, str]:
    """What was missing, asked for on a terminal."""
    return asked(questions(missing, outlets), of_whom=f"The collection {collection}")


def new_outlets(given: Iterable[tuple[str, str, str, str]]) -> "tuple[Outlet, ...]":
    """The new entries of the register of outlets."""
    from ..layers import labels
    from ..records import Outlet

    outlets = tuple(Outlet(id=one, name=name, alignment=alignment, description=words) for one, name, alignment, words in given)
    for one in outlets:
        if one.alignment not in labels()["alignment"]:
            known = ", ".join(labels()["alignment"])
            raise click.UsageError(f"--new-outlet {one.id}: '{one.alignment}' is no alignment; there are: {known}.")
    return outlets


def named_columns(given: Iterable[str]) -> dict[str, str]:
    """The columns that were named, by what they hold."""
    from ..intake.tables import NAMES

    columns = {}
    for one in given:
        field, equals, name = one.partition("=")
        if not equals or field not in NAMES:
            raise click.UsageError(f"--column: '{one}' is not FIELD=NAME with one of the fields {', '.join(NAMES)}.")
        columns[field] = name
    return columns


def print_plan(plan: "Plan", dry_run: bool) -> None:
    """What comes in, and what is there already, for a reader."""
    added = list(plan.documents)
    doing = "would be added" if dry_run else "added"
    shown = f" ({added[0]})" if len(added) == 1 else f" ({added[0]} to {added[-1]})" if added else ""
    there = f", {len(plan.there)} there already" if plan.there else ""
    if dry_run and added:
        rows = [
            (one.id, one.language, one.outlet, one.published or "", one.incident, one.text.length, place)
            for one in list(plan.documents.values())[:_SHOWN]
            for place in [plan.candidates[f"corpus/{one.collection}/{one.id}.txt"].place]
        ]
        print_table(("document", "language", "outlet", "published", "incident", "length", "from"), rows)
        if len(added) > _SHOWN:
            click.echo(f"… and {len(added) - _SHOWN} more")
    click.echo(f"{plan.collection.id}: {len(added)} {doing}{shown}{there}")
    for name, facts in plan.differing.items():
        say(f"{name} is there already, with another {' and '.join(facts)} than was said now; nothing was changed")
    if plan.not_compared:
        say(f"{plan.not_compared} documents of the corpus have no text here and were not compared; `sarv hydrate` fetches texts")
    if added and plan.collection.texts == "stand_off" and not dry_run:
        say("Their texts lie beside their metadata, where git ignores them; only metadata, offsets and labels are passed on.")


def as_values(plan: "Plan", findings: Iterable[Any], dry_run: bool) -> Mapping[str, Any]:
    """The same for machines."""
    home = f"corpus/{plan.collection.id}"
    return {
        "collection": plan.collection.id,
        "texts": plan.collection.texts,
        "dry_run": dry_run,
        "added": [
            {
                "document": one.id,
                "from": plan.candidates[f"{home}/{one.id}.txt"].place,
                "language": one.language,
                "incident": one.incident,
                "length": one.text.length,
            }
            for one in plan.documents.values()
        ],
        "there": [{"document": name, "from": one.place} for name, one in plan.there.items()],
        "not_compared": plan.not_compared,
        "findings": [finding.as_dict() for finding in findings],
    }


def pages_folder() -> Path:
    """Where fetched pages are kept."""
    from ..sources import default_cache

    return default_cache().with_name("pages")
