"""A checksum of many records together: what was made of them can say which ones."""

from collections.abc import Mapping

from .canonical import canonical
from .corpus import sha256
from .records import Annotation


def digest_of(annotations: Mapping[str, Mapping[str, Annotation]]) -> str:
    """The SHA-256 of a round's annotations, given by annotator and document, whatever order they are in."""
    lines = [
        f"{annotator}/{document} {sha256(canonical(annotation))}\n"
        for annotator, of_one in sorted(annotations.items())
        for document, annotation in sorted(of_one.items())
    ]
    return sha256("".join(lines).encode())
