"""Documents get their split with their gold: that of their incident, and new incidents so that the shares fill up."""

from collections import Counter

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import SPLITS
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.derivation.splits import SHARES, with_new
from sarv.validation import validate

INCIDENTS = st.dictionaries(st.integers(0, 60).map("doc-{}".format), st.integers(0, 25).map("incident-{}".format), max_size=60)


@given(INCIDENTS, st.data())
def test_no_split_changes_and_none_parts_an_incident(incidents: dict[str, str], data: st.DataObject) -> None:
    """However documents come in, those of one incident are in one split, and what has a split keeps it."""
    first = data.draw(st.sets(st.sampled_from(sorted(incidents))) if incidents else st.just(set()))
    before = with_new({}, {name: incidents[name] for name in first})
    after = with_new(before, incidents)

    assert incidents.keys() == after.keys()
    assert before.items() <= after.items()
    assert len({(incidents[name], split) for name, split in after.items()}) == len(set(incidents.values()))


@given(st.integers(3, 200))
def test_three_incidents_fill_all_splits(count: int) -> None:
    """From three incidents on no split is empty, and each split is within an incident of its share."""
    splits = with_new({}, {f"doc-{number}": f"incident-{number}" for number in range(count)})
    counts = Counter(splits.values())

    assert set(SHARES) == set(counts)
    assert all(abs(counts[split] - share * count / 100) <= 1 for split, share in SHARES.items() if count > 6)


def test_the_order_of_documents_does_not_matter() -> None:
    """The same documents in another order get the same splits."""
    incidents = {f"doc-{number}": f"incident-{number % 7}" for number in range(30)}

    assert with_new({}, incidents) == with_new({}, dict(reversed(incidents.items())))


def test_gold_brings_splits(tale: Corpus) -> None:
    """`sarv gold` gives every document that has gold and none a split, says so, and the folder is valid again."""
    apply(tale.root, [Edit(SPLITS, remove=("/documents/tale-0002", "/documents/tale-0003"))])

    done = CliRunner().invoke(sarv, ["gold", "--folder", str(tale.root)])

    assert 0 == done.exit_code
    assert {"test", "validation"} == {tale.splits[name] for name in ("tale-0002", "tale-0003")}
    assert f"tale-0002 is in {tale.splits['tale-0002']} from now on" in done.stderr
    assert [] == list(validate(tale))


def test_retired_ids_stay_listed(tale: Corpus) -> None:
    """What was retired stays so when splits are written."""
    apply(tale.root, [Edit(SPLITS, remove=("/documents/tale-0003",), set={"/retired": ["tale-0009"]})])

    CliRunner().invoke(sarv, ["gold", "--folder", str(tale.root)])

    assert b'"tale-0009"' in tale.read_bytes(SPLITS)
    assert "test" == tale.splits["tale-0003"]
