"""What annotators gave differently, and how it is told."""

from typing import Any

from agreeing import argument, cue, event, mention, stance, told, toll
from passes import given as pass_of
from sarv.records import Target
from sarv.rounds.agreement.cards import Card, Cards
from sarv.rounds.agreement.comparison import compare_all
from sarv.rounds.agreement.disagreements import Disagreement, disagreements
from sarv.rounds.agreement.passages import Passages
from sarv.rounds.agreement.units import units_of

NAMES = ("one", "two", "three")
TEXT = "The office shut the mill. Two men were held there, a miller said.\n"
ACTORS = {"office": "The Office", "millers": "Millers of Oss"}


def found(layer: str, *passes: list[Any]) -> list[Disagreement]:
    """The disagreements between these passes."""
    together = compare_all([units_of(pass_of(name, *elements)) for name, elements in zip(NAMES, passes, strict=False)])
    return disagreements("tale-1", layer, together)


def card(layer: str, *passes: list[Any], text: str | None = TEXT) -> Card:
    """The card of the only disagreement between these passes."""
    (one,) = found(layer, *passes)
    return Cards(NAMES[: len(passes)], ACTORS, None if text is None else Passages(text)).card(one)


def told_by(shown: Card) -> list[list[tuple[str, str, bool]]]:
    """What each version says."""
    return [[(said.part, said.text, said.differs) for said in version.said] for version in shown.versions]


def test_what_is_alike_is_no_disagreement() -> None:
    """The same mention under another id, with its actors in another order, is given alike."""
    assert [] == found("actors", [mention(1, (4, 10), "office", "army")], [mention(9, (4, 10), "army", "office")])


def test_disagreements_stand_in_text_order() -> None:
    """What only one marked, and what all marked differently, with the parts in which they differ."""
    one = [mention(1, (20, 24), form="nominal"), mention(2, (4, 10))]
    two = [mention(1, (20, 24)), mention(2, (30, 33))]

    expected = [((4, 10), ("marked",)), ((20, 24), ("form",)), ((30, 33), ("marked",))]
    assert expected == [(one.place, one.differs) for one in found("actors", one, two)]


def test_three_annotators_make_one_disagreement() -> None:
    """Of three annotators, those who marked it stand side by side."""
    (one,) = found("actors", [mention(1, (4, 10))], [], [mention(1, (0, 10))])

    assert ("marked", "words") == one.differs
    assert [True, False, True] == [version is not None for version in one.given]


def test_the_same_event_under_another_id_is_the_same_target() -> None:
    """A stance on an event that both marked has the same target, whatever the id; so has a link."""
    one = [stance(1, cue((0, 3)), target=Target(event="e1")), event(1, (11, 15))]
    two = [stance(1, cue((0, 3)), target=Target(event="e7")), event(7, (11, 15), stage="planned")]

    assert [] == found("stance", one, two)


def test_parts_of_events_are_compared_one_by_one() -> None:
    """An event differs in the kinds of parts of which some are not in all versions."""
    both = [argument("place", (20, 24))]
    one = [
        event(1, (37, 41), arguments=[*both, argument("victim", (26, 33))], casualties=[toll((26, 33), 2, 2)], reports=[told()])
    ]
    two = [event(1, (37, 41), arguments=both, casualties=[toll((26, 33), 2, 2)], reports=[told(act="denied")])]

    assert [("arguments", "reports")] == [one.differs for one in found("violence", one, two)]


def test_a_card_says_who_marked_it() -> None:
    """What only some marked names them; those who did not have no version."""
    shown = card("actors", [mention(1, (4, 10))], [], [mention(1, (4, 10))])

    assert ("only one and three", True) == (shown.title, shown.one_sided)
    assert ["one", "three"] == [version.annotator for version in shown.versions]


def test_a_card_marks_what_not_all_say() -> None:
    """Each version says everything, and what differs is marked; a passage that all share stands once."""
    shown = card("actors", [mention(1, (4, 10), "office")], [mention(1, (4, 10), "millers")])

    assert ("differs in actor", False) == (shown.title, shown.one_sided)
    assert "The office shut the mill." == "".join(stretch.text for stretch in shown.passage)
    expected = [
        [("actor", "The Office", True), ("form", "name", False)],
        [("actor", "Millers of Oss", True), ("form", "name", False)],
    ]
    assert expected == told_by(shown)


def test_versions_with_other_words_have_passages_of_their_own() -> None:
    """Where the words differ, each version shows its own."""
    shown = card("actors", [mention(1, (4, 10))], [mention(1, (0, 10))])

    assert [] == shown.passage
    marked = [[stretch.text for stretch in version.passage if stretch.mark] for version in shown.versions]
    assert [["office"], ["The office"]] == marked


def test_stances_and_events_are_told_in_words() -> None:
    """Holder, target, cues, arguments, figures and reports are told with names and quoted words."""
    target = Target(proposition=mention(1, (11, 24)).spans)
    one = card("stance", [stance(1, cue((11, 15)), target=target)], [])
    given = event(
        1,
        (39, 43),
        arguments=[argument("victim", (26, 33), "millers", "alleged")],
        casualties=[toll((26, 29), 2, None, "captured", "at_least")],
        reports=[told("millers")],
    )
    other = card("violence", [given], [])

    expected = ["The Office", "that “shut the mill”", "oppose", "reported", "“shut” (naming)"]
    assert expected == [text for _, text, _ in told_by(one)[0]]
    expected = [
        "abduction",
        "completed",
        "“held”",
        "victim: “Two men” → Millers of Oss (alleged)",
        "captured at_least 2: “Two” (unstated, event, source The Office)",
        "Millers of Oss: asserted (reported)",
    ]
    assert expected == [text for _, text, _ in told_by(other)[0]]


def test_without_the_text_there_are_offsets() -> None:
    """Where the text may not be shown, places are given as offsets, and there is no passage."""
    shown = card("actors", [mention(1, (4, 10))], [], text=None)

    assert [] == shown.passage
    assert [[("words", "[4, 10)", False), ("actor", "The Office", False), ("form", "name", False)]] == told_by(shown)
