"""Corruptions of the folder: what should not lie there, what should, and what is not what it seems."""

import os
import socket
from pathlib import Path

from sarv.checks._example import GOLD, TEXT, Edit
from sarv.corpus import LARGEST_FILE

from ._plant import Corruption, Found, edits

ROUND = "annotations/rounds/first/round.json"


def link_to_folder(root: Path) -> None:
    """A link to a folder that has files of known kinds."""
    (root / "annotations/rounds/second").symlink_to(root / "annotations/rounds/first")


def listen(root: Path) -> None:
    """A socket; its address must be short, so it is made from inside."""
    before = Path.cwd()
    os.chdir(root / "annotations")
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket")
    finally:
        os.chdir(before)


def folder_for_file(root: Path) -> None:
    """A folder under the name of a register."""
    (root / "corpus/outlets.json").unlink()
    (root / "corpus/outlets.json").mkdir()
    (root / "corpus/outlets.json/README.md").write_text("# Outlets\n")


def bytes_for_name(root: Path) -> None:
    """A name that is not UTF-8."""
    (root / os.fsdecode(b"corpus/caf\xe9.txt")).write_bytes(b"caf\n")


ROWS = (
    Corruption(
        "symbolic link to a file",
        edits(Edit("annotations/README.md", link="guidelines.md")),
        Found("symbolic_link", "annotations/README.md"),
    ),
    Corruption(
        "symbolic link to nothing",
        edits(Edit("annotations/README.md", link="nowhere.md")),
        Found("symbolic_link", "annotations/README.md"),
    ),
    Corruption("symbolic link to a folder", link_to_folder, Found("symbolic_link", "annotations/rounds/second")),
    Corruption(
        "annotation linked to another's",
        edits(
            Edit("annotations/rounds/first/two/tale-0001.json", delete=True),
            Edit("annotations/rounds/first/two/tale-0001.json", link="../one/tale-0001.json"),
        ),
        Found("symbolic_link", "annotations/rounds/first/two/tale-0001.json"),
    ),
    Corruption(
        "hard link",
        edits(Edit("annotations/README.md", hard_link="annotations/guidelines.md")),
        Found("hard_link", "annotations/README.md"),
        Found("hard_link", "annotations/guidelines.md"),
    ),
    Corruption("executable file", edits(Edit(GOLD, mode=0o755)), Found("executable_file", GOLD)),
    Corruption("executable text", edits(Edit(TEXT, mode=0o654)), Found("executable_file", TEXT)),
    Corruption("named pipe", edits(Edit("annotations/pipe", pipe=True)), Found("special_file", "annotations/pipe")),
    Corruption(
        "named pipe for a register",
        edits(Edit("corpus/outlets.json", delete=True), Edit("corpus/outlets.json", pipe=True)),
        Found("special_file", "corpus/outlets.json"),
    ),
    Corruption("socket", listen, Found("special_file", "annotations/socket")),
    Corruption(
        "names that differ in case",
        edits(Edit("corpus/tale/Incidents/README.md", content=b"# Incidents\n")),
        Found("name_collision", "corpus/tale/incidents"),
    ),
    Corruption(
        "names that differ in normalisation",
        edits(Edit("corpus/tale/é/README.md", content=b"# 1\n"), Edit("corpus/tale/e\u0301/README.md", content=b"# 2\n")),
        Found("name_collision", "corpus/tale/é"),
    ),
    Corruption(
        "names that differ in sharp s",
        edits(
            Edit("corpus/tale/strasse/README.md", content=b"# 1\n"), Edit("corpus/tale/stra\u00dfe/README.md", content=b"# 2\n")
        ),
        Found("name_collision", "corpus/tale/straße"),
    ),
    Corruption(
        "empty folder",
        edits(Edit("corpus/tale/drafts/README.md", content=b""), Edit("corpus/tale/drafts/README.md", delete=True)),
        Found("empty_folder", "corpus/tale/drafts"),
    ),
    Corruption(
        "editor swap file",
        edits(Edit("annotations/gold/.tale-0001.json.swp", content=b"b0VIM")),
        Found("file_unexpected", "annotations/gold/.tale-0001.json.swp"),
    ),
    Corruption(
        "editor backup",
        edits(Edit("annotations/gold/tale-0001.json~", content=b"{}\n")),
        Found("file_unexpected", "annotations/gold/tale-0001.json~"),
    ),
    Corruption(
        "left by an interrupted run",
        edits(Edit("annotations/gold/.tale-0001.json.4711.part", content=b"{")),
        Found("file_unexpected", "annotations/gold/.tale-0001.json.4711.part"),
    ),
    Corruption(
        "left by a merge",
        edits(Edit("corpus/actors.json.orig", content=b"{}\n")),
        Found("file_unexpected", "corpus/actors.json.orig"),
    ),
    Corruption(
        "left by a file manager", edits(Edit("corpus/.DS_Store", content=b"\0\0")), Found("file_unexpected", "corpus/.DS_Store")
    ),
    Corruption(
        "text without its document",
        edits(Edit("corpus/tale/tale-0004.txt", content=b"A tale.\n")),
        Found("file_unexpected", "corpus/tale/tale-0004.txt"),
    ),
    Corruption(
        "name that is no id",
        edits(Edit("corpus/tale/Tale_0004.json", content=b"{}\n")),
        Found("file_unexpected", "corpus/tale/Tale_0004.json"),
    ),
    Corruption(
        "name with a line break",
        edits(Edit("corpus/tale/tale\n0004.txt", content=b"A tale.\n")),
        Found("file_unexpected", "corpus/tale/tale\\n0004.txt"),
    ),
    Corruption("name that is not UTF-8", bytes_for_name, Found("file_unexpected", "corpus/caf\\udce9.txt")),
    Corruption(
        "file in the wrong folder",
        edits(Edit("corpus/tale-0001.txt", content=b"A tale.\n")),
        Found("file_unexpected", "corpus/tale-0001.txt"),
    ),
    Corruption(
        "annotation outside a round",
        edits(Edit("annotations/one/tale-0001.json", content=b"{}\n")),
        Found("file_unexpected", "annotations/one/tale-0001.json"),
    ),
    Corruption(
        "file of another format",
        edits(Edit("corpus/actors.csv", content=b"id,name\n")),
        Found("file_unexpected", "corpus/actors.csv"),
    ),
    Corruption("register missing", edits(Edit("corpus/outlets.json", delete=True)), Found("file_missing", "corpus/outlets.json")),
    Corruption("splits missing", edits(Edit("corpus/splits.json", delete=True)), Found("file_missing", "corpus/splits.json")),
    Corruption(
        "guidelines missing",
        edits(Edit("annotations/guidelines.md", delete=True)),
        Found("file_missing", "annotations/guidelines.md"),
    ),
    Corruption(
        "round without its description",
        edits(Edit(ROUND, delete=True)),
        Found("round_unknown", GOLD, 3, 12, "/round"),
        Found("round_unknown", "annotations/gold/tale-0002.json", 3, 12, "/round"),
        Found("round_unknown", "annotations/gold/tale-0003.json", 3, 12, "/round"),
        Found("round_unknown", "annotations/rounds/first/decisions/tale-0001.json", 3, 12, "/round"),
        Found("round_unknown", "annotations/rounds/first/one/tale-0001.json", 3, 12, "/round"),
        Found("round_unknown", "annotations/rounds/first/one/tale-0002.json", 3, 12, "/round"),
        Found("round_unknown", "annotations/rounds/first/one/tale-0003.json", 3, 12, "/round"),
        Found("file_missing", ROUND),
        Found("round_unknown", "annotations/rounds/first/two/tale-0001.json", 3, 12, "/round"),
        Found("round_unknown", "annotations/rounds/first/two/tale-0002.json", 3, 12, "/round"),
        Found("round_unknown", "annotations/rounds/first/two/tale-0003.json", 3, 12, "/round"),
    ),
    Corruption(
        "collection without its description",
        edits(Edit("corpus/songs/README.md", content=b"# Songs\n")),
        Found("file_missing", "corpus/songs/collection.json"),
    ),
    Corruption("folder in the place of a file", folder_for_file, Found("file_missing", "corpus/outlets.json")),
    Corruption(
        "file too large",
        edits(Edit("annotations/README.md", size=LARGEST_FILE + 1)),
        Found("file_too_large", "annotations/README.md"),
    ),
    Corruption(
        "register too large",
        edits(Edit("corpus/outlets.json", size=LARGEST_FILE + 1)),
        Found("file_too_large", "corpus/outlets.json"),
    ),
)
