"""Krippendorff's alpha has its published values."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarv.rounds.agreement import krippendorff_alpha
from sarv.rounds.agreement.krippendorff_alpha import Metric

LABELS = (1, 2, 3, 5)
METRICS: tuple[Metric, ...] = ("nominal", "ordinal", "interval", "ratio")
tables = st.integers(1, 4).flatmap(
    lambda annotators: st.lists(
        st.lists(st.none() | st.sampled_from(LABELS), min_size=annotators, max_size=annotators), max_size=8
    )
)


def units(*annotators: str) -> list[list[str | None]]:
    """Units from rows as papers print them: one row an annotator, a dot where a value is missing."""
    return [[None if value == "." else value for value in unit] for unit in zip(*annotators, strict=True)]


def alpha(table: list[list[int | None]], metric: Metric) -> float | None:
    """Alpha of units with the numbers of `LABELS`."""
    return krippendorff_alpha.value(krippendorff_alpha.statistics(table, LABELS), metric, LABELS)


@pytest.mark.parametrize(("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)])
def test_four_annotators_with_missing_values(metric: Metric, published: float) -> None:
    """Krippendorff 2011, sections C and D: 4 annotators, 12 units, missing values, in each metric."""
    table = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    coincidences = krippendorff_alpha.statistics(table, "12345")

    assert published == pytest.approx(krippendorff_alpha.value(coincidences, metric, range(1, 6)), abs=0.0005)


@pytest.mark.parametrize(
    ("rows", "published"),
    [
        pytest.param(("0100000010", "1110010000"), 0.095, id="Krippendorff 2011, section A"),
        pytest.param(("aabbdcccedda", "babbbccceddd"), 0.692, id="Krippendorff 2011, section B"),
        pytest.param(("001111111100001111110000", "000011110000000110000000"), 0.329, id="Krippendorff 1995, p. 57, pair A"),
    ],
)
def test_two_annotators(rows: tuple[str, str], published: float) -> None:
    """Published rows of two annotators give the published nominal alpha."""
    coincidences = krippendorff_alpha.statistics(units(*rows), "".join(sorted({*rows[0], *rows[1]})))

    assert published == pytest.approx(krippendorff_alpha.value(coincidences), abs=0.0005)


def test_a_table_of_three_labels() -> None:
    """Artstein and Poesio 2008, p. 568: alpha is .800 (of rounded disagreements) where Cohen's kappa is .801."""
    table = [["s", "s"]] * 46 + [["s", "i"]] * 6 + [["i", "i"]] * 32 + [["c", "i"]] * 6 + [["c", "c"]] * 10

    assert pytest.approx(0.800, abs=0.001) == krippendorff_alpha.value(krippendorff_alpha.statistics(table, "sic"))


def test_fourteen_annotators() -> None:
    """Of the usual table of 14 annotators, 10 units and 5 labels Fleiss' kappa is .210; alpha corrects it for the 140 values."""
    times = ["00 00 00 00 14", "00 02 06 04 02", "00 00 03 05 06", "00 03 09 02 00", "02 02 08 01 01",
             "07 07 00 00 00", "03 02 06 03 00", "02 05 03 02 02", "06 05 02 01 00", "00 02 02 03 07"]  # fmt: skip
    table = [[label for label, number in zip("abcde", row.split(), strict=True) for _ in range(int(number))] for row in times]

    expected = 1 - (1 - 0.210) * 139 / 140
    assert expected == pytest.approx(krippendorff_alpha.value(krippendorff_alpha.statistics(table, "abcde")), abs=0.0005)


@pytest.mark.parametrize(
    "table", [[], [[1, None], [None, 2]], [[1, 1], [1, 1]]], ids=["no units", "no unit has two values", "one label only"]
)
@pytest.mark.parametrize("metric", METRICS)
def test_where_it_is_undefined(table: list[list[int | None]], metric: Metric) -> None:
    """Where no unit has two values, or all values are the same, there is no alpha."""
    assert alpha(table, metric) is None


def test_two_zeros_have_a_ratio() -> None:
    """In the ratio metric 0 differs from 0 by nothing, and from any other number by all."""
    coincidences = krippendorff_alpha.statistics([[0, 0], [0, 7]], (0, 7))

    assert 0 == krippendorff_alpha.value(coincidences, "ratio", (0, 7)) == krippendorff_alpha.value(coincidences)


@pytest.mark.parametrize("metric", ["interval", "ratio"])
def test_numbers_must_be_given(metric: Metric) -> None:
    """Interval and ratio need numbers."""
    with pytest.raises(ValueError, match=f"the metric {metric} needs the labels as numbers"):
        krippendorff_alpha.value(np.eye(2), metric)


def test_documents_add_up() -> None:
    """Coincidences of documents add up to those of all, and a stack gives the figure of each sum."""
    first: list[list[int | None]] = [[1, 2, None], [3, 3, 3]]
    second: list[list[int | None]] = [[5, 5, 1]]
    one, other = (krippendorff_alpha.statistics(table, LABELS) for table in (first, second))

    assert krippendorff_alpha.statistics(first + second, LABELS).tolist() == (one + other).tolist()
    for metric in METRICS:
        found = krippendorff_alpha.values(np.stack([one, other]), metric, LABELS)
        assert [alpha(first, metric), alpha(second, metric)] == found.tolist()


@given(tables, st.sampled_from(METRICS), st.randoms(use_true_random=False))
def test_order_does_not_matter(table: list[list[int | None]], metric: Metric, random: Any) -> None:
    """Alpha is the same for every order of the units and of the annotators."""
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(table, len(table))]

    assert alpha(table, metric) == pytest.approx(alpha(shuffled, metric), abs=1e-12)


@given(tables, st.sampled_from(METRICS))
def test_a_unit_with_one_value_does_not_count(table: list[list[int | None]], metric: Metric) -> None:
    """Units that fewer than two annotators judged change nothing."""
    judged = [unit for unit in table if len(unit) - unit.count(None) > 1]

    assert alpha(table, metric) == pytest.approx(alpha(judged, metric), abs=1e-12)


@given(tables, st.sampled_from(METRICS))
def test_it_is_at_most_one(table: list[list[int | None]], metric: Metric) -> None:
    """Alpha is 1 where annotators gave every unit the same value, less for others."""
    found = alpha(table, metric)

    assert found is None or (found == 1) == all(len({*unit} - {None}) < 2 for unit in table)
    assert found is None or found <= 1
