"""Faults of submissions are found where exports are read; their checks say what each one means, by edits to an export."""

from typing import Any

EXPORT = "export/one.json"
"""The export of a project with one task, which was submitted on the page from pre-annotations."""

ROWS = "/0/annotations/0/result"
"""The rows of the one annotation in the export."""

AGAIN = {"id": 7, "completed_by": 1, "updated_by": 1, "was_cancelled": False, "result": []}
TYPED = {
    "id": "m1",
    "from_name": "unregistered",
    "to_name": "text",
    "type": "textarea",
    "value": {"start": 0, "end": 8, "text": ["millers"]},
}


def relation(start: str, end: str) -> dict[str, Any]:
    """A relation between two regions, as the page makes it."""
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right"}
