"""Files that people made in other tools, in these tools' own ways, are read as what they say."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from edits import copy_of_the_tale
from formats.annotations import NOBODY, sheets
from formats.reading import file_of, graphs_of
from sarv.corpus import Corpus
from sarv.formats import Graph, Sheet, faults_of, formats, value_of
from sarv.formats._brat_config import ENTITIES, annotation_conf, visual_conf
from sarv.layers import labels
from sarv.page.tasks import task_of
from sarv.records import Annotation, Document

TEXT = "Guards shot at the ferry. The ferry sank; Oss blamed the guards.\n"
BRAT = """\
T1\tmention 0 6\tGuards
A1\tmention_form T1 nominal
#1\tAnnotatorNotes T1\tactors = guards
T2\tarmed_clash 7 11\tshot
E1\tarmed_clash:T2 target:T3 target2:T4 perpetrator:T5\x20
T3\targument 19 24\tferry
T4\targument 30 35\tferry
T5\targument 0 6\tGuards
T6\tproperty_destruction 36 40\tsank
E2\tproperty_destruction:T6 target:T4
A2\tstage E1 completed
A3\tstage T6 completed
R1\tpart_of Arg1:E2 Arg2:E1\t
A4\targument_status T4 stated
#2\tAnnotatorNotes T4\tactor=ferry
"""


def brat(content: str) -> Graph:
    """The graph of a brat file with the text beside it."""
    [graph] = graphs_of(formats()["brat"], "a.ann", {"a.ann": content.encode(), "a.txt": TEXT.encode()})
    return graph


def test_a_brat_file_made_by_hand_is_read() -> None:
    """Elements get ids, numbered roles are roles, a filler of two events is a part of each, and relations link events."""
    value = value_of(brat(BRAT)).value

    assert [{"id": "m1", "spans": [{"start": 0, "end": 6}], "form": "nominal", "actors": ["guards"]}] == value["mentions"]
    first, second = value["events"]
    assert [("target", 19), ("target", 30), ("perpetrator", 0)] == [
        (argument["role"], argument["spans"][0]["start"]) for argument in first["arguments"]
    ]
    assert ("completed", "completed") == (first["stage"], second["stage"])
    assert [{"type": "part_of", "event": "e1"}] == second["links"]
    ferry = {"spans": [{"start": 30, "end": 35}], "role": "target", "status": "stated", "actor": "ferry"}
    assert (ferry, [ferry]) == (first["arguments"][1], second["arguments"])


def test_a_trigger_that_two_events_share_is_that_of_both() -> None:
    """Where one text-bound annotation triggers two events, both have it."""
    graph = brat("T1\tabduction 7 11\tshot\nE1\tabduction:T1\nE2\tabduction:T1\nA1\tstage T1 feared\n")

    events = value_of(graph).value["events"]
    assert [("e1", "feared", 7), ("e2", "feared", 7)] == [
        (event["id"], event["stage"], event["triggers"][0]["spans"][0]["start"]) for event in events
    ]


def test_a_span_over_a_line_break_is_compared_as_brat_writes_it() -> None:
    """brat writes a line break within a span as a blank, and so do we."""
    files = {"a.ann": b"T1\tmention 0 9\tOss  fell\n", "a.txt": b"Oss\n\nfell"}

    [graph] = graphs_of(formats()["brat"], "a.ann", files)

    assert ((0, 9),) == graph.nodes[0].fragments


def test_the_configuration_names_all_labels() -> None:
    """Every line of a written brat file uses only types, roles and attribute values that the configuration has."""
    sections = dict(part.split("]\n", 1) for part in annotation_conf().decode().split("[")[1:])
    assert ["entities", "relations", "events", "attributes"] == list(sections)
    assert list(ENTITIES) == sections["entities"].split()
    assert ["stance", *labels()["event_type"]] == [line.split("\t")[0] for line in sections["events"].splitlines() if line]
    assert "mention_form\tArg:mention, Value:name|nominal|demonym|metonym" in sections["attributes"].splitlines()
    assert all(f"{label} | " in visual_conf().decode() for label in labels()["event_type"])


def lines_of(*values: Any) -> dict[str, bytes]:
    """A JSON Lines file."""
    return {"a.jsonl": b"".join(json.dumps(value).encode() + b"\n" for value in values)}


def test_a_doccano_file_without_relations_is_read() -> None:
    """A project for sequence labelling alone exports triples of start, end and label."""
    value = {"id": 7, "text": TEXT, "label": [[0, 6, "mention"], [58, 64, "mention"]], "Comments": []}

    [graph] = graphs_of(formats()["doccano"], "a.jsonl", lines_of(value))

    assert TEXT == graph.text
    assert [((0, 6),), ((58, 64),)] == [node.fragments for node in graph.nodes]


def test_a_doccano_file_with_ids_of_the_server_is_read() -> None:
    """The ids of entities are those of doccano's database, and relations name them."""
    entities = [
        {"id": 501, "label": "abduction", "start_offset": 7, "end_offset": 11},
        {"id": 502, "label": "trigger", "start_offset": 7, "end_offset": 11},
        {"id": 504, "label": "victim", "start_offset": 19, "end_offset": 24},
    ]
    relations = [
        {"id": 9, "from_id": 501, "to_id": 502, "type": "trigger"},
        {"id": 8, "from_id": 501, "to_id": 504, "type": "argument"},
    ]
    value = {"id": 7, "text": TEXT, "entities": entities, "relations": relations, "Comments": []}

    [graph] = graphs_of(formats()["doccano"], "a.jsonl", lines_of(value))

    [event] = value_of(graph).value["events"]
    assert ("e1", "abduction", "victim") == (event["id"], event["type"], event["arguments"][0]["role"])


def prodigy_task(**more: Any) -> dict[str, Any]:
    """A task as Prodigy's recipe for relations saves it, with hashes and tokens and no keys of ours."""
    spans = [
        {"start": 7, "end": 11, "token_start": 1, "token_end": 1, "label": "abduction", "type": "span", "text": "shot"},
        {"start": 12, "end": 18, "token_start": 2, "token_end": 3, "label": "trigger", "type": "span", "text": "at the"},
    ]
    task = {
        "text": TEXT,
        "_input_hash": -1207,
        "_task_hash": 88,
        "tokens": [{"text": "Guards", "start": 0, "end": 6, "id": 0, "ws": True, "disabled": False}],
        "spans": spans,
        "relations": [{"head": 1, "child": 3, "label": "trigger", "color": "#fff"}],
        "answer": "accept",
        "_timestamp": 1700000000.5,
    }
    return task | more


def test_a_prodigy_task_made_there_is_read() -> None:
    """A relation leads from the span whose last token is its head to the one whose last token is its child."""
    [graph] = graphs_of(formats()["prodigy"], "a.jsonl", lines_of(prodigy_task()))

    [event] = value_of(graph).value["events"]
    assert ("abduction", [{"start": 12, "end": 18}]) == (event["type"], event["triggers"][0]["spans"])


def test_a_prodigy_relation_that_is_not_clear_is_a_finding() -> None:
    """Where no span, or more than one, ends at the token that a relation names, nothing is chosen."""
    for token, said in ((9, "no span there"), (1, "more than one span there")):
        spans = [*prodigy_task()["spans"], {"start": 0, "end": 11, "token_start": 0, "token_end": 1, "label": "mention"}]
        task = prodigy_task(spans=spans, relations=[{"head": token, "child": 3, "label": "trigger"}])
        file = file_of("a.jsonl", lines_of(task))
        read = formats()["prodigy"].read
        assert read is not None
        list(read(file))

        assert [("format_meaning", "line 1 /relations/0", f"an end of the relation is not clear: {said}")] == [
            (fault.code, fault.pointer, fault.message) for fault in file.faults
        ]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_prodigy_tokens_are_the_text(sheet: Sheet) -> None:
    """Tokens with their blanks are the text, their ids count, and every span begins and ends with one of them."""
    write = formats()["prodigy"].write
    assert write is not None
    task = json.loads(write([sheet], NOBODY).files["prodigy.jsonl"])

    tokens = task["tokens"]
    assert sheet.text == "".join(token["text"] + " " * token["ws"] for token in tokens)
    assert list(range(len(tokens))) == [token["id"] for token in tokens]
    assert all(sheet.text[token["start"] : token["end"]] == token["text"] for token in tokens)
    for span in task["spans"]:
        assert (span["start"], span["end"]) == (tokens[span["token_start"]]["start"], tokens[span["token_end"]]["end"])
    assert not {key for key in task if key.startswith("_")}


def page(*targets: Any) -> dict[str, bytes]:
    """A page of Web Annotations of mentions, with these targets."""
    items = [
        {"id": f"http://x.example/{n}", "type": "Annotation", "body": {"type": "sarv:mention"}, "target": target}
        for n, target in enumerate(targets)
    ]
    return {"a.jsonld": json.dumps({"@context": "http://www.w3.org/ns/anno.jsonld", "items": items}).encode()}


def test_web_annotations_of_other_shapes_are_read() -> None:
    """One selector or several, a position that refines another, and several targets are what the standard says they are."""
    position = {"type": "TextPositionSelector", "start": 19, "end": 24}
    refined = {"type": "TextPositionSelector", "start": 10, "end": 64, "refinedBy": {**position, "start": 9, "end": 14}}
    other = {"type": "CssSelector", "value": "p"}

    [graph] = graphs_of(
        formats()["web_annotation"],
        "a.jsonld",
        page(
            {"source": "http://x.example/a.txt", "selector": position},
            {"source": "http://x.example/a.txt", "selector": [other, position]},
            {"source": "http://x.example/a.txt", "selector": refined},
            [{"selector": {**position, "start": 0, "end": 6}}, {"selector": position}],
        ),
    )

    assert [((19, 24),), ((19, 24),), ((19, 24),), ((0, 6), (19, 24))] == [node.fragments for node in graph.nodes]
    assert ("http://x.example/0", None, None) == (graph.nodes[0].id, graph.document, graph.text)


def test_a_label_studio_prediction_is_read_where_nobody_annotated(tmp_path: Path) -> None:
    """A task as `sarv round open` imports it, with one prediction and no annotation, is read as what it suggests."""
    tale = Corpus(copy_of_the_tale(tmp_path))
    gold: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)
    document: Document = tale.load("corpus/tale/tale-0001.json", Document)
    text = tale.text("tale", "tale-0001") or ""
    sheet = Sheet("", document, text, gold)
    raw = json.dumps([task_of(document, text, "Oss Gazette", [("gold", gold)])]).encode()

    [graph] = graphs_of(formats()["label_studio"], "a.json", {"a.json": raw}, sheet)

    assert (None, None, gold.text_sha256) == (graph.round, graph.annotator, graph.text_sha256)
    assert [mention.id for mention in gold.mentions] == [node.id for node in graph.nodes if node.type == "mention"]


@pytest.mark.parametrize("count", [0, 2])
def test_a_label_studio_task_of_several_annotators_is_a_finding(count: int) -> None:
    """A task with no annotation, or with those of several annotators, is not read: one file is of one annotator."""
    task = {"data": {"doc_id": "a", "text": TEXT}, "annotations": [{"result": []}] * count}
    cancelled = {"result": [], "was_cancelled": True}
    task["annotations"].append(cancelled)  # type: ignore[attr-defined]  # it is a list
    file = file_of("a.json", {"a.json": json.dumps([task]).encode()})
    read = formats()["label_studio"].read
    assert read is not None

    assert [] == [graph for graph in read(file) if list(faults_of(graph, frozenset()))]
    assert [("format_meaning", "/0")] == [(fault.code, fault.pointer) for fault in file.faults]
