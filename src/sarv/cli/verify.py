"""`sarv verify`."""

import sys
from pathlib import Path

import click

from ._output import json_option, print_findings, print_json, progress, say, summary


@click.command()
@click.argument("release", type=click.Path(path_type=Path, exists=True, file_okay=False))
@json_option
def command(release: Path, as_json: bool) -> None:
    """Check a copy of a release, the folder RELEASE, and report all faults.

    It needs no corpus folder and no network. Held to the manifest are the bytes of every file, its own included, and the rows
    of every split; to each other, the tables' checksums of pages, schemas, labels, offsets, words and references, and the figures
    in manifest, card and datasheet. A single flipped bit is found.

    Whoever changes a release on purpose can write a new manifest. Compare manifest_sha256 in it with the one that was published.
    """
    from ..release.verification import verify

    with progress("verifying") as advance:
        report = verify(release, advance)
    if as_json:
        print_json({"files": report.files, "findings": [finding.as_dict() for finding in report]})
    else:
        print_findings(report)
        say(summary(report))
    sys.exit(1 if len(report) else 0)
