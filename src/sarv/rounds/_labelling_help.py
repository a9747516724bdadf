"""What helps on the labelling page: how to work on it, and excerpts of the layer files, as Markdown."""

import re
from collections.abc import Sequence

from ..layers import Field, layers
from ._labelling_words import MARKS

_MARKED = re.compile(r"\[([^\]]+)\]")
_SPECIAL = re.compile(r"([\\*_\[\]<>#|~&!])")

HOW = """\
1. Press the key of a label, or click it, and drag over the words.
2. Click the marked words: their questions appear here. Those with \\* must be answered; titles open to definitions and examples.
3. Press **Esc** before the next label: a key pressed while words are selected gives *them* that label instead of theirs, and
what it does not ask is not handed in. The key of the old label brings its answers back.
4. What belongs together is joined: select one, press **Alt+R**, click the other.

**Backspace** deletes what is selected, **Ctrl+Z** undoes, **Ctrl+Enter** submits. To save the click of step 2, switch on “Select
region after creating it” (the sliders at the bottom)."""


def layer_help(layer: str, marks: Sequence[str]) -> str:
    """The question of a layer, and what each of its region labels marks."""
    return "\n\n".join(
        [
            f"**{_plain(layers()[layer].question)}**",
            *(f"**{_plain(MARKS[label].title)}** ({MARKS[label].key}): {_plain(MARKS[label].hint)}" for label in marks),
        ]
    )


def field_help(field: Field) -> str:
    """What a field decides, then each label with definition, examples and near miss; the labelled words are bold."""
    lines = [_plain(field.definition)]
    for label in field.labels:
        lines.append(f"**{_plain(label.title)}**: {_plain(label.definition)}")
        lines.append("\n".join(f"- {words}" for words in (*map(_quoted, label.examples), f"Not: {_quoted(label.near_miss)}")))
    return "\n\n".join(lines)


def _plain(words: str) -> str:
    """Words as Markdown that shows them as they are; backticks keep their meaning, for the layer files use them so."""
    return _SPECIAL.sub(r"\\\1", words)


def _quoted(sentence: str) -> str:
    parts = _MARKED.split(sentence)
    return "".join(f"**{_plain(part)}**" if number % 2 else _plain(part) for number, part in enumerate(parts))
