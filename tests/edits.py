"""Applies the edits by which checks show their bad and good examples to a copy of the example corpus."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from sarv.canonical import canonical
from sarv.checks._example import Edit
from sarv.corpus import kind_of, sha256
from sarv.reading import unescape

TALE = Path(__file__).parent / "corpora" / "tale"

OUTSIDE = {
    "changes",
    "collecting",
    "foreign",
    "leaks",
    "prediction",
    "publication",
    "quotes",
    "release",
    "submission",
    "verdicts",
}
"""The views of checks that `sarv validate` does not ask: they look at no corpus folder, or only before a release."""


def copy_of_the_tale(target: Path) -> Path:
    """A fresh copy of the example corpus below `target`."""
    return Path(shutil.copytree(TALE, target / "tale"))


def apply(root: Path, edits: Iterable[Edit]) -> None:
    """Make the edits in the corpus folder `root`, in order."""
    for edit in edits:
        path = root / edit.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if edit.delete:
            path.unlink()
        if edit.content is not None:
            path.write_bytes(edit.content)
        if edit.size is not None:
            path.touch()
            os.truncate(path, edit.size)
        if edit.link is not None:
            path.symlink_to(edit.link)
        if edit.hard_link is not None:
            path.hardlink_to(root / edit.hard_link)
        if edit.pipe:
            os.mkfifo(path)
        if edit.mode is not None:
            path.chmod(edit.mode)
        if edit.replace is not None:
            old, new = edit.replace
            raw = path.read_bytes()
            assert raw.count(old) >= 1, f"{old!r} does not occur in {edit.path}"
            path.write_bytes(raw.replace(old, new, 1))
        if edit.set or edit.remove:
            _edit_values(path, edit)
        if edit.reseal:
            _reseal(root)


def _edit_values(path: Path, edit: Edit) -> None:
    value = msgspec.json.decode(path.read_bytes())
    for pointer in edit.remove:
        holder, key = _holder(value, pointer)
        del holder[key]
    for pointer, new in edit.set.items():
        holder, key = _holder(value, pointer)
        if key == "-":
            holder.append(new)
        else:
            holder[key] = new
    path.write_bytes(_written(path, value))


def _holder(value: Any, pointer: str) -> tuple[Any, Any]:
    *parents, last = [unescape(token) for token in pointer.split("/")[1:]]
    for token in parents:
        value = value[int(token)] if isinstance(value, list) else value[token]
    return value, int(last) if isinstance(value, list) and last != "-" else last


def _written(path: Path, value: Any) -> bytes:
    """Canonical where the value still fits the record; else plain JSON, whose form no example is about."""
    relative = path.as_posix()
    for top in ("corpus/", "annotations/"):
        at = relative.rfind(f"/{top}")
        kind = kind_of(relative[at + 1 :]) if at >= 0 else None
        if kind is not None:
            try:
                return canonical(msgspec.convert(value, kind.record))
            except msgspec.ValidationError:
                break
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _reseal(root: Path) -> None:
    for path in sorted((root / "corpus").glob("*/*.txt")):
        raw = path.read_bytes()
        document = path.with_suffix(".json")
        if document.is_file():
            value = msgspec.json.decode(document.read_bytes())
            value["text"] = {"sha256": sha256(raw), "length": len(raw.decode("utf-8"))}
            document.write_bytes(_written(document, value))
        for annotation in (root / "annotations").rglob(f"{path.stem}.json"):
            value = msgspec.json.decode(annotation.read_bytes())
            if "text_sha256" in value:
                value["text_sha256"] = sha256(raw)
                annotation.write_bytes(_written(annotation, value))


__all__ = ["TALE", "apply", "copy_of_the_tale"]
