"""The command `sarv init`: an empty corpus folder in which every command can be used."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from adding import empty
from edits import apply
from sarv.checks._example import Edit
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.label_lists import with_label_lists
from sarv.layers import layers
from sarv.records import CorpusFacts
from sarv.validation import validate

OPTIONS = [
    *("--title", "News $5 {from} the river", "--summary", "Reports.", "--license", "CC-BY-4.0"),
    *("--author", "Ada Tolle", "--author", "Ben Oss"),
]


def run(*arguments: str | Path) -> Result:
    """`sarv` with these arguments."""
    return CliRunner().invoke(sarv, list(map(str, arguments)))


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_an_empty_corpus_is_valid(tmp_path: Path) -> None:
    """What `sarv init` makes has no finding, and says who makes it and what it is."""
    result = run("init", tmp_path / "River News", *OPTIONS)
    corpus = Corpus.find(tmp_path / "River News")
    facts: CorpusFacts = corpus.load("corpus/corpus.json", CorpusFacts)

    assert 0 == result.exit_code
    assert [] == list(validate(corpus))
    assert ("river-news", "News $5 {from} the river", "0.1.0", ("Ada Tolle", "Ben Oss")) == (
        facts.name,
        facts.title,
        facts.version,
        facts.authors,
    )
    assert corpus.path("README.md").read_text().startswith("# News $5 {from} the river\n\nReports.\n")


def test_the_guidelines_list_every_label_of_annotations(tmp_path: Path) -> None:
    """The guidelines have every label that annotators choose from, as the layers define them, and a version for rounds."""
    guidelines = empty(tmp_path / "rn").path("annotations/guidelines.md").read_text()

    assert "\nVersion 0.1.0\n" in guidelines
    assert guidelines == with_label_lists(guidelines)
    for layer in ("actors", "stance", "violence"):
        for field in layers()[layer].fields:
            assert f"<!-- labels of {field.field} -->\n**{field.title}**" in guidelines


def test_the_datasheet_waits_until_there_is_gold(tale: Corpus, tmp_path: Path) -> None:
    """The questions of the datasheet stand there to be answered; each that is open is a finding once a document has a split."""
    raw = empty(tmp_path / "rn").read_bytes("corpus/datasheet.json")
    apply(tale.root, [Edit("corpus/datasheet.json", content=raw)])
    found = list(validate(tale))

    assert {"datasheet_answer_empty"} == {one.code for one in found}
    assert raw.count(b'"TODO: ') == len(found) > 50


def test_a_release_of_nothing(tmp_path: Path) -> None:
    """An empty corpus is not released; what is missing is said in a sentence."""
    result = run("release", "--folder", empty(tmp_path / "rn").root)

    assert result.exit_code != 0
    assert str(result.exception).startswith("there is nothing to release yet: no document has gold. `sarv add`")
    assert not (tmp_path / "rn" / "dist").exists()


def test_what_is_not_said_is_asked_for(tmp_path: Path) -> None:
    """Without a terminal, everything that is missing is named, and nothing is written."""
    result = run("init", tmp_path / "rn", "--title", "River")

    assert 2 == result.exit_code
    assert ["--summary", "--license", "--author"] == [
        line.split()[0] for line in result.stderr.splitlines() if line[:4] == "  --"
    ]
    assert not (tmp_path / "rn").exists()


def test_what_cannot_be_meant(tmp_path: Path) -> None:
    """A name or licence of a wrong form is a finding, and nothing is written."""
    result = run("init", tmp_path / "rn", *OPTIONS, "--name", "River News", "--license", "CC BY 4.0")

    assert 2 == result.exit_code
    assert {"/name", "/license"} == {part.rstrip(")") for part in result.stdout.split() if part.startswith("/")}
    assert not (tmp_path / "rn").exists()


@pytest.mark.parametrize("name", ["notes.txt", "corpus/notes.txt", ".part", "README.md"])
def test_a_folder_that_is_not_empty(tmp_path: Path, name: str) -> None:
    """A folder with anything of somebody's in it is refused and left as it is; an empty repository is not."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    before = files(tmp_path)
    result = run("init", tmp_path, *OPTIONS)

    assert f"is not empty ({name})" in str(result.exception)
    assert before == files(tmp_path)
    (tmp_path / name).unlink()
    assert 0 == run("init", tmp_path, *OPTIONS).exit_code


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file where the folder should be is refused."""
    (tmp_path / "rn").write_text("mine")

    assert "is a file" in str(run("init", tmp_path / "rn", *OPTIONS).exception)


def test_the_same_again(tmp_path: Path) -> None:
    """Run again with the same words, nothing changes; what a killed run left is completed; other words are refused."""
    run("init", tmp_path / "rn", *OPTIONS)
    before = files(tmp_path)
    (tmp_path / "rn" / "corpus" / "outlets.json").rename(tmp_path / "rn" / "corpus" / ".outlets.json.part")
    result = run("init", tmp_path / "rn", *OPTIONS, "--json")

    assert (0, before) == (result.exit_code, files(tmp_path))
    assert {f"rn/{name}" for name in json.loads(result.stdout)["files"]} == before.keys()
    assert "is not empty" in str(run("init", tmp_path / "rn", *OPTIONS, "--author", "Eve").exception)
