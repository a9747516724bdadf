"""`sarv convert`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..records import LAYERS
from ._convert_foreign import NO_LAYER, OWN, Form, annotations, convert_to, refuse_corpus, show_formats
from ._convert_results import Result, print_results, write_results
from ._output import corpus_at, folder_option, json_option

if TYPE_CHECKING:
    from ..corpus import Kind


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--from", "source", type=Form(), help="With --to annotation: the form of FILES, where it is not plain.")
@click.option("--to", "form", type=Form(), required=True, help="The form to convert to.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="The folder that converted files go to.")
@click.option("--in-place", is_flag=True, help="With --to canonical: write the files themselves anew.")
@click.option("--replace", is_flag=True, help="Write over files that are there already with other content.")
@click.option("--allow-loss", is_flag=True, help="Write what a foreign format can hold; what is lost is told on stderr.")
@click.option("--document", metavar="ID", help="From a foreign format: which document it is about.")
@click.option("--round", "round_", metavar="ID", help="From a foreign format: the round that was annotated in.")
@click.option("--annotator", metavar="ID", help="From a foreign format: who annotated.")
@click.option(
    "--complete",
    multiple=True,
    type=click.Choice((*LAYERS, NO_LAYER)),
    help="From a foreign format: a layer that was annotated exhaustively. May be repeated; `none` is none of them.",
)
@click.option(
    "--formats", is_flag=True, is_eager=True, expose_value=False, callback=show_formats, help="List the foreign formats."
)
@folder_option
@json_option
def command(
    files: tuple[Path, ...],
    source: str | None,
    form: str,
    output: Path | None,
    in_place: bool,
    replace: bool,
    allow_loss: bool,
    document: str | None,
    round_: str | None,
    annotator: str | None,
    complete: tuple[str, ...],
    folder: Path | None,
    as_json: bool,
) -> None:
    """Convert annotation FILES between forms; nothing is written while any of them has a finding.

    \b
    annotation  from the quotes format (words in place of offsets) or a foreign format to offsets; goes to the
                annotation's place in the corpus folder: annotations/rounds/ROUND/ANNOTATOR/DOCUMENT.json
    quotes      from offsets to words, for reading and for annotators who cannot count characters
    canonical   the same file in the one notation of the corpus; any JSON file of a corpus folder
    FORMAT      a foreign format, for another tool; --formats lists them, with what each can hold

    Without --output or --in-place, quotes and canonical forms go to stdout. A file that is there already and says
    something else is kept unless you give --replace.

    To a foreign format, FILES may be folders; those of several annotators go to folders of their own below --output.
    What the format cannot hold is a finding, and with --allow-loss no longer keeps the rest from being written: then
    the exit code is 0. The texts of documents go with them, so --output is outside the corpus folder, or in its .sarv/
    or dist/.

    From a foreign format, what the file does not say is taken from --document, --round, --annotator and --complete,
    which also stand in place of what it does say. Without --from, the form is told from suffix and content; with it,
    FILES may be folders.
    """
    from ..findings import Report

    if in_place and form != "canonical":
        raise click.UsageError("--in-place goes with --to canonical.")
    if in_place and output is not None:
        raise click.UsageError("--in-place and --output exclude each other.")
    if form != "annotation" and (source or document or round_ or annotator or complete):
        raise click.UsageError("--from, --document, --round, --annotator and --complete go with --to annotation.")
    if source in OWN and source != "quotes":
        raise click.UsageError(f"--from takes foreign formats and quotes, not {source}.")
    if form not in OWN:
        sys.exit(convert_to(form, files, folder, output, replace=replace, allow_loss=allow_loss, as_json=as_json))
    folders = [file for file in files if file.is_dir()]
    if folders and form != "annotation":
        raise click.UsageError(f"{folders[0]} is a folder; only to and from a foreign format can a folder be converted.")
    if form == "quotes" and output is not None and any(_is_stand_off(file) for file in files):
        refuse_corpus(corpus_at(folder), output)
    if form == "annotation":
        from ..foreign import Given

        layers = tuple(layer for layer in LAYERS if layer in complete) if complete else None
        results = annotations(files, folder, source, Given(document, round_, annotator, layers), elsewhere=output is not None)
    else:
        results = list((_quotes if form == "quotes" else _canonical)(files, folder))
    if in_place or output is not None:
        for result in results:
            result.target = result.file if output is None else output / (result.target or result.file).name
            result.name = str(result.target)
    report = Report([finding for result in results for finding in result.findings], len({result.file for result in results}))
    made = [] if len(report) else results
    write_results(made, replace=in_place or replace)
    print_results(report, made, form != "annotation" and not in_place and output is None, as_json)
    sys.exit(1 if len(report) else 0)


def _quotes(files: Iterable[Path], folder: Path | None) -> Iterator[Result]:
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
        yield Result(file, content, findings)


def _is_stand_off(file: Path) -> bool:
    """Whether an annotation is of a document whose text git must not get."""
    from ..corpus import Corpus

    corpus = Corpus.find(file.absolute().parent)
    return corpus.collections[collection].texts != "shipped" if (collection := corpus.collection_of(file.stem)) else False


def _canonical(files: Iterable[Path], _folder: Path | None) -> Iterator[Result]:
    from ..canonical import canonical
    from ..validation import examine

    for file in files:
        record, findings = examine(*_place(file), file.read_bytes())
        # A record that could be read has no fault but in its notation, which is what we are here to mend.
        yield Result(file, findings=findings) if record is None else Result(file, canonical(record))


def _place(file: Path) -> "tuple[str, Kind]":
    """Where a file lies in its corpus folder, and what kind of file it is there."""
    from ..corpus import Corpus, kind_of

    path = file.absolute().relative_to(Corpus.find(file.parent).root).as_posix()
    kind = kind_of(path)
    if kind is None:
        raise click.UsageError(f"{file} is none of the JSON files of a corpus folder.")
    return path, kind
