"""`sarv convert` cuts words out of the right text only, says all that is wrong at once, and writes over nothing by accident."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from edits import apply
from sarv.checks._example import GOLD, TEXT, Edit
from sarv.checks._tale import LETTER_IN_ROUND, ONE, QUOTES, TWO
from sarv.cli import sarv
from sarv.corpus import Corpus

LETTER_OF_ONE = "annotations/rounds/first/one/letters-0001.json"


def convert(tale: Corpus, *arguments: str) -> Result:
    """Run the command on files of the folder, which end in `.json`."""
    absolute = [str(tale.path(one)) if one.endswith(".json") else one for one in arguments]
    return CliRunner().invoke(sarv, ["convert", *absolute, "--folder", str(tale.root)])


def answer(tale: Corpus, *arguments: str) -> dict[str, Any]:
    """What the command says to a program."""
    value: dict[str, Any] = json.loads(convert(tale, *arguments, "--json").stdout)
    return value


def found(tale: Corpus, *arguments: str) -> list[tuple[str, str, str]]:
    """File name, code and place of the findings of a conversion; nothing may come of it."""
    said = answer(tale, *arguments)
    assert ([], []) == (said["written"], said.get("converted", []))
    return [(one["path"].rpartition("/")[2], one["code"], one["pointer"]) for one in said["findings"]]


@pytest.mark.parametrize(("file", "form"), [(QUOTES, "annotation"), (ONE, "quotes")])
@pytest.mark.parametrize("edit", [(b"anyone", b"nobody"), (b"anyone", b"any\xffone")])
def test_another_text_than_the_documents_is_a_finding(tale: Corpus, file: str, form: str, edit: tuple[bytes, bytes]) -> None:
    """Where the text on disk is not the one of the document's checksum, nothing is converted, in either direction."""
    apply(tale.root, [Edit(TEXT, replace=edit)])

    assert [("tale-0001.json", "text_checksum", "/document")] == found(tale, file, "--to", form)
    assert 1 == convert(tale, file, "--to", form).exit_code


def test_offsets_in_another_text_are_a_finding(tale: Corpus) -> None:
    """An annotation whose checksum is not that of the text has no words to show."""
    apply(tale.root, [Edit(ONE, set={"/text_sha256": "0" * 64})])

    assert [("tale-0001.json", "text_checksum_stale", "/text_sha256")] == found(tale, ONE, "--to", "quotes")


def test_ends_outside_the_text_are_a_finding(tale: Corpus) -> None:
    """A span that ends after the text is not cut short."""
    apply(tale.root, [Edit(GOLD, set={"/mentions/9/spans/0": {"start": 369, "end": 380, "text": "Ferrymen.\n"}})])

    assert ("tale-0001.json", "span_outside_text", "/mentions/9/spans/0/end") in found(tale, GOLD, "--to", "quotes")


def test_the_findings_of_all_files_are_reported(tale: Corpus) -> None:
    """One run says what is wrong with every file, and nothing is converted, not even the file that is in order."""
    apply(tale.root, [*LETTER_IN_ROUND, Edit(ONE, set={"/text_sha256": "0" * 64})])

    assert [
        ("letters-0001.json", "text_missing", "/document"),
        ("tale-0001.json", "text_checksum_stale", "/text_sha256"),
    ] == found(tale, ONE, TWO, LETTER_OF_ONE, "--to", "quotes")


def test_no_file_is_written_anew_while_another_has_a_finding(tale: Corpus) -> None:
    """--in-place leaves a file as it is when another one cannot be read, and every such file is named."""
    tale.path(GOLD).write_bytes(b" " + tale.read_bytes(GOLD))
    for path in (ONE, TWO):
        tale.path(path).write_bytes(b"{}\n")

    said = answer(tale, GOLD, ONE, TWO, "--to", "canonical", "--in-place")

    assert {ONE, TWO} == {one["path"] for one in said["findings"]}
    assert b" {" == tale.read_bytes(GOLD)[:2]


def test_a_program_is_told_what_was_written_or_converted(tale: Corpus) -> None:
    """--json names the files written; what would go to stdout is there as values, with the file that it is from."""
    path, again = str(tale.path(GOLD)), str(tale.root / "out" / "tale-0001.json")
    content = json.loads(tale.read_bytes(GOLD))

    assert {"written": [], "findings": [], "converted": [{"file": path, "content": content}]} == answer(
        tale, GOLD, "--to", "canonical"
    )
    assert {"written": [again], "findings": []} == answer(tale, GOLD, "--to", "canonical", "--output", str(tale.root / "out"))
    assert {"written": [path], "findings": []} == answer(tale, GOLD, "--to", "canonical", "--in-place")
    shown = answer(tale, ONE, "--to", "quotes")["converted"][0]["content"]
    assert json.loads(tale.read_bytes(QUOTES))["mentions"][:2] == shown["mentions"][:2]


def test_two_files_with_one_target_are_a_wrong_call(tale: Corpus) -> None:
    """Files that would be written over each other are named, and nothing is written."""
    output = tale.root / "out"
    same = convert(tale, ONE, TWO, "--to", "quotes", "--output", str(output))
    twice = convert(tale, QUOTES, QUOTES, "--to", "annotation")

    assert (2, 2) == (same.exit_code, twice.exit_code)
    assert f"{tale.path(ONE)} and {tale.path(TWO)} would both be written to {output}" in " ".join(same.stderr.split())
    assert f"{tale.path(QUOTES)}, given twice or with two annotations of a document, would be written twice to {ONE}" in " ".join(
        twice.stderr.split()
    )
    assert not output.exists()


def test_an_annotation_is_replaced_on_demand_only(tale: Corpus) -> None:
    """An annotation that is there and differs stays, and the call is wrong, unless --replace is given."""
    right = tale.read_bytes(ONE)
    apply(tale.root, [Edit(ONE, set={"/mentions/0/form": "nominal"})])
    before = tale.read_bytes(ONE)

    refused = convert(tale, QUOTES, "--to", "annotation")
    kept = tale.read_bytes(ONE)
    replaced = convert(tale, QUOTES, "--to", "annotation", "--replace")

    assert (2, before) == (refused.exit_code, kept)
    assert ONE in refused.stderr
    assert "--replace" in refused.stderr
    assert (0, right) == (replaced.exit_code, tale.read_bytes(ONE))
    assert 0 == convert(tale, QUOTES, "--to", "annotation").exit_code


@pytest.mark.parametrize(("file", "form"), [(QUOTES, "annotation"), (ONE, "quotes"), (GOLD, "canonical")])
def test_no_file_of_an_output_folder_is_replaced_by_accident(tale: Corpus, file: str, form: str) -> None:
    """A pass that lies in the folder of --output under the same name stays, too."""
    apply(tale.root, [Edit(TWO, set={"/mentions/0/form": "nominal"})])
    before = tale.read_bytes(TWO)

    done = convert(tale, file, "--to", form, "--output", str(tale.path(TWO).parent))

    assert (2, before) == (done.exit_code, tale.read_bytes(TWO))
    assert "--replace" in done.stderr


def test_in_place_and_an_output_folder_exclude_each_other(tale: Corpus) -> None:
    """A file goes to one place: --in-place with --output is a wrong call."""
    done = convert(tale, GOLD, "--to", "canonical", "--in-place", "--output", str(tale.root / "out"))

    assert 2 == done.exit_code
    assert "--in-place and --output exclude each other" in done.stderr
    assert not (tale.root / "out").exists()
