"""`croissant.json`: the release described in Croissant 1.1 with the RAI vocabulary 1.0, for search engines and loaders.

Croissant: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html; RAI: croissant-rai-spec.html beside it.
Every config is a record set over its Parquet files, whose split is read off their paths; labels and splits are defined in record
sets of their own; the `rai:` properties are answers of the datasheet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import pyarrow as pa

from ..corpus import sha256
from ..layers import layers
from ..questions import questions
from .about import About
from .citation import bibtex
from .composition import COUNTED
from .figures import Figures
from .statistics import Statistics
from .tables import Config

NAME = "croissant.json"
VERSIONS = ("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0")

# The context that the specification gives, in its order.
CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

_SPLITS = {"train": "cr:TrainingSplit", "validation": "cr:ValidationSplit", "test": "cr:TestSplit"}
TYPES = {
    pa.string(): "sc:Text",
    pa.int32(): "cr:Int32",
    pa.int64(): "cr:Int64",
    pa.date32(): "sc:Date",
    pa.bool_(): "sc:Boolean",
}
_LABEL_SETS = {(one.config, one.column): field for field, places in COUNTED.items() for one in places}


def croissant(about: About, configs: Mapping[str, Config], statistics: Statistics) -> bytes:
    """The Croissant description of the release that `statistics` counts in; its Parquet files must be complete."""
    facts = about.facts
    figures = Figures(about, statistics)
    value = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": list(VERSIONS),
        "name": facts.name,
        "alternateName": facts.title,
        "description": facts.summary,
        "license": f"https://spdx.org/licenses/{facts.license}.html",
        "url": "./",
        "creator": [{"@type": "sc:Organization", "name": author} for author in facts.authors],
        **({} if facts.published is None else {"datePublished": facts.published}),
        "version": facts.version,
        "inLanguage": about.languages,
        "keywords": ["conflict", "events", "news", "stance"],
        "citeAs": bibtex(facts),
        "isLiveDataset": False,
        **{
            f"rai:{one.rai}": figures.filled(about.answers[one.question])
            for one in questions().values()
            if one.rai is not None and one.question in about.answers
        },
        "distribution": [entry for name in configs for entry in _files(name, statistics)],
        "recordSet": [_splits(statistics), *_label_sets(configs), *(_record_set(one) for one in configs.values())],
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _files(config: str, statistics: Statistics) -> Iterator[dict[str, Any]]:
    for path in sorted((statistics.folder / config).glob("*.parquet")):
        raw = path.read_bytes()
        name = f"{config}/{path.name}"
        yield {
            "@type": "cr:FileObject",
            "@id": name,
            "name": name,
            "contentUrl": name,
            "contentSize": f"{len(raw)} B",
            "encodingFormat": "application/x-parquet",
            "sha256": sha256(raw),
        }
    yield {
        "@type": "cr:FileSet",
        "@id": f"{config}-files",
        "name": f"{config}-files",
        "description": f"The Parquet files of the config {config}.",
        "encodingFormat": "application/x-parquet",
        "includes": f"{config}/*.parquet",
    }


def _splits(statistics: Statistics) -> dict[str, Any]:
    """The splits and what each is for."""
    return {
        "@type": "cr:RecordSet",
        "@id": "splits",
        "name": "splits",
        "description": "The splits. Documents that report the same incident are in one split; no document changes its split.",
        "dataType": "cr:Split",
        "key": {"@id": "splits/name"},
        "field": [_field("splits/name", "sc:Text"), _field("splits/url", "sc:URL")],
        "data": [{"splits/name": name, "splits/url": _SPLITS[name].replace("cr:", CONTEXT["cr"])} for name in statistics.splits],
    }


def _label_sets(configs: Mapping[str, Config]) -> Iterator[dict[str, Any]]:
    """A record set of labels for every field that a table has, and for every column of label numbers."""
    for layer in layers().values():
        for field in layer.fields:
            if field.field in COUNTED:
                rows = [{"name": one.label, "description": one.definition} for one in field.labels]
                yield _enumeration(f"labels-{field.field}", field.definition, ("name", "description"), rows)
    for config in configs.values():
        for column, names in config.class_labels.items():
            rows = [{"number": str(number), "name": name} for number, name in enumerate(names)]
            described = f"What the numbers in {column} of {config.name} stand for."
            yield _enumeration(f"labels-{config.name}-{column}", described, ("number", "name"), rows)


def _enumeration(name: str, description: str, fields: tuple[str, ...], rows: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": description,
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{name}/{fields[0]}"},
        "field": [_field(f"{name}/{field}", "sc:Text") for field in fields],
        "data": [{f"{name}/{field}": value for field, value in row.items()} for row in rows],
    }


def _field(identity: str, kind: str) -> dict[str, Any]:
    return {"@type": "cr:Field", "@id": identity, "name": identity, "dataType": kind}


def _record_set(config: Config) -> dict[str, Any]:
    files = {"fileSet": {"@id": f"{config.name}-files"}}
    split = {
        **_field(f"{config.name}/split", "sc:Text"),
        "description": "The split that the row belongs to, by the name of its file.",
        "source": {
            **files,
            "extract": {"fileProperty": "fullpath"},
            # Readers may apply it once more to what it gave, which then stays as it is.
            "transform": {"regex": rf"^(?:.*{config.name}/)?([a-z]+)(?:-\d+-of-\d+\.parquet)?$"},
        },
        "references": {"field": {"@id": "splits/name"}},
    }
    described = " ".join(config.description.split())
    beyond = sorted(path for column in config.schema for path in _beyond(column.name, column.type, False))
    if beyond:
        described += f" Not described here, since lists within lists are out of reach of Croissant: {', '.join(beyond)}."
    columns = [column for column in config.schema if not out_of_reach(column.type, False)]
    return {
        "@type": "cr:RecordSet",
        "@id": config.name,
        "name": config.name,
        "description": described,
        "field": [split, *(_described(config, _Place(one.name, one.name), one.type) for one in columns)],
    }


def out_of_reach(kind: pa.DataType, in_list: bool) -> bool:
    """Whether no transform of Croissant leads into a type: lists of structs within structs of a list, or structs of these."""
    inner = kind.value_type if pa.types.is_list(kind) else kind
    if not pa.types.is_struct(inner):
        return False
    if pa.types.is_list(kind):
        return in_list or all(out_of_reach(one.type, True) for one in inner)
    return all(out_of_reach(one.type, in_list) for one in inner)


def _beyond(path: str, kind: pa.DataType, in_list: bool) -> Iterator[str]:
    """The paths, by dots, of what is out of reach."""
    inner = kind.value_type if pa.types.is_list(kind) else kind
    if out_of_reach(kind, in_list):
        yield path
    elif pa.types.is_struct(inner):
        for one in inner:
            yield from _beyond(f"{path}.{one.name}", one.type, in_list or pa.types.is_list(kind))


@dataclass(frozen=True)
class _Place:
    """Where a field lies: its path by slashes, its column, and how to get from there to it, a transform for every list passed."""

    path: str
    column: str
    transforms: tuple[str, ...] = ()
    in_list: bool = False

    def inside(self, name: str, after_list: bool) -> "_Place":
        """The place of a field of the structs here, which are in a list or not."""
        *before, last = self.transforms or ("",)
        transforms = (*self.transforms, name) if after_list else (*before, f"{last}.{name}" if last else name)
        return _Place(f"{self.path}/{name}", self.column, transforms, self.in_list or after_list)


def _described(config: Config, place: _Place, kind: pa.DataType) -> dict[str, Any]:
    """A field with its fields."""
    identity = f"{config.name}/{place.path}"
    found: dict[str, Any] = {"@type": "cr:Field", "@id": identity, "name": identity}
    is_list = pa.types.is_list(kind)
    if is_list:
        found |= {"isArray": True, "arrayShape": "-1"}
        kind = kind.value_type
    transforms = [{"jsonPath": path} for path in place.transforms]
    found["source"] = {
        "fileSet": {"@id": f"{config.name}-files"},
        "extract": {"column": place.column},
        **({"transform": transforms} if len(transforms) > 1 else {"transform": transforms[0]} if transforms else {}),
    }
    if pa.types.is_struct(kind):
        in_list = place.in_list or is_list
        within = [one for one in kind if not out_of_reach(one.type, in_list)]
        found["subField"] = [_described(config, place.inside(one.name, is_list), one.type) for one in within]
        return found
    found["dataType"] = TYPES[kind]
    if (field := _LABEL_SETS.get((config.name, place.path.replace("/", ".")))) is not None:
        found["references"] = {"field": {"@id": f"labels-{field}/name"}}
    elif place.path in config.class_labels:
        found["references"] = {"field": {"@id": f"labels-{config.name}-{place.path}/number"}}
    return found
