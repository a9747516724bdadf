"""Label Studio JSON: tasks with annotations, for a project with the labelling config that `sarv round open` makes.

What the rows of a result say is told in `page`. Label Studio counts code points, keeps fragments as regions of their own, and has
a place for everything but the order of elements that stand at the same place, and of links: read back, they come by their
numbers. Round and annotator stand in the task's data, beside document and text.

A task that was exported from a server has one annotation to be read; a task without any is read from its one prediction. Who
annotated is a number of that server, so it must be said with --annotator.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from ..findings import Fault
from ..page.judgments import Asked, annotation_of
from ..page.results import results_of
from ..page.tasks import task_of
from ..records import LAYERS, Annotation, Document
from ._facts import Facts
from ._format import ForeignFile, Registers, Sheet, Written
from ._graph import FIELDS, Graph, Node, graph_of, value_of
from ._json import json_in, shaped

TITLE = "Label Studio JSON"
HOLDS = "everything, in the controls of our labelling config"
LOSES = "the order of links, and of elements at one place"
WHOLE = True
SOURCE = "https://labelstud.io/guide/export"
EXTRA = None
SUFFIXES = (".json",)


class _Data(msgspec.Struct):
    doc_id: str
    text: str
    text_sha256: str | None = None
    round: str | None = None
    annotator: str | None = None


class _Result(msgspec.Struct):
    result: tuple[Any, ...]
    was_cancelled: bool | None = False


class _Task(msgspec.Struct):
    data: _Data
    annotations: tuple[_Result, ...] = ()
    predictions: tuple[Any, ...] = ()


class _Anybody:
    """A register that has every actor: whether it has one is for the checks of annotations to judge."""

    def __contains__(self, _id: object) -> bool:
        return True


def recognises(raw: bytes) -> bool:
    """Whether a file looks like this format."""
    return raw.lstrip()[:1] == b"[" and b'"data"' in raw and (b'"annotations"' in raw or b'"predictions"' in raw)


def write(sheets: Sequence[Sheet], registers: Registers) -> Written:
    """Write all tasks into one file, each with its annotation."""
    written = Written()
    tasks = []
    for sheet in sheets:
        outlet = registers.outlets.get(sheet.document.outlet)
        task = task_of(sheet.document, sheet.text, sheet.document.outlet if outlet is None else outlet.name)
        task["data"] |= {"round": sheet.annotation.round, "annotator": sheet.annotation.annotator}
        tasks.append({"data": task["data"], "annotations": [{"result": results_of(sheet.annotation)}]})
        _lose_order(written, sheet)
    written.files["label-studio.json"] = msgspec.json.format(msgspec.json.encode(tasks), indent=1) + b"\n"
    return written


def _lose_order(written: Written, sheet: Sheet) -> None:
    """Take down which elements do not come back in their place, or with their links in order."""
    asked = Asked("", "", tuple(LAYERS), sheet.document, sheet.text, False, _Anybody())
    read = annotation_of(results_of(sheet.annotation), asked)
    assert isinstance(read, Annotation), "what passes all checks of annotations can be said on the page"
    ours, theirs = (value_of(graph_of(one)).value for one in (sheet.annotation, read))
    for name in FIELDS.values():
        for number, (one, other) in enumerate(zip(ours[name], theirs[name], strict=True)):
            if one != other:
                message = "Label Studio keeps no order of links, nor of elements that stand at the same place"
                written.lose(sheet, f"/{name}/{number}", message, one["id"])


def read(file: ForeignFile) -> Iterator[Graph]:
    """Read a graph for each task."""
    value = json_in(file)
    if value is None:
        return
    if not isinstance(value, list):
        file.fault("format_syntax", "", "an export of Label Studio is a list of tasks")
        return
    for number, given in enumerate(value):
        task = shaped(file, given, _Task, f"/{number}")
        if task is not None:
            graph = _graph(file, f"/{number}", task)
            if graph is not None:
                yield graph


def _graph(file: ForeignFile, at: str, task: _Task) -> Graph | None:
    """The graph of a task's one judgment."""
    made = [(f"{at}/annotations/{number}", one) for number, one in enumerate(task.annotations) if not one.was_cancelled]
    if not task.annotations:
        shapes = ((f"{at}/predictions/{number}", one) for number, one in enumerate(task.predictions))
        made = [(place, one) for place, one in ((place, shaped(file, one, _Result, place)) for place, one in shapes) if one]
    if len(made) != 1:
        file.fault("format_meaning", at, f"the task has {len(made) or 'no'} annotations, and can only be read with one")
        return None
    place, result = made[0]
    document = file.document_of(task.data.doc_id)
    if document is None or task.data.text != file.text_of(document.id):
        # What the regions mean cannot be told. That there is no such document, or that its text is another, is the finding.
        facts = Facts(task.data.doc_id, task.data.round, task.data.annotator, task.data.text_sha256, ())
        return facts.graph(task.data.text, at)
    found = _judgment(result, task.data, document)
    if isinstance(found, list):
        for fault in found:
            file.fault(fault.code or "", f"{place}/result{fault.pointer}", fault.message, fault.value)
        return None
    found.place = at
    found.nodes = [Node(one.id, one.type, one.fragments, one.attributes, place) for one in found.nodes]
    return found


def _judgment(result: _Result, data: _Data, document: Document) -> Graph | list[Fault]:
    """The graph that a result means, or all that keeps it from meaning one."""
    asked = Asked(data.round or "", data.annotator or "", tuple(LAYERS), document, data.text, False, _Anybody())
    annotation = annotation_of(result.result, asked)
    if isinstance(annotation, list):
        return annotation
    graph = graph_of(annotation)
    graph.round, graph.annotator, graph.text_sha256, graph.text = data.round, data.annotator, data.text_sha256, data.text
    return graph
