"""The page shows where annotators disagree, needs nothing else, and keeps restricted texts off."""

import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from sarv.corpus import Corpus
from sarv.records import ActorRegister, Annotation, Collection, FileSource, Round
from sarv.rounds.agreement import page as module
from sarv.rounds.agreement.given import read
from sarv.rounds.agreement.page import page
from sarv.rounds.agreement.report import report

VOID = {"meta", "input", "line", "circle"}
RUN = 4
"""So many words in a row are a piece of a text, and no name or label."""


class Tags(HTMLParser):
    """The tags and attributes of a page, and whether every element that is opened is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag and its attributes."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself is never open."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        """Tags are closed in the order in which they were opened."""
        assert self.open.pop() == tag


@pytest.fixture
def disagreeing(tale: Corpus) -> Corpus:
    """The tale, where annotator two lacks every third mention, takes others for nominals, and sees an event as planned."""
    for name in ("tale-0001", "tale-0002", "tale-0003"):
        path = f"annotations/rounds/first/two/{name}.json"
        given: Annotation = tale.load(path, Annotation)
        mentions = [replace(one, form="nominal") if i % 3 == 1 else one for i, one in enumerate(given.mentions) if i % 3]
        events = (replace(given.events[0], stage="planned"), *given.events[1:]) if given.events else ()
        tale.write(path, replace(given, mentions=tuple(mentions), events=events))
    return tale


def page_of(corpus: Corpus, *, private: bool = False) -> str:
    """The page of the round."""
    given = read(corpus, "first", (), ())
    return page(report(given, resamples=50), given, corpus, private=private)


def stand_off(corpus: Corpus) -> None:
    """Make the tale a collection whose texts may not be passed on."""
    path = "corpus/tale/collection.json"
    corpus.write(path, replace(corpus.load(path, Collection), texts="stand_off", source=FileSource()))


def runs_of(text: str) -> set[str]:
    """All runs of a few words in a row."""
    words = re.findall(r"\w+", text)
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def shown(html: str) -> str:
    """What a reader sees of a page."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", body))


def test_the_page_needs_nothing_else(disagreeing: Corpus) -> None:
    """No script, no address of anything outside, every element closed; and a browser is told to load nothing."""
    html = page_of(disagreeing)
    found = Tags(html)

    assert [] == found.open
    assert set() == found.tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert set() == {name for name in found.attributes if name.startswith("on") or name in ("src", "action", "xlink:href")}
    assert not re.search(r"https?:|url\(|@import|javascript:", html)
    assert "default-src 'none'" in html


def test_the_page_shows_figures_confusions_and_sentences(disagreeing: Corpus) -> None:
    """Figures stand in words and plots, confusions in tables, each disagreement in its sentence with both versions."""
    html = page_of(disagreeing)
    text = shown(html)

    assert "Mentions, exactly the same words" in text
    assert '<svg viewBox="0 0 320 22" role="img" aria-label="' in html
    assert "name → nominal" in text
    assert "Mention only one" in text
    assert "Event differs in stage" in text
    assert '<mark class="main">blocked</mark>' in html
    assert "≠" in html


def test_the_page_tells_what_most_disagreements_are_about(disagreeing: Corpus) -> None:
    """Before the single disagreements it is told how many there are of each element, and in what they differ how often."""
    given = read(disagreeing, "first", (), ())
    found = report(given, resamples=50).layers[0].disagreements
    missing = sum(None in one.given for one in found)

    assert f"Mentions {len(found)}: not marked by all {missing}, form {len(found) - missing}" in shown(page_of(disagreeing))
    assert "Events 3: stage 3" in shown(page_of(disagreeing))


def test_the_lowest_labels_are_told(disagreeing: Corpus) -> None:
    """What is folded away says which of its labels have the lowest figures, and says nothing where all are perfect."""
    given = read(disagreeing, "first", (), ())
    figures = report(given, resamples=50).layers[0].figures
    forms = [one for one in figures if (one.name.figure, one.name.question, one.over) == ("f1_label", "form", "pairs")]
    worst = min(forms, key=lambda one: one.value or 0)
    text = shown(page_of(disagreeing))

    assert f"Form lowest: {worst.name.label} {worst.value:.2f} ({worst.count})" in text
    assert "Type of event lowest" not in text


def test_stand_off_texts_stay_off_the_page(disagreeing: Corpus) -> None:
    """Of documents whose text may not be passed on there are offsets and labels, but no words in a row."""
    texts = [disagreeing.text("tale", f"tale-000{number}") or "" for number in (1, 2, 3)]
    stand_off(disagreeing)
    html = page_of(disagreeing)

    assert set() == {run for text in texts for run in runs_of(text)} & runs_of(shown(html))
    assert "<mark>" not in html.partition('id="d-')[2]
    assert "[47, 55)" in html
    assert "With --private they are words" in html


def test_private_pages_show_stand_off_texts(disagreeing: Corpus) -> None:
    """Who asks for it gets the texts, with a word of warning."""
    stand_off(disagreeing)
    html = page_of(disagreeing, private=True)

    assert "Not to be passed on" in html
    assert "blocked the Ral crossing on Thursday" in shown(html)


def test_a_text_that_is_not_the_annotated_one_is_not_shown(disagreeing: Corpus) -> None:
    """Offsets into another text would mark other words, so there are offsets alone."""
    disagreeing.path("corpus/tale/tale-0001.txt").write_text("Something else altogether was put in its place here.\n")
    html = page_of(disagreeing)

    assert "Something else altogether" not in html
    assert "[47, 55)" in html


def test_hostile_words_stay_words(disagreeing: Corpus) -> None:
    """Markup in names and texts is shown, not obeyed."""
    path = "corpus/actors.json"
    register: ActorRegister = disagreeing.load(path, ActorRegister)
    hostile = "<script>alert(1)</script>\"'&"
    disagreeing.write(path, ActorRegister(actors=tuple(replace(actor, name=hostile) for actor in register.actors)))
    html = page_of(disagreeing)

    assert "script" not in Tags(html).tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;" in html


def test_three_annotators_stand_side_by_side(disagreeing: Corpus) -> None:
    """Of three annotators the pairs are dots of their own, told in words, and every disagreement has all versions."""
    path = "annotations/rounds/first/round.json"
    facts: Round = disagreeing.load(path, Round)
    disagreeing.write(path, replace(facts, annotators=(*facts.annotators, replace(facts.annotators[0], id="zoe"))))
    for name in facts.documents:
        given: Annotation = disagreeing.load(f"annotations/rounds/first/one/{name}.json", Annotation)
        disagreeing.write(f"annotations/rounds/first/zoe/{name}.json", replace(given, annotator="zoe"))
    html = page_of(disagreeing)

    assert '<circle class="pair"' in html
    assert re.search(r"one and two (0\.\d\d); one and zoe 1\.00; two and zoe \1", html)
    assert "Mention only one and zoe" in shown(html)


def test_documents_with_most_disagreements_come_first(disagreeing: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many disagreements for a page, those of the worst documents are shown, and the others counted."""
    monkeypatch.setattr(module, "MOST_CARDS", 1)
    html = page_of(disagreeing)

    listed = re.findall(r'<th scope="row">(?:<a href="#d-[\w-]+">)?(tale-\d+)', html)
    assert ["tale-0001", "tale-0002", "tale-0003"] == sorted(listed)
    assert 1 == html.count('class="document" id="d-')
    assert f'id="d-{listed[0]}"' in html
    assert "in documents with fewer of them are not shown" in html


def test_annotators_who_agree_have_no_disagreements(tale: Corpus) -> None:
    """A round of equal passes has figures and says that there is no disagreement."""
    assert "There is none." in page_of(tale)


def test_the_page_is_the_same_every_time(disagreeing: Corpus) -> None:
    """The same round gives the same bytes."""
    assert page_of(disagreeing) == page_of(disagreeing)
