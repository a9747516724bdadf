"""`sarv changes` prints what changed, writes it, and refuses a release whose version hides it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sarv.checks._changes import NEXT
from sarv.checks._example import DOCUMENT, GOLD, TEXT, Edit
from sarv.cli import sarv
from sarv.corpus import Corpus, CorpusError
from sarv.release.changes.changelog import entry, with_entry
from sarv.release.changes.compare import Comparison

FLIPPED = Edit(GOLD, set={"/stances/0/polarity": "support"})
CHANGELOG = "# Changes\n\nWhat changed.\n\n## 0.1.0\n\n- The first.\n"


def run(*arguments: object) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(sarv, ["changes", *map(str, arguments)])


def test_nothing_changed(tale: Corpus) -> None:
    """A folder against itself exits with 0 and says that nothing changed."""
    result = run(tale.root, tale.root)

    assert (0, "- Counted by `sarv changes` since 0.1.0 (demands no new version): nothing changed.\n") == (
        result.exit_code,
        result.stdout,
    )


def test_a_change_is_printed(tale: Corpus, edited: Callable[..., Path]) -> None:
    """A change has a line with its document, element, offsets, field and both values; the entry counts it."""
    result = run(tale.root, edited(FLIPPED, NEXT))

    assert 0 == result.exit_code
    assert [
        'tale-0001 stance s1 (169–197): label changed /polarity: "oppose" → "support"',
        "- Counted by `sarv changes` since 0.1.0 (demands MAJOR): labels of stances: 1 changed.",
    ] == result.stdout.splitlines()
    assert "at least 0.2.0" in result.stderr


def test_a_version_too_small_is_refused(tale: Corpus, edited: Callable[..., Path], tmp_path: Path) -> None:
    """A release whose version hides a flipped label exits with 1, and the changelog is left alone."""
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text(CHANGELOG)
    result = run(tale.root, edited(FLIPPED), "--changelog", changelog)

    assert 1 == result.exit_code
    assert "version_too_small" in result.stdout
    assert "corpus/corpus.json:4:14" in result.stdout
    assert CHANGELOG == changelog.read_text()


def test_changes_are_written(tale: Corpus, edited: Callable[..., Path]) -> None:
    """changes.json has every change and the counts, and the same input gives the same bytes."""
    new = edited(FLIPPED, Edit(DOCUMENT, set={"/genre": "analysis"}), NEXT)
    path = new / "dist" / "changes.json"
    written = []
    for _ in range(2):
        run(tale.root, new, "--limit", 0)
        written.append(path.read_bytes())
        path.unlink()
    value = json.loads(written[0])

    assert written[0] == written[1]
    assert ("tale", "0.1.0", "0.2.0", "major", "0.2.0") == (
        value["name"],
        value["old"]["data"],
        value["new"]["data"],
        value["demands"],
        value["least"],
    )
    assert [("label", 1), ("metadata", 1)] == [(one["what"], one["count"]) for one in value["counts"]]
    assert [("metadata", "tale-0001"), ("label", "tale-0001")] == [(one["what"], one["document"]) for one in value["changes"]]


def test_json_has_the_findings_too(tale: Corpus, edited: Callable[..., Path], tmp_path: Path) -> None:
    """With --json, stdout is what is written, and the findings."""
    result = run(tale.root, edited(FLIPPED), "--json", "--output", tmp_path / "changes.json")
    value = json.loads(result.stdout)

    assert ["version_too_small"] == [one["code"] for one in value.pop("findings")]
    assert json.loads((tmp_path / "changes.json").read_bytes()) == value


def test_no_words_are_written(tale: Corpus, edited: Callable[..., Path]) -> None:
    """Neither what is printed nor what is written has words of a text, even of one that changed."""
    new = edited(Edit(TEXT, replace=(b"anyone", b"nobody"), reseal=True), Edit(GOLD, remove=("/mentions/8",)), NEXT)
    result = run(tale.root, new)
    shown = result.stdout + (new / "dist" / "changes.json").read_text("utf-8")

    assert "m9" in shown
    assert [] == [word for word in ("millers of Oss", "nobody", "anyone") if word in shown]


@pytest.mark.parametrize("arguments", [["dist/none", "."], ["."]])
def test_a_wrong_call(arguments: list[str]) -> None:
    """A folder that is not there, or a missing one, is a wrong call."""
    assert 2 == run(*arguments).exit_code


def test_the_entry_goes_below_its_heading(after: Callable[..., Comparison]) -> None:
    """The entry stands below the heading of the new version, which is put before the others where it is not there yet."""
    changes = after(FLIPPED, NEXT).changes
    expected = CHANGELOG.replace("## 0.1.0", f"## 0.2.0\n\n{entry(changes)}\n## 0.1.0")

    assert expected == with_entry(CHANGELOG, changes)


def test_an_entry_is_renewed(after: Callable[..., Comparison]) -> None:
    """An entry on the changes since the same version is replaced; what people wrote beside it stays."""
    first, second = after(FLIPPED, NEXT, name="one").changes, after(NEXT, name="two").changes
    written = with_entry(CHANGELOG.replace("## 0.1.0", "## 0.2.0\n\n- By hand.\n\n## 0.1.0"), first)

    assert written == with_entry(written, first)
    assert written.replace(entry(first), entry(second)) == with_entry(written, second)
    assert "- By hand.\n" in with_entry(written, second)


def test_an_empty_changelog_gets_a_heading(after: Callable[..., Comparison]) -> None:
    """A changelog without any version gets the heading at its end."""
    changes = after(FLIPPED, NEXT).changes

    assert f"# Changes\n\n## 0.2.0\n\n{entry(changes)}" == with_entry("# Changes\n", changes)


@pytest.mark.parametrize("heading", ["## 0.2.0", "## [0.2.0]", "## [0.2.0] - 2026-11-23", "## 0.2.0 (2026-11-23)"])
def test_a_heading_may_say_more(heading: str, after: Callable[..., Comparison]) -> None:
    """The heading of a version is known with brackets and a day, too, and no second one is made."""
    changes = after(FLIPPED, NEXT).changes
    expected = f"# Changes\n\n{heading}\n\n{entry(changes)}- By hand.\n"

    assert expected == with_entry(f"# Changes\n\n{heading}\n\n- By hand.\n", changes)


def test_line_ends_stay(after: Callable[..., Comparison]) -> None:
    """A changelog with CR LF keeps it in every line, its headings are known, and its entry is renewed."""
    changes = after(FLIPPED, NEXT).changes
    expected = with_entry(CHANGELOG, changes).replace("\n", "\r\n")

    assert expected == with_entry(CHANGELOG.replace("\n", "\r\n"), changes)
    assert expected == with_entry(expected, changes)


def test_a_changelog_is_begun(tale: Corpus, edited: Callable[..., Path], tmp_path: Path) -> None:
    """Where the changelog is not there yet, as in a new corpus folder, it is made with the entry in it."""
    result = run(tale.root, edited(FLIPPED, NEXT), "--changelog", tmp_path / "CHANGELOG.md")

    assert 0 == result.exit_code, result.output
    assert (tmp_path / "CHANGELOG.md").read_text("utf-8").startswith("# Changes\n\n## 0.2.0\n\n- Counted by `sarv changes` since")


def test_a_changelog_in_another_encoding(tale: Corpus, tmp_path: Path) -> None:
    """A changelog that is not UTF-8 is named, and left alone."""
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_bytes(b"# \xc4nderungen\n")
    result = run(tale.root, tale.root, "--changelog", changelog)

    assert isinstance(result.exception, CorpusError)
    assert f"{changelog}: is not UTF-8" in str(result.exception)
    assert b"# \xc4nderungen\n" == changelog.read_bytes()
