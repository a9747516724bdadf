"""Whether gold was made of what a round gives, also where nothing in gold says so."""

from collections.abc import Sequence

import pytest
from click.testing import CliRunner

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import NOTICE, blank, second
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.rounds.giving import gave_gold

EMPTY = (blank("tale-0003", "one"), blank("tale-0003", "two"))


def derive_gold(tale: Corpus) -> None:
    """Run `sarv gold`."""
    assert 0 == CliRunner().invoke(sarv, ["gold", "--folder", str(tale.root)]).exit_code


def later(layers: Sequence[str]) -> tuple[Edit, ...]:
    """A second round, which revises the first in some layers, and in which nothing was found in the last document."""
    of = second(layers=tuple(layers), revises=("first",), documents=("tale-0003",))
    return of, blank("tale-0003", "three", round_="second")


@pytest.mark.parametrize(
    ("layers", "gave"),
    [
        (("actors",), (True, True)),
        (("actors", "violence"), (True, True)),
        (("actors", "stance", "violence"), (False, True)),
    ],
)
def test_a_layer_without_elements_is_given_too(tale: Corpus, layers: Sequence[str], gave: tuple[bool, bool]) -> None:
    """Where nothing was found, the rounds that say so gave gold, until others give all of their layers."""
    apply(tale.root, [*EMPTY, *later(layers)])
    derive_gold(tale)

    assert gave == (gave_gold(tale, "first", "tale-0003"), gave_gold(tale, "second", "tale-0003"))


def test_a_round_gave_gold_when_gold_was_made(tale: Corpus) -> None:
    """What a later round gives is not in gold before gold is made anew; without gold, no round gave any."""
    apply(tale.root, later(("actors",)))

    assert (True, False) == (gave_gold(tale, "first", "tale-0003"), gave_gold(tale, "second", "tale-0003"))
    derive_gold(tale)
    assert gave_gold(tale, "second", "tale-0003")
    tale.path(NOTICE).unlink()
    assert not gave_gold(tale, "first", "tale-0003")
