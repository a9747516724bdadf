"""Opens a round: makes and checks all of it first, then writes it down, then brings to the server what is not there yet.

Each step finds out what is done and does the rest, so that a run can be stopped anywhere and done again. The round is there from
the moment its `round.json` lies in the folder; it is written after the labelling config, whose checksum it gives.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from ..checks._views import Folder
from ..corpus import Corpus, CorpusError, sha256
from ..findings import Finding
from ..lookup import load_folder
from ..page.tasks import task_of
from ..progress import Progress
from ..records import Round
from .accounts import account, account_on, accounts, default_email
from .articles import Article, articles_of
from .gate import gate
from .labelling import labelling_config
from .projects import Marker
from .receiving import findings_of
from .seeding import Baseline, Shown, refuse_other_suggestions, seed_path, shown, with_checksums
from .server import Server
from .settling import home_of, labelling_path, round_path


@dataclass(frozen=True)
class Plan:
    """All of a round that is written and sent. `shown` is what the pre-annotations are called, where there are any."""

    round: Round
    labelling: bytes
    tasks: Sequence[Mapping[str, Any]]
    shown: str | None


@dataclass(frozen=True)
class Desk:
    """Where an annotator works. `added` of the documents came in with this run."""

    annotator: str
    email: str
    link: str
    documents: int
    added: int


def planned(
    corpus: Corpus, round_: Round, baseline: Baseline | None = None, progress: Progress | None = None
) -> Plan | list[Finding]:
    """All that opening the round takes, or what is wrong with it; nothing is written or sent.

    `baseline` makes the suggestions of a round that is seeded from one. Raises `CorpusError` where the round cannot be opened.
    """
    folder = load_folder(corpus)
    new = round_.labelling_sha256 is None
    round_, labelling = _with_labelling(corpus, folder, round_)
    round_, articles, marked, found = begun(corpus, folder, round_, labelling, baseline, new=new, progress=progress)
    if found or labelling is None:
        return found
    tasks = []
    for article in articles.values():
        task = _task(round_, article, marked)
        found += _refused(folder, round_, article, task)
        tasks.append(task)
    return found or Plan(round_, labelling, tasks, marked.name if marked.annotations else None)


def begun(
    corpus: Corpus,
    folder: Folder,
    round_: Round,
    labelling: bytes | None,
    baseline: Baseline | None,
    *,
    new: bool,
    progress: Progress | None,
) -> tuple[Round, Mapping[str, Article], Shown, list[Finding]]:
    """A round with what annotators begin with: its documents, what they find marked in them, and what is wrong with any of it.

    A new round gets the checksums of what is marked; in any other, that is what it was at first.
    """
    articles, found = articles_of(corpus, folder, round_, labelling, progress)
    if any(one.path == round_path(round_.id) for one in found):
        return round_, articles, Shown("", {}, {}), found
    marked, more = shown(corpus, folder, round_, articles, baseline)
    found += more
    if new:
        round_ = with_checksums(round_, marked)
    elif not found:
        refuse_other_suggestions(corpus, round_, marked)
    return round_, articles, marked, found


def _with_labelling(corpus: Corpus, folder: Folder, round_: Round) -> tuple[Round, bytes | None]:
    """The round with its labelling config: the frozen one, which is None where it was lost, or a new one."""
    path = labelling_path(round_.id)
    if round_.labelling_sha256 is not None:
        return round_, corpus.read_bytes(path) if corpus.has(path) else None
    home = home_of(round_.id)
    annotated = [one.id for one in round_.annotators if corpus.names(f"{home}/{one.id}", ".json")]
    if annotated:
        raise CorpusError(
            f"round {round_.id} was not opened on a server, and has annotations by {', '.join(annotated)} already; "
            "annotate on a server in a round of another name"
        )
    labelling = labelling_config(round_.layers, (folder.actors or {}).values()).encode("utf-8")
    return replace(round_, labelling_sha256=sha256(labelling)), labelling


def _task(round_: Round, article: Article, marked: Shown) -> Mapping[str, Any]:
    annotation = marked.annotations.get(article.id)
    predictions = () if annotation is None else ((marked.name, annotation),)
    return task_of(article.document, article.text, article.outlet, predictions, round_.layers)


def _refused(folder: Folder, round_: Round, article: Article, task: Mapping[str, Any]) -> list[Finding]:
    """What the page could not show, or would show wrongly, as findings of the file that the suggestions come from."""
    path = seed_path(round_.seeded_from or "gold", article.id)
    return findings_of(path, gate(task, round_.layers, folder.actors or {}))


def write(corpus: Corpus, plan: Plan, emails: Mapping[str, str], server: str) -> None:
    """Write the round into the corpus folder. What is there already is the same.

    `emails` are the log-in addresses that were asked for on the server of the address `server`. They are kept before there is a
    round, so that no run can forget them.
    """
    name = plan.round.id
    if not corpus.has(round_path(name)):
        for annotator, email in emails.items():
            account(corpus, name, annotator, email, server)
    corpus.write_bytes(labelling_path(name), plan.labelling)
    corpus.write(round_path(name), plan.round)


def opened(corpus: Corpus, server: Server, plan: Plan, emails: Mapping[str, str], progress: Progress | None = None) -> list[Desk]:
    """Accounts, projects and tasks of the round, each made where it is not there yet.

    `emails` are log-in addresses that were asked for; an annotator keeps the one they have, and another is refused.
    """
    round_ = plan.round
    addresses = dict(_addresses(corpus, server, round_, emails))
    for annotator, email in addresses.items():
        account_on(server, corpus, round_.id, annotator, email)
    desks = []
    total = len(addresses) * len(plan.tasks)
    for number, (annotator, email) in enumerate(addresses.items()):
        marker = Marker(round_.id, annotator, "annotator", email, round_.labelling_sha256 or "", round_.layers)
        project = server.make_project(f"{round_.id}/{annotator}", plan.labelling.decode("utf-8"), marker)

        def further(done: int, _all: int, before: int = number * len(plan.tasks)) -> None:
            if progress is not None:
                progress(before + done, total)

        added = server.add_tasks(project, plan.tasks, further)
        if plan.shown is not None:
            server.show_predictions(project, plan.shown)
        desks.append(Desk(annotator, email, server.link(project), len(plan.tasks), added))
    return desks


def _addresses(corpus: Corpus, server: Server, round_: Round, emails: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The log-in address of each annotator: the one they have, here or on the server, else the one asked for."""
    kept = {name: one.email for name, one in accounts(corpus, round_.id).items()}
    marked = {one.marker.annotator: one.marker.email for one in server.projects(round_.id) if one.marker.role == "annotator"}
    for annotator in round_.annotators:
        name = annotator.id
        there = kept.get(name) or marked.get(name)
        asked = emails.get(name)
        if there is not None and asked not in (None, there):
            raise CorpusError(f"{name} logs in as {there} in round {round_.id}; the call says {asked}")
        yield name, there or asked or default_email(round_.id, name)
