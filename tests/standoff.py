"""Small stand-off collections for tests: their texts are invented, their sources are made in the test."""

import io
import json
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from sarv.corpus import Corpus, sha256
from sarv.records import (
    ArchiveMemberSource,
    Collection,
    Document,
    FileSource,
    Locator,
    PinnedMember,
    PinnedTable,
    Rights,
    TableRowSource,
    TextFacts,
)
from sarv.sources import Found, Problem, Supply, find_texts

Source = FileSource | ArchiveMemberSource | TableRowSource

TEXTS = {
    "NOTE-1": "NOTE-1\n\nThe ferry left at dawn – nobody saw it go.\n",
    "NOTE-2": "NOTE-2\n\nAt noon the bell rang twice.\nNOTE-x is no note.\n",
    "NOTE-3": "NOTE-3\n\n\U0001f980 on the quay.\u2028A second line.",
}
MEMBER = "data/notes.txt"
WHOLE = "".join(TEXTS.values()).encode("utf-8")
RIGHT = {f"notes-{number}": text for number, text in enumerate(TEXTS.values(), 1)}


def document(document_id: str, text: str, locator: Locator | None = None) -> Document:
    """The metadata of a stand-off document of the collection `notes`."""
    return Document(
        id=document_id,
        collection="notes",
        language="en",
        outlet="oss-gazette",
        genre="report",
        incident=document_id,
        rights=Rights(license="CC-BY-4.0", credit="the writer", redistribute=True),
        text=TextFacts(sha256=sha256(text.encode("utf-8", "surrogatepass")), length=len(text)),
        source=locator,
    )


def documents(texts: Mapping[str, str] = TEXTS, file: str = "box") -> dict[str, Document]:
    """A document for each text, which lies under its key in the pinned file `file`."""
    located = ((f"notes-{number}", key, text) for number, (key, text) in enumerate(texts.items(), 1))
    return {name: document(name, text, Locator(file=file, key=key)) for name, key, text in located}


def collection(source: Source) -> Collection:
    """The collection `notes`, whose texts are at `source`."""
    return Collection(
        id="notes",
        title="Notes",
        description="Notes.",
        provenance="Written for the tests.",
        texts="stand_off",
        source=source,
        writers="program",
    )


def member(archive: bytes, whole: bytes = WHOLE, *, name: str = MEMBER, cut: str = r"^NOTE-\d", encoding: str = "utf-8",
           url: str = "https://notes.example/box.tar", file: str = "box") -> PinnedMember:  # fmt: skip
    """A pinned member of `archive`, which holds the texts one after the other."""
    return PinnedMember(
        id=file, url=url, mirror=f"notes.example/{file}.tar", sha256=sha256(archive), member=name,
        member_sha256=sha256(whole), encoding=encoding, cut=cut,
    )  # fmt: skip


def table(data: bytes, form: str = "jsonl", *, key: str = "name", text: str = "body", file: str = "box",
          url: str = "https://notes.example/box") -> PinnedTable:  # fmt: skip
    """A pinned table made of `data`."""
    return PinnedTable(
        id=file, url=url, mirror=f"notes.example/{file}.{form}", sha256=sha256(data), format=form, key=key, text=text
    )


def json_lines(texts: Mapping[str, str] = TEXTS) -> bytes:
    """A JSON Lines table with the texts, none of its characters escaped."""
    rows = [json.dumps({"name": key, "body": text, "words": 7}, ensure_ascii=False) for key, text in texts.items()]
    return "".join(f"{row}\n" for row in rows).encode("utf-8")


DATA = json_lines()


def tar(*members: tuple[str | tarfile.TarInfo, bytes], mode: str = "w:gz") -> bytes:
    """A tar archive of these members, in order."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]  # the mode is a variable
        for name, data in members:
            entry = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return packed.getvalue()


def corpus_folder(root: Path, source: Source, wanted: Iterable[Document]) -> Corpus:
    """A corpus folder with the collection `notes` and nothing else."""
    (root / "annotations").mkdir(parents=True)
    corpus = Corpus(root)
    corpus.write("corpus/notes/collection.json", collection(source))
    corpus.write_bytes("corpus/notes/.gitignore", b"*.txt\n")
    for one in wanted:
        corpus.write(f"corpus/notes/{one.id}.json", one)
    return corpus


def folder_of_notes(root: Path) -> Corpus:
    """A corpus folder whose documents are rows of the table `DATA`."""
    return corpus_folder(root, TableRowSource(files=(table(DATA),)), documents().values())


def mirror(root: Path, pinned: PinnedMember | PinnedTable, data: bytes) -> Path:
    """A mirror folder that holds the pinned file."""
    place = root / pinned.mirror
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return root


def outcomes(
    tmp_path: Path, pinned: PinnedMember | PinnedTable, data: bytes, wanted: dict[str, Document] | None = None
) -> tuple[dict[str, str], list[Problem]]:
    """What is found of `wanted`, by id, and the problems, where the mirror holds `data` as the pinned file."""
    source = ArchiveMemberSource(files=(pinned,)) if isinstance(pinned, PinnedMember) else TableRowSource(files=(pinned,))
    supply = Supply(mirror=mirror(tmp_path / "mirror", pinned, data))
    return sorted_out(find_texts(collection(source), documents() if wanted is None else wanted, supply))


def sorted_out(found: Iterable[Found | Problem]) -> tuple[dict[str, str], list[Problem]]:
    """Texts by document, and problems."""
    every = list(found)
    return {one.document: one.text for one in every if isinstance(one, Found)}, [one for one in every if isinstance(one, Problem)]


def texts(corpus: Corpus) -> dict[str, str]:
    """The texts that are in the folder of the collection `notes`, by document."""
    names = [name.removesuffix(".txt") for name in corpus.names("corpus/notes", ".txt")]
    return {name: corpus.text("notes", name) or "" for name in names}


def write_text(corpus: Corpus, document_id: str, data: bytes) -> Path:
    """Put a text into the folder of the collection `notes`."""
    path = corpus.path(f"corpus/notes/{document_id}.txt")
    path.write_bytes(data)
    return path
