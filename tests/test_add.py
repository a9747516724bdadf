"""The command `sarv add`: all documents or none, each with id, language, incident and rights; the same again is nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from msgspec import to_builtins

from adding import ABOUT, FACTS, FERRIES, GAZETTE, MILL, OPTIONS, add, codes, empty, written
from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import SPLITS
from sarv.cli import OF_ADD, _asking, sarv
from sarv.corpus import Corpus
from sarv.hydration import hydrate
from sarv.intake.inputs import read
from sarv.intake.planning import Call, planned
from sarv.intake.staging import lay_ready
from sarv.private import private_folder
from sarv.records import Document, Outlet
from sarv.validation import validate

LAKE = Outlet(id="lake-news", name="Lake News", alignment="independent", description="A weekly.")


@pytest.fixture
def river(tmp_path: Path) -> Corpus:
    """An empty corpus folder."""
    return empty(tmp_path / "rn")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two texts."""
    written(tmp_path / "news", ferries=FERRIES, mill=MILL)
    return tmp_path / "news"


def run(corpus: Corpus, *arguments: str | Path) -> Result:
    """`sarv add` to the collection `river`."""
    return CliRunner().invoke(sarv, ["add", "river", "--folder", str(corpus.root), *map(str, arguments)])


def answer(corpus: Corpus, *arguments: str | Path) -> Any:
    """What it says to machines."""
    return json.loads(run(corpus, *arguments, "--json").stdout)


def document(corpus: Corpus, name: str) -> Document:
    """A document of the collection `river`."""
    found: Document = corpus.load(f"corpus/river/{name}.json", Document)
    return found


def decided(corpus: Corpus, inputs: Path) -> None:
    """What a run leaves that was killed when it had decided on all files and moved none."""
    candidates, _ = read([inputs], {})
    call = Call(collection="river", facts=FACTS, about=ABOUT, outlets=(GAZETTE,))
    with private_folder(corpus.root) as home:
        lay_ready(corpus, home, planned(corpus, call, candidates)).stage.rename(home / "add")


def state(corpus: Corpus) -> dict[str, bytes]:
    """Every file of the folder but what is kept apart."""
    paths = (path for path in corpus.root.rglob("*") if path.is_file() and ".sarv" not in path.parts)
    return {path.relative_to(corpus.root).as_posix(): path.read_bytes() for path in paths}


class TestDocuments:
    """What comes in."""

    def test_texts_become_documents(self, river: Corpus, news: Path) -> None:
        """Texts get ids, languages and incidents; the folder is valid, and says what it did in a line."""
        result = run(river, news, *OPTIONS)

        assert (0, "river: 2 added (river-0001 to river-0002)\n") == (result.exit_code, result.stdout)
        assert [] == list(validate(river))
        assert (f"{FERRIES}\n", f"{MILL}\n") == (river.text("river", "river-0001"), river.text("river", "river-0002"))
        one = document(river, "river-0001")
        assert ("en", "oss-gazette", "report", "river-0001", None) == (
            one.language, one.outlet, one.genre, one.incident, one.published,
        )  # fmt: skip
        assert ("CC-BY-4.0", "Oss Gazette", True) == (one.rights.license, one.rights.credit, one.rights.redistribute)

    def test_the_same_again_is_nothing(self, river: Corpus, news: Path) -> None:
        """A text that is there is left alone, whatever its file is called; the exit code is 0."""
        run(river, news, *OPTIONS)
        before = state(river)
        (news / "mill.txt").rename(news / "a-mill.txt")
        result = run(river, news, *OPTIONS)

        assert (0, "river: 0 added, 2 there already\n") == (result.exit_code, result.stdout)
        assert before == state(river)

    def test_what_is_said_otherwise_is_named(self, river: Corpus, news: Path) -> None:
        """Where a document is there with other facts than are said now, that is told, and nothing changes."""
        run(river, news, *OPTIONS)
        result = run(river, news / "mill.txt", *OPTIONS, "--genre", "opinion", "--no-redistribute")

        assert 0 == result.exit_code
        assert "river-0002 is there already, with another genre and redistribute than was said now" in result.stderr
        assert "report" == document(river, "river-0002").genre

    def test_ids_run_on(self, river: Corpus, news: Path) -> None:
        """Numbers go on after the highest there ever was; a retired id is not used again."""
        run(river, news / "mill.txt", *OPTIONS)
        apply(river.root, [Edit(SPLITS, set={"/retired": ["river-0007"]})])

        assert ["river-0008"] == [one["document"] for one in answer(river, news, *OPTIONS)["added"]]

    def test_ids_by_name(self, river: Corpus, tmp_path: Path) -> None:
        """Ids may be made of file names: ASCII, in hyphens, with a number where one is taken, or where no letter is left."""
        names = ("Café at Oss!", "cafe-at-oss", "שלום")
        inputs = written(tmp_path / "in", **{name: f"{FERRIES} {MILL} {name * 9}." for name in names})
        plan, findings = add(river, inputs, by_name=True, same_incident=True, facts=FACTS | {"language": "en"})

        assert [] == findings
        assert ["river-cafe-at-oss", "river-cafe-at-oss-2", "river-0001"] == list(plan.documents)

    def test_ids_of_a_column(self, river: Corpus, tmp_path: Path) -> None:
        """A column that is named for ids gives them, without a further option; with --ids numbers the call is wrong."""
        table = tmp_path / "news.csv"
        table.write_text(f'ref,text\nMill 7,"{MILL}"\n')
        wrong = run(river, table, *OPTIONS, "--column", "id=ref", "--ids", "numbers")
        run(river, table, *OPTIONS, "--column", "id=ref")

        assert (2, True) == (wrong.exit_code, "--column names a column of ids" in wrong.stderr)
        assert ["river-mill-7"] == river.document_ids("river")

    def test_rows_say_what_options_do_not(self, river: Corpus, tmp_path: Path) -> None:
        """A column counts for its row before an option, an option for all others; of a point in time the day is taken."""
        rows = [
            {"title": "Ferries", "text": FERRIES, "date": "2018-05-03T10:00:00Z", "genre": "opinion", "language": "fa"},
            {"title": "Mill", "text": MILL, "credit": "Ada Tolle", "url": "https://gazette.example/mill"},
        ]
        table = tmp_path / "news.jsonl"
        table.write_text("\n".join(map(json.dumps, rows)))
        add(river, [table], facts=FACTS | {"published": "2018-05-04", "language": "en"})
        one, two = document(river, "river-0001"), document(river, "river-0002")

        assert ("2018-05-03", "opinion", "fa", "Oss Gazette") == (one.published, one.genre, one.language, one.rights.credit)
        assert ("2018-05-04", "report", "en", "Ada Tolle") == (two.published, two.genre, two.language, two.rights.credit)
        assert "https://gazette.example/mill" == two.url
        assert f"Ferries\n\n{FERRIES}\n" == river.text("river", "river-0001")

    def test_without_headline(self, river: Corpus, tmp_path: Path) -> None:
        """With --no-headline, a text is the body alone."""
        table = tmp_path / "news.csv"
        table.write_text(f'title,text\nMill,"{MILL}"\n')
        run(river, table, *OPTIONS, "--no-headline")

        assert f"{MILL}\n" == river.text("river", "river-0001")

    def test_a_page_without_its_headline(self, river: Corpus, tmp_path: Path) -> None:
        """With --no-headline, the headline that stands in the article of a page is left out too."""
        article = f"<article><h1>Mill burns down</h1><p>{MILL}</p><p>{FERRIES}</p></article>"
        (tmp_path / "mill.html").write_text(f"<html><head><title>Mill</title></head><body>{article}</body></html>")
        run(river, tmp_path / "mill.html", *OPTIONS, "--no-headline")

        assert f"{MILL}\n\n{FERRIES}\n" == river.text("river", "river-0001")


class TestRights:
    """What may be passed on, and what may not."""

    def test_texts_that_may_not_be_passed_on(self, river: Corpus, news: Path) -> None:
        """If a text may not be passed on, the collection is stand-off, and git sees no text of it; hydration knows them."""
        subprocess.run(["git", "init", "-q", river.root], check=True)
        result = run(river, news, *OPTIONS, "--no-redistribute")
        listed = ["git", "-C", str(river.root), "ls-files", "--others", "--exclude-standard"]
        seen = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split()

        assert 0 == result.exit_code
        assert "git ignores them" in result.stderr
        assert "stand_off" == river.collections["river"].texts
        assert "corpus/river/river-0001.json" in seen
        assert [] == [path for path in seen if path.endswith((".txt", ".part")) or ".sarv" in path]
        assert [] == list(validate(river))
        river.path("corpus/river/river-0001.txt").unlink()
        assert ["river-0001"] == hydrate(river, own=river.root.glob("corpus/river/*.txt")).collections[0].of("not_available")

    @pytest.mark.parametrize(("place", "option", "expected"), [
        ("rn/news", "--no-redistribute", True), ("news", "--no-redistribute", False), ("rn/news", "--redistribute", False),
    ])  # fmt: skip
    def test_inputs_that_git_sees(self, river: Corpus, tmp_path: Path, place: str, option: str, expected: bool) -> None:
        """Inputs that may not be passed on and lie in the corpus folder, where git does not ignore them, are warned of."""
        written(tmp_path / place, mill=MILL)
        result = run(river, tmp_path / place, *OPTIONS, option)

        assert (0, expected) == (result.exit_code, f"{tmp_path / place} lies in the corpus folder" in result.stderr)

    def test_a_copy_hydrates_it_again(self, river: Corpus, news: Path, tmp_path: Path) -> None:
        """Texts in the form in which they were added come back from a mirror folder."""
        add(river, [news], facts=FACTS | {"redistribute": "no"})
        mirror = tmp_path / "mirror" / "river"
        mirror.mkdir(parents=True)
        for path in river.root.glob("corpus/river/*.txt"):
            path.rename(mirror / path.name)

        assert ["river-0001", "river-0002"] == hydrate(river, mirror=mirror.parent).collections[0].of("hydrated")

    def test_no_words_of_them_are_shown(self, river: Corpus, tmp_path: Path) -> None:
        """A finding in a text that may not be passed on shows nothing of it."""
        inputs = written(tmp_path / "in", a=f"{FERRIES}\x07")
        _, (finding,) = add(river, inputs, facts=FACTS | {"redistribute": "no"})

        assert ("control_character", str(inputs[0]), "", "") == (finding.code, finding.path, finding.value, finding.context)

    def test_a_shipped_collection_takes_none(self, river: Corpus, tmp_path: Path) -> None:
        """A collection that ships its texts refuses one that may not be passed on."""
        first, second = written(tmp_path / "in", a=FERRIES, b=MILL)
        add(river, [first])
        _, findings = add(river, [second], facts=FACTS | {"redistribute": "no"})

        assert ["rights_contradict"] == codes(findings)

    def test_nothing_is_assumed(self, river: Corpus, news: Path) -> None:
        """What was not said is no default: the call is wrong, and names every option that is missing."""
        result = run(river, news)

        assert 2 == result.exit_code
        options = ("outlet", "genre", "license", "credit", "redistribute", "title", "description", "provenance", "writers")
        assert [] == [option for option in options if f"  --{option}" not in result.stderr]
        assert {} == {path: raw for path, raw in state(river).items() if path.startswith("corpus/river")}

    def test_on_a_terminal_it_is_asked_for(self, river: Corpus, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """On a terminal every thing that is missing is asked for, one by one, on stderr; a wrong answer is asked for again."""
        monkeypatch.setattr(_asking, "answerable", lambda: True)
        new = ["--new-outlet", "oss-gazette", "Oss Gazette", "independent", "A daily."]
        said = ["news", "report", "CC0-1.0", "The Gazette", "perhaps", "no", "River", "News.", "Chosen by day.", "people"]
        command = ["add", "river", str(news), *new, "--folder", str(river.root)]
        result = CliRunner().invoke(sarv, command, input="\n".join(said) + "\n")

        assert (0, "river: 2 added (river-0001 to river-0002)\n") == (result.exit_code, result.stdout)
        one, collection = document(river, "river-0001"), river.collections["river"]
        assert ("report", "CC0-1.0", "The Gazette", False) == (
            one.genre, one.rights.license, one.rights.credit, one.rights.redistribute,
        )  # fmt: skip
        assert ("stand_off", "Chosen by day.", "people") == (collection.texts, collection.provenance, collection.writers)

    def test_a_row_that_says_too_little(self, river: Corpus, tmp_path: Path) -> None:
        """Where only some rows say something, each that does not is a finding at its line."""
        table = tmp_path / "news.csv"
        table.write_text(f'text,credit,redistribute\n"{FERRIES}",Ada,maybe\n"{MILL}",,yes\n')
        facts = {name: value for name, value in FACTS.items() if name not in ("credit", "redistribute")}
        _, findings = add(river, [table], facts=facts)

        assert ["2:input_fact_missing", "3:input_fact_missing"] == codes(findings)


class TestLikeness:
    """Equal texts and near-duplicates."""

    def test_one_text_twice(self, river: Corpus, tmp_path: Path) -> None:
        """Two inputs with one text, but for notation that its normal form has not, are refused, with both places."""
        inputs = written(tmp_path / "in", a=FERRIES, b=f"\r\n{FERRIES} \r\n")
        _, (finding,) = add(river, inputs)

        assert ("text_duplicate", str(inputs[1])) == (finding.code, finding.path)
        assert finding.message.endswith(str(inputs[0]))
        assert "Leave this one out; or, where the two should differ, mend its text." == finding.way_out
        assert not river.has("corpus/river/collection.json")

    def test_a_text_of_another_collection(self, river: Corpus, news: Path) -> None:
        """A text that another collection has is refused, and the document named."""
        add(river, [news])
        _, findings = add(river, [news / "mill.txt"], collection="lake")

        assert [("text_duplicate", "'river-0002'")] == [(one.code, one.value) for one in findings]

    def test_near_duplicates(self, river: Corpus, tmp_path: Path) -> None:
        """A near-duplicate, in the corpus or the batch, is refused, or gets the incident of what it is like."""
        first, second, third = written(
            tmp_path / "in", a=FERRIES, b=FERRIES.replace("of it", "of that"), c=FERRIES.replace("of it", "of them")
        )
        add(river, [first])
        _, findings = add(river, [second, third])
        assert ["near_duplicate", "near_duplicate"] == codes(findings)
        assert {"a near-duplicate of river-0001 (Jaccard 0.88)"} == {one.message for one in findings}

        _, findings = add(river, [second, third], same_incident=True)
        assert [] == findings
        assert {"river-0001"} == {document(river, f"river-000{number}").incident for number in (1, 2, 3)}

    def test_near_duplicates_of_two_incidents(self, river: Corpus, tmp_path: Path) -> None:
        """Near-duplicates of which two incidents are said are refused, with --same-incident too."""
        first, second = written(tmp_path / "in", a=FERRIES, b=FERRIES.replace("of it", "of that"))
        add(river, [first], facts=FACTS | {"incident": "ferries"})
        _, findings = add(river, [second], facts=FACTS | {"incident": "quay"}, same_incident=True)

        assert ["near_duplicate"] == codes(findings)
        assert "ferries and quay" in findings[0].message
        assert [] == add(river, [second], facts=FACTS | {"incident": "ferries"})[1]

    def test_documents_without_text_are_told(self, river: Corpus, news: Path) -> None:
        """How many documents could not be compared, since their texts are not here, is said."""
        add(river, [news / "mill.txt"], facts=FACTS | {"redistribute": "no"})
        river.path("corpus/river/river-0001.txt").unlink()

        assert 1 == add(river, [news / "ferries.txt"])[0].not_compared


class TestAllOrNothing:
    """Nothing is half added."""

    def test_one_finding_is_enough(self, river: Corpus, news: Path) -> None:
        """With any finding nothing is written, the findings of all inputs are told at their places, and the exit code is 1."""
        (news / "a.csv").write_text('text,published\n"Tolle 3, Oss 4.",2018-05-03\n')
        (news / "b.csv").write_text(f'text,published\n"{MILL} Much smoke was seen.",2018-02-30\n')
        (news / "c.pdf").write_text("%PDF")
        before = state(river)
        result = answer(river, news, *OPTIONS)

        found = {(Path(one["path"]).name, one["line"], one["code"]) for one in result["findings"]}
        assert {("a.csv", 2, "language_unclear"), ("c.pdf", 0, "input_unreadable")} < found
        assert before == state(river)
        assert 1 == run(river, news, *OPTIONS).exit_code

    def test_nothing_comes_of_nothing(self, river: Corpus, tmp_path: Path) -> None:
        """Of inputs without documents no collection is made and nothing asked; the folders in a folder are named."""
        (tmp_path / "news" / "old").mkdir(parents=True)
        before = state(river)
        result = run(river, tmp_path / "news")

        assert (1, before) == (result.exit_code, state(river))
        assert "the folder holds no files" in result.output
        assert f"{tmp_path / 'news' / 'old'} is left out" in result.stderr

    def test_what_validation_would_find(self, river: Corpus, tmp_path: Path) -> None:
        """What `sarv validate` would find in a document is found before, at the line of its row."""
        table = tmp_path / "news.csv"
        table.write_text(f'text,published,url,outlet\n"{FERRIES}",2018-02-30,,\n"{MILL}",,gazette,oss-gazete\n')
        _, findings = add(river, [table])

        assert ["2:date_impossible", "3:schema_shape"] == codes(findings)
        assert [str(table)] * 2 == [one.path for one in findings]

    def test_faults_that_were_there_before(self, river: Corpus, news: Path) -> None:
        """What was wrong with other files of the folder before is no reason to refuse documents."""
        apply(river.root, [Edit("corpus/corpus.json", set={"/published": "2018-02-30"})])

        assert 0 == run(river, news, *OPTIONS).exit_code
        assert ["date_impossible"] == [one.code for one in validate(river)]

    def test_faults_of_the_collection(self, river: Corpus, news: Path) -> None:
        """Texts never come into a stand-off collection whose texts git does not ignore."""
        add(river, [news / "mill.txt"], facts=FACTS | {"redistribute": "no"})
        river.path("corpus/river/.gitignore").unlink()
        _, findings = add(river, [news / "ferries.txt"], facts=FACTS | {"redistribute": "no"})

        assert ["standoff_not_ignored"] == [one.code for one in findings]

    def test_a_fact_sheet_that_misses_a_document(self, tale: Corpus, tmp_path: Path) -> None:
        """What a new document would make wrong in another file is found, there."""
        (path,) = written(tmp_path / "in", a=MILL)
        facts = FACTS | {"incident": "ral-blockade"}
        _, findings = add(tale, [path], collection="tale", facts=facts, about={}, outlets=())

        assert ["corpus/tale/incidents/ral-blockade.json"] == [one.path for one in findings]

    def test_a_file_that_was_changed_in_between(self, river: Corpus, news: Path) -> None:
        """A stopped run is not finished over a file that somebody has changed since; with the file as it was, it is."""
        decided(river, news)
        register = river.read_bytes("corpus/outlets.json")
        apply(river.root, [Edit("corpus/outlets.json", set={"/outlets": [to_builtins(LAKE)]})])
        before = state(river)
        result = run(river, news, *OPTIONS)

        assert ("corpus/outlets.json: was changed since `sarv add` began", before) == (str(result.exception)[:55], state(river))
        river.write_bytes("corpus/outlets.json", register)
        assert "river: 0 added, 2 there already\n" == run(river, news, *OPTIONS).stdout
        assert [] == list(validate(river))

    def test_a_stopped_run_waits(self, river: Corpus, news: Path) -> None:
        """That a stopped run waits is said by `sarv validate` and by a dry run, which finishes nothing."""
        decided(river, news)
        before = state(river)
        dry = run(river, news, *OPTIONS, "--dry-run")
        validated = CliRunner().invoke(sarv, ["validate", "--folder", str(river.root)])

        assert ("a `sarv add` that was stopped waits", before) == (str(dry.exception)[:35], state(river))
        assert (0, True) == (validated.exit_code, "a `sarv add` that was stopped waits" in validated.stderr)
        run(river, news, *OPTIONS)
        assert "stopped" not in CliRunner().invoke(sarv, ["validate", "--folder", str(river.root)]).stderr

    def test_dry_run(self, river: Corpus, news: Path) -> None:
        """With --dry-run it is said what would come in, and nothing is written."""
        before = state(river)
        result = run(river, news, *OPTIONS, "--dry-run")

        assert 0 == result.exit_code
        assert "river-0002  en        oss-gazette" in result.stdout
        assert result.stdout.endswith("river: 2 would be added (river-0001 to river-0002)\n")
        assert before == state(river)
        assert not list(river.root.glob(".sarv/add*"))

    def test_json(self, river: Corpus, news: Path) -> None:
        """With --json, stdout is one JSON value."""
        first, second = answer(river, news, *OPTIONS), answer(river, news, *OPTIONS)

        assert {"document": "river-0001", "from": str(news / "ferries.txt"), "language": "en", "incident": "river-0001"} == {
            key: value for key, value in first["added"][0].items() if key != "length"
        }
        assert ([], ["river-0001", "river-0002"]) == (second["added"], [one["document"] for one in second["there"]])


class TestCall:
    """Wrong calls."""

    @pytest.mark.parametrize(("name", "package"), [("mill.txt", "py3langid"), ("page.html", "trafilatura")])
    def test_without_the_extra(self, river: Corpus, news: Path, name: str, package: str) -> None:
        """Without the packages of the extra `add`, a sentence says what to install; a text in a given language needs none."""
        (news / "page.html").write_text("<p>Mill.</p>")
        program = f"import sys; sys.modules |= dict.fromkeys({OF_ADD}); from sarv.cli import main; main()"
        command = [sys.executable, "-c", program, "add", "river", str(news / name), *OPTIONS, "--folder", str(river.root)]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent / "src")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        language = [*command[:5], str(news / "mill.txt"), *command[6:], "--language", "en"]

        expected = f"sarv: this command needs the extra `add`: pip install 'sarv[add]' (there is no {package}"
        assert (2, True) == (done.returncode, done.stderr.startswith(expected))
        assert 0 == subprocess.run(language, env=environment, capture_output=True).returncode

    @pytest.mark.parametrize(
        ("wrong", "reason"),
        [
            (("--genre", "nonsense"), "'nonsense' is no genre; there are: "),
            (("--column", "words=body"), "is not FIELD=NAME"),
            (("--new-outlet", "lake-news", "Lake News", "left", "A weekly."), "'left' is no alignment"),
            (("--new-outlet", "oss-gazette", "Gazette", "state", "A daily."), "has another entry oss-gazette"),
            (("--title", "Lake"), "says another title than the call"),
        ],
    )
    def test_wrong_options(self, river: Corpus, news: Path, wrong: tuple[str, ...], reason: str) -> None:
        """An option that cannot be meant is a wrong call, with the reason."""
        add(river, [news / "mill.txt"])
        result = run(river, news, *OPTIONS, *wrong)

        assert reason in f"{result.stderr}{result.exception}"
        assert ["river-0001"] == river.document_ids("river")

    def test_wrong_id_of_a_collection(self, river: Corpus, news: Path) -> None:
        """A collection's id is refused before anything is asked."""
        result = CliRunner().invoke(sarv, ["add", "../x", str(news), "--folder", str(river.root)])

        assert (2, True) == (result.exit_code, "is no id of a collection" in result.stderr)
