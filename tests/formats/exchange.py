"""What tests of single formats share: gold documents to write, what is in files and wrong with them, and damage for files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from formats.reading import file_of
from sarv.findings import Fault
from sarv.formats import Format, Graph, Registers, Sheet, faults_of, value_of
from sarv.layers import labels
from sarv.records import ActorRegister, Annotation, Document

ROOT = Path(__file__).parents[2]


def gold(count: int) -> list[Sheet]:
    """The first gold documents of the collection `invented`."""
    sheets = []
    for path in sorted((ROOT / "annotations/gold").glob("invented-*.json"))[:count]:
        annotation = replace(msgspec.json.decode(path.read_bytes(), type=Annotation), provenance=None)
        home = ROOT / "corpus/invented"
        document = msgspec.json.decode((home / path.name).read_bytes(), type=Document)
        text = (home / f"{path.stem}.txt").read_bytes().decode("utf-8")
        sheets.append(Sheet(f"annotations/gold/{path.name}", document, text, annotation))
    return sheets


def registers() -> Registers:
    """The actors of the corpus."""
    register = msgspec.json.decode((ROOT / "corpus/actors.json").read_bytes(), type=ActorRegister)
    return Registers({actor.id: actor for actor in register.actors}, {})


def read(format_: Format, name: str, files: Mapping[str, bytes], sheet: Sheet | None = None) -> tuple[list[Graph], list[Fault]]:
    """The graphs in one of some files, and all faults of it, those of meaning too; the corpus has the document of the sheet."""
    assert format_.read is not None
    file = file_of(name, files, sheet)
    graphs = list(format_.read(file))
    return graphs, file.faults + [fault for graph in graphs for fault in faults_of(graph, frozenset(labels()["link_type"]))]


def meant(graph: Graph, text: str) -> Annotation:
    """The annotation that a graph means, with words."""
    return msgspec.convert(value_of(graph, text).value, Annotation)


@st.composite
def damaged(draw: Any, raw: bytes) -> bytes:
    """A file with some stretches of it cut out, doubled or written over."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 60)))
        other = draw(
            st.sampled_from(
                (b"", raw[start:end] * 2, b"\0", b"\xff", b"-1", b"99999999", b'"', b"<", b"|", b"[3]", b"\t", b"\\", b"\n")
            )
        )
        raw = raw[:start] + other + raw[end:]
    return raw[: draw(st.integers(0, len(raw)))] if draw(st.booleans()) else raw
