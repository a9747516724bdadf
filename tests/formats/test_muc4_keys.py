"""Events become templates of MUC-4 as worked out by hand, and the reader of keys gives the same slots."""

import pytest

from event_sheets import GAZETTE, REGISTERS, Tale
from sarv.formats import muc4_keys
from sarv.formats._format import ForeignFile, Sheet, Written
from sarv.formats._key_notation import SLOTS, Fill, Template, template_text
from sarv.records import Event, EventReport, Mention, Party


def exported(*sheets: Sheet) -> tuple[str, Written]:
    """The text of the keys, and what was lost."""
    made = muc4_keys.write(sheets, REGISTERS)
    return made.files["muc4_keys.txt"].decode(), made


def read(text: str) -> dict[str, tuple[Template, ...]]:
    """The templates of keys without faults."""
    file = ForeignFile("keys.txt", text.encode(), lambda _name: None, lambda _document: None)
    found = muc4_keys.templates(file)
    assert [] == file.faults
    return found


def slots(text: str) -> dict[str, list[str]]:
    """The slots of one template that are filled, each with its lines."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line[0] != " ":
            slot = SLOTS[len(found)]
            found[slot] = []
        found[slot].append(line[35:])
    return {slot: lines for slot, lines in found.items() if lines != ["-"]}


def bombing(tale: Tale) -> tuple[Sheet, Event]:
    """The Ferrymen are said to have bombed the toll house; a captain died, two of the millers were hurt."""
    name = tale.argument("victim", "Brenn", "captain-brenn")
    ferrymen = tale.argument("perpetrator", "Ferrymen", "ferrymen", "alleged")
    event = tale.event(
        "e1",
        "explosive_device",
        ferrymen,
        tale.argument("perpetrator", "gunmen", "riders", "alleged"),
        tale.argument("weapon", 'a "sea\n mine"'),
        tale.argument("target", "toll house"),
        tale.argument("victim", "captain", "captain-brenn"),
        name,
        tale.argument("victim", "millers", "millers"),
        tale.argument("place", "Oss"),
        tale.killed(1, of="captain-brenn", status="combatant"),
        tale.killed(2, of="millers", kind="injured"),
        tale.killed(3, by="hospital"),
        reports=(EventReport(source=Party(actor="ral-ministry"), voice="quoted", act="attributed"),),
    )
    mentions = [
        Mention(id="m1", spans=ferrymen.spans, actors=("ferrymen",), form="name"),
        Mention(id="m2", spans=name.spans, actors=("captain-brenn",), form="name"),
    ]
    # A noun phrase that is no mention would be taken for a pronoun.
    mentions += [
        Mention(id=f"m{i}", spans=one.spans, actors=(one.actor,), form="nominal")
        for i, one in enumerate(event.arguments, 3)
        if one.actor is not None and one not in (name, ferrymen)
    ]
    return tale.sheet(event, mentions=mentions), event


def test_a_template() -> None:
    """An event fills the slots that it has something for: names and descriptions, numbers, effects, how sure the doer is."""
    sheet, _ = bombing(Tale())
    text, made = exported(sheet)

    assert {
        "MESSAGE: ID": ["tale-1"],
        "MESSAGE: TEMPLATE": ["1"],
        "INCIDENT: TYPE": ["BOMBING"],
        "INCIDENT: STAGE OF EXECUTION": ["ACCOMPLISHED"],
        "INCIDENT: INSTRUMENT ID": [r'"A \"SEA MINE\""'],
        "PERP: INDIVIDUAL ID": ['"GUNMEN"'],
        "PERP: ORGANIZATION ID": ['"FERRYMEN"'],
        "PERP: ORGANIZATION CONFIDENCE": ['SUSPECTED OR ACCUSED BY AUTHORITIES: "FERRYMEN"'],
        "PHYS TGT: ID": ['"TOLL HOUSE"'],
        "HUM TGT: NAME": ['"BRENN"'],
        "HUM TGT: DESCRIPTION": ['"CAPTAIN": "BRENN"', '"MILLERS"'],
        "HUM TGT: NUMBER": ['1: "BRENN"', '2: "MILLERS"'],
        "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "BRENN"', 'INJURY: "MILLERS"'],
    } == slots(text)
    assert ["/mentions", "/events/0/casualties/2", "/events/0/arguments/7", "/events/0/reports"] == [
        loss.pointer for loss in made.losses
    ]


def test_a_template_comes_back() -> None:
    """The reader of keys finds in a written template the type, the stage and the words that went into it."""
    sheet, _ = bombing(Tale())
    (template,) = read(exported(sheet)[0])["tale-1"]

    assert (1, ("BOMBING",), ("ACCOMPLISHED",)) == (template.number, template.types, template.stages)
    assert [
        ("INCIDENT: INSTRUMENT ID", ('A "SEA MINE"',)),
        ("PERP: INDIVIDUAL ID", ("GUNMEN",)),
        ("PERP: ORGANIZATION ID", ("FERRYMEN",)),
        ("PHYS TGT: ID", ("TOLL HOUSE",)),
        ("HUM TGT: NAME", ("BRENN",)),
        ("HUM TGT: DESCRIPTION", ("CAPTAIN", "BRENN")),
        ("HUM TGT: DESCRIPTION", ("MILLERS",)),
    ] == [(fill.slot, fill.alternatives) for fill in template.fills]


def test_a_document_without_incidents() -> None:
    """A document that has no incident of MUC-4's is an irrelevant message, and its events are lost."""
    tale = Tale()
    text, made = exported(tale.sheet(tale.event("e1", "arrest"), tale.event("e2", "abduction", stage="not_occurred")))

    assert {"tale-1": ()} == read(text)
    assert template_text({"MESSAGE: ID": ["tale-1"]}, "*") == text
    assert [("/events/0", "arrest"), ("/events/1", "not_occurred")] == [(loss.pointer, loss.value) for loss in made.losses]


def test_messages_and_templates_are_counted() -> None:
    """Each document is a message, and its templates are numbered from 1, whatever the order of the sheets."""
    sheets = []
    for name in ("tale-2", "tale-1"):
        tale = Tale(name)
        sheets.append(tale.sheet(tale.event("e1", "abduction"), tale.event("e2", "suicide_attack")))
    text, _ = exported(*sheets)

    assert {"tale-1": [1, 2], "tale-2": [1, 2]} == {name: [one.number for one in found] for name, found in read(text).items()}
    assert text == exported(*sheets[::-1])[0]


TYPES: dict[str, tuple[str, list[tuple[str, str]], str, str | None]] = {
    "abduction": ("abduction", [], "took", "KIDNAPPING"),
    "fire": ("property_destruction", [], "burned", "ARSON"),
    "explosives": ("property_destruction", [("weapon", "dynamite")], "burned", "BOMBING"),
    "wrecked": ("property_destruction", [], "wrecked", None),
    "grenade": ("grenade", [("weapon", "grenade")], "threw", "BOMBING"),
    "grenade and guns": ("grenade", [("weapon", "grenade"), ("weapon", "guns")], "threw", "ATTACK"),
    "clash": ("armed_clash", [("party", "army"), ("party", "riders")], "fought", None),
    "ambush": ("armed_clash", [("perpetrator", "riders"), ("target", "army")], "fired", "ATTACK"),
    "harm alone": ("unspecified", [("victim", "millers")], "died", None),
    "interception": ("interception", [("perpetrator", "army"), ("target", "drone")], "shot down", None),
    "chemical": ("chemical_attack", [], "gassed", None),
}


@pytest.mark.parametrize("case", TYPES, ids=str)
def test_incident_types(case: str) -> None:
    """The incident type is the mapping's; what that leaves to be computed follows from roles, means and triggers."""
    type_, arguments, trigger, expected = TYPES[case]
    tale = Tale()
    event = tale.event("e1", type_, *(tale.argument(role, words) for role, words in arguments), trigger=trigger)

    assert expected == muc4_keys.incident_type(tale.sheet(event), event)


@pytest.mark.parametrize(
    ("status", "act", "source", "expected"),
    [
        ("stated", "asserted", GAZETTE, "REPORTED AS FACT"),
        ("alleged", "claimed", Party(actor="ferrymen"), "CLAIMED OR ADMITTED"),
        ("denied", "attributed", GAZETTE, "SUSPECTED OR ACCUSED"),
        ("alleged", "attributed", Party(actor="royal-guard"), "SUSPECTED OR ACCUSED BY AUTHORITIES"),
    ],
)
def test_how_sure_the_doer_is(status: str, act: str, source: Party, expected: str) -> None:
    """The confidence of an organisation follows from its status, and from who claims the deed or accuses it."""
    tale = Tale()
    doer = tale.argument("perpetrator", "Ferrymen", "ferrymen", status)
    event = tale.event("e1", "abduction", doer, reports=(EventReport(source=source, voice="reported", act=act),))
    mention = Mention(id="m1", spans=doer.spans, actors=("ferrymen",), form="name")

    assert [f'{expected}: "FERRYMEN"'] == slots(exported(tale.sheet(event, mentions=[mention]))[0])[
        "PERP: ORGANIZATION CONFIDENCE"
    ]


def test_a_kidnapping() -> None:
    """Slots that do not apply to a kidnapping have an asterisk; who was taken has a number, what was aimed at is lost."""
    tale = Tale()
    event = tale.event(
        "e1",
        "abduction",
        tale.argument("victim", "millers", "millers"),
        tale.argument("target", "mill"),
        tale.killed(4, of="millers", kind="captured"),
    )
    text, made = exported(tale.sheet(event))
    filled = slots(text)

    assert (["*"], ["*"], ['4: "MILLERS"']) == (
        filled["PHYS TGT: ID"],
        filled["HUM TGT: EFFECT OF INCIDENT"],
        filled["HUM TGT: NUMBER"],
    )
    assert ["/events/0/arguments/1", "/events/0/reports"] == [loss.pointer for loss in made.losses]


def test_a_pronoun_is_told_by_a_name() -> None:
    """A pronoun is no fill: the name by which the document mentions its actor stands for it."""
    tale = Tale()
    pronoun = tale.argument("victim", "him", "ossian-pell")
    mention = Mention(id="m1", spans=tale.words("Ossian Pell"), actors=("ossian-pell",), form="name")
    event = tale.event("e1", "abduction", pronoun)
    (template,) = read(exported(tale.sheet(event, mentions=[mention]))[0])["tale-1"]

    assert (Fill(slot="HUM TGT: DESCRIPTION", alternatives=("OSSIAN PELL",), optional=False),) == template.fills
