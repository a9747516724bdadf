"""`sarv verify` finds whatever differs in a copy of a release: any bit of any file, and what a new manifest would hide."""

import json
import os
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from edited_release import edit, rewrite
from released import restrict
from sarv.checks import Check, checks
from sarv.checks._example import Edit
from sarv.checks._release import ACTORS, CARD, DOCUMENTS, STANCE, VIOLENCE
from sarv.cli import sarv
from sarv.corpus import Corpus, CorpusError
from sarv.release.build import build
from sarv.release.manifest import NAME, describe_files, sealed
from sarv.release.verification import verify
from sarv.release.verification._copy import Copy
from sarv.release.verification._files import read_manifest

OF_RELEASES = [check for check in checks().values() if "release" in check.views]


@pytest.fixture
def release(published: Path, tmp_path: Path) -> Path:
    """A copy of the release of the example corpus."""
    return Path(shutil.copytree(published, tmp_path / "copy of a release"))


def codes(release: Path) -> set[str]:
    """The codes of all findings of a copy."""
    return {finding.code for finding in verify(release)}


def places(release: Path) -> list[tuple[str, str, str]]:
    """Code, path and pointer of all findings of a copy."""
    return [(finding.code, finding.path, finding.pointer) for finding in verify(release)]


def test_a_release_as_it_was_made_has_no_finding(release: Path) -> None:
    """A copy of a release is in order, and every file of it was looked at."""
    report = verify(release)

    assert [] == list(report)
    assert sum(path.is_file() for path in release.rglob("*")) == report.files


def test_a_release_without_texts_has_no_finding(tale: Corpus, tmp_path: Path) -> None:
    """Where no text may be carried, offsets are held to the length of the text, and all is in order."""
    restrict(tale)
    folder = build(tale, tmp_path / "dist").folder

    assert folder is not None
    assert [] == list(verify(folder))


@pytest.mark.parametrize("check", OF_RELEASES, ids=lambda check: check.code)
def test_bad_example_of_a_release(check: Check, release: Path) -> None:
    """The bad example of a check of releases yields findings of its code and of no other."""
    edit(release, check.bad)

    assert {check.code} == codes(release)


@pytest.mark.parametrize("check", OF_RELEASES, ids=lambda check: check.code)
def test_good_example_of_a_release(check: Check, release: Path) -> None:
    """The good example of a check of releases yields no finding of its code."""
    edit(release, check.good)

    assert check.code not in codes(release)


@settings(max_examples=80)
@given(data=st.data())
def test_any_flipped_bit_is_found(published: Path, data: st.DataObject) -> None:
    """Whichever bit of whichever file of a release is flipped, there is a finding that names the file."""
    files = sorted(path for path in published.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(files))
    raw = path.read_bytes()
    place = data.draw(st.integers(0, 8 * len(raw) - 1))
    flipped = bytearray(raw)
    flipped[place // 8] ^= 1 << place % 8
    try:
        path.write_bytes(flipped)
        found = {finding.path for finding in verify(published)}
    finally:
        path.write_bytes(raw)

    assert path.relative_to(published).as_posix() in found


def test_every_part_of_the_manifest_counts(published: Path) -> None:
    """Every eleventh byte of the manifest, with its lowest bit flipped, gives a finding."""
    path = published / NAME
    raw = path.read_bytes()
    unseen = []
    try:
        for place in range(0, len(raw), 11):
            path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
            copy = Copy(published, {NAME: path})
            read_manifest(copy)
            if {"release_manifest_changed"} != {fault.code for fault in copy.faults}:
                unseen.append(place)
    finally:
        path.write_bytes(raw)

    assert [] == unseen


def test_all_faults_are_found_in_one_run(release: Path) -> None:
    """A copy with a file that is missing, one changed and one too many has all three findings, with their places."""
    (release / "outlets.json").unlink()
    (release / "LICENCE.txt").write_text("mine")
    edit(release, [Edit("guidelines.md", replace=(b"e", b"f"))])

    assert [
        ("release_file_unlisted", "LICENCE.txt", ""),
        ("release_file_changed", "guidelines.md", ""),
        ("release_file_missing", "outlets.json", ""),
    ] == places(release)


@pytest.mark.parametrize(
    ("change", "code", "path", "pointer"),
    [
        ({"/0/mentions/1/spans/0/start": 10_000}, "release_offsets", DOCUMENTS, "/0/mentions/1/spans/0"),
        ({"/0/mentions/1/spans/0/text": None}, "release_offsets", DOCUMENTS, "/0/mentions/1/spans/0"),
        ({"/0/text_length": 378}, "release_offsets", DOCUMENTS, "/0/text"),
        ({"/0/events/1/links/0/event": "e9"}, "release_reference", DOCUMENTS, "/0/events/1/links/0/event"),
        (
            {"/0/stances/0/holder": {"actor": "nobody", "outlet": None}},
            "release_reference",
            DOCUMENTS,
            "/0/stances/0/holder/actor",
        ),
        ({"/0/provenance/0/element": "m9"}, "release_reference", DOCUMENTS, "/0/provenance"),
        ({"/0/outlet": "the-echo"}, "release_reference", DOCUMENTS, "/0/outlet"),
        ({"/0/id": "tale-0002"}, "release_reference", "documents/validation-00000-of-00001.parquet", "/0/id"),
        ({"/0/mentions/0/form": "verbal"}, "release_labels", DOCUMENTS, "/0/mentions/0/form"),
        ({"/0/genre": "rumour"}, "release_labels", DOCUMENTS, "/0/genre"),
        ({"/0/genre": None}, "release_schema", DOCUMENTS, "/0"),
        ({"/0/mentions": None}, "release_schema", DOCUMENTS, "/0"),
        ({"/0/text": "Ferries"}, "release_offsets", ACTORS, "/0"),
        ({"/0/document": "tale-0002"}, "release_reference", ACTORS, "/0/document"),
        ({"/0/id": "m2"}, "release_reference", ACTORS, ""),
        ({"/0/actor_types/0": "party"}, "release_reference", ACTORS, "/0/actor_names"),
        ({"/0/context_start": 1}, "release_offsets", STANCE, "/0/context"),
        ({"/0/type": "riot"}, "release_reference", VIOLENCE, "/0/type"),
        ({"/0/tokens/0": "Ferryman"}, "release_offsets", "actors_bio/train-00000-of-00001.parquet", "/0/tokens/0"),
        ({"/0/tags/0": 99}, "release_labels", "actors_bio/train-00000-of-00001.parquet", "/0/tags/0"),
        ({"/0/text_sha256": "0" * 64}, "release_offsets", "annotations/train-00000-of-00001.parquet", "/0/text_sha256"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else None,
)
def test_a_changed_value_is_found_under_a_new_manifest(
    change: dict[str, object], code: str, path: str, pointer: str, release: Path
) -> None:
    """A value in a table that contradicts the rest is found with its row and column, though the manifest was made anew."""
    file = DOCUMENTS if change == {"/0/id": "tale-0002"} else path

    edit(release, [Edit(file, set=change, reseal=True)])

    assert (code, path, pointer) in places(release)


def test_findings_repeat_no_words(release: Path) -> None:
    """What is said of a span that differs gives its offsets, and no word of the text, which may not be the reader's to show."""
    edit(release, [Edit(DOCUMENTS, set={"/0/mentions/0/spans/0/start": 1}, reseal=True)])

    told = json.dumps([finding.as_dict() for finding in verify(release)])

    assert "'1–8'" in told.encode().decode("unicode_escape")
    assert "errymen" not in told.replace("ferrymen", "")


def test_a_damaged_page_is_found_under_a_new_manifest(release: Path) -> None:
    """A page that is not what its checksum says is a finding of its own, also where the manifest has the file as it is."""
    path = release / DOCUMENTS
    place = pq.read_metadata(path).row_group(0).column(11).data_page_offset + 40
    raw = bytearray(path.read_bytes())
    manifest = (release / NAME).read_bytes()
    raw[place] ^= 1
    path.write_bytes(raw)
    (release / NAME).write_bytes(sealed(json.loads(manifest) | {"files": describe_files(release)}))

    assert [("release_file_unreadable", DOCUMENTS, "")] == places(release)


def test_the_same_rows_in_other_bytes_are_told_apart_from_other_rows(release: Path) -> None:
    """A table that another program has written anew is changed as a file, and not in its content."""
    table = pq.read_table(release / STANCE)
    rewrite(release / STANCE, table.to_pylist(), table.schema, compression="none")
    assert {"release_file_changed"} == codes(release)

    rewrite(release / STANCE, table.to_pylist()[1:], table.schema)
    assert {"release_file_changed", "release_content_changed", "release_counts", "release_reference"} == codes(release)


def test_missing_shards_are_found_without_a_manifest(release: Path) -> None:
    """A manifest that cannot be read is one finding, and hides neither missing tables nor broken ones."""
    (release / NAME).write_text("{}")
    (release / STANCE).unlink()
    (release / VIOLENCE).write_bytes(b"PAR1")

    assert [
        ("release_manifest_changed", NAME, ""),
        ("release_file_missing", STANCE, ""),
        ("release_file_unreadable", VIOLENCE, ""),
    ] == places(release)


def test_label_names_in_another_order_are_found(release: Path) -> None:
    """Swapped names of tags in the card, which `datasets` would load without a word, are a finding of the card."""
    card = (release / CARD).read_text("utf-8")
    swapped = card.replace("B-government", "?").replace("I-government", "B-government").replace("?", "I-government")
    edit(release, [Edit(CARD, content=swapped.encode(), reseal=True)])

    assert [("release_labels", CARD, "")] == places(release)


def test_links_into_a_cache_are_files(release: Path, tmp_path: Path) -> None:
    """A copy whose files are links to elsewhere, as the Hub's client makes it, is in order; a link to nothing is not."""
    shutil.copytree(release, tmp_path / "blobs")
    for path in sorted(release.rglob("*.parquet")):
        path.unlink()
        path.symlink_to(tmp_path / "blobs" / path.relative_to(release))
    assert [] == list(verify(release))

    (tmp_path / "blobs" / STANCE).unlink()
    assert {("release_file_changed", STANCE), ("release_file_unreadable", STANCE)} == {one[:2] for one in places(release)}


def test_what_is_no_release_is_a_fault_of_the_call(tmp_path: Path) -> None:
    """A folder without a manifest is no copy with a finding, but no release."""
    with pytest.raises(CorpusError, match=r"is no release: it has no manifest\.json"):
        verify(tmp_path)

    assert 2 == CliRunner().invoke(sarv, ["verify", str(tmp_path / "nowhere")]).exit_code


def test_the_command_needs_no_corpus_folder(release: Path, tmp_path: Path) -> None:
    """`sarv verify` works anywhere, exits with 0 for a release as it was made and with 1 for a changed one."""
    before = Path.cwd()
    try:
        os.chdir(tmp_path)
        whole = CliRunner().invoke(sarv, ["verify", release.name, "--json"])
        (release / "actors.json").write_bytes(b"{}")
        changed = CliRunner().invoke(sarv, ["verify", release.name])
    finally:
        os.chdir(before)

    assert (0, []) == (whole.exit_code, json.loads(whole.stdout)["findings"])
    assert 1 == changed.exit_code
    assert "actors.json  release_file_changed" in changed.stdout
    assert "way out: Get the release again" in changed.stdout


def test_progress_ends_where_it_said(release: Path) -> None:
    """Progress counts files and tables up to the total it gave at first."""
    steps: list[tuple[int, int]] = []
    verify(release, lambda done, total: steps.append((done, total)))

    assert {steps[0][1]} == {total for _, total in steps}
    assert steps[-1][0] == steps[-1][1]
    assert steps == sorted(steps)
