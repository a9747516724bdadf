"""The figures of hand-made annotations are those that one computes by hand."""

import pytest
from msgspec.structs import replace

from agreeing import argument, cue, event, figure, given_of, mention, report_on, stance, told, toll, value
from passes import given as pass_of
from sarv.records import Link, Target
from sarv.rounds.agreement.report import AgreementReport, report


@pytest.fixture
def actors() -> AgreementReport:
    """Three mentions each: one the same, one with other words, actor and form, one of each annotator alone."""
    one = [mention(1, (0, 6)), mention(2, (10, 14), "army", form="nominal"), mention(3, (20, 24), "millers")]
    two = [mention(1, (0, 6)), mention(2, (10, 18), "office"), mention(3, (30, 33), "speaker", form="nominal")]
    return report_on(one, two)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (2 * 1 / 6, ("mention", "f1_exact")),
        (2 * 2 / 6, ("mention", "f1_matched")),
        (2 * 1 / 6, ("mention", "f1_whole")),
        (1 / 2, ("mention", "share", "actors")),
        # Half agree; office is named by half of the one's and all of the other's, so half would by chance.
        (0, ("mention", "kappa", "actors")),
        (1 / 2, ("mention", "share", "form")),
        (0, ("mention", "kappa", "form")),
        # Of four values three are `name`: 1 − (2 / 4) / (2 × 3 × 1 / (4 × 3)).
        (0, ("mention", "alpha", "form")),
        (2 * 1 / 4, ("mention", "f1_label", "form", "name")),
        (0, ("mention", "f1_label", "form", "nominal")),
        (2 * 1 / 4, ("mention", "f1_label", "type", "government")),
        (0, ("mention", "f1_label", "type", "military")),
        (0, ("mention", "f1_label", "type", "civilians")),
    ],
)
def test_mentions(actors: AgreementReport, expected: float, name: tuple[str, ...]) -> None:
    """Words, linked actors, form, and each label, of three mentions each."""
    assert expected == pytest.approx(value(actors, *name), abs=1e-6)


def test_a_mention_of_two_actors_has_both_their_types() -> None:
    """Where one annotator links an actor more, the common type matches and the other does not; the link is not the same."""
    found = report_on([mention(1, (0, 6), "army", "office")], [mention(1, (0, 6), "office")])

    assert 1 == value(found, "mention", "f1_label", "type", "government")
    assert 0 == value(found, "mention", "f1_label", "type", "military")
    assert 0 == value(found, "mention", "f1_whole")


@pytest.fixture
def stances() -> AgreementReport:
    """Two stances each, on the army and on an abduction that has another id and other words with each annotator.

    The first annotator's cue (10, 15) serves both stances.
    """
    on_event = Target(event="e1"), Target(event="e9")
    one = [
        stance(1, cue((0, 5)), cue((10, 15), "demand")),
        stance(2, cue((10, 15), "demand"), target=on_event[0], voice="quoted"),
        event(1, (100, 110)),
    ]
    two = [
        stance(1, cue((0, 5)), voice="quoted"),
        stance(2, cue((12, 15), "demand"), target=on_event[1], voice="quoted", polarity="support"),
        event(9, (105, 115)),
    ]
    return report_on(one, two)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (2 * 1 / 4, ("cue", "f1_exact")),
        (2 * 2 / 4, ("cue", "f1_matched")),
        (2 * 2 / 4, ("cue", "f1_whole")),
        (1, ("cue", "kappa", "kind")),
        (2 * 2 / 4, ("stance", "f1_matched")),
        (1, ("stance", "share", "holder")),
        (1, ("stance", "share", "target")),
        (1 / 2, ("stance", "share", "polarity")),
        (1 / 2, ("stance", "share", "voice")),
        (2 * 1 / 4, ("stance", "f1_triples")),
        (2 * (1 + 2 / 3) / 4, ("stance", "f1_frames")),
        (2 * 1 / 3, ("stance", "f1_label", "polarity", "oppose")),
        (0, ("stance", "f1_label", "polarity", "support")),
    ],
)
def test_stances(stances: AgreementReport, expected: float, name: tuple[str, ...]) -> None:
    """Cues count once each, targets are the same where the events match, triples need not be in the same words."""
    assert expected == pytest.approx(value(stances, *name), abs=1e-6)


def test_propositions_are_the_same_where_they_overlap() -> None:
    """A proposition in other words that overlap is the same target, one elsewhere is another."""
    here, near, elsewhere = (Target(proposition=mention(1, place).spans) for place in ((50, 60), (55, 70), (80, 90)))

    assert 1 == value(
        report_on([stance(1, cue((0, 5)), target=here)], [stance(1, cue((0, 5)), target=near)]), "stance", "f1_triples"
    )
    assert 0 == value(
        report_on([stance(1, cue((0, 5)), target=here)], [stance(1, cue((0, 5)), target=elsewhere)]), "stance", "f1_triples"
    )


@pytest.fixture
def violence() -> AgreementReport:
    """An abduction and an arrest that is part of it; the second annotator has a third event, and other parts of the first."""
    one = [
        event(1, (0, 5), arguments=[argument("victim", (10, 15), "millers"), argument("place", (20, 25))],
              casualties=[toll((30, 33), 2, 2)], reports=[told(), told("army", act="denied")]),
        event(2, (50, 55), type_="arrest", links=[Link(type="part_of", event="e1")]),
    ]  # fmt: skip
    two = [
        event(4, (3, 8), arguments=[argument("victim", (10, 15)), argument("time", (20, 22))],
              casualties=[toll((30, 33), 3, 3)], reports=[told(act="claimed")]),
        event(5, (50, 55), type_="arrest", links=[Link(type="part_of", event="e4")]),
        event(6, (70, 75)),
    ]  # fmt: skip
    return report_on(one, two)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (2 * 1 / 5, ("trigger", "f1_exact")),
        (2 * 2 / 5, ("trigger", "f1_matched")),
        (2 * 2 / 5, ("event", "f1_matched")),
        (2 * 2 / 5, ("event", "f1_whole")),
        (1, ("event", "kappa", "type")),
        (2 * 1 / 4, ("argument", "f1_exact")),
        (2 * 2 / 4, ("argument", "f1_matched")),
        (0, ("argument", "f1_whole")),
        (1 / 2, ("argument", "share", "role")),
        (2 * 1 / 2, ("argument", "f1_label", "role", "victim")),
        (0, ("argument", "f1_label", "role", "place")),
        (2 * 1 / 2, ("casualties", "f1_matched")),
        (0, ("casualties", "f1_whole")),
        (1 - 2 / 3, ("casualties", "error")),
        (2 * 1 / 3, ("report", "f1_matched")),
        (0, ("report", "f1_whole")),
        (1, ("link", "f1_matched")),
        # Of 8 and 7 slots 4 are the same; the arrests have three slots each, all the same.
        (2 * (2 * 4 / 15 + 1) / 5, ("event", "f1_frames")),
    ],
)
def test_violence(violence: AgreementReport, expected: float, name: tuple[str, ...]) -> None:
    """Triggers, events, and the parts of events that match."""
    assert expected == pytest.approx(value(violence, *name), abs=1e-6)


def test_parts_match_only_in_events_that_match() -> None:
    """The same words with the same role in another event are another argument."""
    one = [event(1, (0, 5), arguments=[argument("place", (80, 85))]), event(2, (50, 55))]
    two = [event(1, (0, 5)), event(2, (50, 55), arguments=[argument("place", (80, 85))])]

    assert 0 == value(report_on(one, two), "argument", "f1_matched")


def test_a_shared_trigger_counts_once_and_its_events_are_told_apart() -> None:
    """Of two events with one trigger, each matches the one with its stage, whatever the order."""
    one = [event(1, (0, 5)), event(2, (0, 5), stage="planned")]
    two = [event(1, (0, 5), stage="planned"), event(2, (0, 5))]
    found = report_on(one, two)

    assert 1 == figure(found, "trigger", "f1_exact").count
    assert 1 == value(found, "event", "f1_whole")


def test_documents_are_summed_before_the_figure() -> None:
    """One of one and none of three make F1 of 2 × 1 / (1 + 1 + 3), not the mean of 1 and 0."""
    good = [pass_of("one", mention(1, (0, 6))), pass_of("two", mention(1, (0, 6)))]
    bad = [pass_of("one"), pass_of("two", mention(1, (0, 6)), mention(2, (10, 16)), mention(3, (20, 26)))]

    assert 2 / 5 == value(report(given_of(good, bad)), "mention", "f1_matched")


@pytest.fixture
def three() -> AgreementReport:
    """Three annotators on three places, of which the third leaves one out, and takes one for a nominal."""
    places = ((0, 6), (10, 16), (20, 26))
    forms = {"one": ("name", "name", "nominal"), "two": ("name", "name", "nominal"), "three": ("nominal", "", "nominal")}
    passes = [
        pass_of(
            name, *(mention(i, place, form=form) for i, (place, form) in enumerate(zip(places, said, strict=True), 1) if form)
        )
        for name, said in forms.items()
    ]
    return report(given_of(passes))


def test_three_annotators_make_three_pairs(three: AgreementReport) -> None:
    """The figure over all pairs is the mean of those of the pairs."""
    pairs = {one.between: one.value for layer in three.layers for one in layer.figures
             if one.over == "pair" and one.name[:2] == ("mention", "f1_matched")}  # fmt: skip

    assert {("one", "two"): 1, ("one", "three"): 0.8, ("two", "three"): 0.8} == pairs
    assert 2.6 / 3 == pytest.approx(value(three, "mention", "f1_matched"), abs=1e-6)


def test_alpha_is_over_all_at_once(three: AgreementReport) -> None:
    """Three values of the first place, two of the second, three of the third: coincidences 3, 1, 1, 3.

    Observed 2 / 8, expected 2 × 4 × 4 / (8 × 7); alpha = 1 − 0.25 / (4 / 7) = 0.5625.
    """
    assert 0.5625 == value(three, "mention", "alpha", "form", over="all")
    assert 3 == figure(three, "mention", "alpha", "form", over="all").count


def test_a_third_annotator_can_part_what_two_have_in_common() -> None:
    """Two arguments match between two annotators whose events match, and not among three where these events are apart."""
    place = [argument("place", (80, 85))]
    events = {"one": [event(1, (0, 10)), event(2, (12, 20))], "two": [event(1, (0, 11), arguments=place)],
              "three": [event(1, (9, 17), arguments=place)]}  # fmt: skip
    found = report(given_of([pass_of(name, *given) for name, given in events.items()]))

    assert 1 == figure(found, "argument", "share", "role").count
    assert 0 == figure(found, "argument", "alpha", "role", over="all").count


def test_only_layers_that_all_call_complete_are_compared() -> None:
    """A document counts for a layer where every annotator says that it is complete."""
    passes = [pass_of("one", mention(1, (0, 6))), pass_of("two", mention(1, (0, 6)))]
    part = [passes[0], replace(passes[1], complete=("stance", "violence"))]
    found = report(given_of(passes, part))

    assert [("tale-1",), ("tale-1", "tale-2"), ("tale-1", "tale-2")] == [layer.documents for layer in found.layers]
    assert 1 == figure(found, "mention", "f1_matched").count


def test_what_is_undefined_says_why() -> None:
    """No figure is made up where nothing was marked, nothing by both, or one label alone was chosen."""
    found = report_on([mention(1, (0, 6))], [mention(1, (0, 6)), mention(2, (10, 16))])
    apart = report_on([mention(1, (0, 6))], [mention(1, (10, 16))])

    said = "everyone gave the same answer throughout, so chance would agree as well"
    assert (None, said) == (value(found, "mention", "kappa", "form"), figure(found, "mention", "kappa", "form").undefined)
    assert (None, "none was marked") == (value(found, "cue", "f1_exact"), figure(found, "cue", "f1_exact").undefined)
    assert "none was marked by both" == figure(apart, "mention", "share", "form").undefined
    assert "none was marked by both" == figure(found, "casualties", "error").undefined
    assert "none was marked" == figure(found, "cue", "unitizing_alpha").undefined


def test_a_figure_rests_on_what_anybody_marked() -> None:
    """The units of an F1 are those that either annotator marked, those that match once: one here, and one of each by itself."""
    found = report_on(
        [mention(1, (0, 6)), mention(2, (10, 16))], [mention(1, (0, 5), form="nominal"), mention(2, (20, 26), form="nominal")]
    )

    assert [3, 3, 3] == [figure(found, "mention", name).count for name in ("f1_exact", "f1_matched", "f1_whole")]
    assert [2, 2] == [figure(found, "mention", "f1_label", "form", label).count for label in ("name", "nominal")]


def test_units_of_frames_are_frames() -> None:
    """Frames that are alike in part rest on as many units as frames that match: on a whole number."""
    mine, theirs = [stance(1, cue((0, 5))), stance(2, cue((10, 15)))], [stance(1, cue((0, 5)), polarity="support")]
    found = report_on([*mine, event(1, (0, 5))], [*theirs, event(1, (0, 5), stage="planned"), event(2, (50, 55))])

    assert [2, 2, 2] == [figure(found, "stance", name).count for name in ("f1_matched", "f1_frames", "f1_triples")]
    assert [2, 2] == [figure(found, "event", name).count for name in ("f1_matched", "f1_frames")]


def test_a_mean_over_pairs_gives_the_reason_of_each() -> None:
    """Where no pair has a figure, the mean says of each reason which pairs it holds for."""
    same, other = mention(1, (0, 6)), mention(1, (50, 56))
    found = report(given_of([pass_of("one", same), pass_of("two", same), pass_of("three", other)]))

    expected = (
        "one and two: everyone gave the same answer throughout, so chance would agree as well; "
        "one and three, two and three: none was marked by both"
    )
    assert expected == figure(found, "mention", "kappa", "form").undefined
    assert "none was marked" == figure(found, "cue", "f1_matched").undefined


def test_a_layer_that_nobody_completed_has_no_figures() -> None:
    """Without documents a layer is empty, and the others are not hindered."""
    passes = [replace(pass_of(name, mention(1, (0, 6))), complete=("actors",)) for name in ("one", "two")]
    found = report(given_of(passes))

    assert [True, False, False] == [bool(layer.figures) for layer in found.layers]


def test_gamma_is_there_when_asked_for() -> None:
    """Gamma is 1 of annotators who did the same, of each layer with units, and not made unless asked for."""
    one = [mention(1, (0, 6)), mention(2, (300, 306), "army")]
    found = report_on(one, one, gamma=True)

    assert 1 == value(found, "mention", "gamma")
    assert "none was marked" == figure(found, "cue", "gamma").undefined
    with pytest.raises(StopIteration):
        figure(report_on(one, one), "mention", "gamma")
