"""What event tables have in common: which events are rows, who stands where, what is lost, and that any words fit in."""

import csv
import io
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_sheets import REGISTERS, Tale
from event_tables import BOTH, strike, written
from sarv.formats import acled_events, ucdp_ged_events
from sarv.formats._event_table import sides, table


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


HARMED: dict[str, tuple[list[str], list[str], list[str]]] = {
    "enemies": (["riders", "captain-brenn", "ferrymen", "millers"], ["riders", "ferrymen"], ["captain-brenn", "millers"]),
    "of one state": (["guards-at-oss", "ral-ministry", "riders"], ["guards-at-oss", "ral-ministry"], ["riders"]),
    "civilians": (["hospital", "riders", "ossian-pell"], ["hospital", "ossian-pell"], ["riders"]),
}


@pytest.mark.parametrize("case", HARMED, ids=str)
def test_the_harmed_of_a_fight_without_doers(case: str) -> None:
    """Where nobody is told to have done it, the second side are the first of the harmed and its own, never its enemies."""
    actors, second, others = HARMED[case]
    tale = Tale()
    found = sides(tale.event("e1", "armed_clash", *(tale.argument("victim", "they", one) for one in actors)), REGISTERS.actors)

    assert ([], second, others) == (found.first, found.second, found.others)


@pytest.mark.parametrize("doers", [[], ["red-sail"]], ids=["without a doer", "with a doer"])
def test_a_target_that_is_denied(doers: list[str]) -> None:
    """Who is only denied to be a target makes no side; who is told to be one elsewhere does."""
    tale = Tale()
    event = tale.event(
        "e1",
        "armed_clash",
        *(tale.argument("perpetrator", "they", one) for one in doers),
        tale.argument("target", "guards", "guards-at-oss", "denied"),
        tale.argument("target", "millers", "millers", "denied"),
        tale.argument("victim", "millers", "millers"),
    )
    found = sides(event, REGISTERS.actors)

    assert (doers, ["millers"], ["guards-at-oss"]) == (found.first, found.second, found.others)


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
