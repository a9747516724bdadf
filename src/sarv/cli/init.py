"""`sarv init`."""

from pathlib import Path

import click

from ._asking import Question, asked
from ._output import json_option, print_findings, print_json, say, shortest


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", metavar="ID", help="What releases are called, such as `river-news`. Default: made of the folder's name.")
@click.option("--title", help="The corpus's title.")
@click.option("--summary", help="What the corpus is, in a sentence or two, for its card.")
@click.option("--license", "license_", metavar="LICENCE", help="The licence of the annotations, such as CC-BY-4.0; not checked.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who makes the corpus. May be repeated.")
@json_option
def command(
    folder: Path,
    name: str | None,
    title: str | None,
    summary: str | None,
    license_: str | None,
    authors: tuple[str, ...],
    as_json: bool,
) -> None:
    """Make FOLDER an empty corpus folder, for articles of your own.

    It gets registers, splits, guidelines with all labels, the questions of the datasheet and a README that says what comes next.
    `sarv validate` finds nothing wrong with it. The folder must be empty, but for .git, or not be there yet. What is not said is
    asked for, on a terminal.

    \b
    sarv init river-news --title "News from the river" --summary "Reports on the blockade of Ral." \\
        --license CC-BY-4.0 --author "Ada Tolle" --author "Ben Oss"
    """
    import msgspec

    from ..canonical import canonical
    from ..corpus import kind_named
    from ..intake.naming import slug
    from ..intake.starting import VERSION, begin
    from ..records import CorpusFacts
    from ..validation import examine

    name = name or slug(folder.absolute().name)
    given = {"name": name, "title": title, "summary": summary, "license": license_, "authors": ", ".join(authors)}
    said = asked({key: _QUESTIONS[key] for key, value in given.items() if not value}, of_whom="A corpus folder")
    facts = CorpusFacts(
        name=said.get("name", name),
        title=title or said["title"],
        version=VERSION,
        summary=summary or said["summary"],
        license=license_ or said["license"],
        authors=authors or tuple(one.strip() for one in said["authors"].split(",") if one.strip()),
    )
    _, findings = examine("corpus/corpus.json", kind_named("corpus"), canonical(facts))
    if findings:
        print_findings(findings)
        raise click.UsageError("What stands above must be said otherwise; nothing was written.")
    files = begin(folder, facts)
    if as_json:
        print_json({"folder": shortest(folder.absolute()), "corpus": msgspec.to_builtins(facts), "files": files})
        return
    say(f"{shortest(folder.absolute())} is an empty corpus folder. Next, in there:")
    click.echo("sarv add COLLECTION FILE…")


_QUESTIONS = {
    "name": Question("--name", "Id of the corpus, in lower-case letters, digits and hyphens"),
    "title": Question("--title", "Title of the corpus"),
    "summary": Question("--summary", "What it is, in a sentence or two"),
    "license": Question("--license", "Licence of the annotations (such as CC-BY-4.0; not checked)"),
    "authors": Question("--author", "Who makes it (several with commas)"),
}
