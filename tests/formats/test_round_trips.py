"""What formats that can hold everything wrote is read back as it was, and what they cannot hold is told."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from formats.annotations import NOBODY, sheets
from formats.reading import annotation_in, graphs_of
from sarv.corpus import Corpus
from sarv.foreign import Given, export, import_
from sarv.formats import Format, Sheet, formats, value_of
from sarv.formats._graph import graph_of
from sarv.lookup import load_folder
from sarv.records import Annotation

ROOT = Path(__file__).parents[2]
CORPUS = Corpus(ROOT)
FOLDER = load_folder(CORPUS)
GOLD = [f"annotations/gold/{name}" for name in CORPUS.names("annotations/gold", ".json") if name.startswith("invented-")][::3]
EXACT = ("brat", "prodigy", "spacy_docbin", "uima_xmi", "web_annotation", "webanno_tsv")
LOSSLESS = (*EXACT, "label_studio")


def in_order(annotation: Annotation) -> Annotation:
    """An annotation whose elements at one place, and links, stand in the order of their numbers."""

    def by_place(elements: Any) -> Any:
        return tuple(sorted(elements, key=lambda one: (one.place, int(one.id[1:]))))

    events = [
        replace(event, links=tuple(sorted(event.links, key=lambda one: (int(one.event[1:]), one.type))))
        for event in annotation.events
    ]
    return replace(
        annotation, mentions=by_place(annotation.mentions), stances=by_place(annotation.stances), events=by_place(events)
    )


def written(format_: Format, sheet: Sheet) -> dict[str, bytes]:
    """The files of one sheet, of which nothing is lost."""
    assert format_.write is not None
    made = format_.write([sheet], NOBODY)
    assert [] == made.losses
    return made.files


@pytest.mark.parametrize("name", EXACT)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheet=sheets())
def test_any_annotation_comes_back_as_it_was(name: str, sheet: Sheet) -> None:
    """An annotation that a format wrote is read back as it was, to the order of its parts."""
    assert sheet.annotation == annotation_in(formats()[name], written(formats()[name], sheet), sheet)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheet=sheets())
def test_label_studio_orders_by_number(sheet: Sheet) -> None:
    """Label Studio gives everything back, elements at one place and links by their numbers; where that differs, it is told."""
    label_studio = formats()["label_studio"]
    assert label_studio.write is not None
    made = label_studio.write([sheet], NOBODY)
    read = annotation_in(label_studio, made.files, sheet)

    assert in_order(sheet.annotation) == in_order(read)
    assert (sheet.annotation == read) == (made.losses == [])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheet=sheets())
def test_doccano_tells_what_it_loses(sheet: Sheet) -> None:
    """What comes back from doccano is the annotation without what was told to be lost, no more and no less."""
    doccano = formats()["doccano"]
    assert doccano.write is not None
    made = doccano.write([sheet], NOBODY)
    value = value_of(graph_of(sheet.annotation), sheet.text).value
    renamed = {}
    for loss in made.losses:
        assert (sheet.path, "format_loss") == (loss.path, loss.code)
        *above, key = loss.pointer.split("/")[1:]
        holder = value
        for step in above:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        if key == "id":
            renamed[loss.value] = loss.message.rpartition(" ")[2]
        else:
            del holder[key]
    [graph] = graphs_of(doccano, "doccano.jsonl", made.files)

    assert msgspec.json.decode(_renamed(msgspec.json.encode(value), renamed)) == value_of(graph, sheet.text).value


def _renamed(raw: bytes, renamed: dict[str, str]) -> bytes:
    """A value with other ids of elements, all at once."""
    return re.sub(
        rb'("(?:id|event)":")([mse][0-9]+)"',
        lambda found: found[1] + renamed.get(found[2].decode(), found[2].decode()).encode() + b'"',
        raw,
    )


@pytest.mark.parametrize("name", LOSSLESS)
def test_gold_comes_back_through_files(name: str, tmp_path: Path) -> None:
    """Twenty documents of gold are written, read, and pass every check as they were, but for where their elements come from."""
    format_ = formats()[name]
    exported = export(CORPUS, FOLDER, format_, GOLD)
    assert ([], [], []) == (exported.findings, exported.losses, exported.restricted)
    for file, data in exported.files.items():
        (tmp_path / file).write_bytes(data)
    files = [(path, format_) for path in sorted(tmp_path.iterdir()) if path.name.endswith(format_.suffixes)]

    imported = import_(CORPUS, FOLDER, files, Given(annotator="gold"))

    read = {converted.path: converted for _, converted in imported.found}
    assert 20 <= len(GOLD) == len(read)
    for path in GOLD:
        gold: Annotation = CORPUS.load(path, Annotation)
        annotation = read[path].annotation
        assert ([], True) == (read[path].findings, annotation is not None)
        assert in_order(replace(gold, provenance=None)) == in_order(annotation or gold)
    assert [] == imported.on_trust
