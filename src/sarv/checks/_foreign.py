"""Faults of foreign files are found where these are read or written; their checks say what they mean, by edits to one of brat."""

from dataclasses import dataclass

from ._submissions import reported
from ._views import SubmissionView

__all__ = ["ANN", "FACTS", "TXT", "ForeignView", "reported"]

ANN = "foreign/tale-0001.ann"
"""What annotator one of the example corpus gave, in brat; its text, and whose annotation it is, lie beside it."""

TXT = "foreign/tale-0001.txt"
FACTS = "foreign/tale-0001.json"


@dataclass
class ForeignView(SubmissionView):
    """A file of another tool on its way in, or an annotation on its way out, and what was found then."""
