"""The quotes format says the same as offsets, and never guesses a place."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarv.formats.quotes import from_annotation, resolve, to_annotation, unresolved
from sarv.quoting import occurrences
from sarv.records import Annotation, Document, Rights, Span, TextFacts
from texts import annotated, extents, texts

TEXT = "aXa 🚧 Oss said Oss was cut off. Oss 🚧\n"


def document(text: str) -> Document:
    """A document with `text`."""
    return Document(
        id="tale-0001",
        collection="tale",
        language="en",
        outlet="oss-gazette",
        genre="report",
        incident="any",
        rights=Rights(license="CC0-1.0", credit="nobody", redistribute=True),
        text=TextFacts(sha256="0" * 64, length=len(text)),
    )


@given(annotated(), st.booleans())
def test_an_annotation_survives_the_way_to_quotes_and_back(pair: tuple[str, Annotation], shipped: bool) -> None:
    """Offsets to quotes to offsets is the identity, whatever the script, with words in spans exactly where texts are shipped."""
    text, annotation = pair
    quotes = msgspec.json.decode(msgspec.json.encode(from_annotation(annotation, text)))

    assert [] == unresolved(quotes, text)
    back = msgspec.convert(to_annotation(quotes, document(text), text, shipped), Annotation)
    if shipped:
        assert annotation == back
    else:
        assert without_words(annotation) == msgspec.to_builtins(back)


def without_words(annotation: Annotation) -> Any:
    """An annotation as plain values, spans without their words."""

    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: strip(inner) for name, inner in value.items() if not (name == "text" and "start" in value)}
        return type(value)(strip(inner) for inner in value) if isinstance(value, list | tuple) else value

    return strip(msgspec.to_builtins(annotation))


@given(st.data())
def test_quotes_survive_the_way_to_offsets_and_back(data: st.DataObject) -> None:
    """Quotes to offsets to quotes names the same words at the same places."""
    text = data.draw(texts.filter(lambda text: len(text) >= 4))
    (span, *_) = data.draw(extents(text))
    nth = occurrences(text, span.text or "").index(span.start) + 1
    once = resolve([{"quote": span.text, "nth": nth}], text, True)

    assert [{"start": span.start, "end": span.end, "text": span.text}] == once


@pytest.mark.parametrize(
    ("start", "quote"),
    [
        (6, {"quote": "Oss", "nth": 1}),
        (15, {"quote": "Oss", "nth": 2}),
        (15, {"quote": "Oss", "context": "Oss was"}),
        (32, {"quote": "Oss", "context": "Oss 🚧"}),
        (15, {"quote": "Oss", "context": "Oss said Oss was", "nth": 2}),
        (4, {"quote": "🚧 "}),
    ],
)
def test_a_quote_has_one_place(start: int, quote: dict[str, Any]) -> None:
    """The words, their number and their context together give the place."""
    words = quote["quote"]

    assert {"start": start, "end": start + len(words), "text": words} == resolve(quote, TEXT, True)


@pytest.mark.parametrize(
    ("code", "path", "quote"),
    [
        ("quote_not_found", ("quote",), {"quote": "oss"}),
        ("quote_not_found", ("quote",), {"quote": "Oss", "context": "cut off"}),
        ("quote_not_found", ("context",), {"quote": "Oss", "context": "Oss is"}),
        ("quote_not_found", ("nth",), {"quote": "Oss", "nth": 4}),
        ("quote_not_found", ("nth",), {"quote": "Oss", "context": "Oss was", "nth": 2}),
        ("quote_ambiguous", ("quote",), {"quote": "Oss"}),
        ("quote_ambiguous", ("context",), {"quote": "O", "context": "Oss"}),
        ("quote_ambiguous", ("quote",), {"quote": "a", "context": "aXa"}),
    ],
)
def test_a_quote_without_one_place_is_a_finding(code: str, path: tuple[str, ...], quote: dict[str, Any]) -> None:
    """A quote that occurs nowhere, or oftener than nth and context make clear, is reported at the key that is to blame."""
    (problem,) = unresolved({"spans": [quote]}, TEXT)

    assert (code, ("spans", 0, *path)) == (problem.code, problem.path)


def test_occurrences_may_overlap() -> None:
    """Words are counted at every offset where they begin, also within themselves."""
    assert [0, 1, 2] == occurrences("aaaa", "aa")


def test_elements_are_put_in_order() -> None:
    """The order of elements is free in quotes, and by place in an annotation."""
    value = {
        "document": "tale-0001",
        "round": "first",
        "annotator": "one",
        "complete": [],
        "mentions": [
            {"id": "m1", "spans": [{"quote": "cut off"}], "actors": ["oss"], "form": "name"},
            {"id": "m2", "spans": [{"quote": "aXa"}], "actors": ["oss"], "form": "name"},
        ],
        "stances": [],
        "events": [],
    }
    annotation = msgspec.convert(to_annotation(value, document(TEXT), TEXT, True), Annotation)

    assert ["m2", "m1"] == [mention.id for mention in annotation.mentions]
    assert (Span(start=0, end=3, text="aXa"),) == annotation.mentions[0].spans
