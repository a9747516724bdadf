"""Publishes a release as a tagged version of a dataset on a Hub, so that it can be stopped at any point and run again.

The order makes it so: what is there is compared first; the upload is one commit that replaces everything; the tag comes last. A
tag is never moved. What it stands for is loaded back and compared with the release, however it came there.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...corpus import CorpusError, sha256
from ...findings import few
from ..manifest import Manifest, content_sha256
from .hub import Repository, State
from .staged import Staged

Say = Callable[[str], None]
"""Is told what is being done, in a few words."""


@dataclass(frozen=True)
class Published:
    """What became of a release: its commit and tag, whether anything was done, which files had to go.

    `differing` are files that are not as under the tag though the content is the same: another library has written them.
    """

    commit: str
    tag: str
    new: bool
    deleted: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()


def publish(staged: Staged, repository: Repository, *, private: bool = False, say: Say = lambda _: None) -> Published:
    """Publish a release that was examined; raises `CorpusError` where what is there forbids it.

    `private` asks for a private repository. Where the tag is there with the same content, nothing is done but the comparison.
    """
    manifest = staged.manifest
    checksums = staged.checksums
    say(f"looking for {manifest.tag} at {repository.url}")
    tagged = repository.state(manifest.tag)
    if tagged is not None:
        differing = _compare_with_tag(staged, repository, tagged, checksums)
        return Published(tagged.commit, manifest.tag, False, (), differing)
    if repository.state() is None:
        say(f"creating {repository.name}")
        repository.create(private=private)
    state = repository.state() or State("", private, ())
    _may_follow(manifest, repository, state, private)
    say(f"uploading {len(staged.files)} files, {sum(file.stat().st_size for file in staged.files.values()):,} bytes")
    commit, deleted = repository.upload(staged, state)
    uploaded = repository.state(commit)
    if uploaded is None or set(uploaded.files) != staged.files.keys():
        different = few(sorted(staged.files.keys() ^ set(uploaded.files if uploaded else ())))
        raise CorpusError(f"{repository.url}: was uploaded, but differs from the release ({different}); not tagged, run it again")
    say(f"tagging {manifest.tag}")
    repository.tag(manifest, commit)
    say(f"loading {manifest.tag} back")
    _verify(manifest, repository, checksums)
    return Published(commit, manifest.tag, True, tuple(deleted))


def _compare_with_tag(staged: Staged, repository: Repository, tagged: State, checksums: dict[str, str]) -> tuple[str, ...]:
    """The files that are others than under the tag, where its content is that of the release."""
    manifest = staged.manifest
    with tempfile.TemporaryDirectory() as folder:
        there = repository.manifest(tagged, Path(folder))
    if there is None or (there.name, there.content) != (manifest.name, manifest.content):
        ours, theirs = manifest.content, there.content if there else {}
        different = sorted(key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key))
        what = f"; different are {few(different)}" if there is not None and different else ""
        raise CorpusError(
            f"{repository.url}: {manifest.tag} is there with another content than this release{what}. A tag is never moved: "
            "give the corpus a new `version` in corpus/corpus.json, and build and publish that."
        )
    _verify(there, repository, {file.path: file.sha256 for file in there.files})
    known = {file.path: file.sha256 for file in there.files}
    return tuple(path for path in sorted(checksums) if path in known and known[path] != checksums[path])


def _may_follow(manifest: Manifest, repository: Repository, state: State, private: bool) -> None:
    """Raise `CorpusError` where the repository holds what must not be replaced, or is more public than it was asked to be."""
    if private and not state.private:
        raise CorpusError(f"{repository.url}: is public already; make it private there, or leave --private-repository out")
    if not state.files:
        return
    with tempfile.TemporaryDirectory() as folder:
        there = repository.manifest(state, Path(folder))
    if there is None and set(state.files) - {"README.md"}:
        raise CorpusError(
            f"{repository.url}: holds files that are no release of this kit ({few(list(state.files), 3)}), and publishing would "
            "delete them; choose another name, or empty the repository"
        )
    if there is not None and there.name != manifest.name:
        raise CorpusError(f"{repository.url}: holds releases of {there.name!r}, not of {manifest.name!r}; choose another name")
    if there is not None and _numbers(there.version) > _numbers(manifest.version):
        raise CorpusError(
            f"{repository.url}: holds version {there.version}, which is newer than {manifest.version}; publish in order, since "
            "the newest upload is what everybody loads"
        )


def _verify(manifest: Manifest, repository: Repository, checksums: dict[str, str]) -> None:
    """Load the tag back and compare its files and the content of its splits with what it must be."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = repository.load(manifest.tag, Path(folder))
        wrong = [path for path in sorted(checksums) if path not in loaded or sha256(loaded[path].read_bytes()) != checksums[path]]
        for split in () if wrong else manifest.splits:
            tables = [path for name, path in loaded.items() if name.startswith(f"{split.config}/{split.split}-")]
            if content_sha256(tables) != split.content_sha256:
                wrong.append(f"{split.config}/{split.split}")
    if wrong:
        raise CorpusError(
            f"{repository.url}: {manifest.tag} does not give back what was uploaded: {few(wrong)}. Delete the tag there, run the "
            "same command again, and tell the Hub's people if it stays so."
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
