"""What annotators take for what."""

from agreeing import cue, given_of, mention, report_on, stance
from passes import given as pass_of
from sarv.records import Target
from sarv.rounds.agreement.confusions import Confusion, Mixup
from sarv.rounds.agreement.plain import plain
from sarv.rounds.agreement.report import report


def test_a_table_has_what_both_chose_and_what_one_did_not_mark() -> None:
    """Rows are the first annotator's labels, columns the second's, in the order of their field, and last what is unmarked."""
    one = [mention(1, (0, 6)), mention(2, (10, 16)), mention(3, (20, 26), form="metonym"), mention(4, (30, 36))]
    two = [mention(1, (0, 6)), mention(2, (10, 16), form="nominal"), mention(3, (40, 46), form="metonym")]
    found = report_on(one, two).layers[0].confusions

    labels = ("name", "nominal", "metonym", "")
    counts = ((1, 1, 0, 1), (0, 0, 0, 0), (0, 0, 0, 1), (0, 0, 1, 0))
    assert (Confusion("mention", "form", ("one", "two"), labels, counts),) == found


def test_actors_taken_for_one_another_are_counted_both_ways() -> None:
    """Of units that match, the actors that two annotators named for one another; most frequent first."""
    one = [mention(1, (0, 6), "army"), mention(2, (10, 16)), mention(3, (20, 26), "millers")]
    two = [mention(1, (0, 6)), mention(2, (10, 16), "army"), mention(3, (20, 26), "millers", "speaker")]

    expected = (Mixup("mention", "actors", "army", "office", 2), Mixup("mention", "actors", "millers", "millers + speaker", 1))
    assert expected == report_on(one, two).layers[0].mixups


def test_targets_of_other_kinds_are_called_what_they_are() -> None:
    """A proposition where another annotator named an actor; and nobody as the source is the empty name."""
    one = [stance(1, cue((0, 5)), target=Target(proposition=mention(1, (50, 60)).spans))]
    two = [stance(1, cue((0, 5)), target=Target(actor="army"))]

    assert (Mixup("stance", "target", "(a proposition)", "army", 1),) == report_on(one, two).layers[1].mixups


def test_each_pair_has_a_table() -> None:
    """Of three annotators there are three tables for each question; in plain values nothing marked is null."""
    passes = [pass_of("one", mention(1, (0, 6))), pass_of("two", mention(1, (0, 6))), pass_of("zoe")]
    found = plain(report(given_of(passes)))["layers"]["actors"]["confusions"]

    assert [["one", "two"], ["one", "zoe"], ["two", "zoe"]] == [table["between"] for table in found]
    assert (["name", None], [[0, 1], [0, 0]]) == (found[1]["labels"], found[1]["counts"])


def test_labels_stand_in_the_order_of_their_field() -> None:
    """Whichever pair uses a label first, figures by label stand in the order in which the scheme lists them."""
    passes = [
        pass_of("one", mention(1, (0, 6), form="metonym")),
        pass_of("two", mention(1, (0, 6), form="metonym")),
        pass_of("zoe", mention(1, (0, 6), form="nominal")),
    ]
    figures = report(given_of(passes)).layers[0].figures

    labels = [one.name.label for one in figures if one.name[1:3] == ("f1_label", "form") and one.over == "pairs"]
    assert ["nominal", "metonym"] == labels
