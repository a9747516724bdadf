"""The gold of MUC-4's second test set (TST4) beside the conference's own answer keys, one way only.

Every template that is not optional should be covered by an event: of a type that is mapped to the template's, with an argument
that covers one of its fills, if it has any; one event covers one template. Every fill that is not optional should then be covered
by an argument of that event, of an event that it is a part of, or of one of its parts: in a role that suits the slot, by words
with the same head, those of its span or those that name its actor. Events and arguments beyond the keys are no errors, for the
conference counted only what it called terrorist incidents, and no clashes of armies and guerrillas.

The keys have no offsets, so that a fill may be covered by a wrong occurrence of its words. Dates, and fills from closed lists
other than type and stage, are not compared. The keys are third-party text: their words are given only where `show` says so.
"""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from ..corpus import CorpusError
from ..findings import shorten
from ..formats.muc4_keys import Template, parse
from ..records import ArchiveMemberSource, Record
from ..sources import Supply
from ..sources.archive_member import read_member
from ._coverage import SLOTS, Coverage, Miss
from ._explained import Explained
from ._gold import Annotated, Gold


class AnswerKey(NamedTuple):
    """Where the answer keys are: the collection, the id of its pinned archive, and the member of that with its checksum."""

    collection: str
    file: str
    member: str
    sha256: str


KEY = AnswerKey(
    "muc4",
    "tst4",
    "muc34/TASK/CORPORA/tst4/key-tst4.v2",
    "fd5a6bf47d1de16a68fc9b62e029f11e9a342368630d19b9f09b9be18f7d34ab",
)


class Count(Record, frozen=True, kw_only=True):
    """How many of a slot's fills are covered; of templates, and of stages of covered templates, likewise."""

    slot: str
    covered: int
    all: int


class AnswerKeys(Record, frozen=True, kw_only=True):
    """What is covered. `unmapped` are templates (document, number) of a type that no type of ours is mapped to: not counted.

    `misses` stand in the order of documents, templates and slots; `unexplained` is how many have no explanation, `stale` are
    explanations of what is not missed any more.
    """

    documents: tuple[str, ...]
    without_text: tuple[str, ...]
    counts: tuple[Count, ...]
    unmapped: tuple[tuple[str, int], ...]
    misses: tuple[Miss, ...]
    unexplained: int
    stale: tuple[str, ...]


def report(gold: Gold, supply: Supply, *, show: bool = False) -> AnswerKeys:
    """The templates of all documents with gold, beside the gold; `SourceError` says why there are no keys.

    The archive is looked for only if a document needs it.
    """
    every = [one for one in gold.documents if one.collection.id == KEY.collection and "violence" in one.gold.complete]
    compared = [one for one in every if one.text is not None]
    keys = answer_keys(gold, supply) if compared else {}
    coverages = [Coverage(gold, one, _templates(keys, one)) for one in compared]
    asked = [slot for coverage in coverages for slot in coverage.asked]
    explained = Explained(gold.explanations)
    misses = [
        replace(miss, why=explained.why("fill", miss.document, miss.template, miss.slot), words=miss.words if show else ())
        for coverage in coverages
        for miss in coverage.misses
    ]
    missed = [miss.slot for miss in misses]
    return AnswerKeys(
        documents=tuple(one.document.id for one in compared),
        without_text=tuple(one.document.id for one in every if one.text is None),
        counts=tuple(Count(slot=slot, covered=asked.count(slot) - missed.count(slot), all=asked.count(slot)) for slot in SLOTS),
        unmapped=tuple(unmapped for coverage in coverages for unmapped in coverage.unmapped),
        misses=tuple(misses),
        unexplained=sum(miss.why is None for miss in misses),
        stale=explained.stale("fill") if not len(every) > len(compared) else (),
    )


def answer_keys(gold: Gold, supply: Supply) -> Mapping[str, tuple[Template, ...]]:
    """The templates of each message, from the archive that the collection pins."""
    collection = gold.corpus.collections[KEY.collection]
    files = collection.source.files if isinstance(collection.source, ArchiveMemberSource) else ()
    for pinned in files:
        if pinned.id == KEY.file:
            return parse(read_member(replace(pinned, member=KEY.member, member_sha256=KEY.sha256), supply), _refuse)
    raise CorpusError(f"corpus/{KEY.collection}/collection.json: pins no archive {KEY.file!r}, which has the answer keys")


def _refuse(line: int, message: str, value: str) -> None:
    raise CorpusError(f"{KEY.member}, line {line}: {message}, not {shorten(value)}")


def _templates(keys: Mapping[str, tuple[Template, ...]], one: Annotated) -> tuple[Template, ...]:
    message = one.document.source.key if one.document.source is not None else ""
    if message not in keys:
        raise CorpusError(f"corpus/{KEY.collection}/{one.document.id}.json: the answer keys have no message {message!r}")
    return tuple(template for template in keys[message] if not template.optional)
