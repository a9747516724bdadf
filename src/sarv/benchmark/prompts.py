"""The tasks as questions to a language model, and its answers as predictions.

A model is asked in plain words for JSON with quotes, since it cannot count characters; labels come with their definitions from
the layers, and of the register the entries of which a name or alias stands in the text. What comes back is read with patience:
the first JSON object in the answer is taken, and an element that has not what it needs is left out and counted.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..layers import layers
from ..records import Actor

OUTLET = "OUTLET"
"""What a model writes for the document's own outlet."""

WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Question:
    """What is asked for a task: in which list the answer stands, its shape, the fields whose labels it has, how it is read."""

    key: str
    asked: str
    shape: str
    fields: tuple[str, ...]
    element: Callable[[Any, str], dict[str, Any] | None]


@dataclass(frozen=True)
class Answer:
    """An answer as a part of a prediction; `dropped` is how many elements were left out, -1 where there was no JSON at all."""

    key: str
    elements: list[dict[str, Any]]
    dropped: int = 0


def prompt(task: str, text: str, actors: Sequence[Actor]) -> str:
    """The question of a task about a text, with the entries of the register that its words may mean."""
    question = QUESTIONS[task]
    known = "\n".join(f"- {actor.id}: {actor.name} ({actor.type})" for actor in candidates(text, actors)) or "- (none)"
    return (
        f"{question.asked}\n\nAnswer with one JSON object and nothing else, of this shape:\n{question.shape}\n\n"
        "Every quote is copied from the text, character by character. Write each element as often as it occurs.\n\n"
        f"{_labels(question.fields)}\n\nActors (id: name (type)):\n{known}\n- {OUTLET}: the outlet that publishes the text\n\n"
        f"Text:\n<<<\n{text}\n>>>\n"
    )


def candidates(text: str, actors: Iterable[Actor]) -> list[Actor]:
    """The entries of which a name or alias stands in the text, in the order of the register."""
    folded = WHITE_SPACE.sub(" ", text).casefold()
    return [actor for actor in actors if any(_stands(name, folded) for name in (actor.name, *actor.aliases))]


def _stands(name: str, folded: str) -> bool:
    words = name.casefold()
    return words in folded and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", folded) is not None


def answer(task: str, said: str, outlet: str) -> Answer:
    """What a model said, as a part of a prediction."""
    question = QUESTIONS[task]
    value = _first_object(said)
    listed = value.get(question.key) if value is not None else None
    if not isinstance(listed, list):
        return Answer(question.key, [], -1)
    found = [question.element(one, outlet) if isinstance(one, dict) else None for one in listed]
    elements = [one for one in found if one is not None]
    return Answer(question.key, elements, len(found) - len(elements))


def _first_object(said: str) -> dict[str, Any] | None:
    decoder = json.JSONDecoder()
    for match in re.finditer(r"\{", said):
        try:
            value, _ = decoder.raw_decode(said, match.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value
    return None


def _labels(fields: Iterable[str]) -> str:
    known = {field.field: field for layer in layers().values() for field in layer.fields}
    parts = []
    for name in fields:
        lines = "\n".join(f"- {label.label}: {label.definition}" for label in known[name].labels)
        parts.append(f"{known[name].title}:\n{lines}")
    return "\n\n".join(parts)


def _quote(value: Any) -> list[dict[str, Any]] | None:
    return [{"quote": value}] if isinstance(value, str) and 0 < len(value) <= 5000 else None


def _id(value: Any) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value) and len(value) <= 64 else None


def _party(value: Any, outlet: str) -> dict[str, str] | None:
    if value == OUTLET:
        return {"outlet": outlet}
    actor = _id(value)
    return {"actor": actor} if actor else None


def _label(field: str, value: Any) -> str | None:
    known = (label.label for layer in layers().values() for one in layer.fields if one.field == field for label in one.labels)
    return value if isinstance(value, str) and value in set(known) else None


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100_000_000 else None


def _mention(one: Mapping[str, Any], _: str) -> dict[str, Any] | None:
    spans, actor, type_ = _quote(one.get("quote")), _id(one.get("actor")), _label("actor_type", one.get("type"))
    if spans is None or (actor is None and type_ is None):
        return None
    return {"spans": spans} | ({"actors": [actor]} if actor else {}) | ({"types": [type_]} if type_ else {})


def _stance(one: Mapping[str, Any], outlet: str) -> dict[str, Any] | None:
    holder, polarity = _party(one.get("holder"), outlet), _label("polarity", one.get("polarity"))
    target, proposition, cue = _id(one.get("target")), _quote(one.get("proposition")), _quote(one.get("cue"))
    if holder is None or polarity is None or (target is None and proposition is None):
        return None
    about = {"actor": target} if target is not None else {"proposition": proposition}
    return {"holder": holder, "target": about, "polarity": polarity, "cues": [{"spans": cue}] if cue else []}


def _figures(listed: Any, outlet: str) -> Iterator[dict[str, Any]]:
    for one in listed if isinstance(listed, list) else ():
        if not isinstance(one, dict):
            continue
        kind, source = _label("casualty_kind", one.get("kind")), _party(one.get("source"), outlet)
        if kind is not None and source is not None:
            ends = {name: end for name in ("low", "high") if (end := _count(one.get(name))) is not None}
            yield {"kind": kind, **ends, "source": source}


def _toll(one: Mapping[str, Any], outlet: str) -> dict[str, Any] | None:
    figures = list(_figures(one.get("figures"), outlet))
    return {"figures": figures[:100]} if figures else None


def _event(one: Mapping[str, Any], outlet: str) -> dict[str, Any] | None:
    type_, trigger = _label("event_type", one.get("type")), _quote(one.get("trigger"))
    if type_ is None or trigger is None:
        return None
    arguments = []
    for part in one.get("arguments") if isinstance(one.get("arguments"), list) else ():  # type: ignore[union-attr] # a list
        role = _label("role", part.get("role")) if isinstance(part, dict) else None
        spans = _quote(part.get("quote")) if role else None
        if role and spans:
            actor = _id(part.get("actor"))
            arguments.append({"role": role, "spans": spans} | ({"actor": actor} if actor else {}))
    reports = []
    for part in one.get("reports") if isinstance(one.get("reports"), list) else ():  # type: ignore[union-attr] # a list
        act = _label("report_act", part.get("act")) if isinstance(part, dict) else None
        source = _party(part.get("source"), outlet) if act else None
        if act and source:
            reports.append({"source": source, "act": act})
    stage = _label("stage", one.get("stage"))
    return {
        "type": type_,
        **({"stage": stage} if stage else {}),
        "triggers": [{"spans": trigger}],
        "arguments": arguments[:200],
        "casualties": list(_figures(one.get("casualties"), outlet))[:100],
        "reports": reports[:50],
    }


QUESTIONS: Mapping[str, Question] = {
    "actors": Question(
        "mentions",
        "Which words of this news text refer to actors: people, groups, organisations, states? Take the words without articles.",
        '{"mentions": [{"quote": "words", "actor": "id from the list, if it is there", "type": "type of the actor"}]}',
        ("actor_type",),
        _mention,
    ),
    "stance": Question(
        "stances",
        "Who is said to be for or against whom or what in this news text? Only what its words express, not what may be thought.",
        """{"stances": [{"holder": "actor id or OUTLET", "target": "actor id",
  "proposition": "words, where the target is no actor", "polarity": "label", "cue": "the words that express it"}]}""",
        ("polarity",),
        _stance,
    ),
    "violence": Question(
        "events",
        "Which acts of violence does this news text report, also those that are threatened, feared or denied?",
        """{"events": [{"type": "label", "stage": "label", "trigger": "the word for the act",
  "arguments": [{"role": "label", "quote": "words", "actor": "id, if there is one"}],
  "casualties": [{"kind": "label", "low": 3, "high": 3, "source": "actor id or OUTLET"}],
  "reports": [{"source": "actor id or OUTLET", "act": "label"}]}]}""",
        ("event_type", "stage", "role", "casualty_kind", "report_act"),
        _event,
    ),
    "tolls": Question(
        "tolls",
        "How many people were killed and injured in each act of violence in this news text, according to each source? "
        "Leave out an end that is open: at least nine has low 9 and no high.",
        """{"tolls": [{"figures": [{"kind": "killed or injured", "low": 9, "high": 9, "source": "actor id or OUTLET"}]}]}""",
        (),
        _toll,
    ),
}
"""The questions, by task."""
