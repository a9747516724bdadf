"""The version of annotation guidelines, which they state themselves."""

import re

_VERSION = re.compile(r"^Version (\d+\.\d+\.\d+)$", re.MULTILINE)


def version_of(guidelines: str) -> str | None:
    """The version that a line such as `Version 0.1.0` states; None where there is no such line."""
    found = _VERSION.search(guidelines)
    return found[1] if found else None
