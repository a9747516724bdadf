"""Who annotated in which round and how far they agreed, in words and tables for datasheet and card."""

from collections.abc import Sequence

from ..derivation import GOLD
from ..records import Agreement, Annotator, Round
from .about import About
from .statistics import Table, markdown


def annotators_of(rounds: Sequence[Round]) -> tuple[list[str], str]:
    """Who annotated, in the Hub's vocabulary and in a sentence; taken from the rounds, so that nobody is implied who did not."""
    everyone = [who for round_ in rounds for who in (*round_.annotators, *((round_.adjudicator,) if round_.adjudicator else ()))]
    kinds = {who.kind for who in everyone}
    creators = (["expert-generated"] if "person" in kinds else []) + (["machine-generated"] if kinds - {"person"} else [])
    if kinds and "person" not in kinds:
        makers = " and ".join(sorted({"language_model": "language models", "program": "programs"}[kind] for kind in kinds))
        return creators, f"All labels were given by {makers}; agreement with human annotators has not been measured."
    return creators or ["no-annotation"], "The datasheet names the annotators of every round."


def rounds_described(about: About) -> str:
    """Every round with its annotators, and its agreement where that is published."""
    parts = []
    for round_ in about.rounds:
        people = "; ".join(map(_described, round_.annotators))
        if round_.adjudicator is not None:
            people += f"; adjudicator {_described(round_.adjudicator)}"
        parts.append(
            f"\n**{round_.title}** (`{round_.id}`, {len(round_.documents)} documents, guidelines {round_.guidelines}). "
            f"{round_.procedure} Annotators: {people}\n"
        )
        if round_.id in about.agreements:
            parts.append(f"\n{agreement_described(about.agreements[round_.id])}\n")
    return "".join(parts)


def agreement_described(agreement: Agreement) -> str:
    """How far the annotators of a round agreed in what they found and linked, as a table; the rest is in `agreement.json`."""
    rows: Table = []
    for one in agreement.figures:
        if not one.coefficient.startswith("f1"):
            continue
        interval = "–" if one.low is None else f"{one.low} to {one.high}"
        rows.append((one.title, one.value, interval, "–" if one.count is None else f"{one.count:,}"))
    table = markdown(("found alike", "F1", "95 % interval", "units"), rows)
    *others, last = agreement.annotators
    return (
        f"Agreement of {', '.join(others)} and {last} over {agreement.documents} document{'s' * (agreement.documents != 1)}"
        f"{'' if GOLD in agreement.annotators else ', before any adjudication'}: F1, "
        f"with intervals over {agreement.resamples:,} draws of documents. More is in "
        f"`annotations/rounds/{agreement.round}/agreement.json`.\n\n{table}"
    )


def _described(who: Annotator) -> str:
    return f"`{who.id}` ({who.kind.replace('_', ' ')}): {who.description}"
