"""`sarv fingerprint` and `sarv hydrate --accept-carried`: a copy that differs a little serves here, and nowhere else."""

import json
import stat
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from edits import apply
from sarv.anchoring.keys import VARIABLE
from sarv.checks._example import Edit
from sarv.checks._fingerprinted import FINGERPRINT, FINGERPRINTED, LETTER_TEXT, TEXT_IS_HERE
from sarv.cli import sarv
from sarv.corpus import Corpus, CorpusError
from sarv.overlay import read_overlay
from sarv.private import CARRIED
from sarv.records import Fingerprint
from sarv.validation import validate

KEY = "a secret of the coast"
COPY = "Letters of the week\n" + LETTER_TEXT.replace("forty\nfamilies", "forty families").replace("very morning", "very evening")
TEXT = "corpus/letters/letters-0001.txt"


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither a key of the environment nor what was downloaded before has a say."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("sarv.sources.default_cache", lambda: tmp_path / "cache")


@pytest.fixture
def letter(tale: Corpus) -> Corpus:
    """The example corpus with a stand-off letter that has gold and a fingerprint, and whose text is not here."""
    apply(tale.root, FINGERPRINTED)
    return tale


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the letter that differs a little."""
    path = tmp_path / "copy.txt"
    path.write_text(COPY, "utf-8")
    return path


def run(corpus: Corpus, command: str, *arguments: object) -> Result:
    """Run a command in the corpus folder."""
    return CliRunner().invoke(sarv, [command, "--folder", str(corpus.root), *map(str, arguments)])


def state(corpus: Corpus) -> dict[str, bytes]:
    """Every file of the folder that is not of the overlay."""
    paths = (path for path in corpus.root.rglob("*") if path.is_file() and ".sarv" not in path.parts)
    return {str(path): path.read_bytes() for path in paths}


class TestFingerprint:
    """`sarv fingerprint`."""

    def test_it_is_made_once(self, letter: Corpus) -> None:
        """The command makes the fingerprint that the example has, byte for byte, and a second run changes nothing."""
        before = letter.read_bytes(FINGERPRINT)
        letter.path(FINGERPRINT).unlink()
        apply(letter.root, [TEXT_IS_HERE])

        assert (0, "1 made\n") == ((result := run(letter, "fingerprint")).exit_code, result.stdout)
        assert before == letter.read_bytes(FINGERPRINT)
        assert "1 unchanged\n" == run(letter, "fingerprint").stdout
        assert [] == list(validate(letter))

    def test_without_text_the_file_stays(self, letter: Corpus) -> None:
        """Of a document without its text the file is left as it is, and that is said."""
        before = letter.read_bytes(FINGERPRINT)
        value = json.loads(run(letter, "fingerprint", "--json").stdout)

        assert (["letters-0001"], []) == (value["no_text"], value["made"])
        assert before == letter.read_bytes(FINGERPRINT)

    def test_checks_stay_where_gold_changed(self, letter: Corpus) -> None:
        """A fingerprint for other fragments keeps the checks of the one before, since both together tell more of the text."""
        before = letter.load(FINGERPRINT, Fingerprint).checks
        at = LETTER_TEXT.index("gauge")
        moved = {"/mentions/0/spans/0/start": at, "/mentions/0/spans/0/end": at + 5}
        apply(letter.root, [TEXT_IS_HERE, Edit("annotations/gold/letters-0001.json", set=moved)])

        assert "1 made\n" == run(letter, "fingerprint").stdout
        after = letter.load(FINGERPRINT, Fingerprint)
        assert [at] == [span.start for span in after.spans]
        assert set(before) < set(after.checks)

    def test_two_keys_are_not_mixed(self, letter: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
        """A fingerprint made without the corpus key is not replaced by one with it, which would say as much again."""
        apply(letter.root, [TEXT_IS_HERE])
        monkeypatch.setenv(VARIABLE, KEY)
        result = run(letter, "fingerprint")

        assert 1 == result.exit_code
        assert "1 left as they are" in result.stdout
        assert "delete them from annotations/fingerprints/ first" in result.stdout

    def test_a_secret_key_is_nowhere(self, letter: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
        """Under a corpus key the fingerprint says that it is keyed; the key stands in no file and no output."""
        apply(letter.root, [TEXT_IS_HERE])
        letter.path(FINGERPRINT).unlink()
        monkeypatch.setenv(VARIABLE, KEY)
        result = run(letter, "fingerprint", "--json")

        assert 8 == len(json.loads(letter.read_bytes(FINGERPRINT))["key_check"])
        assert KEY not in result.output + b"".join(state(letter).values()).decode("utf-8", "replace")
        assert [] == list(validate(letter))
        monkeypatch.delenv(VARIABLE)
        assert [] == list(validate(letter))

    def test_another_text_is_refused(self, letter: Corpus) -> None:
        """Of texts that are not the documents' nothing is made, and all are named; the others get theirs."""
        names = ["letters-0001", "letters-0002", "letters-0003"]
        for name in names:
            for path in ("corpus/letters/letters-0001.json", "annotations/gold/letters-0001.json"):
                raw = letter.read_bytes(path).replace(b'"letters-0001"', f'"{name}"'.encode())
                letter.path(path.replace("letters-0001", name)).write_bytes(raw)
        apply(letter.root, [TEXT_IS_HERE])
        letter.path(TEXT).rename(letter.path(TEXT.replace("0001", "0003")))
        letter.path(TEXT).write_text("Another letter.\n", "utf-8")
        letter.path(TEXT.replace("0001", "0002")).write_bytes(b"\xff")
        result = run(letter, "fingerprint", "--json")
        value = json.loads(result.stdout)

        assert 1 == result.exit_code
        assert (names[:2], names[2:]) == (value["other_text"], value["made"])
        assert "2 with another text than the annotated one: letters-0001, letters-0002;" in run(letter, "fingerprint").stdout


class TestHydrate:
    """`sarv hydrate --accept-carried`."""

    def test_a_copy_is_carried(self, letter: Corpus, copy: Path) -> None:
        """The copy and its gold come into the overlay, the corpus stays as it is, and the output says what was found."""
        before = state(letter)
        result = run(letter, "hydrate", "--from", copy, "--accept-carried")
        [(carried, text)] = read_overlay(letter.path(CARRIED))
        [mention] = carried.mentions
        [span] = mention.spans

        assert [
            f"{copy}: letters-0001: 0 spans exact, 1 carried, 0 refused; 1 of 1 elements of gold",
            "letters: 1 carried",
        ] == result.stdout.splitlines()
        assert 0 == result.exit_code
        assert before == state(letter)
        assert (COPY, "millers", "carried") == (text, text[span.start : span.end], carried.status)

    def test_the_same_words_are_exact(self, letter: Corpus, copy: Path) -> None:
        """A copy in which only white space differs is exact."""
        copy.write_text(LETTER_TEXT.replace("\n", "\n\n"), "utf-8")
        result = run(letter, "hydrate", "--from", copy, "--accept-carried", "--json")
        value = json.loads(result.stdout)

        assert (1, 0, 0) == tuple(value["copies"][0][name] for name in ("exact", "carried", "refused"))
        assert (["letters-0001"], []) == (value["collections"][0]["carried"], value["problems"])

    def test_it_is_not_done_unasked(self, letter: Corpus, copy: Path) -> None:
        """Without the option, a copy that differs is a fault, and no overlay is made."""
        result = run(letter, "hydrate", "--from", copy)

        assert 1 == result.exit_code
        assert "--accept-carried" in result.stdout
        assert not letter.path(CARRIED).exists()

    def test_another_text_is_refused(self, letter: Corpus, copy: Path) -> None:
        """A text that is no copy of the document is refused with the reason, and stays a fault."""
        copy.write_bytes(letter.read_bytes("corpus/tale/tale-0001.txt") * 3)
        result = run(letter, "hydrate", "--from", copy, "--accept-carried")

        assert 1 == result.exit_code
        assert f"{copy}: refused: is no copy of a document without its text" in result.stdout
        assert not letter.path(CARRIED).exists()

    def test_a_copy_of_two_documents_is_refused(self, letter: Corpus, copy: Path) -> None:
        """A copy that two documents accept is refused: nothing says which one it is."""
        for path in ("corpus/letters/letters-0001.json", "annotations/gold/letters-0001.json", FINGERPRINT):
            other = letter.path(path.replace("0001", "0002"))
            other.write_bytes(letter.read_bytes(path).replace(b'"letters-0001"', b'"letters-0002"'))
        apply(letter.root, [TEXT_IS_HERE])
        letter.path(FINGERPRINT.replace("0001", "0002")).unlink()
        letter.path(TEXT).rename(letter.path(TEXT.replace("0001", "0002")))
        run(letter, "fingerprint")
        letter.path(TEXT.replace("0001", "0002")).unlink()
        result = run(letter, "hydrate", "--from", copy, "--accept-carried")

        assert "recognised as several documents: letters-0001, letters-0002" in result.stdout
        assert not letter.path(CARRIED).exists()

    def test_a_second_copy_is_refused(self, letter: Corpus, copy: Path, tmp_path: Path) -> None:
        """A second copy of one document is told as such, with where the first lies, and replaces nothing."""
        (second := tmp_path / "second.txt").write_text(COPY.replace("Letters", "Letter"), "utf-8")
        result = run(letter, "hydrate", "--from", copy, "--from", second, "--accept-carried")

        assert f"{second}: refused: is a second copy of letters-0001, after {copy}" in result.stdout
        assert COPY == letter.path(f"{CARRIED}/letters-0001.txt").read_text("utf-8")

    def test_a_mirror_whose_copies_are_all_carried_differs_from_nothing(self, letter: Corpus, tmp_path: Path) -> None:
        """Where every file of a mirror folder was carried, the documents left are not available, and nothing is wrong."""
        metadata = letter.read_bytes("corpus/letters/letters-0001.json")
        letter.path("corpus/letters/letters-0002.json").write_bytes(metadata.replace(b'"letters-0001"', b'"letters-0002"'))
        (folder := tmp_path / "mirror" / "letters").mkdir(parents=True)
        (folder / "copy.txt").write_text(COPY, "utf-8")
        result = run(letter, "hydrate", "--mirror", folder.parent, "--accept-carried", "--json")
        value = json.loads(result.stdout)

        assert [("not_available", ["letters-0002"], str(folder))] == [
            (one["code"], one["documents"], one["place"]) for one in value["problems"]
        ]
        assert (["letters-0001"], ["letters-0002"]) == tuple(value["collections"][0][lot] for lot in ("carried", "not_available"))
        assert 0 == result.exit_code

        (folder / "stranger.txt").write_text("Another letter.\n", "utf-8")
        result = run(letter, "hydrate", "--mirror", folder.parent, "--accept-carried")

        assert "letters-0002  text_differs" in result.stdout
        assert 1 == result.exit_code

    def test_a_copy_that_is_not_utf_8(self, letter: Corpus, copy: Path) -> None:
        """A copy in another encoding is refused with that as the reason."""
        copy.write_text(COPY, "utf-16")
        result = run(letter, "hydrate", "--from", copy, "--accept-carried")

        assert f"{copy}: refused: is not UTF-8" in result.stdout
        assert 1 == result.exit_code

    def test_the_way_out_is_not_what_was_tried(self, letter: Corpus, copy: Path) -> None:
        """What is left of the problems does not advise the option that was given."""
        copy.write_text("Another letter.\n", "utf-8")
        result = run(letter, "hydrate", "--from", copy, "--accept-carried")

        assert "text_differs" in result.stdout
        assert "--accept-carried" not in result.stdout

    def test_a_key_is_needed_where_one_was_used(self, letter: Corpus, copy: Path, tmp_path: Path) -> None:
        """A keyed fingerprint opens with its key alone; without it, that is the reason which is given."""
        apply(letter.root, [TEXT_IS_HERE])
        letter.path(FINGERPRINT).unlink()
        (tmp_path / "key").write_text(f"{KEY}\n")
        run(letter, "fingerprint", "--key-file", tmp_path / "key")
        letter.path(TEXT).unlink()
        without = run(letter, "hydrate", "--from", copy, "--accept-carried")
        having = run(letter, "hydrate", "--from", copy, "--accept-carried", "--key-file", tmp_path / "key")

        assert "1 fingerprints were made with another corpus key" in without.stdout
        assert "letters: 1 carried" in having.stdout

    def test_nothing_else_reads_the_overlay(self, letter: Corpus, copy: Path) -> None:
        """Validation, gold and release are the same with an overlay as without; git ignores it."""
        commands: list[tuple[str, ...]] = [("validate", "--json"), ("gold", "--json")]
        before = [run(letter, *command).stdout for command in commands], released(letter, "without")
        run(letter, "hydrate", "--from", copy, "--accept-carried")
        subprocess.run(["git", "init", "-q", str(letter.root)], check=True)
        listed = subprocess.run(
            ["git", "-C", str(letter.root), "status", "--porcelain", "-uall"], capture_output=True, check=True, text=True
        )

        assert before == ([run(letter, *command).stdout for command in commands], released(letter, "with"))
        assert letter.path(f"{CARRIED}/letters-0001.txt").is_file()
        assert ".sarv" not in listed.stdout

    def test_the_text_itself_takes_its_place(self, letter: Corpus, copy: Path, tmp_path: Path) -> None:
        """Once a document has its text, what was carried of it is removed, and of no other document."""
        run(letter, "hydrate", "--from", copy, "--accept-carried")
        for ending in ("json", "txt"):
            letter.path(f"{CARRIED}/letters-0002.{ending}").write_text("another document")
        (tmp_path / "right.txt").write_text(LETTER_TEXT, "utf-8")
        result = run(letter, "hydrate", "--from", tmp_path / "right.txt")

        assert "letters: 1 hydrated\n" == result.stdout
        assert ["letters-0002.json", "letters-0002.txt"] == sorted(path.name for path in letter.path(CARRIED).iterdir())

    def test_nobody_else_reads_the_copy(self, letter: Corpus, copy: Path) -> None:
        """The folder and the files in it can be read by the user alone."""
        run(letter, "hydrate", "--from", copy, "--accept-carried")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in letter.path(CARRIED).iterdir()}

        assert 0o700 == stat.S_IMODE(letter.path(".sarv").stat().st_mode)
        assert {"letters-0001.json": 0o600, "letters-0001.txt": 0o600} == modes

    def test_the_overlay_is_no_annotation(self, letter: Corpus, copy: Path) -> None:
        """What lies in the overlay cannot be read as gold, even where it is put in its place."""
        run(letter, "hydrate", "--from", copy, "--accept-carried")
        raw = letter.path(f"{CARRIED}/letters-0001.json").read_bytes()
        letter.path("annotations/gold/letters-0001.json").write_bytes(raw)

        assert "schema_shape" in {finding.code for finding in validate(letter)}

    def test_a_copy_that_was_changed_later(self, letter: Corpus, copy: Path) -> None:
        """An overlay whose copy is not the one that was carried is not read."""
        run(letter, "hydrate", "--from", copy, "--accept-carried")
        letter.path(f"{CARRIED}/letters-0001.txt").write_text("Other words.\n", "utf-8")

        with pytest.raises(CorpusError, match="not of the copy beside it"):
            list(read_overlay(letter.path(CARRIED)))


def released(corpus: Corpus, name: str) -> dict[str, bytes]:
    """A private release of the corpus, file by file."""
    target = corpus.root.parent / name
    result = run(corpus, "release", "--private", "--output", target)
    assert 0 == result.exit_code, result.output
    return {str(path.relative_to(target)): path.read_bytes() for path in sorted(target.rglob("*")) if path.is_file()}
