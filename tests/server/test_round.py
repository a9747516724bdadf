"""The life of a round on a real server: what is submitted is collected as it was, whatever is killed or done wrong on the way."""

import json
import os
import secrets
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from judging import annotations, in_order
from sarv.cli import sarv
from sarv.corpus import Corpus, sha256
from sarv.page.judgments import Asked, annotation_of
from sarv.page.results import results_of
from sarv.page.tasks import task_of
from sarv.records import (
    Annotation,
    Argument,
    Casualties,
    Cue,
    Document,
    Event,
    EventReport,
    Link,
    Mention,
    Party,
    Rights,
    Span,
    Stance,
    Target,
    TextFacts,
    Trigger,
)
from sarv.rounds.accounts import accounts
from sarv.rounds.connection import TOKEN, URL
from sarv.rounds.exports import submission_of
from sarv.rounds.labelling import labelling_config
from sarv.rounds.projects import Marker, Project
from sarv.rounds.server import Server
from sarv.segmentation import Piece, tokens
from sarv.validation import validate
from server_tasks import tasks_of

SRC = Path(__file__).parents[2] / "src"
LAYERS = ("actors", "stance", "violence")
HOSTILE = {
    "emoji": "👩\u200d🚒 Ferrymen 🇺🇳 met Oss 🚧 wardens at 🕯️ dawn, née Marn 🦀 said “pirates” & <b>sank</b> two barges.\n",
    "arabic": "قال مكتب الجسر إن رجال العبارة أغلقوا المعبر يوم الخميس، وأُصيب ثلاثة حرّاس. ونفى رجال العبارة ذلك: «كذب».\n",
    "hebrew": "שָׁלוֹם אָמְרוּ הַסַּפָּנִים, וְ-Oss שָׁתְקָה. הַמִּשְׂרָד הֶאֱשִׁים אוֹתָם בְּטִבּוּעַ שְׁתֵּי סְפִינוֹת.\n",
    "marks": "Ẹ̀kọ́ Ferrymen\u00a0of Ral and q\u0323\u0307ash z̈oe:  two   spaces,\n\n\na̐é break — then Renọ́ (42%) fled.\n",
}
"""Texts with wide, joined, right-to-left and stacked characters; normalised, as the corpus demands."""


@pytest.fixture
def on_server(server_url: str, server_token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands find the server by the environment."""
    monkeypatch.setenv(URL, server_url)
    monkeypatch.setenv(TOKEN, server_token)


def run(tale: Corpus, *arguments: str | Path) -> Any:
    """What a command of `sarv round` prints for programs."""
    done = CliRunner().invoke(sarv, ["round", *map(str, arguments), "--folder", str(tale.root), "--json"])
    assert done.exit_code in (0, 1), (done.output, done.exception)
    return json.loads(done.stdout)


def new_round(tale: Corpus, *options: str, documents: str = "tale") -> str:
    """The name of a round that was opened now, with two programs as annotators."""
    name = f"round-{secrets.token_hex(4)}"
    emails = ",".join(f"{one}={one}-{name}@tale.example" for one in ("ann", "ben"))
    who = ("--annotators", emails, "--kind", "program", "--description", "A test.", "--revises", "first")
    opened = run(tale, "open", name, *who, "--documents", documents, *options)
    assert [] == opened["findings"]
    return name


def handed_in(tale: Corpus, name: str, annotator: str, given: list[Annotation]) -> list[Path]:
    """Submit annotations as those of an annotator of a round; the files that were handed in."""
    files = []
    for annotation in given:
        file = tale.path(f"{annotator}-{annotation.document}.json")
        tale.write(file.name, replace(annotation, round=name, annotator=annotator, provenance=None))
        files.append(file)
    result = run(tale, "submit", name, annotator, *files)
    assert ([one.document for one in given], []) == (result["sent"], result["findings"])
    return files


def passes(tale: Corpus) -> list[Annotation]:
    """What annotator one of the first round gave."""
    names = tale.names("annotations/rounds/first/one", ".json")
    return [tale.load(f"annotations/rounds/first/one/{name}", Annotation) for name in names]


def files_of(tale: Corpus, name: str) -> dict[str, bytes]:
    """All files of a round."""
    root = tale.path(f"annotations/rounds/{name}")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.*"))}


@pytest.mark.usefixtures("on_server")
def test_a_round_comes_back_as_it_was_given(tale: Corpus) -> None:
    """Opened with suggestions, submitted by each annotator's account and collected, the whole tale is the same, byte for byte."""
    name = new_round(tale, "--seed-from", "gold")
    given = {annotator: handed_in(tale, name, annotator, passes(tale)) for annotator in ("ann", "ben")}

    collected = run(tale, "collect", name)

    assert [] == collected["findings"]
    for annotator, files in given.items():
        assert ["tale-0001", "tale-0002", "tale-0003"] == collected["annotators"][annotator]["new"]
        for file, document in zip(files, ("tale-0001", "tale-0002", "tale-0003"), strict=True):
            assert file.read_bytes() == tale.read_bytes(f"annotations/rounds/{name}/{annotator}/{document}.json")
    # Gold follows from this round now, which revises the first.
    assert {"gold_not_derived"} == {finding.code for finding in validate(tale)}


@pytest.mark.usefixtures("on_server")
def test_a_second_collect_is_a_zero_diff(tale: Corpus) -> None:
    """Collecting, opening and submitting again change no byte of the round."""
    name = new_round(tale)
    files = handed_in(tale, name, "ann", passes(tale))
    run(tale, "collect", name)
    before = files_of(tale, name)

    again = run(tale, "collect", name)
    run(tale, "open", name)
    resent = run(tale, "submit", name, "ann", *files)
    run(tale, "collect", name)

    assert ([], ["tale-0001", "tale-0002", "tale-0003"]) == (again["findings"], again["annotators"]["ann"]["same"])
    assert ([], ["tale-0001", "tale-0002", "tale-0003"]) == (resent["sent"], resent["same"])
    assert before == files_of(tale, name)
    assert b"minutes" not in before["exports/ann/tale-0001.json"]  # by which the server says how old things are


def everything(document: Document, text: str) -> Annotation:
    """An annotation of a text that has at least one of everything that the scheme can say, on words of the text."""
    words = [piece for piece in tokens(text, Piece(0, len(text))) if any(map(str.isalnum, text[piece.start : piece.end]))]

    def at(*numbers: int) -> tuple[Span, ...]:
        return tuple(Span(start=words[n].start, end=words[n].end, text=text[words[n].start : words[n].end]) for n in numbers)

    oss, outlet = Party(actor="oss"), Party(outlet=document.outlet)
    mentions = (
        Mention(id="m1", spans=at(0), actors=("ferrymen",), form="name"),
        Mention(id="m2", spans=at(1, 3, 5), actors=("oss", "wardens"), form="nominal"),
        Mention(id="m3", spans=(Span(start=words[1].start, end=words[4].end, text=text[words[1].start : words[4].end]),),
                actors=("oss",), form="metonym"),
    )  # fmt: skip
    cues = (Cue(spans=at(2, 6), kind="naming"), Cue(spans=at(4), kind="accusation"))
    stances = (
        Stance(id="s1", holder=oss, target=Target(proposition=at(7, 9)), polarity="oppose", voice="partly_quoted",
               source=Party(actor="millers"), cues=cues),
        Stance(id="s2", holder=outlet, target=Target(event="e2"), polarity="mixed", voice="outlet",
               cues=(Cue(spans=at(5), kind="warning"),)),
    )  # fmt: skip
    figure: dict[str, Any] = {"status": "unstated", "scope": "cumulative", "source": outlet}
    events = (
        Event(
            id="e1", type="armed_clash", stage="ongoing", triggers=(Trigger(spans=at(0, 2)), Trigger(spans=at(8))),
            arguments=(Argument(role="party", spans=at(1), actor="oss", status="alleged"),
                       Argument(role="time", spans=at(9), status="stated")),
            casualties=(Casualties(kind="killed", low=0, high=3, modifier="range", spans=at(3), **figure),
                        Casualties(kind="missing", high=3, modifier="at_most", of="wardens", spans=at(3, 4), **figure),
                        Casualties(kind="injured", modifier="vague", spans=at(6), **figure)),
            reports=(EventReport(source=outlet, voice="outlet", act="asserted"),
                     EventReport(source=oss, voice="quoted", act="denied")),
            links=(Link(type="part_of", event="e2"), Link(type="responds_to", event="e2")),
        ),
        Event(id="e2", type="interception", stage="feared", triggers=(Trigger(spans=at(0)),), arguments=(), casualties=(),
              reports=(EventReport(source=oss, voice="reported", act="claimed"),), links=()),
    )  # fmt: skip
    return Annotation(
        document=document.id,
        round="any",
        annotator="any",
        text_sha256=document.text.sha256,
        complete=LAYERS,
        mentions=in_order(mentions),
        stances=in_order(stances),
        events=in_order(events),
    )


@pytest.mark.usefixtures("on_server")
def test_hostile_texts_come_back_as_they_were_given(tale: Corpus) -> None:
    """Emoji, Arabic, Hebrew with points and stacked marks keep every offset of everything that the scheme can say."""
    made = []
    for name, hostile in HOSTILE.items():
        text = unicodedata.normalize("NFC", hostile)
        document = Document(
            id=f"tale-{name}",
            collection="tale",
            language="en",
            outlet="oss-gazette",
            genre="report",
            incident="ral-blockade",
            rights=Rights(license="CC0-1.0", credit="nobody", redistribute=True),
            text=TextFacts(sha256=sha256(text.encode()), length=len(text)),
        )
        tale.write_bytes(f"corpus/tale/{document.id}.txt", text.encode())
        tale.write(f"corpus/tale/{document.id}.json", document)
        made.append(everything(document, text))
    made.sort(key=lambda one: one.document)
    name = new_round(tale, documents=",".join(one.document for one in made))
    files = handed_in(tale, name, "ben", made)

    collected = run(tale, "collect", name)

    assert [] == collected["findings"]
    for file, one in zip(files, made, strict=True):
        assert file.read_bytes() == tale.read_bytes(f"annotations/rounds/{name}/ben/{one.document}.json")


def drawn(count: int) -> list[tuple[Asked, Annotation]]:
    """Annotations of the kind that properties are tested on, always the same, each of a document of its own."""
    found: list[tuple[Asked, Annotation]] = []

    @settings(max_examples=count, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(annotations())
    def draw(pair: tuple[Asked, Annotation]) -> None:
        asked, annotation = pair
        name = f"tale-{len(found):04}"
        document = replace(asked.document, id=name)
        asked = Asked(**{**vars(asked), "document": document})
        found.append((asked, replace(annotation, document=name)))

    draw()
    return found[:count]


def test_all_that_the_scheme_can_say_comes_back(server: Server) -> None:
    """Annotations drawn at random, with every kind of part in every combination, are the same after the server had them."""
    name, email = f"round-{secrets.token_hex(4)}", f"{secrets.token_hex(4)}@tale.example"
    owner, token = server.account(email, secrets.token_hex(8))
    config = labelling_config(LAYERS, [])
    project = server.make_project(f"{name}/ann", config, Marker(name, "ann", "annotator", email, "0" * 64, LAYERS))
    pairs = drawn(40)
    server.add_tasks(project, [task_of(asked.document, asked.text, "Gazette", [("any", one)]) for asked, one in pairs])
    there = tasks_of(server, project)
    for _, annotation in pairs:
        server.submit(there[annotation.document].id, results_of(annotation), token)

    export = {task["data"]["doc_id"]: task for task in server.export(project)}

    checksums = {asked.document.id: asked.document.text.sha256 for asked, _ in pairs}
    for asked, annotation in pairs:
        submitted, faults = submission_of(export[annotation.document], owner, checksums)
        assert [] == faults
        assert submitted is not None
        assert annotation == annotation_of(submitted["result"], asked)


@contextmanager
def client(url: str, token: str) -> Iterator[Any]:
    """The library's client, for what annotators and others should not do."""
    import httpx
    from label_studio_sdk.client import LabelStudio

    with httpx.Client(timeout=60) as http:
        yield LabelStudio(base_url=url, api_key=token, httpx_client=http)


@pytest.mark.usefixtures("on_server")
def test_what_must_be_refused_is_a_finding(tale: Corpus, server: Server, server_url: str, server_token: str) -> None:
    """A foreign edit, a second annotation and another text are findings of their documents; what was right is collected."""
    name = new_round(tale)
    for annotator in ("ann", "ben"):
        handed_in(tale, name, annotator, passes(tale))
    project = next(one for one in server.projects(name) if one.marker.annotator == "ann")
    tasks = {document: task.id for document, task in tasks_of(server, project).items()}
    kept = accounts(tale, name)
    with client(server_url, kept["ben"].token or "") as ben:
        (submitted,) = ben.annotations.list(tasks["tale-0001"])
        ben.annotations.update(submitted.id, result=[])
    with client(server_url, kept["ann"].token or "") as ann:
        ann.annotations.create(tasks["tale-0002"], result=[])
    with client(server_url, server_token) as lead:
        data = lead.tasks.get(str(tasks["tale-0003"])).data
        lead.tasks.update(str(tasks["tale-0003"]), data=data | {"text": data["text"] + "!"})

    collected = run(tale, "collect", name)

    home = f"annotations/rounds/{name}/ann"
    assert [
        ("submission_by_another", f"{home}/tale-0001.json"),
        ("submission_twice", f"{home}/tale-0002.json"),
        ("task_text_differs", f"{home}/tale-0003.json"),
    ] == sorted((finding["code"], finding["path"]) for finding in collected["findings"])
    assert {f"{home}/{document}.json": server.link(project, task) for document, task in tasks.items()} == (
        collected["annotators"]["ann"]["links"]
    )
    assert ["tale-0001", "tale-0002", "tale-0003"] == collected["annotators"]["ben"]["new"]
    assert not tale.has(f"{home}/tale-0001.json")


@pytest.mark.usefixtures("on_server")
def test_a_foreign_author_is_a_finding(tale: Corpus, server: Server, server_url: str) -> None:
    """What somebody else annotated in an annotator's project is not the annotator's."""
    name = new_round(tale)
    project = next(one for one in server.projects(name) if one.marker.annotator == "ann")
    task = tasks_of(server, project)["tale-0002"].id
    with client(server_url, accounts(tale, name)["ben"].token or "") as ben:
        ben.annotations.create(task, result=[])

    collected = run(tale, "collect", name)

    path = f"annotations/rounds/{name}/ann/tale-0002.json"
    assert [("submission_by_another", path)] == [(finding["code"], finding["path"]) for finding in collected["findings"]]


def projects(server: Server, name: str) -> dict[str, Project]:
    """The projects of a round by annotator; there is one of each."""
    found = server.projects(name)
    assert ["ann", "ben"] == [one.marker.annotator for one in found]
    return {one.marker.annotator: one for one in found}


def test_a_killed_opening_goes_on(tale: Corpus, server: Server, server_url: str, server_token: str) -> None:
    """Killed again and again at other moments, and then let through, opening leaves one project each, with each document once."""
    wanted = [f"tale-k{number:03}" for number in range(100)]
    document: Document = tale.load("corpus/tale/tale-0001.json", Document)
    for number, made in enumerate(wanted):
        text = f"Barge {number} sank below Oss. The Ferrymen denied it.\n" * 20
        facts = TextFacts(sha256=sha256(text.encode()), length=len(text))
        tale.write_bytes(f"corpus/tale/{made}.txt", text.encode())
        tale.write(f"corpus/tale/{made}.json", replace(document, id=made, text=facts))
    name = f"round-{secrets.token_hex(4)}"
    documents = tale.path("documents.txt")
    documents.write_text("\n".join(wanted), encoding="utf-8")
    who = ["--annotators", f"ann=ann-{name}@tale.example,ben=ben-{name}@tale.example", "--documents", f"@{documents}"]
    what = ["--kind", "program", "--description", "A test.", "--seed-from", "baseline:gazetteer"]
    environment = {**os.environ, "PYTHONPATH": str(SRC), URL: server_url, TOKEN: server_token}
    command = [sys.executable, "-m", "sarv", "round", "open", name]
    killed, patience = 0, 0.8
    while True:
        options = [] if tale.has(f"annotations/rounds/{name}/round.json") else [*who, *what]
        opening = subprocess.Popen([*command, *options], cwd=tale.root, env=environment, stdout=subprocess.DEVNULL)
        try:
            assert 0 == opening.wait(patience)
            break
        except subprocess.TimeoutExpired:
            opening.send_signal(signal.SIGKILL)
            opening.wait()
            killed += 1
            patience *= 1.3

    assert killed >= 4
    for annotator, project in projects(server, name).items():
        assert wanted == sorted(tasks_of(server, project))
        export = server.export(project)
        assert wanted == sorted(task["data"]["doc_id"] for task in export)
        assert {1} == {len(task["predictions"]) for task in export}
        assert server.user_id(accounts(tale, name)[annotator].email) is not None
