"""Arrow schemas in the two notations that `datasets` reads: JSON in the Parquet footer, YAML in the card.

The old notation of lists (`[{...}]` in JSON) is used, because `datasets` 3.6 to the newest read it alike; the new one
fails in 3.6, and `Sequence` over a struct loses label names everywhere.
"""

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from .tables import Config

_DTYPES = {pa.string(): "string", pa.int32(): "int32", pa.int64(): "int64", pa.date32(): "date32", pa.bool_(): "bool"}


def footer(config: Config) -> pa.Schema:
    """The schema of `config` with the features of its columns in the metadata that `datasets` looks for."""
    features = {field.name: _json(field.type, config.class_labels.get(field.name)) for field in config.schema}
    info = json.dumps({"info": {"features": features}}, ensure_ascii=False)
    return config.schema.with_metadata({"huggingface": info})


def card_features(config: Config) -> list[dict[str, Any]]:
    """The features of `config` as `dataset_info` of a card lists them."""
    return [{"name": field.name, **_yaml(field.type, config.class_labels.get(field.name))} for field in config.schema]


def _json(kind: pa.DataType, names: tuple[str, ...] | None) -> Any:
    if pa.types.is_list(kind):
        return [_json(kind.value_type, names)]
    if pa.types.is_struct(kind):
        return {field.name: _json(field.type, None) for field in kind}
    if names is not None:
        return {"names": list(names), "_type": "ClassLabel"}
    return {"dtype": _DTYPES[kind], "_type": "Value"}


def _yaml(kind: pa.DataType, names: tuple[str, ...] | None) -> Mapping[str, Any]:
    if pa.types.is_list(kind):
        inner = _yaml(kind.value_type, names)
        if pa.types.is_struct(kind.value_type):
            return {"list": inner["struct"]}
        return {"sequence": inner["dtype"]}
    if pa.types.is_struct(kind):
        return {"struct": [{"name": field.name, **_yaml(field.type, None)} for field in kind]}
    if names is not None:
        return {"dtype": {"class_label": {"names": {str(i): name for i, name in enumerate(names)}}}}
    return {"dtype": _DTYPES[kind]}


def from_card(feature: Mapping[str, Any]) -> Any:
    """A feature of a card in the notation of the Parquet footer. Raises ValueError for one that `datasets` misreads."""
    if "list" in feature:
        return [_struct(feature["list"]) if isinstance(feature["list"], list) else from_card({"dtype": feature["list"]})]
    if "sequence" in feature:
        inner = feature["sequence"]
        if isinstance(inner, list) or (isinstance(inner, dict) and "class_label" not in inner):
            raise ValueError(f"{feature.get('name')}: a list of structs must be `list:`; under `sequence:` it does not load")
        return [from_card({"dtype": inner})]
    if "struct" in feature:
        return _struct(feature["struct"])
    dtype = feature["dtype"]
    if isinstance(dtype, dict):
        names: Mapping[str, str] = dtype["class_label"]["names"]
        if list(names) != [str(number) for number in range(len(names))]:
            raise ValueError(f"{feature.get('name')}: label numbers must count from 0")
        return {"names": list(names.values()), "_type": "ClassLabel"}
    return {"dtype": dtype, "_type": "Value"}


def _struct(features: list[Mapping[str, Any]]) -> Any:
    return {inner["name"]: from_card(inner) for inner in features}
