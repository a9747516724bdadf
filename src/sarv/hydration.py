"""Puts the texts of stand-off documents into their places: looks for them, checks each one, and never writes a wrong one.

A text that is there and right is left alone, so that a run can be repeated; one that is there and wrong is replaced only on
demand. A problem with one document or collection never stops the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from .corpus import Corpus, CorpusError, kind_of, sha256
from .private import CARRIED, private_folder
from .progress import Progress
from .records import Collection, Document, FileSource
from .sources import THE_SAME_TEXT, Found, Network, Problem, Supply, by_checksum, find_texts

LOTS = ("hydrated", "present", "carried", "not_available", "faulty")


@dataclass(slots=True)
class CollectionResult:
    """What became of each document of a stand-off collection: one of `LOTS`, by document id.

    `differing` has the texts that the source gives under a document's key and that are not the document's, by its id.
    """

    collection: str
    lots: dict[str, str] = field(default_factory=dict)
    differing: dict[str, str] = field(default_factory=dict)

    def of(self, lot: str) -> list[str]:
        """The sorted ids of the documents of one lot."""
        return sorted(document for document, its in self.lots.items() if its == lot)


@dataclass(slots=True)
class Hydration:
    """What a run did, and all problems it met."""

    collections: list[CollectionResult]
    problems: list[Problem]

    @property
    def faults(self) -> list[Problem]:
        """The problems by which something is wrong, not only absent."""
        return [problem for problem in self.problems if problem.fault]


def hydrate(
    corpus: Corpus,
    *,
    own: Iterable[Path] = (),
    mirror: Path | None = None,
    cache: Path | None = None,
    network: Network | None = None,
    only: Iterable[str] = (),
    replace: bool = False,
    progress: Progress | None = None,
) -> Hydration:
    """Hydrate all stand-off collections, or `only` those; nothing is downloaded unless `network` is given.

    What `sarv.overlay` carried of a document goes when its text is there.
    """
    names, wanted = corpus.collection_ids(), sorted(set(only))
    for name in wanted:
        if name not in names:
            raise CorpusError(f"There is no collection '{name}'; there are: {', '.join(names) or 'none'}.")
    files, problems = by_checksum(own)
    runs = [_CollectionRun(corpus, name, problems) for name in wanted or names]
    known = frozenset(checksum for run in runs for checksum in run.checksums())
    for checksum, path in files.items():
        if checksum not in known:
            message = "differs from every text and source file that is looked for"
            problems.append(Problem("text_differs", (), str(path), message, THE_SAME_TEXT, found=checksum))
    supply = Supply(files, mirror, cache, network, known)
    total = sum(len(run.documents) for run in runs)
    for done, _ in enumerate(chain.from_iterable(run.steps(supply, replace) for run in runs), 1):
        if progress is not None:
            progress(done, total)
    results = [run.result for run in runs if run.stand_off]
    _drop_carried(corpus, (name for result in results for lot in ("hydrated", "present") for name in result.of(lot)))
    return Hydration(results, problems)


def _drop_carried(corpus: Corpus, names: Iterable[str]) -> None:
    """Remove what was carried of documents that have their text now: on that, gold holds as it is."""
    # The gold goes first: a copy alone is no overlay, and the next run removes it.
    paths = (corpus.path(f"{CARRIED}/{name}.{ending}") for name in names for ending in ("json", "txt"))
    if outdated := [path for path in paths if path.exists()]:
        with private_folder(corpus.root):
            for path in outdated:
                path.unlink(missing_ok=True)


class _CollectionRun:
    """The documents of one collection on the way to their texts."""

    def __init__(self, corpus: Corpus, name: str, problems: list[Problem]) -> None:
        self.corpus, self.folder, self.problems = corpus, f"corpus/{name}", problems
        self.result = CollectionResult(name)
        self.documents: dict[str, Document] = {}
        self.collection: Collection | None = self._load("collection", Collection)
        self.stand_off = self.collection is not None and self.collection.texts == "stand_off"
        for document_id in corpus.document_ids(name) if self.stand_off else ():
            if kind_of(f"{self.folder}/{document_id}.json") is None:
                continue
            document = self._load(document_id, Document)
            if document is None:
                self.result.lots[document_id] = "faulty"
            else:
                self.documents[document_id] = document

    def _load(self, stem: str, expected: type[Any]) -> Any:
        path = f"{self.folder}/{stem}.json"
        try:
            return self.corpus.load(path, expected)
        except CorpusError:
            documents = () if expected is Collection else (stem,)
            way_out = "`sarv validate` says what is wrong with it."
            self.problems.append(Problem("metadata_faulty", documents, path, "cannot be read, or is not valid", way_out))
            return None

    def checksums(self) -> Iterator[str]:
        """The checksums of all texts, and of all files that hold them."""
        yield from (document.text.sha256 for document in self.documents.values())
        source = self.collection.source if self.collection is not None else None
        if source is not None and not isinstance(source, FileSource):
            yield from (pinned.sha256 for pinned in source.files)

    def steps(self, supply: Supply, replace: bool) -> Iterator[str]:
        """Hydrate; yields each document when its lot is known."""
        wanted: dict[str, Document] = {}
        to_replace: dict[str, str] = {}
        for document_id, document in self.documents.items():
            there = self._checksum_there(document_id)
            if there == document.text.sha256:
                self.result.lots[document_id] = "present"
                yield document_id
            elif there is not None and not replace:
                yield from self._settle(self._wrong_text(document_id, there))
            else:
                wanted[document_id] = document
                if there is not None:
                    to_replace[document_id] = there
        for outcome in self._outcomes(wanted, supply):
            yield from self._settle(outcome)
        for document_id, there in to_replace.items():
            if self.result.lots[document_id] != "hydrated":
                self._settle(self._wrong_text(document_id, there))

    def _wrong_text(self, document_id: str, there: str) -> Problem:
        path, expected = f"{self.folder}/{document_id}.txt", self.documents[document_id].text.sha256
        message, way_out = "is another text than the document's", "Look at it, move it away, or run with --replace."
        return Problem("present_text_differs", (document_id,), path, message, way_out, expected, there)

    def _checksum_there(self, document_id: str) -> str | None:
        """The checksum of what lies where the text belongs: none if nothing does, empty if it is no file."""
        try:
            return sha256(self.corpus.read_bytes(f"{self.folder}/{document_id}.txt"))
        except FileNotFoundError:
            return None
        except OSError:
            return ""

    def _outcomes(self, wanted: dict[str, Document], supply: Supply) -> Iterable[Found | Problem]:
        if not wanted or self.collection is None:
            return ()
        if self.collection.source is None:
            path, way_out = f"{self.folder}/collection.json", "Describe there where the texts are, as `source`."
            return (Problem("source_unknown", tuple(wanted), path, "names no source of the texts", way_out),)
        path = f"{self.folder}/.gitignore"
        try:
            lines = self.corpus.read_bytes(path).split(b"\n")
            kept_out = b"*.txt" in lines and not any(line.startswith(b"!") for line in lines)
        except OSError:
            kept_out = False
        if not kept_out:
            message, way_out = "does not keep the texts out of git", "Write a file of that name with the line *.txt."
            return (Problem("not_ignored", tuple(wanted), path, message, way_out),)
        return find_texts(self.collection, wanted, supply)

    def _settle(self, outcome: Found | Problem) -> tuple[str, ...]:
        """Write a text that was found, or take note of the problem; the documents that this was about."""
        problem = self._write(outcome) if isinstance(outcome, Found) else outcome
        if problem is None:
            assert isinstance(outcome, Found)
            self.result.lots[outcome.document] = "hydrated"
            return (outcome.document,)
        self.problems.append(problem)
        self.result.lots |= dict.fromkeys(problem.documents, "faulty" if problem.fault else "not_available")
        return problem.documents

    def _write(self, found: Found) -> Problem | None:
        """Write a text into its place, if it is the document's own."""
        facts, documents = self.documents[found.document].text, (found.document,)
        path = f"{self.folder}/{found.document}.txt"
        try:
            data = found.text.encode("utf-8")
        except UnicodeEncodeError:
            message = "holds half of a surrogate pair in the text, which is no character"
            return Problem("text_differs", documents, found.place, message, THE_SAME_TEXT, facts.sha256)
        if (checksum := sha256(data)) != facts.sha256:
            self.result.differing[found.document] = found.text
            message = "holds a text that differs from the document's"
            return Problem("text_differs", documents, found.place, message, THE_SAME_TEXT, facts.sha256, checksum)
        if len(found.text) != facts.length:
            message = f"says that the text has {facts.length} code points, but the text of that checksum has {len(found.text)}"
            return Problem("length_differs", documents, path.replace(".txt", ".json"), message, "Correct text.length there.")
        try:
            self.corpus.write_bytes(path, data)
        except OSError as error:
            return Problem(
                "not_written", documents, path, f"cannot be written ({error.strerror})", "Make room, or let us write there."
            )
        return None
