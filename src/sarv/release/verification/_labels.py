"""The names of labels, which stand in the layers, the card and the tables, beside those that this kit derives them from."""

from typing import Any

import msgspec

from ...layers import layers
from ..features import card_features
from ..tables import configs
from ._card import CARD
from ._copy import Copy


def check_labels(copy: Copy, head: dict[str, Any] | None) -> None:
    """Report layers whose labels are not ours, and configs whose features in the card's `head` are not those of their tables."""
    for name, layer in layers().items():
        _check_layer(copy, f"layers/{name}.json", {field.field: [one.label for one in field.labels] for field in layer.fields})
    if head is None:
        return
    listed = {one.get("config_name"): one for one in head["dataset_info"]}
    for config in configs().values():
        if config.name not in listed:
            copy.fault("release_labels", CARD, "the card does not have the features of this config", value=config.name)
        elif listed[config.name].get("features") != card_features(config):
            columns = ", ".join(_differing(listed[config.name].get("features"), card_features(config)))
            message = f"the features of a config are not those of its tables (columns {columns})"
            copy.fault("release_labels", CARD, message, value=config.name)


def _check_layer(copy: Copy, path: str, ours: dict[str, list[str]]) -> None:
    text = copy.text(path)
    if text is None:
        return
    try:
        fields = msgspec.json.decode(text)["fields"]
        theirs = {field["field"]: [one["label"] for one in field["labels"]] for field in fields}
    except (msgspec.DecodeError, ValueError, RecursionError, KeyError, TypeError) as error:
        copy.unreadable(path, error)
        return
    for name in sorted(ours.keys() | theirs.keys()):
        if ours.get(name) != theirs.get(name):
            copy.fault("release_labels", path, "the labels of a field are not those of this version of sarv", value=name)


def _differing(theirs: Any, ours: list[dict[str, Any]]) -> list[str]:
    """The columns that are described otherwise, or in one list only."""
    by_name = {one.get("name"): one for one in theirs if isinstance(one, dict)} if isinstance(theirs, list) else {}
    found = [one["name"] for one in ours if by_name.get(one["name"]) != one]
    names = {one["name"] for one in ours}
    return [*found, *sorted(str(name) for name in by_name if name not in names)] or ["in another order"]
