"""What a round has on the server: projects with their markers, and tasks."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

LONGEST_TITLE = 50

MADE_FROM = "made_from"
"""Under which key a task says by checksum what it was made from, where that can change while its document does not."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Whose project of which round it is: the first line of a project's description, by which it is found again."""

    round: str
    annotator: str
    role: Literal["annotator", "adjudicator"]
    email: str
    labelling_sha256: str
    layers: tuple[str, ...]

    def line(self) -> str:
        """The marker as one line of JSON."""
        return json.dumps({"sarv": 1, **asdict(self)}, ensure_ascii=False)

    @classmethod
    def of(cls, description: str | None) -> "Marker | None":
        """The marker in a description; none where a project is not ours."""
        try:
            value = json.loads((description or "").partition("\n")[0])
            if value.pop("sarv") != 1:
                return None
            return cls(**{**value, "layers": tuple(value["layers"])})
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the server that belongs to a round."""

    id: int
    title: str
    marker: Marker


@dataclass(frozen=True, slots=True)
class Task:
    """A document in a project. `annotated`: submitted; `skipped`: put aside by the annotator; `drafts`: begun, not submitted.

    `made_from` is what the task says under `MADE_FROM`.
    """

    id: int
    text_sha256: str
    annotated: bool
    skipped: bool
    drafts: bool
    made_from: str | None = None

    @property
    def untouched(self) -> bool:
        """Whether nobody has begun on it."""
        return not (self.annotated or self.skipped or self.drafts)
