"""Annotations in and out of foreign formats: what is lost, missing or wrong is reported at its place, and nothing is guessed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from .canonical import canonical
from .checks import Check, checks
from .checks._views import FileView, Folder
from .conversion import Converted, Judged, checked, examined, judged_by
from .corpus import Corpus, CorpusError, kind_named
from .findings import Fault, Finding
from .formats import ForeignFile, Format, Graph, Registers, Sheet, faults_of, formats, value_of
from .layers import labels
from .places import places
from .progress import Progress, Steps
from .reading import Scan
from .records import Document
from .validation import finding

LARGEST_FILE = 64 * 1024 * 1024

_READ_FOR_RECOGNITION = 64 * 1024

_LINE = re.compile(r"line ([0-9]{1,9})(?:, column ([0-9]{1,9}))?(?!\S)")
_STEP = re.compile("^|[ ,/]|$")
_OPTIONS = {
    "document": "the document (--document)",
    "round": "the round (--round)",
    "annotator": "the annotator (--annotator)",
    "complete": "which layers are complete (--complete)",
}


@dataclass(slots=True)
class Exported:
    """The files that annotations became, by name, and what was lost; or the findings that keep them from becoming files.

    `restricted` are the documents whose texts may not be passed on.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    losses: list[Finding] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    restricted: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of the files to be read, in place of what they say themselves; None where they must say it."""

    document: str | None = None
    round: str | None = None
    annotator: str | None = None
    complete: tuple[str, ...] | None = None


@dataclass(slots=True)
class Imported:
    """What foreign files mean, each with annotations or findings. `on_trust` are documents whose text no file repeats."""

    found: list[tuple[Path, Converted]] = field(default_factory=list)
    on_trust: list[str] = field(default_factory=list)


def export(corpus: Corpus, folder: Folder, format_: Format, paths: Iterable[str], progress: Progress | None = None) -> Exported:
    """The annotations at `paths` of a corpus folder in a foreign format; nothing is written.

    Each is examined first: offsets mean words only in the text that they were taken from, and only if they are in order there.
    Those of several annotators, and gold, go to folders of their own.
    """
    findings: list[Finding] = []
    by_annotator: dict[PurePosixPath, list[Sheet]] = {}
    every = sorted(set(paths))
    steps = Steps(progress, len(every))
    for path in every:
        steps.next()
        sheet = examined(corpus, folder, path, corpus.read_bytes(path))
        if isinstance(sheet, list):
            findings += sheet
        else:
            by_annotator.setdefault(PurePosixPath(path).parent, []).append(sheet)
    if findings:
        return Exported(findings=findings)
    alone = len(by_annotator) == 1
    return written_in(
        format_, folder, {"" if alone else str(home.relative_to("annotations")): one for home, one in by_annotator.items()}
    )


def written_in(format_: Format, folder: Folder, by_folder: Mapping[str, Sequence[Sheet]]) -> Exported:
    """Sheets in a foreign format, those of each annotator in the folder of that name, with what was lost."""
    if format_.write is None:
        raise CorpusError(f"{format_.name} is read only")
    exported = Exported()
    registers = Registers(folder.actors or {}, folder.outlets or {})
    for home, sheets in by_folder.items():
        with _installed(format_):
            written = format_.write(sheets, registers)
        exported.files |= {str(PurePosixPath(home, name)): data for name, data in written.files.items()}
        lost_in = {loss.path for loss in written.losses}
        raws = {sheet.path: canonical(sheet.annotation).decode() for sheet in sheets if sheet.path in lost_in}
        exported.losses += [finding(_check_of(loss), loss.path or "", loss, raws[loss.path or ""]) for loss in written.losses]
    everything = [sheet.document for sheets in by_folder.values() for sheet in sheets]
    exported.restricted = sorted({document.id for document in everything if not document.rights.redistribute})
    return exported


def recognised(path: Path) -> list[Format]:
    """The formats that a file can be of, by its suffix and where its content begins."""
    with path.open("rb") as file:
        raw = file.read(_READ_FOR_RECOGNITION)
    return [one for one in formats().values() if one.read and path.name.endswith(one.suffixes) and one.recognises(raw)]


def import_(
    corpus: Corpus, folder: Folder, files: Sequence[tuple[Path, Format]], given: Given, progress: Progress | None = None
) -> Imported:
    """The annotations that foreign files mean, each checked like any annotation; nothing is written.

    Findings point into the foreign file. A document that neither the file nor the caller names is found by the file's stem.
    """
    imported = Imported()
    steps = Steps(progress, len(files))
    for path, format_ in files:
        steps.next()
        file, graphs = _read(corpus, path, format_)
        faults = list(file.faults)
        for graph in graphs:
            _complete(graph, given, path.name.partition(".")[0], corpus)
            own = [*_missing(graph), *faults_of(graph, frozenset(labels()["link_type"]))]
            judged = None if graph.document is None else judged_by(corpus, graph.document)
            if isinstance(judged, Fault):
                own.append(replace(judged, pointer=graph.place))
            elif judged is not None:
                own += _differing(graph, judged)
                if not own:
                    imported.on_trust += [] if _repeats_words(graph) else [judged.document.id]
                    imported.found.append((path, _checked(file, folder, graph, judged)))
            faults += own
        if not graphs and not faults:
            faults.append(Fault("", "there is no document in the file", code="format_syntax"))
        if faults:
            imported.found.append((path, Converted(str(path), None, [_finding(file, fault) for fault in faults])))
    return imported


def _read(corpus: Corpus, path: Path, format_: Format) -> tuple[ForeignFile, list[Graph]]:
    """A file with the graphs in it, without those of documents that have faults themselves."""

    def beside(name: str) -> bytes | None:
        other = path.parent / name
        inside = name == Path(name).name and other.is_file() and other.stat().st_size <= LARGEST_FILE
        return other.read_bytes() if inside else None

    def text_of(document: str) -> str | None:
        judged = judged_by(corpus, document)
        return judged.text if isinstance(judged, Judged) else None

    def document_of(document: str) -> Document | None:
        judged = judged_by(corpus, document)
        return judged.document if isinstance(judged, Judged) else None

    file = ForeignFile(str(path), b"", beside, text_of, document_of)
    if path.stat().st_size > LARGEST_FILE:
        file.fault("format_syntax", "", f"a file of more than {LARGEST_FILE >> 20} MiB is not read")
        return file, []
    file.raw = path.read_bytes()
    if format_.read is None:
        raise CorpusError(f"{format_.name} is written only")
    with _installed(format_):
        graphs = list(format_.read(file))
    if file.full or any(fault.pointer == "" for fault in file.faults):
        return file, []
    faulty = {fault.pointer[: step.start()] for fault in file.faults for step in _STEP.finditer(fault.pointer)}
    return file, [graph for graph in graphs if graph.place not in faulty]


def _complete(graph: Graph, given: Given, stem: str, corpus: Corpus) -> None:
    """Put into a graph what the caller says; the document may also be told by the file's name."""
    for name in _OPTIONS:
        if getattr(given, name) is not None:
            setattr(graph, name, getattr(given, name))
    if graph.document is None and isinstance(judged_by(corpus, stem), Judged):
        graph.document = stem


def _missing(graph: Graph) -> Iterator[Fault]:
    """All that neither the file nor the caller says of a graph, in one fault."""
    missing = [option for name, option in _OPTIONS.items() if getattr(graph, name) is None]
    if missing:
        yield Fault(graph.place, f"the file does not say {', '.join(missing)}", code="format_incomplete")


def _repeats_words(graph: Graph) -> bool:
    """Whether a file has the words that it marks, so that its offsets are known to be meant for this text."""
    return graph.text is not None or any(node.words is not None for node in graph.nodes)


def _differing(graph: Graph, judged: Judged) -> Iterator[Fault]:
    """Say where the file's own text is not the document's, which a graph without a checksum is taken to be of."""
    if graph.text is not None and graph.text != judged.text:
        pairs = enumerate(zip(graph.text, judged.text, strict=False))
        at = next((i for i, (theirs, ours) in pairs if theirs != ours), min(len(graph.text), len(judged.text)))
        message = (
            f"its text is not that of {judged.document.id}: the first difference is at offset {at}, "
            f"the lengths are {len(graph.text)} and {len(judged.text)}"
        )
        yield Fault(graph.place, message, code="format_text_differs")
    for node in graph.nodes:
        if node.words is not None and node.end <= len(judged.text):
            here = " ".join(judged.text[start:end] for start, end in node.fragments)
            if here.split() != node.words.split():
                message = "at these offsets, which count code points, the text has other words than the file"
                yield Fault(node.place, message, node.words, code="format_text_differs")
    if graph.text_sha256 is None:
        graph.text_sha256 = judged.document.text.sha256


def _checked(file: ForeignFile, folder: Folder, graph: Graph, judged: Judged) -> Converted:
    """The annotation that a graph means, if it passes all checks of annotations; their findings point to where it was read."""
    value = value_of(graph, judged.text if judged.shipped else None)
    shaped = FileView(file.path, b"", kind_named("annotation"))
    shaped.scan = Scan("", value.value, complete=True)
    home, annotation, faults = checked(folder, judged, shaped)
    if not faults:
        return Converted(home, annotation, [])
    found = []
    for check, fault in faults:
        known = replace(fault, code=check.code, offset=None)
        place = value.place(fault.pointer)
        found.append(_finding(file, replace(known, pointer=place)) if place else finding(check, file.path, known, ""))
    return Converted(file.path, None, found)


def _finding(file: ForeignFile, fault: Fault) -> Finding:
    """A fault as a finding of the foreign file, with the line and column of its place there."""
    if fault.pointer.startswith("/"):
        text = _shown(file.raw)
        return finding(_check_of(fault), file.path, replace(fault, offset=places(text).scan.offset(fault.pointer)), text)
    found = finding(_check_of(fault), file.path, fault, "")
    at = _LINE.match(fault.pointer)
    return found if at is None else replace(found, line=int(at[1]), column=int(at[2] or 1))


@lru_cache(maxsize=1)
def _shown(raw: bytes) -> str:
    """A file as text; the faults of a file come one after the other."""
    return raw.decode("utf-8", "replace")


def _check_of(fault: Fault) -> Check:
    return checks()[fault.code or ""]


@contextmanager
def _installed(format_: Format) -> Iterator[None]:
    """Say what must be installed, where a format's library is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if format_.extra is None:
            raise
        message = (
            f"{format_.name} needs the extra `{format_.extra}`: pip install 'sarv[{format_.extra}]' (there is no {error.name})"
        )
        raise CorpusError(message) from error
