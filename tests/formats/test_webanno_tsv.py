"""WebAnno TSV says all that an annotation says, line by line as INCEpTION has it, and a file from elsewhere cannot do harm."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from formats.annotations import NOBODY, sheets
from formats.exchange import damaged, gold, meant, read
from sarv.formats import Sheet, formats
from sarv.formats._graph import Node
from sarv.formats._webanno_reading import _ESCAPES_IN_VALUES, _split, _unescaped
from sarv.formats.webanno_tsv import _value
from sarv.records import Mention, Span
from texts import texts

TSV = formats()["webanno_tsv"]


def written(sheet: Sheet) -> dict[str, bytes]:
    """The files that a sheet becomes, of which nothing is lost."""
    assert TSV.write is not None
    made = TSV.write([sheet], NOBODY)
    assert [] == made.losses
    return made.files


FIRST = gold(1)[0]
NAME = f"{FIRST.document.id}.tsv"
RAW = written(FIRST)[NAME]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets(), st.booleans())
def test_nothing_is_lost(sheet: Sheet, ended: bool) -> None:
    """Any annotation comes back as it was, with its text, which the corpus may know to end without a line break."""
    if not ended:
        sheet = replace_text(sheet, sheet.text.rstrip("\n"))
    graphs, faults = read(TSV, "tale-0001.tsv", written(sheet), sheet)

    assert [] == faults
    assert [sheet.annotation] == [meant(graph, sheet.text) for graph in graphs]
    assert [sheet.text] == [graph.text for graph in graphs]


def replace_text(sheet: Sheet, text: str, *mentions: Mention) -> Sheet:
    """A sheet with another text, and mentions besides its own."""
    annotation = replace(sheet.annotation, mentions=(*sheet.annotation.mentions, *mentions))
    return Sheet(sheet.path, sheet.document, text, annotation)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_lines_repeat_the_text(text: str) -> None:
    """Every line of a token marks its word in UTF-16; the lines of text, one line break after each, are the text."""
    sheet = replace_text(FIRST, text, Mention(id="m999", spans=(), actors=(), form="name"))
    empty = replace(sheet.annotation, mentions=(), stances=(), events=())
    lines = written(Sheet(sheet.path, sheet.document, text, empty))[NAME].decode("utf-8").split("\n")
    units = text.encode("utf-16-le")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]

    assert "#FORMAT=WebAnno TSV 3.3" == lines[0]
    for _, offsets, word, *_ in rows:
        start, end = map(int, offsets.split("-"))
        assert word == units[2 * start : 2 * end].decode("utf-16-le")
    assert "".join(text.split()) == "".join("".join(row[2].split()) for row in rows)


VALUES = st.text(st.sampled_from("\\[]|_->;\t\n*atn1🚧"), max_size=12)


@given(st.lists(VALUES, min_size=1, max_size=3))
def test_values_are_escaped(values: list[str]) -> None:
    """Any values can stand in a cell, side by side and with numbers."""
    for separator in "|;":
        cell = separator.join(map(_value, values))
        assert values == [_unescaped(one, _ESCAPES_IN_VALUES) for one in _split(cell, separator)]


HEADER = """#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Fragment|
#T_SP=webanno.custom.Mention|actors|form|ROLE_webanno.custom.Mention:fragments_webanno.custom.MentionFragmentsLink|webanno.custom.Fragment


"""
BODY = """#Sentence.id=first
#Text=Ferry crews 🚧 left, wardens too.
1-1\t0-5\tFerry\t_\tferry\\_men[1]|*[2]\tnominal[1]|*[2]\t_[1]|_[2]\t*|*\t
1-2\t6-11\tcrews\t_\tferry\\_men[1]\tnominal[1]\t_[1]\t*\t
1-3\t12-14\t🚧\t_\t_\t_\t_\t_\t
1-4\t15-19\tleft\t_\t_\t_\t_\t_\t
1-4.1\t15-17\tle\t_\ta b\t*\tfragment;*\t1-4.2;1-6[7]\t
1-4.2\t17-19\tft\t*\t_\t_\t_\t_\t
1-5\t19-20\t,\t_\t_\t_\t_\t_\t
1-6\t21-28\twardens\t*[7]\t_\t_\t_\t_\t
1-7\t29-32\ttoo\t*[7]\t_\t_\t_\t_\t

#Text=Second
#Text= line.
2-1\t36-42\tSecond\t_\t_\t_\t_\t_\t
2-2\t44-48\tline\t_\t_\t_\t_\t_\t
2-3\t48-49\t.\t_\t_\t_\t_\t_\t
"""
GOOD = (HEADER + BODY).encode()


@pytest.mark.parametrize("raw", [GOOD, GOOD.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + GOOD], ids=["plain", "CRLF", "BOM"])
def test_a_file_as_inception_writes_it(raw: bytes) -> None:
    """Annotations go over lines and are stacked, with numbers, or stand alone; parts of tokens and slots are followed."""
    [graph], faults = read(TSV, "other.tsv", {"other.tsv": raw})
    mentions = [Node(node.id, node.type, node.fragments, node.attributes) for node in graph.nodes]

    assert [] == faults
    assert "Ferry crews 🚧 left, wardens too.\n  Second\n line.\n" == graph.text
    assert [
        Node(".0", "mention", ((0, 11),), {"actors": "ferry_men", "form": "nominal"}),
        Node(".1", "mention", ((0, 5),), {}),
        Node(".3", "mention", ((14, 16), (16, 18), (20, 31)), {"actors": "a b"}),
    ] == mentions
    assert "line 8" == graph.nodes[0].place
    assert (None, None, None, None) == (graph.document, graph.round, graph.annotator, graph.complete)


HOSTILE = {
    "nothing": (b"", "line 1"),
    "no UTF-8": (b"#FORMAT=WebAnno TSV 3.3\n\xff", ""),
    "other version": (GOOD.replace(b"3.3", b"2.0"), "line 1"),
    "cut off in a line": (GOOD[:-20], "line 22"),
    "cut off before tokens": ((HEADER + BODY[: BODY.index("2-1\t")]).encode(), "line 20"),
    "columns missing": (GOOD.replace(b"\t_\t_\t_\t_\t_\t\n1-4\t", b"\t_\n1-4\t"), "line 10"),
    "no id": (GOOD.replace(b"1-3\t", b"x\t"), "line 10"),
    "no number": (GOOD.replace(b"\t12-14", b"\t12-x"), "line 10"),
    "past the end": (GOOD.replace(b"48-49", b"48-900"), "line 22"),
    "within a character": (GOOD.replace(b"12-14", b"12-13"), "line 10"),
    "another word": (GOOD.replace(b"\tleft\t", b"\tright\t"), "line 11"),
    "NUL": (GOOD.replace(b"left", b"\0"), "line 11"),
    "one id twice": (GOOD.replace(b"1-5\t", b"1-3\t"), "line 14"),
    "back in the text": (GOOD.replace(b"36-42", b"3-9"), "line 20"),
    "far off": (GOOD.replace(b"36-42", b"999999900-999999906"), "line 20"),
    "slot to nothing": (GOOD.replace(b"1-4.2;1-6[7]", b"1-4.2;1-6[8]"), "line 12"),
    "slot to another layer": (GOOD.replace(b"1-4.2;1-6[7]", b"1-4.2;1-3"), "line 12"),
    "slot to no unit": (GOOD.replace(b"1-4.2;1-6[7]", b"1-4.2;nowhere"), "line 12"),
    "fewer ends": (GOOD.replace(b"1-4.2;1-6[7]", b"1-4.2"), "line 12"),
    "numbers disagree": (GOOD.replace(b"nominal[1]|", b"nominal[3]|"), "line 8"),
    "a number of two layers": (GOOD.replace(b"\t*[7]\t_", b"\t*[1]\t_", 1), "line 15"),
}


@pytest.mark.parametrize("case", HOSTILE, ids=str)
def test_hostile_files_are_faults(case: str) -> None:
    """A file that is not what it should be is a fault of syntax at its line."""
    raw, place = HOSTILE[case]
    _, faults = read(TSV, "other.tsv", {"other.tsv": raw})

    assert "format_syntax" == faults[0].code
    assert place == faults[0].pointer


@pytest.mark.parametrize(
    "facts", [b"{", b'{"round": 1}', b'{"x": ' + b"[" * 100_000, b'{"round": "\xff"}'], ids=["cut", "type", "deep", "bytes"]
)
def test_hostile_facts_are_faults(facts: bytes) -> None:
    """A JSON file beside it that is not ours is a fault that names it."""
    _, faults = read(TSV, "other.tsv", {"other.tsv": GOOD, "other.json": facts})

    assert ["format_syntax"] == [fault.code for fault in faults]
    assert "other.json" in faults[0].message


def test_what_the_scheme_does_not_know_is_a_fault() -> None:
    """Layers of other schemes, and relations and chains, are faults of meaning at their lines."""
    other = HEADER.replace("\n\n\n", "\n#T_SP=other.Place|name\n#T_RL=other.Link|kind|BT_other.Place\n\n\n")
    raw = (other + BODY.replace("\t\n", "\t_\t_\t_\t\n")).encode()
    _, faults = read(TSV, "other.tsv", {"other.tsv": raw})

    assert [("format_meaning", "line 4", "other.Place"), ("format_meaning", "line 5", "other.Link")] == [
        (fault.code, fault.pointer, fault.value) for fault in faults
    ]


def test_white_space_of_spans_is_lost() -> None:
    """White space at the ends of a span is told to be lost; a span of nothing else keeps the document from being written."""
    mention = Mention(id="m998", spans=(Span(start=0, end=len("Strike "), text="Strike "),), actors=("millers",), form="name")
    pointer = f"/mentions/{len(FIRST.annotation.mentions)}/spans/0"
    assert TSV.write is not None
    edged = TSV.write([replace_text(FIRST, FIRST.text, mention)], NOBODY)
    [graph], _ = read(TSV, NAME, edged.files)
    blank = TSV.write([replace_text(FIRST, FIRST.text, replace(mention, spans=(Span(start=6, end=7),)))], NOBODY)

    assert [(pointer, "Strike ")] == [(loss.pointer, loss.value) for loss in edged.losses]
    assert ((0, 6),) == next(node.fragments for node in graph.nodes if node.id == "m998")
    assert ([pointer], {}) == ([loss.pointer for loss in blank.losses], blank.files)


def test_it_is_known_by_its_first_line() -> None:
    """A file of another format with the same suffix is not taken for one."""
    assert TSV.recognises(RAW)
    assert TSV.recognises(b"\xef\xbb\xbf" + RAW)
    assert not TSV.recognises(b"event\tkilled\n")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(damaged(GOOD), damaged(RAW)))
def test_damaged_files_end_in_faults_or_graphs(raw: bytes) -> None:
    """Whatever is done to the bytes, reading ends without an exception."""
    graphs, faults = read(TSV, "other.tsv", {"other.tsv": raw})

    assert graphs or faults
