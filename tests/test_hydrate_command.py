"""The command `sarv hydrate`: what it says, where it says it, and its exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sarv.cli.hydrate import command
from sarv.corpus import Corpus, sha256
from sarv.hydration import LOTS
from standoff import DATA, RIGHT, write_text


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the cache of the command."""
    monkeypatch.setattr("sarv.sources.default_cache", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.mark.usefixtures("cache")
class TestCommand:
    """`sarv hydrate`."""

    def test_success(self, notes: Corpus, mirror: Path) -> None:
        """The command says in a line what became of each collection; all well is exit code 0."""
        result = CliRunner().invoke(command, ["--folder", str(notes.root), "--mirror", str(mirror)])

        assert (0, "notes: 3 hydrated\n", "") == (result.exit_code, result.stdout, result.stderr)

    def test_what_is_not_available(self, notes: Corpus) -> None:
        """Without source and network, texts are not available: that is said with the way out, and is no fault."""
        result = CliRunner().invoke(command, ["--folder", str(notes.root)])

        assert 0 == result.exit_code
        assert "notes: 3 not available" in result.stdout
        assert "notes-1, notes-2, notes-3  not_available\n  https://notes.example/box " in result.stdout
        assert "way out: Run with --download" in result.stdout

    def test_fault(self, notes: Corpus, mirror: Path) -> None:
        """A fault is shown with document, file, both checksums and the way out; the exit code is 1."""
        write_text(notes, "notes-2", b"my notes")
        result = CliRunner().invoke(command, ["--folder", str(notes.root), "--mirror", str(mirror)])

        assert 1 == result.exit_code
        assert [
            "notes-2  present_text_differs",
            "  corpus/notes/notes-2.txt is another text than the document's",
            f"  expected sha256 {sha256(RIGHT['notes-2'].encode())}",
            f"  found    sha256 {sha256(b'my notes')}",
            "  way out: Look at it, move it away, or run with --replace.",
            "notes: 2 hydrated, 1 faulty",
        ] == result.stdout.splitlines()

    def test_json(self, notes: Corpus, mirror: Path) -> None:
        """With --json, stdout is one JSON value with every document of every lot and every problem."""
        write_text(notes, "notes-2", b"my notes")
        result = CliRunner().invoke(command, ["--folder", str(notes.root), "--mirror", str(mirror), "--json"])
        value = json.loads(result.stdout)

        assert ["collection", *LOTS] == list(value["collections"][0])
        assert (["notes-1", "notes-3"], ["notes-2"]) == (value["collections"][0]["hydrated"], value["collections"][0]["faulty"])
        assert ["present_text_differs"] == [problem["code"] for problem in value["problems"]]

    @pytest.mark.parametrize("option", ["--mirror", "--from", "--folder"])
    def test_wrong_call(self, notes: Corpus, option: str) -> None:
        """An option that names what is not there is a wrong call, exit code 2."""
        result = CliRunner().invoke(command, ["--folder", str(notes.root), option, str(notes.root / "nowhere")])

        assert (2, "") == (result.exit_code, result.stdout)
        assert "nowhere" in result.stderr

    def test_nothing_is_downloaded_unasked(self, notes: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without --download, not even a name is resolved."""

        def forbidden(*_: object, **__: object) -> None:
            raise AssertionError("the network was used")

        monkeypatch.setattr("socket.getaddrinfo", forbidden)
        monkeypatch.setattr("socket.socket.connect", forbidden)

        assert 0 == CliRunner().invoke(command, ["--folder", str(notes.root)], catch_exceptions=False).exit_code

    def test_download_that_fails(self, notes: Corpus, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With --download, a source that cannot be fetched is a fault; nothing is left in the cache."""

        def unknown(*_: object, **__: object) -> None:
            raise OSError("Name or service not known")

        monkeypatch.setattr("socket.getaddrinfo", unknown)
        result = CliRunner().invoke(command, ["--folder", str(notes.root), "--download"])

        assert 1 == result.exit_code
        assert "could not be downloaded: the name notes.example cannot be resolved" in result.stdout
        assert [] == list(cache.iterdir())

    def test_what_is_in_the_cache(self, notes: Corpus, cache: Path) -> None:
        """A source that was downloaded once is used again, also without --download."""
        cache.mkdir()
        (cache / sha256(DATA)).write_bytes(DATA)
        result = CliRunner().invoke(command, ["--folder", str(notes.root)])

        assert (0, "notes: 3 hydrated\n") == (result.exit_code, result.stdout)
