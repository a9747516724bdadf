"""How the documents of two releases differ, and what annotators gave of them."""

from collections.abc import Iterator
from typing import Any

from .change import Change
from .elements import COLUMNS, of_gold
from .pairing import plain
from .rows import Row

_FACTS = ("id", "collection", "incident")
_REPEATED = (*_FACTS, "text_sha256")
"""What annotations repeat of their document."""

_TEXT = ("text", "text_sha256", "text_length")


def of_document(old: Row | None, new: Row | None, *, texts: bool) -> Iterator[Change]:
    """The changes of a document; one that is there on one side only is one change.

    `texts` says whether both sides were made by the same rule of which texts to carry; else it is no change that one of them
    lacks a text.
    """
    if old is None:
        assert new is not None
        yield Change(what="document", kind="added", demands="minor", document=new.id, new=_facts(new))
    elif new is None:
        yield Change(what="document", kind="removed", demands="major", document=old.id, old=_facts(old))
    else:
        if old.split != new.split:
            yield _changed("split", "major", old, "split", old.split, new.split)
        if not old.equals(new):
            yield from _of_both(old, new, texts)


def of_annotation(old: Row | None, new: Row | None) -> Iterator[Change]:
    """The changes of what an annotator gave of a document in a round; `field` is the column that differs, without its values."""
    one = new or old
    assert one is not None
    document, round_, annotator = one.id.split(" ")
    about: dict[str, Any] = {"what": "annotation", "document": document, "element": f"{round_}/{annotator}"}
    if old is None or new is None:
        kind, demands = ("added", "minor") if old is None else ("removed", "major")
        yield Change(kind=kind, demands=demands, **about)
    elif not old.equals(new):
        for name in old.differing(new):
            before, after = (plain(row.values(name)[name]) for row in (old, new))
            if name not in _REPEATED and before != after:
                yield Change(kind="changed", demands="major", field=name, **about)


def _facts(row: Row) -> dict[str, Any]:
    return {"split": row.split, **{key: value for key, value in row.values(*_FACTS).items() if key != "id"}}


def _of_both(old: Row, new: Row, texts: bool) -> Iterator[Change]:
    """What differs but the split. Nothing does where spans repeat their words on one side only."""
    columns = old.differing(new)
    if any(name in _TEXT for name in columns):
        yield from _of_text(old, new, texts)
    for name in columns:
        if name not in COLUMNS and name not in _TEXT and name in new.columns and name in old.columns:
            one, other = (row.values(name)[name] for row in (old, new))
            yield _changed("metadata", "patch", old, name, _shown(one), _shown(other))
    gold = [name for name in columns if name in COLUMNS]
    if gold:
        # Most edits are to one layer; stances name events, and provenance is of all layers.
        needed = COLUMNS if {"events", "provenance"} & {*gold} else ["complete", *gold]
        yield from of_gold(old.id, old.values(*needed), new.values(*needed))


def _of_text(old: Row, new: Row, texts: bool) -> Iterator[Change]:
    """The text itself is never shown, only its checksum and length, and whether the release carries it."""
    one, other = old.values(*_TEXT), new.values(*_TEXT)
    carried = one["text"] is not None, other["text"] is not None
    for name in ("text_sha256", "text_length"):
        if one[name] != other[name]:
            yield _changed("text", "major", old, name, one[name], other[name])
    if all(carried) and one["text"] != other["text"] and one["text_sha256"] == other["text_sha256"]:
        yield _changed("text", "major", old, "text", None, None)
    if texts and carried[0] != carried[1]:
        yield Change(
            what="text",
            kind="added" if carried[1] else "removed",
            demands="minor" if carried[1] else "major",
            document=old.id,
            field="text",
        )


def _changed(what: str, demands: str, row: Row, field: str, old: Any, new: Any) -> Change:
    return Change(what=what, kind="changed", demands=demands, document=row.id, field=field, old=old, new=new)


def _shown(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
