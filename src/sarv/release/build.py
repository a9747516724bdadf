"""Builds a release folder from a corpus folder: validate, build shards beside it, describe them, put it in place."""

import fcntl
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from ..corpus import Corpus, CorpusError
from ..findings import Report
from ..label_lists import with_label_lists
from ..progress import Progress
from ..records import SPLITS, ActorRegister, Agreement, CorpusFacts, Datasheet, Document, OutletRegister, Round, Splits
from ..schema import schema_folder, schema_sha256, version_in
from ..validation import validate
from .about import About, folder_name
from .card import card
from .card_check import check_card
from .citation import citation, zenodo
from .codebook import codebook
from .croissant import croissant
from .croissant_check import check_croissant
from .datasheet import datasheet
from .exchange import put_in_place
from .figures import Figures
from .leakage import Leakage, leakage
from .manifest import describe_splits, write_manifest
from .shard import Shard, build_shard
from .statistics import Statistics
from .tables import DEFAULT, configs

_COPIED = ("corpus/actors.json", "corpus/outlets.json", "annotations/guidelines.md")
_DOCUMENTS_PER_SHARD = 20_000


@dataclass(frozen=True)
class Built:
    """A release in its place, or the report that forbids it; and which of its documents are near-duplicates."""

    folder: Path | None
    report: Report
    documents: int = 0
    leakage: Leakage = field(default_factory=Leakage)


def build(corpus: Corpus, output: Path, *, private: bool = False, processes: int = 1, progress: Progress | None = None) -> Built:
    """Build the release of `corpus` as `output/<name>-<version>` (with `-private` after it, where it is private).

    Nothing is built while there are findings. A run that ends at any point leaves the old folder or the new one.
    """
    report = validate(corpus, progress=progress)
    if len(report):
        return Built(None, report)
    if not corpus.splits:
        raise CorpusError(
            "there is nothing to release yet: no document has gold. `sarv add` brings articles in, `sarv round open` has them "
            "annotated, and `sarv gold` derives their gold"
        )
    compared = leakage(corpus, progress)
    report.add(compared.findings)
    if len(report):
        return Built(None, report, leakage=compared)
    facts: CorpusFacts = corpus.load("corpus/corpus.json", CorpusFacts)
    target = output / folder_name(facts, private)
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise CorpusError(f"{target}: is not a folder; move it away, or choose another place with --output")
    output.mkdir(parents=True, exist_ok=True)
    with _alone(output) as staged:
        shards = _build_shards(corpus, staged, private, processes)
        report.findings += [finding for shard in shards for finding in shard.findings]
        if len(report):  # a file changed between the check and the build
            return Built(None, report, leakage=compared)
        _describe(corpus, facts, staged, private)
        if not _equal(staged, target):
            put_in_place(staged, target)
    return Built(target, report, sum(shard.rows[DEFAULT, split] for shard in shards for split in SPLITS), compared)


def _build_shards(corpus: Corpus, staged: Path, private: bool, processes: int) -> list[Shard]:
    # The number of shards follows from the corpus alone, so that the bytes do not depend on the machine.
    count = max(1, -(-len(corpus.splits) // _DOCUMENTS_PER_SHARD))
    if processes == 1 or count == 1:
        return [build_shard(corpus.root, staged, shard, count, private=private) for shard in range(count)]
    # Fresh processes: forked ones would hold our lock for as long as they outlive us.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(build_shard, corpus.root, staged, shard, count, private=private) for shard in range(count)]
        return [job.result() for job in jobs]


def _describe(corpus: Corpus, facts: CorpusFacts, staged: Path, private: bool) -> None:
    """Everything of a release besides its tables."""
    documents: list[Document] = [
        corpus.load(f"corpus/{collection}/{name}.json", Document)
        for collection in corpus.collections
        for name in corpus.document_ids(collection)
    ]
    rounds = [corpus.load(f"annotations/rounds/{name}/round.json", Round) for name in corpus.round_ids()]
    agreements: dict[str, Agreement] = {
        round_.id: corpus.load(path, Agreement)
        for round_ in rounds
        if corpus.has(path := f"annotations/rounds/{round_.id}/agreement.json")
    }
    statistics = Statistics(staged)
    for path in _COPIED:
        shutil.copyfile(corpus.path(path), staged / Path(path).name)
    guidelines = staged / "guidelines.md"
    guidelines.write_text(with_label_lists(guidelines.read_text("utf-8")), "utf-8")
    released = [document for document in documents if document.id in corpus.splits]
    copies = {
        f"{folder}/{path.name}": path for folder in ("layers", "mappings") for path in (schema_folder() / folder).glob("*.json")
    }
    for document in released:
        sheet = corpus.path(f"corpus/{document.collection}/incidents/{document.incident}.json")
        if sheet.is_file():
            copies[f"incidents/{document.collection}/{sheet.name}"] = sheet
    for name, original in copies.items():
        (staged / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, staged / name)
    if (licence := corpus.path("LICENSE")).is_file():
        shutil.copyfile(licence, staged / "LICENSE")
    actors: ActorRegister = corpus.load("corpus/actors.json", ActorRegister)
    outlets: OutletRegister = corpus.load("corpus/outlets.json", OutletRegister)
    about = About(
        facts=facts,
        collections=corpus.collections,
        rounds=rounds,
        agreements=agreements,
        answers=_answers(corpus),
        actors=actors.actors,
        outlets=outlets.outlets,
        documents=documents,
        released=released,
        fact_sheets=any(name.startswith("incidents/") for name in copies),
        folder=folder_name(facts, private),
        private=private,
    )
    (staged / "DATASHEET.md").write_text(datasheet(about, statistics), "utf-8")
    (staged / "CODEBOOK.md").write_text(codebook(about, statistics), "utf-8")
    (staged / "CITATION.cff").write_text(citation(facts), "utf-8")
    (staged / "zenodo.json").write_bytes(zenodo(about, Figures(about, statistics)))
    (staged / "README.md").write_text(card(about, configs(), statistics), "utf-8")
    check_card(staged)
    (staged / "croissant.json").write_bytes(croissant(about, configs(), statistics))
    check_croissant(staged, dated=facts.published is not None)
    splits: Splits = corpus.load("corpus/splits.json", Splits)
    write_manifest(
        staged,
        {
            "name": facts.name,
            "version": facts.version,
            "private": private,
            "schema_version": version_in(schema_folder()),
            "schema_sha256": schema_sha256(schema_folder()),
            "retired": list(splits.retired or ()),
            "texts": [
                {"collection": name, "documents": number, "with_text": with_text}
                for name, (number, with_text) in statistics.carried.items()
            ],
            "splits": describe_splits(staged, list(configs()), SPLITS),
        },
    )


def _answers(corpus: Corpus) -> dict[str, str]:
    """The answers of the datasheet by question; none of a folder that has no annotated documents yet, and so no datasheet."""
    if not corpus.has("corpus/datasheet.json"):
        return {}
    sheet: Datasheet = corpus.load("corpus/datasheet.json", Datasheet)
    return {one.question: one.answer for one in sheet.answers}


@contextmanager
def _alone(output: Path) -> Iterator[Path]:
    """A fresh stage in `output`, which no other run uses meanwhile; what a killed run left there is removed."""
    with (output / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CorpusError(f"{output}: another release is being built there; run again when it is done") from None
        staged = output / ".sarv-release.part"
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir()
        try:
            yield staged
        finally:
            shutil.rmtree(staged, ignore_errors=True)


def _equal(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    if not other.is_dir():
        return False
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    others = sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    return names == others and all((one / name).read_bytes() == (other / name).read_bytes() for name in names)
