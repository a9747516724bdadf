"""What the report `surfaces` says of words that are linked to different actors."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from answer_keys_folder import BURNING, folder
from edits import apply
from sarv.checks._example import Edit
from sarv.consistency import _gold, surfaces
from sarv.consistency.surfaces import Place, Reading, Surface, surface_of
from sarv.corpus import Corpus
from sarv.records import Span
from texts import extents, texts

OTHER_ACTOR = Edit("annotations/gold/tale-0002.json", set={"/mentions/2/actors": ["millers"]})


def test_one_reading_is_no_surface(tale: Corpus) -> None:
    """Words that are linked to the same actor everywhere are not reported."""
    assert () == surfaces.report(_gold.read(tale)).surfaces


def test_different_actors(tale: Corpus) -> None:
    """Words that are linked to different actors are reported with the mentions and documents of each reading."""
    apply(tale.root, [OTHER_ACTOR])

    assert (
        Surface(
            collection="tale",
            surface="ferrymen",
            mentions=7,
            types_differ=True,
            readings=(
                Reading(
                    actors=("ferrymen",),
                    types=("armed_group",),
                    mentions=6,
                    documents=("tale-0001", "tale-0003"),
                    first=Place(document="tale-0001", start=0, end=8),
                ),
                Reading(
                    actors=("millers",),
                    types=("civilians",),
                    mentions=1,
                    documents=("tale-0002",),
                    first=Place(document="tale-0002", start=150, end=158),
                ),
            ),
        ),
    ) == surfaces.report(_gold.read(tale)).surfaces


def test_order(tale: Corpus) -> None:
    """The surface with the most mentions stands first; of different actors the types may be the same."""
    apply(tale.root, [OTHER_ACTOR, Edit("annotations/gold/tale-0003.json", set={"/mentions/0/actors": ["oss"]})])
    found = surfaces.report(_gold.read(tale)).surfaces

    assert [("ferrymen", 7, True), ("bridge office", 4, False)] == [
        (one.surface, one.mentions, one.types_differ) for one in found
    ]


def test_several_actors_are_a_reading(tale: Corpus) -> None:
    """A mention of two actors at once is another reading than a mention of one, whatever their order."""
    two = [Edit(OTHER_ACTOR.path, set={"/mentions/2/actors": ["zoe-marn", "ferrymen"]})]
    apply(tale.root, two)
    (found,) = surfaces.report(_gold.read(tale)).surfaces

    assert [("ferrymen",), ("ferrymen", "zoe-marn")] == [reading.actors for reading in found.readings]


def test_words_of_stand_off_documents(tmp_path: Path) -> None:
    """The words of a stand-off document are in the report only if they shall be shown."""
    corpus, _, _ = folder(tmp_path, BURNING)
    first = Edit("annotations/gold/notes-1.json", set={"/mentions/1/spans": [{"start": 12, "end": 20}]})
    apply(corpus.root, [first])
    gold = _gold.read(corpus)

    assert [None] == [one.surface for one in surfaces.report(gold).surfaces]
    assert ["ferrymen"] == [one.surface for one in surfaces.report(gold, show=True).surfaces]


def test_documents_without_text(tmp_path: Path) -> None:
    """A document whose text is not there, or is another one, is left out and named."""
    corpus, _, _ = folder(tmp_path, BURNING, with_text=False)
    without = surfaces.report(_gold.read(corpus)).without_text
    corpus.write_bytes("corpus/notes/notes-1.txt", b"another text")

    assert ("notes-1",) == without == surfaces.report(_gold.read(corpus)).without_text


@given(st.data())
def test_surfaces_are_compared_by_words(data: st.DataObject) -> None:
    """The surface of an extent has no capitals, single blanks alone, and is its own surface."""
    text = data.draw(texts.filter(lambda text: len(text) >= 2))
    found = surface_of(text, data.draw(extents(text)))

    assert found == surface_of(found, [Span(start=0, end=len(found))])
    assert found == " ".join(found.split())
    assert found == found.casefold()


@given(texts)
def test_blanks_and_capitals_make_no_difference(text: str) -> None:
    """Another case and other white space are the same surface."""
    other = "\n ".join(text.split(" ")).swapcase()
    whole, changed = [Span(start=0, end=len(text))], [Span(start=0, end=len(other))]

    assert surface_of(text, whole) == surface_of(other, changed)
