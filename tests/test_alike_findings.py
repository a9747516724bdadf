"""Findings that say the same of many places are one kind, told once to a reader, while programs get each of them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sarv.checks._foreign import ANN
from sarv.checks._tale import NOTICE
from sarv.cli import sarv
from sarv.cli._output import print_findings
from sarv.corpus import Corpus
from sarv.findings import Finding, alike


def finding(line: int, message: str = "a mention needs 'form': a label", code: str = "schema_shape") -> Finding:
    """A finding at a line of a file."""
    return Finding("a.ann", line, 1, code, f"line {line}", message, "Correct it.")


def test_findings_are_alike_but_for_numbers() -> None:
    """What differs in numbers of message and pointer alone is of a kind; another message, code or key of a pointer is not."""
    first, second = finding(1, "it has 1,200 entries"), finding(2, "it has 21 entries")
    others = [finding(3, "it has no entries"), finding(4, "it has 2 entries", "other_code")]

    assert [[first, second], [others[0]], [others[1]]] == list(alike([first, second, *others]))


def test_a_few_that_are_alike_stand_alone_in_their_places() -> None:
    """Only more than so many become a group, where its first one stood; the order of all others is kept."""
    many, few = [finding(line) for line in (1, 3, 5)], [finding(line, "not UTF-8") for line in (2, 4)]

    together = list(alike([many[0], few[0], many[1], few[1], many[2]], most=2))

    assert [many, [few[0]], [few[1]]] == together


def test_many_findings_of_a_kind_are_told_once(tale: Corpus) -> None:
    """More than ten are one entry with their number and the places of the first five; --json lists each."""
    new = "".join(f"T{number}\tmention 0 8\tFerrymen\n" for number in range(501, 513))
    tale.path(ANN).write_bytes(new.encode() + tale.read_bytes(ANN))
    call = ["convert", str(tale.path(ANN)), "--to", "annotation", "--folder", str(tale.root)]

    said = CliRunner().invoke(sarv, call).stdout.replace(str(tale.path(ANN)), "F")
    listed = json.loads(CliRunner().invoke(sarv, [*call, "--json"]).stdout)["findings"]

    entry = (
        "F:1:1  schema_shape, 12 times\n  a mention needs 'form': a label  (at line 1)\n"
        "  also at F:2:1, F:3:1, F:4:1, F:5:1 and 7 more; --json lists all\n"
    )
    assert entry in said
    assert 12 == len([one for one in listed if one["message"] == "a mention needs 'form': a label"])


def test_what_has_no_line_is_told_by_its_place_in_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a file has no lines, as one of spaCy has none, it is told what in it is meant."""
    print_findings([Finding("a.spacy", 0, 0, "format_meaning", f"document {n}", "It is odd.", "") for n in range(1, 12)])

    said = "a.spacy  format_meaning, 11 times\n  It is odd.  (at document 1)\n"
    also = "  also at document 2, document 3, document 4, document 5 and 6 more; --json lists all\n"
    assert f"{said}{also}  way out: \n" == capsys.readouterr().out


def test_losses_are_told_in_short_whether_allowed_or_not(tale: Corpus, tmp_path: Path) -> None:
    """What keeps files from being written is told on stdout as what is allowed to be lost is on stderr: each kind in a line."""
    call = ["convert", str(tale.path(NOTICE)), "--to", "doccano", "--output", str(tmp_path / "out"), "--folder", str(tale.root)]

    refused = CliRunner().invoke(sarv, call)
    allowed = CliRunner().invoke(sarv, [*call, "--allow-loss"])

    line = f"lost: /mentions/*/form (doccano has no attributes), 2 times, first at {NOTICE}:12:107"
    assert (1, True) == (refused.exit_code, line in refused.stdout.splitlines())
    assert (0, True) == (allowed.exit_code, line in allowed.stderr.splitlines())
    lines = refused.stdout.splitlines()
    assert lines == [one for one in allowed.stderr.splitlines() if one.startswith("lost: ")]
