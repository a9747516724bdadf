"""What is compared: a release folder, or a corpus folder as its release would be."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import msgspec

from ...canonical import canonical
from ...corpus import Corpus, CorpusError, sha256
from ...label_lists import with_label_lists
from ...records import SPLITS, ActorRegister, Annotation, CorpusFacts, Document, OutletRegister, Round, Splits
from ...schema import VERSION, schema_folder, schema_sha256, version_in
from ..manifest import NAME
from ..rights import as_released
from ..shard import BATCH
from ..tables import DEFAULT, Batch, Register, configs
from .change import Versions
from .guidelines import version_of
from .rows import KEYS, Row, opened, rows_of_batch, rows_of_files

_DESCRIBED = ("DATASHEET.md", "LICENSE")


class Side(Protocol):
    """One of the two that are compared.

    `carries` names the rule by which texts are carried; two sides with another one, or without any, are not compared in that.
    `version_at`, `schema_at` and `guidelines_at` are the files that state the versions, `retired_at` the one that lists ids.
    """

    folder: Path
    name: str
    versions: Versions
    carries: str | None
    retired: tuple[str, ...]
    version_at: str
    schema_at: str
    guidelines_at: str
    retired_at: str

    def rows(self, config: str) -> Iterator[Row]:
        """The rows of a config of `KEYS`, by id."""

    @property
    def size(self) -> int:
        """How many documents there are."""

    @property
    def actors(self) -> Mapping[str, Any]:
        """The register of actors as plain values, by id."""

    @property
    def outlets(self) -> Mapping[str, Any]:
        """The register of outlets, likewise."""

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields of all layers of labels, by name."""

    @property
    def columns(self) -> Mapping[str, frozenset[str]]:
        """The columns of each config."""

    @property
    def files(self) -> Mapping[str, str]:
        """The checksums of the other files that say something of their own."""

    @property
    def schema_sha256(self) -> str:
        """The checksum of the schemas."""

    @property
    def guidelines(self) -> str:
        """The text of the guidelines."""


class ReleaseSide:
    """A release folder, as `sarv release` writes it."""

    version_at = schema_at = retired_at = NAME
    guidelines_at = "guidelines.md"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            manifest = msgspec.json.decode((folder / NAME).read_bytes())
            self.name: str = manifest["name"]
            self.guidelines = (folder / self.guidelines_at).read_text("utf-8")
            self.versions = Versions(
                data=manifest["version"], schema=manifest.get("schema_version"), guidelines=version_of(self.guidelines)
            )
            self.schema_sha256: str = manifest["schema_sha256"]
            self.carries: str | None = "everything" if manifest["private"] else "what may be passed on"
            self.retired = tuple(manifest.get("retired", ()))
            self.actors = _entries((folder / "actors.json").read_bytes(), "actors")
            self.outlets = _entries((folder / "outlets.json").read_bytes(), "outlets")
            self.fields = _fields(folder / "layers")
            self.columns = {
                path.parent.name: frozenset(opened(path).schema_arrow.names) for path in sorted(folder.glob("*/*.parquet"))
            }
            self.size = sum(opened(path).metadata.num_rows for path in sorted((folder / DEFAULT).glob("*.parquet")))
        except (OSError, KeyError, TypeError, AttributeError, UnicodeDecodeError, msgspec.DecodeError) as error:
            raise CorpusError(
                f"{folder}: is no whole release ({error!r}); build it with `sarv release`, or get it again"
            ) from error

    def rows(self, config: str) -> Iterator[Row]:
        """The rows of a config, by id."""
        return rows_of_files(self.folder, config, SPLITS)

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Data sheet, licence and fact sheets; the card and the tables say nothing else than what is compared anyway."""
        found = {name: self.folder / name for name in _DESCRIBED}
        found |= {path.relative_to(self.folder).as_posix(): path for path in self.folder.glob("incidents/*/*.json")}
        return {name: sha256(path.read_bytes()) for name, path in found.items() if path.is_file()}


class CorpusSide:
    """A corpus folder. Whether a text is there depends on hydration, so that it is not compared which ones are."""

    version_at = "corpus/corpus.json"
    schema_at = f"schema/{VERSION}"
    guidelines_at = "annotations/guidelines.md"
    retired_at = "corpus/splits.json"
    carries: str | None = None

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.folder = corpus.root
        facts: CorpusFacts = corpus.load(self.version_at, CorpusFacts)
        splits: Splits = corpus.load(self.retired_at, Splits)
        self.name = facts.name
        self.retired = splits.retired or ()
        self.splits = dict(sorted(splits.documents.items()))
        self.size = len(self.splits)
        # A folder with a schema of its own is read by it; others are by that of the kit.
        own = corpus.path("schema")
        self._schema = own if (own / "layers").is_dir() else schema_folder()
        self.schema_sha256 = schema_sha256(self._schema)
        self.fields = _fields(self._schema / "layers")
        try:
            self.guidelines = with_label_lists(corpus.read_bytes(self.guidelines_at).decode("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError(f"{self.guidelines_at}: cannot be read ({error}); `sarv validate` says more") from error
        self.versions = Versions(data=facts.version, schema=version_in(self._schema), guidelines=version_of(self.guidelines))
        register: ActorRegister = corpus.load("corpus/actors.json", ActorRegister)
        outlets: OutletRegister = corpus.load("corpus/outlets.json", OutletRegister)
        self._register = Register({actor.id: actor for actor in register.actors})
        self._alignments = {outlet.id: outlet.alignment for outlet in outlets.outlets}
        self.actors = _entries(canonical(register), "actors")
        self.outlets = _entries(canonical(outlets), "outlets")
        self.columns = {name: frozenset(config.schema.names) for name, config in configs().items()}

    def rows(self, config: str) -> Iterator[Row]:
        """The rows of a config, by id, as a release would have them."""
        ids = list(self.splits)
        for start in range(0, len(ids), BATCH):
            units = [self._unit(name, with_given=config != DEFAULT) for name in ids[start : start + BATCH]]
            table = configs()[config].table(Batch(units, self._register)).combine_chunks()
            for batch in table.to_batches():
                splits = [self.splits[name] for name in batch.column(KEYS[config][0]).to_pylist()]
                yield from rows_of_batch(batch, config, splits, self.retired_at)

    def _unit(self, name: str, with_given: bool) -> Any:
        collection = self.corpus.collection_of(name) or ""
        document: Document = self.corpus.load(f"corpus/{collection}/{name}.json", Document)
        gold: Annotation = self.corpus.load(f"annotations/gold/{name}.json", Annotation)
        text = self.corpus.text(collection, name)
        alignment = self._alignments.get(document.outlet, "")
        given = self._given(name) if with_given else ()
        return as_released(document, text, [(one, canonical(one)) for one in (gold, *given)], alignment, private=False)

    def _given(self, document: str) -> Iterator[Annotation]:
        """What annotators gave of a document, by round and annotator."""
        for of in self._rounds:
            for annotator in sorted(one.id for one in of.annotators):
                path = f"annotations/rounds/{of.id}/{annotator}/{document}.json"
                if document in of.documents and self.corpus.has(path):
                    yield self.corpus.load(path, Annotation)

    @cached_property
    def _rounds(self) -> list[Round]:
        return [self.corpus.load(f"annotations/rounds/{name}/round.json", Round) for name in self.corpus.round_ids()]

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The licence and the fact sheets under their names in a release; the data sheet is made of what is compared anyway."""
        found = {"LICENSE": "LICENSE"} if self.corpus.has("LICENSE") else {}
        for name in self.splits:
            collection = self.corpus.collection_of(name) or ""
            incident = self.corpus.load(f"corpus/{collection}/{name}.json", Document).incident
            path = f"corpus/{collection}/incidents/{incident}.json"
            if self.corpus.has(path):
                found[f"incidents/{collection}/{incident}.json"] = path
        return {name: sha256(self.corpus.read_bytes(path)) for name, path in found.items()}


def side_at(folder: Path) -> Side:
    """The release or corpus folder `folder`; `CorpusError` where it is neither."""
    if (folder / NAME).is_file():
        return ReleaseSide(folder)
    if (folder / "corpus").is_dir() and (folder / "annotations").is_dir():
        return CorpusSide(Corpus(folder))
    raise CorpusError(f"{folder}: is neither a release (it has no {NAME}) nor a corpus folder (corpus/ and annotations/)")


def _entries(raw: bytes, key: str) -> dict[str, Any]:
    return {entry["id"]: entry for entry in msgspec.json.decode(raw)[key]}


def _fields(folder: Path) -> dict[str, Any]:
    files = [msgspec.json.decode(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    return {field["field"]: field for layer in files for field in layer["fields"]}
