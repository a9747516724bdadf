"""Brings planned files into the corpus folder, all or none: lays them ready, validates the folder as it would be, moves them in.

They lie ready in `.sarv`, first as a stage that the next run clears, then, renamed in one step, as what has been decided: from
then on a run that is stopped has only to be finished, which the next run does first of all. Beside them lie the checksums of the
files that they replace, so that a file that somebody has changed in between is never overwritten.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..corpus import Corpus, CorpusError, sha256, sync_folder, write_whole
from ..findings import Finding
from ..progress import Progress, Steps
from ..validation import examine_text, validate
from .planning import Plan

_STAGE, _DECIDED, _REPLACED = "add.part", "add", "add.replaced.json"


class _Overlaid(Corpus):
    """A corpus folder as it would be with the files of a stage in it."""

    def __init__(self, corpus: Corpus, stage: Path) -> None:
        super().__init__(corpus.root)
        self._stage = Corpus(stage)

    def entries(self, unreadable: dict[str, str] | None = None) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """Every file and folder of both; where both have a file, that of the stage."""
        found = dict(super().entries(unreadable))
        for path, entry in self._stage.entries({}):
            if path not in found or entry.is_file(follow_symlinks=False):
                found[path] = entry
        yield from sorted(found.items())

    def read_bytes(self, relative: str) -> bytes:
        """The bytes of a file, that of the stage where it has it."""
        return self._stage.read_bytes(relative) if self._stage.has(relative) else super().read_bytes(relative)


@dataclass(frozen=True)
class Staged:
    """Files that lie ready in a stage below `.sarv`, the folder `home`."""

    corpus: Corpus
    home: Path
    plan: Plan

    @property
    def stage(self) -> Path:
        """The folder that they lie in, each under its path."""
        return self.home / _STAGE

    def findings(self, progress: Progress | None = None) -> list[Finding]:
        """What would be wrong with the folder and is not now, at the places of inputs; and what is with the collection itself."""
        plan, home = self.plan, f"corpus/{self.plan.collection.id}/collection.json"
        found = list(validate(_Overlaid(self.corpus, self.stage), progress=progress))
        if plan.collection.texts == "stand_off":  # the folder's own checks leave such texts alone
            texts = ((path, data) for path, data in plan.files.items() if path.endswith(".txt"))
            found += [one for path, data in texts for one in examine_text(path, data)]
        others = any(one.path not in plan.candidates for one in found)
        before = set(validate(self.corpus)) if others else set()
        return [self._placed(one) for one in found if one not in before or one.path == home]

    def _placed(self, one: Finding) -> Finding:
        candidate = self.plan.candidates.get(one.path)
        if candidate is None:
            return one
        # What a finding shows of a text goes where texts that may not be passed on must not.
        hidden = one.path.endswith(".txt") and self.plan.collection.texts == "stand_off"
        quiet = replace(one, value="", context="") if hidden else one
        return replace(quiet, path=candidate.input.path, line=candidate.line, column=1 if candidate.line else 0)

    def move_in(self, progress: Progress | None = None) -> None:
        """Bring the files to their places. From its first step on, no run can lose any of them.

        Raises `CorpusError`, and moves nothing, where a file that would be replaced was changed since they were laid ready.
        """
        _refuse_changed(self.corpus, self.home, self.stage)
        self.stage.rename(self.home / _DECIDED)
        sync_folder(self.home)
        finish(self.corpus, self.home, progress)


def lay_ready(corpus: Corpus, home: Path, plan: Plan, progress: Progress | None = None) -> Staged:
    """Write the files of a plan into a stage, durably; what a run that was killed left there is cleared."""
    staged = Staged(corpus, home, plan)
    clear(home)
    replaced = {path: sha256(corpus.read_bytes(path)) for path in plan.files if corpus.has(path)}
    write_whole(home / _REPLACED, json.dumps(replaced, sort_keys=True).encode())
    _write_all(staged.stage, plan.files, Steps(progress, len(plan.files)))
    return staged


def clear(home: Path) -> None:
    """Remove a stage that nothing was decided on."""
    if not (home / _DECIDED).exists():
        (home / _REPLACED).unlink(missing_ok=True)
    if (home / _STAGE).exists():
        shutil.rmtree(home / _STAGE)


def waits(home: Path) -> bool:
    """Whether there is what was decided on and not all moved in yet."""
    return (home / _DECIDED).is_dir()


def finish(corpus: Corpus, home: Path, progress: Progress | None = None) -> int:
    """Move in what was decided on and not all moved yet; how many files that were. Raises `CorpusError` as `move_in` does."""
    decided = home / _DECIDED
    _refuse_changed(corpus, home, decided)
    paths = sorted((path for path in decided.rglob("*") if path.is_file()), key=_order)
    steps = Steps(progress, len(paths))
    for path in paths:
        steps.next()
        target = corpus.path(path.relative_to(decided).as_posix())
        target.parent.mkdir(exist_ok=True)
        path.replace(target)
    for folder in {path.parent for path in paths}:
        moved_to = corpus.path(folder.relative_to(decided).as_posix())
        sync_folder(moved_to)
        sync_folder(moved_to.parent)
    if decided.is_dir():
        shutil.rmtree(decided)
    return len(paths)


def _refuse_changed(corpus: Corpus, home: Path, ready: Path) -> None:
    """Raise `CorpusError` where a file is not as it was when those in the folder `ready` were laid ready to replace it."""
    if not (home / _REPLACED).exists():  # a run of an earlier version was stopped
        return
    replaced = json.loads((home / _REPLACED).read_bytes())
    for path in sorted(path for path in ready.rglob("*") if path.is_file()):
        relative = path.relative_to(ready).as_posix()
        there = sha256(corpus.read_bytes(relative)) if corpus.has(relative) else None
        if there != replaced.get(relative) and there != sha256(path.read_bytes()):
            raise CorpusError(
                f"{relative}: was changed since `sarv add` began, which would overwrite it; keep a copy of the change, put the "
                "file back as it was (or away, if it is new), run `sarv add` again, then make the change again"
            )


def _order(path: Path) -> tuple[int, str]:
    """What others refer to comes before them, and what keeps texts out of git before every text."""
    ranks = {"outlets.json": 0, ".gitignore": 1, "collection.json": 2}
    return ranks.get(path.name, 3 if path.suffix == ".txt" else 4), path.as_posix()


def _write_all(stage: Path, files: Mapping[str, bytes], steps: Steps) -> None:
    for relative, data in files.items():
        steps.next()
        path = stage / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for folder in {(stage / relative).parent for relative in files}:
        sync_folder(folder)
