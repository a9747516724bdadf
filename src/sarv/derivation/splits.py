"""Which split a document gets when its gold is there: that of its incident, or, of a new incident, the one that lacks most.

An incident goes to a split without documents, the largest first, else to the one that is furthest below its share of documents.
New incidents come in the order of the SHA-256 of their ids, which nobody chooses. Shares that fill up step by step leave no split
empty in a small corpus, as drawing each incident by its hash alone would: of ten incidents, in one of five corpora no one would
fall to a split of 15 %.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping

SHARES: Mapping[str, int] = {"train": 60, "test": 25, "validation": 15}
"""The share of each split in per cent of the documents, the largest first."""


def with_new(splits: Mapping[str, str], incidents: Mapping[str, str]) -> dict[str, str]:
    """The splits of all documents that have one in `splits` or an incident in `incidents`; no split that is there changes.

    `incidents` gives the incident of each document that has gold, those with a split too.
    """
    found = dict(splits)
    of_incident = {incidents[name]: split for name, split in splits.items() if name in incidents}
    new: dict[str, list[str]] = {}
    for name, incident in incidents.items():
        if name not in splits:
            new.setdefault(incident, []).append(name)
    # Documents of incidents that have a split come first, so that they are counted when new incidents are drawn.
    for incident in sorted(new, key=lambda one: (one not in of_incident, _hash(one))):
        split = of_incident.get(incident) or _lacking(Counter(found.values()), len(new[incident]))
        found |= dict.fromkeys(new[incident], split)
    return found


def _lacking(counts: Mapping[str, int], further: int) -> str:
    total = sum(counts.values()) + further
    empty = [split for split in SHARES if not counts.get(split)]
    return empty[0] if empty else max(SHARES, key=lambda split: SHARES[split] * total - 100 * counts[split])


def _hash(incident: str) -> str:
    return hashlib.sha256(incident.encode()).hexdigest()
