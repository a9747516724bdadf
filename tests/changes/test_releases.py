"""Releases are compared as well as corpus folders, and show what was edited in them alone, which no schema sees."""

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from edits import apply
from sarv.checks._example import DOCUMENT, GOLD, Edit
from sarv.checks._tale import SPLITS
from sarv.corpus import Corpus, CorpusError
from sarv.release.build import build
from sarv.release.changes.compare import Comparison, compare
from sarv.release.changes.revision import checked_out
from sarv.release.changes.sides import side_at

Rows = list[dict[str, Any]]


@pytest.fixture
def built(tale: Corpus, tmp_path: Path) -> Path:
    """The release of the example corpus."""
    folder = build(tale, tmp_path / "dist").folder
    assert folder is not None
    return folder


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A copy of the release, as the next version."""
    folder = Path(shutil.copytree(built, tmp_path / "copy"))
    restate(folder, version="0.2.0")
    return folder


def restate(folder: Path, **facts: Any) -> None:
    """State other facts in the manifest of a release."""
    path = folder / "manifest.json"
    path.write_bytes(msgspec.json.encode(msgspec.json.decode(path.read_bytes()) | facts))


def rewrite(folder: Path, split: str, change: Callable[[Rows], Iterable[dict[str, Any]]]) -> None:
    """Write the documents of a split of a release anew, as `change` gives them."""
    path = folder / "documents" / f"{split}-00000-of-00001.parquet"
    table = pq.read_table(path)
    pq.write_table(pa.Table.from_pylist(list(change(table.to_pylist())), schema=table.schema), path)


def between(old: Path, new: Path) -> Comparison:
    """What changed between two folders."""
    return compare(side_at(old), side_at(new))


def said(found: Comparison) -> list[tuple[str, str, str | None, str | None, Any, Any]]:
    """The changes in short."""
    return [(one.what, one.kind, one.element, one.field, one.old, one.new) for one in found.changes.changes]


def test_a_release_has_no_changes_against_itself(built: Path) -> None:
    """A release compared with itself has no changes and no findings, and demands its own version."""
    found = between(built, built)

    assert ((), [], None, "0.1.0") == (found.changes.changes, found.findings, found.changes.demands, found.changes.least)


def test_a_release_is_what_its_folder_says(tale: Corpus, built: Path) -> None:
    """A release has no changes against the corpus folder that it was built from, either way."""
    assert ((), ()) == (between(built, tale.root).changes.changes, between(tale.root, built).changes.changes)


def dropped_span(rows: Rows) -> Rows:
    """The first row without its fifth mention."""
    del rows[0]["mentions"][4]
    return rows


def flipped_label(rows: Rows) -> Rows:
    """The first row with another polarity."""
    rows[0]["stances"][0]["polarity"] = "support"
    return rows


def swapped_parties(rows: Rows) -> Rows:
    """The first row with holder and target of a stance exchanged."""
    stance = rows[0]["stances"][0]
    stance["holder"]["actor"], stance["target"]["actor"] = stance["target"]["actor"], stance["holder"]["actor"]
    return rows


SILENT = [
    (
        dropped_span,
        [("element", "removed", "m5", None, {"spans": [[180, 188]], "actors": ["ferrymen"], "form": "name"}, None)],
    ),
    (flipped_label, [("label", "changed", "s1", "/polarity", "oppose", "support")]),
    (
        swapped_parties,
        [
            ("link", "changed", "s1", "/holder/actor", "bridge-office", "ferrymen"),
            ("link", "changed", "s1", "/target/actor", "ferrymen", "bridge-office"),
        ],
    ),
]


def test_what_an_annotator_gave_shows(built: Path, copy: Path) -> None:
    """What was edited in config annotations is named by document, round, annotator and column."""
    path = copy / "annotations" / "test-00000-of-00001.parquet"
    table = pq.read_table(path)
    rows = table.to_pylist()
    rows[1]["mentions"] = []
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)

    assert [("annotation", "changed", "first/two", "mentions", None, None)] == said(between(built, copy))


@pytest.mark.parametrize(("change", "expected"), SILENT, ids=lambda value: getattr(value, "__name__", ""))
def test_silent_edits_show(change: Callable[[Rows], Rows], expected: list[Any], built: Path, copy: Path) -> None:
    """What was edited in a release alone is found by element and field, and demands MAJOR."""
    rewrite(copy, "train", change)
    found = between(built, copy)

    assert expected == said(found)
    assert "major" == found.changes.demands


def test_a_text_that_is_no_longer_carried(built: Path, copy: Path) -> None:
    """A release without a text that the one before it carried has lost something, and the other way round gained."""
    without = lambda rows: [row | {"text": None} for row in rows]  # noqa: E731  # a change in a line
    rewrite(copy, "train", without)

    assert [("text", "removed", "major")] == [(one.what, one.kind, one.demands) for one in between(built, copy).changes.changes]
    assert [("text", "added", "minor")] == [(one.what, one.kind, one.demands) for one in between(copy, built).changes.changes]


def test_a_private_build_is_compared_without_that(built: Path, copy: Path) -> None:
    """Which texts are carried is not compared where one of the two releases is private."""
    rewrite(copy, "train", lambda rows: [row | {"text": None} for row in rows])
    restate(copy, private=True)

    assert () == between(built, copy).changes.changes


def test_a_text_under_the_same_checksum(built: Path, copy: Path) -> None:
    """A text that was edited with its checksum left alone is a change, without its words."""
    rewrite(copy, "train", lambda rows: [row | {"text": row["text"].replace("Ferrymen", "Millers")} for row in rows])
    found = between(built, copy)

    assert [("text", "changed", None, "text", None, None)] == said(found)
    assert b"Millers" not in found.encoded()


def test_a_document_in_another_split(built: Path, copy: Path) -> None:
    """A document that moved to another split is a finding at the file that it is in now."""
    moved: Rows = pq.read_table(copy / "documents" / "train-00000-of-00001.parquet").to_pylist()
    rewrite(copy, "train", lambda _: [])
    rewrite(copy, "test", lambda rows: [*moved, *rows])

    assert [("split_moved", "documents/test-00000-of-00001.parquet", "/documents/tale-0001")] == [
        (one.code, one.path, one.pointer) for one in between(built, copy).findings
    ]


def test_a_document_twice_is_refused(built: Path, copy: Path) -> None:
    """A release that has a document twice, or not in the order of ids, is none; the message names the document."""
    rewrite(copy, "train", lambda rows: [*rows, *rows])

    with pytest.raises(CorpusError, match="tale-0001 comes after tale-0001"):
        between(built, copy)


def test_a_damaged_file_is_named(built: Path, copy: Path) -> None:
    """A Parquet file that cannot be read is a fault of the environment with its name."""
    path = copy / "documents" / "train-00000-of-00001.parquet"
    path.write_bytes(path.read_bytes()[:100])

    with pytest.raises(CorpusError, match=r"train-00000-of-00001\.parquet"):
        between(built, copy)


def test_another_corpus_is_refused(built: Path, copy: Path) -> None:
    """Releases of different corpora are not compared."""
    restate(copy, name="fable")

    with pytest.raises(CorpusError, match="'fable'"):
        between(built, copy)


def test_what_is_no_release_is_refused(tmp_path: Path) -> None:
    """A folder that is neither a release nor a corpus folder is named."""
    with pytest.raises(CorpusError, match="neither a release"):
        side_at(tmp_path)


def test_an_id_is_never_used_again(tale: Corpus, tmp_path: Path) -> None:
    """From release to release, the ids of removed documents stay listed, and whoever uses one again is found."""
    entry = msgspec.json.decode((tale.root / SPLITS).read_bytes())["documents"]["tale-0003"]
    first = Path(shutil.copytree(tale.root, tmp_path / "first"))
    apply(tale.root, [Edit(SPLITS, remove=("/documents/tale-0003",), set={"/retired": ["tale-0003"]})])
    second = Path(shutil.copytree(tale.root, tmp_path / "second"))
    apply(tale.root, [Edit(SPLITS, remove=("/retired",), set={"/documents/tale-0003": entry})])
    raise_version = [Edit("corpus/corpus.json", set={"/version": "0.2.0"})]
    apply(second, raise_version)
    apply(tale.root, [Edit("corpus/corpus.json", set={"/version": "0.3.0"})])

    assert [] == between(first, second).findings
    assert ["tale-0003"] == list(between(first, second).changes.retired)
    assert [("document_id_reused", SPLITS, 5), ("document_not_retired", SPLITS, 1)] == sorted(
        (one.code, one.path, one.line) for one in between(second, tale.root).findings
    )


def test_a_release_lists_what_was_retired(tale: Corpus, built: Path, tmp_path: Path) -> None:
    """The manifest of a release has the retired ids, so that it can be compared without its folder."""
    apply(tale.root, [Edit(SPLITS, set={"/retired": ["tale-0009"]})])
    folder = build(tale, tmp_path / "other").folder
    assert folder is not None

    assert ("tale-0009",) == side_at(folder).retired
    assert () == side_at(built).retired


def test_a_revision_is_compared(tale: Corpus) -> None:
    """A revision of the folder's repository is compared as it was, and the work tree is left alone."""
    git = ["git", "-C", str(tale.root), "-c", "user.name=one", "-c", "user.email=one@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "First"]):
        subprocess.run([*git, *arguments], check=True, capture_output=True)
    apply(tale.root, [Edit(DOCUMENT, set={"/genre": "analysis"})])
    edited = (tale.root / DOCUMENT).read_bytes()
    with checked_out(tale.root, "HEAD") as folder:
        found = between(folder, tale.root)

    assert [("metadata", "changed", None, "genre", "report", "analysis")] == said(found)
    assert edited == (tale.root / DOCUMENT).read_bytes()
    assert not folder.exists()


@pytest.mark.parametrize("revision", ["no-such-tag", "--help", ""])
def test_an_unknown_revision_is_named(revision: str, tale: Corpus) -> None:
    """A revision that git does not know, or no repository at all, is a fault with the revision in it."""
    with pytest.raises(CorpusError, match=f"git:{revision}"), checked_out(tale.root, revision):
        pass


def test_a_faulty_folder_is_refused(tale: Corpus, built: Path) -> None:
    """A corpus folder whose gold cannot be read is not compared; the message names the file and the command that says more."""
    apply(tale.root, [Edit(GOLD, replace=(b"{", b"["))])

    with pytest.raises(CorpusError, match=r"tale-0001\.json.*sarv validate"):
        between(built, tale.root)


def test_the_schema_has_a_version_of_its_own(built: Path, copy: Path) -> None:
    """Another label under the same version of the schema is a finding in the manifest; the data need no new version for it."""
    layer = copy / "layers" / "stance.json"
    layer.write_text(layer.read_text("utf-8").replace('"label": "oppose"', '"label": "against"'), "utf-8")
    found = between(built, copy)

    assert (None, [("version_too_small", "manifest.json", "/schema_version")]) == (
        found.changes.demands,
        [(one.code, one.path, one.pointer) for one in found.findings],
    )
    restate(copy, schema_version="9.0.0")
    assert [] == between(built, copy).findings


def test_a_version_that_is_none_is_refused(built: Path, copy: Path) -> None:
    """A manifest whose version is not three numbers is a fault of the environment."""
    restate(copy, version="next")

    with pytest.raises(CorpusError, match="'next'"):
        between(built, copy)
