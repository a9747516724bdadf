"""Makes and finds the environment that the scripts run in: `.environment/` at the top of the checkout.

Everything is installed from a lock that pins versions and hashes. An environment is complete when its mark names the
lock it was made from; anything else, such as what a killed run left, is made anew. Nothing is fetched once it is there.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".environment"
LOCKS = {"run": ROOT / "scripts" / "run.lock", "test": ROOT / "scripts" / "test.lock"}


def environment(purpose: str) -> Path:
    """The Python of an environment that has what `purpose` ("run" or "test") needs; made first where it is not there."""
    folder = HOME / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    python = folder / "bin" / "python"
    if not _serves(folder, purpose):
        with _lock():
            if not _serves(folder, purpose):
                _make(folder, python, purpose)
    return python


def _serves(folder: Path, purpose: str) -> bool:
    """Whether an environment is complete for a purpose. The test lock holds every pin of the run lock."""
    return bool({_mark(folder, purpose), _mark(folder, "test")} & set(_marks(folder)))


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
def _lock() -> Iterator[None]:
    """One run at a time makes the environment; a second waits and finds it made."""
    HOME.mkdir(exist_ok=True)
    with (HOME / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(folder: Path, python: Path, purpose: str) -> None:
    # Tests are added to an environment that can run; with another lock it is made anew.
    others = [mark for name in LOCKS if (mark := _mark(folder, name)) in _marks(folder)]
    if not others:
        print(f"making the environment {folder.relative_to(ROOT)} (once; a minute or so) ...", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        _venv(folder)
    else:
        print(f"adding what the {purpose} lock has to {folder.relative_to(ROOT)} ...", file=sys.stderr)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    done = subprocess.run([*install, "--only-binary", ":all:", "--requirement", str(LOCKS[purpose])], stdout=sys.stderr)
    if done.returncode:
        sys.exit("The environment could not be made: pip's message stands above. Mend its cause and run this again.")
    staged = folder / "complete.part"
    staged.write_text("\n".join([*others, _mark(folder, purpose)]) + "\n")
    staged.replace(folder / "complete")


def _venv(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "venv", str(folder)], stdout=sys.stderr)
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit("Python could not make a virtual environment; on Debian and Ubuntu its module is the package python3-venv.")


def run(purpose: str, arguments: list[str], **variables: str) -> None:
    """Replace this process by the environment's Python with `arguments`; the package is taken from the checkout."""
    python = environment(purpose)
    inherited = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "__PYVENV_LAUNCHER__")}
    # Alone: a PYTHONPATH from outside would come before what the lock pins.
    settings = {**inherited, **variables, "PYTHONPATH": str(ROOT / "src")}
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(python, [str(python), *arguments], settings)
