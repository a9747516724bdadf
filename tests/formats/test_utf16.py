"""Offsets in UTF-16 code units mark the same words as offsets in code points."""

from hypothesis import given

from sarv.formats._utf16 import Utf16
from texts import texts


@given(texts)
def test_both_counts_mark_the_same_words(text: str) -> None:
    """The code units before an offset are those of the text before it, and lead back; elsewhere is no place."""
    utf16 = Utf16(text)
    places = {len(text[:point].encode("utf-16-le")) // 2: point for point in range(len(text) + 1)}

    assert max(places) == utf16.length
    assert list(places) == [utf16.from_points(point) for point in places.values()]
    assert places == {units: at for units in range(-1, utf16.length + 2) if (at := utf16.to_points(units)) is not None}
