"""Whether gold was made of what a round gives: from then on, what was collected in it does not change by itself."""

from functools import partial

from ..corpus import Corpus
from ..derivation import by_document, gold_of, revised_by, rounds_of
from ..records import Annotation
from .settling import load_rounds


def gave_gold(corpus: Corpus, round_: str, document: str) -> bool:
    """Whether the gold that there is of a document was made of what a round gives.

    A layer without elements is given, too, although gold does not name the round where no element comes from it.
    """
    path = f"annotations/gold/{document}.json"
    if not corpus.has(path):
        return False
    gold: Annotation = corpus.load(path, Annotation)
    if round_ in rounds_of(gold):
        return True
    rounds = load_rounds(corpus)
    own = by_document(rounds).get(document, ())
    outcome = gold_of(document, own, revised_by(rounds), partial(corpus.judgments, document=document))
    return outcome.gold == gold and round_ in outcome.giving.values()
