"""Hydration: texts are put in their places, right or not at all, and everything that stands in the way is told."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import standoff
from sarv.corpus import Corpus, sha256
from sarv.hydration import Hydration, hydrate
from sarv.records import Collection, Document, FileSource, Locator, TableRowSource, TextFacts
from standoff import RIGHT, TEXTS, documents, table, texts, write_text

SOURCE_CODE = Path(__file__).parents[1] / "src"


def lots(run: Hydration) -> dict[str, int]:
    """How many documents there are of each lot."""
    return dict(Counter(lot for result in run.collections for lot in result.lots.values()))


def test_texts_are_written(notes: Corpus, mirror: Path) -> None:
    """Every text is written beside the metadata of its document, to the last character."""
    run = hydrate(notes, mirror=mirror)

    assert RIGHT == texts(notes)
    assert ({"hydrated": 3}, []) == (lots(run), run.problems)


def test_second_run_changes_nothing(notes: Corpus, mirror: Path) -> None:
    """A second run finds all texts there, touches no file and needs no source."""
    hydrate(notes, mirror=mirror)
    before = {path: path.stat().st_mtime_ns for path in notes.root.rglob("*")}
    run = hydrate(notes)

    assert ({"present": 3}, []) == (lots(run), run.problems)
    assert before == {path: path.stat().st_mtime_ns for path in notes.root.rglob("*")}


def test_progress_counts_every_document(notes: Corpus, mirror: Path) -> None:
    """Progress counts documents, also those that are there or go wrong, up to all of them."""
    write_text(notes, "notes-2", RIGHT["notes-2"].encode())
    write_text(notes, "notes-3", b"x")
    seen: list[tuple[int, int]] = []
    hydrate(notes, mirror=mirror, progress=lambda done, total: seen.append((done, total)))

    assert [(1, 3), (2, 3), (3, 3)] == seen


def test_wrong_text_that_is_there(notes: Corpus, mirror: Path) -> None:
    """A text that is there and is not the document's is reported and kept; the others are written."""
    path = write_text(notes, "notes-2", b"my notes")
    run = hydrate(notes, mirror=mirror)
    [problem] = run.problems

    assert b"my notes" == path.read_bytes()
    assert {"hydrated": 2, "faulty": 1} == lots(run)
    assert ("present_text_differs", ("notes-2",), "corpus/notes/notes-2.txt") == (problem.code, problem.documents, problem.place)
    assert (sha256(RIGHT["notes-2"].encode()), sha256(b"my notes")) == (problem.expected, problem.found)
    assert "--replace" in problem.way_out


def test_wrong_text_is_replaced_on_demand(notes: Corpus, mirror: Path) -> None:
    """With `replace`, the right text takes the place of a wrong one."""
    write_text(notes, "notes-2", b"my notes")
    run = hydrate(notes, mirror=mirror, replace=True)

    assert (RIGHT, {"hydrated": 3}) == (texts(notes), lots(run))


def test_wrong_text_is_kept_where_there_is_no_right_one(notes: Corpus) -> None:
    """With `replace`, a wrong text stays, and stays a fault, as long as the right one is not available."""
    path = write_text(notes, "notes-2", b"my notes")
    run = hydrate(notes, replace=True)

    assert b"my notes" == path.read_bytes()
    assert ["notes-2"] == run.collections[0].of("faulty")
    assert ["not_available", "present_text_differs"] == [problem.code for problem in run.problems]


def test_link_in_the_place_of_a_text(notes: Corpus, mirror: Path, tmp_path: Path) -> None:
    """A symbolic link in the place of a text is a wrong text; what it leads to is never written to."""
    (tmp_path / "elsewhere").write_bytes(RIGHT["notes-1"].encode())
    notes.path("corpus/notes/notes-1.txt").symlink_to(tmp_path / "elsewhere")

    assert ["notes-1"] == hydrate(notes, mirror=mirror).collections[0].of("faulty")
    assert ["notes-1"] == hydrate(notes, mirror=mirror, replace=True).collections[0].of("hydrated")
    assert not notes.path("corpus/notes/notes-1.txt").is_symlink()
    assert RIGHT["notes-1"].encode() == (tmp_path / "elsewhere").read_bytes()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (TextFacts(sha256=sha256(b"x"), length=len(TEXTS["NOTE-1"])), "text_differs"),
        (TextFacts(sha256=sha256(TEXTS["NOTE-1"].encode()), length=7), "length_differs"),
    ],
    ids=["checksum", "length"],
)
def test_text_that_is_not_the_documents(notes: Corpus, mirror: Path, facts: TextFacts, code: str) -> None:
    """A text that does not fit the document's checksum and length is not written; the others are."""
    metadata = documents()["notes-1"]
    fields = {name: getattr(metadata, name) for name in metadata.__struct_fields__}
    notes.write("corpus/notes/notes-1.json", Document(**fields | {"text": facts}))
    run = hydrate(notes, mirror=mirror)

    assert {"notes-2", "notes-3"} == set(texts(notes))
    assert [(code, ("notes-1",))] == [(problem.code, problem.documents) for problem in run.problems]
    assert {"hydrated": 2, "faulty": 1} == lots(run)


def test_text_that_is_no_text(tmp_path: Path) -> None:
    """A text with half a surrogate pair, which JSON can spell, cannot be written and is a problem of its own."""
    data = b'{"name": "NOTE-1", "body": "\\ud83e"}\n'
    wanted = standoff.document("notes-1", "\ud83e", Locator(file="box", key="NOTE-1"))
    corpus = standoff.corpus_folder(tmp_path / "corpus", TableRowSource(files=(table(data),)), [wanted])
    run = hydrate(corpus, mirror=standoff.mirror(tmp_path / "mirror", table(data), data))

    assert {} == texts(corpus)
    assert ["text_differs"] == [problem.code for problem in run.problems]


def test_problem_with_one_document_does_not_stop_others(notes: Corpus, mirror: Path) -> None:
    """A document whose metadata cannot be read is reported, and the others are hydrated."""
    notes.path("corpus/notes/notes-2.json").write_bytes(b"{")
    run = hydrate(notes, mirror=mirror)

    assert {"notes-1", "notes-3"} == set(texts(notes))
    assert [("metadata_faulty", ("notes-2",))] == [(problem.code, problem.documents) for problem in run.problems]
    assert ["notes-2"] == run.collections[0].of("faulty")


def test_problem_with_one_collection_does_not_stop_others(notes: Corpus, mirror: Path) -> None:
    """A collection that cannot be read, here since its source leads out of the mirror folder, is reported; others go on."""
    text = notes.read_bytes("corpus/notes/collection.json").replace(b'"id": "notes"', b'"id": "chest"')
    notes.path("corpus/chest").mkdir()
    notes.path("corpus/chest/collection.json").write_bytes(text.replace(b"notes.example/box.jsonl", b"../box.jsonl"))
    run = hydrate(notes, mirror=mirror)

    assert RIGHT == texts(notes)
    assert [("metadata_faulty", "corpus/chest/collection.json")] == [(problem.code, problem.place) for problem in run.problems]


def test_collection_without_a_source(notes: Corpus) -> None:
    """Texts that are not shipped, and of which the collection does not say where they are, are a fault of each document."""
    fields = {name: getattr(standoff.collection(FileSource()), name) for name in ("id", "title", "description", "provenance")}
    notes.write("corpus/notes/collection.json", Collection(**fields, texts="stand_off", writers="program"))
    run = hydrate(notes)

    assert [("source_unknown", tuple(RIGHT))] == [(problem.code, problem.documents) for problem in run.problems]
    assert {"faulty": 3} == lots(run)


def test_folder_that_git_would_take_texts_from(notes: Corpus, mirror: Path) -> None:
    """Texts are written only where git ignores them."""
    for rules in (b"", b"*.txt\n!notes-1.txt\n"):
        notes.write_bytes("corpus/notes/.gitignore", rules)
        run = hydrate(notes, mirror=mirror)

        assert {} == texts(notes)
        assert [("not_ignored", tuple(RIGHT))] == [(problem.code, problem.documents) for problem in run.problems]


def test_folder_that_cannot_be_written(notes: Corpus, mirror: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that the disk does not take is a problem of that document; the next one is tried, and no part is left."""
    sync, failures = os.fsync, iter([OSError(28, "No space left on device")])

    def full(handle: int) -> None:
        for failure in failures:
            raise failure
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    run = hydrate(notes, mirror=mirror)

    assert {"notes-2", "notes-3"} == set(texts(notes))
    assert [("not_written", ("notes-1",))] == [(problem.code, problem.documents) for problem in run.problems]
    assert not list(notes.root.rglob("*.part"))


def test_only_some_collections(notes: Corpus, tale: Corpus, mirror: Path) -> None:
    """Where collections are named, the others are left alone."""
    shutil.copytree(tale.path("corpus/letters"), notes.path("corpus/letters"))

    assert ["letters"] == [result.collection for result in hydrate(notes, mirror=mirror, only=["letters"]).collections]
    assert {} == texts(notes)
    assert ["letters", "notes"] == [result.collection for result in hydrate(notes, mirror=mirror).collections]


def test_shipped_collections_are_left_alone(tale: Corpus) -> None:
    """A collection that ships its texts has nothing to hydrate."""
    run = hydrate(tale, only=["tale"])

    assert ([], []) == (run.collections, run.problems)


def test_file_of_ones_own(tmp_path: Path) -> None:
    """A file that is named is taken for the document with its checksum; one that fits none is a fault of its own."""
    corpus = standoff.corpus_folder(
        tmp_path / "corpus", FileSource(), [standoff.document(name, text) for name, text in RIGHT.items()]
    )
    (tmp_path / "saved").write_bytes(RIGHT["notes-3"].encode())
    (tmp_path / "other").write_bytes(RIGHT["notes-1"].encode() + b"\n")
    run = hydrate(corpus, own=[tmp_path / "saved", tmp_path / "other"])
    differs, absent = run.problems

    assert {"notes-3": RIGHT["notes-3"]} == texts(corpus)
    assert ("text_differs", (), str(tmp_path / "other")) == (differs.code, differs.documents, differs.place)
    assert ("not_available", ("notes-1", "notes-2")) == (absent.code, absent.documents)
    assert [] == hydrate(corpus, own=[tmp_path / "saved"]).faults


def test_file_of_ones_own_for_a_pinned_source(notes: Corpus, tmp_path: Path) -> None:
    """A copy of a text whose collection has a pinned source is taken too; only the others are looked for there."""
    (tmp_path / "saved").write_bytes(RIGHT["notes-3"].encode())
    run = hydrate(notes, own=[tmp_path / "saved"])
    [absent] = run.problems

    assert {"notes-3": RIGHT["notes-3"]} == texts(notes)
    assert ("not_available", ("notes-1", "notes-2")) == (absent.code, absent.documents)


def test_own_files_need_no_source(notes: Corpus, tmp_path: Path) -> None:
    """Where every text is among the user's own files, no source is opened, and there is no problem."""
    for name, text in RIGHT.items():
        (tmp_path / name).write_bytes(text.encode())
    run = hydrate(notes, own=[tmp_path / name for name in RIGHT])

    assert (RIGHT, []) == (texts(notes), run.problems)


# Kills a run before its first change to the folder, then before its second, and so on until a run comes to its end.
KILL = """
import os, shutil, sys
from pathlib import Path
from sarv.corpus import Corpus
from sarv.hydration import hydrate

root, mirror, point, status = Path(sys.argv[1]), Path(sys.argv[2]), 0, 9
while status:
    folder = root.with_name(f"killed {point}")
    shutil.copytree(root, folder)
    child = os.fork()
    if not child:
        steps, sync = 0, os.fsync
        def step():
            global steps
            steps += 1
            if steps > point:
                os._exit(9)
        def hook(event, given):
            if event in ("os.rename", "os.remove") or (event == "open" and ".part" in str(given[0])):
                step()
        os.fsync = lambda handle: (step(), sync(handle))
        sys.addaudithook(hook)
        run = hydrate(Corpus(folder), mirror=mirror)
        os._exit(len(run.problems))
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    point += 1
print(point)
"""


def test_killed_run_leaves_nothing_half(notes: Corpus, mirror: Path, tmp_path: Path) -> None:
    """Wherever a run is killed, every text that is there is whole and right, and the next run does the rest."""
    arguments = [sys.executable, "-c", KILL, str(notes.root), str(mirror)]
    environment = os.environ | {"PYTHONPATH": str(SOURCE_CODE)}
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=True)
    runs = [Corpus(tmp_path / f"killed {point}") for point in range(int(done.stdout))]
    counts = [len(texts(run)) for run in runs]

    assert [0, 1, 2, 3] == sorted(set(counts))
    assert counts == sorted(counts)
    assert len(runs) > 12
    for run in runs:
        assert texts(run).items() <= RIGHT.items()
        assert [] == hydrate(run, mirror=mirror).problems
        assert RIGHT == texts(run)
