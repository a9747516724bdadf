"""Faults of a copy of a release are found by `sarv verify`; their checks say what each one means, by edits to a release.

The examples are edits to the release of the example corpus. `set` in a Parquet file goes by row, column and what lies inside;
`reseal` then writes the manifest anew, as somebody would who wants to hide the change.
"""

from collections.abc import Sequence
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
