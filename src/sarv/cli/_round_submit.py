"""`sarv round submit`."""

import sys
from pathlib import Path

import click

from ._output import corpus_at, folder_option, json_option, print_findings, print_json, progress, say
from ._round import server_at, server_option


@click.command()
@click.argument("round_", metavar="ROUND")
@click.argument("annotator")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@server_option
@folder_option
@json_option
def command(round_: str, annotator: str, files: tuple[Path, ...], server: str | None, folder: Path | None, as_json: bool) -> None:
    """Hand in annotation FILES for ANNOTATOR of ROUND, which is a program or a language model.

    A file holds one annotation, with offsets (as in annotations/) or with quoted words (the quotes format of `sarv convert`).
    Each is checked as `sarv round collect` would check it, and nothing is sent while any of them has a finding. They go into the
    annotator's own tasks on the server, from where `sarv round collect` takes them, as it takes what people submit.

    What was submitted before with the same content is left alone; other content is a finding, for a submission is final.
    """
    from ..rounds.receiving import matter_of
    from ..rounds.settling import load_round
    from ..rounds.submitting import submit

    corpus = corpus_at(folder)
    matter = matter_of(corpus, load_round(corpus, round_))
    with progress("submitting") as advance:
        result = submit(matter, server_at(corpus, server), annotator, files, advance)
    if as_json:
        findings = [finding.as_dict() for finding in result.findings]
        print_json({"round": round_, "annotator": annotator, "sent": result.sent, "same": result.same, "findings": findings})
    else:
        print_findings(result.findings)
        sent = f"{len(result.sent)} submitted, {len(result.same)} had been before"
        say("Nothing was submitted; what stands above must be mended first." if result.findings else sent)
    sys.exit(1 if result.findings else 0)
