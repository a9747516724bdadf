"""`sarv score`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..garbage import uncollected
from ..records import SPLITS
from ._output import json_option, print_findings, print_json, progress, release_option, say

if TYPE_CHECKING:
    from ..benchmark.gold import Release
    from ..benchmark.scoring import Scored

TASKS = ("actors", "stance", "violence", "tolls")


@click.command()
@click.argument("predictions", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@release_option
@click.option("--split", type=click.Choice(SPLITS), default="test", show_default=True)
@click.option(
    "--task",
    "tasks",
    multiple=True,
    type=click.Choice(TASKS),
    help="Only this task. May be repeated. Default: those that the predictions attempt.",
)
@click.option(
    "--carried",
    "overlay",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Score these documents apart: .sarv/carried, as `sarv hydrate --accept-carried` writes it. Default: none.",
)
@click.option("--allow-partial", is_flag=True, help="Score the lines without findings; documents of the others count as empty.")
@click.option(
    "--resamples", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="How often incidents are drawn."
)
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True, help="The same seed draws the same.")
@click.option(
    "--details",
    is_flag=True,
    help="Also print where systems are better and worse, which labels they confuse, and the worst documents.",
)
@click.option("--worst", type=click.IntRange(0, 1000), default=5, show_default=True, help="How many of the worst documents.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Also write a page with plots.")
@click.option("--markdown", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Also write it as Markdown.")
@json_option
@uncollected()
def command(
    predictions: tuple[Path, ...],
    release_folder: Path,
    split: str,
    tasks: tuple[str, ...],
    overlay: Path | None,
    allow_partial: bool,
    resamples: int,
    seed: int,
    details: bool,
    worst: int,
    html: Path | None,
    markdown: Path | None,
    as_json: bool,
) -> None:
    """Score PREDICTIONS on a split of a release, with intervals and a signature for each task.

    PREDICTIONS are JSON Lines, one document a line, in the shape of gold; spans may be quotes instead of offsets, and what no
    task needs may be left out. Of several files the first is compared with each of the others: the difference, its interval, and
    p-values of a paired bootstrap and of approximate randomisation, corrected for how many there are.

    \b
    actors    mentions: extent, type, link to the register
    stance    who is for or against whom or what; cues, voice
    violence  events: triggers, arguments, casualty figures, reports, stage
    tolls     how many were killed and injured, by event and source

    Scored are the documents whose text is in the release, each in the layers that are complete in gold. A document without a
    line counts as empty. With --carried, predictions on the documents of that folder are on the user's copies; they are scored
    against carried gold, in a section of their own, and no other figure counts them. The exit code is 1 when there are
    findings; then nothing is scored, unless with --allow-partial.
    """
    from ..corpus import CorpusError, write_whole

    if len({path.resolve() for path in predictions}) < len(predictions):
        raise click.UsageError("the same file twice; a system is compared with another.")
    try:
        from ..benchmark.carried import tell_apart, with_carried
        from ..benchmark.gold import open_release
        from ..benchmark.report import report
    except ModuleNotFoundError as error:
        raise CorpusError(
            f"scoring needs the extra `benchmark`: pip install 'sarv[benchmark]' (there is no {error.name})"
        ) from error
    release, carried = open_release(release_folder), None
    if overlay is not None:
        release, carried = with_carried(release, overlay)
    names = [path.name for path in predictions]
    called = [str(path) if names.count(path.name) > 1 else path.name for path in predictions]
    if carried is not None and not carried.texts(split):
        carried = None
    systems: list[Scored] = []
    carried_systems: list[Scored] = []
    for file, name in zip(predictions, called, strict=True):
        with _attempted(file):
            systems.append(_scored(release, split, file, name, tasks, carried is not None))
            if carried is not None:
                carried_systems.append(_scored(carried, split, file, name, tasks, True))
                tell_apart(systems[-1], carried_systems[-1], tasks)
    found = [one for system in systems for one in system.reading.findings]
    findings = [one.as_dict() for one in found]
    if not as_json:
        print_findings(found)
    if found and not allow_partial:
        if as_json:
            print_json({"systems": [], "findings": findings})
        say("nothing was scored; mend the lines, or score the others with --allow-partial")
        sys.exit(1)
    if not any(one.predicted for system in (*systems, *carried_systems) for one in system.documents) and not found:
        message = f"nothing was scored: no line is about a document of the split {split} that has its text in the release"
        raise CorpusError(message)
    if not any(system.tasks for system in (*systems, *carried_systems)) and not found:
        raise CorpusError("nothing was scored: no line on this split has any of mentions, stances, events and tolls")
    made = report(release, split, systems, resamples, seed, worst)
    if carried is not None:
        apart = report(carried, split, carried_systems, resamples, seed, worst)
        made["carried"] = apart | carried.left_out(split)
    if html is not None:
        from ..benchmark.page import page

        write_whole(html, page(made).encode("utf-8"))
    if markdown is not None:
        from ..benchmark.markdown import markdown as as_markdown

        write_whole(markdown, as_markdown(made).encode("utf-8"))
    if as_json:
        print_json(made | {"findings": findings})
    else:
        from ._score import print_report

        print_report(made, details)
    for path in (html, markdown):
        if path is not None:
            say(f"wrote {path}")
    sys.exit(1 if found else 0)


def _scored(release: "Release", split: str, path: Path, name: str, tasks: tuple[str, ...], attempted_only: bool) -> "Scored":
    from ..benchmark.scoring import score

    with progress(f"scoring {path.name}") as advance:
        return score(release, split, path, tasks, advance, name=name, attempted_only=attempted_only)


@contextmanager
def _attempted(path: Path) -> Iterator[None]:
    """Says as a wrong call that the predictions lack a task that was asked for."""
    from ..benchmark.scoring import NotAttemptedError

    try:
        yield
    except NotAttemptedError as error:
        raise click.UsageError(f"{path} predicts nothing for the task {error}: no line on this split has its key.") from error
