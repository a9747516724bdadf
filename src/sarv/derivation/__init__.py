"""Gold as it follows from rounds: what all annotators gave alike, changed by the adjudicator's decisions, and nothing else.

`alike` says which elements say the same, `round` what a round gives of a document, `gold` how gold follows from all its rounds,
`splits` which split a document gets with its gold.
"""

from ..records import LAYERS
from .alike import Alike, compare, said, said_of
from .elements import Element, free_id, given_by, in_order, layer_of, named_by, renamed
from .gold import GOLD, Outcome, Rivals, by_document, gold_of, revised_by, rivals, rounds_of
from .round import DISAGREED, Compared, Derived, Undecided, compared, derive
from .splits import with_new

__all__ = [
    "DISAGREED",
    "GOLD",
    "LAYERS",
    "Alike",
    "Compared",
    "Derived",
    "Element",
    "Outcome",
    "Rivals",
    "Undecided",
    "by_document",
    "compare",
    "compared",
    "derive",
    "free_id",
    "given_by",
    "gold_of",
    "in_order",
    "layer_of",
    "named_by",
    "renamed",
    "revised_by",
    "rivals",
    "rounds_of",
    "said",
    "said_of",
    "with_new",
]
