"""What there is to adjudicate in a round: its documents with what annotators gave and what was decided, all of it in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ...checks._views import AnnotationView, Folder, JudgmentsView
from ...corpus import Corpus, CorpusError, kind_named
from ...derivation import LAYERS, Alike, Compared, Element, compared
from ...findings import Finding
from ...lookup import load_folder
from ...progress import Progress, Steps
from ...records import Annotation, Decision, Decisions, Document, Round
from ...validation import examine, examine_record
from ..articles import Article, article, missing_as_one
from ..settling import home_of


@dataclass(frozen=True)
class Case:
    """A document that all annotators of a round gave, in the order of their names. `text` is None where it is not here."""

    round: Round
    document: Document
    text: str | None
    shipped: bool
    given: tuple[Annotation, ...]
    made: tuple[Decision, ...]

    @property
    def path(self) -> str:
        """Where the decisions on the document lie."""
        return decisions_path(self.round.id, self.document.id)

    @property
    def decisions(self) -> Decisions:
        """The decisions as they are written."""
        return Decisions(
            document=self.document.id,
            round=self.round.id,
            adjudicator=self.round.adjudicator.id if self.round.adjudicator is not None else "",
            text_sha256=self.document.text.sha256,
            decisions=self.made,
        )

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """All that annotators gave in the layers of the round, by reference, as in `annotator-1:m5`."""
        fields = [field for layer, field in LAYERS.items() if layer in self.round.layers]
        return {f"{one.annotator}:{own.id}": own for one in self.given for field in fields for own in getattr(one, field)}

    @cached_property
    def like(self) -> Mapping[str, Alike]:
        """What says the same as each element, by reference."""
        return {name: same for same in self.stand.alike for name in same.references}

    @cached_property
    def stand(self) -> Compared:
        """What is alike, under the decisions so far."""
        return compared(self.round, self.given, self.made)


@dataclass(frozen=True)
class Docket:
    """The cases of a round by document, the documents that wait for annotators, and what is wrong with any of them."""

    corpus: Corpus
    folder: Folder
    round: Round
    cases: Mapping[str, Case]
    waiting: Mapping[str, Sequence[str]]
    findings: Sequence[Finding]


def decisions_path(round_: str, document: str) -> str:
    """Where the decisions on a document lie."""
    return f"{home_of(round_)}/decisions/{document}.json"


def docket(corpus: Corpus, round_: Round, progress: Progress | None = None, *, texts: bool = True) -> Docket:
    """The cases of a round. A document without its text is a finding, but where `texts` says that it is not needed."""
    if round_.measures_gold:
        raise CorpusError(f"the round {round_.id} measures gold and gives none, so there is nothing to adjudicate in it")
    folder = load_folder(corpus)
    folder = replace(folder, rounds={**folder.rounds, round_.id: round_})
    cases: dict[str, Case] = {}
    waiting: dict[str, list[str]] = {}
    findings: list[Finding] = []
    steps = Steps(progress, len(round_.documents))
    for name in round_.documents:
        paths = {one.id: f"{home_of(round_.id)}/{one.id}/{name}.json" for one in round_.annotators}
        missing = sorted(annotator for annotator, path in paths.items() if not corpus.has(path))
        if missing:
            waiting[name] = missing
        else:
            about, text, shipped, found = _document(corpus, folder, name, texts)
            if about is not None:
                case, more = _case(corpus, folder, Case(round_, about, text, shipped, (), ()), sorted(paths.items()))
                found += more
                if not found:
                    cases[name] = case
            findings += found
        steps.next()
    return Docket(corpus, folder, round_, cases, waiting, missing_as_one(findings))


def _document(corpus: Corpus, folder: Folder, name: str, texts: bool) -> tuple[Document | None, str | None, bool, list[Finding]]:
    """A document with its text, and whether that is shipped; or what is wrong with it."""
    one = article(corpus, folder, name)
    if isinstance(one, Article):
        return one.document, one.text, one.shipped, []
    if one is not None and not texts and {finding.code for finding in one} == {"text_missing"}:
        return corpus.load(f"corpus/{corpus.collection_of(name)}/{name}.json", Document), None, False, []
    return None, None, False, one or []


def _case(corpus: Corpus, folder: Folder, case: Case, paths: Sequence[tuple[str, str]]) -> tuple[Case, list[Finding]]:
    """The case with what was given and decided; and what is wrong with that."""
    given: list[Annotation] = []
    findings: list[Finding] = []
    for _, path in paths:
        raw = corpus.read_bytes(path)
        record, found = examine(path, kind_named("annotation"), raw)
        findings += found
        if isinstance(record, Annotation):
            view: Any = AnnotationView(path, record, folder, case.document, case.text, case.shipped)
            findings += examine_record("annotation", view, raw)
            given.append(record)
    made: tuple[Decision, ...] = ()
    if corpus.has(case.path) and not findings:
        raw = corpus.read_bytes(case.path)
        record, findings = examine(case.path, kind_named("decisions"), raw)
        if isinstance(record, Decisions):
            by = {f"{case.round.id}/{one.annotator}": {case.document.id: one} for one in given}
            view = JudgmentsView(case.path, record, replace(folder, annotations=by), case.document, case.text, case.shipped)
            findings += examine_record("decisions", view, raw)
            made = record.decisions
    return replace(case, given=tuple(given), made=made), findings
