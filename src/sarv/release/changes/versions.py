"""Which version number a change demands, after Semantic Versioning 2.0.0 (semver.org)."""

import re
from collections.abc import Iterable

from ...corpus import CorpusError
from .change import DEGREES

_FORM = re.compile(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2}", re.ASCII)

Version = tuple[int, int, int]


def parsed(version: str) -> Version:
    """The three numbers of a version such as 0.1.0; `CorpusError` for anything else."""
    if not _FORM.fullmatch(version):
        raise CorpusError(f"{version!r} is no version of three numbers such as 0.1.0, which a release states in its manifest")
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch


def greatest(degrees: Iterable[str]) -> str | None:
    """The greatest of some degrees; None of none."""
    return max(degrees, key=DEGREES.index, default=None)


def least(old: str, demands: str | None) -> str:
    """The smallest version after `old` that says a change of that degree; `old` itself without any.

    Below 1.0.0, the middle number stands for MAJOR too.
    """
    major, minor, patch = parsed(old)
    if demands is None:
        return old
    if demands == "patch":
        return f"{major}.{minor}.{patch + 1}"
    if demands == "minor" or major == 0:
        return f"{major}.{minor + 1}.0"
    return f"{major + 1}.0.0"
