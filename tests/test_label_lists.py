"""What the lists of labels in guidelines must hold to."""

import pytest

from sarv.corpus import CorpusError
from sarv.label_lists import with_label_lists
from sarv.layers import layers

HEAD = "# Guidelines\n\n<!-- labels of polarity -->\n"
TAIL = "\nA stance has one polarity.\n"


def test_every_label_is_listed_with_its_examples_and_near_miss() -> None:
    """A list has definition, examples and near miss of each label of its field, word for word, and of no other field."""
    (polarity,) = [field for field in layers()["stance"].fields if field.field == "polarity"]
    listed = with_label_lists(HEAD)

    for label in polarity.labels:
        assert f"- `{label.label}`: {label.definition}\n" in listed
        assert [] == [words for words in (*label.examples, label.near_miss) if f": {words}\n" not in listed]
    assert len(polarity.labels) == listed.count("\n- `")


def test_an_outdated_list_is_replaced_and_all_else_is_kept() -> None:
    """Whatever stood between the two lines goes; the text around stays as it was, also where two lists follow each other."""
    fresh = with_label_lists(HEAD + TAIL)
    between = fresh[len(HEAD) : fresh.index("<!-- end of labels -->")]
    two = fresh + "<!-- labels of voice -->\n" + TAIL

    assert fresh == with_label_lists(fresh)
    assert fresh == with_label_lists(fresh.replace(between, "- `gone`: an older label\n"))
    assert fresh[: -len(TAIL)] == with_label_lists(fresh[: -len(TAIL) - 1]) + "\n"
    assert fresh.startswith(HEAD)
    assert fresh.endswith("<!-- end of labels -->\n" + TAIL)
    assert with_label_lists(two) == with_label_lists(with_label_lists(two))
    assert TAIL + "<!-- labels of voice -->\n" in with_label_lists(two)


def test_a_list_of_an_unknown_field_is_refused() -> None:
    """The message names the field asked for and the fields there are."""
    for field in ("mood", "cue.kind"):
        with pytest.raises(CorpusError, match=rf"the labels of '{field}'; the layers have actor_kind, .*polarity"):
            with_label_lists(f"<!-- labels of {field} -->")
