"""`sarv convert` with foreign formats: nothing is lost, guessed, or written to where it must not go, unless somebody says so."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from edits import apply
from sarv.checks._example import GOLD, TEXT, Edit
from sarv.checks._foreign import ANN, FACTS, TXT
from sarv.checks._tale import LETTER_IN_ROUND, NOTICE, ONE, TWO
from sarv.cli import sarv
from sarv.corpus import Corpus, sha256
from sarv.formats import Registers, Sheet, Written, formats, table

ROOT = Path(__file__).parent.parent


def convert(tale: Corpus, *arguments: str | Path) -> Result:
    """Run the command; what begins with a folder of the corpus is a path in it."""
    tops = ("annotations", "corpus", "foreign", "quotes", "out")
    absolute = [str(tale.path(str(one))) if str(one).split("/")[0] in tops else str(one) for one in arguments]
    return CliRunner().invoke(sarv, ["convert", *absolute, "--folder", str(tale.root)])


def answer(tale: Corpus, *arguments: str | Path) -> dict[str, Any]:
    """What the command says to a program."""
    value: dict[str, Any] = json.loads(convert(tale, *arguments, "--json").stdout)
    return value


def codes(said: dict[str, Any]) -> set[str]:
    """The codes of the findings."""
    return {finding["code"] for finding in said["findings"]}


def test_a_folder_is_written_and_read_back(tale: Corpus, tmp_path: Path) -> None:
    """All annotations of a round become files, a folder for each annotator, and come back into another corpus as they were."""
    done = convert(tale, "annotations/rounds", "--to", "brat", "--output", tmp_path / "brat")

    assert (0, "") == (done.exit_code, done.stdout)
    files = sorted((tmp_path / "brat").rglob("*.ann"))
    assert [f"rounds/first/{name}/tale-000{n}.ann" for name in ("one", "two") for n in (1, 2, 3)] == [
        path.relative_to(tmp_path / "brat").as_posix() for path in files
    ]
    kept = {path: tale.read_bytes(path) for path in (ONE, TWO)}
    for path in kept:
        tale.path(path).unlink()
    back = convert(tale, tmp_path / "brat", "--to", "annotation", "--from", "brat")
    assert (0, "6 files, 0 findings; 6 written\n") == (back.exit_code, back.stderr)
    assert kept == {path: tale.read_bytes(path) for path in kept}


def test_what_is_lost_keeps_files_from_being_written(tale: Corpus, tmp_path: Path) -> None:
    """Losses are findings, each at its place in the annotation, and nothing is written while there are any."""
    done = convert(tale, NOTICE, "--to", "doccano", "--output", tmp_path / "out")
    said = answer(tale, NOTICE, "--to", "doccano", "--output", tmp_path / "out")

    assert (1, []) == (done.exit_code, said["written"])
    assert "doccano cannot hold what stands above; --allow-loss writes the rest." in done.stderr
    assert {"format_loss"} == codes(said)
    assert (NOTICE, 12, 107, "/mentions/0/form") == tuple(
        said["findings"][1][key] for key in ("path", "line", "column", "pointer")
    )
    assert not (tmp_path / "out").exists()


def test_a_loss_that_is_allowed_is_told(tale: Corpus, tmp_path: Path) -> None:
    """With --allow-loss the rest is written with exit code 0, the losses stand on stderr in short, and all of them in --json."""
    done = convert(tale, NOTICE, "--to", "doccano", "--output", tmp_path / "out", "--allow-loss")
    said = answer(tale, NOTICE, "--to", "doccano", "--output", tmp_path / "out", "--allow-loss")

    assert (0, "") == (done.exit_code, done.stdout)
    assert f"lost: /mentions/*/form (doccano has no attributes), 2 times, first at {NOTICE}:12:107\n" in done.stderr
    assert (15, []) == (len(said["losses"]), said["findings"])
    assert [str(tmp_path / "out" / "doccano.jsonl")] == said["written"]


def test_every_annotation_is_examined_first(tale: Corpus, tmp_path: Path) -> None:
    """An annotation with a finding keeps all from being written, also with --allow-loss, and the findings of all are told."""
    apply(tale.root, [*LETTER_IN_ROUND, Edit(ONE, set={"/text_sha256": "0" * 64}), Edit(TWO, set={"/mentions/0/form": "names"})])

    said = answer(tale, "annotations", "--to", "brat", "--output", tmp_path / "out", "--allow-loss")

    assert {"text_missing", "text_checksum_stale", "label_unknown"} == codes(said)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("inside", ["annotations", "corpus/letters", "out", "."])
def test_texts_do_not_get_into_the_corpus_folder(tale: Corpus, inside: str) -> None:
    """The folder of the corpus is no place for what is written, whose texts git would take; links to it neither."""
    (tale.root.parent / "link").symlink_to(tale.root)

    for output in (tale.root / inside, tale.root.parent / "link" / inside):
        done = convert(tale, GOLD, "--to", "brat", "--output", output)
        assert 2 == done.exit_code
        assert "choose a folder outside, or in its .sarv/ or dist/" in " ".join(done.stderr.split())
    assert 0 == convert(tale, GOLD, "--to", "brat", "--output", tale.root / "dist" / "brat").exit_code
    assert 0 == convert(tale, GOLD, "--to", "brat", "--output", tale.root / ".sarv" / "brat").exit_code


def test_documents_that_may_not_be_passed_on_are_named(tale: Corpus, tmp_path: Path) -> None:
    """What is written has the texts of documents; those whose rights forbid passing them on are named in a line."""
    text = b"Nobody wrote this letter.\n"
    letter = {"/text": {"sha256": sha256(text), "length": len(text)}, "/rights/redistribute": False}
    apply(
        tale.root,
        [
            *LETTER_IN_ROUND,
            Edit("corpus/letters/letters-0001.txt", content=text),
            Edit("corpus/letters/letters-0001.json", set=letter),
            Edit("annotations/rounds/first/one/letters-0001.json", set={"/text_sha256": sha256(text)}),
        ],
    )

    done = convert(tale, "annotations/rounds/first/one", "--to", "brat", "--output", tmp_path / "out")

    assert 0 == done.exit_code
    assert "Not to be passed on, as far as texts are in it, by the rights of: letters-0001\n" in done.stderr


def test_other_content_is_kept(tale: Corpus, tmp_path: Path) -> None:
    """A file that is there and says something else stays, and so does everything else, unless --replace is given."""
    (tmp_path / "tale-0001.txt").write_bytes(b"mine")
    refused = convert(tale, GOLD, "--to", "brat", "--output", tmp_path)

    assert (2, ["tale-0001.txt"]) == (refused.exit_code, [path.name for path in tmp_path.glob("tale-*.*")])
    assert "--replace writes over it" in refused.stderr
    assert 0 == convert(tale, GOLD, "--to", "brat", "--output", tmp_path, "--replace").exit_code
    assert tale.read_bytes(TEXT) == (tmp_path / "tale-0001.txt").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((GOLD, "--to", "brat"), "--to brat needs --output"),
        ((GOLD, "--to", "bratt", "--output", "elsewhere"), "There is no form 'bratt'. Did you mean 'brat'?"),
        (("corpus/actors.json", "--to", "brat", "--output", "elsewhere"), "is not an annotation"),
        (("corpus", "--to", "brat", "--output", "elsewhere"), "There is no annotation in"),
        (("annotations", "--to", "canonical"), "only to and from a foreign format can a folder be converted"),
        (("corpus", "--to", "annotation"), "say with --from which foreign format"),
        (("corpus", "--to", "annotation", "--from", "brat"), "is no file of brat, whose names end in .ann"),
        (("corpus/tale/tale-0001.txt", "--to", "annotation"), "is of no known format; --from names one of:"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(tale: Corpus, arguments: tuple[str, ...], said: str) -> None:
    """What cannot be done as it was called has exit code 2 and a sentence."""
    done = convert(tale, *arguments)

    assert 2 == done.exit_code
    assert said in " ".join(done.stderr.split())


def test_a_file_outside_the_corpus_is_no_annotation(tale: Corpus, tmp_path: Path) -> None:
    """Only annotations of the corpus folder can be converted to a foreign format."""
    (tmp_path / "other.json").write_bytes(tale.read_bytes(GOLD))

    done = convert(tale, tmp_path / "other.json", "--to", "brat", "--output", tmp_path / "out")

    assert 2 == done.exit_code
    assert "is not in the corpus folder" in " ".join(done.stderr.split())


def test_what_a_file_does_not_say_is_one_finding(tale: Corpus, tmp_path: Path) -> None:
    """All that is missing, and the options that give it, stand in one finding of the file."""
    lone = tmp_path / "lone.ann"
    lone.write_bytes(tale.read_bytes(ANN))

    said = answer(tale, lone, "--from", "brat", "--to", "annotation")

    missing = (
        "the document (--document), the round (--round), the annotator (--annotator), which layers are complete (--complete)"
    )
    assert [f"the file does not say {missing}"] == [finding["message"] for finding in said["findings"]]
    assert {"format_incomplete"} == codes(said)


def test_options_say_what_the_file_does_not(tale: Corpus, tmp_path: Path) -> None:
    """With options for all of it, a lone file becomes an annotation."""
    lone = tmp_path / "lone.ann"
    lone.write_bytes(tale.read_bytes(ANN))
    right = tale.read_bytes(ONE)
    tale.path(ONE).unlink()
    given = ["--document", "tale-0001", "--round", "first", "--annotator", "one"]
    layers = [word for layer in ("actors", "stance", "violence") for word in ("--complete", layer)]

    done = convert(tale, lone, "--to", "annotation", *given, *layers)

    assert (0, right) == (done.exit_code, tale.read_bytes(ONE))
    assert "trust" not in done.stderr


def test_words_of_a_lone_file_are_held_to_the_text(tale: Corpus, tmp_path: Path) -> None:
    """Without a text of its own, a file is compared by the words that it repeats, each a finding at its line."""
    lone = tmp_path / "lone.ann"
    lone.write_bytes(tale.read_bytes(ANN).replace(b"mention 0 8\tFerrymen", b"mention 9 13\tFerrymen"))

    said = answer(tale, lone, "--to", "annotation", "--document", "tale-0001", "--round", "first", "--annotator", "one")

    found = [(finding["code"], finding["line"]) for finding in said["findings"]]
    assert ("format_text_differs", 1) in found
    assert {"format_text_differs"} == {code for code, line in found if line == 1}


def test_offsets_without_words_are_taken_on_trust(tale: Corpus, tmp_path: Path) -> None:
    """Where a file repeats neither text nor words, that is said."""
    convert(tale, ONE, "--to", "web_annotation", "--output", tmp_path)
    file = tmp_path / "tale-0001.jsonld"
    quote = rb',\s*\{\s*"type":\s*"TextQuoteSelector",\s*"exact":\s*"[^"]*"\s*\}'
    file.write_bytes(re.sub(quote, b"", file.read_bytes()))

    done = convert(tale, file, "--to", "annotation", "--output", tmp_path / "back")

    assert (0, 1) == (done.exit_code, len(list((tmp_path / "back").iterdir())))
    assert "its offsets are taken on trust: tale-0001" in done.stderr


def test_gold_is_not_written_from_foreign_files(tale: Corpus, tmp_path: Path) -> None:
    """What says that it is gold goes nowhere in the corpus folder, for gold follows from rounds."""
    before = tale.read_bytes(GOLD)
    convert(tale, GOLD, "--to", "brat", "--output", tmp_path)

    done = convert(tale, tmp_path / "tale-0001.ann", "--to", "annotation", "--replace")

    assert (2, before) == (done.exit_code, tale.read_bytes(GOLD))
    assert "which follows from rounds" in " ".join(done.stderr.split())


def test_words_of_a_stand_off_text_stay_out_of_the_folder(tale: Corpus) -> None:
    """The quotes of a document whose text git must not have are not written to where git would take them."""
    apply(tale.root, LETTER_IN_ROUND)

    done = convert(tale, "annotations/rounds/first/one/letters-0001.json", "--to", "quotes", "--output", "annotations/quotes-out")

    assert (2, False) == (done.exit_code, tale.path("annotations/quotes-out").exists())


@pytest.mark.parametrize("arguments", [("--from", "brat", "--to", "quotes"), ("--from", "canonical", "--to", "annotation")])
def test_options_that_would_be_ignored_are_refused(tale: Corpus, arguments: tuple[str, ...]) -> None:
    """What a call says of a foreign file must be meant for one."""
    assert 2 == convert(tale, ONE, *arguments).exit_code


def test_options_stand_in_place_of_what_the_file_says(tale: Corpus) -> None:
    """What another annotator changed in a file of ours is theirs, and the layers are complete that they say."""
    tale.path(TWO).unlink()

    done = convert(tale, ANN, "--to", "annotation", "--annotator", "two", "--complete", "none")

    assert 0 == done.exit_code
    written = json.loads(tale.read_bytes(TWO))
    assert ("two", [], 10) == (written["annotator"], written["complete"], len(written["mentions"]))


def test_a_file_with_another_text_says_where_it_differs(tale: Corpus) -> None:
    """The first offset where the file's own text is another is named, and nothing of the text itself."""
    apply(tale.root, [Edit(TXT, replace=(b"elder", b"Elder"))])

    said = answer(tale, ANN, "--to", "annotation")

    assert ["its text is not that of tale-0001: the first difference is at offset 316, the lengths are 379 and 379"] == [
        finding["message"] for finding in said["findings"]
    ]


def test_checks_of_annotations_point_into_the_file(tale: Corpus) -> None:
    """What is wrong with an annotation is found at the line where it was read."""
    apply(tale.root, [Edit(ANN, replace=(b"actors=zoe-marn", b"actors=zoe"))])

    said = answer(tale, ANN, "--to", "annotation")

    place = [said["findings"][0][key] for key in ("code", "path", "line", "pointer", "value")]
    assert ["actor_unknown", str(tale.path(ANN)), 22, "line 22", "'zoe'"] == place
    assert [] == said["written"]


def test_a_document_that_is_not_there_is_a_finding(tale: Corpus) -> None:
    """A file about a document that the corpus does not have says so."""
    apply(tale.root, [Edit(FACTS, set={"/document": "tale-0099"})])

    assert {"document_unknown"} == codes(answer(tale, ANN, "--to", "annotation"))


@pytest.mark.parametrize("name", [name for name, one in formats().items() if one.read and one.write and one.loses == "nothing"])
def test_the_format_is_told_from_suffix_and_content(tale: Corpus, tmp_path: Path, name: str) -> None:
    """What a format wrote is read without --from, and is what it was written from."""
    written = answer(tale, ONE, "--to", name, "--output", tmp_path / "out")["written"]
    [file] = [path for path in written if path.endswith(formats()[name].suffixes)]

    said = answer(tale, file, "--to", "annotation")

    assert ([], [ONE]) == (said["findings"], said["written"])


def test_a_missing_extra_is_a_sentence(tale: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a format's library is not installed, one sentence says what to install."""

    def write(_sheets: Sequence[Sheet], _registers: Registers) -> Written:
        raise ModuleNotFoundError("No module named 'nothing'", name="nothing")

    other = replace(formats()["brat"], write=write, extra="tools")
    monkeypatch.setattr("sarv.formats.formats", lambda: {"brat": other})

    done = convert(tale, GOLD, "--to", "brat", "--output", tmp_path / "out")

    assert "brat needs the extra `tools`: pip install 'sarv[tools]' (there is no nothing)" == str(done.exception)


def test_the_formats_are_listed(tale: Corpus) -> None:
    """--formats prints what there is; every format says what it holds and loses, and where it is specified."""
    assert table(formats().values()) == convert(tale, "--formats").stdout
    for one in formats().values():
        assert one.title and one.holds and one.loses and one.source
        assert one.write or one.read
        assert all(suffix.startswith(".") for suffix in one.suffixes)


def test_the_readme_shows_the_formats() -> None:
    """The README's table of formats is what `sarv convert --formats` prints: copy it from there."""
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = readme.partition("<!-- formats: from sarv convert --formats -->\n")[2].partition("<!-- end of formats -->")[0]

    assert table(formats().values()) == shown
