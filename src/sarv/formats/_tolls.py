"""How many were killed in one event, made of the figures of rival sources without counting anybody twice.

What one source gives is a version. Within it a figure that may be a part of another is taken to be one, so that in doubt nobody
is counted twice; the other figures add up. A figure may be a part of another that is not smaller, has room left for it, does
not name a single person, and counts mixed or unstated people, or people of the same status who are the same or include them.

Versions are rivals, for nothing says whether two sources count the same dead. Only where every figure is of combatants, and of
bodies that have nothing above them in common, are they the losses of different sides: then each side has its rivals, and the
sides add up. So attackers are counted beside their victims where a source tells them apart, and are inside its total otherwise.

Two kinds of versions dispute no total, and so lower none; they stand beside the rivals:

- one that tells of some of the dead: each of its figures is of a body strictly below one that a version with more dead counts
  ("two of the six were children"), or of a person of another status ("two bandits died", "they killed the bricklayer");
- one that tells of other dead: its figures and those of the rivals are of bodies that have nothing above them in common, and
  either those of one are the doers' own, or neither are combatants; else sources may call the same dead fighters and villagers.
  Such versions are not added up, for the same person may be of two bodies: the rivals are those whose lowest number is greatest.

No number is made up here: a rule for words (`dozens`) is the caller's.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..records import Actor, Casualties

Bounds = tuple[int, int]
"""The least and the most people whom a figure counts."""

_OPEN = frozenset({"mixed", "unstated"})


@dataclass(slots=True)
class Group:
    """A figure as numbers, and the figures of the same source that are taken to be parts of it."""

    figure: Casualties
    low: int
    high: int
    parts: list["Group"] = field(default_factory=list)

    @property
    def room(self) -> int:
        """How many more people may be in the parts."""
        return self.low - sum(part.low for part in self.parts)

    def leaves(self) -> Iterator[tuple[Casualties, int]]:
        """How many of its people which figure tells most of: those of its parts, then the rest. They add up to `low`."""
        for part in self.parts:
            yield from part.leaves()
        yield self.figure, self.room


@dataclass(frozen=True, slots=True)
class Version:
    """What one source, an actor or an outlet by its id, gives as the losses of a side, or of all."""

    source: str
    groups: tuple[Group, ...]

    @property
    def low(self) -> int:
        """The least number of people."""
        return sum(group.low for group in self.groups)

    @property
    def high(self) -> int:
        """The greatest number of people."""
        return sum(group.high for group in self.groups)


@dataclass(frozen=True, slots=True)
class Toll:
    """The losses of a side, or of all: the versions that are rivals, at least one, and those beside them, the lowest first."""

    rivals: tuple[Version, ...]
    beside: tuple[Version, ...]

    @property
    def low(self) -> int:
        """The lowest number that a rival gives."""
        return self.rivals[0].low

    @property
    def high(self) -> int:
        """The highest number that anybody gives."""
        return max(version.high for version in (*self.rivals, *self.beside))


def tolls(
    figures: Iterable[Casualties],
    doers: Collection[str],
    actors: Mapping[str, Actor],
    number: Callable[[Casualties], Bounds | None] | None = None,
) -> tuple[Toll, ...]:
    """The toll of each side; that of all in one where the sides cannot be told apart. `doers` are the event's perpetrators.

    `number` says how many people a figure counts, or None if it cannot be counted; by default what is written.
    """
    counted = [Group(figure, *bounds) for figure in figures if (bounds := (number or written)(figure)) is not None]
    sides: dict[str, list[Group]] = {}
    for group in counted:
        figure = group.figure
        side = bodies(figure.of, actors)[-1] if figure.status == "combatant" and figure.of is not None else ""
        sides.setdefault(side, []).append(group)
    apart = list(sides.values()) if "" not in sides else [counted]
    return tuple(_toll(_versions(groups, actors), doers, actors) for groups in apart if groups)


def written(figure: Casualties) -> Bounds | None:
    """The bounds of a figure as it is written, an open end closed by the other; None for a vague one."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def bodies(actor: str, actors: Mapping[str, Actor]) -> list[str]:
    """The actor, then what it is part of, and so on upwards."""
    found = [actor]
    while (entry := actors.get(found[-1])) is not None and entry.part_of is not None and entry.part_of not in found:
        found.append(entry.part_of)
    return found


def related(one: str, other: str, actors: Mapping[str, Actor]) -> bool:
    """Whether one actor is the other, or a part of it."""
    return one in bodies(other, actors) or other in bodies(one, actors)


def _toll(versions: list[Version], doers: Collection[str], actors: Mapping[str, Actor]) -> Toll:
    disputing = [one for one in versions if not any(_tells_of_some(one, other, actors) for other in versions)]
    circles: list[list[Version]] = []
    for version in disputing:
        joined = [circle for circle in circles if not all(_of_others(version, one, doers, actors) for one in circle)]
        circles = [circle for circle in circles if circle not in joined]
        circles.append([*(one for circle in joined for one in circle), version])
    greatest = max(circles, key=lambda circle: min(version.low for version in circle))
    return Toll(
        tuple(version for version in versions if version in greatest),
        tuple(version for version in versions if version not in greatest),
    )


def _tells_of_some(one: Version, other: Version, actors: Mapping[str, Actor]) -> bool:
    """Whether one version tells of some only of the dead of the other, which has more."""
    told = [figure for group in other.groups for figure, _ in group.leaves()]
    counted, statuses = {figure.of for figure in told} - {None}, {figure.status for figure in told}
    return one.low < other.low and all(
        (_is_person(group.figure.of, actors) and group.figure.of not in counted and group.figure.status not in statuses)
        or not counted.isdisjoint(bodies(group.figure.of or "", actors)[1:])
        for group in one.groups
    )


def _of_others(one: Version, other: Version, doers: Collection[str], actors: Mapping[str, Actor]) -> bool:
    """Whether two versions tell of different people: of bodies apart, and of doers and others, or of no combatants."""
    figures = [[group.figure for group in version.groups] for version in (one, other)]
    if any(figure.of is None for side in figures for figure in side):
        return False
    above = [[bodies(figure.of or "", actors) for figure in side] for side in figures]
    tops, other_tops = ({chain[-1] for chain in side} for side in above)
    own, other_own = (all(not set(chain).isdisjoint(doers) for chain in side) for side in above)
    fighters = any(figure.status == "combatant" for side in figures for figure in side)
    return tops.isdisjoint(other_tops) and (own != other_own or not fighters)


def _is_person(actor: str | None, actors: Mapping[str, Actor]) -> bool:
    entry = actors.get(actor or "")
    return entry is not None and entry.kind == "person"


def _versions(groups: Iterable[Group], actors: Mapping[str, Actor]) -> list[Version]:
    by_source: dict[str, list[Group]] = {}
    for group in groups:
        source = group.figure.source
        by_source.setdefault(source.actor or source.outlet or "", []).append(group)
    versions = [Version(source, _nested(of_source, actors)) for source, of_source in sorted(by_source.items())]
    return sorted(versions, key=lambda version: (version.low, version.high, version.source))


def _nested(groups: list[Group], actors: Mapping[str, Actor]) -> tuple[Group, ...]:
    """The groups that are no part of another, the greatest first."""
    # Of equal numbers the one that says least comes first, for it may contain the other.
    order = sorted(groups, key=lambda group: (-group.low, -group.high, group.figure.status not in _OPEN, _place(group)))
    placed: list[Group] = []
    roots: list[Group] = []
    for group in order:
        wholes = [whole for whole in placed if whole.room >= group.low and _may_contain(whole.figure, group.figure, actors)]
        # The smallest whole says most of its parts.
        (min(wholes, key=lambda whole: whole.low).parts if wholes else roots).append(group)
        placed.append(group)
    return tuple(roots)


def _place(group: Group) -> tuple[int, int]:
    spans = group.figure.spans
    return spans[0].start, spans[-1].end


def _may_contain(whole: Casualties, part: Casualties, actors: Mapping[str, Actor]) -> bool:
    if _is_person(whole.of, actors) and whole.of != part.of:
        return False
    if whole.status in _OPEN:
        return True
    return whole.status == part.status and (whole.of is None or (part.of is not None and whole.of in bodies(part.of, actors)))
