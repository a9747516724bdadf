"""`sarv consistency`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..consistency import REPORTS
from ._output import corpus_at, folder_option, json_option, print_json
from ._sources import download_option, mirror_option, own_option, print_problem

if TYPE_CHECKING:
    from ..consistency._gold import Gold
    from ..consistency.answer_keys import AnswerKeys
    from ..sources import Problem


@click.command()
@click.option("--report", "only", multiple=True, type=click.Choice(REPORTS), help="Only this report. May be repeated.")
@click.option(
    "--show", is_flag=True, help="Show words of texts and answer keys that may not be passed on. Do not store what is printed."
)
@mirror_option
@own_option
@download_option
@folder_option
@json_option
def command(
    only: tuple[str, ...],
    show: bool,
    mirror: Path | None,
    own: tuple[Path, ...],
    download: bool,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Report what an editor of gold should read, though it need not be wrong.

    \b
    surfaces     the same words linked to different actors in a collection
    fact_sheets  casualty figures beside the tolls and the truth of their fact sheets
    answer_keys  gold of muc4 beside the answer keys of MUC-4, which are in the archive
                 that has the texts: it is looked for as `sarv hydrate` does

    There are no findings: the exit code is 0 when the reports were made. Without --download nothing leaves or enters this
    machine. Where the archive is not at hand, only the other reports are made; if answer_keys was asked for, the exit code is 2.
    """
    if show and as_json:
        raise click.UsageError("--show is for reading at the terminal; JSON, which may be stored, never holds those words.")
    from ..consistency import _gold, fact_sheets, surfaces

    gold = _gold.read(corpus_at(folder))
    chosen = only or REPORTS
    found: dict[str, Any] = {}
    problem = None
    if "surfaces" in chosen:
        found["surfaces"] = surfaces.report(gold, show=show)
    if "fact_sheets" in chosen:
        found["fact_sheets"] = fact_sheets.report(gold)
    if "answer_keys" in chosen:
        found["answer_keys"], problem = _answer_keys(gold, own, mirror, download, show)
    if as_json:
        import msgspec

        print_json({**msgspec.to_builtins(found), "problems": [problem.as_dict()] if problem else []})
    else:
        from ._consistency import print_reports

        print_reports(found)
        if problem is not None:
            print_problem(problem)
    if problem is not None and (problem.fault or "answer_keys" in only):
        raise click.exceptions.Exit(2)


def _answer_keys(
    gold: "Gold", own: tuple[Path, ...], mirror: Path | None, download: bool, show: bool
) -> "tuple[AnswerKeys | None, Problem | None]":
    """The report, or why there is none."""
    from ..consistency import answer_keys
    from ..sources import Network, SourceError, Supply, by_checksum, default_cache

    files, problems = by_checksum(own)
    if problems:
        return None, problems[0]
    try:
        return answer_keys.report(gold, Supply(files, mirror, default_cache(), Network() if download else None), show=show), None
    except SourceError as error:
        return None, error.problem()
