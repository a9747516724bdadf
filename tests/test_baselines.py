"""Baselines: found by name, and each does what it says."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarv.benchmark.baselines import baseline, names
from sarv.benchmark.baselines.gazetteer import annotate
from sarv.corpus import Corpus, sha256
from sarv.records import Actor, ActorRegister, Annotation, Document, Rights, TextFacts
from texts import WORDS, texts


def document(text: str) -> Document:
    """A document of that text."""
    return Document(
        id="tale-0009",
        collection="tale",
        language="en",
        outlet="oss-gazette",
        genre="report",
        incident="war",
        rights=Rights(license="CC0-1.0", credit="nobody", redistribute=True),
        text=TextFacts(sha256=sha256(text.encode()), length=len(text)),
    )


def actor(id_: str, name: str, *aliases: str) -> Actor:
    """An actor of these names."""
    return Actor(id=id_, name=name, aliases=aliases, kind="group", type="civilians")


def marked(text: str, actors: Iterable[Actor]) -> list[tuple[str, str]]:
    """What the gazetteer marks in a text, and whom it takes it for."""
    annotation = annotate(document(text), text, actors)
    return [(text[mention.spans[0].start : mention.spans[0].end], mention.actors[0]) for mention in annotation.mentions]


OSS = actor("oss", "Oss")
OFFICE = actor("bridge-office", "Bridge Office of Oss", "Bridge Office")
WARDENS = actor("wardens", "Wardens of the Bridge Office", "wardens")


def test_a_baseline_is_found_by_its_name() -> None:
    """Every baseline has a name and says what it does."""
    assert {"gazetteer", "linear", "majority"} <= set(names())
    assert "Repeats what the training documents say most often of the same words" in baseline("majority").description


def test_the_gazetteer_finds_the_names_of_the_tale(tale: Corpus) -> None:
    """In the example corpus it marks names and aliases of the register, with offsets behind an emoji."""
    register: ActorRegister = tale.load("corpus/actors.json", ActorRegister)
    text = tale.text("tale", "tale-0001") or ""
    gold: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)

    made = annotate(tale.load("corpus/tale/tale-0001.json", Document), text, register.actors)

    assert ("tale-0001", "baseline", "gazetteer", gold.text_sha256) == (
        made.document, made.round, made.annotator, made.text_sha256
    )  # fmt: skip
    places = [(mention.spans[0].start, mention.spans[0].end, mention.actors) for mention in made.mentions]
    # Of a longer mention it finds only the name of the state, and it does not know a dateline when it sees one.
    wanted = [(one.spans[0].start, one.spans[0].end, one.actors) for one in gold.mentions if one.id != "m9"]
    assert sorted([*wanted, (34, 37, ("oss",)), (354, 357, ("oss",))]) == places
    assert {"name"} == {mention.form for mention in made.mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bridge Office of Oss spoke.", [("Bridge Office of Oss", "bridge-office")]),
        ("Bridge Office of Ral.", [("Bridge Office", "bridge-office")]),
        ("A Bridge\nOffice.", [("Bridge Office".replace(" ", "\n"), "bridge-office")]),
        ("A Bridge\n\nOffice.", []),
        ("BRIDGE OFFICE DENIES", [("BRIDGE OFFICE", "bridge-office")]),
        ("bridge office", []),
        ("Wardens came; the wardens left.", [("Wardens", "wardens"), ("wardens", "wardens")]),
        ("Oss’s and Oss' and Oss's", [("Oss", "oss"), ("Oss", "oss"), ("Oss", "oss")]),
        ("Ossian embossed Osss", []),
        ("oss", []),
        ("(Oss)-Oss", [("Oss", "oss"), ("Oss", "oss")]),
    ],
)
def test_names_are_whole_words_with_at_least_their_capitals(text: str, expected: list[tuple[str, str]]) -> None:
    """The longest name is taken, over line breaks but not paragraphs, in capitals but not without them, before a possessive."""
    assert expected == marked(text, [OSS, OFFICE, WARDENS])


def test_words_that_several_actors_share_mean_the_one_of_that_name_or_nobody() -> None:
    """An alias of two actors is marked for none; what is one's name and another's alias is the first's."""
    actors = [actor("army", "Army of Ral", "army", "Ral"), actor("band", "Band of Ral", "army"), actor("ral", "Ral")]

    assert [("Ral", "ral")] == marked("The army left Ral.", actors)


@given(texts, st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))
def test_what_is_marked_is_a_name_in_any_script(text: str, names: list[str]) -> None:
    """Among emoji, combining marks and right-to-left words, every mention is exactly a name, and no two overlap."""
    actors = [actor(f"actor-{number}", name) for number, name in enumerate(names)]
    annotation = annotate(document(text), text, actors)

    ends = 0
    for mention in annotation.mentions:
        (span,) = mention.spans
        assert ends <= span.start
        assert text[span.start : span.end] in {form for name in names for form in (name, name.upper(), name.capitalize())}
        ends = span.end
