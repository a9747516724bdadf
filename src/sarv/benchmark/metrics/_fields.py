"""How many places the counts by label have."""

from ...layers import labels


def number_of_labels(field: str | None) -> int:
    """The number of labels of a field, and one for what has none of them."""
    return 1 + (len(labels()[field]) if field else 0)
