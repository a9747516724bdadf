"""UIMA CAS XMI says all that an annotation says, in layers as INCEpTION has them, and a file from elsewhere cannot do harm."""

import re
from io import BytesIO

import pytest
from cassis import load_cas_from_xmi, load_typesystem
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from formats.annotations import NOBODY, sheets
from formats.exchange import damaged, gold, meant, read
from sarv.formats import Sheet, formats
from sarv.formats._inception import BY_NAME
from sarv.formats._uima_reading import TYPES

XMI = formats()["uima_xmi"]
SPAN = "uima.tcas.Annotation"


def written(sheet: Sheet) -> dict[str, bytes]:
    """The files that a sheet becomes, of which nothing is lost."""
    assert XMI.write is not None
    made = XMI.write([sheet], NOBODY)
    assert [] == made.losses
    return made.files


FIRST = gold(1)[0]
NAME = f"{FIRST.document.id}.xmi"
FILES = written(FIRST)
RAW = FILES[NAME]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_nothing_is_lost(sheet: Sheet) -> None:
    """Any annotation comes back as it was, with its text, from offsets that mark its words in UTF-16."""
    files = written(sheet)
    graphs, faults = read(XMI, "tale-0001.xmi", files)
    root = etree.fromstring(files["tale-0001.xmi"])
    text = root.find("{http:///uima/cas.ecore}Sofa").get("sofaString").encode("utf-16-le")
    marked = root.findall("{http:///webanno/custom.ecore}Mention")
    pieces = [text[2 * int(one.get("begin")) : 2 * int(one.get("end"))].decode("utf-16-le") for one in marked]

    assert [] == faults
    assert [sheet.annotation] == [meant(graph, sheet.text) for graph in graphs]
    assert [sheet.text] == [graph.text for graph in graphs]
    assert [mention.spans[0].text for mention in sheet.annotation.mentions] == pieces


def test_inception_recognises_every_layer() -> None:
    """Each layer is a direct subtype of Annotation, with features that are strings or arrays of links."""
    types = load_typesystem(BytesIO(FILES[TYPES]))

    for name in BY_NAME:
        layer = types.get_type(name)
        assert SPAN == layer.supertype.name
        for feature in layer.features:
            if feature.rangeType.name != "uima.cas.String":
                assert "uima.cas.FSArray" == feature.rangeType.name
                assert "uima.cas.TOP" == feature.elementType.supertype.name
                link = types.get_type(feature.elementType.name)
                assert {"role", "target"} == {one.name for one in link.features}
                assert link.get_feature("target").rangeType.name in BY_NAME


def test_cassis_reads_it() -> None:
    """Another program finds sentences, tokens, metadata and marked words where they are."""
    cas = load_cas_from_xmi(BytesIO(RAW), typesystem=load_typesystem(BytesIO(FILES[TYPES])))
    segmentation = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"

    assert FIRST.text == cas.sofa_string
    first = cas.select(f"{segmentation}.Sentence")[0]
    assert FIRST.text.partition("\n")[0] == first.get_covered_text()
    assert first.get_covered_text().split()[0] == cas.select_covered(f"{segmentation}.Token", first)[0].get_covered_text()
    words = [mention.spans[0].text for mention in FIRST.annotation.mentions]
    assert words == [one.get_covered_text() for one in cas.select("webanno.custom.Mention")]
    metadata = cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")
    assert [FIRST.document.id] == [one.documentId for one in metadata]


def test_what_inception_drops_can_be_missing() -> None:
    """Without the annotation of the document, and with ids that are empty and links without roles, the marks are read."""
    root = etree.fromstring(RAW)
    for one in root.findall("{http:///webanno/custom.ecore}Origin"):
        root.find("{http:///uima/cas.ecore}View").attrib["members"] = " ".join(
            each
            for each in root.find("{http:///uima/cas.ecore}View").get("members").split()
            if each != one.get("{http://www.omg.org/XMI}id")
        )
        root.remove(one)
    for one in root.iter("*"):
        if one.get("role") not in ("part_of", "responds_to") and one.tag.endswith("Link"):
            one.attrib.pop("role", None)
    [graph], faults = read(XMI, NAME, {NAME: etree.tostring(root), TYPES: FILES[TYPES]})

    assert [] == faults
    assert (None, None, None, None) == (graph.document, graph.round, graph.annotator, graph.complete)
    graph.document, graph.round, graph.annotator = FIRST.annotation.document, FIRST.annotation.round, FIRST.annotation.annotator
    graph.text_sha256, graph.complete = FIRST.annotation.text_sha256, FIRST.annotation.complete
    assert FIRST.annotation == meant(graph, FIRST.text)


def test_features_of_other_kinds_are_read_or_told() -> None:
    """Slots that are there but empty hold nothing; strings in an array, where the scheme has no such feature, are faults."""
    empty = RAW.replace(MENTION, MENTION + b'fragments="" ')
    [graph], faults = read(XMI, NAME, {NAME: empty, TYPES: FILES[TYPES]})
    assert [] == faults
    assert FIRST.annotation == meant(graph, FIRST.text)

    form = b"<name>form</name><description/><rangeTypeName>uima.cas.String"
    types = FILES[TYPES].replace(
        form, form.replace(b"form", b"notes") + b"Array" + b"</rangeTypeName></featureDescription><featureDescription>" + form
    )
    noted = re.sub(rb"(<custom:Mention[^>]*)/>", rb"\1><notes>sure</notes></custom:Mention>", RAW, count=1)
    _, faults = read(XMI, NAME, {NAME: noted, TYPES: types})
    assert [("format_meaning", "notes")] == [(fault.code, fault.value) for fault in faults]


def test_marks_without_offsets_are_faults() -> None:
    """An annotation that stands nowhere marks nothing."""
    nowhere = re.sub(rb'(<custom:Mention xmi:id="[0-9]*" sofa="1") begin="[0-9]*" end="[0-9]*"', rb"\1", RAW, count=1)
    _, faults = read(XMI, NAME, {NAME: nowhere, TYPES: FILES[TYPES]})

    assert ["format_meaning"] == [fault.code for fault in faults]
    assert "the mention marks nothing" == faults[0].message


def test_a_text_that_xml_cannot_say_is_lost() -> None:
    """A text with a control character is not written, which is told with the character."""
    assert XMI.write is not None
    odd = Sheet(FIRST.path, FIRST.document, FIRST.text.replace(" ", "\x0b", 1), FIRST.annotation)
    made = XMI.write([odd], NOBODY)

    assert {} == made.files
    assert [("", "\x0b", "format_loss", FIRST.path)] == [(one.pointer, one.value, one.code, one.path) for one in made.losses]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
MENTION = b"<custom:Mention "
MANY_ATTRIBUTES = RAW.replace(b"<cas:NULL ", b"<cas:NULL " + b"".join(b'a%d="" ' % i for i in range(20_000)), 1)
HOSTILE = {
    "nothing": (b"", "line 1"),
    "no XML": (b"\0\0\0", "line 1"),
    "cut off": (RAW[: len(RAW) // 2], "line "),
    "document type": (RAW.replace(b"?>\n", b"?>\n" + BOMB, 1), "line 2"),
    "outside entity": (RAW.replace(b"?>\n", b'?>\n<!DOCTYPE x SYSTEM "file:///etc/passwd">', 1), "line 2"),
    "unknown encoding": (RAW.replace(b"UTF-8", b"x-other"), "line 1"),
    "encoding of many bytes": (RAW.replace(b"UTF-8", b"shift_jis"), "line 1"),
    "attributes without end": (MANY_ATTRIBUTES, "line 3"),
    "other XML": (b"<html/>", "line 1"),
    "no text": (b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>', ""),
    "past the end": (RAW.replace(b' end="6"', b' end="99999"', 1), "line 7 xmi:id 5"),
    "no number": (RAW.replace(b' begin="0"', b' begin="x"', 1), "line 4 xmi:id 2"),
    "one id twice": (RAW.replace(b'xmi:id="6"', b'xmi:id="5"', 1), "line 8 xmi:id 5"),
    "one id twice in a line": (RAW.replace(b"\n  <", b"<").replace(b'xmi:id="6"', b'xmi:id="5"', 1), "line 2 xmi:id 5"),
    "nested deeply": (b"<a>" * 100_000, "line 1"),
    "an id that is no number": (RAW.replace(b'xmi:id="6"', b'xmi:id="six"', 1), "line 8 xmi:id six"),
    "one id in two ways": (RAW.replace(b'xmi:id="6"', b'xmi:id="005"', 1), "line 8 xmi:id 005"),
    "no such member": (RAW.replace(b'members="', b'members="9999999 ', 1), ""),
    "no such feature": (RAW.replace(MENTION, MENTION + b'colour="red" ', 1), ""),
    "no such type": (RAW.replace(b"<custom:Report ", b"<custom:Rumour ", 1), ""),
}


@pytest.mark.parametrize("case", HOSTILE, ids=str)
def test_hostile_files_are_faults(case: str) -> None:
    """A file that is not what it should be is a fault of syntax at its place, and means nothing."""
    raw, place = HOSTILE[case]
    graphs, faults = read(XMI, NAME, {NAME: raw, TYPES: FILES[TYPES]})

    assert [] == graphs
    assert {"format_syntax"} == {fault.code for fault in faults}
    assert faults[0].pointer.startswith(place)


def test_a_surrogate_is_no_place() -> None:
    """An offset between the two code units of a character is a fault at its annotation."""
    raw = RAW.replace(b'sofaString="', 'sofaString="🚧'.encode(), 1).replace(b' begin="0" end="6"', b' begin="1" end="6"', 1)
    _, faults = read(XMI, NAME, {NAME: raw, TYPES: FILES[TYPES]})

    assert [("format_syntax", "1")] == [(fault.code, fault.value) for fault in faults]
    assert "xmi:id 5" in faults[0].pointer


@pytest.mark.parametrize(
    "types",
    [
        None,
        b"",
        b"<types/",
        BOMB + b"<x/>",
        FILES[TYPES].replace(b"<supertypeName>uima.tcas.Annotation<", b"<supertypeName>webanno.custom.Nothing<"),
        FILES[TYPES].replace(b"<name>webanno.custom.Mention<", b"<name>webanno.custom.Cue<", 1),
        FILES[TYPES].replace(
            b"<name>webanno.custom.Cue</name><description/><supertypeName>uima.tcas.Annotation<",
            b"<name>webanno.custom.Cue</name><description/><supertypeName>webanno.custom.Cue<",
        ),
        FILES[TYPES].replace(b"<name>form<", b"<name>form=print('hello'), other<"),
        FILES[TYPES].replace(b"<name>form<", b"<name>lambda<"),
    ],
    ids=["missing", "empty", "no XML", "entities", "no supertype", "twice", "cycle", "code", "keyword"],
)
def test_hostile_type_systems_are_faults(types: bytes | None, capsys: pytest.CaptureFixture[str]) -> None:
    """A type system that is missing, or is none, is a fault that names its file; names that are code are never run."""
    graphs, faults = read(XMI, NAME, {NAME: RAW} if types is None else {NAME: RAW, TYPES: types})

    assert [] == graphs
    assert {"format_syntax"} == {fault.code for fault in faults}
    assert "" == capsys.readouterr().out


def test_what_the_scheme_does_not_know_is_a_fault() -> None:
    """An annotation of a layer of somebody's own is a fault of meaning at its line."""
    types = FILES[TYPES].replace(b"webanno.custom.Report<", b"webanno.custom.Rumour<")
    _, faults = read(XMI, NAME, {NAME: RAW.replace(b"<custom:Report ", b"<custom:Rumour "), TYPES: types})

    assert {"format_meaning"} == {fault.code for fault in faults}
    assert "webanno.custom.Rumour" in {fault.value for fault in faults}
    assert faults[0].pointer.startswith("line ")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(damaged(RAW).map(lambda raw: (raw, FILES[TYPES])), damaged(FILES[TYPES]).map(lambda types: (RAW, types))))
def test_damaged_files_end_in_faults_or_graphs(pair: tuple[bytes, bytes]) -> None:
    """Whatever is done to the bytes, reading ends without an exception, and with faults where there is no graph."""
    graphs, faults = read(XMI, NAME, {NAME: pair[0], TYPES: pair[1]})

    assert graphs or faults
