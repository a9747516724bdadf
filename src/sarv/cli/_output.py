"""What commands share: the options `--folder`, `--release` and `--json`, progress on a terminal, and how findings are printed."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:  # every command imports this file, and `sarv --help` every command
    from ..corpus import Corpus
    from ..findings import Finding, Report
    from ..progress import Progress

folder_option = click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The corpus folder. Default: the one you are in; for scripts/sarv, otherwise its own clone.",
)
release_option = click.option(
    "--release",
    "release_folder",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The release: a folder made by `sarv release`, or a copy of one.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")


def corpus_at(folder: Path | None) -> "Corpus":
    """The corpus folder that was named, or that we are in, or that the launching script belongs to."""
    from ..corpus import Corpus, CorpusError

    if folder is not None:
        return Corpus.find(folder)
    default = os.environ.get("SARV_DEFAULT_FOLDER")
    try:
        return Corpus.find(Path.cwd())
    except CorpusError:
        if default is None:
            raise
        return Corpus.find(Path(default))


def print_json(value: Any) -> None:
    """A value as JSON on stdout."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows on stdout, each column as wide as its widest value; numbers stand to the right."""
    columns = []
    for name, *values in zip(header, *rows, strict=True):
        shown = [name, *map(str, values)]
        width = max(map(len, shown))
        at_right = any(isinstance(value, int | float) for value in values)
        columns.append([one.rjust(width) if at_right else one.ljust(width) for one in shown])
    for cells in zip(*columns, strict=True):
        click.echo("  ".join(cells).rstrip())


def say(message: str) -> None:
    """A message to the person at the terminal, on stderr."""
    click.echo(message, err=True)


def shortest(path: Path) -> str:
    """A path as one would type it here: relative where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


@contextmanager
def progress(doing: str) -> "Iterator[Progress]":
    """A progress bar on stderr where a terminal looks, after the first second; else nothing."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    import time

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as ProgressBar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = ProgressBar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(doing, total=None)
    begun = time.monotonic()
    shown = False

    def advance(done: int, total: int) -> None:
        nonlocal shown
        if not shown and time.monotonic() - begun > 1:
            bar.start()
            shown = True
        if shown:
            bar.update(task, completed=done, total=total)

    try:
        yield advance
    finally:
        if shown:
            bar.stop()


def print_findings(findings: "Iterable[Finding]") -> None:
    """Findings for a reader on stdout: place and code, what is wrong and with which value, the way out.

    More than ten that are alike are told once, with their number and the places of some; --json has all.
    """
    from ..findings import alike

    for first, *others in alike(findings, most=10):
        value = f": {first.value}" if first.value else ""
        count = f", {1 + len(others):,} times{_in_files([first, *others])}" if others else ""
        click.echo(f"{click.style(place_of(first), bold=True)}  {click.style(first.code, fg='red')}{count}")
        click.echo(f"  {first.message}{value}" + (f"  (at {first.pointer})" if first.pointer else ""))
        if first.context:
            click.echo(f"  in: {first.context}")
        if others:
            click.echo(f"  also at {_further_places(first, others)}; --json lists all")
        click.echo(click.style(f"  way out: {first.way_out}", dim=True))


def place_of(finding: "Finding") -> str:
    """Where a finding is, as editors open it: file, line and column, or the file alone."""
    return f"{finding.path}:{finding.line}:{finding.column}" if finding.line else finding.path


def _further_places(first: "Finding", others: "Iterable[Finding]") -> str:
    """Where others are that are like the first; a line that several share is told once, and what stands there if all share it."""
    from ..findings import few

    others = list(others)
    lines = dict.fromkeys(place for one in others if (place := place_of(one)) != place_of(first))
    return few(list(lines) or list(dict.fromkeys(one.pointer for one in others)), 4)


def _in_files(findings: "Iterable[Finding]") -> str:
    count = len({finding.path for finding in findings})
    return f" in {count:,} files" if count > 1 else ""


def summary(report: "Report") -> str:
    """How many findings in how many files, in words."""
    count = len(report)
    if not count:
        return f"{report.files} files, no findings"
    files = len({finding.path for finding in report})
    return f"{report.files} files, {count} finding{'s' * (count > 1)} in {files} of them; `sarv explain CODE` says more of a code"
