"""`sarv validate`."""

import sys
from pathlib import Path

import click

from ..findings import LEVELS
from ._output import corpus_at, folder_option, json_option, print_findings, print_json, progress, say, summary


@click.command()
@folder_option
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default=LEVELS[-1],
    show_default=True,
    help="How far to check; each level implies those before.",
)
@json_option
def command(folder: Path | None, level: str, as_json: bool) -> None:
    """Check every file of the corpus folder and report all faults.

    \b
    bytes    encoding, line ends, JSON notation
    shape    keys, types and lengths, by the JSON Schemas
    meaning  offsets, checksums, labels, references, splits, files that do not belong
    """
    from ..intake.staging import waits
    from ..private import HOME
    from ..validation import validate

    corpus = corpus_at(folder)
    if waits(corpus.root / HOME):
        say("a `sarv add` that was stopped waits to be finished: run it again before you mend anything")
    with progress("checking") as advance:
        report = validate(corpus, level, advance)
    if as_json:
        print_json({"files": report.files, "level": level, "findings": [finding.as_dict() for finding in report]})
    else:
        print_findings(report)
        say(summary(report))
    sys.exit(1 if len(report) else 0)
