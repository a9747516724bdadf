"""The lists of labels in guidelines, drawn from `schema/layers/`, so that annotators read what is checked."""

import re

from .corpus import CorpusError
from .layers import Field, layers

_LIST = re.compile(r"^<!-- labels of (.*?) -->$(?:\n(?:(?!<!-- labels of ).*\n)*?<!-- end of labels -->$)?", re.MULTILINE)


def with_label_lists(guidelines: str) -> str:
    """These guidelines with every list of labels as the layers have it now.

    A list stands after a line `<!-- labels of FIELD -->` and ends with a line `<!-- end of labels -->`; where there is none
    yet, it is put in. Raises CorpusError for a field that no layer has.
    """
    fields = {field.field: field for layer in layers().values() for field in layer.fields}

    def whole(found: re.Match[str]) -> str:
        field = fields.get(found[1])
        if field is None:
            raise CorpusError(f"the guidelines ask for the labels of {found[1]!r}; the layers have {', '.join(sorted(fields))}")
        return f"<!-- labels of {found[1]} -->\n{_listed(field)}<!-- end of labels -->"

    return _LIST.sub(whole, guidelines)


def _listed(field: Field) -> str:
    lines = [f"**{field.title}** (`{field.field}`): {field.definition}", ""]
    for label in field.labels:
        lines.append(f"- `{label.label}`: {label.definition}")
        lines.extend(f"  - Yes: {example}" for example in label.examples)
        lines.append(f"  - No: {label.near_miss}")
    return "\n".join(lines) + "\n"
