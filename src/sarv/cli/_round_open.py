"""`sarv round open`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..records import ANNOTATOR_KINDS
from ._convert_foreign import Form
from ._output import corpus_at, folder_option, json_option, print_json, print_table, progress
from ._round import server_at, server_option
from ._round_elsewhere import demand_foreign, hand_out, print_refused

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..rounds.opening import Desk
    from ..rounds.seeding import Baseline


@click.command()
@click.argument("round_", metavar="ROUND")
@click.option("--annotators", metavar="A[=E-MAIL],B…", help="Who annotates, by id. They log in with the e-mail address.")
@click.option(
    "--documents",
    multiple=True,
    metavar="D,…",
    help="Documents by id, collections by name, or @FILE with such names, one a line. May be repeated.",
)
@click.option("--kind", type=click.Choice(ANNOTATOR_KINDS), help="What the annotators are. A new round must say it.")
@click.option("--description", help="Who or what the annotators are, and what they were given.")
@click.option(
    "--layer", "layers", multiple=True, metavar="actors|stance|violence", help="Only this layer. May be repeated. Default: all."
)
@click.option(
    "--seed-from",
    metavar="gold|round:ROUND/ANNOTATOR|baseline:NAME",
    help="Whose annotations annotators begin with, as suggestions. Default: an empty page.",
)
@click.option("--title", help="The title of the round.")
@click.option("--procedure", help="How passes were kept apart. Default: a page and an account for each annotator.")
@click.option("--revises", multiple=True, metavar="ROUND", help="An earlier round whose gold this one replaces. May be repeated.")
@click.option(
    "--measures-gold", is_flag=True, help="Gold does not come from this round: `sarv agree` compares its annotators with gold."
)
@click.option("--in", "tool", type=Form(), help="In another tool: the foreign format of the files that annotators get.")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="With --in: the folder that annotators' folders go to."
)
@server_option
@folder_option
@json_option
def command(
    round_: str,
    annotators: str | None,
    documents: tuple[str, ...],
    kind: str | None,
    description: str | None,
    layers: tuple[str, ...],
    seed_from: str | None,
    title: str | None,
    procedure: str | None,
    revises: tuple[str, ...],
    measures_gold: bool,
    tool: str | None,
    output: Path | None,
    server: str | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Open the round ROUND: a page in Label Studio for each annotator, with every document as a task; or files for another tool.

    A new round needs --annotators, --documents and --kind. What the round is then stands in annotations/rounds/ROUND/, with the
    labelling page of its layers and of the actors in the register, and does not change: `sarv round open ROUND` goes on where a
    run was stopped, and options that say otherwise are refused, as are other suggestions, or other events of gold in a round on
    stance, than there were at first. Nothing is sent while a document or a suggestion has a finding.

    At the end stands, for each annotator, where they work. Their passwords are in .sarv/rounds/ROUND/accounts.json, which only
    you can read and git ignores; give each annotator theirs.

    With --in and --output no server is asked: each annotator gets a folder with every document in that foreign format, such as
    brat or uima_xmi for INCEpTION. When they are done, `sarv convert --to annotation` brings in their files; it takes from
    --complete which layers were annotated whole.

    To give up a round that no other revises or was seeded from, see by `sarv round status ROUND` that nobody has begun whose work
    would be lost; then delete annotations/rounds/ROUND/, and its projects on the server (they are named ROUND/ANNOTATOR). If it
    gave gold, `sarv gold` then makes that anew from the rounds that are left; where none is, delete the document's gold.

    \b
    sarv round open pilot --annotators ann=ann@example.org,ben --kind person --documents invented
    sarv round open stance-2 --annotators ann --kind person --documents @list.txt --layer stance --seed-from gold
    sarv round open pilot --annotators ann,ben --kind person --documents invented --in brat --output ../pilot
    """
    if (tool is None) != (output is None):
        raise click.UsageError("--in and --output go together: a foreign format, and the folder that the files go to.")
    if tool is not None and server is not None:
        raise click.UsageError("--in asks no server, and excludes --server.")
    from ..rounds.opening import Plan, opened, planned, write
    from ..rounds.settling import Call, settled

    corpus = corpus_at(folder)
    emails = None if annotators is None else dict(_annotators(annotators))
    asked = {name: email for name, email in (emails or {}).items() if email is not None}
    call = Call(
        annotators=None if emails is None else tuple(emails),
        documents=tuple(_names(documents)) or None,
        layers=tuple(_names(layers)) or None,
        seeded_from=seed_from,
        kind=kind,
        title=title,
        procedure=procedure,
        description=description,
        revises=revises or None,
        measures_gold=measures_gold,
        tool=None if tool is None else demand_foreign(tool).title,
    )
    _demand_ids((round_,), "ROUND")
    if seed_from is not None:
        _demand_seed(seed_from)
    facts = settled(corpus, round_, call)
    baseline = None if facts.seeded_from is None else _baseline(corpus, facts.seeded_from)
    if tool is not None and output is not None:
        if asked:
            raise click.UsageError("--annotators: an e-mail address is to log in with on a server, which --in asks nothing of.")
        sys.exit(hand_out(corpus, facts, demand_foreign(tool), output, baseline, as_json=as_json))
    with progress("checking") as advance:
        plan = planned(corpus, facts, baseline, advance)
    if not isinstance(plan, Plan):
        print_refused(round_, plan, as_json)
        sys.exit(1)
    there = server_at(corpus, server)
    write(corpus, plan, asked, there.url)
    with progress("opening") as advance:
        desks = opened(corpus, there, plan, asked, advance)
    _print(round_, desks, as_json)


def _print(round_: str, desks: "Iterable[Desk]", as_json: bool) -> None:
    from ..rounds.accounts import path_of

    path = path_of(round_)
    if as_json:
        rows = [
            {"annotator": one.annotator, "email": one.email, "link": one.link, "documents": one.documents, "added": one.added}
            for one in desks
        ]
        print_json({"round": round_, "annotators": rows, "accounts": path, "findings": []})
        return
    header = ("annotator", "e-mail", "documents", "new", "link", "password in")
    print_table(header, [(one.annotator, one.email, one.documents, one.added, one.link, path) for one in desks])


def _annotators(given: str) -> Iterator[tuple[str, str | None]]:
    """The annotators of `a=mail@x,b`, each with an e-mail address or none."""
    from ..checks.annotator_reserved import RESERVED

    pairs = [part.strip().partition("=") for part in given.split(",") if part.strip()]
    names = [name for name, _, _ in pairs]
    _demand_ids(names, "--annotators")
    for name, _, email in pairs:
        if name in RESERVED:
            raise click.UsageError(f"--annotators: no annotator can be called '{name}', which has another meaning in rounds.")
        if names.count(name) > 1 or (email and [one for _, _, one in pairs].count(email) > 1):
            raise click.UsageError(f"--annotators: '{email or name}' stands there twice.")
        if email and "@" not in email:
            raise click.UsageError(f"--annotators: '{email}' is no e-mail address.")
        yield name, email or None


def _demand_ids(names: Iterable[str], where: str) -> None:
    import re

    from ..corpus import ID

    for name in names:
        if not re.fullmatch(ID, name) or len(name) > 64:
            raise click.UsageError(
                f"{where}: '{name}' is no id, which is lower-case letters and digits in groups joined by single hyphens."
            )


def _demand_seed(seed_from: str) -> None:
    from ..checks.round_seed_unknown import SEED

    if not SEED.fullmatch(seed_from):
        from ..benchmark.baselines import SEEDING

        forms = f"gold, round:ROUND/ANNOTATOR, baseline:NAME (there are: {', '.join(SEEDING)})"
        raise click.UsageError(f"--seed-from: '{seed_from}' is none of {forms}.")


def _names(given: Iterable[str]) -> Iterator[str]:
    """The names that stand there, separated by commas, and those in files."""
    for word in (part.strip() for several in given for part in several.split(",")):
        if word.startswith("@"):
            lines = Path(word[1:]).read_text(encoding="utf-8").splitlines()
            yield from (line.strip() for line in lines if line.strip())
        elif word:
            yield word


def _baseline(corpus: "Corpus", seeded_from: str) -> "Baseline | None":
    """What makes the suggestions of a round that is seeded from a baseline. Here, since no wing imports another."""
    kind, _, name = seeded_from.partition(":")
    if kind != "baseline":
        return None
    from ..benchmark.baselines import SEEDING, baseline
    from ..lookup import load_folder

    annotate = baseline(name).annotate if name in SEEDING else None
    if annotate is None:
        raise click.UsageError(f"--seed-from: there is no baseline '{name}'; there are: {', '.join(SEEDING)}.")
    actors = tuple((load_folder(corpus).actors or {}).values())
    return lambda article: annotate(article.document, article.text, actors)
