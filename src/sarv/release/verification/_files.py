"""The files of a copy beside those of its manifest, byte for byte."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from ...progress import Steps
from ..manifest import NAME, FileFacts, Manifest, sealed
from ._copy import Copy

_OF_THE_DOWNLOAD = {".cache", ".git", ".gitattributes"}  # git and the Hub's client put these into a copy


def listed(folder: Path) -> Mapping[str, Path]:
    """Everything in a folder that is no folder itself, by its path in it, sorted. A file may be a link into a cache."""
    found = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if inside.parts[0] not in _OF_THE_DOWNLOAD and (path.is_symlink() or not path.is_dir()):
            found[inside.as_posix()] = path
    return found


def read_manifest(copy: Copy) -> Manifest | None:
    """The manifest, whether or not it is as it was written; None where it has not the shape of one."""
    code = "release_manifest_changed"
    try:
        raw = copy.files[NAME].read_bytes()
        value: Any = msgspec.json.decode(raw)
        manifest = msgspec.convert(value, Manifest)
    except (OSError, msgspec.DecodeError, ValueError, RecursionError) as error:
        copy.fault(code, NAME, f"it is no manifest: {error}")
        return None
    written = sealed(value)
    if written != raw:
        if msgspec.json.decode(written)["manifest_sha256"] == manifest.manifest_sha256:
            copy.fault(code, NAME, "it says what was written, but not with the same bytes")
        else:
            copy.fault(
                code, NAME, "the checksum in it is not its own", pointer="/manifest_sha256", value=manifest.manifest_sha256
            )
    return manifest


def check_files(copy: Copy, steps: Steps) -> None:
    """Report files of the manifest that are missing or have other bytes, and files that it does not have."""
    facts = {facts.path: facts for facts in copy.manifest.files} if copy.manifest is not None else {}
    for path in sorted(facts.keys() - copy.files.keys()):
        copy.missing(path)
    for path in copy.files:
        if path in facts:
            _check_bytes(copy, path, facts[path])
        elif path != NAME and copy.manifest is not None:
            copy.fault("release_file_unlisted", path, "the manifest does not have this file")
        steps.next()


def _check_bytes(copy: Copy, path: str, facts: FileFacts) -> None:
    if not copy.files[path].is_file():
        copy.fault("release_file_changed", path, "it is no regular file")
        return
    try:
        with copy.files[path].open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except OSError as error:
        copy.unreadable(path, error)
        return
    if size != facts.bytes:
        copy.fault("release_file_changed", path, f"it has {size:,} bytes, and {facts.bytes:,} in the release")
    elif digest != facts.sha256:
        copy.fault("release_file_changed", path, f"it has the checksum {digest}, and another in the release", value=facts.sha256)
