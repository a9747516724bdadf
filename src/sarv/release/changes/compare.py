"""Compares a release with the one before it: the changes, the version they demand, and the findings that forbid the new one."""

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

from ...canonical import canonical
from ...checks import checks, checks_of
from ...checks._changes import ChangesView, Versioned
from ...corpus import CorpusError
from ...findings import Fault, Finding
from ...progress import Progress, Steps
from ...reading import pointer_to
from ...validation import finding
from ..tables import DEFAULT
from .change import Change, Changes, Count
from .documents import of_annotation, of_document
from .registers import of_columns, of_files, of_registers, of_scheme
from .rows import side_by_side
from .sides import Side
from .versions import greatest, least, parsed

OF_THE_SCHEMA = "scheme"
"""What changes demand a version of the schema, and not of the data."""

GIVEN = "annotations"
"""The config of what annotators gave."""

_STEPS = 100


@dataclass
class Comparison:
    """All changes, and the findings, sorted."""

    changes: Changes
    findings: list[Finding] = field(default_factory=list)

    def encoded(self) -> bytes:
        """`changes.json`: canonical, a change a line."""
        return canonical(self.changes)


def compare(old: Side, new: Side, progress: Progress | None = None) -> Comparison:
    """What changed from `old` to `new`. Raises CorpusError where one of them cannot be read, or they are different corpora."""
    if old.name != new.name:
        raise CorpusError(
            f"{new.folder} is of the corpus {new.name!r}, {old.folder} of {old.name!r}; compare releases of one corpus"
        )
    for versions in (old.versions, new.versions):
        for version in (versions.data, versions.schema, versions.guidelines):
            if version is not None:
                parsed(version)
    found = list(_beside_the_documents(old, new))
    view = ChangesView(retired=frozenset(new.retired), retired_at=new.retired_at)
    view.gone = dict.fromkeys(old.retired, f"was retired in {old.versions.data} or before")
    found += _of_documents(old, new, view, progress)
    found += _of_annotations(old, new, {one.document for one in found if one.what == "document"})
    demands = greatest(one.demands for one in found if one.what != OF_THE_SCHEMA)
    view.versioned = list(_versioned(old, new, demands, found))
    changes = Changes(
        name=new.name,
        old=old.versions,
        new=new.versions,
        demands=demands,
        least=least(old.versions.data, demands),
        retired=tuple(sorted({*view.gone, *new.retired})),
        counts=_counts(found),
        changes=tuple(found),
    )
    return Comparison(changes, sorted(set(_findings(view, new.folder))))


def _beside_the_documents(old: Side, new: Side) -> Iterator[Change]:
    yield from of_scheme(old.fields, new.fields)
    yield from of_columns(old.columns, new.columns)
    yield from of_registers("actors", old.actors, new.actors)
    yield from of_registers("outlets", old.outlets, new.outlets)
    ours, theirs = dict(old.files), dict(new.files)
    if type(old) is not type(new):  # a release has files that are made from others
        for name in {*ours} ^ {*theirs}:
            if name == "DATASHEET.md":
                ours.pop(name, None)
                theirs.pop(name, None)
    yield from of_files(ours, theirs)


def _of_documents(old: Side, new: Side, view: ChangesView, progress: Progress | None) -> Iterator[Change]:
    """The changes of the documents; what they mean beyond themselves is noted in `view`."""
    retired = frozenset(old.retired)
    texts = old.carries is not None and old.carries == new.carries
    steps = Steps(progress, max(old.size, new.size) // _STEPS + 1)
    for number, (one, other) in enumerate(side_by_side(old.rows(DEFAULT), new.rows(DEFAULT))):
        if number % _STEPS == _STEPS - 1:
            steps.next()
        if other is None:
            assert one is not None
            view.gone[one.id] = f"is in {old.versions.data} and in the new one no more"
        elif other.id in retired:
            view.reused[other.id] = other.path
        if one is not None and other is not None and one.split != other.split:
            view.moved[one.id] = (other.path, one.split, other.split)
        yield from of_document(one, other, texts=texts)
    steps.end()


def _of_annotations(old: Side, new: Side, apart: Set[str | None]) -> Iterator[Change]:
    """The changes of what annotators gave, but for documents that are on one side alone."""
    if all(GIVEN in side.columns for side in (old, new)):
        for one, other in side_by_side(old.rows(GIVEN), new.rows(GIVEN)):
            yield from (change for change in of_annotation(one, other) if change.document not in apart)


def _versioned(old: Side, new: Side, demands: str | None, found: list[Change]) -> Iterator[Versioned]:
    ours, theirs = old.versions, new.versions
    smallest = least(ours.data, demands)
    yield Versioned("data", ours.data, theirs.data, smallest, demands, new.version_at, "/version")
    if ours.schema is not None and theirs.schema is not None:
        degrees = [one.demands for one in found if one.what == OF_THE_SCHEMA]
        wanted = greatest([*degrees, *(["patch"] if old.schema_sha256 != new.schema_sha256 else [])])
        pointer = "/version" if new.schema_at != new.version_at else "/schema_version"
        smallest = least(ours.schema, wanted)
        yield Versioned("schema", ours.schema, theirs.schema, smallest, wanted, new.schema_at, pointer)
    if ours.guidelines is not None and theirs.guidelines is not None:
        wanted = "patch" if old.guidelines != new.guidelines else None
        smallest = least(ours.guidelines, wanted)
        yield Versioned("guidelines", ours.guidelines, theirs.guidelines, smallest, wanted, new.guidelines_at, "")


def _counts(found: list[Change]) -> tuple[Count, ...]:
    sorts = Counter((one.what, one.layer, one.kind, one.demands) for one in found)
    ordered = sorted(sorts.items(), key=lambda item: tuple(part or "" for part in item[0]))
    return tuple(
        Count(what=what, layer=layer, kind=kind, demands=demands, count=count) for (what, layer, kind, demands), count in ordered
    )


def _findings(view: ChangesView, folder: Path) -> Iterator[Finding]:
    faults = [(check, fault) for check in checks_of("changes") for fault in check.run(view)]
    for name, path in view.reused.items():
        fault = Fault(pointer_to("documents", name), f"the id {name} was retired, and a document has it", name, path=path)
        faults.append((checks()["document_id_reused"], fault))
    texts: dict[str, str] = {}
    for check, fault in faults:
        path = fault.path or ""
        if path.endswith(".json") and path not in texts:
            texts[path] = (folder / path).read_text("utf-8") if (folder / path).is_file() else ""
        yield finding(check, path, fault, texts.get(path, ""))
