"""Opening: all is made and checked first, and a run that was stopped anywhere goes on without a duplicate or a loss."""

import json
from dataclasses import replace as replace_call
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from edits import apply
from fake_server import FakeServer, Killed
from sarv import corpus as corpus_module
from sarv.checks._example import DOCUMENT, GOLD, TEXT, Edit
from sarv.checks._tale import ROUND
from sarv.corpus import Corpus, CorpusError, sha256
from sarv.findings import Finding
from sarv.page.results import results_of
from sarv.records import Annotation, Round
from sarv.rounds import accounts as accounts_module
from sarv.rounds import filling
from sarv.rounds.accounts import accounts
from sarv.rounds.opening import Desk, Plan, opened, planned, write
from sarv.rounds.settling import Call, load_round, settled
from sarv.validation import validate

NAMES = ("tale-0001", "tale-0002", "tale-0003")
CALL = Call(annotators=("ann", "ben"), documents=("tale",), kind="person", seeded_from="gold", revises=("first",))
CHANGES = 20
"""How many changes of files and of the server opening the second round makes, with a batch for each task."""

EMAILS = {"ann": "ann@tale.example"}


def plan(tale: Corpus, **changes: Any) -> Plan | list[Finding]:
    """What opening the second round takes, or what is wrong."""
    return planned(tale, settled(tale, "second", replace_call(CALL, **changes)))


def open_second(tale: Corpus, server: FakeServer, call: Call = CALL) -> list[Desk]:
    """Open the second round, from the call to the desks."""
    made = planned(tale, settled(tale, "second", call))
    assert isinstance(made, Plan)
    emails = EMAILS if call is CALL else {}
    write(tale, made, emails, server.url)
    return opened(tale, server, made, emails)


def state(server: FakeServer) -> list[Any]:
    """What is on the server, without numbers: projects with their tasks, in order, and accounts."""
    projects = [
        (held.project.title, held.project.marker, held.shown, [task["data"]["doc_id"] for task in held.tasks])
        for held in server.held.values()
    ]
    return [sorted(projects), sorted(server.users)]


def found(result: Plan | list[Finding]) -> list[tuple[str, str, str]]:
    """What identifies the findings."""
    assert isinstance(result, list)
    return [(one.code, one.path, one.pointer) for one in result]


def test_a_plan_changes_nothing(tale: Corpus) -> None:
    """Everything that is written and sent is made first, and nothing of it is written."""
    before = sorted(tale.root.rglob("*"))

    made = plan(tale)

    assert isinstance(made, Plan)
    assert before == sorted(tale.root.rglob("*"))
    assert (sha256(made.labelling), "gold") == (made.round.labelling_sha256, made.shown)
    assert list(NAMES) == [task["data"]["doc_id"] for task in made.tasks]
    gold: Annotation = tale.load(GOLD, Annotation)
    (prediction,) = made.tasks[0]["predictions"]
    assert {"model_version": "gold", "result": results_of(replace(gold, complete=()))} == prediction


def test_an_opened_round_is_in_the_folder_and_on_the_server(tale: Corpus) -> None:
    """Each annotator has an account and a project with every document; the folder has the round and its labelling config."""
    server = FakeServer()

    ann, ben = open_second(tale, server)

    assert ("ann", "ann@tale.example", 3, 3) == (ann.annotator, ann.email, ann.documents, ann.added)
    assert ("ben", "ben.second@annotators.example") == (ben.annotator, ben.email)
    assert ["second/ann", "second/ben"] == [held.project.title for held in server.held.values()]
    for held in server.held.values():
        assert list(NAMES) == [task["data"]["doc_id"] for task in held.tasks]
        assert ("gold", load_round(tale, "second").labelling_sha256) == (held.shown, held.project.marker.labelling_sha256)
        assert held.config.encode() == tale.read_bytes("annotations/rounds/second/labelling.xml")
    kept = accounts(tale, "second")
    assert {"ann": "ann@tale.example", "ben": "ben.second@annotators.example"} == {name: one.email for name, one in kept.items()}
    assert {one.email: one.password for one in kept.values()} == {
        email: password for email, (_, password) in server.users.items()
    }
    assert all(one.token for one in kept.values())
    assert [] == list(validate(tale))


def test_opening_again_adds_nothing(tale: Corpus) -> None:
    """The command alone goes on with the round: everything is there, and nothing is made twice."""
    server = FakeServer()
    open_second(tale, server)
    before, files = state(server), {path: path.read_bytes() for path in tale.root.rglob("*.*") if path.is_file()}

    again = open_second(tale, server, Call())

    assert before == state(server)
    assert [0, 0] == [desk.added for desk in again]
    assert ["ann@tale.example", "ben.second@annotators.example"] == [desk.email for desk in again]
    assert files == {path: path.read_bytes() for path in tale.root.rglob("*.*") if path.is_file()}


def killed_after(changes: int, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the run killed after so many changes of files or of the server."""
    written = corpus_module.write_whole

    def counted(target: Path, data: bytes, **options: Any) -> None:
        written(target, data, **options)
        server.changed()

    monkeypatch.setattr(corpus_module, "write_whole", counted)
    monkeypatch.setattr(accounts_module, "write_whole", counted)
    monkeypatch.setattr(filling, "BATCH_TASKS", 1)
    server.kill_at = changes


@pytest.mark.parametrize("changes", range(1, CHANGES + 1))
def test_a_killed_run_goes_on_where_it_stopped(changes: int, tale: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after any change of a file or of the server and run again, opening ends as if it had never been killed."""
    server = FakeServer()
    with monkeypatch.context() as in_this_run:
        killed_after(changes, server, in_this_run)
        with pytest.raises(Killed):
            open_second(tale, server)
    passwords = {name: one.password for name, one in accounts(tale, "second").items()}

    open_second(tale, server, Call() if tale.has("annotations/rounds/second/round.json") else CALL)

    assert passwords.items() <= {name: one.password for name, one in accounts(tale, "second").items()}.items()
    assert ["ann@tale.example", "ben.second@annotators.example"] == sorted(server.users)
    projects = [(held.project.title, [task["data"]["doc_id"] for task in held.tasks]) for held in server.held.values()]
    assert [("second/ann", list(NAMES)), ("second/ben", list(NAMES))] == sorted(projects)
    assert ["gold", "gold"] == [held.shown for held in server.held.values()]
    assert [] == list(validate(tale))


def test_a_whole_run_makes_fewer_changes_than_it_is_killed_after(tale: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kill points of the test before are all that there are."""
    server = FakeServer()
    killed_after(10_000, server, monkeypatch)

    open_second(tale, server)

    assert CHANGES == server.changes


def test_an_annotator_of_two_rounds_has_one_account(tale: Corpus) -> None:
    """Who logs in with one address in two rounds has one account and password; who has no address has one for each round."""
    server = FakeServer()
    open_second(tale, server)

    third = replace_call(CALL, revises=("first", "second"))
    made = planned(tale, settled(tale, "third", third))
    assert isinstance(made, Plan)
    emails = {"ann": "ann@tale.example"}
    write(tale, made, emails, server.url)
    opened(tale, server, made, emails)

    assert accounts(tale, "second")["ann"] == accounts(tale, "third")["ann"]
    expected = ["ann@tale.example", "ben.second@annotators.example", "ben.third@annotators.example"]
    assert expected == sorted(server.users)


def test_a_round_does_not_move_to_another_server(tale: Corpus) -> None:
    """A round whose accounts are on one server is not opened on another, which gets no password."""
    server, other = FakeServer(), FakeServer()
    other.url = "https://other.example"
    open_second(tale, server)

    with pytest.raises(
        CorpusError, match=rf"has an account on the server {server.url}, and its password is not sent to {other.url}"
    ):
        open_second(tale, other, Call())

    assert {} == other.users


def test_an_email_once_given_stays(tale: Corpus) -> None:
    """An annotator keeps the address they log in with; a call with another is refused, and both are named."""
    server = FakeServer()
    open_second(tale, server)
    made = plan(tale)
    assert isinstance(made, Plan)

    with pytest.raises(CorpusError, match=r"ann logs in as ann@tale.example in round second; the call says new@tale.example"):
        opened(tale, server, made, {"ann": "new@tale.example"})
    tale.path(".sarv/rounds/second/accounts.json").unlink()
    with pytest.raises(CorpusError, match=r"ann logs in as ann@tale.example"):
        opened(tale, server, made, {"ann": "new@tale.example"})


def test_a_text_that_is_not_here_keeps_a_round_from_opening(tale: Corpus) -> None:
    """A stand-off document without its text is a finding that says how to bring it in."""
    result = plan(tale, documents=("letters",), seeded_from=None)

    assert [("text_missing", "corpus/letters/letters-0001.json", "/text")] == found(result)
    assert isinstance(result, list)
    assert "its text is not here; `sarv hydrate` fetches it" == result[0].message


def test_a_document_with_a_finding_keeps_a_round_from_opening(tale: Corpus) -> None:
    """Faults of documents and of texts are all found before anything is written."""
    apply(
        tale.root,
        [
            Edit(TEXT, replace=(b"anyone", b"nobody")),
            Edit("corpus/tale/tale-0002.json", set={"/outlet": "nobody"}),
            Edit("corpus/tale/tale-0003.txt", replace=(b"Two", b"Two\r")),
        ],
    )

    codes = [one[:2] for one in found(plan(tale, seeded_from=None))]

    assert ("text_checksum", DOCUMENT) in codes
    assert ("outlet_unknown", "corpus/tale/tale-0002.json") in codes
    assert ("carriage_return", "corpus/tale/tale-0003.txt") in codes
    assert not tale.has("annotations/rounds/second/round.json")


def test_a_round_with_a_finding_does_not_go_on(tale: Corpus) -> None:
    """Where the labelling config was edited or lost, or a document withdrawn, no more annotators come to the page."""
    open_second(tale, FakeServer())
    labelling = tale.path("annotations/rounds/second/labelling.xml")
    path = "annotations/rounds/second/round.json"

    labelling.write_bytes(b"<View/>\n")
    assert [("labelling_changed", path, "/labelling_sha256")] == found(plan(tale))
    labelling.unlink()
    assert [("labelling_changed", path, "/labelling_sha256")] == found(plan(tale))


def test_a_withdrawn_document_is_a_finding_of_the_round(tale: Corpus) -> None:
    """A round with a document that the corpus lacks does not open."""
    apply(tale.root, [Edit(ROUND, set={"/documents/-": "tale-0009"})])

    result = planned(tale, replace(load_round(tale, "first"), labelling_sha256="0" * 64))

    assert ("round_document_unknown", ROUND, "/documents/3") in found(result)


def test_values_that_fit_no_round_are_findings(tale: Corpus) -> None:
    """A title of two lines: what the file could not say is found before it is."""
    path = "annotations/rounds/second/round.json"

    assert [("schema_shape", path, "/title")] == found(plan(tale, title="Two\nlines", seeded_from=None))


def test_faulty_suggestions_are_findings(tale: Corpus) -> None:
    """What the page could not show is found in the file that it comes from, and nothing is sent."""
    apply(tale.root, [Edit(GOLD, set={"/stances/0/holder": {"actor": "nobody"}})])

    assert [("actor_unknown", GOLD, "/stances/0/holder/actor")] == found(plan(tale))


def test_suggestions_of_a_baseline_are_gated(tale: Corpus) -> None:
    """A baseline that marks what cannot be marked keeps the round from opening."""
    gold: Annotation = tale.load(GOLD, Annotation)
    odd = replace(gold, mentions=(replace(gold.mentions[0], actors=("nobody",)),), stances=(), events=())
    round_ = replace(settled(tale, "second", CALL), seeded_from="baseline:odd", documents=("tale-0001",))

    result = planned(tale, round_, lambda _: odd)

    assert [("actor_unregistered", "odd/tale-0001.json")] == [one[:2] for one in found(result)]


def test_an_unknown_seed_of_a_round_that_was_written_by_hand_is_a_finding(tale: Corpus) -> None:
    """A `round.json` that names a seed which there is not is found before its suggestions are looked for."""
    path = "annotations/rounds/second/round.json"
    tale.write(path, replace(settled(tale, "second", CALL), seeded_from="round:first/three"))

    assert [("round_seed_unknown", path, "/seeded_from")] == found(planned(tale, settled(tale, "second", Call())))


def test_a_round_that_was_annotated_elsewhere_is_not_opened(tale: Corpus) -> None:
    """A round whose annotations came without a labelling page stays as it is."""
    with pytest.raises(CorpusError, match="round first was not opened on a server, and has annotations by one, two already"):
        planned(tale, load_round(tale, "first"))


def test_a_round_that_was_written_by_hand_is_opened(tale: Corpus) -> None:
    """A `round.json` without a labelling config, and without annotations, gets one when it is first opened."""
    written: Round = replace(settled(tale, "second", CALL), seeded_from=None)
    tale.write("annotations/rounds/second/round.json", written)

    open_second(tale, FakeServer(), Call())

    now = load_round(tale, "second")
    assert written == replace(now, labelling_sha256=None)
    assert sha256(tale.read_bytes("annotations/rounds/second/labelling.xml")) == now.labelling_sha256


def test_progress_counts_the_tasks_of_all_annotators(tale: Corpus) -> None:
    """The steps of opening are the tasks of all annotators."""
    seen: list[tuple[int, int]] = []
    made = plan(tale)
    assert isinstance(made, Plan)
    server = FakeServer()
    write(tale, made, {}, server.url)

    opened(tale, server, made, {}, lambda done, total: seen.append((done, total)))

    assert [(3, 6), (6, 6)] == seen
    assert json.loads(tale.read_bytes("annotations/rounds/second/round.json"))["seeded_from"] == "gold"


def test_a_round_of_an_earlier_kind_of_page_is_refused(tale: Corpus) -> None:
    """Opening goes on only with a frozen page whose rows can be read; a new round, or an earlier version, is the way out."""
    open_second(tale, FakeServer())
    path, page = "annotations/rounds/second/labelling.xml", b'<View><Labels name="actors" toName="text"/></View>\n'
    apply(
        tale.root,
        [Edit("annotations/rounds/second/round.json", set={"/labelling_sha256": sha256(page)}), Edit(path, content=page)],
    )

    with pytest.raises(CorpusError, match=rf"^{path}: is an earlier kind of page, .* open a round of another name$"):
        open_second(tale, FakeServer(), Call())
