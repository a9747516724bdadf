"""The figures of manifest, card and datasheet, beside what is counted in the tables."""

from collections.abc import Mapping
from typing import Any

from ...records import SPLITS
from ..composition import overview, table_of_rows, tables_of_labels
from ..manifest import NAME
from ..statistics import Statistics
from ..tables import configs
from ._card import CARD
from ._copy import UNREADABLE, Copy

_CODE = "release_counts"
_DATASHEET = "DATASHEET.md"


def check_counts(copy: Copy, head: dict[str, Any] | None) -> None:
    """Report every figure, also in the card's `head`, that is not that of the tables; those of unreadable tables are left out."""
    _check_manifest(copy)
    if head is not None:
        _check_head(copy, head)
    if len(copy.rows) < len(copy.tables):
        return
    statistics = Statistics(copy.folder)
    try:
        _check_texts(copy, statistics.carried)
        _check_documents(copy, statistics)
    except UNREADABLE as error:  # it could be read a moment ago
        copy.unreadable("documents", error)


def _check_manifest(copy: Copy) -> None:
    if copy.manifest is None:
        return
    listed = {(one.config, one.split): (number, one.rows) for number, one in enumerate(copy.manifest.splits)}
    for key, rows in copy.rows.items():
        number, said = listed.get(key, (None, None))
        if said != rows:
            where = "/splits" if number is None else f"/splits/{number}/rows"
            copy.fault(_CODE, NAME, f"{key[1]} of config {key[0]} has {rows:,} rows", pointer=where, value=said)
    for key in sorted(listed.keys() - copy.tables.keys()):
        copy.fault(_CODE, NAME, "there is no such split of a config", pointer=f"/splits/{listed[key][0]}", value=" ".join(key))
    in_files = {one.path: (number, one.rows) for number, one in enumerate(copy.manifest.files)}
    for key, paths in copy.tables.items():
        # Of several shards, each was read, but only their sum is known; of one, the sum is its own.
        said_of = [in_files[path][1] for path in paths if path in in_files]
        if key in copy.rows and len(said_of) == len(paths) and sum(one or 0 for one in said_of) != copy.rows[key]:
            where = f"/files/{in_files[paths[0]][0]}/rows"
            copy.fault(_CODE, NAME, f"{key[1]} of config {key[0]} has {copy.rows[key]:,} rows", pointer=where, value=said_of[0])


def _check_head(copy: Copy, head: dict[str, Any]) -> None:
    listed = {one.get("config_name"): one for one in head["dataset_info"]}
    for name in configs():
        splits: Any = listed.get(name, {}).get("splits")
        said = {one.get("name"): one for one in splits if isinstance(one, dict)} if isinstance(splits, list) else {}
        for split in SPLITS:
            if (name, split) in copy.rows:
                rows, figure = copy.rows[name, split], said.get(split, {}).get("num_examples")
                if figure != rows:
                    copy.fault(_CODE, CARD, f"num_examples of {split} of config {name} is {rows:,}", value=figure)


def _check_texts(copy: Copy, carried: Mapping[str, tuple[int, int]]) -> None:
    if copy.manifest is None:
        return
    said = {one.collection: (one.documents, one.with_text) for one in copy.manifest.texts}
    for name in sorted(said.keys() | carried.keys()):
        if said.get(name) != carried.get(name):
            documents, with_text = carried.get(name, (0, 0))
            message = f"{name} has {documents:,} documents, {with_text:,} with their text"
            copy.fault(_CODE, NAME, message, pointer="/texts", value=said.get(name))


def _check_documents(copy: Copy, statistics: Statistics) -> None:
    """The tables in card and datasheet are made anew, and must stand there as they are."""
    card, datasheet = copy.text(CARD), copy.text(_DATASHEET)
    if card is not None and table_of_rows(configs(), statistics) not in card:
        copy.fault(_CODE, CARD, "its table of rows is not that of the tables")
    for title, table in (("Composition", overview(statistics)), *tables_of_labels(statistics)) if datasheet is not None else ():
        if table not in (datasheet or ""):
            copy.fault(_CODE, _DATASHEET, "a table of figures is not that of the tables", value=title)
