"""Labels, columns and other files of a release are compared too; labels demand a version of the schema, not of the data."""

from typing import Any

import pytest

from sarv.release.changes.registers import of_columns, of_files, of_scheme


def field(*labels: str, definition: str = "Which.") -> dict[str, Any]:
    """A field with these labels."""
    made = [{"label": label, "title": label, "definition": f"Is {label}."} for label in labels]
    return {"field": "colour", "title": "Colour", "definition": definition, "labels": made}


BEFORE = {"colour": field("red", "blue")}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BEFORE, []),
        ({"colour": field("red", "blue", "green")}, [("added", "minor", "colour/green", None)]),
        ({"colour": field("red")}, [("removed", "major", "colour/blue", None)]),
        ({"colour": field("blue", "red")}, [("changed", "major", "colour", "/labels")]),
        ({"colour": field("red", "blue", definition="What.")}, [("changed", "patch", "colour", "/definition")]),
        ({**BEFORE, "size": field("red") | {"field": "size"}}, [("added", "minor", "size", None)]),
        ({}, [("removed", "major", "colour", None)]),
    ],
)
def test_labels_are_compared(after: dict[str, Any], expected: list[Any]) -> None:
    """Labels that come add, labels that go or change places break what was learnt by their numbers, words are metadata."""
    assert expected == [(one.kind, one.demands, one.element, one.field) for one in of_scheme(BEFORE, after)]


def test_a_definition_of_a_label() -> None:
    """Another definition of a label is shown with both."""
    after = {"colour": field("red", "blue")}
    after["colour"]["labels"][1]["definition"] = "Is like the sky."

    assert [("colour/blue", "/definition", "Is blue.", "Is like the sky.")] == [
        (one.element, one.field, one.old, one.new) for one in of_scheme(BEFORE, after)
    ]


def test_columns_are_compared() -> None:
    """Columns that come add, columns that go break whoever reads them."""
    old, new = {"documents": frozenset({"id", "url"})}, {"documents": frozenset({"id", "text"})}

    assert [("added", "minor", "documents/text"), ("removed", "major", "documents/url")] == [
        (one.kind, one.demands, one.element) for one in of_columns(old, new)
    ]


def test_files_are_compared() -> None:
    """Other files are compared by their checksums, and demand PATCH."""
    found = of_files({"a": "1", "b": "1", "c": "1"}, {"b": "2", "c": "1", "d": "1"})

    assert [("removed", "a"), ("changed", "b"), ("added", "d")] == [(one.kind, one.element) for one in found]
