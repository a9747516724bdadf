"""The command line: it says what it does, what is wrong and what to do; its exit code tells a program."""

import ast
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from edits import apply
from sarv.checks import checks
from sarv.checks._example import DOCUMENT, GOLD, Edit
from sarv.checks._verdicts import DIFFERENT
from sarv.cli import OF_ROUNDS, sarv
from sarv.corpus import Corpus

SRC = Path(__file__).parent.parent / "src"
COMMANDS = sorted(path.stem for path in (SRC / "sarv" / "cli").glob("[a-z]*.py"))


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(sarv, arguments)


def process(*arguments: str, cwd: Path, **settings: Any) -> "subprocess.CompletedProcess[str]":
    """Run the command as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(SRC), **settings}
    environment.pop("SARV_DEFAULT_FOLDER", None)
    return subprocess.run([sys.executable, "-m", "sarv", *arguments], cwd=cwd, env=environment, capture_output=True, text=True)


def test_help_lists_every_command_with_a_sentence() -> None:
    """`sarv --help` names every command and what it does."""
    shown = run("--help").output

    for name in COMMANDS:
        line = next(line for line in shown.splitlines() if line.split()[:1] == [name])
        assert len(line.split()) > 3


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """Every command's --help explains it and each of its options."""
    result = run(name, "--help")

    assert 0 == result.exit_code
    assert "Usage: sarv" in result.output.replace("Usage: root", "Usage: sarv")
    assert len(result.output) > 200


def test_a_misspelt_command_is_a_wrong_call() -> None:
    """A command that is not there exits with 2 and offers the nearest."""
    result = run("validte")

    assert 2 == result.exit_code
    assert "Did you mean 'validate'?" in result.output


def test_a_folder_that_is_no_corpus_is_named(tmp_path: Path) -> None:
    """Outside a corpus folder a command exits with 2 and one sentence that says what is missing."""
    done = process("validate", cwd=tmp_path)

    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith(f"sarv: {tmp_path} is not in a corpus folder")
    assert 1 == len(done.stderr.splitlines())


def test_validate_is_silent_on_a_good_folder(tale: Corpus) -> None:
    """Without findings, stdout is empty, stderr has the count of files, and the exit code is 0."""
    done = process("validate", cwd=tale.root / "corpus" / "tale")

    assert (0, "") == (done.returncode, done.stdout)
    assert "no findings" in done.stderr


def test_validate_prints_place_reason_and_way_out(tale: Corpus) -> None:
    """A finding shows file, line and column, code, message, value and way out; the exit code is 1."""
    apply(tale.root, [Edit(GOLD, set={"/mentions/2/spans/0/end": 9999})])

    done = process("validate", cwd=tale.root)

    assert 1 == done.returncode
    line = 1 + (tale.root / GOLD).read_text("utf-8").splitlines().index(
        next(text for text in (tale.root / GOLD).read_text("utf-8").splitlines() if "9999" in text)
    )
    assert f"{GOLD}:{line}:" in done.stdout
    assert "span_outside_text" in done.stdout
    assert "the text has only 379 code points: 9999  (at /mentions/2/spans/0/end)" in done.stdout
    assert "way out: " in done.stdout


def test_validate_json_is_complete(tale: Corpus) -> None:
    """--json prints every finding with all its fields, and nothing else on stdout."""
    apply(tale.root, [Edit(GOLD, set={"/mentions/2/spans/0/end": 9999}), Edit(DOCUMENT, set={"/outlet": "nobody"})])

    result = json.loads(process("validate", "--json", cwd=tale.root).stdout)

    assert "meaning" == result["level"]
    assert [DOCUMENT, GOLD] == sorted({finding["path"] for finding in result["findings"]}, reverse=True)
    assert {"path", "line", "column", "code", "pointer", "message", "way_out", "value", "context", "level"} == set(
        result["findings"][0]
    )


def test_levels_stop_where_they_are_told(tale: Corpus) -> None:
    """--level bytes looks at the notation only."""
    apply(tale.root, [Edit(DOCUMENT, set={"/outlet": "nobody"})])

    assert [0, 0, 1] == [
        process("validate", "--level", level, cwd=tale.root).returncode for level in ("bytes", "shape", "meaning")
    ]


@pytest.mark.parametrize("code", sorted(checks()))
def test_every_code_is_explained(code: str) -> None:
    """`sarv explain CODE` gives the rule, the reason, the way out and both examples."""
    result = run("explain", code)

    assert 0 == result.exit_code
    assert checks()[code].rule in result.output
    assert checks()[code].way_out in result.output
    assert "No finding" in result.output


def test_an_unknown_code_is_a_wrong_call() -> None:
    """A code that is not there exits with 2 and offers the nearest."""
    result = run("explain", "span_outside")

    assert 2 == result.exit_code
    assert "span_outside_text" in result.output


def test_help_and_validate_start_without_arrow(tale: Corpus) -> None:
    """`sarv --help` and `sarv validate` import neither pyarrow nor datasets."""
    script = "import sys; from sarv.cli import sarv; sarv(sys.argv[1:], standalone_mode=False); print(sorted(sys.modules))"
    for arguments in (["--help"], ["validate", "--folder", str(tale.root)]):
        guarded = script.replace("sarv(sys", "\ntry:\n    sarv(sys").replace("; print", "\nexcept SystemExit:\n    pass\nprint")
        done = subprocess.run(
            [sys.executable, "-c", guarded, *arguments],
            env={**os.environ, "PYTHONPATH": str(SRC)},
            capture_output=True,
            text=True,
        )
        assert 0 == done.returncode, done.stderr
        loaded = done.stdout.splitlines()[-1]
        assert "'sarv.cli.validate'" in loaded
        assert "'pyarrow'" not in loaded
        assert "'datasets'" not in loaded


def test_help_starts_without_what_reads_a_corpus() -> None:
    """`sarv --help`, for which somebody waits, imports nothing that reads files of a corpus."""
    program = "import sys; from sarv.cli import main; sys.argv = ['sarv', '--help']; import atexit; "
    program += "atexit.register(lambda: print(sorted(sys.modules))); main()"
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(SRC)}, capture_output=True, text=True
    )

    loaded = ast.literal_eval(done.stdout.splitlines()[-1])
    assert "sarv.cli.validate" in loaded
    assert set() == {"sarv.corpus", "sarv.schema", "orjson", "hashlib"} & set(loaded)


@pytest.mark.parametrize(
    "arguments",
    [
        ["round", "open", "second", "--annotators", "ann", "--documents", "tale", "--kind", "person", "--revises", "first"],
        ["round", "status", "first"],
        ["round", "collect", "first"],
        ["round", "submit", "first", "one", "quotes/tale-0001.json"],
        ["adjudicate", "first"],
        ["adjudicate", "first", "--collect"],
        ["agree", "first"],
        ["agree", "first", "--html", "page.html"],
    ],
    ids=" ".join,
)
def test_without_the_extra(tale: Corpus, arguments: list[str]) -> None:
    """Without the extra `rounds`, each command that needs it says in one sentence what to install, and changes nothing."""
    program = f"import sys; sys.modules |= dict.fromkeys({OF_ROUNDS}); from sarv.cli import main; main()"
    connection = {"LABEL_STUDIO_URL": "http://127.0.0.1:9", "LABEL_STUDIO_API_KEY": "token"}
    apply(tale.root, [DIFFERENT])  # so that there is something to adjudicate
    before = {path: path.read_bytes() for path in tale.root.rglob("*.*") if path.is_file()}

    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=tale.root,
        env={**os.environ, "PYTHONPATH": str(SRC), **connection},
        capture_output=True,
        text=True,
    )

    assert (2, "") == (done.returncode, done.stdout)
    (said,) = done.stderr.splitlines()
    assert "needs the extra `rounds`: pip install 'sarv[rounds]'" in said
    assert before == {path: path.read_bytes() for path in tale.root.rglob("*.*") if path.is_file()}


def test_release_prints_three_lines_that_load(tale: Corpus) -> None:
    """`sarv release` prints exactly the Python that loads what it built."""
    done = process("release", cwd=tale.root)

    assert 0 == done.returncode, done.stderr
    assert [
        "from datasets import load_dataset",
        'data = load_dataset("dist/tale-0.1.0")',
        'print(data["train"][0]["text"])',
    ] == done.stdout.splitlines()


def test_release_refuses_findings(tale: Corpus) -> None:
    """With a finding, `sarv release` shows it, builds nothing and exits with 1."""
    apply(tale.root, [Edit(DOCUMENT, set={"/outlet": "nobody"})])

    done = process("release", cwd=tale.root)

    assert 1 == done.returncode
    assert DOCUMENT in done.stdout
    assert "No release was built" in done.stderr
    assert not (tale.root / "dist").exists()


def test_quotes_become_an_annotation_in_its_place(tale: Corpus) -> None:
    """A quotes file is converted to the annotation that lies in the folder, byte for byte."""
    place = tale.path("annotations/rounds/first/one/tale-0001.json")
    before = place.read_bytes()
    place.unlink()

    done = process("convert", "quotes/tale-0001.json", "--to", "annotation", cwd=tale.root)

    assert 0 == done.returncode, done.stdout + done.stderr
    assert before == place.read_bytes()


def test_a_quote_without_a_place_keeps_everything_from_being_written(tale: Corpus) -> None:
    """One bad quote is a finding at its line and column, and none of the files is converted."""
    path = "quotes/tale-0001.json"
    raw = tale.read_bytes(path)
    (tale.root / "quotes" / "bad.json").write_bytes(raw.replace(b'"pirates"', b'"pilots"'))
    place = tale.path("annotations/rounds/first/one/tale-0001.json")
    place.unlink()

    done = process("convert", path, "quotes/bad.json", "--to", "annotation", "--json", cwd=tale.root)

    (finding,) = json.loads(done.stdout)["findings"]
    lines = raw.decode("utf-8").splitlines()
    number = next(i for i, line in enumerate(lines) if '"pirates"' in line)
    assert ("quotes/bad.json", "quote_not_found") == (finding["path"], finding["code"])
    assert (number + 1, lines[number].index('"pirates"') + 1) == (finding["line"], finding["column"])
    assert not place.exists()


def test_the_canonical_form_is_restored_in_place(tale: Corpus) -> None:
    """A file in another notation is written anew with the same content."""
    path = tale.path(GOLD)
    before = path.read_bytes()
    path.write_text(json.dumps(json.loads(before), indent=4))
    assert 1 == process("validate", cwd=tale.root).returncode

    done = process("convert", GOLD, "--to", "canonical", "--in-place", cwd=tale.root)

    assert 0 == done.returncode, done.stderr
    assert before == path.read_bytes()


def test_an_annotation_can_be_read_as_quotes(tale: Corpus) -> None:
    """--to quotes prints words for offsets, and what it prints converts back to the same annotation."""
    path = "annotations/rounds/first/one/tale-0002.json"
    before = tale.read_bytes(path)

    shown = process("convert", path, "--to", "quotes", cwd=tale.root).stdout
    (tale.root / "again.json").write_text(shown, "utf-8")
    done = process("convert", "again.json", "--to", "annotation", "--output", "out", cwd=tale.root)

    assert 0 == done.returncode, done.stdout + done.stderr
    assert before == (tale.root / "out" / "tale-0002.json").read_bytes()


def test_an_interrupted_release_leaves_nothing(tale: Corpus) -> None:
    """Ctrl-C ends a build with the usual code and one line that says how to go on, and leaves no half release."""
    environment = {**os.environ, "PYTHONPATH": str(SRC)}
    slow = (
        "import sarv.release.build as build, time\n"
        "real = build._describe\n"
        "def slow(*a, **k): print('ready', flush=True); time.sleep(30)\n"
        "build._describe = slow\n"
        "from sarv.cli import main; import sys; sys.argv = ['sarv', 'release']; main()"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", slow], cwd=tale.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert "ready\n" == running.stdout.readline()
    time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=20)

    assert (130, "\nsarv: interrupted; run the same command again\n") == (running.returncode, stderr)
    assert [".lock"] == [path.name for path in (tale.root / "dist").iterdir()]


def test_a_reader_that_leaves_early_is_no_fault(tale: Corpus) -> None:
    """A closed pipe ends the command quietly."""
    command = f"{sys.executable} -m sarv explain --json | head -c 1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=tale.root, env={**os.environ, "PYTHONPATH": str(SRC)}, capture_output=True, text=True
    )

    assert "[" == done.stdout
    assert "" == done.stderr
