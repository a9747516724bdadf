"""`sarv convert` to foreign formats, and from them."""

import os
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._convert_results import Result, write_results
from ._output import corpus_at, place_of, print_findings, print_json, progress, say

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..findings import Finding
    from ..foreign import Given
    from ..formats import Format

OWN = ("annotation", "quotes", "canonical")
"""The forms that are our own."""

NO_LAYER = "none"


class Form(click.ParamType):  # type: ignore[type-arg]  # older versions of click have no argument here
    """The name of a form of ours or of a foreign format."""

    name = "form"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> Any:
        """The name, if there is such a form; formats are looked for only now."""
        from ..formats import formats

        known = (*OWN, *formats())
        if value not in known:
            near = get_close_matches(value, known, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(known)}."
            self.fail(f"There is no form '{value}'. {hint}", param, context)
        return value


def show_formats(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Print what formats there are, and end."""
    if wanted:
        from ..formats import formats, table

        click.echo(table(formats().values()), nl=False)
        context.exit()


def annotations(
    files: Iterable[Path], folder: Path | None, source: str | None, given: "Given", *, elsewhere: bool
) -> list[Result]:
    """The annotations that files in the quotes or foreign formats mean; `elsewhere` if they stay out of the corpus folder."""
    from ..canonical import canonical
    from ..conversion import annotation_from_quotes
    from ..foreign import import_
    from ..formats import formats
    from ..lookup import load_folder

    corpus = corpus_at(folder)
    known = load_folder(corpus)
    converted = []
    foreign = []
    its = formats().get(source or "")
    for file in (one for given_path in files for one in _files_of(given_path, its)):
        format_ = its if source is not None else _recognised(file)
        if format_ is None:
            converted.append((file, annotation_from_quotes(corpus, known, str(file), file.read_bytes())))
        else:
            foreign.append((file, format_))
    with progress("reading") as advance:
        imported = import_(corpus, known, foreign, given, advance)
    converted += imported.found
    if imported.on_trust:
        say(f"No text in the file, so its offsets are taken on trust: {', '.join(sorted(set(imported.on_trust)))}")
    nothing = [made.annotation.document for _, made in imported.found if made.annotation and not made.annotation.complete]
    if nothing and given.complete is None:
        say(f"No layer is complete, by what the files say, in: {', '.join(sorted(set(nothing)))}; --complete says otherwise")
    results = []
    gold = [file for file, made in imported.found if made.path.startswith("annotations/gold/")]
    if gold and not elsewhere and not any(made.findings for _, made in imported.found):
        raise click.UsageError(
            f"{gold[0]} is gold, which follows from rounds (`sarv gold`) and is nobody's own; say with --round and --annotator "
            "whose this is, or give --output."
        )
    for file, made in converted:
        content = None if made.annotation is None else canonical(made.annotation)
        results.append(Result(file, content, made.findings, corpus.path(made.path), made.path))
    return results


def _files_of(path: Path, format_: "Format | None") -> list[Path]:
    """A file, or the files of a format in a folder and the folders in it, by name."""
    if not path.is_dir():
        return [path]
    if format_ is None:
        raise click.UsageError(f"{path} is a folder; say with --from which foreign format the files in it are in.")
    found = sorted(one for one in path.rglob("*") if one.name.endswith(format_.suffixes) and one.is_file())
    if not found:
        raise click.UsageError(f"In {path} is no file of {format_.name}, whose names end in {' or '.join(format_.suffixes)}.")
    return found


def _recognised(file: Path) -> "Format | None":
    """The one foreign format that a file can be of; None is the quotes format, which every other JSON file is taken for."""
    from ..foreign import recognised
    from ..formats import formats

    found = recognised(file)
    if len(found) == 1:
        return found[0]
    if not found and file.suffix == ".json":
        return None
    if found:
        raise click.UsageError(f"{file} can be {' or '.join(one.name for one in found)}; say which with --from.")
    needed = "".join(f"\n  {one.name}: {one.title}, {', '.join(one.suffixes)}" for one in formats().values() if one.read)
    raise click.UsageError(f"{file} is of no known format; --from names one of:{needed}\n  quotes: the quotes format, .json")


def convert_to(
    name: str, files: Iterable[Path], folder: Path | None, output: Path | None, *, replace: bool, allow_loss: bool, as_json: bool
) -> int:
    """Write annotations in a foreign format, say what was lost, and return the exit code."""
    from ..findings import few
    from ..foreign import export
    from ..formats import formats
    from ..lookup import load_folder

    corpus = corpus_at(folder)
    if formats()[name].write is None:
        raise click.UsageError(f"The format {name} is read only.")
    if output is None:
        raise click.UsageError(f"--to {name} needs --output, the folder that the files go to.")
    refuse_corpus(corpus, output)
    paths = [path for file in files for path in _annotation_paths(corpus, file)]
    with progress("converting") as advance:
        exported = export(corpus, load_folder(corpus), formats()[name], paths, advance)
    losses = sorted(set(exported.losses))
    findings = sorted(set(exported.findings)) + ([] if allow_loss else losses)
    told = losses if allow_loss else []
    written = []
    if not findings:
        results = [
            Result(output / one, data, target=output / one, name=str(output / one)) for one, data in exported.files.items()
        ]
        written = write_results(results, replace=replace)
    if as_json:
        print_json(
            {
                "written": written,
                "findings": [finding.as_dict() for finding in findings],
                "losses": [finding.as_dict() for finding in told],
                "restricted": exported.restricted,
            }
        )
    else:
        print_findings(sorted(set(exported.findings)))
        for line in _in_short(losses):
            click.echo(line, err=allow_loss)
    if losses and findings:
        say(f"{name} cannot hold what stands above; --allow-loss writes the rest.")
    if written and exported.restricted:
        say(f"Not to be passed on, as far as texts are in it, by the rights of: {few(exported.restricted)}")
    count = len(written) or "nothing"
    say(f"{len(set(paths))} annotations, {len(findings)} findings, {len(told)} losses allowed; {count} written")
    return 1 if findings else 0


def _in_short(losses: "Iterable[Finding]") -> Iterator[str]:
    """What is lost, how often and where first, a line for each kind; --json has each with its place."""
    from ..findings import alike

    for group in alike(losses):
        often = "once" if len(group) == 1 else f"{len(group):,} times, first"
        what = re.sub("/[0-9]+", "/*", group[0].pointer) or "the annotation"
        yield f"lost: {what} ({group[0].message}), {often} at {place_of(group[0])}"


def refuse_corpus(corpus: "Corpus", output: Path) -> None:
    """Texts of stand-off documents must not get to where git takes them."""
    target, root = output.resolve(), corpus.root.resolve()
    kept_out = [root / name for name in (".sarv", "dist")]
    if target.is_relative_to(root) and not any(target.is_relative_to(folder) for folder in kept_out):
        raise click.UsageError(
            f"{output} is in the corpus folder, where texts that may not be passed on could get into git; "
            "choose a folder outside, or in its .sarv/ or dist/."
        )


def _annotation_paths(corpus: "Corpus", file: Path) -> Iterator[str]:
    """The annotation that a file is, or all that are in a folder, by their paths in the corpus folder."""
    from ..corpus import kind_of

    path = Path(os.path.abspath(file))  # noqa: PTH100  # links stay: what they lead to may lie elsewhere
    if not path.is_relative_to(corpus.root):
        raise click.UsageError(f"{file} is not in the corpus folder {corpus.root}.")
    inside = path.relative_to(corpus.root).as_posix()
    if path.is_dir():
        every = (one for one, _ in corpus.entries() if one.startswith(f"{inside}/") or inside == ".")
        found = [one for one in every if (kind := kind_of(one)) is not None and kind.name == "annotation"]
        if not found:
            raise click.UsageError(f"There is no annotation in {file}.")
        yield from found
    elif (kind := kind_of(inside)) is not None and kind.name == "annotation":
        yield inside
    else:
        raise click.UsageError(f"{file} is not an annotation.")
