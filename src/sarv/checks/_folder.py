"""What the checks of one file may know of the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..corpus import kind_of
from ..records import Actor, Collection, Document, Incident, Outlet, Record, Round

_OF_THE_FOLDER = ("agreement.json", "collection.json", "labelling.xml", "round.json")


def name_of(path: str) -> str:
    """What a file is about, by its place alone: the name it has, or its folder's where the file has the same name in all."""
    folder, _, name = path.rpartition("/")
    return folder.rpartition("/")[2] if name in _OF_THE_FOLDER else name.removesuffix(".json")


@dataclass
class Folder:
    """The readable records of the folder, by where their files lie. A register that cannot be read is None, and asks nothing.

    The keys are names, but `collection/incident` for incidents and `round/annotator` for the annotations of rounds, which are
    in turn by document; `labellings` are the checksums of the rounds' labelling configs. By path are `entries`, all that there
    is, `records`, all that is readable, `faulty`, what failed a lower level (for the checks of the whole folder: whatever has a
    finding), and `unreadable`, what the system did not let us read, and why. `text_at` gives the text at a path, if it is
    here.
    """

    actors: Mapping[str, Actor] | None = None
    outlets: Mapping[str, Outlet] | None = None
    collections: Mapping[str, Collection] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    rounds: Mapping[str, Round] = field(default_factory=dict)
    labellings: Mapping[str, str] = field(default_factory=dict)
    splits: Mapping[str, str] | None = None
    entries: Mapping[str, Any] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    faulty: frozenset[str] = frozenset()
    unreadable: Mapping[str, str] = field(default_factory=dict)
    annotations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    text_at: Callable[[str], str | None] = lambda _path: None

    @cached_property
    def gold(self) -> frozenset[str]:
        """The documents that have gold, faulty or not."""
        paths = (path for path in self.entries if path.startswith("annotations/gold/") and path.endswith(".json"))
        return frozenset(map(name_of, paths))

    @cached_property
    def with_fact_sheets(self) -> frozenset[str]:
        """The collections that have fact sheets, faulty or not."""
        paths = (path for path in self.entries if "/incidents/" in path and path.endswith(".json"))
        return frozenset(path.split("/")[1] for path in paths)

    @cached_property
    def _faulty_documents(self) -> frozenset[str]:
        kinds = {path: kind_of(path) for path in self.faulty}
        return frozenset(name_of(path) for path, kind in kinds.items() if kind is not None and kind.name == "document")

    @cached_property
    def texts_of_splits(self) -> Mapping[str, str]:
        """The texts of the documents that have a split, where they are here and nothing is wrong with them."""
        found = {}
        for name in self.splits or {}:
            document = self.documents.get(name)
            if document is not None:
                path = f"corpus/{document.collection}/{name}"
                text = self.text_at(f"{path}.txt")
                if text is not None and self.faulty.isdisjoint((f"{path}.json", f"{path}.txt")):
                    found[name] = text
        return found

    @cached_property
    def documents_of_rounds(self) -> Mapping[str, frozenset[str]]:
        """The documents of each round."""
        return {name: frozenset(of.documents) for name, of in self.rounds.items()}

    @cached_property
    def documents_of_incidents(self) -> Mapping[str, list[str]]:
        """The documents of each incident, which is named `collection/incident`, sorted."""
        found: dict[str, list[str]] = {}
        for name, document in sorted(self.documents.items()):
            found.setdefault(f"{document.collection}/{document.incident}", []).append(name)
        return found

    def record(self, path: str, kind: type[Record]) -> Record | None:
        """The readable record of a file, where it is of that kind."""
        found = self.records.get(path)
        return found if isinstance(found, kind) else None

    def has_document(self, name: str) -> bool:
        """Whether there is such a document, faulty or not."""
        return name in self.documents or name in self._faulty_documents

    def has_round(self, name: str) -> bool:
        """Whether there is such a round, faulty or not."""
        return name in self.rounds or f"annotations/rounds/{name}/round.json" in self.faulty

    def misses_fact_sheet(self, document: Document) -> bool:
        """Whether a document's incident lacks the fact sheet that its collection has for the others."""
        collection, incident = document.collection, document.incident
        path = f"corpus/{collection}/incidents/{incident}.json"
        there = f"{collection}/{incident}" in self.incidents or path in self.faulty
        return collection in self.with_fact_sheets and not there
