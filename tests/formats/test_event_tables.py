"""Tables of events in the manner of ACLED and UCDP GED come out as worked out by hand."""

import csv
import io
from collections.abc import Sequence
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_sheets import GAZETTE, REGISTERS, Tale
from sarv.formats import acled_events, ucdp_ged_events
from sarv.formats._event_table import OUR_COLUMNS, sides, table
from sarv.formats._format import Sheet, Written
from sarv.records import Event, EventReport, Party

BOTH = (acled_events, ucdp_ged_events)


def written(format_: ModuleType, *sheets: Sheet) -> tuple[list[dict[str, str]], Written]:
    """The rows of a table, and what was lost."""
    made: Written = format_.write(sheets, REGISTERS)
    (raw,) = made.files.values()
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""))), made


def filled(row: dict[str, str], columns: Sequence[str]) -> dict[str, str]:
    """What stands in the columns of the other's table; empty ones are left out."""
    return {name: row[name] for name in columns if row[name]}


def strike(tale: Tale, id_: str = "e1") -> Event:
    """A strike of the Guards on the Riders at the mill of Oss, of which three sources tell."""
    return tale.event(
        id_,
        "air_drone_strike",
        tale.argument("perpetrator", "guards", "guards-at-oss"),
        tale.argument("target", "riders", "riders"),
        tale.argument("target", "mill"),
        tale.argument("place", "Oss"),
        tale.argument("time", "at dawn"),
        tale.argument("weapon", "drone"),
        tale.killed(9, by="hospital"),
        tale.killed(8, by="ral-ministry", status="combatant", of="riders"),
        tale.killed(14, by="ferrymen", status="mixed"),
        tale.killed(6, by="ferrymen", status="civilian", of="millers"),
        tale.killed(40, kind="injured"),
        tale.killed(90, scope="cumulative"),
        reports=(
            EventReport(source=GAZETTE, voice="outlet", act="asserted"),
            EventReport(source=Party(actor="ral-ministry"), voice="quoted", act="claimed"),
        ),
    )


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


def test_a_row_of_ucdp() -> None:
    """An event fills GED's columns: best is the lowest of the sources that are on neither side, and is the sum of its parts."""
    tale = Tale()
    (row,), _ = written(ucdp_ged_events, tale.sheet(strike(tale)))

    assert {
        "id": "tale-1:e1",
        "type_of_violence": "1",
        "dyad_name": "Ral - Ferrymen",
        "side_a": "Ral",
        "side_b": "Ferrymen",
        "number_of_sources": "1",
        "source_office": "Oss Gazette",
        "source_date": "2020-02-02",
        "source_original": "Oss Gazette; Ral Ministry",
        "where_description": "Oss",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "0",
        "deaths_unknown": "9",
        "best": "9",
        "high": "14",
        "low": "8",
    } == filled(row, ucdp_ged_events.COLUMNS)
    assert "best is the lowest of sources on neither side of: Ral Ministry 8, Hospital 9, Ferrymen 14" == row["counting"]


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


@pytest.mark.parametrize("format_", BOTH, ids=lambda one: one.__name__)
@pytest.mark.parametrize("stage", ["attempted", "foiled", "planned", "threatened", "feared", "not_occurred"])
def test_what_did_not_happen(format_: ModuleType, stage: str) -> None:
    """An event that is not told to have happened is no row, and is lost with its stage."""
    tale = Tale()
    event = tale.event("e1", "armed_clash", tale.argument("party", "riders", "riders"), tale.killed(2), stage=stage)
    rows, made = written(format_, tale.sheet(event))

    assert ([], [("/events/0", stage)]) == (rows, [(loss.pointer, loss.value) for loss in made.losses])


def test_campaigns() -> None:
    """ACLED has no campaigns. UCDP counts one as its parts, and by the figures of its episode only where they have none."""
    tale = Tale()
    doers = (tale.argument("perpetrator", "guards", "guards-at-oss"), tale.argument("target", "riders", "riders"))
    with_parts = tale.sheet(
        tale.event("e1", "armed_campaign", *doers, tale.killed(60, scope="episode")),
        tale.event("e2", "armed_clash", *doers, tale.killed(5), part_of="e1"),
    )
    alone = tale.sheet(tale.event("e1", "armed_campaign", *doers, tale.killed(60, scope="episode")))

    assert ["e2"] == [row["event"] for row in written(acled_events, with_parts)[0]]
    assert [("e2", "5")] == [(row["event"], row["best"]) for row in written(ucdp_ged_events, with_parts)[0]]
    assert [("e1", "60")] == [(row["event"], row["best"]) for row in written(ucdp_ged_events, alone)[0]]


@pytest.mark.parametrize("format_", BOTH, ids=lambda one: one.__name__)
def test_a_part_of_what_is_counted(format_: ModuleType) -> None:
    """The row of a part names the event whose row counts its deaths, too; that may be the whole of the whole."""
    tale = Tale()
    doers = (tale.argument("perpetrator", "guards", "guards-at-oss"), tale.argument("target", "riders", "riders"))
    sheet = tale.sheet(
        tale.event("e1", "armed_clash", *doers, tale.killed(9)),
        tale.event("e2", "armed_clash", *doers, part_of="e1"),
        tale.event("e3", "shelling_missile", *doers, tale.killed(4), part_of="e2"),
    )
    rows = {row["event"]: row for row in written(format_, sheet)[0]}

    assert ("", "e1") == (rows["e1"]["counted_in"], rows["e3"]["counted_in"])
    assert "e2" == rows["e3"]["part_of"]


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


def test_every_mapped_type_has_a_place_in_table_2() -> None:
    """Every sub-event type that labels are mapped to belongs to an event type."""
    from sarv.layers import mappings

    mapped = {value for row in mappings()["event_type"].rows for to in row.to if to.scheme == "ACLED" for value in to.values}

    assert set() == mapped - {name for names in acled_events.TYPES.values() for name in names}


DYADS: dict[str, tuple[str, str | None, str, str, tuple[str, str, str] | None]] = {
    "the state is side A": ("armed_clash", "riders", "guards-at-oss", "unstated", ("1", "Ral", "Ferrymen")),
    "groups": ("armed_clash", "riders", "red-sail", "unstated", ("2", "Ferrymen", "Red Sail")),
    "civilians": ("attack_on_civilians", "riders", "millers", "unstated", ("3", "Ferrymen", "Civilians")),
    "captives": ("attack_on_civilians", "riders", "guards-at-oss", "combatant", ("3", "Ferrymen", "Civilians")),
    "shells on civilians": ("shelling_missile", "guards-at-oss", "millers", "civilian", ("3", "Ral", "Civilians")),
    "within a state": ("armed_clash", "guards-at-oss", "ral-ministry", "unstated", ("1", "Royal Guard", "Ral Ministry")),
    "civilians in a clash": ("armed_clash", "riders", "millers", "civilian", None),
    "nobody named": ("armed_clash", None, "millers", "civilian", None),
    "no type of UCDP's": ("arrest", "guards-at-oss", "millers", "civilian", None),
}


@pytest.mark.parametrize("case", DYADS, ids=str)
def test_types_of_violence(case: str) -> None:
    """The type of violence follows from who did it to whom, within what the mapping allows; else the event is lost."""
    type_, doer, target, status, expected = DYADS[case]
    tale = Tale()
    event = tale.event(
        "e1",
        type_,
        tale.argument("perpetrator", "they", doer),
        tale.argument("victim", "them", target),
        tale.killed(2, status=status, of=target if status == "combatant" else None),
    )
    rows, made = written(ucdp_ged_events, tale.sheet(event))

    assert ([expected] if expected else []) == [(row["type_of_violence"], row["side_a"], row["side_b"]) for row in rows]
    assert ([] if expected else ["/events/0"]) == [loss.pointer for loss in made.losses]


def test_deaths_by_side() -> None:
    """Fighters are deaths of their side, civilians of their own column, and of whom nothing is said those of unknown."""
    tale = Tale()
    event = tale.event(
        "e1",
        "armed_clash",
        tale.argument("party", "guards", "guards-at-oss"),
        tale.argument("party", "riders", "riders"),
        tale.killed(15, status="mixed"),
        tale.killed(5, status="combatant", of="guards-at-oss"),
        tale.killed(4, status="combatant", of="ferrymen"),
        tale.killed(3, status="civilian"),
    )
    (row,), _ = written(ucdp_ged_events, tale.sheet(event))

    assert ["5", "4", "3", "3", "15"] == [
        row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")
    ]


def test_doers_who_are_accused_by_rivals() -> None:
    """Of doers whose part is only alleged the first stands, with its parts; others are rival doers, not its allies."""
    tale = Tale()
    event = tale.event(
        "e1",
        "explosive_device",
        tale.argument("perpetrator", "ferrymen", "ferrymen", "alleged"),
        tale.argument("perpetrator", "red sail", "red-sail", "alleged"),
        tale.argument("perpetrator", "riders", "riders", "denied"),
        tale.argument("perpetrator", "guards", "guards-at-oss", "denied"),
    )
    (row,), _ = written(acled_events, tale.sheet(event))

    assert ("Ferrymen", "Riders", "Red Sail; Guards at Oss", "alleged") == (
        row["actor1"],
        row["assoc_actor_1"].split("; ")[0],
        row["rival_doers"],
        row["doer_status"],
    )


def test_the_two_sides_of_a_fight() -> None:
    """Of two-sided fighting the first party begins; the harmed stand with their side, civilians on neither."""
    tale = Tale()
    arguments = [("party", "riders"), ("party", "royal-guard"), ("victim", "captain-brenn"), ("victim", "millers")]
    event = tale.event("e1", "armed_clash", *(tale.argument(role, "they", actor) for role, actor in arguments))
    found = sides(event, REGISTERS.actors)

    assert (["riders"], ["royal-guard", "captain-brenn"], ["millers"]) == (found.first, found.second, found.others)


def test_other_layers_are_lost_as_a_whole() -> None:
    """A table of events has no mentions and no stances: each layer that is there is lost once."""
    from sarv.records import Mention, Span

    mention = Mention(id="m1", spans=(Span(start=0, end=1),), actors=("riders",), form="name")

    assert ["/mentions"] == [loss.pointer for loss in written(acled_events, Tale().sheet(mentions=[mention, mention]))[1].losses]


@pytest.mark.parametrize("format_", BOTH, ids=lambda one: one.__name__)
def test_the_order_of_sheets_is_free(format_: ModuleType) -> None:
    """The same sheets in another order give the same bytes."""
    sheets = []
    for name in ("tale-2", "tale-1"):
        tale = Tale(name)
        sheets.append(tale.sheet(strike(tale)))

    assert format_.write(sheets, REGISTERS).files == format_.write(sheets[::-1], REGISTERS).files


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@sum(a1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(words: str) -> None:
    """Words that a spreadsheet would calculate have an apostrophe before them."""
    (row,) = csv.DictReader(io.StringIO(table(["a"], [{"a": words}]).decode(), newline=""))

    assert f"'{words}" == row["a"]


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_any_words_fit_into_a_table(rows: list[tuple[str, str]]) -> None:
    """Commas, quotation marks, line ends and any script come back from the table, but for apostrophes before formulas."""
    raw = table(["a", "b"], [{"a": one, "b": other} for one, other in rows])
    read = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))[1:]

    assert [[one.removeprefix("'"), other.removeprefix("'")] for one, other in rows] == [
        [one.removeprefix("'"), other.removeprefix("'")] for one, other in read
    ]


figures = st.tuples(
    st.integers(0, 9),
    st.sampled_from([None, "hospital", "ral-ministry", "ferrymen"]),
    st.sampled_from(["riders", "guards-at-oss", "millers", None]),
    st.sampled_from(["civilian", "combatant", "mixed", "unstated"]),
)


@given(st.lists(figures, min_size=1, max_size=6))
def test_estimates_are_in_order(drawn: list[tuple[int, str | None, str | None, str]]) -> None:
    """Low is at most best, best at most high; best is the sum of its parts; ACLED counts as low."""
    tale = Tale()
    event = tale.event(
        "e1",
        "armed_clash",
        tale.argument("perpetrator", "riders", "riders"),
        tale.argument("target", "guards", "guards-at-oss"),
        *(tale.killed(low, by=by, of=of, status=status) for low, by, of, status in drawn),
    )
    rows, _ = written(ucdp_ged_events, tale.sheet(event))
    (acled,), _ = written(acled_events, tale.sheet(event))

    assert bool(rows) == any(low for low, *_ in drawn)
    for row in rows:
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert int(row["best"]) == sum(int(row[f"deaths_{name}"]) for name in ("a", "b", "civilians", "unknown"))
        assert acled["fatalities"] == row["low"]
