"""What validation makes of a folder as a whole, beyond single checks."""

import fcntl
from pathlib import Path

import pytest

from edits import apply
from sarv.checks._example import Edit
from sarv.corpus import Corpus, CorpusError
from sarv.lookup import load_folder
from sarv.release.build import build
from sarv.validation import validate

LETTER = "corpus/letters/letters-0001.txt"


def test_a_hydrated_text_that_is_not_utf_8_is_another_text(tale: Corpus) -> None:
    """Bytes that are not UTF-8 in the place of a stand-off text are a finding of its document, not an absent text."""
    apply(tale.root, [Edit(LETTER, content="Ein Brief für dich.\n".encode("latin-1"))])

    assert [("text_checksum", "corpus/letters/letters-0001.json")] == [(finding.code, finding.path) for finding in validate(tale)]
    with pytest.raises(CorpusError, match="is not UTF-8"):
        tale.text("letters", "letters-0001")


def test_a_readme_among_the_rounds_is_no_round(tale: Corpus) -> None:
    """Files for readers may lie beside rounds."""
    apply(tale.root, [Edit("annotations/rounds/README.md", content=b"# Rounds\n")])

    assert [] == list(validate(tale))
    assert ["first"] == list(load_folder(tale).rounds)


def test_progress_goes_on_to_the_end(tale: Corpus) -> None:
    """Whoever looks sees each step once, and all of them at the end."""
    seen: list[tuple[int, int]] = []
    validate(tale, progress=lambda done, total: seen.append((done, total)))

    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert (seen[-1][1], seen[-1][1]) == seen[-1]


def test_what_is_not_ours_in_the_output_folder_stays(tale: Corpus, tmp_path: Path) -> None:
    """A build leaves foreign files and folders beside its release alone, whatever their names."""
    foreign = tmp_path / "dist" / ".foreign.part"
    foreign.mkdir(parents=True)
    (foreign / "kept").write_text("kept")
    (tmp_path / "dist" / ".file.part").write_text("kept")

    assert build(tale, tmp_path / "dist").folder is not None
    assert "kept" == (foreign / "kept").read_text()
    assert "kept" == (tmp_path / "dist" / ".file.part").read_text()


def test_two_builds_do_not_work_in_one_place(tale: Corpus, tmp_path: Path) -> None:
    """While one build works in an output folder, a second says so and ends."""
    (tmp_path / "dist").mkdir()
    with (tmp_path / "dist" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CorpusError, match="another release is being built there"):
            build(tale, tmp_path / "dist")


def test_a_target_that_is_no_folder_is_refused(tale: Corpus, tmp_path: Path) -> None:
    """A link where the release should stand is not followed and not replaced."""
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "tale-0.1.0").symlink_to(tmp_path)

    with pytest.raises(CorpusError, match="is not a folder"):
        build(tale, tmp_path / "dist")


def test_worker_processes_build_the_same(tale: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards that other processes build are those that this one builds."""
    import sys

    monkeypatch.setattr(sys.modules["sarv.release.build"], "_DOCUMENTS_PER_SHARD", 2)
    alone = build(tale, tmp_path / "one").folder
    together = build(tale, tmp_path / "two", processes=2).folder

    assert alone is not None
    assert together is not None
    names = sorted(path.relative_to(alone) for path in alone.rglob("*.parquet"))
    assert 36 == len(names)
    assert [(alone / name).read_bytes() for name in names] == [(together / name).read_bytes() for name in names]
