"""`sarv agree`."""

from pathlib import Path

import click

from ..garbage import uncollected
from ._output import corpus_at, folder_option, json_option, print_json, progress, say


@click.command()
@click.argument("round_", metavar="ROUND")
@click.option("--layer", "layers", multiple=True, metavar="LAYER", help="Only this layer of the round; may be given again.")
@click.option("--annotator", "annotators", multiple=True, metavar="ANNOTATOR", help="Only between these; give two or more.")
@click.option("--gamma", is_flag=True, help="Also gamma, which is slow.")
@click.option(
    "--resamples",
    type=click.IntRange(1, 100_000),
    default=1000,
    show_default=True,
    help="How often documents are drawn for the intervals.",
)
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True, help="The same seed draws the same.")
@click.option(
    "--store", is_flag=True, help="Also write the figures to the round's folder, as agreement.json, to be published with it."
)
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Also write a page with plots.")
@click.option("--private", is_flag=True, help="With --html: show texts, whatever their rights. Do not pass that page on.")
@folder_option
@json_option
@uncollected()
def command(
    round_: str,
    layers: tuple[str, ...],
    annotators: tuple[str, ...],
    gamma: bool,
    resamples: int,
    seed: int,
    store: bool,
    html: Path | None,
    private: bool,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Say how far the annotators of ROUND agree, with intervals: on what they found, and on what they decided of it.

    Compared are the documents that all of them gave, in each layer those where all say that it is complete. Of more
    than two annotators the figures are means over all pairs, and alpha is over all at once; every pair follows.
    Intervals hold the middle 95 % of draws of documents. A dash is a figure that is undefined.

    The page of --html also shows where they disagree: which labels and actors they take for one another, the documents with
    the most disagreements, and each disagreement in its sentence. Of stand-off documents it shows offsets, and text only
    with --private.
    """
    if private and html is None:
        raise click.UsageError("--private is about the texts on the page of --html FILE; give that too.")
    if store and (layers or annotators):
        raise click.UsageError("--store is of the whole round, without --layer and --annotator.")
    from ..corpus import CorpusError, write_whole
    from ..rounds.outside import demand_outside

    corpus = corpus_at(folder)
    try:
        from ..rounds.agreement.given import read
        from ..rounds.agreement.plain import plain
        from ..rounds.agreement.report import report

        if html is not None:
            from ..rounds.agreement.page import page
    except ModuleNotFoundError as error:
        raise CorpusError(f"agreement needs the extra `rounds`: pip install 'sarv[rounds]' (there is no {error.name})") from error

    with progress("reading") as advance:
        given = read(corpus, round_, annotators, layers, advance)
    if html is not None:
        stand_off = (name for name, one in given.documents.items() if corpus.collections[one.collection].texts != "shipped")
        demand_outside(corpus, html, next(stand_off, None) if private else None)
    with progress("comparing") as advance:
        found = report(given, resamples=resamples, seed=seed, gamma=gamma, progress=advance)
    if store:
        from ..rounds.agreement.stored import path_of, stored

        corpus.write(path_of(round_), stored(found, given))
    if html is not None:
        write_whole(html, page(found, given, corpus, private=private).encode("utf-8"))
    if as_json:
        print_json(plain(found))
    else:
        from ._agree import print_report

        print_report(found)
    if store:
        say(f"wrote {path_of(round_)}")
    if html is not None:
        say(f"wrote {html}" + ("; it holds texts whose rights may not allow it to be passed on" if private else ""))
