"""`sarv convert`."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._output import corpus_at, folder_option, json_option, print_findings, print_json, say

if TYPE_CHECKING:
    from ..corpus import Kind
    from ..findings import Finding, Report

_FORMS = ("annotation", "quotes", "canonical")


@dataclass
class _Result:
    """What became of a file: its content in the new form, or findings; and where that goes, by which name (else to stdout)."""

    file: Path
    content: bytes | None = None
    findings: "list[Finding]" = field(default_factory=list)
    target: Path | None = None
    name: str = ""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--to", "form", type=click.Choice(_FORMS), required=True, help="The form to convert to.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="The folder that converted files go to.")
@click.option("--in-place", is_flag=True, help="With --to canonical: write the files themselves anew.")
@click.option("--replace", is_flag=True, help="Write over files that are there already with other content.")
@folder_option
@json_option
def command(
    files: tuple[Path, ...], form: str, output: Path | None, in_place: bool, replace: bool, folder: Path | None, as_json: bool
) -> None:
    """Convert annotation FILES between forms; nothing is written while any of them has a finding.

    \b
    annotation  from the quotes format (words in place of offsets) to offsets; goes to the annotation's place in the
                corpus folder: annotations/rounds/ROUND/ANNOTATOR/DOCUMENT.json
    quotes      from offsets to words, for reading and for annotators who cannot count characters
    canonical   the same file in the one notation of the corpus; any JSON file of a corpus folder

    Without --output or --in-place, quotes and canonical forms go to stdout. A file that is there already and says
    something else is kept unless you give --replace.
    """
    from ..corpus import write_whole
    from ..findings import Report

    if in_place and form != "canonical":
        raise click.UsageError("--in-place goes with --to canonical.")
    if in_place and output is not None:
        raise click.UsageError("--in-place and --output exclude each other.")
    results = list({"annotation": _annotations, "quotes": _quotes, "canonical": _canonical}[form](files, folder))
    if in_place or output is not None:
        for result in results:
            result.target = result.file if output is None else output / (result.target or result.file).name
            result.name = str(result.target)
    report = Report([finding for result in results for finding in result.findings], len(files))
    made = [] if len(report) else results
    written = [result for result in made if result.target is not None]
    _refuse_shared_targets(written)
    if not (in_place or replace):
        _refuse_changes(written)
    for result in written:
        assert result.target is not None and result.content is not None
        write_whole(result.target, result.content)
    _print(report, made, form != "annotation" and not in_place and output is None, as_json)
    sys.exit(1 if len(report) else 0)


def _print(report: "Report", made: Sequence[_Result], to_stdout: bool, as_json: bool) -> None:
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


def _refuse_shared_targets(results: Iterable[_Result]) -> None:
    first: dict[Path, _Result] = {}
    for result in results:
        assert result.target is not None
        other = first.setdefault(result.target.resolve(), result)
        if other is not result:
            raise click.UsageError(f"{other.file} and {result.file} would both be written to {result.name}; nothing was written.")


def _refuse_changes(results: Iterable[_Result]) -> None:
    for result in results:
        if result.target is not None and result.target.exists() and result.target.read_bytes() != result.content:
            raise click.UsageError(
                f"{result.name} is there already and says something else; nothing was written. --replace writes over it."
            )


def _annotations(files: Iterable[Path], folder: Path | None) -> Iterator[_Result]:
    from ..canonical import canonical
    from ..conversion import annotation_from_quotes
    from ..lookup import load_folder

    corpus = corpus_at(folder)
    known = load_folder(corpus)
    for file in files:
        made = annotation_from_quotes(corpus, known, str(file), file.read_bytes())
        content = None if made.annotation is None else canonical(made.annotation)
        yield _Result(file, content, made.findings, corpus.path(made.path), made.path)


def _quotes(files: Iterable[Path], folder: Path | None) -> Iterator[_Result]:
    import msgspec

    from ..conversion import quotes_from_annotation
    from ..lookup import load_folder

    corpus = corpus_at(folder)
    known = load_folder(corpus)
    for file in files:
        path, kind = _place(file)
        if kind.name != "annotation":
            raise click.UsageError(f"{file} is not an annotation.")
        value, findings = quotes_from_annotation(corpus, known, path, file.read_bytes())
        content = None if value is None else msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
        yield _Result(file, content, findings)


def _canonical(files: Iterable[Path], _folder: Path | None) -> Iterator[_Result]:
    from ..canonical import canonical
    from ..validation import examine

    for file in files:
        record, findings = examine(*_place(file), file.read_bytes())
        # A record that could be read has no fault but in its notation, which is what we are here to mend.
        yield _Result(file, findings=findings) if record is None else _Result(file, canonical(record))


def _place(file: Path) -> "tuple[str, Kind]":
    """Where a file lies in its corpus folder, and what kind of file it is there."""
    from ..corpus import Corpus, kind_of

    path = file.absolute().relative_to(Corpus.find(file.parent).root).as_posix()
    kind = kind_of(path)
    if kind is None:
        raise click.UsageError(f"{file} is none of the JSON files of a corpus folder.")
    return path, kind
