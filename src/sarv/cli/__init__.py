"""The command `sarv`: one file is one command, found by its name and imported only when it is asked for.

A command module has `command`, a click command. Data goes to stdout, all else to stderr; the exit code is 0 when all is
well, 1 for findings, 2 for a wrong call or a fault of the environment, 130 where it was interrupted.
"""

import sys
from pathlib import Path

import click

from .. import __version__
from ._lazy import LazyGroup

OF_ROUNDS = ("httpx", "jinja2", "label_studio_sdk", "numpy", "scipy")
"""The packages that only the extra `rounds` brings."""

OF_ADD = ("py3langid", "trafilatura")
"""The packages that only the extra `add` brings: without them there are texts in a given language, and no pages."""

_EXTRAS = {"rounds": OF_ROUNDS, "add": OF_ADD}

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
      sarv init FOLDER      an empty corpus folder for articles of your own
      sarv add COLLECTION   bring articles in: text, HTML, tables, lists of addresses
      sarv validate         is everything in the folder as it should be?
      sarv explain CODE     what does a finding mean, and how is it mended?
      sarv release          build the Hugging Face dataset from the folder

    Exit codes: 0 all is well, 1 there are findings, 2 a wrong call or a fault of the environment,
    130 interrupted.
    """


def main() -> None:
    """Run the command line; faults of the environment are one sentence, never a traceback."""
    try:
        code = sarv(prog_name="sarv", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        # Every command keeps what is done, and nothing by halves.
        click.echo("sarv: interrupted; run the same command again", err=True)
        code = 130
    except Exception as error:
        fault = _fault(error)
        if fault is None:
            raise
        click.echo(f"sarv: {fault}", err=True)
        code = 2
    sys.exit(code)


def _fault(error: Exception) -> str | None:
    """What is wrong with the environment, in a sentence; None where the program itself is at fault."""
    from ..corpus import CorpusError

    if isinstance(error, CorpusError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror or error}" if error.filename else error.strerror or str(error)
    if isinstance(error, ModuleNotFoundError):
        package = (error.name or "").partition(".")[0]
        for extra, packages in _EXTRAS.items():
            if package in packages:
                return f"this command needs the extra `{extra}`: pip install 'sarv[{extra}]' (there is no {error.name})"
    return None
