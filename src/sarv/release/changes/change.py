"""One change between two releases, and all of them with the versions they lie between: the content of `changes.json`."""

from typing import Any

from ...records import Record

DEGREES = ("patch", "minor", "major")
"""What a change demands of the data version, least first."""


class Change(Record, frozen=True, kw_only=True):
    """One thing that is there anew, gone, or otherwise than before.

    `what` is one of: `document`, `split`, `text`, `metadata`, `layer` (annotated exhaustively in a document), `element`, `part`
    (of an element, such as an argument), `label`, `span`, `link` (to an actor, an outlet or an event), `ids`, `provenance`;
    `annotation` (what an annotator gave in a round; `element` names both), `register`, `column`, `file`, `scheme`. `kind` is
    `added`, `removed` or `changed`.

    `element` is the id in the new release, of what was removed in the old one; `was` the id in the old one, where that is
    another. `place` is where the element stands, from its first character to its last (code points, half-open). `field` is a JSON
    pointer into the element, `old` and `new` what stands there. Spans are pairs of offsets, never words. An event that the new
    release lacks is named with `old:` before its id.
    """

    what: str
    kind: str
    demands: str
    document: str | None = None
    layer: str | None = None
    element: str | None = None
    was: str | None = None
    place: tuple[int, int] | None = None
    field: str | None = None
    old: Any = None
    new: Any = None


class Versions(Record, frozen=True, kw_only=True):
    """The versions of a release: of its data, and of the schema and guidelines that the data follow, as far as they are known."""

    data: str
    schema: str | None = None
    guidelines: str | None = None


class Count(Record, frozen=True, kw_only=True):
    """How many changes there are of a sort."""

    what: str
    layer: str | None = None
    kind: str
    demands: str
    count: int


class Changes(Record, frozen=True, kw_only=True):
    """`changes.json`. `demands` is the greatest that any change demands, `least` the smallest data version that meets it."""

    name: str
    old: Versions
    new: Versions
    demands: str | None = None
    least: str
    retired: tuple[str, ...]
    counts: tuple[Count, ...]
    changes: tuple[Change, ...]
