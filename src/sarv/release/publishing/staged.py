"""A release folder as it is to be published: its manifest, its files, and where they are not what the manifest says."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ...corpus import CorpusError, sha256
from ...findings import Fault, few
from ..manifest import NAME, Manifest, content_sha256


def read_manifest(raw: bytes, place: str) -> Manifest:
    """The manifest in `raw`; raises `CorpusError`, which names `place`, where it is none."""
    try:
        manifest = msgspec.json.decode(raw, type=Manifest)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise CorpusError(f"{place}: is not the manifest of a release ({error}); build it anew with `sarv release`") from None
    if not manifest.name or [part for part in manifest.version.split(".") if not part.isdigit()]:
        raise CorpusError(f"{place}: the version {manifest.version!r} is not three numbers; build it anew with `sarv release`")
    return manifest


@dataclass
class Staged:
    """A release folder. `files` are its regular files by path, sorted; `others` are links and whatever else lies there.

    `checksums` are those of the manifest, by path, and that of the manifest itself.
    """

    folder: Path
    manifest: Manifest
    checksums: dict[str, str]
    files: dict[str, Path]
    others: list[str]

    @classmethod
    def open(cls, folder: Path) -> "Staged":
        """The release in `folder`; raises `CorpusError` where there is none."""
        if not (folder / NAME).is_file():
            raise CorpusError(f"{folder}: is not a release, there is no {NAME} in it; build one with `sarv release`")
        files, others = {}, []
        for path, entry in _entries(folder, ""):
            if entry.is_file(follow_symlinks=False) and stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                files[path] = folder / path
            else:
                others.append(path)
        raw = (folder / NAME).read_bytes()
        manifest = read_manifest(raw, str(folder / NAME))
        checksums = {file.path: file.sha256 for file in manifest.files} | {NAME: sha256(raw)}
        return cls(folder, manifest, checksums, files, others)

    def tables(self, config: str, split: str) -> list[Path]:
        """The files of a split of a config."""
        return [path for name, path in self.files.items() if name.startswith(f"{config}/{split}-")]

    def changes(self) -> Iterator[Fault]:
        """Where the files and rows are not what the manifest says."""
        listed = {file.path: file for file in self.manifest.files}
        for path in sorted((listed.keys() | self.files.keys()) - {NAME}):
            if path not in self.files:
                yield _changed(path, "the manifest lists this file, and it is not there")
            elif path not in listed:
                yield _changed(path, "the manifest does not list this file")
            elif sha256(self.files[path].read_bytes()) != listed[path].sha256:
                yield _changed(path, "this file has another checksum than the manifest says")

    def content_changes(self) -> Iterator[Fault]:
        """Where rows have another content hash than the manifest says; for a folder whose files can all be read."""
        different = [
            f"{split.config}/{split.split}"
            for split in self.manifest.splits
            if content_sha256(self.tables(split.config, split.split)) != split.content_sha256
        ]
        if different:
            yield _changed(NAME, f"the rows have another content hash than it says: {few(different)}")


def _changed(path: str, message: str) -> Fault:
    return Fault("", message, path=path, code="publish_file_changed")


def _entries(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder that is no folder, sorted; links are not followed."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(folder / entry.name, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry
