"""Words that are linked to different actors in different places of a collection.

"The union" may well be another one in another article, so this is no fault. It is where linking goes wrong, though: a name that
means two actors, or a word that is an army here and a government there.
"""

from collections.abc import Iterable

from ..records import Record, Span
from ._gold import Annotated, Gold, words

Occurrence = tuple[Annotated, int, int]
"""A mention: its document, where it starts and where it ends."""


class Place(Record, frozen=True, kw_only=True):
    """Where a mention stands: from its first fragment's start to its last one's end, in code points."""

    document: str
    start: int
    end: int


class Reading(Record, frozen=True, kw_only=True):
    """What a surface is linked to in some of its mentions: one actor, or several at once, with their types."""

    actors: tuple[str, ...]
    types: tuple[str, ...]
    mentions: int
    documents: tuple[str, ...]
    first: Place


class Surface(Record, frozen=True, kw_only=True):
    """Words with more than one reading, the most frequent first. Of a stand-off document `surface` is absent, unless shown."""

    collection: str
    surface: str | None = None
    mentions: int
    types_differ: bool
    readings: tuple[Reading, ...]


class Surfaces(Record, frozen=True, kw_only=True):
    """The surfaces with more than one reading, the most frequent first, and the documents that could not be read."""

    surfaces: tuple[Surface, ...]
    without_text: tuple[str, ...]


def report(gold: Gold, *, show: bool = False) -> Surfaces:
    """The surfaces of all collections; `show` gives the words of stand-off documents, too."""
    found: dict[tuple[str, str], dict[tuple[str, ...], list[Occurrence]]] = {}
    for one in gold.documents:
        for mention in one.gold.mentions if one.text is not None else ():
            readings = found.setdefault((one.collection.id, surface_of(one.text or "", mention.spans)), {})
            readings.setdefault(tuple(sorted(mention.actors)), []).append((one, *mention.place))
    ambiguous = [(key, readings) for key, readings in found.items() if len(readings) > 1]
    # Sorted by the words also where they are not shown.
    ambiguous.sort(key=lambda item: (-sum(map(len, item[1].values())), item[0]))
    return Surfaces(
        surfaces=tuple(_surface(gold, *key, readings, show) for key, readings in ambiguous),
        without_text=tuple(one.document.id for one in gold.documents if one.text is None),
    )


def surface_of(text: str, spans: Iterable[Span]) -> str:
    """The words of a mention as they are compared: case-folded, any white space between them one blank."""
    return " ".join(words(text, spans).casefold().split())


def _surface(gold: Gold, collection: str, surface: str, found: dict[tuple[str, ...], list[Occurrence]], show: bool) -> Surface:
    readings = [_reading(gold, actors, occurrences) for actors, occurrences in found.items()]
    shipped = all(one.shipped for occurrences in found.values() for one, _, _ in occurrences)
    return Surface(
        collection=collection,
        surface=surface if shipped or show else None,
        mentions=sum(reading.mentions for reading in readings),
        types_differ=len({reading.types for reading in readings}) > 1,
        readings=tuple(sorted(readings, key=lambda reading: (-reading.mentions, reading.actors))),
    )


def _reading(gold: Gold, actors: tuple[str, ...], occurrences: list[Occurrence]) -> Reading:
    first, start, end = occurrences[0]
    return Reading(
        actors=actors,
        types=tuple(sorted({gold.actors[actor].type for actor in actors if actor in gold.actors})),
        mentions=len(occurrences),
        documents=tuple(sorted({one.document.id for one, _, _ in occurrences})),
        first=Place(document=first.document.id, start=start, end=end),
    )
