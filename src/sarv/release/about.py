"""What card and datasheet are written from, besides the figures of the tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records import Actor, Agreement, Collection, CorpusFacts, Document, Outlet, Round

PRIVATE = """\
> **Private build.** It carries texts that may not be passed on. Do not publish it or any part of it.

"""


@dataclass(frozen=True)
class About:
    """A release in words: its corpus, collections and rounds; all registered documents, and those that are in it.

    `agreements` has the published agreement of the rounds that have any; `answers` those of the datasheet, by question, with the
    names of figures still in them; `fact_sheets` says whether there are any of incidents.
    """

    facts: CorpusFacts
    collections: Mapping[str, Collection]
    rounds: Sequence[Round]
    agreements: Mapping[str, Agreement]
    answers: Mapping[str, str]
    actors: Sequence[Actor]
    outlets: Sequence[Outlet]
    documents: Sequence[Document]
    released: Sequence[Document]
    fact_sheets: bool
    folder: str
    private: bool

    @property
    def languages(self) -> list[str]:
        """The languages of the documents in the release, sorted."""
        return sorted({document.language for document in self.released})

    @property
    def released_collections(self) -> list[Collection]:
        """The collections that have documents in the release."""
        names = {document.collection for document in self.released}
        return [collection for name, collection in self.collections.items() if name in names]


def folder_name(facts: CorpusFacts, private: bool) -> str:
    """The name of a release's folder."""
    return f"{facts.name}-{facts.version}{'-private' if private else ''}"
