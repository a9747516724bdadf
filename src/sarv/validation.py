"""Runs the checks over a corpus folder: bytes, then shape, then meaning; a fault in one file never hides another's."""

import stat
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import structs

from .checks import Check, checks_of
from .checks._folder import name_of
from .checks._views import AnnotationView, DocumentView, FileView, FingerprintView, Folder, JudgmentsView, RecordView, ShapedView
from .corpus import LABELLING, LARGEST_FILE, OTHER_FILES, TEXT, Corpus, Kind, kind_of, read_record, sha256
from .findings import LEVELS, Fault, Finding, Report, shorten
from .places import places
from .progress import Progress, Steps
from .records import Annotation, Decisions, Document, Record


def finding(check: Check, path: str, fault: Fault, text: str) -> Finding:
    """A fault of the file at `path`, whose content is `text`, as a finding with its place."""
    offset = fault.offset
    if offset is None and text and path.endswith(".json"):
        offset = places(text).scan.offset(fault.pointer)
    line, column = places(text).line_and_column(offset) if offset is not None else (0, 0)
    value = "" if fault.value is None else shorten(fault.value)
    context = shorten(fault.context) if fault.context is not None else ""
    if not path.isprintable():
        path = path.encode("unicode_escape").decode("ascii")
    return Finding(path, line, column, check.code, fault.pointer, fault.message, check.way_out, value, context, check.level)


def examine(path: str, kind: Kind, raw: bytes) -> tuple[Record | None, list[Finding]]:
    """Check a JSON file on the levels bytes and shape. The record is None where a fault keeps it from being read."""
    record = read_record(kind, raw)
    if record is not None:
        return record, []
    view = FileView(path, raw, kind)
    found = examine_notation(view) or run("shape", view, view)
    if found:
        return None, found
    record = msgspec.convert(view.scan.value, kind.record)
    return record, run("record", ShapedView(view, record), view)


def examine_notation(view: FileView) -> list[Finding]:
    """Check a JSON file, of a corpus folder or not, on the level bytes."""
    return run("bytes", view, view) or run("json", view, view)


def examine_text(path: str, raw: bytes) -> list[Finding]:
    """Check a shipped article text on the level bytes."""
    view = FileView(path, raw, None)
    return run("bytes", view, view) or run("text", view, view)


def examine_other(path: str, raw: bytes) -> list[Finding]:
    """Check a file for human readers on the level bytes."""
    view = FileView(path, raw, None)
    return run("bytes", view, view)


def examine_record(view_name: str, view: RecordView[Any], raw: bytes) -> list[Finding]:
    """Check a record on the level meaning."""
    faults = [(check, fault) for check in checks_of(view_name) for fault in check.run(view)]
    if not faults:
        return []
    text = raw.decode("utf-8")
    return [finding(check, view.path, fault, text) for check, fault in faults]


def run(view_name: str, view: Any, file: FileView) -> list[Finding]:
    """Run the checks of one view; `file` gives findings their place."""
    return [finding(check, file.path, fault, file.shown) for check in checks_of(view_name) for fault in check.run(view)]


def registers(records: Mapping[str, Record]) -> Folder:
    """The registers among `records` (by path) in the form that checks look things up in."""
    folder = Folder()
    by_name: dict[str, dict[str, Any]] = {"collection": {}, "incident": {}, "round": {}, "document": {}}
    for path, record in records.items():
        kind = kind_of(path)
        if kind is not None and kind.name in by_name:
            collection = path.split("/")[1]
            name = name_of(path)
            by_name[kind.name][f"{collection}/{name}" if kind.name == "incident" else name] = as_it_lies(path, record)
    folder.collections, folder.incidents = by_name["collection"], by_name["incident"]
    folder.rounds, folder.documents = by_name["round"], by_name["document"]
    actors: Any = records.get("corpus/actors.json")
    outlets: Any = records.get("corpus/outlets.json")
    splits: Any = records.get("corpus/splits.json")
    folder.actors = {actor.id: actor for actor in actors.actors} if actors else None
    folder.outlets = {outlet.id: outlet for outlet in outlets.outlets} if outlets else None
    folder.splits = splits.documents if splits else None
    return folder


def as_it_lies(path: str, record: Any) -> Any:
    """The record under the name that its place gives it. Where its id differs, that is one finding, and no other file's."""
    given = {"id": name_of(path)}
    if isinstance(record, Document):
        given["collection"] = path.split("/")[1]
    differs = any(getattr(record, name) != value for name, value in given.items())
    return structs.replace(record, **given) if differs else record


def validate(corpus: Corpus, level: str = "meaning", progress: Progress | None = None) -> Report:
    """Check the whole folder up to `level`; all findings of all files in one report."""
    report = Report()
    unreadable: dict[str, str] = {}
    entries = dict(corpus.entries(unreadable))
    paths = [path for path, entry in entries.items() if _readable(entry) and _known(path)]
    records: dict[str, Record] = {}
    raws: dict[str, bytes] = {}
    # Files are read first and then compared with one another: each file is two steps of progress.
    steps = Steps(progress, 2 * len(paths))
    for path in paths:
        steps.next()
        try:
            raws[path] = raw = corpus.read_bytes(path)
        except OSError as error:
            unreadable[path] = error.strerror or str(error)
            continue
        kind = kind_of(path)
        if kind is not None:
            record, found = examine(path, kind, raw)
            if record is not None:
                records[path] = record
            report.add(found)
        elif not TEXT.fullmatch(path):
            report.add(examine_other(path, raw))
    report.files = len(raws)
    folder = registers(records)
    folder.entries, folder.records, folder.unreadable = entries, records, unreadable
    folder.annotations = _annotations(records)
    folder.labellings = {name_of(path): sha256(raw) for path, raw in raws.items() if LABELLING.fullmatch(path)}
    faulty = {path for path in entries if kind_of(path) and path not in records}
    for path in filter(TEXT.fullmatch, entries):
        found = examine_text(path, raws[path]) if path in raws and _shipped(path, folder) else []
        report.add(found)
        if found or path not in raws:
            faulty.add(path)
    folder.faulty = frozenset(faulty)
    if LEVELS.index(level) >= LEVELS.index("meaning"):
        for path, record in records.items():
            steps.next()
            kind = kind_of(path)
            assert kind is not None
            view = view_of(kind.name, path, record, folder, lambda text_path: _text(raws.get(text_path), text_path in faulty))
            report.add(examine_record(kind.name, view, raws[path]))
        folder.faulty |= {found.path for found in report.findings}
        folder.text_at = lambda path: _text(raws.get(path), path in folder.faulty)
        report.add(_examine_folder(folder, raws))
    report.findings = [found for found in report.findings if LEVELS.index(found.level) <= LEVELS.index(level)]
    steps.end()
    return report


def _examine_folder(folder: Folder, raws: Mapping[str, bytes]) -> Iterator[Finding]:
    view = RecordView("", Record(), folder)
    for check in checks_of("folder"):
        for fault in check.run(view):
            path = fault.path or ""
            inside = fault.pointer or fault.offset is not None
            yield finding(check, path, fault, (_decode(raws.get(path)) or "") if inside else "")


def _known(path: str) -> bool:
    return kind_of(path) is not None or bool(TEXT.fullmatch(path) or OTHER_FILES.fullmatch(path))


def _shipped(path: str, folder: Folder) -> bool:
    """Whether a text is of a collection that ships its texts; where that cannot be read, whether git would take it."""
    parent = path.rpartition("/")[0]
    collection = folder.collections.get(parent.rpartition("/")[2])
    return collection.texts == "shipped" if collection is not None else f"{parent}/.gitignore" not in folder.entries


def view_of(kind: str, path: str, record: Any, folder: Folder, text_at: Callable[[str], str | None]) -> RecordView[Any]:
    """The view of a record that its checks are given; `text_at` gives the text at a path, if it is there."""
    if kind == "document":
        document: Document = record
        collection = folder.collections.get(path.split("/")[1])
        text = text_at(path.removesuffix(".json") + ".txt")
        return DocumentView(path, document, folder, text, collection)
    if kind in ("annotation", "decisions"):
        view = AnnotationView if kind == "annotation" else JudgmentsView[Decisions]
        about = folder.documents.get(name_of(path))
        if about is None:
            return view(path, record, folder, None, None, False)
        of = folder.collections.get(about.collection)
        text = _text_of(about, text_at)
        return view(path, record, folder, about, text, of is not None and of.texts == "shipped")
    if kind == "fingerprint":
        about = folder.documents.get(name_of(path))
        return FingerprintView(path, record, folder, about, None if about is None else _text_of(about, text_at))
    return RecordView(path, record, folder)


def _text_of(document: Document, text_at: Callable[[str], str | None]) -> str | None:
    """The document's text, if it is here and its own.

    Another one is a finding of the document; what offsets mean in that would be many more.
    """
    text = text_at(f"corpus/{document.collection}/{document.id}.txt")
    return None if text is None or sha256(text.encode()) != document.text.sha256 else text


def _readable(entry: Any) -> bool:
    if not entry.is_file(follow_symlinks=False):
        return False
    status = entry.stat(follow_symlinks=False)
    return bool(stat.S_ISREG(status.st_mode)) and status.st_size <= LARGEST_FILE


def _annotations(records: Mapping[str, Record]) -> dict[str, dict[str, Annotation]]:
    """Annotations of rounds: `round/annotator` → document → annotation."""
    found: dict[str, dict[str, Annotation]] = {}
    for path, record in records.items():
        if isinstance(record, Annotation) and path.startswith("annotations/rounds/"):
            _, _, round_id, annotator, name = path.split("/")
            found.setdefault(f"{round_id}/{annotator}", {})[name.removesuffix(".json")] = record
    return found


def _text(raw: bytes | None, faulty: bool) -> str | None:
    """A text as checks compare it. What is not UTF-8, and not reported yet, becomes a text with another checksum."""
    return _decode(raw) if raw is None or faulty else raw.decode("utf-8", "replace")


def _decode(raw: bytes | None) -> str | None:
    try:
        return None if raw is None else raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
