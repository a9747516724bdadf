"""What the strategy for annotations makes is valid, and shows what formats must cope with."""

from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings

from edits import TALE
from formats.annotations import sheets
from sarv.canonical import canonical
from sarv.checks import checks_of
from sarv.checks._views import AnnotationView
from sarv.corpus import Corpus, kind_named, read_record
from sarv.formats import Sheet
from sarv.formats._graph import graph_of, value_of
from sarv.lookup import load_folder
from sarv.records import Annotation

FOLDER = load_folder(Corpus(Path(TALE)))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_generated_annotations_are_valid(sheet: Sheet) -> None:
    """A generated annotation has the shape of its schema, and no check of annotations finds anything in it."""
    view = AnnotationView(sheet.path, sheet.annotation, FOLDER, sheet.document, sheet.text, True)

    assert [] == [(check.code, fault) for check in checks_of("annotation") for fault in check.run(view)]
    assert sheet.annotation == read_record(kind_named("annotation"), canonical(sheet.annotation))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_a_graph_of_any_annotation_is_lossless(sheet: Sheet) -> None:
    """An annotation comes back from its graph as it was."""
    assert sheet.annotation == msgspec.convert(value_of(graph_of(sheet.annotation), sheet.text).value, Annotation)
