"""`sarv adjudicate`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..findings import few
from ..records import ANNOTATOR_KINDS
from ._output import corpus_at, folder_option, json_option, print_findings, print_json, print_table, progress, say
from ._round import server_at, server_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..rounds.adjudication.adjudicating import Adjudicated
    from ..rounds.adjudication.docket import Docket

_MOST = 10
"""So many documents are listed; of the others there is a count."""


@click.command()
@click.argument("round_", metavar="ROUND")
@click.option("--collect", "to_collect", is_flag=True, help="Make decisions of what the adjudicator submitted on the page.")
@click.option("--replace", is_flag=True, help="With --collect: also where gold was made of earlier decisions.")
@click.option(
    "--worksheet",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write there, for each document with something undecided, a file to fill in and a page to read.",
)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    metavar="FILE|FOLDER|majority|prefer:ANNOTATOR",
    help="Decide by the verdicts of a file, or of all files of a folder, or mechanically. May be repeated.",
)
@click.option("--adjudicator", metavar="ID[=E-MAIL]", help="Who adjudicates; the round keeps it. They log in with the address.")
@click.option("--kind", type=click.Choice(ANNOTATOR_KINDS), help="What the adjudicator is.")
@click.option("--description", help="Who or what the adjudicator is, and what they decide by.")
@server_option
@folder_option
@json_option
def command(
    round_: str,
    to_collect: bool,
    replace: bool,
    worksheet: Path | None,
    policies: tuple[str, ...],
    adjudicator: str | None,
    kind: str | None,
    description: str | None,
    server: str | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Decide what annotators of ROUND gave differently. What all gave alike needs no decision.

    On a Label Studio server, `sarv adjudicate ROUND` makes a page for the adjudicator: it begins with what is agreed, and shows
    what each annotator gave beside it. `sarv adjudicate ROUND --collect` makes decisions of what was submitted. The adjudicator's
    password is in .sarv/rounds/ROUND/accounts.json, which only you can read and git ignores.

    Without a server, --worksheet lays out what is undecided, in a JSON file for each document, to be filled in with verdicts, and
    a page to read beside it. --policy makes decisions of such files:

    \b
    "keep": "ann:m5"            that element stays, the others of the verdict do not
    "keep": ["ann:m5","ben:m7"] these stay
    "keep": null                none of them stays
    "instead": {"mention": …}   something else takes their place (or stance, or event)
    "reason": "…"               why; every verdict has one

    \b
    majority          what more than half of the annotators gave alike stays, instead of what competes with it
    prefer:ANNOTATOR  what that annotator gave stays, and nothing else does

    Policies work in the order in which they are given, files first, each on what is left undecided. While anything has a finding,
    they write nothing. Decisions lie in annotations/rounds/ROUND/decisions/, from where `sarv gold` goes on.
    """
    from ..rounds.adjudication.adjudicating import adjudicate
    from ..rounds.adjudication.adjudicator import with_adjudicator
    from ..rounds.adjudication.docket import docket
    from ..rounds.adjudication.policies import policy_named
    from ..rounds.settling import load_round

    if (worksheet is not None) + bool(policies) + to_collect > 1:
        raise click.UsageError("--worksheet, --policy and --collect exclude each other.")
    if replace and not to_collect:
        raise click.UsageError("--replace is about what --collect brings; give that too.")
    corpus = corpus_at(folder)
    name, _, email = (adjudicator or "").partition("=")
    facts = with_adjudicator(load_round(corpus, round_), name or None, kind, description)
    mechanical = [policy for one in policies if (policy := policy_named(one, facts)) is not None]
    files = [file for one in policies if policy_named(one, facts) is None for file in _files(one)]
    with progress("reading") as advance:
        cases = docket(corpus, facts, advance, texts=not policies)
    if worksheet is not None:
        _print_worksheets(cases, worksheet, as_json)
    elif policies:
        with progress("deciding") as advance:
            result = adjudicate(cases, files, mechanical, advance)
        _print(result, cases, as_json, {}, "No decision was written; what stands above must be mended first.")
    elif to_collect:
        from ..rounds.adjudication.collecting import collect

        with progress("collecting") as advance:
            collected = collect(cases, server_at(corpus, server), again=replace, progress=advance)
        _print(collected.result, cases, as_json, collected.links, "No decision was written.")
    else:
        _open(cases, server, email or None, as_json)


def _open(cases: "Docket", server: str | None, email: str | None, as_json: bool) -> None:
    from ..rounds.accounts import path_of
    from ..rounds.adjudication.adjudicating import name_adjudicator
    from ..rounds.adjudication.desk import opened, tasks_of

    tasks, found = tasks_of(cases)
    findings = [*cases.findings, *found]
    if findings or not tasks:
        if as_json:
            shown = [finding.as_dict() for finding in findings]
            print_json({"round": cases.round.id, "desk": None, "waiting": cases.waiting, "findings": shown})
        else:
            print_findings(findings)
            _say_waiting(cases)
            mended = "Nothing was opened; what stands above must be mended first."
            say(mended if findings else "Nothing is undecided, and nothing was opened.")
        sys.exit(1 if findings else 0)
    there = server_at(cases.corpus, server)
    name_adjudicator(cases.corpus, cases.round)
    with progress("opening") as advance:
        desk = opened(cases, there, tasks, email, advance)
    if as_json:
        facts: dict[str, object] = {"adjudicator": desk.annotator, "email": desk.email, "link": desk.link}
        facts |= {"documents": desk.documents, "added": desk.added}
        accounts = path_of(cases.round.id)
        print_json({"round": cases.round.id, "desk": facts, "accounts": accounts, "waiting": cases.waiting, "findings": []})
        return
    header = ("adjudicator", "e-mail", "link", "password in")
    print_table(header, [(desk.annotator, desk.email, desk.link, path_of(cases.round.id))])
    _say_waiting(cases)
    say(f"{_count(desk.documents, 'document')} in question, {desk.added or 'none'} of them new on the server")


def _files(name: str) -> list[Path]:
    """The verdict files that a policy names."""
    path = Path(name)
    if path.is_dir():
        found = sorted(path.glob("*.json"))
        if not found:
            raise click.UsageError(f"--policy: {name} holds no verdict file (.json).")
        return found
    if not path.is_file():
        raise click.UsageError(f"--policy: '{name}' is no file and no folder, and neither majority nor prefer:ANNOTATOR.")
    return [path]


def _print_worksheets(cases: "Docket", folder: Path, as_json: bool) -> None:
    from ..rounds.adjudication.adjudicating import name_adjudicator
    from ..rounds.adjudication.worksheets import write_worksheets

    documents = [] if cases.findings else write_worksheets(cases, folder)
    if documents:
        name_adjudicator(cases.corpus, cases.round)
    if as_json:
        findings = [finding.as_dict() for finding in cases.findings]
        print_json({"round": cases.round.id, "worksheets": documents, "waiting": cases.waiting, "findings": findings})
    else:
        print_findings(cases.findings)
        _say_waiting(cases)
        written = (
            f"{_count(len(documents), 'worksheet')} in {folder}; {len(cases.cases) - len(documents)} of the documents need none"
        )
        say("No worksheet was written; what stands above must be mended first." if cases.findings else written)
    sys.exit(1 if cases.findings else 0)


def _print(result: "Adjudicated", cases: "Docket", as_json: bool, links: "Mapping[str, str]", nothing: str) -> None:
    if as_json:
        undecided = [
            {"document": document, "element": one.element, "reason": one.reason}
            for document, found in result.undecided.items()
            for one in found
        ]
        findings = [finding.as_dict() for finding in result.findings]
        facts = {"round": cases.round.id, "decided": result.decided, "undecided": undecided}
        print_json(facts | {"waiting": cases.waiting, "findings": findings})
    else:
        for finding in result.findings:
            print_findings([finding])
            if finding.path in links:
                click.echo(f"  to mend it: {links[finding.path]}")
        _say_waiting(cases)
        undecided_in = list(result.undecided.items())
        for document, found in undecided_in[:_MOST]:
            click.echo(f"{document}: undecided: {few([one.element for one in found])}")
        if more := undecided_in[_MOST:]:
            elements = _count(sum(len(found) for _, found in more), "undecided element")
            click.echo(f"and {_count(len(more), 'document')} more with {elements}")
        count = _count(sum(result.decided.values()), "decision")
        decided = f"{count} on {_count(len(result.decided), 'document')} written"
        say(nothing if result.findings and not result.decided else decided)
    sys.exit(1 if result.findings or result.undecided else 0)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _say_waiting(cases: "Docket") -> None:
    of_annotators: dict[str, list[str]] = {}
    for document, annotators in cases.waiting.items():
        of_annotators.setdefault(", ".join(annotators), []).append(document)
    for missing, documents in of_annotators.items():
        wait = "waits" if len(documents) == 1 else "wait"
        say(f"{_count(len(documents), 'document')} {wait} for {missing}: {few(documents)}")
