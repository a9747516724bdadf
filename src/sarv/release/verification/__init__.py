"""Holds a copy of a release to its manifest, its tables to their configs and texts, its documents to its figures.

Nothing but the folder is needed: no corpus folder, no network. The manifest covers every byte of every file, itself included,
so a single flipped bit is always found; what the tables say is checked besides, since a manifest can be made anew.
"""

from pathlib import Path

from ...checks import checks_of
from ...checks._release import ReleaseView
from ...corpus import CorpusError
from ...findings import Report
from ...progress import Progress, Steps
from ...validation import finding
from ..manifest import NAME
from ._card import read_head
from ._copy import Copy
from ._counts import check_counts
from ._files import check_files, listed, read_manifest
from ._labels import check_labels
from ._registers import read_registers
from ._tables import check_tables, check_tables_are_there

_VIEW = "release"


def verify(folder: Path, progress: Progress | None = None) -> Report:
    """Check the copy of a release in `folder`; all findings of all files in one report, their paths relative to the folder.

    Raises CorpusError where there is no release: no such folder, or none with a manifest.
    """
    if not (folder / NAME).is_file():
        raise CorpusError(f"{folder} is no release: it has no {NAME}; name the folder that `sarv release` made, or a copy of it")
    copy = Copy(folder, listed(folder))
    copy.manifest = read_manifest(copy)
    check_tables_are_there(copy)
    steps = Steps(progress, len(copy.files) + sum(map(len, copy.tables.values())))
    check_files(copy, steps)
    registers = read_registers(copy)
    head = read_head(copy)
    check_labels(copy, head)
    check_tables(copy, registers, steps)
    check_counts(copy, head)
    steps.end()
    view = ReleaseView(copy.faults)
    found = [finding(check, fault.path or "", fault, "") for check in checks_of(_VIEW) for fault in check.run(view)]
    return Report(found, len(copy.files))
