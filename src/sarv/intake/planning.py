"""What adding candidates to a collection would write: all of it in memory, with everything that speaks against it as findings."""

from collections.abc import Collection as Sized
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from ..canonical import canonical
from ..corpus import Corpus, CorpusError, sha256
from ..findings import Finding
from ..progress import Progress, Steps
from ..records import (
    Collection,
    Document,
    FileSource,
    Outlet,
    OutletRegister,
    Rights,
    Splits,
    TextFacts,
)
from .candidates import FACTS, REQUIRED, Candidate
from .languages import LEAST, language_of
from .likeness import Fresh, Known, incidents
from .naming import Names
from .normal_form import normal_form, with_title, without_title

OUTLETS = "corpus/outlets.json"
ABOUT = ("title", "description", "provenance", "writers")
"""What must be said of a new collection."""

_ONE_ALONE = "Leave this one out; or, where the two should differ, mend its text."

_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, kw_only=True)
class Call:
    """What is added to which collection, and on which terms.

    `facts` hold for every document that says nothing else of itself; `about` describes the collection, where it is new;
    `outlets` are new entries of the register. `by_name` gives ids by the names of files; without `titles`, texts begin below
    their headline; `same_incident` gives near-duplicates one incident.
    """

    collection: str
    facts: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    outlets: tuple[Outlet, ...] = ()
    by_name: bool = False
    titles: bool = True
    same_incident: bool = False


@dataclass(frozen=True)
class Plan:
    """What would be written, by path; the documents that would come in, by id, and the candidates that are there already.

    `differing` are the facts of the latter that were said otherwise now. `candidates` are those of the files, by path.
    `not_compared` documents have no text here, so that nobody can tell whether something is a near-duplicate of them. Nothing may
    be written while there are findings.
    """

    files: Mapping[str, bytes]
    documents: Mapping[str, Document]
    there: Mapping[str, Candidate]
    differing: Mapping[str, Sequence[str]]
    candidates: Mapping[str, Candidate]
    collection: Collection
    findings: Sequence[Finding]
    not_compared: int


def missing(corpus: Corpus, call: Call, candidates: Sequence[Candidate]) -> list[str]:
    """What nobody said: facts that neither the call nor any candidate has, and what a new collection needs."""
    if not candidates:
        return []
    facts = [name for name in REQUIRED if name not in call.facts and not any(name in one.facts for one in candidates)]
    new = call.collection not in corpus.collection_ids()
    return [*facts, *(name for name in ABOUT if new and name not in call.about)]


def planned(
    corpus: Corpus,
    call: Call,
    candidates: Sequence[Candidate],
    findings: Sequence[Finding] = (),
    progress: Progress | None = None,
) -> Plan:
    """The plan of adding candidates whose texts are all there; `findings` were made before.

    Raises `CorpusError` where the folder or the call does not allow it.
    """
    return _Planning(corpus, call, list(findings)).plan(candidates, progress)


class _Planning:
    """The state of the folder that a plan is made against, and the findings so far."""

    def __init__(self, corpus: Corpus, call: Call, findings: list[Finding]) -> None:
        self.corpus, self.call, self.findings = corpus, call, findings
        self.known: dict[str, Document] = {
            name: corpus.load(f"corpus/{collection}/{name}.json", Document)
            for collection in corpus.collection_ids()
            for name in corpus.document_ids(collection)
        }
        self.by_text = {document.text.sha256: name for name, document in self.known.items()}
        splits: Splits = corpus.load("corpus/splits.json", Splits)
        self.names = Names(call.collection, (*self.known, *(splits.retired or ())))

    def plan(self, candidates: Sequence[Candidate], progress: Progress | None) -> Plan:
        """The plan."""
        there: dict[str, Candidate] = {}
        ready = list(self._ready(candidates, there, Steps(progress, len(candidates))))
        fresh = [Fresh(name, text, one, facts.get("incident")) for name, text, one, facts in ready]
        texts = {name: self.corpus.text(document.collection, name) for name, document in self.known.items() if fresh}
        known = [Known(name, text, self.known[name].incident) for name, text in texts.items() if text is not None]
        found, findings = incidents(fresh, known, same=self.call.same_incident, progress=progress)
        self.findings += findings
        documents = {name: self._document(name, text, facts | {"incident": found[name]}) for name, text, _, facts in ready}
        collection, files = self._collection(documents.values())
        home, by_path = f"corpus/{collection.id}", dict[str, Candidate]()
        for name, text, one, _ in ready:
            files |= {f"{home}/{name}.txt": text.encode("utf-8"), f"{home}/{name}.json": canonical(documents[name])}
            by_path |= dict.fromkeys((f"{home}/{name}.txt", f"{home}/{name}.json"), one)
        files |= self._outlets()
        return Plan(
            files if documents else {},  # a collection without documents would have been made without its rights
            documents,
            there,
            self._differing(there),
            by_path,
            collection,
            self.findings,
            len(texts) - len(known),
        )

    def _ready(
        self, candidates: Sequence[Candidate], there: dict[str, Candidate], steps: Steps
    ) -> Iterator[tuple[str, str, Candidate, dict[str, str]]]:
        """Id, text, candidate and facts of each that is new and of which everything is said; the others are found or `there`."""
        first: dict[str, Candidate] = {}
        for one in candidates:
            steps.next()
            assert one.text is not None, "addresses are fetched before"
            text = normal_form((with_title if self.call.titles else without_title)(one.title, one.text))
            checksum = sha256(text.encode("utf-8"))
            known = self.by_text.get(checksum)
            if not text or not normal_form(one.text):
                self.findings.append(one.finding("file_empty", "there is no text"))
            elif (other := first.setdefault(checksum, one)) is not one:
                self.findings.append(one.finding("text_duplicate", f"the same text as {other.place}", way_out=_ONE_ALONE))
            elif known is not None and self.known[known].collection == self.call.collection:
                there[known] = one
            elif known is not None:
                message = "the text is in another collection already"
                self.findings.append(one.finding("text_duplicate", message, known, way_out=_ONE_ALONE))
            elif (facts := self._facts(one, text)) is not None:
                name = self.names.named(one.name) if self.call.by_name and one.name else self.names.number()
                yield name, text, one, facts

    def _differing(self, there: Mapping[str, Candidate]) -> dict[str, list[str]]:
        """What is said now of documents that are there, and what they have otherwise."""
        found = {}
        for name, one in there.items():
            document, said = self.known[name], _plain({**self.call.facts, **one.facts})
            has = {**msgspec.to_builtins(document.rights), **msgspec.to_builtins(document)}
            if others := [fact for fact in FACTS if fact in said and said[fact] != has.get(fact)]:
                found[name] = others
        return found

    def _facts(self, one: Candidate, text: str) -> dict[str, str] | None:
        """All that is said of a candidate, its language too; None where something is missing."""
        facts = {**one.read_off, **self.call.facts, **one.facts}
        before = len(self.findings)
        for name in REQUIRED:
            if name not in facts:
                self.findings.append(one.finding("input_fact_missing", f"nothing is said of its {name}"))
        if facts.get("redistribute", "no").lower() not in _TRUTH:
            message = "whether it may be passed on is said by yes or no"
            self.findings.append(one.finding("input_fact_missing", message, facts["redistribute"]))
        if "language" not in facts:
            facts["language"], probability = language_of(text)
            if probability < LEAST or facts["language"] == "zxx":
                message = f"the language of the text cannot be told (most likely {facts['language']}, {probability:.0%})"
                self.findings.append(one.finding("language_unclear", message))
        return facts if len(self.findings) == before else None

    def _document(self, name: str, text: str, facts: Mapping[str, str]) -> Document:
        data = text.encode("utf-8")
        plain = _plain(facts)
        rights = {name: plain.pop(name) for name in Rights.__struct_fields__}
        facts_of_text = TextFacts(sha256=sha256(data), length=len(text))
        return Document(id=name, collection=self.call.collection, rights=Rights(**rights), text=facts_of_text, **plain)

    def _collection(self, documents: Sized[Document]) -> tuple[Collection, dict[str, bytes]]:
        """The collection, and its files where it is new: one ships its texts if all of them may be passed on."""
        call = self.call
        if call.collection in self.corpus.collection_ids():
            there = self.corpus.collections[call.collection]
            for name, value in call.about.items():
                if getattr(there, name) != value:
                    place = f"corpus/{call.collection}/collection.json"
                    raise CorpusError(f"{place}: says another {name} than the call; correct it there, or leave the option out")
            return there, {}
        shipped = bool(documents) and all(document.rights.redistribute for document in documents)
        collection = Collection(
            id=call.collection,
            **{name: call.about.get(name, "") for name in ABOUT},  # all are there where anything is added
            texts="shipped" if shipped else "stand_off",
            source=None if shipped else FileSource(),
        )
        home = f"corpus/{call.collection}"
        ignoring = {} if shipped else {f"{home}/.gitignore": b"*.txt\n"}
        return collection, ignoring | {f"{home}/collection.json": canonical(collection)}

    def _outlets(self) -> dict[str, bytes]:
        """The register of outlets, where it gets new entries."""
        register: OutletRegister = self.corpus.load(OUTLETS, OutletRegister)
        outlets = {one.id: one for one in register.outlets}
        for one in self.call.outlets:
            if outlets.setdefault(one.id, one) != one:
                raise CorpusError(f"{OUTLETS}: has another entry {one.id}; correct it there, or give the new outlet another id")
        whole = OutletRegister(outlets=tuple(outlets[name] for name in sorted(outlets)))
        return {} if whole == register else {OUTLETS: canonical(whole)}


def _plain(facts: Mapping[str, str]) -> dict[str, Any]:
    """Facts as a document has them: of a point in time the day, of words for yes and no the truth."""
    plain: dict[str, Any] = dict(facts)
    if (published := facts.get("published", ""))[10:11] in ("T", " "):
        plain["published"] = published[:10]
    if "redistribute" in facts:
        plain["redistribute"] = _TRUTH.get(facts["redistribute"].lower())
    return plain
