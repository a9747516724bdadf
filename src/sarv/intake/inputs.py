"""Reads what `sarv add` is given; the ending of a file says what kind it is. What is wrong with one never hides another's."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ..checks import checks
from ..checks._views import FileView
from ..corpus import LARGEST_FILE
from ..findings import Finding
from ..sources import SourceError, read_file
from ..validation import finding
from . import addresses, tables
from .candidates import Candidate, Input

LARGEST_TABLE = 1_000_000_000

_KINDS = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".urls": "addresses",
}


def read(paths: Iterable[Path], columns: Mapping[str, str]) -> tuple[list[Candidate], list[Finding]]:
    """The candidates in all inputs, in order, and what is wrong with them. A folder stands for the files in it, by name.

    A file that is named more than once, or whose folder is named too, is one input.
    """
    candidates: list[Candidate] = []
    findings: list[Finding] = []
    known: set[Path] = set()
    for given in paths:
        files = _in_folder(given, Path.is_file) if given.is_dir() else [given]
        if not files:
            findings.append(Input(str(given)).finding("input_unreadable", "the folder holds no files"))
        for path in files:
            if (file := path.resolve()) in known:
                continue
            known.add(file)
            found, wrong = _read(path, columns)
            if not found and not wrong:
                wrong = [Input(str(path)).finding("input_unreadable", "the file holds no documents")]
            candidates += found
            findings += wrong
    return candidates, findings


def left_out(paths: Iterable[Path]) -> list[Path]:
    """The folders in folders that were given: they are not read."""
    return [one for path in dict.fromkeys(paths) if path.is_dir() for one in _in_folder(path, Path.is_dir)]


def _in_folder(folder: Path, wanted: Callable[[Path], bool]) -> list[Path]:
    return sorted(one for one in folder.iterdir() if wanted(one) and not one.name.startswith("."))


def _read(path: Path, columns: Mapping[str, str]) -> tuple[list[Candidate], list[Finding]]:
    nothing = Input(str(path))
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        return [], [nothing.finding("input_unreadable", "no kind of input has this ending", path.suffix)]
    try:
        raw = read_file(path, LARGEST_TABLE if kind in ("csv", "tsv", "jsonl") else LARGEST_FILE)
    except SourceError as error:
        return [], [nothing.finding("input_unreadable", error.message)]
    if kind == "page":
        made = addresses.article_of(nothing, raw)
        if isinstance(made, Finding):
            return [], [made]
        return [Candidate(nothing, 0, made.text, made.title, path.stem, read_off=made.facts)], []
    try:
        source = Input(str(path), raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return [], _in_another_encoding(path, raw)
    if kind == "addresses" or (kind == "text" and addresses.is_list(source.text)):
        return addresses.candidates_in(source)
    if kind == "text":
        return [Candidate(source, 0, source.text, name=path.stem)], []
    return tables.candidates_in(source, kind, columns)


def _in_another_encoding(path: Path, raw: bytes) -> list[Finding]:
    view, check = FileView(str(path), raw, None), checks()["file_encoding"]
    # Without the bytes: they are words of a text that perhaps may not be passed on.
    return [finding(check, str(path), replace(fault, value=None), view.shown) for fault in check.run(view)]
