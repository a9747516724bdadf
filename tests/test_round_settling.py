"""What a round is: settled when it is opened, by a call that says enough, and contradicted by no later one."""

from dataclasses import replace
from typing import Any

import pytest
from msgspec import structs

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import ROUND, SECOND, blank, second
from sarv.corpus import Corpus, CorpusError
from sarv.records import Annotator, Round
from sarv.rounds.settling import Call, documents_named, load_round, settled

NEW = Call(annotators=("ben", "ann"), documents=("tale",), kind="person", revises=("first",))
PERSON = "A person, given the guidelines and, on a labelling page, the text."


def refusal(tale: Corpus, name: str, call: Call) -> str:
    """Why a call is refused."""
    with pytest.raises(CorpusError) as refused:
        settled(tale, name, call)
    return str(refused.value)


def test_a_new_round_is_what_the_call_says(tale: Corpus) -> None:
    """Annotators and documents are sorted, a collection stands for its documents, guidelines say their version."""
    made = settled(tale, "second", NEW)

    assert made == Round(
        id="second",
        title="Round second",
        guidelines="0.1.0",
        layers=("actors", "stance", "violence"),
        revises=("first",),
        annotators=tuple(Annotator(id=name, kind="person", description=PERSON) for name in ("ann", "ben")),
        documents=("tale-0001", "tale-0002", "tale-0003"),
        procedure="Each annotator worked in a Label Studio project and with an account of their own, and began with an empty "
        "page. The server does not keep annotators from opening the projects of others.",
    )


def test_a_new_round_takes_what_the_call_gives(tale: Corpus) -> None:
    """Title, procedure, layers in their order, seed and revised rounds are those of the call."""
    call = Call(
        annotators=("model",),
        documents=("tale-0002", "tale-0001", "tale-0002"),
        kind="language_model",
        description="A model.",
        layers=("violence", "actors"),
        seeded_from="gold",
        title="The second",
        procedure="As it came.",
        revises=("first",),
    )

    made = settled(tale, "second", call)

    assert ("The second", "As it came.", "gold", ("first",)) == (made.title, made.procedure, made.seeded_from, made.revises)
    assert (("actors", "violence"), ("tale-0001", "tale-0002")) == (made.layers, made.documents)
    assert (Annotator(id="model", kind="language_model", description="A model."),) == made.annotators


def test_a_new_round_says_what_it_lacks(tale: Corpus) -> None:
    """Who annotates what, and what kind of annotators they are, has no default; nor has what a model is."""
    assert "there is no round 'second' yet; a new one needs --annotators, --documents, --kind" == refusal(tale, "second", Call())
    model = Call(annotators=("model",), documents=("tale",), kind="program")
    assert refusal(tale, "second", model).endswith("needs --description (which model or program, and what it is given)")


def test_documents_are_named_by_ids_and_collections(tale: Corpus) -> None:
    """A word that names neither a document nor a collection is refused with what it may be."""
    assert ("letters-0001", "tale-0003") == documents_named(tale, ("tale-0003", "letters"))
    with pytest.raises(CorpusError, match=r"no document and no collection 'tale-0009'; near are tale-000"):
        documents_named(tale, ("tale-0009",))


def test_an_unknown_layer_is_refused(tale: Corpus) -> None:
    """Only layers that annotators can be asked about are layers of a round."""
    call = Call(annotators=("ann",), documents=("tale",), kind="person", layers=("stances",))

    assert "there is no layer 'stances' to annotate; near are stance" == refusal(tale, "second", call)


def test_guidelines_without_a_version_are_refused(tale: Corpus) -> None:
    """A round that cannot say which guidelines it follows is not opened."""
    apply(tale.root, [Edit("annotations/guidelines.md", content=b"# Guidelines\n")])

    assert refusal(tale, "second", NEW).startswith("annotations/guidelines.md: has no line such as 'Version 0.1.0'")


def test_a_round_that_gives_what_another_gives_must_revise_it(tale: Corpus) -> None:
    """Two rounds cannot both give gold: a new one on the same documents and layers names the one that it replaces."""
    call = replace(NEW, revises=None)

    given = "actors, stance, violence of tale-0001, tale-0002, tale-0003"
    wrong = f"round first gives {given}, and gold cannot follow from both; say --revises first if the new round"
    assert refusal(tale, "second", call).startswith(wrong)
    assert ("letters-0001",) == settled(tale, "second", replace(call, documents=("letters",))).documents


def test_a_rival_is_refused_before_anybody_annotated_in_it(tale: Corpus) -> None:
    """A round that was only opened counts, too; how to be rid of one that was opened by mistake is said."""
    apply(tale.root, [second(revises=("first",))])

    said = refusal(tale, "third", NEW)

    assert said.startswith("round second gives actors of tale-0001, and gold cannot follow from both; say --revises second if ")
    assert said.endswith(
        "leave those documents or layers out. Nothing of second was collected here; if `sarv round status second` shows that "
        "nobody has begun, it can be given up: delete annotations/rounds/second, and its projects on the server"
    )
    assert "delete" not in refusal(tale, "third", replace(NEW, revises=None, documents=("tale-0002",)))
    beyond = structs.replace(SECOND, id="third", documents=("tale-0003",), revises=("second",))
    tale.write("annotations/rounds/third/round.json", beyond)
    said = refusal(tale, "fourth", replace(NEW, documents=("tale-0001",)))
    assert said.startswith("round second gives actors of tale-0001") and "delete" not in said


def test_of_rounds_that_revise_one_another_the_last_is_named(tale: Corpus) -> None:
    """A new round revises the last of a chain, and thereby all of it; the earlier ones are not asked for."""
    apply(tale.root, [second(revises=("first",)), blank("tale-0001", "three", round_="second")])

    named = [refusal(tale, "third", replace(NEW, revises=revised)) for revised in (None, ("first",))]

    assert ["round second gives actors of tale-0001"] * 2 == [said.partition(",")[0] for said in named]
    assert ("second",) == settled(tale, "third", replace(NEW, revises=("second",))).revises


def test_a_revised_round_that_is_not_there_is_refused(tale: Corpus) -> None:
    """A round that does not exist can be revised by none; which there are, or which is near, is said."""
    unknown = "--revises: there is no round 'nope' in annotations/rounds; there are: first"
    assert unknown == refusal(tale, "second", replace(NEW, revises=("first", "nope")))


@pytest.mark.parametrize(
    ("seed", "said"),
    [
        ("round:frist/one", "--seed-from: there is no round 'frist' in annotations/rounds; near are first"),
        ("round:first/three", "--seed-from: round first has no annotator 'three'; there are: one, two"),
    ],
)
def test_a_seed_that_is_not_there_is_refused(tale: Corpus, seed: str, said: str) -> None:
    """Suggestions of an unknown round or an unknown annotator are refused, and what there is, or what is near, is said."""
    assert said == refusal(tale, "second", replace(NEW, seeded_from=seed))


def test_an_open_round_stays_as_it_is(tale: Corpus) -> None:
    """A call that says nothing, or the same, goes on with the round that is there."""
    there = load_round(tale, "first")
    layers = ("stance", "violence", "actors")
    same = Call(annotators=("two", "one"), documents=("tale",), kind="program", layers=layers, title="A first round")

    assert [there, there] == [settled(tale, "first", Call()), settled(tale, "first", same)]


@pytest.mark.parametrize(
    ("said", "difference"),
    [
        ({"annotators": ("one", "three")}, "--annotators says one, three, it has one, two"),
        ({"layers": ("actors",)}, "--layer says actors, it has actors, stance, violence"),
        ({"revises": ("zero",)}, "--revises says zero, it has none"),
        ({"documents": ("letters", "tale-0001")}, "--documents names letters-0001, which it has not"),
        ({"documents": ("tale-0001",)}, "--documents lacks tale-0002, tale-0003, which it has"),
        ({"kind": "person"}, "--kind says 'person', it has 'program' of one"),
        ({"description": "Wrote the tests."}, "--description says 'Wrote the tests.', it has 'Copied the first.' of two"),
        ({"seeded_from": "gold"}, "--seed-from says 'gold', it has 'nothing'"),
        ({"title": "Another"}, "--title says 'Another', it has 'A first round'"),
        ({"procedure": "Another."}, "--procedure says 'Another.', it has 'Made for the tests.'"),
    ],
)
def test_a_call_that_contradicts_the_round_is_refused(tale: Corpus, said: dict[str, Any], difference: str) -> None:
    """What differs is named with both values, and the round stays as it is."""
    before = tale.read_bytes(ROUND)

    message = refusal(tale, "first", Call(**said))

    assert difference in message
    assert message.startswith(f"round first is open, and what it is stays as {ROUND} says: ")
    assert before == tale.read_bytes(ROUND)


def test_all_contradictions_are_named_at_once(tale: Corpus) -> None:
    """A call that differs twice is told both."""
    message = refusal(tale, "first", Call(kind="person", title="Another"))

    assert "--title says" in message and "of one" in message and "of two" in message


def test_a_round_that_is_not_there_is_named(tale: Corpus) -> None:
    """Whoever asks for an unknown round is told which there are, or which is near."""
    with pytest.raises(CorpusError, match="there is no round 'frist' in annotations/rounds; near are first"):
        load_round(tale, "frist")
    with pytest.raises(CorpusError, match="there is no round 'x' in annotations/rounds; there are: first"):
        load_round(tale, "x")
