"""A file is written in the one canonical form.

Equal content is then equal bytes, and a difference between two versions shows elements rather than white space: keys in
the schema's order, one member of a top-level list a line, UTF-8 not escaped, absent values left out, a final newline.
"""

from collections.abc import Iterator

from ..canonical import canonical
from ..findings import Fault
from ._example import DOCUMENT, Edit
from ._views import ShapedView

VIEW = "record"
WAY_OUT = "Run `sarv convert FILE --to canonical --in-place`; it changes the notation, not the content."
BAD = (Edit(DOCUMENT, replace=(b'"language": "en"', b'"language":"en"')),)
GOOD = (Edit(DOCUMENT, set={"/language": "fr"}),)


def check(view: ShapedView) -> Iterator[Fault]:
    """Report the first place where the file departs from the canonical form of its record."""
    expected = canonical(view.record).decode("utf-8")
    text = view.file.text or ""
    if text != expected:
        pairs = enumerate(zip(text, expected, strict=False))
        offset = next((i for i, (given, wanted) in pairs if given != wanted), min(len(text), len(expected)))
        start = expected.rfind("\n", 0, offset) + 1
        yield Fault(
            "", f"the canonical form has here: {expected[start : offset + 30].strip()!r}", text[offset : offset + 30], offset
        )
