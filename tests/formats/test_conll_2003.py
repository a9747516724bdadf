"""CoNLL-2003 columns hold tags of mentions that others read alike, and everything else is told to be lost."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from seqeval.metrics.sequence_labeling import get_entities

from formats.annotations import sheets
from formats.exchange import gold, registers
from sarv.formats import Registers, Sheet, Written, formats
from sarv.records import Actor, Annotation, Mention, Span

CONLL = formats()["conll_2003"]
TYPES = {
    "bridge-office": "government",
    "ferrymen": "armed_group",
    "millers": "civilians",
    "wardens": "police",
    "zoe-marn": "party",
}
ACTORS = Registers({name: Actor(id=name, name=name, kind="group", type=type_, aliases=()) for name, type_ in TYPES.items()}, {})


def written(*every: Sheet, known: Registers = ACTORS) -> tuple[list[list[tuple[str, str]]], Written]:
    """The tokens of each sentence with their tags, as a reader of columns finds them, and what was lost."""
    assert CONLL.write is not None
    made = CONLL.write(every, known)
    blocks = made.files["mentions.conll"].decode("utf-8").split("\n\n")
    rows = [[tuple(line.split(" ")) for line in block.split("\n")] for block in blocks if block]
    assert {4} == {len(row) for block in rows for row in block}
    return [[(row[0], row[3]) for row in block] for block in rows if block[0][0] != "-DOCSTART-"], made


def test_tags_of_a_sentence() -> None:
    """Of nested mentions the longer is tagged, fragments are tagged apart; each loss has its pointer."""
    text = "Ferry crews and wardens fled.\nThe end.\n"

    def mention(id_: str, *actors: str, at: tuple[tuple[int, int], ...]) -> Mention:
        return Mention(id=id_, spans=tuple(Span(start=a, end=b, text=text[a:b]) for a, b in at), actors=actors, form="nominal")

    every = (
        mention("m1", "ferrymen", at=((0, 11),)),
        mention("m2", "ferrymen", "millers", at=((0, 5), (16, 23))),
        mention("m3", "wardens", at=((16, 22),)),
    )
    sheet = gold(1)[0]
    annotation = Annotation(
        document="tale-0001", round="first", annotator="one", text_sha256="", complete=(), mentions=every, stances=(), events=()
    )
    rows, made = written(Sheet(sheet.path, sheet.document, text, annotation))

    assert [
        [
            ("Ferry", "B-armed_group"),
            ("crews", "I-armed_group"),
            ("and", "O"),
            ("wardens", "B-armed_group"),
            ("fled", "O"),
            (".", "O"),
        ],
        [("The", "O"), ("end", "O"), (".", "O")],
    ] == rows
    assert made.files["mentions.conll"].startswith(b"-DOCSTART- -X- -X- O\n\nFerry - - B-armed_group\n")
    assert [
        "", "/mentions/0", "/mentions/1", "/mentions/1/spans", "/mentions/1/spans/0", "/mentions/2", "/mentions/2/spans/0",
    ] == [loss.pointer for loss in made.losses]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_what_is_not_told_to_be_lost_is_there(sheet: Sheet) -> None:
    """seqeval finds as many mentions as there are fragments that are not told to be lost, and every element has its loss."""
    rows, made = written(sheet)
    pointers = Counter(loss.pointer for loss in made.losses)
    told = {pointer for pointer in pointers if pointer.count("/") == 4}
    fragments = Counter(
        TYPES[mention.actors[0]]
        for i, mention in enumerate(sheet.annotation.mentions)
        for j in range(len(mention.spans))
        if f"/mentions/{i}/spans/{j}" not in told
    )
    found = Counter(type_ for row in rows for type_, _, _ in get_entities([tag for _, tag in row]))

    assert {1} == set(pointers.values())
    assert fragments <= found
    for layer, elements in (
        ("mentions", sheet.annotation.mentions),
        ("stances", sheet.annotation.stances),
        ("events", sheet.annotation.events),
    ):
        assert {f"/{layer}/{i}" for i in range(len(elements))} <= set(pointers)


def test_tags_are_those_of_the_release() -> None:
    """Gold documents have the tokens and tags of the config `actors_bio` of a release."""
    from sarv.segmentation import Piece, sentences, tokens
    from sarv.tagging import bio, without_overlaps

    known = registers()
    every = gold(20)
    rows, _ = written(*every, known=known)
    expected = []
    for sheet in every:
        pieces = without_overlaps(
            (Piece(span.start, span.end), known.actors[mention.actors[0]].type)
            for mention in sheet.annotation.mentions
            for span in mention.spans
        )
        for sentence in sentences(sheet.text):
            inside = tokens(sheet.text, sentence)
            expected.append([(sheet.text[a:b], tag) for (a, b), tag in zip(inside, bio(inside, pieces), strict=True)])

    assert expected == rows


def test_it_is_written_only() -> None:
    """Nothing is read from the columns, since they say neither which actor is meant nor how."""
    assert CONLL.read is None
