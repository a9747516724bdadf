"""How the gold of one document differs between two releases."""

from collections.abc import Iterator, Mapping
from typing import Any

from .change import Change
from .fields import differences
from .pairing import Pair, extent, paired, plain

LAYERS = {"actors": "mentions", "stance": "stances", "violence": "events"}
"""The layers, each with the column that holds its elements."""

COLUMNS = ("complete", *LAYERS.values(), "provenance")
"""The columns that are compared here."""

Row = Mapping[str, Any]


def of_gold(document: str, old: Row, new: Row) -> Iterator[Change]:
    """The changes of a document's gold, given its `COLUMNS` on both sides, by layer and place.

    Layers that are the same on both sides may be left out, where events and provenance are the same too.
    Provenance is compared where both sides have it. An element that comes to a layer that had not been annotated exhaustively
    adds to it; one that comes to a layer that had changes what the layer said.
    """
    olds = {layer: [plain(one) for one in old.get(column) or ()] for layer, column in LAYERS.items()}
    news = {layer: [plain(one) for one in new.get(column) or ()] for layer, column in LAYERS.items()}
    before, after = set(old["complete"] or ()), set(new["complete"] or ())
    for layer in sorted(before ^ after):
        kind, demands = ("added", "minor") if layer in after else ("removed", "major")
        yield Change(what="layer", kind=kind, demands=demands, document=document, layer=layer)
    pairs = _pairs(olds, news)
    origins = [_origins(row) for row in (old, new)]
    ids: list[tuple[str, str]] = []
    for layer in LAYERS:
        found = []
        for i, j in pairs[layer]:
            one = olds[layer][i] if i is not None else None
            other = news[layer][j] if j is not None else None
            if one is not None and other is not None and one["id"] != other["id"]:
                ids.append((one["id"], other["id"]))
            found += list(_of_element(document, layer, one, other, layer in before, origins))
        yield from sorted(found, key=lambda change: (change.place, change.element, change.kind))
    if ids:
        old_ids, new_ids = ([pair[side] for pair in sorted(ids)] for side in (0, 1))
        yield Change(what="ids", kind="changed", demands="patch", document=document, old=old_ids, new=new_ids)


def _pairs(olds: dict[str, list[Any]], news: dict[str, list[Any]]) -> dict[str, list[Pair]]:
    """Which elements are which; makes the old ones name events by their new ids."""
    bare = [
        [{key: value for key, value in event.items() if key != "links"} for event in side["violence"]] for side in (olds, news)
    ]
    events = paired(*bare)
    names = {
        olds["violence"][i]["id"]: news["violence"][j]["id"] if j is not None else f"old:{olds['violence'][i]['id']}"
        for i, j in events
        if i is not None
    }
    for event in olds["violence"]:
        event["links"] = [{**link, "event": names.get(link["event"], link["event"])} for link in event.get("links", ())]
    for stance in olds["stance"]:
        if "event" in stance["target"]:
            stance["target"] = {"event": names.get(stance["target"]["event"], stance["target"]["event"])}
    return {"violence": events, **{layer: paired(olds[layer], news[layer]) for layer in ("actors", "stance")}}


def _of_element(document: str, layer: str, old: Any, new: Any, complete: bool, origins: list[dict[str, Any]]) -> Iterator[Change]:
    before, after = (None if one is None else origin.get(one["id"]) for origin, one in zip(origins, (old, new), strict=True))
    if old == new and before == after:  # nearly all
        return
    one = new if new is not None else old
    characters = extent(one)
    about: dict[str, Any] = {
        "document": document,
        "layer": layer,
        "element": one["id"],
        "place": (characters[0][0], characters[-1][1]),
    }
    if old is None:
        yield Change(what="element", kind="added", demands="major" if complete else "minor", new=_without_id(new), **about)
        return
    if new is None:
        yield Change(what="element", kind="removed", demands="major", old=_without_id(old), **about)
        return
    if old["id"] != new["id"]:
        about["was"] = old["id"]
    for found in differences(old, new):
        yield Change(what=found.what, kind=found.kind, demands="major", field=found.field, old=found.old, new=found.new, **about)
    if before is not None and after is not None and before != after:
        yield Change(what="provenance", kind="changed", demands="patch", field="/provenance", old=before, new=after, **about)


def _origins(row: Row) -> dict[str, Any]:
    """Where each element comes from, by its id."""
    entries = [plain(one) for one in row.get("provenance") or ()]
    return {one["element"]: {key: value for key, value in one.items() if key != "element"} for one in entries}


def _without_id(element: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in element.items() if key != "id"}
