"""Gold carried over to the user's own copies of stand-off texts, in `.sarv/carried/`, which git ignores.

Offsets of gold hold in one text only. For a copy that differs a little, this overlay has the copy and gold with other offsets. It
is local: no release, no gold and no check reads it, and `sarv score --carried` counts it apart.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from .anchoring.carrying import Carried, WrongKeyError, carry
from .anchoring.normal import Normal
from .canonical import canonical
from .corpus import LARGEST_FILE, Corpus, CorpusError, sha256, write_whole
from .derivation import in_order, named_by
from .fingerprinting import path_of
from .hydration import Hydration
from .private import CARRIED, private_folder
from .progress import Progress, Steps
from .records import Annotation, CarriedGold, Document, Event, FileSource, Fingerprint, LeftOut, Mention, Span, Stance
from .sources import NO_OTHER_TEXT, THE_SAME_TEXT, Problem, SourceError, lacking, read_file

Spans = tuple[Span, ...]
Element = TypeVar("Element", Mention, Stance, Event)


@dataclass(frozen=True)
class Outcome:
    """What became of a copy: which document it was carried over to, or why it was refused.

    `exact`, `carried` and `refused` count fragments of gold, `elements` those of gold, `left_out` those that could not be
    carried.
    """

    place: str
    document: str | None = None
    reason: str = ""
    exact: int = 0
    carried: int = 0
    refused: int = 0
    elements: int = 0
    left_out: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The outcome as plain values, for `--json`."""
        return asdict(self)


def accept_carried(
    corpus: Corpus,
    run: Hydration,
    own: Iterable[Path] = (),
    mirror: Path | None = None,
    corpus_key: bytes | None = None,
    progress: Progress | None = None,
) -> list[Outcome]:
    """Carry gold over to copies that differ from the texts of the documents which `run` left without theirs.

    A copy is taken only where it is recognised as one document's and no other's. What `run` says of such documents is changed:
    their lot is `carried`, and the problems that this settles are gone.
    """
    waiting = {
        name: corpus.load(path_of(name), Fingerprint)
        for result in run.collections
        for lot in ("not_available", "faulty")
        for name in result.of(lot)
        if corpus.has(path_of(name)) and corpus.has(f"annotations/gold/{name}.json")
    }
    copies = dict(_copies(corpus, run, own, mirror))
    steps = Steps(progress, len(copies))
    outcomes = []
    taken: dict[str, str] = {}
    for place, raw in copies.items():
        steps.next()
        outcome = _accepted(corpus, place, raw, waiting, taken, corpus_key)
        outcomes.append(outcome)
        if outcome.document is not None:
            taken[outcome.document] = place
    steps.end()
    _settle(run, taken)
    if mirror is not None:
        _mirrored(corpus, run, mirror, {Path(one.place).parent for one in outcomes if one.document is None})
    return outcomes


def read_overlay(folder: Path) -> Iterator[tuple[CarriedGold, str]]:
    """Every document of an overlay with the copy, by id; `CorpusError` where there is none, or one is not as it was written."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise CorpusError(f"{folder}: holds no carried gold; `sarv hydrate --accept-carried` writes it, into {CARRIED}")
    for path in paths:
        try:
            carried = msgspec.json.decode(path.read_bytes(), type=CarriedGold)
            raw = path.with_suffix(".txt").read_bytes()
        except (OSError, msgspec.MsgspecError) as error:
            raise CorpusError(f"{path}: cannot be read ({error}); run `sarv hydrate --accept-carried` again") from error
        if sha256(raw) != carried.copy_sha256 or carried.document != path.stem:
            raise CorpusError(f"{path}: is not of the copy beside it; run `sarv hydrate --accept-carried` again")
        yield carried, raw.decode("utf-8")


def carried_gold(gold: Annotation, copy: str, found: Carried, spans: int) -> CarriedGold:
    """Gold with the places that were found. An element one of whose fragments was not is left out, whole.

    So is a stance on an event that is left out; links to one are dropped.
    """
    mover = _Mover(found.places)
    mentions = mover.kept(gold.mentions)
    events = mover.kept(gold.events)
    there = {event.id for event in events}
    for stance in gold.stances:
        for event in named_by(stance):
            if event not in there:
                mover.left_out[stance.id] = f"its target {event} is left out"
    stances = mover.kept(gold.stances)
    events = [replace(event, links=tuple(link for link in event.links if link.event in there)) for event in events]
    return CarriedGold(
        document=gold.document,
        text_sha256=gold.text_sha256,
        copy_sha256=sha256(copy.encode()),
        status=found.status,
        spans=spans,
        found=len(found.places),
        complete=gold.complete,
        mentions=in_order(mentions),
        stances=in_order(stances),
        events=in_order(events),
        left_out=tuple(LeftOut(element=element, reason=reason) for element, reason in mover.left_out.items()),
    )


class _RefusedError(Exception):
    """A fragment has no place in the copy."""


class _Mover:
    """Gives elements other offsets, and takes note of those that cannot have any."""

    def __init__(self, places: Mapping[tuple[int, int], tuple[int, int]]) -> None:
        self._places = places
        self.left_out: dict[str, str] = {}

    def kept(self, elements: Sequence[Element]) -> list[Element]:
        """The elements all of whose fragments have a place, with that."""
        found = []
        for element in elements:
            if element.id not in self.left_out:
                try:
                    found.append(self._moved(element))
                except _RefusedError as error:
                    self.left_out[element.id] = f"the fragment {error} is not found"
        return found

    def _moved(self, part: Any) -> Any:
        """A record, or a tuple of them, with the places of all spans in it."""
        if isinstance(part, Span):
            place = self._places.get((part.start, part.end))
            if place is None:
                raise _RefusedError(f"{part.start}–{part.end}")
            return Span(start=place[0], end=place[1])
        if isinstance(part, tuple):
            return tuple(map(self._moved, part))
        if isinstance(part, msgspec.Struct):
            return replace(part, **{name: self._moved(getattr(part, name)) for name in part.__struct_fields__})
        return part


def _accepted(
    corpus: Corpus,
    place: str,
    raw: bytes,
    waiting: Mapping[str, Fingerprint],
    taken: Mapping[str, str],
    corpus_key: bytes | None,
) -> Outcome:
    """What becomes of a copy, where `taken` has the documents of which there was one before, with its place."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return Outcome(place, reason="is not UTF-8; save it as that")
    copy = Normal(text)
    found: dict[str, Carried] = {}
    locked = 0
    for name, fingerprint in waiting.items():
        try:
            one = carry(fingerprint, copy, corpus_key)
        except WrongKeyError:
            locked += 1
            continue
        if one.status != "refused":
            found[name] = one
    if len(found) != 1:
        of = f"is recognised as several documents: {', '.join(found)}" if found else "is no copy of a document without its text"
        more = f"; {locked} fingerprints were made with another corpus key, or with one that is missing here" if locked else ""
        return Outcome(place, reason=f"{of}{more}")
    [(name, one)] = found.items()
    if name in taken:
        return Outcome(place, reason=f"is a second copy of {name}, after {taken[name]}")
    gold: Annotation = corpus.load(f"annotations/gold/{name}.json", Annotation)
    if gold.text_sha256 != waiting[name].text_sha256:
        return Outcome(place, reason=f"the fingerprint of {name} is outdated; `sarv validate` says more")
    spans = len(waiting[name].spans)
    carried = carried_gold(gold, text, one, spans)
    home = corpus.path(CARRIED)
    with private_folder(corpus.root):
        write_whole(home / f"{name}.txt", raw, private=True)
        write_whole(home / f"{name}.json", canonical(carried), private=True)
    elements = len(gold.mentions) + len(gold.stances) + len(gold.events)
    places = len(one.places)
    exact = places if one.status == "exact" else 0
    return Outcome(place, name, "", exact, places - exact, spans - places, elements, len(carried.left_out))


def _copies(corpus: Corpus, run: Hydration, own: Iterable[Path], mirror: Path | None) -> Iterator[tuple[str, bytes]]:
    """Every file or text at hand that is no document's and no source's, by its place."""
    paths = list(own)
    known: set[str] = set()
    for result in run.collections:
        collection = corpus.collections[result.collection]
        if isinstance(collection.source, FileSource):
            folder = None if mirror is None else mirror / collection.id
            paths += sorted(path for path in folder.iterdir() if path.is_file()) if folder and folder.is_dir() else []
        elif collection.source is not None:
            known.update(pinned.sha256 for pinned in collection.source.files)
        for name in result.lots:
            if result.lots[name] != "faulty":
                document: Document = corpus.load(f"corpus/{collection.id}/{name}.json", Document)
                known.add(document.text.sha256)
    for path in paths:
        try:
            raw = read_file(path, LARGEST_FILE)
            if sha256(raw) not in known:
                yield str(path), raw
        except SourceError:
            continue  # Hydration says of a file that cannot be read.
    for result in run.collections:
        yield from ((f"{result.collection}, the source of {name}", text.encode()) for name, text in result.differing.items())


def _settle(run: Hydration, carried: Mapping[str, str]) -> None:
    """Give documents that were carried their lot, and drop the problems that were about them or their copies alone.

    The others advise no more what was done here.
    """
    for result in run.collections:
        result.lots |= {name: "carried" for name in result.lots if name in carried}
    places = set(carried.values())
    left = (_without(problem, carried, places) for problem in run.problems)
    run.problems = [
        dataclasses.replace(problem, way_out=NO_OTHER_TEXT) if problem.way_out == THE_SAME_TEXT else problem
        for problem in left
        if problem is not None
    ]


def _mirrored(corpus: Corpus, run: Hydration, mirror: Path, refused: Set[Path]) -> None:
    """Of folders of a mirror all of whose copies were carried, say no more that they differ, but that they lack other documents.

    `refused` are the folders of copies that were not carried.
    """
    for result in run.collections:
        folder = mirror / result.collection
        if folder in refused or not isinstance(corpus.collections[result.collection].source, FileSource):
            continue
        for number, problem in enumerate(run.problems):
            if problem.code == "text_differs" and not result.lots.keys().isdisjoint(problem.documents):
                run.problems[number] = lacking(problem.documents, folder)
                result.lots |= dict.fromkeys(problem.documents, "not_available")


def _without(problem: Problem, carried: Mapping[str, str], places: set[str]) -> Problem | None:
    """A problem as it is about the documents that are left; None where nothing is left of it."""
    if not problem.documents:
        return None if problem.code == "text_differs" and problem.place in places else problem
    documents = tuple(name for name in problem.documents if name not in carried)
    return dataclasses.replace(problem, documents=documents) if documents else None
