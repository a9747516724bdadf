"""Makes and finds the environments that the scripts run in: folders of `.environment/` at the top of the checkout.

Everything is installed from a lock that pins versions and hashes. An environment is complete when its mark names the
lock it was made from; anything else, such as what a killed run left, is made anew. Nothing is fetched once it is there.
"""

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".environment"
SERVER = "label-studio"
MODELS = "models"
READERS = "readers"
LADDER = ("run", "benchmark", "all", "test")
"""Purposes that share an environment: the lock of each holds every pin of those before it."""

LOCKS = {purpose: ROOT / "scripts" / f"{purpose}.lock" for purpose in (*LADDER, SERVER, MODELS, READERS)}

# The server's pins clash with ours, what runs models is large and for one Python alone, and the readers are the oldest that are
# supported, as is all else beside them: each has an environment of its own.
SOURCES_ONLY = (
    "attr",
    "django-ranged-fileresponse",
    "drf-flex-fields",
    "drf-generators",
    "jsonpath-rw",
    "ordered-set",
    "rouge-score",
    "seqeval",
    "sqlitedict",
    "word2number",
)
"""What is published as sources only. It is built with the tools that its lock pins, once all else is there."""

HOW_LONG = {
    "run": "a minute or so",
    "benchmark": "a minute or two",
    "all": "some minutes, 1.5 GB",
    "test": "some minutes, 2.2 GB",
    SERVER: "some minutes, 1 GB",
    MODELS: "some minutes, 2.5 GB",
    READERS: "a minute or two, 0.8 GB",
}


def environment(purpose: str) -> Path:
    """The Python of an environment that has what a purpose of `LOCKS` needs; made first where it is not there."""
    prefix = "" if purpose in LADDER else f"{purpose}-"
    folder = HOME / f"{prefix}python{sys.version_info[0]}.{sys.version_info[1]}"
    python = folder / "bin" / "python"
    if not _serves(folder, purpose):
        for place in (HOME, folder):
            if place.is_symlink():
                sys.exit(f"{place} is a link, and what is behind it would be deleted; remove the link, and run this again.")
        try:
            with _lock(folder):
                if not _serves(folder, purpose):
                    _make(folder, python, purpose)
        except KeyboardInterrupt:
            print("\ninterrupted; run the same command again", file=sys.stderr)
            sys.exit(130)
    return python


def _serves(folder: Path, purpose: str) -> bool:
    """Whether an environment is complete for a purpose, or for one further up the ladder."""
    serving = LADDER[LADDER.index(purpose) :] if purpose in LADDER else (purpose,)
    return any(_mark(folder, name) in _marks(folder) for name in serving)


def _mark(folder: Path, purpose: str) -> str:
    """What identifies an environment: its lock, where it stands and the Python it was made with."""
    parts = [LOCKS[purpose].read_bytes(), str(folder).encode(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _marks(folder: Path) -> list[str]:
    try:
        return (folder / "complete").read_text().split()
    except FileNotFoundError:
        return []


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """One run at a time makes the environment; a second waits and finds it made.

    What a run starts has the lock too, since an installation goes on when its run is killed.
    """
    HOME.mkdir(exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"another run is making the environment {folder.relative_to(ROOT)}; waiting for it ...", file=sys.stderr)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(folder: Path, python: Path, purpose: str) -> None:
    # What is further up the ladder is added to what is there; with another lock all is made anew.
    others = [mark for name in LOCKS if (mark := _mark(folder, name)) in _marks(folder)]
    if not others:
        print(f"making the environment {folder.relative_to(ROOT)} (once; {HOW_LONG[purpose]}) ...", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        _venv(folder)
    else:
        print(f"adding what the {purpose} lock has to {folder.relative_to(ROOT)} ...", file=sys.stderr)
    wheels, sources = _parts(LOCKS[purpose].read_text("utf-8"))
    if sources:
        first = folder / "wheels.lock"
        first.write_text(wheels, "utf-8")
        _install(python, first)
        _install(python, LOCKS[purpose], "--no-build-isolation", "--no-binary", ",".join(sources))
    else:
        _install(python, LOCKS[purpose])
    staged = folder / "complete.part"
    staged.write_text("\n".join([*others, _mark(folder, purpose)]) + "\n")
    staged.replace(folder / "complete")


def _install(python: Path, lock: Path, *options: str) -> None:
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    done = subprocess.run(
        [*pip, "--only-binary", ":all:", *options, "--requirement", str(lock)], stdout=sys.stderr, close_fds=False
    )
    if done.returncode:
        sys.exit("The environment could not be made: pip's message stands above. Mend its cause and run this again.")


def _parts(lock: str) -> tuple[str, list[str]]:
    """The pins of a lock that are wheels, with their hashes, and the names of those that are sources only."""
    pins = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)
    wheels = [pin for pin in pins if pin.partition("==")[0] not in SOURCES_ONLY]
    return "".join(wheels), [pin.partition("==")[0] for pin in pins if pin.partition("==")[0] in SOURCES_ONLY]


def _venv(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "venv", str(folder)], stdout=sys.stderr, close_fds=False)
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit("Python could not make a virtual environment; on Debian and Ubuntu its module is the package python3-venv.")


def run(purpose: str, arguments: list[str], **variables: str) -> None:
    """Replace this process by the environment's Python with `arguments`; the package is taken from the checkout."""
    python = environment(purpose)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(python, [str(python), *arguments], settings(**variables))


def settings(**variables: str) -> dict[str, str]:
    """The variables that a program of an environment gets."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "__PYVENV_LAUNCHER__")}
    # Alone: a PYTHONPATH from outside would come before what the lock pins.
    return {**inherited, **variables, "PYTHONPATH": str(ROOT / "src")}
