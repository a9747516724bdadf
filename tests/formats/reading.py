"""Reads what a format wrote, as a foreign file, without a corpus folder."""

from collections.abc import Mapping

import msgspec

from sarv.formats import ForeignFile, Format, Graph, Sheet, faults_of, value_of
from sarv.layers import labels
from sarv.records import Annotation


def file_of(name: str, files: Mapping[str, bytes], sheet: Sheet | None = None) -> ForeignFile:
    """A file with others beside it, and a corpus with one document."""

    def there(id_: str) -> bool:
        return sheet is not None and id_ == sheet.document.id

    return ForeignFile(
        name,
        files[name],
        files.get,
        lambda id_: sheet.text if sheet is not None and there(id_) else None,
        lambda id_: sheet.document if sheet is not None and there(id_) else None,
    )


def graphs_of(format_: Format, name: str, files: Mapping[str, bytes], sheet: Sheet | None = None) -> list[Graph]:
    """The graphs in a file, which has no fault."""
    assert format_.read is not None
    file = file_of(name, files, sheet)
    graphs = list(format_.read(file))
    faults = [fault for graph in graphs for fault in faults_of(graph, frozenset(labels()["link_type"]))]
    assert ([], []) == (file.faults, faults)
    return graphs


def annotation_in(format_: Format, files: Mapping[str, bytes], sheet: Sheet) -> Annotation:
    """The annotation in the one file of a format, which repeats the sheet's text, or the words that it marks."""
    [name] = [name for name in files if name.endswith(format_.suffixes)]
    [graph] = graphs_of(format_, name, files, sheet)
    assert graph.text == sheet.text or all(node.words for node in graph.nodes)
    return msgspec.convert(value_of(graph, sheet.text).value, Annotation)
