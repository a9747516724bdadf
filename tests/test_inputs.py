"""What `sarv add` reads: text files, pages, tables and lists of addresses, each fault at its place."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import texts
from adding import FERRIES, MILL, codes
from sarv.findings import Finding
from sarv.intake.candidates import Candidate, Input
from sarv.intake.inputs import left_out, read
from sarv.intake.pages import article_in, decoded
from sarv.intake.tables import candidates_in

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferries sink at Oss | Oss Gazette</title>
<meta property="og:title" content="Ferries sink at Oss">
<meta property="article:published_time" content="2018-05-04T09:00:00+00:00">
<link rel="canonical" href="https://gazette.example/ferries-sink"><script>var teaser = "<p>Not this.</p>";</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/river">The river</a></li></ul></nav></header>
<div id="cookies">We use cookies to remember you. <button>Accept all</button></div>
<article><h1>Ferries sink at Oss</h1>
<p>Two ferries sank at the quay of Oss on Sunday morning, an hour before the market opened. Nobody was on board.</p>
<p>The Ferrymen accused the Bridge Office. “They want the river for themselves,” their speaker said. 🚧</p>
<p>The Bridge Office said nothing. Its notices speak of <em>repairs</em> to the café at the quay from Monday on.</p></article>
<aside><h3>Most read</h3><ul><li><a href="/eel">Ten ways to cook an eel</a></li></ul></aside>
<footer>© Oss Gazette. All rights reserved.</footer></body></html>
"""


def reading(path: Path, content: str | bytes, **columns: str) -> tuple[list[Candidate], list[Finding]]:
    """What is read from a file with that content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read([path], columns)


def texts_in(candidates: list[Candidate]) -> list[str | None]:
    """The texts of candidates."""
    return [one.text for one in candidates]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    """A file is one input, however often and by whichever path it is named, also where its folder is."""
    (tmp_path / "mill.txt").write_text(MILL, "utf-8")
    found, wrong = read([tmp_path, tmp_path / "mill.txt", tmp_path / ".." / tmp_path.name / "mill.txt"], {})

    assert ([MILL], []) == (texts_in(found), wrong)


class TestPages:
    """HTML."""

    def test_the_article_alone(self) -> None:
        """Of a page the article is taken, with what the page says of itself, and nothing that stands around it."""
        article = article_in(PAGE)

        assert article is not None
        assert ("Ferries sink at Oss", {"published": "2018-05-04", "url": "https://gazette.example/ferries-sink"}) == (
            article.title,
            article.facts,
        )
        paragraphs = article.text.split("\n\n")
        assert ["Ferries sink at Oss", "Two ferries sank", "The Ferrymen acc", "The Bridge Offic"] == [
            paragraph[:19] if number == 0 else paragraph[:16] for number, paragraph in enumerate(paragraphs)
        ]
        assert "said. 🚧" in article.text
        assert "repairs to the café at" in article.text
        for around in ("cookies", "Home", "eel", "rights reserved", "Not this"):
            assert around not in article.text

    def test_encodings(self) -> None:
        """A page is read as UTF-8, else by the encoding it declares; Latin-1 is Windows-1252 then, as browsers have it."""
        declared = PAGE.replace("utf-8", "ISO-8859-1").replace(" 🚧", "")

        assert PAGE == decoded(PAGE.encode())
        assert PAGE == decoded(b"\xef\xbb\xbf" + PAGE.encode())
        assert declared == decoded(declared.encode("cp1252"))
        assert "café" in (decoded("<?xml version='1.0' encoding='latin-1'?><p>café</p>".encode("latin-1")) or "")
        assert None is decoded("<p>café</p>".encode("latin-1"))
        assert None is decoded('<meta charset="klingon"><p>café</p>'.encode("latin-1"))

    def test_a_page_in_no_encoding(self, tmp_path: Path) -> None:
        """A page whose encoding nobody can tell is a finding."""
        candidates, findings = reading(tmp_path / "page.html", PAGE.replace("utf-8", "").encode("utf-16"))

        assert ([], ["file_encoding"]) == (candidates, codes(findings))


class TestTables:
    """CSV, TSV and JSON Lines."""

    def test_csv(self, tmp_path: Path) -> None:
        """Quotation marks, line breaks within fields, astral and right-to-left words are read; lines count as an editor does."""
        content = 'headline,body,date\r\n"A ""siege""","First.\nSecond, 🚧 שלום.",2018-05-03\r\n\r\nB,سلام,\r\n'
        candidates, findings = reading(tmp_path / "news.csv", "\ufeff" + content)

        assert [] == findings
        assert ["First.\nSecond, 🚧 שלום.", "سلام"] == texts_in(candidates)
        assert [(2, 'A "siege"', {"published": "2018-05-03"}), (5, "B", {})] == [
            (one.line, one.title, one.facts) for one in candidates
        ]

    def test_tsv(self, tmp_path: Path) -> None:
        """A table with tabs is read as one."""
        candidates, _ = reading(tmp_path / "news.tsv", "text\tid\nOne, two.\tx\n", id="id")

        assert [("One, two.", "x")] == [(one.text, one.name) for one in candidates]

    def test_bad_rows_of_csv(self, tmp_path: Path) -> None:
        """Every bad row is a finding at its line, and the rows between are read; a stray quotation mark ends the reading."""
        content = 'text,outlet\nOne.,a\nTwo.,a,b\n,a\nThree.,a\n"Four." five,a\nSix.,a\n'
        _, findings = reading(tmp_path / "news.csv", content)

        assert ["3:input_table", "4:input_table", "6:input_table"] == sorted(codes(findings))

    def test_json_lines(self, tmp_path: Path) -> None:
        """A line is a document; numbers and truth become words, null is nothing, other line ends of Unicode end no line."""
        rows = [{"body": "One.\u2028Two.", "redistribute": True, "published": None}, {"body": "Three.", "genre": "report"}]
        content = "".join(f"{json.dumps(row, ensure_ascii=False)}\n\n" for row in rows)
        candidates, findings = reading(tmp_path / "news.jsonl", content)

        assert [] == findings
        assert [(1, {"redistribute": "true"}), (3, {"genre": "report"})] == [(one.line, one.facts) for one in candidates]

    def test_bad_lines_of_json(self, tmp_path: Path) -> None:
        """Every bad line is a finding at its line and column; the others are read."""
        bad = ('{"text": "x",}', '{"text": "x", "text": "y"}', "[1]", '{"text": ["x"]}', '{"text": "\\ud83d"}', '{"other": 1}')
        content = "\n".join(('{"text": "Good."}', *bad, "[" * 50_000, f'{{"text": {"9" * 5_000}}}'))
        _, findings = reading(tmp_path / "news.jsonl", content)

        assert [f"{line}:input_table" for line in range(2, 10)] == sorted(codes(findings))
        assert [(2, 13), (3, 15)] == sorted((one.line, one.column) for one in findings)[:2]

    def test_no_words_of_texts_are_shown(self, tmp_path: Path) -> None:
        """No finding of an input shows words of a text, since whether they may be passed on is not known yet."""
        rows = ({"text": ["Mill burns."]}, {"text": "Mill burns.\ud83d"}, {"title": {"x": "Mill burns."}, "text": "x"})
        long = f"Mill burns. {MILL}"
        found = [
            *reading(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))[1],
            *reading(tmp_path / "a.csv", f'Mill burns.,"{long}"\nOne,Two\n')[1],
            *reading(tmp_path / "b.csv", f'"{long}","{long}"\nOne,Two\n')[1],
            *reading(tmp_path / "c.jsonl", json.dumps({long: ["One"]}), text=long)[1],
            *reading(tmp_path / "a.txt", "Mill burns.é".encode("latin-1"))[1],
            *reading(tmp_path / "b.txt", "éMill burns.".encode("latin-1"))[1],
            *reading(tmp_path / "a.urls", "Mill burns.")[1],
        ]

        assert ["input_table"] * 6 + ["file_encoding"] * 2 + ["input_address"] == [one.code for one in found]
        assert [] == [one for one in found if "Mill" in str(one.as_dict()).replace(str(tmp_path), "")]

    def test_columns(self, tmp_path: Path) -> None:
        """A column is known by its name or named by the caller; one that is named and not there is a finding."""
        content = "body,words,date\nOne.,Two.,2018-05-03\n"

        assert ["One."] == texts_in(reading(tmp_path / "news.csv", content)[0])
        assert ["Two."] == texts_in(reading(tmp_path / "news.csv", content, text="words")[0])
        assert ["1:input_table"] == codes(reading(tmp_path / "news.csv", content, text="wrods")[1])
        assert ["1:input_table"] == codes(reading(tmp_path / "news.csv", "a;b\nOne;x\n")[1])
        assert ["1:input_table"] == codes(reading(tmp_path / "news.csv", "text,text\nOne,x\n")[1])

    def test_rows_with_addresses(self, tmp_path: Path) -> None:
        """A table without texts is a list of addresses with facts of each."""
        candidates, findings = reading(tmp_path / "news.csv", "url,outlet\nhttps://gazette.example/a,gazette\n,gazette\n")

        assert ["3:input_table"] == codes(findings)
        assert [] == candidates or [None] == texts_in(candidates)

    @given(st.lists(texts.texts.filter(str.strip), min_size=1, max_size=6))
    def test_what_was_written_is_read(self, given_texts: list[str]) -> None:
        """Texts of any script come out of JSON Lines as they went in."""
        table = Input("news.jsonl", "".join(f"{json.dumps({'text': text})}\n" for text in given_texts))
        candidates, findings = candidates_in(table, "jsonl", {})

        assert (given_texts, []) == (texts_in(candidates), findings)


class TestFiles:
    """Texts, lists of addresses, folders, and what cannot be read."""

    def test_a_folder_stands_for_its_files(self, tmp_path: Path) -> None:
        """The files of a folder are read by name, hidden ones left out, and one of another kind is a finding."""
        for name, content in (("b.txt", MILL), ("a.txt", FERRIES), (".hidden", "x"), ("c.docx", "PK")):
            (tmp_path / name).write_text(content)
        candidates, findings = read([tmp_path], {})

        assert [FERRIES, MILL] == texts_in(candidates)
        assert ["input_unreadable"] == codes(findings)
        assert str(tmp_path / "c.docx") == findings[0].path

    def test_inputs_that_hold_nothing(self, tmp_path: Path) -> None:
        """A folder without files, a table without rows and a list without addresses are findings."""
        (tmp_path / "empty" / "inner").mkdir(parents=True)

        assert (["the folder holds no files"], [tmp_path / "empty" / "inner"]) == (
            [one.message for one in read([tmp_path / "empty"], {})[1]],
            left_out([tmp_path / "empty"]),
        )
        for name, content in (("a.csv", ""), ("b.csv", "text,title\n"), ("c.jsonl", "\n"), ("d.urls", "# none\n")):
            assert ([], ["input_unreadable"]) == (lambda found: (found[0], codes(found[1])))(reading(tmp_path / name, content))

    def test_a_text_in_another_encoding(self, tmp_path: Path) -> None:
        """A text that is not UTF-8 is a finding with the place, and a guess."""
        _, (finding,) = reading(tmp_path / "a.txt", "Two ferries\nRené Tolle".encode("latin-1"))

        assert ("file_encoding", 2, 4) == (finding.code, finding.line, finding.column)
        assert "Latin-1" in finding.message

    def test_a_list_of_addresses(self, tmp_path: Path) -> None:
        """A text of nothing but addresses is a list of them; in a list, any other line is a finding."""
        lines = "# the river\nhttps://gazette.example/a\n\n  https://gazette.example/b \n"
        found = [(2, {"url": "https://gazette.example/a"}), (4, {"url": "https://gazette.example/b"})]

        assert found == [(one.line, one.facts) for one in reading(tmp_path / "a.txt", lines)[0]]
        assert found == [(one.line, one.facts) for one in reading(tmp_path / "a.urls", lines)[0]]
        assert ["5:input_address"] == codes(reading(tmp_path / "a.urls", f"{lines}Two words\n")[1])
        assert ["5:input_address"] == codes(reading(tmp_path / "a.urls", f"{lines}http://gazette.example/c\n")[1])
        assert [1] == [len(reading(tmp_path / "a.txt", f"{lines}Two words\n")[0])]
