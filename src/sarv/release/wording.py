"""How much of their wording the documents of different incidents share: much of it betrays texts written from a template."""

import re
from collections import defaultdict
from collections.abc import Iterable

WORDS_IN_A_ROW = 5

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def shared_wording(texts: Iterable[tuple[str, str]]) -> list[float]:
    """What share of each text's sequences of five words also stands in a text of another incident.

    `texts` are pairs of an incident and a text that reports it. A sequence counts once a text; words are case-folded, numbers are
    words. A text of fewer than five words shares nothing.
    """
    sequences = [(incident, _sequences(text)) for incident, text in texts]
    incidents = defaultdict(set)
    for incident, its in sequences:
        for sequence in its:
            incidents[sequence].add(incident)
    return [sum(len(incidents[sequence]) > 1 for sequence in its) / max(len(its), 1) for _, its in sequences]


def _sequences(text: str) -> set[tuple[str, ...]]:
    words = [match[0].casefold() for match in _WORD.finditer(text)]
    return set(zip(*(words[first:] for first in range(WORDS_IN_A_ROW)), strict=False))
