"""`sarv changes`."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..garbage import uncollected
from ._output import corpus_at, folder_option, json_option, print_findings, print_json, progress, say, shortest

if TYPE_CHECKING:
    from ..release.changes.change import Change
    from ..release.changes.sides import Side

_REVISION = "git:"


@click.command()
@click.argument("old")
@click.argument("new")
@folder_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where all changes go as JSON. Default: changes.json beside NEW; in dist/ of a corpus folder.",
)
@click.option(
    "--changelog",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Put the entry into this changelog, below the heading of the new version, unless there are findings. One that is not "
    "there is begun.",
)
@click.option("--limit", type=click.IntRange(0), default=40, show_default=True, help="How many changes are printed.")
@json_option
@uncollected()
def command(
    old: str, new: str, folder: Path | None, output: Path | None, changelog: Path | None, limit: int, as_json: bool
) -> None:
    """Compare the release NEW with the one before it, OLD, element by element.

    OLD and NEW are release folders as `sarv release` writes them, corpus folders, or git:REVISION of the corpus folder that you
    are in (or of --folder), such as git:HEAD or a tag. Elements are matched by what they say and where they stand, not by their
    ids.

    \b
    PATCH  metadata, provenance, names and aliases, fact sheets, data sheet
    MINOR  documents, layers, columns, actors, outlets added
    MAJOR  labels, spans or links edited or removed, elements added to a layer that was complete,
           documents removed, splits moved, texts changed

    The version of NEW must be at least what its changes demand; below 1.0.0, MINOR stands for MAJOR. Schema and guidelines have
    versions of their own. The exit code is 1 where a version is too small, a document moved to another split, a removed one is
    not listed as retired, or the id of a retired one is used again. No words of any text are written, only offsets.
    """
    from ..corpus import write_whole
    from ..release.changes.changelog import entry, with_entry
    from ..release.changes.compare import compare

    written = _text_of(changelog) if changelog is not None else ""
    with ExitStack() as stack:
        before, after = (_side(which, folder, stack) for which in (old, new))
        with progress("comparing") as advance:
            found = compare(before, after, advance)
    target = output or _home(new, folder) / "changes.json"
    write_whole(target, found.encoded())
    changes, findings = found.changes, found.findings
    if as_json:
        import msgspec

        print_json(msgspec.to_builtins(changes) | {"findings": [one.as_dict() for one in findings]})
    else:
        for change in changes.changes[:limit]:
            click.echo(_line(change))
        if len(changes.changes) > limit:
            say(f"and {len(changes.changes) - limit:,} more, all in {shortest(target)}")
        click.echo(entry(changes), nl=False)
        print_findings(findings)
    if changelog is not None and not findings:
        write_whole(changelog, with_entry(written, changes).encode("utf-8"))
        say(f"wrote {shortest(changelog)}")
    say(f"wrote {shortest(target)}")
    if not as_json:
        say(
            f"{changes.old.data} → {changes.new.data}: {len(changes.changes):,} changes, at least {changes.least} is demanded; "
            f"{len(findings)} finding{'s' * (len(findings) != 1)}"
        )
    sys.exit(1 if findings else 0)


def _text_of(changelog: Path) -> str:
    """A changelog as it is, with its line ends; the beginning of one where there is none."""
    from ..corpus import CorpusError

    if not changelog.exists():
        return "# Changes\n"
    try:
        return changelog.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{changelog}: is not UTF-8 ({error}); save it as UTF-8") from error


def _side(which: str, folder: Path | None, stack: ExitStack) -> "Side":
    from ..release.changes.revision import checked_out
    from ..release.changes.sides import side_at

    if which.startswith(_REVISION):
        return side_at(stack.enter_context(checked_out(corpus_at(folder).root, which.removeprefix(_REVISION))))
    path = Path(which)
    if not path.is_dir():
        raise click.BadParameter(f"there is no folder '{which}'; name a release, a corpus folder or git:REVISION")
    return side_at(path)


def _home(new: str, folder: Path | None) -> Path:
    """Where releases are beside which NEW is, or would be."""
    if new.startswith(_REVISION):
        return corpus_at(folder).root / "dist"
    path = Path(new).absolute()
    return path / "dist" if (path / "corpus").is_dir() else path.parent


def _line(change: "Change") -> str:
    """A change in a line: where, what, and what stood and stands there."""
    import msgspec

    where = " ".join(part for part in (change.document, change.layer, change.element) if part)
    if change.place is not None:
        where += f" ({change.place[0]}–{change.place[1]})"
    field = f" {change.field}" if change.field else ""
    values = [None if value is None else msgspec.json.encode(value).decode() for value in (change.old, change.new)]
    shown = " → ".join(_shortened(value) if value is not None else "–" for value in values) if any(values) else ""
    what = click.style(f"{change.what} {change.kind}", fg={"added": "green", "removed": "red"}.get(change.kind, "yellow"))
    return f"{where + ': ' if where else ''}{what}{field}{': ' + shown if shown else ''}"


def _shortened(value: str) -> str:
    return value if len(value) <= 100 else f"{value[:99]}…"
