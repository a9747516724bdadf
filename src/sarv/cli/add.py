"""`sarv add`."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._add import as_values, ask, named_columns, new_outlets, pages_folder, print_plan
from ._output import corpus_at, folder_option, json_option, print_findings, print_json, progress, say

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..findings import Finding
    from ..intake.candidates import Candidate
    from ..intake.planning import Call


@click.command()
@click.argument("collection")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--license",
    metavar="LICENCE",
    help="On which terms the texts may be used, such as CC-BY-4.0 or LicenseRef-publisher; not checked.",
)
@click.option("--credit", metavar="NAME", help="Whom to credit for them.")
@click.option("--redistribute/--no-redistribute", default=None, help="Whether they may be passed on.")
@click.option("--outlet", metavar="ID", help="Who published them: an outlet of the register.")
@click.option(
    "--new-outlet",
    "added_outlets",
    nargs=4,
    multiple=True,
    metavar="ID NAME ALIGNMENT DESCRIPTION",
    help="Enter an outlet in the register; if it is the only one named, it published them.",
)
@click.option("--genre", metavar="GENRE", help="What kind of text they are: report, statement, opinion …")
@click.option("--published", metavar="YYYY-MM-DD", help="The day on which they appeared.")
@click.option("--incident", metavar="ID", help="The incident that they all report. Default: each its own.")
@click.option("--language", metavar="TAG", help="Their language, such as en or ar-LB. Default: told from each text.")
@click.option("--title", help="Of a new collection: its title.")
@click.option("--description", help="Of a new collection: what is in it.")
@click.option("--provenance", help="Of a new collection: where the texts come from, and how they were chosen.")
@click.option("--writers", type=click.Choice(("people", "language_model", "program")), help="Of a new one: who wrote the texts.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="What a table's column holds, as in text=body. May be repeated.",
)
@click.option(
    "--ids",
    type=click.Choice(("numbers", "names")),
    help="What ids are made of. Default: names if --column says which column holds them, else numbers.",
)
@click.option("--no-headline", is_flag=True, help="Leave the headline of a page or a table's row out of the text.")
@click.option("--same-incident", is_flag=True, help="Give near-duplicates the incident of the first of them.")
@click.option("--download", is_flag=True, help="Fetch the pages of lists of addresses, by https, one a second.")
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@folder_option
@json_option
def command(
    collection: str,
    inputs: tuple[Path, ...],
    redistribute: bool | None,
    added_outlets: tuple[tuple[str, str, str, str], ...],
    columns: tuple[str, ...],
    ids: str | None,
    no_headline: bool,
    same_incident: bool,
    download: bool,
    dry_run: bool,
    folder: Path | None,
    as_json: bool,
    **said: str | None,
) -> None:
    """Bring articles into the collection COLLECTION, which is made where it is not there: all INPUTS, or with any finding none.

    \b
    An input is a file, or a folder of such files:
      .txt                  a text in UTF-8
      .html .htm .xhtml     a page, of which only the article is taken
      .csv .tsv .jsonl      a table with a document a row
      .urls                 addresses of pages, one a line, for --download

    A column of a table says for its row what an option says for all; columns are known by names such as text, title, url,
    published, outlet, license, or by --column. What a page says of itself (day, address) counts where neither does. Rights,
    outlet and genre are asked for, on a terminal, and never assumed.

    A text is put into normal form once, its headline above it: NFC, line feeds, no invisible characters, no space at line ends.
    If any text of a new collection may not be passed on, the collection is stand-off: git ignores its texts. A text that is there
    already is left alone, so the same call can be repeated; two inputs with one text are refused. Near-duplicates must report
    one incident, since splits follow incidents.

    \b
    sarv add river news/*.txt --outlet oss-gazette --genre report --license CC-BY-4.0 --credit "Oss Gazette" --redistribute
    sarv add river articles.csv --column text=body --column published=day --no-redistribute --dry-run
    sarv add river pages.urls --download --same-incident
    """
    from ..corpus import ID
    from ..intake.addresses import absent, fetched
    from ..intake.inputs import left_out, read
    from ..intake.planning import ABOUT, Call
    from ..layers import labels
    from ..sources import Network

    corpus = corpus_at(folder)
    if not re.fullmatch(ID, collection) or len(collection) > 40:
        raise click.UsageError(f"'{collection}' is no id of a collection: lower-case letters, digits, single hyphens, up to 40.")
    named = named_columns(columns)
    if ids == "numbers" and "id" in named:
        raise click.UsageError("--ids numbers: --column names a column of ids; leave one of the two out.")
    if said["genre"] is not None and said["genre"] not in labels()["genre"]:
        raise click.UsageError(f"--genre: '{said['genre']}' is no genre; there are: {', '.join(labels()['genre'])}.")
    outlets = new_outlets(added_outlets)
    given = {name: value for name, value in said.items() if value is not None}
    if redistribute is not None:
        given["redistribute"] = "yes" if redistribute else "no"
    if len(outlets) == 1:
        given.setdefault("outlet", outlets[0].id)
    call = Call(
        collection=collection,
        facts={name: value for name, value in given.items() if name not in ABOUT},
        about={name: value for name, value in given.items() if name in ABOUT},
        outlets=outlets,
        by_name=ids == "names" or "id" in named,
        titles=not no_headline,
        same_incident=same_incident,
    )
    for path in left_out(inputs):
        say(f"{path} is left out: of a folder only the files are read; name it as well")
    candidates, findings = read(inputs, named)
    call = _completed(corpus, call, candidates, [one.id for one in outlets])
    cache = pages_folder()
    lacking = absent(candidates, cache)
    if lacking and not download:
        raise click.UsageError(f"Pages that are not here yet: {lacking}; --download fetches them, by https.")
    with progress("fetching") as advance:
        ready, more = fetched(candidates, Network() if download else None, cache, advance)
    sys.exit(_add(corpus, call, ready, findings + more, inputs, dry_run, as_json))


def _completed(corpus: "Corpus", call: "Call", candidates: "list[Candidate]", new: list[str]) -> "Call":
    """The call with what nobody said, asked for."""
    from dataclasses import replace

    from ..intake.planning import ABOUT, OUTLETS, missing
    from ..records import OutletRegister

    lacking = missing(corpus, call, candidates)
    if not lacking:
        return call
    register: OutletRegister = corpus.load(OUTLETS, OutletRegister)
    answers = ask(lacking, call.collection, sorted({*new, *(one.id for one in register.outlets)}))
    about = {name: value for name, value in answers.items() if name in ABOUT}
    facts = {name: value for name, value in answers.items() if name not in ABOUT}
    return replace(call, about={**call.about, **about}, facts={**call.facts, **facts})


def _add(
    corpus: "Corpus",
    call: "Call",
    candidates: "list[Candidate]",
    findings: "list[Finding]",
    inputs: tuple[Path, ...],
    dry_run: bool,
    as_json: bool,
) -> int:
    """Plan, check and add, while no other run does; the exit code."""
    from ..corpus import CorpusError
    from ..findings import Report
    from ..intake.planning import planned
    from ..intake.staging import clear, finish, lay_ready, waits
    from ..private import private_folder

    with private_folder(corpus.root) as home:
        if dry_run and waits(home):
            raise CorpusError("a `sarv add` that was stopped waits to be finished; run it again without --dry-run first")
        if finished := finish(corpus, home):
            say(f"a run that was stopped had {finished} files to bring in yet: done")
        with progress("comparing") as advance:
            plan = planned(corpus, call, candidates, findings, advance)
        report = Report(list(plan.findings))
        if plan.files:
            with progress("writing") as advance:
                staged = lay_ready(corpus, home, plan, advance)
            with progress("checking") as advance:
                report.add(staged.findings(advance))
            if not len(report) and not dry_run:
                with progress("bringing in") as advance:
                    staged.move_in(advance)
            clear(home)
    inside = [path for path in inputs if path.resolve().is_relative_to(corpus.root.resolve())]
    if inside and plan.collection.texts == "stand_off":
        say(f"{inside[0]} lies in the corpus folder, and git may pass it on with the corpus; keep such inputs outside")
    if as_json:
        print_json(as_values(plan, report, dry_run))
    elif len(report):
        print_findings(report)
        say(f"{len(report)} finding{'s' * (len(report) > 1)}; nothing was added. `sarv explain CODE` says more of a code.")
    else:
        print_plan(plan, dry_run)
    return 1 if len(report) else 0
