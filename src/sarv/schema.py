"""The contract: where `schema/` is, its compiled validators, the vocabularies it borrows."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import jsonschema_rs

VERSION = "version.json"
"""The file of `schema/` that states the version of schemas, layers, mappings and vocabularies together."""

_PACKAGED = Path(__file__).parent / "schema"
_CHECKOUT = Path(__file__).parents[2] / "schema"


def schema_folder() -> Path:
    """The folder `schema/`: inside an installed package, or at the top of a checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def version_in(folder: Path) -> str | None:
    """The version that a folder `schema/` states; None for one of before there was any."""
    path = folder / VERSION
    return str(json.loads(path.read_bytes())["version"]) if path.is_file() else None


def schema_sha256(folder: Path) -> str:
    """The SHA-256 of all schemas in a folder `schema/`, but for the version that they state, one after the other by path."""
    paths = sorted(path for path in folder.rglob("*.json") if path != folder / VERSION)
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


@cache
def schema(name: str) -> Mapping[str, Any]:
    """The JSON Schema `name`, such as `annotation`."""
    loaded: dict[str, Any] = json.loads((schema_folder() / f"{name}.schema.json").read_bytes())
    return MappingProxyType(loaded)


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The codes of the foreign vocabulary `name`, such as `iso3166-1-alpha-3`."""
    loaded: dict[str, Any] = json.loads((schema_folder() / "vocabularies" / f"{name}.json").read_bytes())
    return frozenset(loaded["codes"])


@cache
def compiled(name: str) -> "jsonschema_rs.Validator":
    """The compiled validator of schema `name`, built once a process (it cannot be pickled)."""
    import jsonschema_rs

    common = _strict_end("common")
    registry = jsonschema_rs.Registry([(common["$id"], common)])
    return jsonschema_rs.validator_for(_strict_end(name), registry=registry)


def _strict_end(name: str) -> Any:
    """The schema with a plain `$` at the end of its patterns.

    Where `$` also matches before a final line feed, as in Python, the schemas guard it by a look-ahead. In the
    compiled validator it matches at the end alone, and a look-ahead would make it twice as slow.
    """
    return json.loads(json.dumps(dict(schema(name))).replace(r"(?!\\n)$", "$"))
