"""`sarv convert`."""

import sys
from pathlib import Path
from typing import Any

import click

from ._output import corpus_at, folder_option, json_option, print_findings, print_json, say

_FORMS = ("annotation", "quotes", "canonical")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--to", "form", type=click.Choice(_FORMS), required=True, help="The form to convert to.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="The folder that converted files go to.")
@click.option("--in-place", is_flag=True, help="With --to canonical: write the files themselves anew.")
@folder_option
@json_option
def command(files: tuple[Path, ...], form: str, output: Path | None, in_place: bool, folder: Path | None, as_json: bool) -> None:
    """Convert annotation FILES between forms; nothing is written while any of them has a finding.

    \b
    annotation  from the quotes format (words in place of offsets) to offsets; goes to the annotation's place in the
                corpus folder: annotations/rounds/ROUND/ANNOTATOR/DOCUMENT.json
    quotes      from offsets to words, for reading and for annotators who cannot count characters
    canonical   the same file in the one notation of the corpus; any JSON file of a corpus folder

    Without --output or --in-place, quotes and canonical forms go to stdout.
    """
    if in_place and form != "canonical":
        raise click.UsageError("--in-place goes with --to canonical.")
    if form == "annotation":
        _to_annotation(files, output, folder, as_json)
        return
    results = _to_quotes(files, folder) if form == "quotes" else _to_canonical(files)
    for file, content in results:
        if in_place or output is not None:
            from ..corpus import write_whole

            write_whole(file if output is None else output / file.name, content)
            say(f"{file}: written")
        else:
            click.echo(content.decode("utf-8"), nl=False)


def _to_annotation(files: tuple[Path, ...], output: Path | None, folder: Path | None, as_json: bool) -> None:
    from ..canonical import canonical
    from ..conversion import annotation_from_quotes
    from ..corpus import write_whole
    from ..findings import Report
    from ..lookup import load_folder

    corpus = corpus_at(folder)
    known = load_folder(corpus)
    results = [annotation_from_quotes(corpus, known, str(file), file.read_bytes()) for file in files]
    report = Report([finding for result in results for finding in result.findings], len(files))
    written = []
    if not len(report):
        for result in results:
            assert result.annotation is not None
            target = corpus.path(result.path) if output is None else output / Path(result.path).name
            write_whole(target, canonical(result.annotation))
            written.append(result.path if output is None else str(target))
    if as_json:
        print_json({"written": written, "findings": [finding.as_dict() for finding in report]})
    else:
        print_findings(report)
        say(f"{len(files)} files, {len(report)} findings; {len(written) or 'nothing'} written")
    sys.exit(1 if len(report) else 0)


def _to_quotes(files: tuple[Path, ...], folder: Path | None) -> list[tuple[Path, bytes]]:
    import msgspec

    from ..corpus import CorpusError
    from ..formats.quotes import from_annotation
    from ..records import Annotation

    corpus = corpus_at(folder)
    results = []
    for file in files:
        annotation = _record(file)
        if not isinstance(annotation, Annotation):
            raise click.UsageError(f"{file} is not an annotation.")
        collection = corpus.collection_of(annotation.document)
        text = corpus.text(collection, annotation.document) if collection else None
        if text is None:
            raise CorpusError(f"{file}: the text of {annotation.document} is not here; `sarv hydrate` fetches it")
        value = from_annotation(annotation, text)
        results.append((file, msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"))
    return results


def _to_canonical(files: tuple[Path, ...]) -> list[tuple[Path, bytes]]:
    from ..canonical import canonical

    return [(file, canonical(_record(file))) for file in files]


def _record(file: Path) -> Any:
    """The record in a file of a corpus folder, which must be in order but for its notation."""
    from ..corpus import Corpus, kind_of
    from ..validation import examine

    path = file.absolute().relative_to(Corpus.find(file.parent).root).as_posix()
    kind = kind_of(path)
    if kind is None:
        raise click.UsageError(f"{file} is none of the JSON files of a corpus folder.")
    record, findings = examine(path, kind, file.read_bytes())
    if record is None:
        print_findings(findings)
        sys.exit(1)
    return record
