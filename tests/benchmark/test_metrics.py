"""Every metric gives what its definition's example gives, worked by hand; and the figures that any metric must give."""

import math
from typing import Any

import pytest

from sarv.benchmark.metrics import metrics
from scored import argument, event, figure, gold, mention, one, predicted, said, same_layers, stance, value

ARREST = (5, 12)
FOUR = ("union", "mayor", "police", "villagers")


def toll(source: str, low: int, high: int | None) -> dict[str, Any]:
    """A figure of killed in a toll."""
    ends = {"low": low} | ({"high": high} if high is not None else {})
    return {"kind": "killed", **ends, "source": {"actor": source}}


FULL = gold(
    mentions=[mention((0, 4), "army"), mention(((10, 14), (20, 24)), "army", "police")],
    stances=[stance("army", "union", "oppose"), stance("mayor", "e1", "support"), stance("union", (30, 44), "neutral")],
    events=[
        event(
            "arrest",
            (50, 54),
            arguments=[argument("perpetrator", (60, 64), "police"), argument("time", (70, 74))],
            casualties=[figure("killed", 2, 2), figure("injured", 3, None)],
            reports=[said("mayor", "asserted"), said("union", "denied")],
        ),
        event("armed_clash", (80, 84), id_="e2", stage="feared", reports=[said("mayor", "predicted")]),
    ],
)

EXAMPLES: list[tuple[str, float, dict[str, Any], dict[str, Any]]] = [
    (
        "mention_f1",
        0.5,
        {"mentions": [mention((0, 8), "army"), mention((20, 28), "villagers")]},
        {"mentions": [mention((0, 8), "army"), mention((20, 29), "villagers")]},
    ),
    (
        "mention_span_f1",
        0.4,
        {"mentions": [mention((0, 8), "army"), mention((20, 28), "army")]},
        {"mentions": [mention((0, 8), "mayor"), mention((20, 29), "army"), mention((40, 44), "army")]},
    ),
    (
        "mention_overlap_f1",
        0.5,
        {"mentions": [mention((0, 8), "army"), mention((20, 28), "army")]},
        {"mentions": [mention((4, 24), "army"), mention((60, 64), "army")]},
    ),
    (
        "linked_mention_f1",
        0.8,
        {"mentions": [mention((0, 8), "army"), mention((20, 28), "army", "police")]},
        {"mentions": [mention((0, 8), "army"), mention((20, 28), "police")]},
    ),
    (
        "linking_accuracy",
        0.5,
        {"mentions": [mention((0, 8), "army"), mention((20, 28), "army", "police")]},
        {"mentions": [mention((0, 8), "army"), mention((20, 28), "police"), mention((40, 44), "army")]},
    ),
    (
        "stance_f1",
        0.5,
        {"stances": [stance("army", "union", "oppose"), stance("mayor", "union", "support")]},
        {"stances": [stance("army", "union", "oppose"), stance("mayor", "union", "oppose")]},
    ),
    (
        "polarity_macro_f1",
        0.5,
        {"stances": [*[stance("army", name, "oppose") for name in FOUR], stance("mayor", "union", "support")]},
        {"stances": [stance("army", name, "oppose") for name in FOUR]},
    ),
    (
        "voice_f1",
        0.5,
        {"stances": [stance("army", "union", "oppose", voice="quoted"), stance("mayor", "union", "support")]},
        {"stances": [stance("army", "union", "oppose"), stance("mayor", "union", "support")]},
    ),
    (
        "cue_f1",
        0.5,
        {"stances": [stance("army", "union", "oppose", (3, 9), ((30, 34), (40, 44)))]},
        {"stances": [stance("mayor", "union", "support", (3, 9), (30, 34))]},
    ),
    (
        "cue_overlap_f1",
        1.0,
        {"stances": [stance("army", "union", "oppose", (3, 9), ((30, 34), (40, 44)))]},
        {"stances": [stance("mayor", "union", "support", (3, 9), (42, 50))]},
    ),
    (
        "trigger_f1",
        0.5,
        {"events": [event("arrest", ARREST), event("armed_clash", (40, 46), id_="e2")]},
        {"events": [event("arrest", ARREST), event("grenade", (40, 46), id_="e2")]},
    ),
    (
        "trigger_overlap_f1",
        0.5,
        {"events": [event("arrest", ARREST), event("armed_clash", (40, 46), id_="e2")]},
        {"events": [event("arrest", (5, 15)), event("grenade", (40, 46), id_="e2")]},
    ),
    (
        "event_f1",
        2 * 3 / (4 + 5),
        {"events": [event("arrest", (5, 9), arguments=[argument("victim", (20, 24))])]},
        {
            "events": [
                event("arrest", (5, 9), stage="planned", arguments=[argument("victim", (20, 24)), argument("place", (30, 34))])
            ]
        },
    ),
    (
        "event_type_f1",
        0.4,
        {"events": [event("arrest", (5, 9)), event("armed_clash", (20, 24), id_="e2")]},
        {"events": [event("arrest", (5, 9)), event("torture", (20, 24), id_="e2"), event("arrest", (60, 64), id_="e3")]},
    ),
    (
        "stage_macro_f1",
        0.5,
        {
            "events": [
                *[event("arrest", (at, at + 4), id_=f"e{at}") for at in (5, 15, 25)],
                event("arrest", (35, 39), stage="threatened"),
            ]
        },
        {"events": [event("arrest", (at, at + 4), id_=f"e{at}") for at in (5, 15, 25)]},
    ),
    (
        "argument_exact_f1",
        0.5,
        {"events": [event("arrest", (50, 54), arguments=[argument("victim", (10, 14)), argument("place", (30, 34))])]},
        {"events": [event("arrest", (50, 54), arguments=[argument("victim", (5, 14)), argument("place", (30, 34))])]},
    ),
    (
        "argument_actor_f1",
        0.5,
        {
            "events": [
                event(
                    "arrest",
                    (50, 54),
                    arguments=[argument("perpetrator", (0, 4), "army"), argument("victim", (10, 14), "villagers")],
                )
            ]
        },
        {
            "events": [
                event(
                    "arrest",
                    (50, 54),
                    arguments=[
                        argument("perpetrator", (0, 4), "police"),
                        argument("victim", (20, 24), "villagers"),
                        argument("victim", (25, 29), "villagers"),
                    ],
                )
            ]
        },
    ),
    (
        "casualty_f1",
        0.5,
        {"events": [event("arrest", (5, 9), casualties=[figure("killed", 12, 12), figure("injured", 30, None)])]},
        {"events": [event("arrest", (5, 9), casualties=[figure("killed", 12, 12), figure("injured", 30, 30)])]},
    ),
    (
        "casualty_tolerance_f1",
        0.5,
        {"events": [event("arrest", (5, 9), casualties=[figure("killed", 12, 12), figure("killed", 100, None)])]},
        {"events": [event("arrest", (5, 9), casualties=[figure("killed", 14, 14), figure("killed", 105, None)])]},
    ),
    (
        "casualty_error",
        math.log(2),
        {"events": [event("arrest", (5, 9), casualties=[figure("killed", 9, 9)])]},
        {"events": [event("arrest", (5, 9), casualties=[figure("killed", 19, 19)])]},
    ),
    (
        "report_f1",
        0.5,
        {"events": [event("arrest", (5, 9), reports=[said("mayor", "claimed"), said("villagers", "denied")])]},
        {"events": [event("arrest", (5, 9), reports=[said("mayor", "claimed"), said("villagers", "asserted")])]},
    ),
    (
        "factuality_macro_f1",
        0.5,
        {"events": [event("arrest", (5, 9), reports=[*[said(name, "asserted") for name in FOUR], said("army", "denied")])]},
        {"events": [event("arrest", (5, 9), reports=[said(name, "asserted") for name in FOUR])]},
    ),
    (
        "toll_f1",
        0.5,
        {"events": [event("arrest", (5, 9), casualties=[figure("killed", 12, 12), figure("killed", 20, None, "villagers")])]},
        {"tolls": [{"figures": [toll("mayor", 12, 12), toll("villagers", 20, 20)]}]},
    ),
    (
        "toll_tolerance_f1",
        1.0,
        {"events": [event("arrest", (5, 9), casualties=[figure("killed", 100, None, "villagers")])]},
        {"tolls": [{"figures": [toll("villagers", 108, None)]}]},
    ),
    (
        "toll_error",
        math.log(2),
        {"events": [event("arrest", (5, 9), casualties=[figure("killed", 9, 9)])]},
        {"tolls": [{"figures": [toll("mayor", 19, 19)]}]},
    ),
]
"""The metric, its figure, gold's layers, the predicted layers: the examples of the definitions."""

IDENTICAL = [name for name, metric in metrics().items() if not metric.lower_is_better]


@pytest.mark.parametrize(("name", "expected", "ours", "theirs"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_the_example_of_a_definition(name: str, expected: float, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """A metric gives the figure that its definition's example was worked out to by hand."""
    assert pytest.approx(expected) == one(name, ours, theirs)


def test_every_metric_has_its_example() -> None:
    """Every metric is tested by an example, heads by the words of theirs, and its definition has one."""
    assert set(metrics()) == {example[0] for example in EXAMPLES} | {"argument_f1"}
    assert [] == [name for name, metric in metrics().items() if "Example: " not in metric.definition]


def test_the_example_of_arguments_by_head() -> None:
    """Arguments with the same role and head word are the same, whatever modifiers and tails they have."""
    text = "Guards shot three villagers from the hills at the ford."
    victim, villagers, ford, hills = (7 + 5, 27), (18, 42), (46, 54), (33, 42)
    assert ["three villagers", "villagers from the hills", "the ford", "the hills"] == [
        text[slice(*place)] for place in (victim, villagers, ford, hills)
    ]
    ours = {"events": [event("arrest", (7, 11), arguments=[argument("victim", victim), argument("place", ford)])]}
    theirs = {"events": [event("arrest", (7, 11), arguments=[argument("victim", villagers), argument("place", hills)])]}

    assert 0.5 == one("argument_f1", ours, theirs, text)


@pytest.mark.parametrize("name", IDENTICAL)
def test_gold_itself_scores_one(name: str) -> None:
    """A prediction that says what gold says scores 1 in every metric, and an error of 0."""
    assert 1 == value(name, (FULL, same_layers(FULL)))


@pytest.mark.parametrize("name", sorted(set(metrics()) - set(IDENTICAL)))
def test_gold_itself_has_no_error(name: str) -> None:
    """A prediction that says what gold says has no error, and an empty one has nothing that could have any."""
    assert 0 == value(name, (FULL, same_layers(FULL)))
    assert math.isnan(value(name, (FULL, None)))


@pytest.mark.parametrize("name", IDENTICAL)
def test_nothing_scores_nothing(name: str) -> None:
    """A document that was not predicted scores 0, or has no figure where only what was found is judged."""
    found = value(name, (FULL, None))

    assert found == 0 or (name == "linking_accuracy" and math.isnan(found))


@pytest.mark.parametrize("name", sorted(metrics()))
def test_nothing_in_nothing_has_no_figure(name: str) -> None:
    """Where there is nothing in gold and nothing predicted, there is no figure."""
    assert math.isnan(value(name, (gold(), predicted(mentions=[], stances=[], events=[]))))


def test_a_mention_may_have_types_without_a_link() -> None:
    """Models that do not link give types; links, where there are any, decide."""
    ours = {"mentions": [mention((0, 4), "army")]}

    assert 1 == one("mention_f1", ours, {"mentions": [{"spans": [{"start": 0, "end": 4}], "types": ["military"]}]})
    assert 0 == one("mention_f1", ours, {"mentions": [mention((0, 4), "mayor") | {"types": ["military"]}]})
    assert 0 == one("mention_f1", ours, {"mentions": [{"spans": [{"start": 0, "end": 4}]}]})
    assert 1 == one("mention_span_f1", ours, {"mentions": [{"spans": [{"start": 0, "end": 4}]}]})


def test_two_mentions_without_a_type_are_not_right_together() -> None:
    """What has no type, on both sides, is not the same type."""
    unknown = {"mentions": [mention((0, 4), "somebody-unknown")]}

    assert 0 == one("mention_f1", unknown, unknown)
    assert 0 == one("mention_overlap_f1", unknown, unknown)


def test_the_target_is_the_paired_event() -> None:
    """A stance on an event is right where its event is paired with gold's, whatever the ids."""
    ours = {"events": [event("arrest", (5, 9))], "stances": [stance("mayor", "e1", "oppose")]}
    theirs = {"events": [event("torture", (5, 9), id_="e7")], "stances": [stance("mayor", "e7", "oppose")]}
    elsewhere = {"events": [event("arrest", (60, 64), id_="e1")], "stances": [stance("mayor", "e1", "oppose")]}

    assert 1 == one("stance_f1", ours, theirs)
    assert 0 == one("stance_f1", ours, elsewhere)


def test_a_proposition_is_the_same_from_one_half() -> None:
    """Propositions that share half of the characters that either covers are the same target; a whole text is not."""
    ours = {"stances": [stance("mayor", (10, 20), "support")]}

    assert 1 == one("stance_f1", ours, {"stances": [stance("mayor", (10, 30), "support")]})
    assert 0 == one("stance_f1", ours, {"stances": [stance("mayor", (10, 31), "support")]})
    assert 0 == one("stance_f1", ours, {"stances": [stance("mayor", (0, 499), "support")]})


def test_parts_of_a_toll_are_not_added_up() -> None:
    """A source's toll of an event is its greatest figure; what is open at both ends is none."""
    parts = [figure("killed", 12, 12), figure("killed", 5, 5), figure("injured", None, None)]
    ours = {"events": [event("arrest", (5, 9), casualties=parts)]}

    assert 1 == one("toll_f1", ours, {"tolls": [{"figures": [toll("mayor", 12, 12)]}]})


def test_tolls_that_are_given_win_over_those_of_events() -> None:
    """A prediction with `tolls` is scored by these, and by its events' figures only without them."""
    ours = {"events": [event("arrest", (5, 9), casualties=[figure("killed", 12, 12)])]}

    assert 1 == one("toll_f1", ours, ours)
    assert 0 == one("toll_f1", ours, ours | {"tolls": []})


def test_an_event_pairs_only_by_more_than_labels() -> None:
    """Events that share type, stage and reports, but no trigger, argument or figure, are no pair."""
    ours = {"events": [event("arrest", (5, 9), reports=[said("mayor", "asserted")])]}
    theirs = {"events": [event("arrest", (60, 64), reports=[said("mayor", "asserted")])]}

    assert 0 == one("event_f1", ours, theirs)


def test_a_layer_without_answers_counts_by_documents() -> None:
    """Figures are made of the sums over documents, not of the documents' figures."""
    many = gold(mentions=[mention((at, at + 4), "army") for at in (0, 10, 20)])
    few = gold(id_="doc-2", mentions=[mention((0, 4), "army")])

    assert 2 * 3 / (4 + 3) == value("mention_f1", (many, same_layers(many)), (few, None))
