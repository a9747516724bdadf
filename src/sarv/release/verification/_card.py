"""The YAML at the head of a copy's card."""

from typing import Any

import yaml

from ...corpus import CorpusError
from ..card import front_matter
from ._copy import Copy

CARD = "README.md"


def read_head(copy: Copy) -> dict[str, Any] | None:
    """What the card says for machines, with a list of objects as `dataset_info`; None, with a fault, where there is none."""
    text = copy.text(CARD)
    if text is None:
        return None
    try:
        front = yaml.safe_load(front_matter(text))
    except (yaml.YAMLError, CorpusError, ValueError, RecursionError) as error:
        copy.unreadable(CARD, error)
        return None
    info = front.get("dataset_info") if isinstance(front, dict) else None
    if not isinstance(info, list) or not all(isinstance(one, dict) for one in info):
        copy.unreadable(CARD, ValueError("it has no YAML head with dataset_info"))
        return None
    found: dict[str, Any] = front
    return found
