"""`sarv baseline`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..garbage import uncollected
from ..records import SPLITS
from ._output import progress, release_option, say

if TYPE_CHECKING:
    from ..benchmark.baselines import Predict


@click.command()
@click.argument("name", metavar="NAME")
@release_option
@click.option("--split", type=click.Choice(SPLITS), default="test", show_default=True, help="What is predicted.")
@click.option(
    "--train-on",
    multiple=True,
    type=click.Choice(SPLITS),
    default=("train",),
    show_default=True,
    help="What is learnt from. May be repeated; never the split that is predicted.",
)
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Where the predictions go, as JSON Lines; - is stdout.",
)
@uncollected()
def command(name: str, release_folder: Path, split: str, train_on: tuple[str, ...], output: Path) -> None:
    """Run the baseline NAME: learn from the documents of some splits, predict another, and write what `sarv score` reads.

    \b
    majority   what training says most often of the same words
    gazetteer  names of the register, a lexicon of cues, numbers beside words for harm
    linear     logistic regression on words and their neighbours
    encoder    a small transformer, fine-tuned; SARV_ENCODER names its weights
    language_model
               any endpoint that speaks OpenAI's chat completions, named by
               OPENAI_BASE_URL, OPENAI_MODEL and OPENAI_API_KEY

    \b
    sarv baseline linear --release dist/sarv-0.2.0 --output linear.jsonl
    sarv score linear.jsonl --release dist/sarv-0.2.0

    The same release gives the same predictions; of a language model's endpoint that is for it to say.
    """
    from ..benchmark.baselines import Seen, baseline, names
    from ..corpus import CorpusError, write_whole

    if name not in names():
        raise click.UsageError(f"there is no baseline '{name}'; there are: {', '.join(names())}.")
    if split in train_on:
        raise click.UsageError(f"--train-on {split}: a system that has seen the answers to what it predicts measures nothing.")
    try:
        chosen = baseline(name)
        from ..benchmark.gold import open_release
    except ModuleNotFoundError as error:
        extra = "encoder" if name == "encoder" else "benchmark"
        message = f"the baseline {name} needs the extra `{extra}`: pip install 'sarv[{extra}]' (there is no {error.name})"
        raise CorpusError(message) from error
    import msgspec

    release = open_release(release_folder)
    say(f"{name}: learning from {', '.join(train_on)}")
    gold = [one for part in train_on for one in release.documents(part)]
    with progress("learning") as advance:
        predict: Predict = chosen.train(gold, release.actors, advance)
    seen = [Seen(one.id, one.text, one.language, one.outlet) for one in release.documents(split)]
    encode = msgspec.json.Encoder().encode
    lines = []
    with progress("predicting") as advance:
        for number, one in enumerate(seen, 1):
            lines.append(encode(predict(one)) + b"\n")
            advance(number, len(seen))
    for note in getattr(predict, "notes", tuple)():
        say(f"Note: {note}.")
    if without := release.without_text(split):
        say(f"Note: {without} documents of the split have no text in this release, and get no prediction.")
    if str(output) == "-":
        sys.stdout.buffer.write(b"".join(lines))
    else:
        write_whole(output, b"".join(lines))
        say(f"wrote {len(lines)} predictions to {output}")
