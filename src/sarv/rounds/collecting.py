"""Brings submissions from the server into the corpus folder: annotations where they belong, each with the export it came from.

What was collected before and is the same now stays untouched, so that a second run changes nothing. While a document waits for
its other annotators or its adjudicator, an annotation follows what its annotator submits; once there are decisions on the
document, or gold of the round, it has been compared, and a change is a finding. Nothing is ever deleted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..canonical import canonical
from ..corpus import CorpusError
from ..findings import Fault, Finding
from ..progress import Progress, Steps
from .giving import gave_gold
from .receiving import Matter, Received, findings_of, keep_export, owner_of, received
from .server import Server
from .settling import home_of
from .standing import projects_of

NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass
class Collected:
    """What became of an annotator's documents: `NEW`, `CHANGED` or `SAME`, by document; those without a lot are waited for.

    `links` lead from files that findings name to the tasks where they are mended.
    """

    annotator: str
    lots: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)

    def of(self, lot: str) -> list[str]:
        """The sorted documents of one lot."""
        return sorted(document for document, its in self.lots.items() if its == lot)


def collect(
    matter: Matter, server: Server, only: Iterable[str] = (), *, replace: bool = False, progress: Progress | None = None
) -> list[Collected]:
    """Collect what annotators of a round submitted, all or `only` some; raises `CorpusError` where one has no project.

    `replace` writes over annotations of documents that were compared already.
    """
    chosen = _chosen(matter, only)
    projects = projects_of(server, matter.round)
    missing = [name for name in chosen if name not in projects]
    if missing:
        round_ = matter.round.id
        raise CorpusError(f"the server has no project of {', '.join(missing)} in {round_}; `sarv round open {round_}` makes it")
    steps = Steps(progress, len(chosen) * (len(matter.articles) + 1))
    collected = []
    for name in chosen:
        project = projects[name]
        owner, emails = owner_of(server, project)
        export = server.export(project)
        steps.next()
        there = received(matter, name, export, owner, emails)
        one = Collected(name, findings=there.findings)
        for document in matter.articles:
            _take(matter, one, there, document, replace)
            steps.next()
        faulty = {finding.path for finding in one.findings}
        one.links = {found.path: server.link(project, found.task) for found in there.submissions.values() if found.path in faulty}
        collected.append(one)
    return collected


def _chosen(matter: Matter, only: Iterable[str]) -> list[str]:
    names = [annotator.id for annotator in matter.round.annotators]
    for name in only:
        if name not in names:
            raise CorpusError(f"round {matter.round.id} has no annotator '{name}'; there are: {', '.join(names)}")
    return sorted(set(only)) or names


def _take(matter: Matter, one: Collected, there: Received, document: str, replace: bool) -> None:
    """Write what was received of a document, and the export that it came from; or neither, and say why not."""
    path = matter.path(one.annotator, document)
    before = matter.corpus.read_bytes(path) if matter.corpus.has(path) else None
    annotation = there.annotations.get(document)
    if annotation is None:
        if before is not None and not there.findings_at(path):
            gone = Fault("", "was collected before, and the server has no submission of it any more", code="submission_missing")
            one.findings += findings_of(path, [gone])
        return
    now = canonical(annotation)
    if before is not None and before != now and not replace and _was_compared(matter, document):
        message = "the annotator submitted something else after decisions or gold were made of what was collected"
        one.findings += findings_of(path, [Fault("", message, code="submission_too_late")])
        return
    matter.corpus.write_bytes(path, now)
    article = matter.articles[document]
    keep_export(matter.corpus, matter.round.id, one.annotator, there.submissions[document], article.shipped)
    one.lots[document] = NEW if before is None else SAME if before == now else CHANGED


def _was_compared(matter: Matter, document: str) -> bool:
    """Whether there are decisions on a document in the round, or gold that was made of what the round gives."""
    corpus, round_ = matter.corpus, matter.round.id
    return corpus.has(f"{home_of(round_)}/decisions/{document}.json") or gave_gold(corpus, round_, document)
