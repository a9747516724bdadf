"""What commands that work with fingerprints share: where the secret corpus key comes from."""

from pathlib import Path

import click

key_option = click.option(
    "--key-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with the secret corpus key of fingerprints. Default: the variable SARV_CORPUS_KEY, or no key.",
)
