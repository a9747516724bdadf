"""Faults of a copy of a release are found by `sarv verify`; their checks say what each one means, by edits to a release.

The examples are edits to the release of the example corpus. `set` in a Parquet file goes by row, column and what lies inside;
`reseal` then writes the manifest anew, as somebody would who wants to hide the change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..findings import Fault

MANIFEST = "manifest.json"
CARD = "README.md"
DATASHEET = "DATASHEET.md"
DOCUMENTS = "documents/train-00000-of-00001.parquet"
ACTORS = "actors/train-00000-of-00001.parquet"
STANCE = "stance/train-00000-of-00001.parquet"
VIOLENCE = "violence/train-00000-of-00001.parquet"


@dataclass
class ReleaseView:
    """What was found when a copy of a release was read."""

    faults: Sequence[Fault]


def reported(view: ReleaseView, module: str) -> Iterator[Fault]:
    """The faults that were found under the code of the check `module`."""
    code = module.rpartition(".")[2]
    return (fault for fault in view.faults if fault.code == code)
