"""A release holds what the corpus folder holds, for everyone the same, and is there whole or not at all."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from edits import apply
from released import restrict, spans_in
from sarv.checks._example import DOCUMENT, Edit
from sarv.corpus import Corpus, sha256
from sarv.release.build import build
from sarv.release.features import footer
from sarv.release.shard import build_shard
from sarv.release.tables import configs
from sarv.validation import validate

SRC = Path(__file__).parent.parent / "src"
SPLITS = ("train", "validation", "test")


@pytest.fixture
def built(tale: Corpus, tmp_path: Path) -> Path:
    """The release of the example corpus."""
    folder = build(tale, tmp_path / "dist").folder
    assert folder is not None
    return folder


def rows(folder: Path, config: str, split: str) -> list[dict[str, Any]]:
    """All rows of a split, as they are in the files."""
    found: list[dict[str, Any]] = pq.read_table(folder / config / f"{split}-00000-of-00001.parquet").to_pylist()
    return found


def tree(folder: Path) -> dict[str, str]:
    """The checksum of every file below a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()) for path in paths}


def test_every_split_has_the_documents_that_are_assigned_to_it(built: Path) -> None:
    """The rows of a split are the documents that splits.json assigns to it."""
    assert [["tale-0001"], ["tale-0002"], ["tale-0003"]] == [
        [row["id"] for row in rows(built, "documents", split)] for split in SPLITS
    ]


def test_every_span_is_the_words_it_says(built: Path) -> None:
    """In every config text[start:end] is the text of the span, over emoji, combining marks and right-to-left words."""
    texts = {row["id"]: row["text"] for split in SPLITS for row in rows(built, "documents", split)}
    checked = 0
    for config in configs():
        for split in SPLITS:
            for row in rows(built, config, split):
                text = texts[row.get("document", row.get("id"))]
                for span in spans_in({name: value for name, value in row.items() if name != "text"}):
                    assert text[span["start"] : span["end"]] == span["text"]
                    checked += 1

    assert checked > 100


def test_mentions_carry_their_actors_names_and_types(built: Path) -> None:
    """A row of config actors has the register's name and type of each actor."""
    first = rows(built, "actors", "train")[0]

    assert (["ferrymen"], ["Ferrymen of Ral"], ["armed_group"]) == (first["actors"], first["actor_names"], first["actor_types"])


def test_tags_name_the_tokens_of_mentions(built: Path) -> None:
    """A token within a mention has the mention's actor type as its tag, and other tokens have O."""
    names = configs()["actors_bio"].class_labels["tags"]
    first = rows(built, "actors_bio", "train")[0]

    assert [("Ferrymen", "B-armed_group"), ("shut", "O")] == [
        (token, names[tag]) for token, tag in zip(first["tokens"], first["tags"], strict=True)
    ][:2]


def test_a_stance_has_the_sentences_around_its_cues(built: Path) -> None:
    """The context of a stance begins at its offset in the text, with the sentence before the first cue."""
    text = rows(built, "documents", "train")[0]["text"]
    stance = rows(built, "stance", "train")[2]

    assert text[stance["context_start"] :].startswith(stance["context"])
    assert stance["context"].startswith("“We will sink")
    assert "actor" == stance["target_kind"]


def test_what_annotators_gave_is_kept_apart_from_gold(built: Path) -> None:
    """Config annotations has a row an annotator and document."""
    assert [("tale-0001", "one"), ("tale-0001", "two")] == [
        (row["document"], row["annotator"]) for row in rows(built, "annotations", "train")
    ]


def test_gold_says_where_each_element_comes_from(built: Path) -> None:
    """A row of config documents has the origin of each element of gold: a round, and who gave it there or the decision."""
    first = rows(built, "documents", "train")[0]
    elements = [one["id"] for layer in ("mentions", "stances", "events") for one in first[layer]]

    agreed = {"element": "m1", "round": "first", "given": ["one:m1", "two:m1"], "decision": None}
    assert agreed == first["provenance"][0]
    assert elements == [origin["element"] for origin in first["provenance"]]
    assert [True] * len(elements) == [(origin["given"] is None) != (origin["decision"] is None) for origin in first["provenance"]]


def test_the_notation_of_features_is_the_old_one(built: Path) -> None:
    """Every file's footer notes lists as `[...]`, which datasets 3.6 and later read alike."""
    for config in configs().values():
        for split in SPLITS:
            path = built / config.name / f"{split}-00000-of-00001.parquet"
            stored = pq.read_schema(path).metadata[b"huggingface"].decode()

            assert json.loads(footer(config).metadata[b"huggingface"]) == json.loads(stored)
            assert '"List"' not in stored
            assert '"Sequence"' not in stored


def test_the_card_says_what_the_files_hold(built: Path) -> None:
    """The card lists every config with the columns, rows and label names of its files."""
    front = yaml.safe_load((built / "README.md").read_text("utf-8").split("---\n")[1])
    listed = {info["config_name"]: info for info in front["dataset_info"]}

    assert list(configs()) == [config["config_name"] for config in front["configs"]]
    for name, config in configs().items():
        assert config.schema.names == [feature["name"] for feature in listed[name]["features"]]
        assert {split: len(rows(built, name, split)) for split in SPLITS} == {
            split["name"]: split["num_examples"] for split in listed[name]["splits"]
        }
    tags = next(feature for feature in listed["actors_bio"]["features"] if feature["name"] == "tags")
    assert list(configs()["actors_bio"].class_labels["tags"]) == list(tags["sequence"]["class_label"]["names"].values())


def test_the_manifest_has_the_checksum_of_every_file(built: Path) -> None:
    """manifest.json names every other file of the release with its SHA-256."""
    manifest = json.loads((built / "manifest.json").read_bytes())
    expected = {name: digest for name, digest in tree(built).items() if name != "manifest.json"}

    assert expected == {entry["path"]: entry["sha256"] for entry in manifest["files"]}


def test_the_content_hash_is_over_rows_not_bytes(built: Path, tmp_path: Path) -> None:
    """The same rows written by other settings have the same content hash, other rows have another."""
    from sarv.release.manifest import content_sha256

    path = built / "stance" / "train-00000-of-00001.parquet"
    table = pq.read_table(path)
    pq.write_table(table, tmp_path / "other.parquet", compression="none")
    pq.write_table(table.slice(1), tmp_path / "fewer.parquet")

    assert content_sha256([path]) == content_sha256([tmp_path / "other.parquet"])
    assert content_sha256([path]) != content_sha256([tmp_path / "fewer.parquet"])


def test_a_second_build_changes_nothing(tale: Corpus, built: Path, tmp_path: Path) -> None:
    """Building again what is already there leaves every file alone."""
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}

    assert built == build(tale, tmp_path / "dist").folder
    assert before == {path: path.stat().st_mtime_ns for path in built.rglob("*")}


def test_other_surroundings_give_the_same_bytes(tale: Corpus, built: Path, tmp_path: Path) -> None:
    """Another directory, locale, time zone, hash seed and umask build byte-identical files."""
    elsewhere = tmp_path / "else where ü"
    shutil.copytree(tale.root, elsewhere)
    settings = {**os.environ, "PYTHONPATH": str(SRC), "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Apia", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "sarv", "release", "--output", str(tmp_path / "other dist")]
    subprocess.run(command, cwd=elsewhere, env=settings, umask=0o077, check=True, capture_output=True)

    assert tree(built) == tree(tmp_path / "other dist" / built.name)


def test_shards_hold_together_what_one_holds_alone(tale: Corpus, tmp_path: Path) -> None:
    """The rows of all shards of a split, in order, are the rows of its only shard."""
    build_shard(tale.root, tmp_path / "one", 0, 1)
    for shard in range(3):
        build_shard(tale.root, tmp_path / "three", shard, 3)

    for config in configs():
        for split in SPLITS:
            parts = [pq.read_table(path) for path in sorted((tmp_path / "three" / config).glob(f"{split}-*"))]
            assert pq.read_table(next((tmp_path / "one" / config).glob(f"{split}-*"))).equals(pa.concat_tables(parts))


def test_nothing_is_built_while_there_are_findings(tale: Corpus, tmp_path: Path) -> None:
    """A folder with a finding gives the finding and no release."""
    apply(tale.root, [Edit(DOCUMENT, set={"/genre": "rumour"})])

    result = build(tale, tmp_path / "dist")

    assert result.folder is None
    assert len(result.report) >= 1
    assert not (tmp_path / "dist").exists()


def test_a_restricted_text_is_not_in_a_release(tale: Corpus, tmp_path: Path) -> None:
    """Neither the text nor the words of any span of a document that may not be passed on are in any file."""
    restrict(tale)

    folder = build(tale, tmp_path / "dist").folder

    assert folder is not None
    assert None is rows(folder, "documents", "train")[0]["text"]
    tables = {(config, split): rows(folder, config, split) for config in configs() for split in SPLITS}
    told = json.dumps([row for found in tables.values() for row in found], ensure_ascii=False, default=str)
    assert [] == [words for words in ("pirates", "Mourners", "שלום", "crossing", "barges", "anyone") if words in told]
    assert {(None, None)} == {(row["context"], row["context_start"]) for split in SPLITS for row in tables["stance", split]}
    assert 0 == sum(len(tables["actors_bio", split]) for split in SPLITS)
    assert b"Mourners" not in (folder / "README.md").read_bytes() + (folder / "manifest.json").read_bytes()


def test_a_private_release_has_all_texts_and_says_so(tale: Corpus, tmp_path: Path) -> None:
    """With private, restricted texts are carried, and folder name, card and manifest mark the build."""
    restrict(tale)

    folder = build(tale, tmp_path / "dist", private=True).folder

    assert folder is not None
    assert folder.name.endswith("-private")
    assert "Ferrymen" == rows(folder, "actors", "train")[0]["text"]
    assert "Private build" in (folder / "README.md").read_text("utf-8")
    assert json.loads((folder / "manifest.json").read_bytes())["private"] is True


def operations(tale: Corpus, output: Path, die_at: int | None) -> int:
    """Build, ending at file operation number `die_at`; how many operations there were."""
    script = """
import os, sys
from pathlib import Path
from sarv.corpus import Corpus
from sarv.release.build import build
import sarv.release.tables, sarv.validation, sarv.checks
sarv.checks.checks(); sarv.release.tables.configs()
root, output, die_at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
count = 0
def watch(event, args):
    global count
    named = bool(args) and isinstance(args[0], (str, bytes, os.PathLike))
    writes = event == "open" and named and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes or event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.rmtree", "shutil.copyfile"):
        path = os.fsdecode(args[0]) if args else ""
        if str(output) in path or path.startswith("."):
            count += 1
            if count == die_at:
                os._exit(9)
sys.addaudithook(watch)
import sarv.release.exchange as exchange
real = exchange._exchange
def exchanged(one, other):
    global count
    count += 1
    if count == die_at: os._exit(9)
    real(one, other)
    count += 1
    if count == die_at: os._exit(9)
exchange._exchange = exchanged
build(Corpus(root), output)
print(count)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tale.root), str(output), str(die_at or 0)],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
    )
    if die_at is not None:
        assert done.returncode in (0, 9), done.stderr
        return 0
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_a_kill_at_any_point_leaves_the_old_release_or_the_new_one(tale: Corpus, tmp_path: Path) -> None:
    """Wherever a build ends that opens, makes, renames or exchanges files, the old or the new release is there."""
    output = tmp_path / "dist"
    old_folder = build(tale, output).folder
    assert old_folder is not None
    old = tree(old_folder)
    shutil.copytree(output, tmp_path / "kept")
    apply(tale.root, [Edit("corpus/corpus.json", set={"/summary": "Another summary."})])
    total = operations(tale, output, None)
    new = tree(old_folder)
    assert old != new
    assert total > 20
    seen = set()
    for point in [*range(1, total - 8, 4), *range(total - 8, total + 1)]:
        shutil.rmtree(output)
        shutil.copytree(tmp_path / "kept", output)
        operations(tale, output, point)
        after = tree(old_folder)
        assert after in (old, new), f"neither old nor new after a kill at operation {point} of {total}"
        seen.add(after == new)

    assert {False, True} == seen
    assert new == tree(build(tale, output).folder or tmp_path)
    assert [".lock", old_folder.name] == sorted(path.name for path in output.iterdir())


def test_a_finding_that_appears_during_the_build_stops_it(
    tale: Corpus, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that changes between the check and the build gives a finding, and the old release stays."""
    before = tree(built)
    building = sys.modules["sarv.release.build"]
    checked = validate

    def then_change(*args: Any, **settings: Any) -> Any:
        report = checked(*args, **settings)
        apply(tale.root, [Edit("annotations/gold/tale-0001.json", set={"/mentions/0/actors/0": "nobody"})])
        return report

    monkeypatch.setattr(building, "validate", then_change)
    result = build(tale, tmp_path / "dist")

    assert result.folder is None
    assert {"actor_unknown"} == {finding.code for finding in result.report}
    assert before == tree(built)


def test_datasets_loads_and_streams_every_config(built: Path, tmp_path: Path) -> None:
    """load_dataset reads every config, at once and streaming, with the rows of the files."""
    script = """
import json, sys
from datasets import get_dataset_config_names, load_dataset
folder = sys.argv[1]
found = {}
for config in get_dataset_config_names(folder):
    whole, stream = load_dataset(folder, config), load_dataset(folder, config, streaming=True)
    assert {split: list(rows) for split, rows in whole.items()} == {split: list(rows) for split, rows in stream.items()}
    found[config] = {split: rows.num_rows for split, rows in whole.items()}
    assert str(whole["train"].version) == "0.1.0"
assert load_dataset(folder, "actors_bio")["train"].features["tags"].feature.names[1] == "B-government"
assert load_dataset(folder)["train"][0]["mentions"][0]["actors"] == ["ferrymen"]
print(json.dumps(found))
"""
    settings = {**os.environ, "HF_HOME": str(tmp_path / "home"), "HF_HUB_OFFLINE": "1", "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"}
    done = subprocess.run([sys.executable, "-c", script, str(built)], env=settings, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert {config: {split: len(rows(built, config, split)) for split in SPLITS} for config in configs()} == json.loads(
        done.stdout.splitlines()[-1]
    )


def test_a_flipped_bit_is_noticed(built: Path) -> None:
    """Parquet pages carry checksums: a changed page is an error for readers that verify them."""
    path = built / "documents" / "train-00000-of-00001.parquet"
    raw = bytearray(path.read_bytes())
    digest = hashlib.sha256(raw).hexdigest()
    page = pq.read_metadata(path).row_group(0).column(11).data_page_offset + 40
    raw[page] ^= 1
    path.write_bytes(raw)

    assert digest != hashlib.sha256(raw).hexdigest()
    with pytest.raises(OSError, match="CRC"):
        pq.ParquetFile(path, page_checksum_verification=True).read()
