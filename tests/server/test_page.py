"""A person's hands: the labelling page as an annotator uses it, in a real browser on a real server."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec import convert
from playwright.sync_api import Locator, Page, sync_playwright

from edits import TALE
from sarv.corpus import Corpus, sha256
from sarv.page.controls import CONTROLS, CUE, REGION, TEXT
from sarv.page.judgments import Asked, annotation_of
from sarv.page.tables import PALETTE_OF
from sarv.records import Actor, ActorRegister, Annotation, Document, Rights, TextFacts
from sarv.rounds._labelling_words import caption
from sarv.rounds.labelling import labelling_config
from sarv.rounds.server import Marker, Project, Server
from server_tasks import tasks_of

LAYERS = ("actors", "stance", "violence")
ACTORS: tuple[Actor, ...] = Corpus(TALE).load("corpus/actors.json", ActorRegister).actors
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SHOTS = Path(os.environ.get("SARV_ARTEFACTS", Path(__file__).parents[2] / ".environment" / "screenshots"))
EMAIL, PASSWORD = "hands@example.com", "a password for tests only"

ARTICLE = (
    "Huts at Ral burned 🔥👨‍👩‍👧\n\nمرحبا 🙂 the Ferrymen burned two toll huts. "
    "The Bridge Office condemned 🙂 the burning and demanded that the crossing stay open.\n"
    "The millers held the Ferrymen 👍🏽 responsible."
)
"""Words behind emoji of several code points, right-to-left letters and line breaks."""


class Hands:
    """What an annotator does with mouse and keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def shoot(self, name: str) -> None:
        """Keep what the page looks like."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png")

    def open(self, link: str) -> None:
        """Open a task and wait for its text."""
        self.page.goto(link)
        self.page.locator(".lsf-richtext__container").wait_for(timeout=120_000)
        self.page.get_by_role("button", name="Submit").wait_for(timeout=120_000)

    def mark(self, key: str, words: str, nth: int = 0) -> None:
        """Press the key of a label, drag over the words (at their `nth` place, from 0), and select the new region."""
        self.page.keyboard.press("Escape")
        self.page.keyboard.press(key)
        before = self.regions()
        self.drag(words, nth)
        self.page.wait_for_function(f"{_REGIONS}.length === {before + 1}")
        self.click(words, nth)

    def drag(self, words: str, nth: int = 0) -> None:
        """Drag over the words."""
        (left, first), (right, last) = self.page.evaluate(_PLACES, [words, nth])
        mouse = self.page.mouse
        mouse.move(left + 0.5, first)
        mouse.down()
        mouse.move((left + right) / 2, last, steps=4)
        mouse.move(right - 0.5, last, steps=4)
        mouse.up()

    def regions(self) -> int:
        """How many regions there are."""
        count: int = self.page.evaluate(f"{_REGIONS}.length")
        return count

    def selected(self) -> str:
        """The id of the selected region."""
        region: str = self.page.evaluate(f"{_ANNOTATION}.highlightedNode.cleanId")
        return region

    def result(self) -> list[dict[str, Any]]:
        """The rows as they would be handed in now."""
        found: list[dict[str, Any]] = self.page.evaluate(f"{_ANNOTATION}.serializeAnnotation()")
        return found

    def click(self, words: str, nth: int = 0) -> None:
        """Click the words."""
        (left, first), _ = self.page.evaluate(_PLACES, [words, nth])
        self.page.mouse.click(left + 3, first)

    def join(self, words: str, nth: int = 0) -> None:
        """Relate the selected region to the one at those words."""
        self.page.keyboard.press("Alt+r")
        self.click(words, nth)
        self.page.keyboard.press("Escape")

    def question(self, name: str) -> Locator:
        """The question of a control, where the page shows it."""
        (control,) = [control for control in CONTROLS if control.name == name]
        return self.page.locator(".sarv-question:visible").filter(has_text=caption(control)).first

    def choose(self, name: str, title: str) -> None:
        """Choose an answer by its title."""
        self.question(name).locator(f'input[name="{title}"]').click(force=True)

    def find(self, name: str, words: str) -> None:
        """Search an actor and take the first that is found."""
        box = self.question(name)
        box.locator(".htx-taxonomy").click()
        search = self.page.get_by_test_id("taxonomy-search").locator("visible=true")
        search.wait_for()
        self.page.wait_for_timeout(400)  # the list takes the first letters for itself while it unfolds
        search.fill(words)
        found = self.page.locator(".ant-select-tree-title:visible").filter(has_text=words).first
        found.wait_for()
        self.page.wait_for_timeout(500)  # the list is drawn again a moment after the last letter
        found.click()
        box.locator(".ant-select-selection-item").first.wait_for()
        search.press("Escape")
        search.wait_for(state="hidden")

    def refusal(self) -> str | None:
        """Press Submit; what the page says against it, or None once it has taken the annotation."""
        self.page.get_by_role("button", name="Submit").click()
        said, done = self.page.locator(".ant-modal-confirm-content:visible"), self.page.get_by_text("Annotation saved")
        said.or_(done).first.wait_for()
        if not said.is_visible():
            return None
        words = said.inner_text()
        self.page.get_by_role("button", name="OK").click()
        said.wait_for(state="hidden")
        return words


_ANNOTATION = "window.Htx.annotationStore.selected"
_REGIONS = f"{_ANNOTATION}.regions.filter((region) => !region.classification)"
_PLACES = """([words, nth]) => {
  const walker = document.createTreeWalker(document.querySelector(".lsf-richtext__container"), NodeFilter.SHOW_TEXT);
  for (let seen = 0; walker.nextNode(); ) {
    const node = walker.currentNode;
    for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1)) {
      if (seen++ === nth) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        const boxes = [...range.getClientRects()], first = boxes[0], last = boxes[boxes.length - 1];
        return [[first.left, first.top + first.height / 2], [last.right, last.top + last.height / 2]];
      }
    }
  }
}"""
"""Where words begin and end on the page: two points."""
_ANSWER = f"""([name, actor]) => {{
  const control = {_ANNOTATION}.names.get(name);
  if (control.type === "choices") control.tiedChildren[0].toggleSelected();
  else control.onChange(null, [{{path: [actor]}}]);
}}"""
"""Answer a question about the selected region with its first choice, or with an actor."""


@pytest.fixture(scope="module")
def hands(server: Server, server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """An annotator who has logged in, in a browser with nothing in it."""
    server.account(EMAIL, PASSWORD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("browser"),
            executable_path=shutil.which("chromium"),
            args=list(FLAGS),
            viewport={"width": 1440, "height": 900},
        )
        page = browser.new_page()
        page.goto(f"{server_url}/user/login/")
        page.fill("input[name=email]", EMAIL)
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "login" not in url)
        yield Hands(page)
        browser.close()


def opened(
    server: Server, hands: Hands, name: str, text: str, result: Sequence[Mapping[str, Any]], layers: Sequence[str]
) -> Project:
    """A project with one task, which begins from `result`, open in the browser."""
    config = labelling_config(layers, ACTORS)
    marker = Marker("page", name, "annotator", EMAIL, sha256(config.encode()), tuple(layers))
    project = server.make_project(f"page/{name}", config, marker)
    data = {"doc_id": name, "text": text, "text_sha256": sha256(text.encode()), "title": f"{name} · Oss Gazette · report"}
    server.add_tasks(project, [{"data": data, "predictions": [{"model_version": "seed", "result": list(result)}]}])
    server.show_predictions(project, "seed")
    hands.open(server.link(project, tasks_of(server, project)[name].id))
    return project


def collected(server: Server, project: Project) -> list[dict[str, Any]]:
    """The rows that came back for the project's only task."""
    (task,) = server.export(project)
    (annotation,) = task["annotations"]
    result: list[dict[str, Any]] = annotation["result"]
    return result


def rows(region: str, label: str, words: str, text: str = ARTICLE, **answers: str) -> list[dict[str, Any]]:
    """The rows of a region at the first place of some words, with its answers."""
    start = text.index(words)
    place = {"start": start, "end": start + len(words)}
    row = {"id": region, "to_name": TEXT}
    found = [row | {"from_name": REGION, "type": "labels", "value": place | {"labels": [label]}}]
    for name, answer in answers.items():
        kind = next(control.kind for control in CONTROLS if control.name == name)
        given = [[answer]] if kind == "taxonomy" else [answer]
        found.append(row | {"from_name": name, "type": kind, "value": place | {kind: given}})
    return found


def span(words: str, nth: int = 0) -> dict[str, Any]:
    """A span of the article as annotations write it: code points."""
    start = -1
    for _ in range(nth + 1):
        start = ARTICLE.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


ASKED = Asked(
    round="page",
    annotator="hands",
    layers=LAYERS,
    document=Document(
        id="hands",
        collection="tale",
        language="en",
        outlet="oss-gazette",
        genre="report",
        incident="ral-blockade",
        rights=Rights(license="CC-BY-4.0", credit="the authors of SARV", redistribute=True),
        text=TextFacts(sha256=sha256(ARTICLE.encode()), length=len(ARTICLE)),
    ),
    text=ARTICLE,
    shipped=True,
    actors={actor.id for actor in ACTORS},
)
"""What the annotator is asked."""

SEED = [
    *rows("e1-t1", "trigger", "burned", event_type="property_destruction", stage="completed"),
    *rows("e1-a1", "target", "Huts", argument_status="stated"),
    *rows("e1-r1", "report", "burned", report_source="_outlet", report_voice="outlet", report_act="asserted"),
    {"type": "relation", "from_id": "e1-a1", "to_id": "e1-t1", "direction": "right"},
    {"type": "relation", "from_id": "e1-r1", "to_id": "e1-t1", "direction": "right"},
]
"""What the annotator finds on the page: one event."""

EXPECTED = {
    "document": "hands",
    "round": "page",
    "annotator": "hands",
    "text_sha256": sha256(ARTICLE.encode()),
    "complete": ["actors", "stance", "violence"],
    "mentions": [{"id": "m1", "spans": [span("Ferrymen")], "actors": ["ferrymen"], "form": "name"}],
    "stances": [
        {
            "id": "s1",
            "holder": {"actor": "bridge-office"},
            "target": {"event": "e1"},
            "polarity": "oppose",
            "voice": "reported",
            "cues": [{"spans": [span("condemned")], "kind": "evaluation"}],
        },
        {
            "id": "s2",
            "holder": {"actor": "bridge-office"},
            "target": {"proposition": [span("the crossing stay open")]},
            "polarity": "support",
            "voice": "reported",
            "cues": [{"spans": [span("demanded")], "kind": "demand"}],
        },
        {
            "id": "s3",
            "holder": {"actor": "millers"},
            "target": {"actor": "ferrymen"},
            "polarity": "oppose",
            "voice": "reported",
            "cues": [{"spans": [span("held"), span("responsible")], "kind": "accusation"}],
        },
    ],
    "events": [
        {
            "id": "e1",
            "type": "property_destruction",
            "stage": "completed",
            "triggers": [{"spans": [span("burned")]}, {"spans": [span("burning")]}],
            "arguments": [{"role": "target", "spans": [span("Huts")], "status": "stated"}],
            "casualties": [],
            "reports": [{"source": {"outlet": "oss-gazette"}, "voice": "outlet", "act": "asserted"}],
            "links": [],
        }
    ],
}
"""What the annotator means, as a record."""


def test_what_a_person_marks_is_collected_exactly(server: Server, hands: Hands) -> None:
    """Drags, searches, clicks and relations on the page come back as the annotation that they mean, to the code point."""
    project = opened(server, hands, "hands", ARTICLE, SEED, LAYERS)
    hands.shoot("1-pre-annotated")

    hands.mark("m", "Ferrymen")
    assert "The selected region needs an answer: Who is meant." == hands.refusal()
    hands.find("mention_actors", "Ferrymen")
    assert "The selected region needs an answer: Form of mention." == hands.refusal()
    hands.choose("mention_form", "Name")
    hands.shoot("2-mention")

    hands.mark("c", "condemned")
    hands.find("holder", "Bridge Office of Oss")
    hands.choose("polarity", "Oppose")
    hands.choose("cue_kind", "Evaluation")
    assert "The selected region needs an answer: Voice." == hands.refusal()
    hands.choose("stance_voice", "Reported")
    hands.join("burned")
    hands.shoot("3-stance-towards-an-event")

    hands.mark("c", "demanded")
    hands.find("holder", "Bridge Office of Oss")
    hands.choose("polarity", "Support")
    hands.choose("cue_kind", "Demand")
    hands.choose("stance_voice", "Reported")
    hands.mark("p", "the crossing stay open")
    hands.join("demanded")
    hands.shoot("4-proposition")

    hands.mark("c", "held")
    hands.find("holder", "Millers")
    hands.find("target_actor", "Ferrymen of Ral")
    hands.choose("polarity", "Oppose")
    hands.choose("cue_kind", "Accusation")
    hands.choose("stance_voice", "Reported")
    hands.mark("f", "responsible")
    hands.join("held")
    hands.mark("r", "burning")
    hands.join("burned")

    for layer in ("Actors", "Stance", "Reported violence"):
        hands.choose("complete", layer)
    hands.shoot("5-ready")
    assert hands.refusal() is None

    assert convert(EXPECTED, Annotation) == annotation_of(collected(server, project), ASKED)


def test_every_required_answer_of_every_region_is_demanded(server: Server, hands: Hands) -> None:
    """Submit is refused, and the region selected, once for each required answer of each region, though several lack several."""
    marked = [(label, f"{label}-{number}") for label in PALETTE_OF for number in ((1, 2) if label == CUE else (1,))]
    text = " ".join(region for _, region in marked)
    result = [row for label, region in marked for row in rows(region, label, region, text)]
    project = opened(server, hands, "required", text, result, LAYERS)
    expected = [
        (region, f"The selected region needs an answer: {caption(control)}.", control.name)
        for control in CONTROLS
        if control.required
        for label, region in marked
        if label in control.regions
    ]
    demanded = []
    for _, _, control in expected:
        words = hands.refusal()
        demanded.append((hands.selected(), words, control))
        hands.page.evaluate(_ANSWER, [control, "_unregistered"])
    hands.shoot("6-all-answered")

    assert expected == demanded
    assert hands.refusal() is None
    assert len(expected) == sum(row["type"] != "labels" for row in collected(server, project))


def test_a_key_does_only_what_the_page_shows(server: Server, hands: Hands) -> None:
    """A key gives a label or does nothing: it never answers a question that the page does not show."""
    opened(server, hands, "keys", ARTICLE, rows("m1", "mention", "Ferrymen", mention_form="name"), ("actors", "stance"))
    hands.click("Ferrymen")
    before = hands.result()
    for key in "0123456789abdeghijklnoqrstvwyz":
        hands.page.keyboard.press(key)

    assert before == hands.result()


def test_a_region_has_one_label(server: Server, hands: Hands) -> None:
    """A key pressed while a region is selected changes its label; it has the questions and answers of that label alone."""
    name = rows("m1", "mention", "Ferrymen", mention_actors="ferrymen", mention_form="name")
    opened(server, hands, "one-label", ARTICLE, name, LAYERS)
    hands.click("Ferrymen")
    before = [row["value"] for row in hands.result()]

    hands.page.keyboard.press("t")
    assert [["trigger"]] == [row["value"].get("labels") for row in hands.result()]
    assert (1, 0) == (hands.question("event_type").count(), hands.question("mention_form").count())
    assert "The selected region needs an answer: Type of event." == hands.refusal()

    hands.page.keyboard.press("m")
    assert before == [row["value"] for row in hands.result()]


def test_a_number_is_typed_once(server: Server, hands: Hands) -> None:
    """An exact figure has one number on the page; what was typed before the modifier was changed does not count."""
    answers = {"casualty_kind": "killed", "casualty_modifier": "range", "casualty_status": "unstated", "casualty_scope": "event"}
    figure = rows("e1-n1", "casualties", "two toll huts", casualty_source="_outlet", **answers)
    joined = {"type": "relation", "from_id": "e1-n1", "to_id": "e1-t1", "direction": "right"}
    project = opened(server, hands, "number", ARTICLE, [*SEED, *figure, joined], LAYERS)
    hands.click("two toll huts")
    hands.question("casualty_low").locator("input").fill("2")
    hands.question("casualty_high").locator("input").fill("7")
    hands.shoot("8-range")
    hands.choose("casualty_modifier", "Exact")
    hands.shoot("9-exact")
    assert (1, 0) == (hands.question("casualty_low").count(), hands.question("casualty_high").count())
    assert hands.refusal() is None

    back = annotation_of(collected(server, project), ASKED)
    assert isinstance(back, Annotation)
    assert [(2, 2)] == [(one.low, one.high) for event in back.events for one in event.casualties]


def test_events_are_shown_where_only_stances_are_asked(server: Server, hands: Hands) -> None:
    """In a round on stance, triggers can be seen and aimed at; they have no questions, and nobody can make one."""
    project = opened(server, hands, "stance", ARTICLE, rows("e1-t1", "trigger", "burned"), ("stance",))
    hands.page.keyboard.press("t")
    hands.drag("burning")
    assert 1 == hands.regions()
    hands.click("burned")
    assert 0 == hands.page.locator(".sarv-question:visible").filter(has_text="Type of event").count()
    hands.mark("c", "condemned")
    hands.find("holder", "Bridge Office of Oss")
    hands.choose("polarity", "Oppose")
    hands.choose("cue_kind", "Evaluation")
    hands.choose("stance_voice", "Reported")
    hands.join("burned")
    hands.shoot("7-stance-alone")
    assert hands.refusal() is None

    found = collected(server, project)
    (relation,) = [row for row in found if row["type"] == "relation"]
    (cue,) = {row["id"] for row in found if row.get("from_name") == "holder"}
    assert (cue, "e1-t1") == (relation["from_id"], relation["to_id"])
