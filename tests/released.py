"""Releases of the example corpus, and what may be wrong with one."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from edits import apply
from sarv.canonical import canonical
from sarv.checks._example import Edit
from sarv.checks._publications import RELEASE
from sarv.corpus import Corpus, kind_of
from sarv.reading import unescape
from sarv.records import SPLITS
from sarv.release.build import build
from sarv.release.contents import config_of
from sarv.release.features import footer
from sarv.release.manifest import NAME, describe_splits, write_manifest
from sarv.release.tables import configs
from sarv.validation import examine


def release_of(tale: Corpus, *, private: bool = False) -> Path:
    """The release of the example corpus, in `dist/` of its folder."""
    folder = build(tale, tale.root / "dist", private=private).folder
    assert folder is not None
    return folder


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in a row."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield value
        else:
            for inner in value.values():
                yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)


def restrict(tale: Corpus) -> None:
    """Make the example collection stand-off, hydrated, and not to be passed on."""
    source = {"kind": "file"}
    apply(tale.root, [Edit("corpus/tale/collection.json", set={"/texts": "stand_off", "/source": source})])
    (tale.root / "corpus/tale/.gitignore").write_text("*.txt\n")
    for path in [*tale.root.glob("annotations/**/tale-*.json")]:
        value = json.loads(path.read_bytes())
        for span in spans_in(value):
            del span["text"]
        path.write_text(json.dumps(value))
    for path in sorted(tale.root.glob("corpus/tale/tale-*.json")):
        value = json.loads(path.read_bytes())
        value["rights"]["redistribute"] = False
        path.write_text(json.dumps(value))
    for path in [*tale.root.glob("annotations/**/tale-*.json"), *tale.root.glob("corpus/tale/**/*.json")]:
        kind = kind_of(path.relative_to(tale.root).as_posix())
        assert kind is not None
        record, _ = examine("any", kind, path.read_bytes())
        assert record is not None
        path.write_bytes(canonical(record))


def seal(folder: Path) -> None:
    """Write the manifest of a release anew, so that it fits the files."""
    facts = json.loads((folder / NAME).read_bytes())
    del facts["files"]
    write_manifest(folder, facts | {"splits": describe_splits(folder, list(configs()), SPLITS)})


def edit_release(root: Path, edits: Iterable[Edit]) -> None:
    """Make edits to a corpus folder and the release in it.

    Of a table, `/rows` is the list of its rows and `/metadata` what it says of itself.
    """
    for edit in edits:
        if edit.path.endswith(".parquet") and edit.set:
            edit_table(root / edit.path, edit.set)
        else:
            apply(root, [edit])
        if edit.reseal:
            seal(root / RELEASE)


def edit_table(path: Path, changes: Mapping[str, Any]) -> None:
    """Set values in a table; a column that is new holds strings."""
    config = config_of(f"{path.parent.name}/{path.name}")
    assert config is not None
    schema = footer(configs()[config])
    value: dict[str, Any] = {"rows": pq.read_table(path).to_pylist(), "metadata": {}}
    for pointer, new in changes.items():
        *parents, last = [unescape(token) for token in pointer.split("/")[1:]]
        holder: Any = value
        for token in parents:
            holder = holder[int(token)] if isinstance(holder, list) else holder[token]
        holder[last] = new
    for name in sorted({name for row in value["rows"] for name in row} - set(schema.names)):
        schema = schema.append(pa.field(name, pa.string()))
    schema = schema.with_metadata((schema.metadata or {}) | {key: str(told) for key, told in value["metadata"].items()})
    pq.write_table(pa.Table.from_pylist(value["rows"], schema=schema), path)
