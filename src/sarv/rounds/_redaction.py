"""Takes out of an exported task what is not stored: the article, accounts, ages of things, words typed about others' texts."""

from typing import Any

from ..checks._borrowed import LOST
from .projects import MADE_FROM

# Accounts, by name and e-mail address, and words that change with the clock.
_LEFT_OUT = frozenset(("created_ago", "created_username", "email", "first_name", "initials", "last_name", "user", "username"))
_OURS = frozenset(("prediction", "predictions"))
_OF_DATA = ("doc_id", "text_sha256", "title", MADE_FROM)
_TYPED = frozenset(("meta", "text"))
_NOT_TYPED = frozenset(
    (
        *("choices", "labels", "taxonomy"),
        *("direction", "from_id", "from_name", "id", "origin", "to_id", "to_name", "type"),
        *("created_at", "draft_created_at", "last_action", "last_comment_updated_at", "model_version", "unique_id", "updated_at"),
    )
)
"""Under which keys there are strings that nobody types: what was chosen, what joins rows, and what the server says of itself."""


def redacted(value: Any, shipped: bool, key: str = "") -> Any:
    """What is stored of any JSON value that stands, itself or in lists, under a key of an export.

    Where the text is not `shipped`, numbers and the strings under a few keys are all that stays.
    """
    if isinstance(value, dict):
        if key == "data":
            return {name: value[name] for name in _OF_DATA if isinstance(value.get(name), str)}
        if not shipped:
            if key in _TYPED:
                return LOST if value else value
            value = {name: inner for name, inner in value.items() if name.isascii() and name.isidentifier()}
        return {
            name: redacted(inner, shipped, name)
            for name, inner in value.items()
            if not (
                name in _LEFT_OUT
                or (name == "text" and key == "value" and isinstance(inner, str))
                or (name == "result" and key in _OURS)
            )
        }
    if isinstance(value, list):
        return [redacted(one, shipped, key) for one in value]
    return value if shipped or not isinstance(value, str) or key in _NOT_TYPED else LOST
