"""How much of what is in a release: the tables that datasheet, card and codebook share."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..layers import labels
from ..records import SPLITS
from .statistics import Statistics, Table, markdown, with_totals

HEADER = ("", *SPLITS, "all")


class Counted(NamedTuple):
    """Where a field's labels stand in the tables: the config, its column, and what such a label is given to."""

    config: str
    column: str
    title: str


COUNTED: Mapping[str, tuple[Counted, ...]] = MappingProxyType(
    {
        "actor_type": (Counted("actors", "actor_types", "Actor types of mentions"),),
        "mention_form": (Counted("actors", "form", "Forms of mentions"),),
        "genre": (Counted("documents", "genre", "Genres of documents"),),
        "alignment": (Counted("documents", "outlet_alignment", "Alignments of the outlets of documents"),),
        "polarity": (Counted("stance", "polarity", "Polarity of stances"),),
        "voice": (
            Counted("stance", "voice", "Voice of stances"),
            Counted("violence", "reports.voice", "Voice of reports"),
        ),
        "cue_kind": (Counted("stance", "cues.kind", "Kinds of cues"),),
        "event_type": (Counted("violence", "type", "Types of events"),),
        "stage": (Counted("violence", "stage", "Stages of events"),),
        "role": (Counted("violence", "arguments.role", "Roles of arguments"),),
        "argument_status": (Counted("violence", "arguments.status", "Status of arguments"),),
        "casualty_kind": (Counted("violence", "casualties.kind", "Kinds of casualty figures"),),
        "casualty_modifier": (Counted("violence", "casualties.modifier", "Modifiers of casualty figures"),),
        "casualty_status": (Counted("violence", "casualties.status", "Status of the people counted"),),
        "casualty_scope": (Counted("violence", "casualties.scope", "Scope of casualty figures"),),
        "report_act": (Counted("violence", "reports.act", "Acts of reports"),),
        "link_type": (Counted("violence", "links.type", "Types of links between events"),),
    }
)
"""Every field whose labels stand in a table; those of `actor_kind` stand in the register alone."""

SIZES = (
    ("documents", "documents"),
    ("mentions", "actors"),
    ("stances", "stance"),
    ("violence events", "violence"),
    ("annotations by annotators", "annotations"),
)


def overview(statistics: Statistics) -> str:
    """How many documents and elements each split has, as a table."""
    counted = [(title, [statistics.rows(config, split) for split in statistics.splits]) for title, config in SIZES]
    counted.append(("code points of text", [statistics.code_points(split) for split in statistics.splits]))
    return markdown(HEADER, with_totals(counted))


def label_rows(statistics: Statistics, field: str, counted: Counted) -> Table:
    """How often each label of a field is given there, by split, with totals; the last row is of all labels."""
    return statistics.table(counted.config, counted.column, labels()[field])


def label_tables(statistics: Statistics, heading: str) -> str:
    """A table for every field that is counted, each under a heading of that level."""
    return "".join(f"\n{heading} {title}\n\n{table}\n" for title, table in tables_of_labels(statistics))


def tables_of_labels(statistics: Statistics) -> Iterator[tuple[str, str]]:
    """A table for every field that is counted, with its title."""
    for field, places in COUNTED.items():
        for counted in places:
            yield counted.title, markdown(HEADER, label_rows(statistics, field, counted))


def table_of_rows(configs: Iterable[str], statistics: Statistics) -> str:
    """The rows of each split of each config."""
    rows = [(f"`{name}`", *(f"{statistics.rows(name, split):,}" for split in statistics.splits)) for name in configs]
    return markdown(("config", *statistics.splits), rows)
