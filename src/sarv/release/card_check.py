"""Checks the card of a release as the Hub and `datasets` would read it, without either: neither says beforehand what is wrong.

A licence or task that the Hub does not know is passed by its tools; label names in the card take the place of those in the
Parquet files without a word; of two equal keys the last one counts. Each rule has its test.
"""

import json
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import yaml

from ..corpus import CorpusError
from ..schema import vocabulary
from .card import front_matter, size_category
from .features import from_card
from .tables import DEFAULT, configs

_VOCABULARIES = {
    "annotations_creators": "hub-annotations-creators",
    "language": "hub-languages",
    "language_creators": "hub-language-creators",
    "multilinguality": "hub-multilinguality",
    "size_categories": "hub-size-categories",
    "task_categories": "hub-tasks",
    "task_ids": "hub-task-ids",
}
_SPLIT = re.compile(r"\w+(\.\w+)*")


class _UniqueKeys(yaml.SafeLoader):
    """Refuses a key that stands twice, where YAML would take the last one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"stands twice: {', '.join(twice)}", node.start_mark)
        return super().construct_mapping(node, deep)


def check_card(folder: Path) -> None:
    """Raise CorpusError with everything that is wrong with the card of the release in `folder`."""
    faults = list(card_faults(folder))
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults)
        raise CorpusError(
            f"README.md: the card of the release is faulty:\n{listed}\n"
            "Licence and title come from corpus/corpus.json, languages from the documents; the rest from the tables."
        )


def card_faults(folder: Path) -> Iterator[str]:
    """What is wrong with the card of the release in `folder`, one sentence a fault, with the place in its YAML."""
    try:
        # A safe loader, which only refuses more.
        front = yaml.load(front_matter((folder / "README.md").read_text("utf-8")), _UniqueKeys)  # noqa: S506
    except yaml.YAMLError as error:
        yield f"YAML: {' '.join(str(error).split())}"
        return
    if not isinstance(front, dict):
        yield "YAML: is not a mapping"
        return
    yield from _vocabulary_faults(front)
    yield from _licence_faults(front)
    yield from _config_faults(front, folder)
    yield from _info_faults(front, folder)
    for path in sorted(folder.glob("*.py")):
        yield f"{path.name}: a script beside the data keeps `datasets` from loading it"


def _vocabulary_faults(front: Mapping[str, Any]) -> Iterator[str]:
    for key, name in _VOCABULARIES.items():
        values = front.get(key)
        if not isinstance(values, list) or not values:
            yield f"{key}: must be a list of values of the Hub's vocabulary; here stands {values!r}"
            continue
        for value in values:
            if not isinstance(value, str):
                yield f"{key}: {value!r} is no string; quote it, since YAML reads a bare no as false"
            elif value not in vocabulary(name):
                yield f"{key}: the Hub does not know {value!r}"


def _licence_faults(front: Mapping[str, Any]) -> Iterator[str]:
    licence = front.get("license")
    if not isinstance(licence, str) or licence not in vocabulary("hub-licenses"):
        yield f"license: the Hub does not know {licence!r}"
    elif licence == "other":
        yield from (f"{key}: needed where the licence is other" for key in ("license_name", "license_link") if not front.get(key))


def _config_faults(front: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """Configs are all listed, so that they are not put together as one; one is the default; their files are there."""
    listed = [one for one in front.get("configs") or [] if isinstance(one, dict)]
    names = [one.get("config_name") for one in listed]
    if names != list(configs()):
        yield f"configs: must be {', '.join(configs())}; here stand {', '.join(map(str, names)) or 'none'}"
    default = [one.get("config_name") for one in listed if one.get("default")]
    if default != [DEFAULT]:
        yield f"configs: the default must be {DEFAULT}; here stands {', '.join(map(str, default)) or 'none'}"
    for one in listed:
        name, taken = one.get("config_name"), list[Path]()
        if not isinstance(one.get("version"), str):
            yield f"configs/{name}: needs its version here; that of dataset_info is ignored"
        for files in one.get("data_files") or []:
            if not _SPLIT.fullmatch(str(files["split"])):
                yield f"configs/{name}: {files['split']!r} is no name of a split"
            found = [
                path for path in sorted(folder.glob("*/*.parquet")) if fnmatch(f"{path.parent.name}/{path.name}", files["path"])
            ]
            if not found or any(path.parent.name != name or path.name.split("-")[0] != files["split"] for path in found):
                yield f"configs/{name}: {files['path']} does not name the files of the split {files['split']}"
            taken += found
        if sorted(taken) != sorted((folder / str(name)).glob("*.parquet")):
            yield f"configs/{name}: not every file belongs to one split"


def _info_faults(front: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """`dataset_info` has the columns, types, label names and rows of the Parquet files, and the labels of the layers."""
    listed = {one.get("config_name"): one for one in front.get("dataset_info") or [] if isinstance(one, dict)}
    for name, config in configs().items():
        info = listed.get(name)
        if info is None:
            yield f"dataset_info/{name}: is missing"
            continue
        try:
            described = {feature["name"]: from_card(feature) for feature in info["features"]}
        except (KeyError, TypeError, ValueError) as error:
            yield f"dataset_info/{name}: {error}"
            continue
        rows = dict[str, int]()
        for path in sorted((folder / name).glob("*.parquet")):
            split = path.name.split("-")[0]
            rows[split] = rows.get(split, 0) + pq.read_metadata(path).num_rows
            yield from (f"dataset_info/{name}: {fault} {path.name}" for fault in _differences(described, path))
        for column, labels in config.class_labels.items():
            if list(labels) != _names(described.get(column)):
                yield f"dataset_info/{name}/{column}: its label names are not those of the layers, in their order"
        given = {one["name"]: one["num_examples"] for one in info.get("splits") or []}
        if given != rows:
            yield f"dataset_info/{name}: says that the splits have {given} rows; they have {rows}"
        if name == DEFAULT and front.get("size_categories") != [category := size_category(sum(rows.values()))]:
            yield f"size_categories: must be {category}"


def _differences(described: Mapping[str, Any], path: Path) -> Iterator[str]:
    """How the features in the card differ from those in a Parquet file."""
    schema = pq.read_schema(path)
    stored = json.loads(schema.metadata[b"huggingface"])["info"]["features"]
    if schema.names != list(stored) or schema.names != list(described):
        yield "the card, the features and the columns do not have the same names in"
    for column, feature in stored.items():
        if column in described and described[column] != feature:
            what = "type" if _names(feature) == _names(described[column]) else "label names"
            yield f"{column}: not the same {what} as in"


def _names(feature: Any) -> list[str] | None:
    """The label names of a feature that holds label numbers, or a list of them."""
    while isinstance(feature, list):
        feature = feature[0]
    names = feature.get("names") if isinstance(feature, dict) and feature.get("_type") == "ClassLabel" else None
    return list(names) if names is not None else None
