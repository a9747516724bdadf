"""What the report `answer_keys` says of gold beside the keys of an invented message."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_keys_folder import ARSON, BURNING, argument, event, folder, template
from sarv.consistency import _gold, answer_keys
from sarv.consistency._heads import alike, head
from sarv.consistency._matching import assign
from sarv.consistency.answer_keys import AnswerKeys
from sarv.corpus import CorpusError
from sarv.records import Event
from sarv.sources import SourceError, Supply

KIDNAPPING = template(
    "2",
    incident_type="KIDNAPPING",
    incident_location="RAL",
    incident_stage_of_execution="ACCOMPLISHED",
    perp_individual_id='"RIDERS"',
    perp_organization_id='"FERRYMEN"',
    hum_tgt_name='"OSSIAN PELL"',
    hum_tgt_description='"WARDEN": "OSSIAN PELL"',
)
Reported = Callable[..., AnswerKeys]
PELL = argument("victim", "Ossian Pell")
SEIZURE = event("e2", "abduction", "seized", argument("perpetrator", "riders", "riders"), PELL)


@pytest.fixture
def reported(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Reported:
    """Makes a folder with these events and keys, and the report."""

    def report(*events: Event, keys: str = ARSON, show: bool = False) -> AnswerKeys:
        corpus, supply, key = folder(tmp_path_factory.mktemp("notes"), *events, keys=keys)
        monkeypatch.setattr(answer_keys, "KEY", key)
        return answer_keys.report(_gold.read(corpus), supply, show=show)

    return report


def misses(found: AnswerKeys) -> list[tuple[int, str, str, tuple[str, ...]]]:
    """Template, slot, reason and events of each miss."""
    return [(miss.template, miss.slot, miss.because, miss.events) for miss in found.misses]


def counts(found: AnswerKeys) -> dict[str, tuple[int, int]]:
    """The slots that were asked for, with covered and all."""
    return {count.slot: (count.covered, count.all) for count in found.counts if count.all}


class TestReport:
    """The report `answer_keys`."""

    def test_all_is_covered(self, reported: Reported) -> None:
        """An event of a mapped type with arguments that have the fills' heads covers the template, its stage and its fills."""
        found = reported(BURNING)

        assert (("notes-1",), ()) == (found.documents, found.misses)
        assert {
            "TEMPLATE": (1, 1),
            "INCIDENT: STAGE OF EXECUTION": (1, 1),
            "INCIDENT: LOCATION": (1, 1),
            "PERP: ORGANIZATION ID": (1, 1),
            "PHYS TGT: ID": (1, 1),
        } == counts(found)

    def test_further_events(self, reported: Reported) -> None:
        """Events and arguments beyond the keys are no errors, and an irrelevant message misses nothing."""
        found = reported(BURNING, SEIZURE, keys=template("*"))

        assert (("notes-1",), (), {}) == (found.documents, found.misses, counts(found))

    def test_what_is_optional(self, reported: Reported) -> None:
        """Optional templates and optional fills are not asked for."""
        keys = template("1 (OPTIONAL)", incident_type="BOMBING") + "\n" + ARSON.replace('"FERRYMEN OF', '? "FERRYMEN OF')
        found = reported(BURNING, keys=keys)

        assert "PERP: ORGANIZATION ID" not in counts(found)
        assert (1, 1) == counts(found)["TEMPLATE"]

    def test_no_event(self, reported: Reported) -> None:
        """Without an event of the type, the template and all its fills are missed."""
        found = reported(event("e1", "abduction", "seized"))

        assert [
            (1, "TEMPLATE", "no_event", ()),
            (1, "INCIDENT: LOCATION", "no_template", ()),
            (1, "PERP: ORGANIZATION ID", "no_template", ()),
            (1, "PHYS TGT: ID", "no_template", ()),
        ] == misses(found)
        assert (0, 1) == counts(found)["TEMPLATE"]

    def test_an_event_without_the_fills(self, reported: Reported) -> None:
        """An event of the type that has none of the fills does not cover the template."""
        assert (1, "TEMPLATE", "without_its_fills", ("e1",)) == misses(reported(event("e1", "property_destruction", "burned")))[0]

    def test_an_event_of_another_type(self, reported: Reported) -> None:
        """Of a missed template, events of other types that have its fills are named."""
        other = event("e1", "armed_clash", "burned", argument("target", "toll house"))

        assert (1, "TEMPLATE", "another_type", ("e1",)) == misses(reported(other))[0]

    def test_one_event_covers_one_template(self, reported: Reported) -> None:
        """A second template that only an event fits which covers another one is missed."""
        second = ARSON.replace("TEMPLATE              1", "TEMPLATE              2")
        found = reported(BURNING, keys=f"{ARSON}\n{second}")

        assert [(2, "TEMPLATE", "covering_another", ("e1",))] == [miss for miss in misses(found) if miss[1] == "TEMPLATE"]

    def test_another_stage(self, reported: Reported) -> None:
        """A stage that is not the template's is a miss of its own."""
        found = reported(BURNING, keys=ARSON.replace("ACCOMPLISHED", "THREATENED"))

        assert [(1, "INCIDENT: STAGE OF EXECUTION", "another_stage", ("e1",))] == misses(found)
        assert (0, 1) == counts(found)["INCIDENT: STAGE OF EXECUTION"]

    def test_another_role(self, reported: Reported) -> None:
        """A fill whose words are an argument in a role that does not suit the slot is a miss that says so."""
        burning = event("e1", "property_destruction", "burned", *BURNING.arguments[:1], argument("place", "toll house of Oss"))

        assert [(1, "PHYS TGT: ID", "another_role", ("e1",))] == misses(reported(burning))

    def test_another_event(self, reported: Reported) -> None:
        """A fill whose words are an argument of an unrelated event is a miss that names that event."""
        burning = event("e1", "property_destruction", "burned", *BURNING.arguments[1:])
        other = event("e2", "abduction", "seized", BURNING.arguments[0])

        assert [(1, "PERP: ORGANIZATION ID", "another_event", ("e2",))] == misses(reported(burning, other))

    def test_parts(self, reported: Reported) -> None:
        """Arguments of the event that it is a part of cover its fills, and so do arguments of its parts."""
        part = event("e1", "property_destruction", "burned", *BURNING.arguments[1:], part_of="e2")
        whole = event("e2", "armed_campaign", "fell", BURNING.arguments[0])
        turned = event("e2", "armed_clash", "fell", BURNING.arguments[0], part_of="e1")

        assert [] == misses(reported(part, whole))
        assert [] == misses(reported(event("e1", "property_destruction", "burned", *BURNING.arguments[1:]), turned))

    def test_nothing(self, reported: Reported) -> None:
        """A fill that no argument has is missed, and nothing is named instead."""
        found = reported(BURNING, keys=ARSON.replace("OSS (CITY)", "DENN (TOWN)"))

        assert [(1, "INCIDENT: LOCATION", "nothing", ())] == misses(found)

    def test_a_person_with_name_and_description(self, reported: Reported) -> None:
        """An argument that has a person's name covers the description, too; one that has members covers the organisation."""
        found = reported(SEIZURE, keys=KIDNAPPING)

        assert [] == misses(found)
        assert (1, 1) == counts(found)["PERP: ORGANIZATION ID"] == counts(found)["HUM TGT: DESCRIPTION"]

    def test_a_pronoun(self, reported: Reported) -> None:
        """An argument that is a pronoun covers what its actor is called elsewhere in the document."""
        burning = event(
            "e1", "property_destruction", "burned", argument("perpetrator", "Their", "ferrymen"), *BURNING.arguments[1:]
        )

        assert [] == misses(reported(burning))

    def test_a_type_without_mapping(self, reported: Reported) -> None:
        """A template of a type that no type of ours is mapped to is named and not counted."""
        found = reported(BURNING, keys=ARSON.replace("ARSON", "FORCED WORK STOPPAGE"))

        assert ((("notes-1", 1),), {}) == (found.unmapped, counts(found))

    def test_words_are_given_on_demand_alone(self, reported: Reported) -> None:
        """The keys' words, all alternatives of a fill, are in the report only if they shall be shown."""
        keys = ARSON.replace("OSS (CITY)", "DENN (TOWN)")

        assert [()] == [miss.words for miss in reported(BURNING, keys=keys).misses]
        assert [("DENN",)] == [miss.words for miss in reported(BURNING, keys=keys, show=True).misses]


class TestWithoutKeys:
    """Where there are no keys, or nothing to compare them with."""

    def test_no_text(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A document without its text is left out and named, and no archive is looked for."""
        corpus, _, key = folder(tmp_path, BURNING, with_text=False)
        monkeypatch.setattr(answer_keys, "KEY", key)
        found = answer_keys.report(_gold.read(corpus), Supply())

        assert ((), ("notes-1",)) == (found.documents, found.without_text)

    def test_no_archive(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without the archive there is no report; the error says that it was not downloaded."""
        corpus, _, key = folder(tmp_path, BURNING)
        monkeypatch.setattr(answer_keys, "KEY", key)

        with pytest.raises(SourceError) as raised:
            answer_keys.report(_gold.read(corpus), Supply())
        assert "not_available" == raised.value.code

    def test_another_member(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Keys with another checksum than is pinned are refused."""
        corpus, supply, key = folder(tmp_path, BURNING)
        monkeypatch.setattr(answer_keys, "KEY", key._replace(sha256="0" * 64))

        with pytest.raises(SourceError) as raised:
            answer_keys.report(_gold.read(corpus), supply)
        assert "member_differs" == raised.value.code

    def test_a_message_without_key(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A document that the keys do not have is named."""
        corpus, supply, key = folder(tmp_path, BURNING, keys=ARSON.replace("NOTE-1", "NOTE-7"))
        monkeypatch.setattr(answer_keys, "KEY", key)

        with pytest.raises(CorpusError, match=r"corpus/notes/notes-1\.json: the answer keys have no message 'NOTE-1'"):
            answer_keys.report(_gold.read(corpus), supply)

    def test_a_collection_without_the_archive(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A collection that does not pin the archive is named."""
        corpus, supply, key = folder(tmp_path, BURNING)
        monkeypatch.setattr(answer_keys, "KEY", key._replace(file="chest"))

        with pytest.raises(CorpusError, match=r"corpus/notes/collection\.json: pins no archive 'chest'"):
            answer_keys.report(_gold.read(corpus), supply)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("BAND OF MASKED RIDERS", "band"),
        ("FERRY (OSS) MASTER FOR UPPER RAL", "master"),
        ("[ZOË] MARN'S HORSES", "horses"),
        ("[OSSIAN PELL]", "pell"),
        ("OF OSS", "oss"),
        ("–", None),
    ],
)
def test_heads(phrase: str, expected: str | None) -> None:
    """The head is the last word before the first preposition, without what stands in brackets."""
    assert expected == head(phrase)


@given(st.text(), st.text())
def test_likeness_is_mutual(one: str, other: str) -> None:
    """Phrases are alike both ways or not at all, and a phrase with words is like itself."""
    assert alike(one, other) == alike(other, one)
    assert alike(one, one) == (head(one) is not None)


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 4)), st.integers(1, 9), max_size=12))
def test_assignment(fits: dict[tuple[int, int], int]) -> None:
    """Everything has at most one partner, which fits; no other way pairs off more, or as many with a greater sum."""
    found = assign(fits)
    chosen = list(found.items())

    def ways(things: list[int], taken: frozenset[int]) -> list[tuple[int, int]]:
        if not things:
            return [(0, 0)]
        first, *rest = things
        without = ways(rest, taken)
        with_it = [
            (count + 1, total + fits[first, partner])
            for partner in range(5)
            if (first, partner) in fits and partner not in taken
            for count, total in ways(rest, taken | {partner})
        ]
        return without + with_it

    assert len(chosen) == len({partner for _, partner in chosen})
    assert max(ways([0, 1, 2, 3], frozenset())) == (len(chosen), sum(fits[pair] for pair in chosen))
