"""What `sarv convert` made of its files, and how it is written: all of it or nothing, and over nothing by accident."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._output import print_findings, print_json, say

if TYPE_CHECKING:
    from ..findings import Finding, Report


@dataclass
class Result:
    """What became of a file: its content in the new form, or findings; and where that goes, by which name (else to stdout)."""

    file: Path
    content: bytes | None = None
    findings: "list[Finding]" = field(default_factory=list)
    target: Path | None = None
    name: str = ""


def write_results(results: Iterable[Result], *, replace: bool) -> list[str]:
    """Write what has a target, each file whole, and name it. Two files for a target, or other content there, are a wrong call."""
    from ..corpus import write_whole

    written = [result for result in results if result.target is not None]
    _refuse_shared_targets(written)
    if not replace:
        _refuse_changes(written)
    for result in written:
        assert result.target is not None and result.content is not None
        write_whole(result.target, result.content)
    return [result.name for result in written]


def print_results(report: "Report", made: Sequence[Result], to_stdout: bool, as_json: bool) -> None:
    """Say what was written and found; what goes to no file goes to stdout."""
    written = [result.name for result in made if result.target is not None]
    contents = [(str(result.file), result.content or b"") for result in made if to_stdout]
    if as_json:
        answer: dict[str, Any] = {"written": written, "findings": [finding.as_dict() for finding in report]}
        if to_stdout:
            answer["converted"] = [{"file": file, "content": json.loads(content)} for file, content in contents]
        print_json(answer)
        return
    print_findings(report)
    for _, content in contents:
        click.echo(content.decode("utf-8"), nl=False)
    if len(report) or not to_stdout:
        say(f"{report.files} files, {len(report)} findings; {len(written) or 'nothing'} written")


def _refuse_shared_targets(results: Iterable[Result]) -> None:
    first: dict[Path, Result] = {}
    for result in results:
        assert result.target is not None
        other = first.setdefault(result.target.resolve(), result)
        if other is not result:
            if other.file == result.file:
                said = f"{result.file}, given twice or with two annotations of a document, would be written twice"
            else:
                said = f"{other.file} and {result.file} would both be written"
            raise click.UsageError(f"{said} to {result.name}; nothing was written.")


def _refuse_changes(results: Iterable[Result]) -> None:
    for result in results:
        if result.target is not None and result.target.exists() and result.target.read_bytes() != result.content:
            raise click.UsageError(
                f"{result.name} is there already and says something else; nothing was written. --replace writes over it."
            )
