"""The client of the annotation server, against a real one: what is made is found again, and nothing is there twice."""

import json
import secrets
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from sarv.rounds import filling
from sarv.rounds.server import TESTED_VERSION, Marker, Project, Server, ServerError
from server_tasks import tasks_of

CONFIG = """<View>
  <Labels name="actors" toName="text"><Label value="mention"/></Labels>
  <Text name="text" value="$text"/>
</View>"""
# A pair of surrogates in UTF-16, right-to-left letters, a combining mark, blanks, line ends, markup.
TEXT = "😀 قال  המלך cafe\u0301\t<b>&amp;</b>\n\nThe end\u2028."
PASSWORD = "one-password-for-all"


def marker(round_: str, annotator: str = "a", sha256: str = "0" * 64) -> Marker:
    """The marker of an annotator's project."""
    return Marker(round_, annotator, "annotator", f"{annotator}@{round_}.example", sha256, ("actors",))


def task(document: str, text: str = TEXT) -> dict[str, Any]:
    """A task with a pre-annotation."""
    data = {"doc_id": document, "text": text, "text_sha256": f"{len(text):064}", "title": document}
    return {"data": data, "predictions": [{"model_version": "gold", "result": [mention("m1", 2, 5)]}]}


def mention(region: str, start: int, end: int) -> dict[str, Any]:
    """A row for a mention."""
    value = {"start": start, "end": end, "labels": ["mention"]}
    return {"id": region, "from_name": "actors", "to_name": "text", "type": "labels", "value": value}


@pytest.fixture
def round_() -> str:
    """A round that no other test has."""
    return f"round-{secrets.token_hex(4)}"


@pytest.fixture
def project(server: Server, round_: str) -> Project:
    """An empty project."""
    return server.make_project(f"{round_}/a", CONFIG, marker(round_))


def test_the_server_that_is_tested(server: Server) -> None:
    """The locked server is the one that the client was tested with."""
    assert TESTED_VERSION == server.version()
    assert server.warning() is None


def test_a_wrong_token(server_url: str) -> None:
    """A token that the server does not know is refused, and not shown."""
    with pytest.raises(ServerError, match="does not accept the token") as caught:
        Server.connect(server_url, "0" * 40)

    assert (401, False) == (caught.value.status, "0000" in str(caught.value))


def test_a_project_is_made_once(server: Server, round_: str) -> None:
    """A project is found again by its marker, with whatever title; each annotator has one."""
    assert [] == server.projects(round_)
    first = server.make_project(f"{round_}/a" + "x" * 60, CONFIG, marker(round_))
    other = server.make_project(f"{round_}/b", CONFIG, marker(round_, "b"))

    assert first == server.make_project("another title", CONFIG, marker(round_))
    assert [first, other] == server.projects(round_)
    assert (marker(round_), 50) == (first.marker, len(first.title))


def test_a_project_has_one_tab(server: Server, server_url: str, server_token: str, project: Project) -> None:
    """The tab is made with the project, and is the one in links; a run that was killed before it is made up for."""
    link = server.link(project, 7)

    assert f"{server_url}/projects/{project.id}/data?tab=" == link[: -len(link.partition("tab=")[2])]
    assert link.endswith("&task=7")
    assert link == Server.connect(server_url, server_token).link(project, 7)


def test_another_labelling_config(server: Server, round_: str, project: Project) -> None:
    """A round's project is not taken for one with another labelling config, and no second one is made."""
    with pytest.raises(
        ServerError, match=f"^Project {project.id} of the server is for a in {round_}, but with another labelling"
    ):
        server.make_project(project.title, CONFIG, marker(round_, sha256="1" * 64))

    assert [project] == server.projects(round_)


def test_a_config_that_was_changed(server: Server, project: Project) -> None:
    """A labelling config that somebody changed on the server is found out."""
    server._sdk.projects.update(project.id, label_config=CONFIG.replace("mention", "remark"))

    with pytest.raises(ServerError, match=f"^The labelling config of project {project.id} was changed on the server"):
        server.make_project(project.title, CONFIG, project.marker)


def test_a_faulty_config(server: Server, round_: str) -> None:
    """A labelling config that the server refuses is said with status and method, and leaves nothing behind."""
    with pytest.raises(ServerError, match="answered 400 to POST: making the project of a") as caught:
        server.make_project("faulty", "<View><Labels name='a' toName='nothing'/></View>", marker(round_))

    assert (400, []) == (caught.value.status, server.projects(round_))


def test_two_projects_of_an_annotator(server: Server, round_: str, project: Project) -> None:
    """Two projects for one annotator, as two runs at once can leave, are for a person to decide."""
    double = server._make_project(project.title, CONFIG, project.marker)

    with pytest.raises(ServerError, match=f"^Projects {project.id} and {double.id} of the server are both of a in {round_}"):
        server.make_project(project.title, CONFIG, project.marker)


def test_tasks_come_in_once(server: Server, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks that are there are not sent again; those that are missing are, whatever an earlier run left."""
    monkeypatch.setattr(filling, "BATCH_TASKS", 2)
    tasks = [task(f"tale-{number}") for number in range(5)]
    steps: list[tuple[int, int]] = []

    assert 2 == server.add_tasks(project, tasks[:2])
    assert 3 == server.add_tasks(project, tasks, lambda *step: steps.append(step))
    assert 0 == server.add_tasks(project, tasks)
    assert [(4, 5), (5, 5)] == steps
    assert [f"tale-{number}" for number in range(5)] == list(tasks_of(server, project))
    assert {f"{len(TEXT):064}"} == {one.text_sha256 for one in tasks_of(server, project).values()}


def test_double_tasks_go(server: Server, project: Project) -> None:
    """A task that came in twice is removed before it is worked on."""
    server.add_tasks(project, [task("tale-1")])
    server._sdk.projects.import_tasks(project.id, request=[task("tale-1")])

    assert 0 == server.add_tasks(project, [task("tale-1")])
    assert ["tale-1"] == list(tasks_of(server, project))


def test_another_text(server: Server, project: Project) -> None:
    """A document that is there with another text is refused."""
    server.add_tasks(project, [task("tale-1")])

    with pytest.raises(ServerError, match="has tale-1 with another text than the corpus"):
        server.add_tasks(project, [task("tale-1", TEXT + "!")])


def test_a_batch_is_taken_whole(server: Server, project: Project) -> None:
    """A batch with a faulty task is refused whole; the text of a task is not in what is said."""
    faulty = {"data": {"doc_id": "tale-2", "text_sha256": "0" * 64, "words": "canary"}}

    with pytest.raises(ServerError, match="answered 400 to POST: bringing 2 tasks") as caught:
        server.add_tasks(project, [task("tale-1"), faulty])
    assert {} == tasks_of(server, project)
    assert "canary" not in str(caught.value)


def test_an_answer_that_is_lost(server: Server, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the answer to an import is lost although the tasks came in, the run goes on."""
    client, sent = server._sdk.projects._client_wrapper.httpx_client, []
    request = client.request

    def lose(path: str, **options: Any) -> Any:
        answer = request(path, **options)
        if path.endswith("/import"):
            sent.append(path)
            raise ConnectionResetError
        return answer

    monkeypatch.setattr(client, "request", lose)
    assert 2 == server.add_tasks(project, [task("tale-1"), task("tale-2")])
    assert [f"api/projects/{project.id}/import"] == sent
    assert ["tale-1", "tale-2"] == list(tasks_of(server, project))


def test_a_run_that_is_killed(server: Server, server_url: str, server_token: str, project: Project) -> None:
    """After a run was killed in the middle of it, the next one leaves each document there once."""
    tasks = [task(f"tale-{number}") for number in range(300)]
    program = f"""
import json, sys
from sarv.rounds import filling
from sarv.rounds.server import Server
filling.BATCH_TASKS = 20
server = Server({server_url!r}, {server_token!r})
project = next(one for one in server.projects({project.marker.round!r}))
server.add_tasks(project, json.load(sys.stdin), lambda done, _: print(done, flush=True))
"""
    killed = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert killed.stdin is not None
    assert killed.stdout is not None
    killed.stdin.write(json.dumps(tasks))
    killed.stdin.close()
    killed.stdin = None
    assert "20\n" == killed.stdout.readline()
    killed.kill()
    killed.communicate()

    sent = server.add_tasks(project, tasks)

    assert 0 < sent < 300
    assert {one["data"]["doc_id"] for one in tasks} == set(tasks_of(server, project))
    assert 300 == len(server.export(project))


def test_what_goes_in_comes_out(server: Server, project: Project) -> None:
    """The export has each task with its text unchanged, done or not, sorted by id."""
    server.add_tasks(project, [task("tale-1"), task("tale-2", "plain")])
    server.show_predictions(project, "gold")

    exported = server.export(project)

    assert [("tale-1", TEXT), ("tale-2", "plain")] == [(one["data"]["doc_id"], one["data"]["text"]) for one in exported]
    assert [[], []] == [one["annotations"] for one in exported]
    assert [one.id for one in tasks_of(server, project).values()] == [one["id"] for one in exported]


def test_an_account_is_made_once(server: Server, round_: str) -> None:
    """An account is found again by its e-mail address; a token that works is kept, one that was lost is replaced."""
    email = f"a@{round_}.example"
    assert server.user_id(email) is None
    user, token = server.account(email, PASSWORD)

    assert user == server.user_id(email.upper())
    assert (user, token) == server.account(email, PASSWORD, token)
    again, new = server.account(email, PASSWORD)
    assert (user, True) == (again, token != new)
    # A token that has ended, or is none at all.
    for unusable in (token, "0" * 40, "x.y.z"):
        server._others.clear()
        assert user == server.account(email, PASSWORD, unusable)[0]


def test_an_account_of_somebody_else(server: Server, round_: str) -> None:
    """An account that is there with another password is not ours to use."""
    email = f"a@{round_}.example"
    server.account(email, PASSWORD)

    with pytest.raises(ServerError, match=f"has an account {email} with another password") as caught:
        server.account(email, "another-password")
    assert "another-password" not in str(caught.value)


def test_an_account_that_cannot_be(server: Server, round_: str) -> None:
    """What the server's form refuses is said in a sentence."""
    for email, password in (("no address", PASSWORD), (f"b@{round_}.example", "short")):
        with pytest.raises(ServerError, match=f"refused to make the account {email}"):
            server.account(email, password)


def test_submitting_twice(server: Server, project: Project) -> None:
    """An annotator that is a program submits a task once, as itself; another one's submission is another."""
    server.add_tasks(project, [task("tale-1")])
    here = tasks_of(server, project)["tale-1"].id
    user, token = server.account(project.marker.email, PASSWORD)
    rows = [mention("m1", 2, 5), mention("m2", 7, 11)]

    assert not tasks_of(server, project)["tale-1"].annotated
    server.submit(here, rows, token)
    with pytest.raises(ServerError, match=f"^Task {here} has an annotation by this user already; it was not sent again"):
        server.submit(here, rows, token)

    other, other_token = server.account(f"b@{project.marker.round}.example", PASSWORD)
    server.submit(here, [], other_token)
    given = {one["completed_by"]: one["result"] for one in server.export(project)[0]["annotations"]}
    assert {user: rows, other: []} == given
    assert tasks_of(server, project)["tale-1"].annotated


def test_submitting_with_a_foreign_token(server: Server, project: Project) -> None:
    """A token that belongs to nobody submits nothing."""
    server.add_tasks(project, [task("tale-1")])
    here = tasks_of(server, project)["tale-1"].id

    with pytest.raises(ServerError) as caught:
        server.submit(here, [mention("m1", 2, 5)], "0" * 40)
    assert (401, False) == (caught.value.status, tasks_of(server, project)["tale-1"].annotated)


def test_what_annotators_leave(server: Server, project: Project) -> None:
    """Skipped tasks and drafts of annotators are told apart from submitted ones."""
    server.add_tasks(project, [task("tale-1"), task("tale-2"), task("tale-3")])
    there = tasks_of(server, project)
    annotator = server._as(server.account(project.marker.email, PASSWORD)[1])[1]
    annotator.annotations.create(there["tale-1"].id, result=[], was_cancelled=True)
    annotator._client_wrapper.httpx_client.request(f"api/tasks/{there['tale-2'].id}/drafts", method="POST", json={"result": []})

    states = [(one.annotated, one.skipped, one.drafts) for one in tasks_of(server, project).values()]

    assert [(False, True, False), (False, False, True), (False, False, False)] == states


def test_a_project_that_is_gone(server: Server, project: Project) -> None:
    """What is not there is said with the status."""
    gone = replace(project, id=10**6)
    for call in (lambda: server.export(gone), lambda: server.add_tasks(gone, [task("tale-1")])):
        with pytest.raises(ServerError, match="answered 404 to") as caught:
            call()
        assert 404 == caught.value.status


def test_sign_up_needs_the_link(server_url: str) -> None:
    """Nobody makes an account without the invitation link."""
    from sarv.rounds.joining import Session

    with pytest.raises(ServerError) as caught:
        Session(server_url, 10).sign_up("", "stranger@tale.example", PASSWORD)
    assert 403 == caught.value.status
