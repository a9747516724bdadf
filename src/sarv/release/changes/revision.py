"""A corpus folder as it was at a revision of its git repository, without touching the work tree."""

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ...corpus import CorpusError

_NEEDED = ("corpus", "annotations/gold", "annotations/guidelines.md", "annotations/rounds", "schema", "LICENSE")


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """A temporary folder with what is compared of the corpus folder `root` at `revision`.

    Raises CorpusError where git does not know the revision, or the folder was no corpus folder then.
    """
    resolved = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    if not resolved:
        raise CorpusError(f"git:{revision}: the repository of {root} has no such revision; `git log` and `git tag` list them")
    there = _git(root, "ls-tree", "-z", "--name-only", resolved, "--", *_NEEDED).decode().split("\0")
    if not {"corpus", "annotations/gold"} <= set(there):
        raise CorpusError(f"git:{revision}: {root} was no corpus folder with gold at this revision")
    with TemporaryDirectory(prefix="sarv-revision-") as folder:
        command = ["git", "-C", str(root), "archive", "--format=tar", resolved, "--", *filter(None, there)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603  # no shell; a checked commit id
            assert process.stdout is not None
            with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
                archive.extractall(folder, filter="data")
        if process.returncode:
            raise CorpusError(f"git:{revision}: git archive failed with exit code {process.returncode}")
        yield Path(folder)


def _git(root: Path, *arguments: str) -> bytes:
    """What git prints; nothing where it fails."""
    try:
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(command, capture_output=True, check=False).stdout  # noqa: S603  # no shell; a revision is no option
    except FileNotFoundError as error:
        raise CorpusError("git is not installed; compare release folders instead of revisions") from error
