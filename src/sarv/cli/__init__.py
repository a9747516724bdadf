"""The command `sarv`: one file is one command, found by its name and imported only when it is asked for.

A command module has `command`, a click command. Data goes to stdout, all else to stderr; the exit code is 0 when all is
well, 1 for findings, 2 for a wrong call or a fault of the environment.
"""

import sys
from pathlib import Path

import click

from .. import __version__
from ._lazy import LazyGroup

_MODULES = {path.stem: f"{__name__}.{path.stem}" for path in Path(__file__).parent.glob("[a-z]*.py")}


@click.group(cls=LazyGroup, modules=_MODULES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sarv")
def sarv() -> None:
    """Make, check and publish a corpus of conflict news annotated for stance, actors and reported violence.

    \b
    A corpus is a folder with corpus/ (articles) and annotations/ (offsets into them).
    Every command works on the corpus folder it is run in, or on --folder.

    \b
    First steps:
      sarv validate         is everything in the folder as it should be?
      sarv explain CODE     what does a finding mean, and how is it mended?
      sarv release          build the Hugging Face dataset from the folder

    Exit codes: 0 all is well, 1 there are findings, 2 a wrong call or a fault of the environment.
    """


def main() -> None:
    """Run the command line; faults of the environment are one sentence, never a traceback."""
    from ..corpus import CorpusError

    try:
        sarv(prog_name="sarv")
    except CorpusError as error:
        click.echo(f"sarv: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"sarv: {place}{error.strerror or error}", err=True)
        sys.exit(2)
