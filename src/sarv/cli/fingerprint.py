"""`sarv fingerprint`."""

import sys
from pathlib import Path

import click

from ._keys import key_option
from ._output import corpus_at, folder_option, json_option, print_json, progress, say

_WORDS = {
    "made": "made",
    "unchanged": "unchanged",
    "too_short": "too short for one",
    "no_text": "without text here; `sarv hydrate` fetches it",
    "no_gold": "without gold",
    "other_text": "with another text than the annotated one: {}; `sarv validate` says more",
    "other_key": "left as they are, since they were made with another corpus key, or without; "
    "delete them from annotations/fingerprints/ first",
}


@click.command()
@folder_option
@key_option
@json_option
def command(folder: Path | None, key_file: Path | None, as_json: bool) -> None:
    """Make the fingerprints of stand-off documents, by which `sarv hydrate --accept-carried` finds spans in another copy.

    Of each stand-off document that has gold and whose text is here, annotations/fingerprints/ gets one bit for each word and
    ten-bit checks of some passages, at most 2.7 bits a word. Texts of fewer than 60 words get none. Under a secret corpus key
    bits and checks say nothing to whoever lacks it. The same texts, gold and key give the same files.

    Where gold changed, the checks of the file that is there stay, and others come only into the room that is left: both files
    together would say more of the text. To choose all of them anew, for a file that nobody else has seen, delete it first.
    """
    from ..anchoring.keys import corpus_key
    from ..fingerprinting import LOTS, make_fingerprints

    corpus = corpus_at(folder)
    with progress("fingerprinting") as advance:
        lots, bits = make_fingerprints(corpus, corpus_key(key_file), advance)
    of = {lot: sorted(name for name, its in lots.items() if its == lot) for lot in LOTS}
    if as_json:
        print_json(of | {"bits_per_word": {name: round(value, 3) for name, value in sorted(bits.items())}})
    else:
        for lot, names in of.items():
            if names:
                click.echo(f"{len(names)} {_WORDS[lot].format(', '.join(names))}")
        if bits:
            say(f"at most {max(bits.values()):.2f} bits a word")
    sys.exit(1 if of["other_text"] or of["other_key"] else 0)
