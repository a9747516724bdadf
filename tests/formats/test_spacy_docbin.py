"""A DocBin says all that an annotation says, to spaCy and back, and a file from elsewhere cannot do harm."""

import pickle
import struct
import zlib
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from formats.annotations import NOBODY, sheets
from formats.exchange import damaged, gold, meant, read
from sarv.formats import Graph, Sheet, formats
from sarv.formats import _docbin as docbin

SPACY = formats()["spacy_docbin"]
NAME = "annotations.spacy"
encode = msgspec.msgpack.encode


def written(*every: Sheet) -> bytes:
    """The file that sheets become, of which nothing is lost."""
    assert SPACY.write is not None
    made = SPACY.write(every, NOBODY)
    assert [] == made.losses
    return made.files[NAME]


def docs_of(raw: bytes) -> list[Doc]:
    """The documents as spaCy reads them."""
    return list(DocBin().from_bytes(raw).get_docs(Vocab()))


def rewritten(*docs: Doc) -> bytes:
    """Documents as spaCy writes them."""
    return DocBin(store_user_data=True, docs=docs).to_bytes()


FIRST = gold(1)[0]
RAW = written(FIRST)
PARTS: dict[str, Any] = msgspec.msgpack.decode(zlib.decompress(RAW))


def changed(**parts: Any) -> bytes:
    """The file with other parts."""
    return zlib.compress(encode(PARTS | parts))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_nothing_is_lost(sheet: Sheet) -> None:
    """Any annotation comes back as it was, with its text, also when spaCy has read and written the file."""
    raw = written(sheet)
    [doc] = docs_of(raw)
    for each in (raw, rewritten(doc)):
        graphs, faults = read(SPACY, NAME, {NAME: each})
        assert [] == faults
        assert [sheet.annotation] == [meant(graph, sheet.text) for graph in graphs]
        assert [sheet.text] == [graph.text for graph in graphs]

    assert sheet.text == doc.text
    words = [span.text or "" for mention in sheet.annotation.mentions for span in mention.spans]
    assert sorted(words) == sorted(span.text for span in doc.spans.get("mention", ()))


def test_spacy_shows_what_users_look_for() -> None:
    """Spans have labels, ids of actors and ids; sentences begin where ours do; the rest is an extension of the document."""
    Doc.set_extension("sarv", default=None)
    [doc] = docs_of(RAW)
    Doc.remove_extension("sarv")
    first = FIRST.annotation.mentions[0]

    [shown] = [span for span in doc.spans["mention"] if span.id_ == first.id]
    assert (first.spans[0].text, first.form, " ".join(first.actors)) == (shown.text, shown.label_, shown.kb_id_)
    assert FIRST.text.startswith(next(iter(doc.sents)).text.strip())
    assert {event.type for event in FIRST.annotation.events} == {span.label_ for span in doc.spans["event"]}
    assert {FIRST.annotation.round} == {told["round"] for told in doc.user_data.values()}


def test_what_was_changed_in_spacy_is_read() -> None:
    """A label that was changed and a mention that was added count, and a group of somebody's own is a fault of meaning."""
    [doc] = docs_of(RAW)
    one = doc.spans["mention"][0]
    rest = list(doc.spans["mention"])[1:]
    doc.spans["mention"] = [
        Span(doc, one.start, one.end, "name", kb_id=one.kb_id_, span_id=one.id_),
        *rest,
        Span(doc, 0, 1, "name"),
    ]
    [graph], faults = read(SPACY, NAME, {NAME: rewritten(doc)})
    added = [node for node in graph.nodes if node.type == "mention"][-1]

    assert [] == faults
    assert "name" == next(node for node in graph.nodes if node.id == one.id_).attributes["form"]
    assert ({"form": "name"}, doc[0].text) == (added.attributes, FIRST.text[added.start : added.end])
    doc.spans["sc"] = [Span(doc, 0, 1, "name")]
    [(code, value)] = {(fault.code, fault.value) for fault in read(SPACY, NAME, {NAME: rewritten(doc)})[1]}
    assert ("format_meaning", "sc") == (code, value)


def test_documents_without_our_data_are_read() -> None:
    """A file that another program made has its spans and its text, and nothing else is known."""
    doc = Doc(Vocab(), words=["Ferry", "crews", "PERSON"], spaces=[True, False, False])
    doc.spans["mention"] = [Span(doc, 0, 2, "name", kb_id="ferrymen")]
    [graph], faults = read(SPACY, NAME, {NAME: DocBin(docs=[doc]).to_bytes()})

    assert [] == faults
    assert Graph(nodes=graph.nodes, text="Ferry crewsPERSON", place="document 1") == graph
    assert [(((0, 11),), {"form": "name", "actors": "ferrymen"})] == [
        (node.fragments, dict(node.attributes)) for node in graph.nodes
    ]


class Trap:
    """What says hello when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return print, ("hello",)


def spans(start: int, end: int) -> list[bytes]:
    """The groups of spans of a document with one span."""
    group = encode({"name": "mention", "attrs": {}, "spans": [struct.pack(">QQQllll", 0, 0, 0, start, end, 0, 1)]})
    return [encode({group: ["mention"]})]


ARRAY = {b"nd": True, b"type": b"O", b"kind": b"O", b"shape": [1], b"data": pickle.dumps(Trap())}
HOSTILE = {
    "nothing": b"",
    "not packed": b"\0" * 40,
    "cut off": RAW[: len(RAW) // 2],
    "a pickle": pickle.dumps(Trap()),
    "a packed pickle": zlib.compress(pickle.dumps(Trap())),
    "a pickle as user data": changed(user_data=[pickle.dumps(Trap())]),
    "an array with a pickle": changed(user_data=[encode({("._.", "sarv", None, None): ARRAY})]),
    "no MessagePack": zlib.compress(b"\xc1"),
    "nested deeply": zlib.compress(b"\x91" * 100_000),
    "wrong types": changed(strings=[1, 2]),
    "part missing": zlib.compress(encode({"attrs": [65]})),
    "no words": changed(attrs=[77, 454]),
    "no such string": changed(strings=[]),
    "fewer words": changed(tokens=PARTS["tokens"][:-8]),
    "broken numbers": changed(tokens=PARTS["tokens"][:-3]),
    "negative length": changed(lengths=struct.pack("ii", -5, 5)),
    "huge length": changed(lengths=struct.pack("i", 2**31 - 1)),
    "more documents": changed(lengths=PARTS["lengths"] * 2),
    "past the end": changed(span_groups=spans(0, 99_999)),
    "before the beginning": changed(span_groups=spans(-4, 2)),
    "backwards": changed(span_groups=spans(5, 2)),
    "a short span": changed(span_groups=[encode({encode({"name": "mention", "attrs": {}, "spans": [b"\0"]}): ["mention"]})]),
    "told wrongly": changed(user_data=[encode({("._.", "sarv", None, None): {"arcs": [["cue", "s1"]]}})]),
}


@pytest.mark.parametrize("case", HOSTILE, ids=str)
def test_hostile_files_are_faults(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not what it should be is one fault of syntax; nothing in it is run."""
    graphs, faults = read(SPACY, NAME, {NAME: HOSTILE[case]})

    assert ["format_syntax"] == [fault.code for fault in faults]
    assert [] == graphs
    assert "" == capsys.readouterr().out


def test_a_file_that_grows_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is not unpacked beyond a limit."""
    monkeypatch.setattr(docbin, "LARGEST", 1 << 20)
    [fault] = read(SPACY, NAME, {NAME: zlib.compress(b"\0" * (1 << 24))})[1]

    assert "more than 1 MiB" in fault.message


def test_cyclic_and_dangling_arcs_are_read() -> None:
    """Arcs in a circle are arcs; one to nothing is a fault of meaning."""
    told = {"attributes": {}, "arcs": [["part_of", "e1", "e1"], ["trigger", "e1", "e9"]]}
    doc = Doc(Vocab(), words=["Fire"], spaces=[False])
    doc.spans["event"] = [Span(doc, 0, 1, "armed_clash", span_id="e1")]
    doc.user_data[("._.", "sarv", None, None)] = told  # type: ignore[index]  # the type of its keys forgets those of extensions
    [graph], faults = read(SPACY, NAME, {NAME: rewritten(doc)})

    assert 2 == len(graph.arcs)
    assert [("format_meaning", "e9")] == [(fault.code, fault.value) for fault in faults]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged(zlib.decompress(RAW)))
def test_damaged_files_end_in_faults_or_graphs(raw: bytes) -> None:
    """Whatever is done to the bytes before they are packed, reading ends without an exception."""
    graphs, faults = read(SPACY, NAME, {NAME: zlib.compress(raw)})

    assert graphs or faults
