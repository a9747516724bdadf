"""Runs an operation on a folder again and again, and stops it at its first file operation, at its second, and so on.

A program of its own: `crashing.py OPERATION FOLDER…`, for it forks, which a process with threads must not. In each run the
operation is either killed, or told that the disk is full (ENOSPC), or that it failed (EIO). Then it is run again, undisturbed.
What the folders hold is printed as JSON, a checksum for each file: before, after an undisturbed run, and for every point the
state in which the run left them, its exit code, and the state after the next run.

Points are what changes a file system: opening a file to write it, making durable, renaming, removing, making and exchanging
folders. What Arrow writes by itself is not among them; it writes into a stage.
"""

import ctypes
import errno
import hashlib
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

MODES = {"kill": None, "full": errno.ENOSPC, "broken": errno.EIO}
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "ctypes.dlsym"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
KILLED, FAULT, UNEXPECTED = 9, 2, 99
STRIDES = {"release": 12, "collect": 5, "init": 9, "add": 9}
"""Of the errors of what takes long, not every one is met; every kill is."""


def release(folder: Path) -> int:
    """Build the release of the corpus folder beside it."""
    from sarv.corpus import Corpus
    from sarv.release.build import build

    built = build(Corpus(folder / "tale"), folder / "dist")
    return len(built.report)


def gold(folder: Path) -> int:
    """Derive gold by the command."""
    from click.testing import CliRunner

    from sarv.cli import sarv

    result = CliRunner().invoke(sarv, ["gold", "--folder", str(folder / "tale")])
    if isinstance(result.exception, OSError):
        raise result.exception
    return result.exit_code


def hydrate(folder: Path) -> int:
    """Bring in texts from the mirror beside the corpus folder."""
    from sarv.corpus import Corpus
    from sarv.hydration import hydrate as bring_in

    return len(bring_in(Corpus(folder / "notes"), mirror=folder / "mirror").problems)


def collect(folder: Path) -> int:
    """Collect what both annotators of the first round gave on a server."""
    from fake_server import server_of
    from sarv.corpus import Corpus
    from sarv.rounds.collecting import collect as take
    from sarv.rounds.receiving import matter_of
    from sarv.rounds.settling import load_round

    corpus = Corpus(folder / "tale")
    found = take(matter_of(corpus, load_round(corpus, "first")), server_of(Corpus(folder / "given")), ())
    return sum(len(one.findings) for one in found)


def init(folder: Path) -> int:
    """Make an empty corpus folder."""
    from adding import empty

    empty(folder / "rn")
    return 0


def add(folder: Path) -> int:
    """Add a text that may not be passed on to a new collection, from a new outlet."""
    from adding import FACTS
    from adding import add as bring_in
    from sarv.corpus import Corpus
    from sarv.records import Outlet

    facts = FACTS | {"redistribute": "no", "language": "en", "outlet": "river-news"}
    outlet = Outlet(id="river-news", name="River News", alignment="independent", description="A weekly.")
    return len(bring_in(Corpus(folder / "tale"), [folder / "input"], facts=facts, outlets=(outlet,))[1])


OPERATIONS: dict[str, Callable[[Path], int]] = {one.__name__: one for one in (release, gold, hydrate, collect, init, add)}


def state(folder: Path, *, hidden: bool = False) -> dict[str, str]:
    """The checksum of every file that somebody would look at; with `hidden` of stages, locks and what is kept beside, too."""
    found = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and (hidden or not any(part.endswith((".part", ".lock")) or part == ".sarv" for part in parts)):
            found["/".join(parts)] = hashlib.sha256(path.read_bytes()).hexdigest()
        elif path.is_dir() and hidden:
            found["/".join(parts)] = "folder"
    return found


def disturbed(operation: Callable[[Path], int], folder: Path, point: int | None, mode: str) -> int:
    """Run the operation in a process of its own, and stop it before its operation number `point` (from 0); its exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    steps, sync, inside = 0, os.fsync, False

    def step() -> None:
        nonlocal steps, inside
        if point is None or inside:
            return
        steps += 1
        if steps > point:
            if MODES[mode] is None:
                os._exit(KILLED)
            inside = mode == "full"  # What cleans up after a full disk may go on; a broken one stays broken.
            raise OSError(MODES[mode], os.strerror(MODES[mode] or 0))

    def hook(event: str, given: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(given[2], int) and given[2] & _WRITES
        if event in _CHANGES or writes:
            step()

    def fsync(handle: int) -> None:
        step()
        sync(handle)

    os.fsync = fsync  # type: ignore[assignment]  # descriptors are numbers here
    sys.addaudithook(hook)
    try:
        code = operation(folder)
    except OSError:
        code = FAULT
    except BaseException as error:  # noqa: BLE001  # whatever it is, the process that forked must hear of it
        from sarv.corpus import CorpusError

        code = FAULT if isinstance(error, CorpusError) else UNEXPECTED
        if code == UNEXPECTED:
            os.write(2, repr(error).encode())
    os._exit(code)


def main() -> None:
    """Every point in every mode."""
    operation, template = OPERATIONS[sys.argv[1]], Path(sys.argv[2])
    warm_up(operation, template)
    ends: dict[str, dict[str, Any]] = {}
    found: dict[str, Any] = {"before": state(template), "runs": []}
    with tempfile.TemporaryDirectory(dir=template.parent) as scratch:
        whole = Path(shutil.copytree(template, Path(scratch) / "whole"))
        found["status"] = disturbed(operation, whole, None, "kill")
        found["after"] = state(whole)
        for mode in MODES:
            # Where an error is borne, a run comes to its end before all points are met; the killed ones say how many there are.
            points = sum(run["mode"] == "kill" for run in found["runs"]) if mode != "kill" else None
            point, status = 0, KILLED
            while status == KILLED if points is None else point < points:
                folder = Path(shutil.copytree(template, Path(scratch) / f"{mode} {point}"))
                status = disturbed(operation, folder, point, mode)
                left, everything = state(folder), state(folder, hidden=True)
                # From the very same files the next run does the very same.
                if (same := json.dumps(everything)) not in ends:
                    ends[same] = {"again": disturbed(operation, folder, None, mode), "end": state(folder)}
                found["runs"].append({"mode": mode, "point": point, "status": status, "left": left, **ends[same]})
                shutil.rmtree(folder)
                point += 1 if points is None else STRIDES.get(operation.__name__, 1)
    sys.stdout.write(json.dumps(found))


def warm_up(operation: Callable[[Path], int], template: Path) -> None:
    """Import what the operation needs, which every run would do again; nothing may start threads."""
    ctypes.CDLL(None)
    if operation is release:
        import sarv.release.build  # noqa: F401
        from sarv.corpus import Corpus
        from sarv.release.tables import configs
        from sarv.validation import validate

        configs()
        list(validate(Corpus(template / "tale")))
        return
    with tempfile.TemporaryDirectory() as scratch:
        sys.stdout, shown = io.StringIO(), sys.stdout
        operation(Path(shutil.copytree(template, Path(scratch) / "copy")))
        sys.stdout = shown


if __name__ == "__main__":
    main()
