"""What keeps a release from being published: everything that is not known to be ours to pass on.

Which files and columns there are is an allow-list; whose text a row may carry follows from the rights in the corpus folder; and
no file repeats eight words in a row of a text that may not be passed on. All of it is found in one run, and nothing leaves the
machine before there is nothing to find.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from ...checks import checks_of
from ...checks._borrowed import WORDS_OF_A_RUN
from ...checks._publications import PublicationView
from ...corpus import Corpus
from ...findings import Fault, Report
from ...progress import Progress, Steps
from ...records import Document
from ...validation import finding
from ..contents import config_of, may_hold
from ..manifest import NAME
from .restricted import Restricted, restricted
from .staged import Staged
from .tables import Table, rights, shape

_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Examined:
    """What the gate found in a release, and what there was to search for."""

    report: Report
    restricted: Restricted


def examine(staged: Staged, corpus: Corpus, texts: Path | None = None, progress: Progress | None = None) -> Examined:
    """Look at every file of a release; `texts` is a folder of further texts that may not be passed on."""
    documents: dict[str, Document] = {
        name: corpus.load(f"corpus/{collection}/{name}.json", Document)
        for collection in corpus.collections
        for name in corpus.document_ids(collection)
    }
    sought = restricted(corpus, documents.values(), texts)
    shown: dict[str, str] = {}
    faults = list(_of_the_whole(staged, corpus))
    steps = Steps(progress, len(staged.files) + 1)
    for path, file in staged.files.items():
        steps.next()
        if path.endswith(".parquet"):
            faults += _of_a_table(path, file, documents, sought)
        else:
            shown[path] = file.read_bytes().decode("utf-8", "replace")
            faults += _of_a_text(path, shown[path], sought)
    if not any(fault.code == "publish_file_changed" for fault in faults):
        faults += staged.content_changes()
    steps.end()
    report = Report(files=len(staged.files))
    view = PublicationView([_without_words(fault, sought) for fault in faults])
    for check in checks_of("publication"):
        for fault in check.run(view):
            path = fault.path or ""
            report.add([finding(check, path, fault, shown.get(path, "") if fault.pointer or fault.offset is not None else "")])
    return Examined(report, sought)


def _without_words(fault: Fault, sought: Restricted) -> Fault:
    """A fault that shows nothing of a text: names of files and columns may be words of one too."""
    if any(sought.places(str(shown)) for shown in (fault.path, fault.message, fault.value)):
        known = fault.path if not sought.places(fault.path or "") else "(a file whose name is words of a text)"
        return replace(fault, path=known, message="here, a name is words of a text that may not be passed on", value=None)
    return fault


def _of_the_whole(staged: Staged, corpus: Corpus) -> Iterator[Fault]:
    if staged.manifest.private:
        yield Fault("/private", "this is a private release", True, path=NAME, code="publish_release_private")
    known = may_hold(corpus)
    for path in staged.files:
        if not known(path):
            yield Fault("", "`sarv release` writes no such file", path=path, code="publish_file_unknown")
    for path in staged.others:
        yield Fault("", "this is a link, or no ordinary file", path=path, code="publish_file_unknown")
    yield from staged.changes()


def _of_a_table(path: str, file: Path, documents: Mapping[str, Document], sought: Restricted) -> Iterator[Fault]:
    try:
        table = Table(path, file)
    except (OSError, ValueError, pa.ArrowException):
        yield Fault("", "this file cannot be read as a table", path=path, code="publish_file_changed")
        return
    config = config_of(path)
    if config is not None:
        yield from shape(table, config)
        yield from rights(table, config, documents)
    if not sought:
        return
    for leaf in table.leaves:
        found = sought.among(leaf.strings)
        if found:
            where = f"in the column {leaf.name!r}, first in row {leaf.rows[found[0]] + 1}"
            yield _run(path, len(found), where)
    said = 0
    for saying in table.sayings():
        said += max(len(sought.places(reading)) for reading in _readings(saying.decode("utf-8", "replace")))
    if said:
        yield _run(path, said, "in what the table says of itself")


def _of_a_text(path: str, text: str, sought: Restricted) -> Iterator[Fault]:
    if not sought:
        return
    places = sought.places(text)
    if places:
        yield _run(path, len(places), "from here on", places[0])
        return
    hidden = max(len(sought.places(reading)) for reading in _readings(text))
    if hidden:
        yield _run(path, hidden, "behind marks of HTML or JSON")


def _run(path: str, count: int, where: str, offset: int | None = None) -> Fault:
    runs = "a run" if count == 1 else f"{count:,} runs"
    message = f"{runs} of {WORDS_OF_A_RUN} words of texts that may not be passed on, {where}"
    return Fault("", message, offset=offset, path=path, code="publish_run_of_words")


def _readings(text: str) -> Iterator[str]:
    """A text as it is written, and as a reader of HTML or JSON sees it, where that is something else."""
    yield text
    plain = html.unescape(text)
    if plain != text:
        yield plain
    if _TAG.search(text):
        yield html.unescape(_TAG.sub(" ", text))
        yield html.unescape(_TAG.sub("", text))
    if text[:1] in ("{", "[", '"'):
        try:
            yield " ".join(_strings(json.loads(text)))
        except (ValueError, RecursionError):
            return


def _strings(value: Any) -> Iterator[str]:
    """Every key and every string of a JSON value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
