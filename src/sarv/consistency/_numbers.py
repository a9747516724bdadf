"""When two casualty figures say the same number."""

Bounds = tuple[int | None, int | None]
"""Low and high; an end that is open is None, and both are where the figure is vague."""


def agree(one: Bounds, other: Bounds) -> bool:
    """Whether two figures say the same: they share an end that both give, and no end that both give differs.

    So "at least nine" agrees with "nine" and with "nine to twelve", not with "fourteen", though fourteen are at least nine;
    and not with "at most nine", with which it shares no end. A vague figure agrees with a vague one alone.
    """
    given = [(ours, theirs) for ours, theirs in zip(one, other, strict=True) if ours is not None and theirs is not None]
    if not given:
        return one == other == (None, None)
    return all(ours == theirs for ours, theirs in given)
