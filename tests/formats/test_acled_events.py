"""Event tables in the manner of ACLED come out as worked out by hand."""

import pytest

from event_sheets import Tale
from event_tables import filled, strike, written
from sarv.formats import acled_events, ucdp_ged_events
from sarv.formats._event_table import OUR_COLUMNS


def test_a_row_of_acled() -> None:
    """An event fills ACLED's columns by its rules: of rival tolls the lowest counts; what the text does not say is empty."""
    tale = Tale()
    (row,), made = written(acled_events, tale.sheet(strike(tale)))

    assert {
        "event_id_cnty": "tale-1:e1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "Guards at Oss",
        "assoc_actor_1": "Royal Guard",
        "inter1": "State forces or External/Other forces",
        "actor2": "Riders",
        "assoc_actor_2": "Ferrymen",
        "inter2": "Rebel group",
        "location": "Oss",
        "source": "Oss Gazette",
        "fatalities": "8",
    } == filled(row, acled_events.COLUMNS)
    assert {
        "counting": "the lowest of: Ral Ministry 8, Hospital 9, Ferrymen 14",
        "event_type_annotated": "air_drone_strike",
        "stage": "completed",
        "doer_status": "stated",
        "objects": "mill",
        "weapon": "drone",
        "time_words": "at dawn",
        "reports": "asserted: Oss Gazette; claimed: Ral Ministry",
        "publication_date": "2020-02-02",
        "document": "tale-1",
        "event": "e1",
        "incident": "oss-raid",
    } == filled(row, OUR_COLUMNS)
    assert [("/events/0/casualties/4", "injured"), ("/events/0/casualties/5", "cumulative")] == [
        (loss.pointer, loss.value) for loss in made.losses
    ]
    assert {"format_loss"} == {loss.code for loss in made.losses}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("dozens of men", 12),
        ("Tens", 10),
        ("hundreds", 100),
        ("tens of thousands", 10_000),
        ("hundreds, even thousands", 100),
        ("several millers", 3),
        ("men", 3),
    ],
)
def test_words_for_numbers(words: str, count: int) -> None:
    """ACLED has a number for words, and the row says which rule was used; UCDP has none, and the row has no number."""
    tale = Tale()
    event = tale.event(
        "e1",
        "attack_on_civilians",
        tale.argument("perpetrator", "riders", "riders"),
        tale.argument("victim", "millers", "millers"),
        tale.killed(None, words=words),
    )
    (row,), _ = written(acled_events, tale.sheet(event))
    (other,), made = written(ucdp_ged_events, tale.sheet(event))

    assert (str(count), f"recorded as {count}" if count > 3 else "as 3 or 10, here as 3") == (
        row["fatalities"],
        row["counting"][row["counting"].index("recorded as" if count > 3 else "as 3") :],
    )
    assert ("3", "", "", "") == (other["type_of_violence"], other["low"], other["best"], other["high"])
    assert ["/events/0/casualties/0"] == [loss.pointer for loss in made.losses]


@pytest.mark.parametrize(
    ("scope", "fatalities", "counting"),
    [(None, "0", "no deaths are reported: 0"), ("episode", "", "only figures over several events are given")],
)
def test_no_figure_of_the_event(scope: str | None, fatalities: str, counting: str) -> None:
    """For ACLED no reported deaths are 0; a figure over several events leaves the cell empty. UCDP has neither event."""
    tale = Tale()
    figures = () if scope is None else (tale.killed(9, scope=scope),)
    sheet = tale.sheet(tale.event("e1", "armed_clash", tale.argument("party", "riders", "riders"), *figures))
    (row,), _ = written(acled_events, sheet)
    rows, made = written(ucdp_ged_events, sheet)

    assert (fatalities, counting) == (row["fatalities"], row["counting"])
    assert ([], ["/events/0"]) == (rows, [loss.pointer for loss in made.losses])


ACLED_TYPES: dict[str, tuple[str, list[tuple[str, str | None]], str | None]] = {
    "regained": ("territory_seized", [("perpetrator", "royal-guard")], "Government regains territory"),
    "overtaken": ("territory_seized", [("perpetrator", "riders")], "Non-state actor overtakes territory"),
    "nobody seized it": ("territory_seized", [], None),
    "a civilian": ("targeted_killing", [("perpetrator", "riders"), ("victim", "ossian-pell")], "Attack"),
    "a captain": ("targeted_killing", [("perpetrator", "riders"), ("victim", "captain-brenn")], "Armed clash"),
    "a captain by drone": ("targeted_killing", [("victim", "captain-brenn"), ("weapon", None)], "Air/drone strike"),
    "unspecified": ("unspecified", [], None),
    "captured": ("combatant_capture", [], None),
    "crowd": ("force_against_protesters", [], "Protest with intervention"),
}


@pytest.mark.parametrize("case", ACLED_TYPES, ids=str)
def test_computed_sub_event_types(case: str) -> None:
    """Where the mapping leaves the sub-event type to be computed, it follows from actors, weapons and harm."""
    type_, arguments, expected = ACLED_TYPES[case]
    tale = Tale()
    event = tale.event("e1", type_, *(tale.argument(role, "a drone", actor) for role, actor in arguments))
    rows, made = written(acled_events, tale.sheet(event))

    assert ([expected] if expected else []) == [row["sub_event_type"] for row in rows]
    assert ([] if expected else ["/events/0"]) == [loss.pointer for loss in made.losses]


TARGETS: dict[str, tuple[str, list[str], str]] = {
    "civilians": ("attack_on_civilians", ["millers"], "Civilians targeted"),
    "medics among soldiers": ("attack_on_civilians", ["guards-at-oss", "hospital"], "Civilians targeted"),
    "captured soldiers": ("attack_on_civilians", ["guards-at-oss"], ""),
    "people of whom nothing is said": ("attack_on_civilians", ["dead-of-oss"], "Civilians targeted"),
    "nobody who is named": ("attack_on_civilians", [], "Civilians targeted"),
    "a bomb among civilians": ("explosive_device", ["millers"], "Civilians targeted"),
    "a bomb among civilians and soldiers": ("explosive_device", ["millers", "guards-at-oss"], ""),
}


@pytest.mark.parametrize("doers", [[], ["riders"]], ids=["without a doer", "with a doer"])
@pytest.mark.parametrize("case", TARGETS, ids=str)
def test_civilian_targeting(case: str, doers: list[str]) -> None:
    """Civilians are targeted by violence against them, unless all who are named are fighters, and by bombs among them alone."""
    type_, targets, expected = TARGETS[case]
    tale = Tale()
    arguments = [*(("perpetrator", doer) for doer in doers), *(("victim", target) for target in targets)]
    event = tale.event("e1", type_, *(tale.argument(role, "they", one) for role, one in arguments))
    (row,), _ = written(acled_events, tale.sheet(event))

    assert expected == row["civilian_targeting"]


def test_a_body_of_both_sides() -> None:
    """A body that the other side is a part of, too, is associated with neither."""
    tale = Tale()
    event = tale.event(
        "e1",
        "armed_clash",
        tale.argument("perpetrator", "guards", "guards-at-oss"),
        tale.argument("victim", "Brenn", "captain-brenn"),
        tale.argument("victim", "riders", "riders"),
    )
    (row,), _ = written(acled_events, tale.sheet(event))

    assert ("Guards at Oss", "", "Captain Brenn", "Riders; Ferrymen") == (
        row["actor1"],
        row["assoc_actor_1"],
        row["actor2"],
        row["assoc_actor_2"],
    )


@pytest.mark.parametrize(("of", "status"), [("children-of-oss", "civilian"), ("red-sail", "combatant")])
def test_whose_figures_are_no_rivals(of: str, status: str) -> None:
    """A figure of some of the dead, or of doers, even denied ones, does not lower the count, nor UCDP's; the row says so."""
    tale = Tale()
    event = tale.event(
        "e1",
        "attack_on_civilians",
        tale.argument("perpetrator", "riders", "riders"),
        tale.argument("perpetrator", "red sail", "red-sail", "denied"),
        tale.argument("victim", "dead", "dead-of-oss"),
        tale.killed(6, by="hospital", of="dead-of-oss"),
        tale.killed(2, status=status, of=of),
    )
    (row,), _ = written(acled_events, tale.sheet(event))
    (other,), _ = written(ucdp_ged_events, tale.sheet(event))
    counting = "the lowest of: Hospital 6 (of some of them or of others, so no rivals: Oss Gazette 2)"

    assert ("6", counting) == (row["fatalities"], row["counting"])
    assert ("6", "6", "6", f"best is {counting}") == (other["low"], other["best"], other["high"], other["counting"])


def test_every_mapped_type_has_a_place_in_table_2() -> None:
    """Every sub-event type that labels are mapped to belongs to an event type."""
    from sarv.layers import mappings

    mapped = {value for row in mappings()["event_type"].rows for to in row.to if to.scheme == "ACLED" for value in to.values}

    assert set() == mapped - {name for names in acled_events.TYPES.values() for name in names}
