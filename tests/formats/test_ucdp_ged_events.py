"""Event tables in the manner of UCDP GED come out as worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_sheets import Tale
from event_tables import filled, strike, written
from sarv.formats import acled_events, ucdp_ged_events


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


@pytest.mark.parametrize("of", [None, "riders"])
def test_a_mixed_toll_of_doers_and_civilians(of: str | None) -> None:
    """A mixed figure with the doers' own dead makes no one-sided violence; one without them does."""
    tale = Tale()
    doer, dead = tale.argument("perpetrator", "men", "ferrymen"), tale.argument("victim", "riders", "riders")
    civilians = (tale.argument("victim", "millers", "millers"), tale.killed(3, status="civilian", of="millers"))
    own = tale.event("e1", "armed_campaign", doer, dead, *civilians, tale.killed(14, status="mixed", of=of))
    others = tale.event("e2", "armed_campaign", doer, *civilians, tale.killed(14, status="mixed"))
    rows, made = written(ucdp_ged_events, tale.sheet(own, others))

    assert ["e2"] == [row["event"] for row in rows]
    assert ["/events/0"] == [loss.pointer for loss in made.losses]
    assert made.losses[0].message.startswith("the doers' own dead are among those of a mixed figure")


@pytest.mark.parametrize(("victim", "side_a"), [("ral-ministry", "Royal Guard"), ("guards-at-oss", "Ral"), ("millers", "Ral")])
def test_a_state_is_not_accused_of_what_is_done_to_it(victim: str, side_a: str) -> None:
    """Side A of one-sided violence is no body of which a victim is a part, unless the victim is a doer."""
    tale = Tale()
    event = tale.event(
        "e1",
        "attack_on_civilians",
        tale.argument("perpetrator", "guards", "guards-at-oss"),
        tale.argument("victim", "they", victim),
        tale.killed(2, status="civilian"),
    )
    (row,), _ = written(ucdp_ged_events, tale.sheet(event))

    assert ("3", side_a, "Civilians") == (row["type_of_violence"], row["side_a"], row["side_b"])


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
