"""What annotators find marked when they open a document: suggestions in the layers of their round, and events as context."""

from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from edits import apply
from sarv.checks._example import GOLD, Edit
from sarv.checks._tale import ONE, SECOND, TWO
from sarv.corpus import Corpus, CorpusError
from sarv.findings import Finding
from sarv.lookup import load_folder
from sarv.records import Annotation, Mention, Round, Span, Target
from sarv.rounds.articles import articles_of
from sarv.rounds.seeding import Baseline, seed_path, shown

ALL = ("actors", "stance", "violence")


@dataclass(frozen=True)
class Marked:
    """What is shown in the first document of the tale, by which name, and the findings."""

    name: str
    annotation: Annotation | None
    findings: list[Finding]


def marked(tale: Corpus, seeded_from: str | None, layers: tuple[str, ...] = ALL, baseline: Baseline | None = None) -> Marked:
    """What annotators of a second round find marked."""
    round_: Round = replace(SECOND, layers=layers, seeded_from=seeded_from)
    folder = load_folder(tale)
    articles, findings = articles_of(tale, folder, round_, None)
    assert [] == findings
    found, findings = shown(tale, folder, round_, articles, baseline)
    return Marked(found.name, found.annotations.get("tale-0001"), findings)


def gold(tale: Corpus) -> Annotation:
    """The gold of the first document."""
    loaded: Annotation = tale.load(GOLD, Annotation)
    return loaded


def test_an_empty_page_shows_nothing(tale: Corpus) -> None:
    """A round without a seed shows nothing, though there is gold."""
    assert Marked("context", None, []) == marked(tale, None)


def test_gold_is_suggested_in_the_layers_of_the_round(tale: Corpus) -> None:
    """Of gold, the layers of the round are suggested; that a layer is complete is for annotators to say."""
    given = gold(tale)
    everything = marked(tale, "gold").annotation
    only_actors = marked(tale, "gold", ("actors",)).annotation

    assert everything is not None
    assert (given.mentions, given.stances, given.events) == (everything.mentions, everything.stances, everything.events)
    assert ("second", (), None) == (everything.round, everything.complete, everything.provenance)
    assert only_actors is not None
    assert (given.mentions, (), ()) == (only_actors.mentions, only_actors.stances, only_actors.events)


def test_an_annotator_of_a_round_is_suggested(tale: Corpus) -> None:
    """`round:ROUND/ANNOTATOR` shows what that annotator gave."""
    apply(tale.root, [Edit(TWO, remove=("/mentions/9",))])

    found = marked(tale, "round:first/two")

    assert ("round:first/two", []) == (found.name, found.findings)
    assert found.annotation is not None
    assert gold(tale).mentions[:9] == found.annotation.mentions


def test_a_baseline_is_suggested(tale: Corpus) -> None:
    """A baseline is asked for its annotation of each document."""
    mention = Mention(id="m1", spans=(Span(start=0, end=8),), actors=("ferrymen",), form="name")

    found = marked(tale, "baseline:any", baseline=lambda article: replace(gold(tale), document=article.id, mentions=(mention,)))

    assert found.annotation is not None
    assert ("baseline:any", "tale-0001", (mention,)) == (found.name, found.annotation.document, found.annotation.mentions)


def test_a_round_on_stance_alone_shows_the_events_of_gold(tale: Corpus) -> None:
    """Without suggestions, events of gold are there for stances to refer to; a document without gold shows none."""
    found = marked(tale, None, ("stance",))

    assert ("context", []) == (found.name, found.findings)
    assert found.annotation is not None
    assert ((), (), gold(tale).events) == (found.annotation.mentions, found.annotation.stances, found.annotation.events)
    assert marked(tale, None, ("actors",)).annotation is None
    tale.path(GOLD).unlink()
    assert marked(tale, None, ("stance",)).annotation is None


def test_a_suggested_stance_on_an_event_needs_that_event_to_be_shown(tale: Corpus) -> None:
    """A stance on an event is suggested with gold's events only if gold has the same event under the same id."""
    about = Edit(
        ONE, set={"/stances/0/target": {"event": "e1"}, "/stances/2/target": {"event": "e2"}, "/events/1/stage": "foiled"}
    )
    apply(tale.root, [about])
    given: Annotation = tale.load(ONE, Annotation)

    alone = marked(tale, "round:first/one", ("stance",)).annotation
    both = marked(tale, "round:first/one", ("stance", "violence")).annotation

    assert alone is not None and both is not None
    assert (given.stances[:2], gold(tale).events) == (alone.stances, alone.events)
    assert (given.stances, given.events) == (both.stances, both.events)
    assert Target(event="e1") == alone.stances[0].target


def test_suggestions_that_are_missing_are_named(tale: Corpus) -> None:
    """A round is not seeded in part: a document without gold is named, and nothing is shown."""
    tale.path(GOLD).unlink()

    with pytest.raises(CorpusError, match="--seed-from gold: nothing is there for tale-0001; those need another round"):
        marked(tale, "gold")


def test_a_faulty_suggestion_is_a_finding_of_its_file(tale: Corpus) -> None:
    """Gold with a fault is not shown; the finding names its place, once, even where it is context too."""
    apply(tale.root, [Edit(GOLD, set={"/mentions/2/spans/0/end": 9999})])

    for layers in (ALL, ("stance",)):
        found = marked(tale, "gold", layers)
        assert [("span_outside_text", GOLD)] == [(one.code, one.path) for one in found.findings]
        assert found.annotation is None


@pytest.mark.parametrize(
    ("seed", "path"),
    [
        ("gold", "annotations/gold/tale-0001.json"),
        ("round:first/one", "annotations/rounds/first/one/tale-0001.json"),
        ("baseline:gazetteer", "gazetteer/tale-0001.json"),
    ],
)
def test_findings_name_where_suggestions_lie(seed: str, path: str) -> None:
    """The place of a suggestion is that of its file; a baseline has none, and is called by its name."""
    assert path == seed_path(seed, "tale-0001")
