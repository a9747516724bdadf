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
