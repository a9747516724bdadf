"""An invented message with answer keys: a stand-off collection, its archive and gold, all made in the test."""

from pathlib import Path

from sarv.consistency.answer_keys import AnswerKey
from sarv.corpus import Corpus, sha256
from sarv.formats._key_notation import SLOTS, template_text
from sarv.records import (
    Actor,
    ActorRegister,
    Annotation,
    ArchiveMemberSource,
    Argument,
    Event,
    EventReport,
    Link,
    Locator,
    Mention,
    OutletRegister,
    Party,
    PinnedMember,
    Span,
    Trigger,
)
from sarv.sources import Supply
from standoff import MEMBER, corpus_folder, document, member, mirror, tar

TEXT = (
    "NOTE-1\n\nThe Ferrymen burned the toll house of Oss with torches. Their riders later seized warden Ossian Pell, and a"
    " colonel fell.\n"
)
KEYS = "data/keys.txt"
REPORTS = (EventReport(source=Party(outlet="oss-gazette"), voice="outlet", act="asserted"),)


def template(number: str = "1", **slots: str) -> str:
    """The text of a template of the message NOTE-1; slots by the lower-cased name of the slot, joined by underscores."""
    by_name = {slot.lower().replace(": ", "_").replace(" ", "_"): slot for slot in SLOTS}
    named = {"message_id": "NOTE-1", "message_template": number, **slots}
    return template_text({by_name[name]: [value] for name, value in named.items()}, "*" if number == "*" else "-")


ARSON = template(
    incident_type="ARSON",
    incident_location="RAL: OSS (CITY)",
    incident_stage_of_execution="ACCOMPLISHED",
    perp_organization_id='"FERRYMEN OF RAL" / "FERRYMEN"',
    phys_tgt_id='"TOLL HOUSE OF OSS" / "TOLL HOUSE"',
)


def span(words: str) -> tuple[Span, ...]:
    """Where the words first stand in the text."""
    start = TEXT.index(words)
    return (Span(start=start, end=start + len(words)),)


def argument(role: str, words: str, actor: str | None = None) -> Argument:
    """An argument with these words."""
    return Argument(role=role, spans=span(words), actor=actor, status="stated")


def event(name: str, kind: str, trigger: str, *arguments: Argument, stage: str = "completed", part_of: str = "") -> Event:
    """An event with one trigger, which the outlet reports."""
    links = (Link(type="part_of", event=part_of),) if part_of else ()
    triggers = (Trigger(spans=span(trigger)),)
    return Event(
        id=name, type=kind, stage=stage, triggers=triggers, arguments=arguments, casualties=(), reports=REPORTS, links=links
    )


BURNING = event(
    "e1",
    "property_destruction",
    "burned",
    argument("perpetrator", "Ferrymen", "ferrymen"),
    argument("target", "toll house"),
    argument("place", "Oss"),
)


def folder(tmp_path: Path, *events: Event, keys: str = ARSON, with_text: bool = True) -> tuple[Corpus, Supply, AnswerKey]:
    """A corpus folder whose gold has these events, a mirror folder with the archive, and where the answer keys are in it."""
    archive = tar((MEMBER, TEXT.encode()), (KEYS, keys.encode()))
    pinned: PinnedMember = member(archive, TEXT.encode())
    note = document("notes-1", TEXT, Locator(file="box", key="NOTE-1"))
    corpus = corpus_folder(tmp_path / "folder", ArchiveMemberSource(files=(pinned,)), [note])
    ferrymen = Actor(id="ferrymen", name="Ferrymen of Ral", aliases=(), kind="group", type="armed_group")
    riders = Actor(id="riders", name="Riders", aliases=(), kind="group", type="armed_group", part_of="ferrymen")
    corpus.write("corpus/actors.json", ActorRegister(actors=(ferrymen, riders)))
    corpus.write("corpus/outlets.json", OutletRegister(outlets=()))
    gold = Annotation(
        document="notes-1",
        round="first",
        annotator="gold",
        text_sha256=note.text.sha256,
        complete=("actors", "violence"),
        mentions=(
            Mention(id="m1", spans=span("Ferrymen"), actors=("ferrymen",), form="name"),
            Mention(id="m2", spans=span("riders"), actors=("riders",), form="nominal"),
        ),
        stances=(),
        events=events,
    )
    corpus.write("annotations/gold/notes-1.json", gold)
    if with_text:
        corpus.write_bytes("corpus/notes/notes-1.txt", TEXT.encode())
    supply = Supply(mirror=mirror(tmp_path / "mirror", pinned, archive))
    return corpus, supply, AnswerKey("notes", "box", KEYS, sha256(keys.encode()))
