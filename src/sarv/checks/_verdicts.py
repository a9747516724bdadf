"""Faults of verdicts are found where they are followed; their checks say what each one means, by verdicts on a short document."""

import json
from dataclasses import dataclass
from typing import Any

from ._example import Edit
from ._views import SubmissionView


@dataclass
class VerdictsView(SubmissionView):
    """A file of verdicts on its way to decisions, and what was found when it was followed."""


VERDICTS = "verdicts/tale-0002.json"
"""A file of verdicts on a document of the example corpus."""

DIFFERENT = Edit("annotations/rounds/first/two/tale-0002.json", set={"/mentions/2/form": "nominal", "/events/0/type": "arrest"})
"""What makes annotator two give a mention and an event of that document otherwise than annotator one."""

ABOUT_M3: dict[str, Any] = {"of": ["one:m3", "two:m3"], "keep": "one:m3", "reason": "It is a name."}
ABOUT_E1: dict[str, Any] = {"of": ["one:e1", "two:e1"], "keep": "one:e1", "reason": "Nobody was arrested."}


def verdicts(*given: dict[str, Any]) -> Edit:
    """The file with these verdicts."""
    value = {"document": "tale-0002", "round": "first", "adjudicator": "judge", "verdicts": given}
    return Edit(VERDICTS, content=json.dumps(value, indent=2).encode() + b"\n")
