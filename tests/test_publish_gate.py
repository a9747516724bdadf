"""Nothing is published that is not known to be ours: files, columns, rights and words are looked at before anything is asked."""

import base64
import json
import shutil
from pathlib import Path
from shutil import copytree

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from released import edit_release, edit_table, release_of, restrict, seal
from sarv.checks import Check, checks
from sarv.checks._example import DOCUMENT, TEXT, Edit
from sarv.checks._publications import AT_HAND, CARD, DOCUMENTS, RELEASE, WORDS
from sarv.corpus import Corpus, CorpusError
from sarv.findings import Finding
from sarv.release.contents import WORDS as COLUMNS_OF_WORDS
from sarv.release.publishing.gate import examine
from sarv.release.publishing.leaves import leaves
from sarv.release.publishing.restricted import Restricted
from sarv.release.publishing.staged import Staged
from sarv.release.tables import configs
from third_party import runs

OF_PUBLICATIONS = [check for check in checks().values() if "publication" in check.views]
LETTER_TEXT = "corpus/letters/letters-0001.txt"


@pytest.fixture
def release(tale: Corpus, published: Path) -> Path:
    """The release of the example corpus, in `dist/` of its folder."""
    return Path(copytree(published, tale.root / "dist" / published.name))


def found(tale: Corpus, release: Path, texts: Path | None = None) -> list[Finding]:
    """The findings of the gate."""
    return list(examine(Staged.open(release), tale, texts).report)


def codes(tale: Corpus, release: Path) -> list[tuple[str, str]]:
    """Place and code of every finding."""
    return [(finding.path, finding.code) for finding in found(tale, release)]


def test_what_release_builds_passes(tale: Corpus, release: Path) -> None:
    """The gate knows every file and every column that `sarv release` writes."""
    assert [] == found(tale, release)


@pytest.mark.parametrize("check", OF_PUBLICATIONS, ids=lambda check: check.code)
def test_bad_example_of_a_publication(check: Check, tale: Corpus, release: Path) -> None:
    """The bad example of a check of releases yields findings of its code and of no other."""
    edit_release(tale.root, check.bad)

    assert {check.code} == {finding.code for finding in found(tale, release)}


@pytest.mark.parametrize("check", OF_PUBLICATIONS, ids=lambda check: check.code)
def test_good_example_of_a_publication(check: Check, tale: Corpus, release: Path) -> None:
    """The good example of a check of releases yields no finding."""
    edit_release(tale.root, check.good)

    assert [] == found(tale, release)


def test_everything_is_found_in_one_run(tale: Corpus, release: Path) -> None:
    """A fault of one kind never hides one of another."""
    edit_table(tale.root / DOCUMENTS, {"/rows/0/headline": WORDS})
    edit_release(tale.root, [AT_HAND, Edit(DOCUMENT, set={"/rights/redistribute": False}), Edit(TEXT, delete=True)])
    (release / "notes.html").write_text(f"<p title='{WORDS}'></p>")

    path = DOCUMENTS.removeprefix(f"{RELEASE}/")
    assert {
        (path, "publish_column_unknown"),
        (path, "publish_file_changed"),
        (path, "publish_run_of_words"),
        (path, "publish_text_restricted"),
        ("notes.html", "publish_file_unknown"),
        ("notes.html", "publish_file_changed"),
        ("notes.html", "publish_run_of_words"),
    } <= set(codes(tale, release))


def test_words_of_a_restricted_text_are_found_in_every_column(tale: Corpus) -> None:
    """Of a release that carries what it must not, every column with words of texts is found, and these are all."""
    restrict(tale)
    public, private = release_of(tale), release_of(tale, private=True)
    carried = set()
    for config in configs():
        for split in ("train", "validation", "test"):
            name = f"{config}/{split}-00000-of-00001.parquet"
            without = {leaf.name: set(leaf.strings) for leaf in leaves(pq.read_table(public / name))}
            with_words = {leaf.name: set(leaf.strings) for leaf in leaves(pq.read_table(private / name))}
            known = set().union(*without.values()) if config != "actors_bio" else set()
            carried |= {(name, leaf) for leaf, strings in with_words.items() if strings - without[leaf] - known}
    reported = {
        (finding.path, name)
        for finding in found(tale, private)
        if finding.code == "publish_text_restricted"
        for name in finding.message.partition("columns ")[2].split(", ")
    }

    assert [] == found(tale, public)
    assert {name.rpartition(".")[2] for _, name in carried} >= set(COLUMNS_OF_WORDS)
    assert {(path, name) for path, name in carried if name.rpartition(".")[2] in COLUMNS_OF_WORDS} == reported
    # What else differs are rows of sentences, which only a text has; they repeat metadata.
    assert {"actors_bio"} >= {path.partition("/")[0] for path, name in carried if name.rpartition(".")[2] not in COLUMNS_OF_WORDS}


ENTITIES = "".join(f"&#{ord(letter)};" if letter.isalpha() else letter for letter in WORDS)
ESCAPED = json.dumps("".join(f"\\u{ord(letter):04x}" for letter in WORDS)).replace("\\\\", "\\")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("README.md", f"\n{WORDS.upper()}\n"),
        ("README.md", "\n" + WORDS.replace(" ", " – “") + "\n"),
        ("README.md", "\n" + WORDS.replace(" ", "\n> ") + "\n"),
        ("README.md", f"\n<p title='{WORDS}'>x</p>\n"),
        ("README.md", f"\n<p title='{ENTITIES}'>x</p>\n"),
        ("README.md", f"\n<p>{ENTITIES}</p>\n"),
        ("README.md", "\n" + WORDS.replace("o", "o<wbr>").replace(" ", " <b class='of words'>") + "\n"),
        ("page.html", "<html>" + WORDS.replace(" ", "</td><td>") + "</html>"),
        ("actors.json", f'{{"actors": [{ESCAPED}]}}'),
        ("layers/actors.json", json.dumps({word: [word] for word in [WORDS]})),
        ("outlets.json", json.dumps(WORDS.replace(" ", "\n"))),
        ("notes/more.txt", WORDS),
        (".hidden", WORDS.replace("t", "t\u00ad")),
    ],
)
def test_a_run_of_words_is_found_in_every_file(tale: Corpus, release: Path, name: str, content: str) -> None:
    """Eight words of a restricted text are found however a file writes them, and the finding shows none of them."""
    edit_release(tale.root, [AT_HAND])
    path = release / name
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if name == "README.md" else "") + content, "utf-8")
    seal(release)

    shown = [finding.as_dict() for finding in found(tale, release) if finding.code == "publish_run_of_words"]

    assert [name] == [finding["path"] for finding in shown]
    assert "nobody" not in json.dumps(shown).casefold()


def test_the_place_of_a_run_is_told(tale: Corpus, release: Path) -> None:
    """Of a text file, the finding has line and column of the first word of the first run, and how many there are."""
    edit_release(tale.root, [AT_HAND, Edit(CARD, content=f"One.\nTwo. {WORDS}\n".encode(), reseal=True)])

    (finding,) = found(tale, release)

    assert ("README.md", 2, 6) == (finding.path, finding.line, finding.column)
    assert finding.message.startswith("4 runs of 8 words")


def test_a_run_of_words_is_found_in_every_part_of_a_table(tale: Corpus, release: Path) -> None:
    """In strings, in lists of words, in names, and in what the table and its fields say of themselves."""
    edit_release(tale.root, [AT_HAND])
    path = tale.root / DOCUMENTS
    original = path.read_bytes()
    whole = pq.read_table(path)
    words = WORDS.split()
    listed = pa.array([words] * len(whole), pa.list_(pa.string()))
    parts = {
        "string": whole.set_column(whole.column_names.index("credit"), "credit", pa.array([WORDS] * len(whole))),
        "words": whole.append_column("headline", listed),
        "dictionary": whole.append_column("headline", pa.array([WORDS] * len(whole)).dictionary_encode()),
        "bytes": whole.append_column("headline", pa.array([WORDS.encode()] * len(whole))),
        "name": whole.append_column(WORDS, whole["id"]),
        "metadata": whole.replace_schema_metadata((whole.schema.metadata or {}) | {"x": json.dumps([WORDS])}),
        "field": whole.cast(whole.schema.set(0, whole.schema.field(0).with_metadata({"x": WORDS}))),
    }
    for name, table in parts.items():
        path.write_bytes(original)
        pq.write_table(table, path)
        seal(release)
        assert "publish_run_of_words" in {code for _, code in codes(tale, release)}, name


def test_no_finding_shows_words(tale: Corpus, release: Path) -> None:
    """A file and a column whose names are words of a restricted text are found, and not named."""
    edit_release(tale.root, [AT_HAND])
    path = tale.root / DOCUMENTS
    table = pq.read_table(path)
    pq.write_table(table.append_column(WORDS, table["id"]).replace_schema_metadata({WORDS: "x"}), path)
    (release / f"{WORDS}.md").write_text("x")

    shown = found(tale, release)

    assert {"publish_column_unknown", "publish_file_unknown", "publish_file_changed", "publish_run_of_words"} == {
        finding.code for finding in shown
    }
    assert "wrote this letter" not in json.dumps([finding.as_dict() for finding in shown])


def test_a_text_that_was_cut_into_rows_is_found(tale: Corpus, release: Path) -> None:
    """Strings of a column are read on from row to row."""
    halves = WORDS.split()[:4], WORDS.split()[4:8]
    path = release / "violence" / "train-00000-of-00001.parquet"
    rows = pq.read_table(path).num_rows
    assert rows >= 2
    edit_release(tale.root, [AT_HAND])
    edit_table(path, {f"/rows/{i}/genre": " ".join(half) for i, half in enumerate(halves)})
    seal(release)

    (finding,) = [finding for finding in found(tale, release) if finding.code == "publish_run_of_words"]

    assert "'genre', first in row 1" in finding.message


@given(
    text=st.lists(st.sampled_from("abc"), max_size=40).map(" ".join),
    other=st.lists(st.sampled_from("abc"), max_size=40).map(" ".join),
)
def test_runs_are_found_as_by_comparing_all(text: str, other: str) -> None:
    """What is found is what comparing every run with every other finds."""
    sought = Restricted()
    sought.add(text)
    known = set(runs(text))

    assert [2 * i for i, run in enumerate(runs(other)) if run in known] == sought.places(other)
    assert [i for i, run in enumerate(runs(other)) if run in known] == sought.among(other.split())


def test_without_texts_there_is_nothing_to_compare_with(tale: Corpus, release: Path) -> None:
    """How many texts may not be passed on, and how many of them are at hand, is told apart."""
    nothing = examine(Staged.open(release), tale).restricted
    edit_release(tale.root, [AT_HAND])
    one = examine(Staged.open(release), tale).restricted

    assert (["letters-0001"], []) == (sorted(nothing.documents), sorted(nothing.at_hand))
    assert (["letters-0001"], ["letters-0001"]) == (sorted(one.documents), sorted(one.at_hand))


def test_texts_may_lie_elsewhere(tale: Corpus, release: Path, tmp_path: Path) -> None:
    """Texts of another folder are searched for too, but for those that may be passed on; a folder without texts is refused."""
    texts = tmp_path / "texts"
    texts.mkdir()
    with pytest.raises(CorpusError, match="holds no texts"):
        found(tale, release, texts)
    shutil.copy(tale.root / TEXT, texts / "ours.txt")
    (texts / "letter.txt").write_text("A letter that is not here.\n")
    (texts / "theirs.txt").write_text(WORDS)
    edit_release(tale.root, [Edit(CARD, content=WORDS.encode(), reseal=True)])

    examined = examine(Staged.open(release), tale, texts)

    assert [("README.md", "publish_run_of_words")] == [(finding.path, finding.code) for finding in examined.report]
    assert 1 == examined.restricted.others


def test_a_text_at_hand_elsewhere_is_known_by_its_checksum(tale: Corpus, release: Path, tmp_path: Path) -> None:
    """A text of another folder is a document's where its checksum is."""
    text = b"A letter that is not there.\n"
    edit_release(tale.root, [Edit(LETTER_TEXT, content=text, reseal=True), Edit(LETTER_TEXT, delete=True)])
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "any.txt").write_bytes(text)

    sought = examine(Staged.open(release), tale, tmp_path / "texts").restricted

    assert (["letters-0001"], 0) == (sorted(sought.at_hand), sought.others)


def test_a_release_that_is_not_as_it_was_built_is_refused(tale: Corpus, release: Path) -> None:
    """A file that is missing, left over, damaged, a link or a folder's is a finding each."""
    (release / "outlets.json").unlink()
    shutil.copy(tale.root / DOCUMENTS, release / "documents" / "train-00001-of-00002.parquet")
    damaged = release / "stance" / "train-00000-of-00001.parquet"
    damaged.write_bytes(damaged.read_bytes()[:-9])
    (release / "LICENSE").symlink_to(tale.root / TEXT)
    (release / "cache").mkdir()
    (release / "cache" / "any").write_text("x")

    assert [
        ("LICENSE", "publish_file_unknown"),
        ("cache/any", "publish_file_changed"),
        ("cache/any", "publish_file_unknown"),
        ("documents/train-00001-of-00002.parquet", "publish_file_changed"),
        ("outlets.json", "publish_file_changed"),
        ("stance/train-00000-of-00001.parquet", "publish_file_changed"),
        ("stance/train-00000-of-00001.parquet", "publish_file_changed"),
    ] == codes(tale, release)


def test_content_hashes_are_those_of_the_rows(tale: Corpus, release: Path) -> None:
    """A manifest that fits the files but not the rows is a finding."""
    manifest = json.loads((release / "manifest.json").read_bytes())
    manifest["splits"][0]["content_sha256"] = "0" * 64
    (release / "manifest.json").write_text(json.dumps(manifest))

    (finding,) = found(tale, release)

    assert ("manifest.json", "publish_file_changed") == (finding.path, finding.code)
    assert finding.message.endswith("content hash than it says: documents/train")


def test_rights_are_those_of_the_corpus_folder(tale: Corpus, release: Path) -> None:
    """A document whose terms have changed since the release was built keeps it back."""
    edit_release(tale.root, [Edit(DOCUMENT, set={"/rights/license": "CC0-1.0"})])

    (finding,) = found(tale, release)

    assert "publish_document_unknown" == finding.code
    assert ("'license'" in finding.message, finding.value) == (True, "'tale-0001'")


def test_what_arrow_stores_of_its_schema_is_looked_at(tale: Corpus, release: Path) -> None:
    """A schema in the footer that says more than the table is a finding."""
    path = tale.root / DOCUMENTS
    table = pq.read_table(path)
    schema = table.schema.with_metadata((table.schema.metadata or {}) | {"author": "somebody"})
    stored = base64.b64encode(schema.serialize().to_pybytes())
    with pq.ParquetWriter(path, table.schema, store_schema=False) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({"ARROW:schema": stored.decode()})
    seal(release)

    assert ["publish_metadata_unknown"] == [code for _, code in codes(tale, release)]


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"name": "tale"}'])
def test_a_folder_that_is_no_release_is_named(tale: Corpus, release: Path, content: bytes) -> None:
    """Without a manifest that can be read there is one sentence, with the way out."""
    (release / "manifest.json").write_bytes(content)

    with pytest.raises(CorpusError, match=r"manifest\.json: is not the manifest of a release .*`sarv release`"):
        found(tale, release)
    (release / "manifest.json").unlink()
    with pytest.raises(CorpusError, match=r"there is no manifest\.json in it; build one with `sarv release`"):
        found(tale, release)
