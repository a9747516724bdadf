"""Corruptions of elements and what holds between them: every value has its shape, and together they cannot be."""

from msgspec.structs import replace

from sarv.canonical import canonical
from sarv.checks._example import DOCUMENT, GOLD, Edit
from sarv.checks._tale import CHECKSUMS, SECOND, blank, second

from ._plant import Corruption, Found, edits, exchange, move, put

GOLD_2 = "annotations/gold/tale-0002.json"
GOLD_3 = "annotations/gold/tale-0003.json"
ONE = "annotations/rounds/first/one/tale-0001.json"
TWO = "annotations/rounds/first/two/tale-0001.json"
ROUND = "annotations/rounds/first/round.json"
SPLITS = "corpus/splits.json"
LETTER = "corpus/letters/letters-0001.json"
ACCUSED = {
    "id": "s1",
    "holder": {"actor": "ferrymen"},
    "target": {"actor": "bridge-office"},
    "polarity": "oppose",
    "voice": "reported",
    "cues": [{"spans": [{"start": 116, "end": 123, "text": "accused"}], "kind": "accusation"}],
}

ROWS = (
    # elements
    Corruption(
        "element id twice", put(GOLD, "/mentions/1/id", "m1"), Found("element_id_duplicate", GOLD, 13, 11, "/mentions/1/id")
    ),
    Corruption(
        "mention twice",
        put(GOLD, "/mentions/1/spans", [{"start": 0, "end": 8, "text": "Ferrymen"}]),
        Found("mention_duplicate", GOLD, 13, 24, "/mentions/1/spans"),
    ),
    Corruption(
        "mentions in another order",
        edits(
            Edit(
                GOLD,
                set={
                    "/mentions/0": {
                        "id": "m2",
                        "spans": [{"start": 47, "end": 55, "text": "Ferrymen"}],
                        "actors": ["ferrymen"],
                        "form": "name",
                    },
                    "/mentions/1": {
                        "id": "m1",
                        "spans": [{"start": 0, "end": 8, "text": "Ferrymen"}],
                        "actors": ["ferrymen"],
                        "form": "name",
                    },
                },
            )
        ),
        Found("element_order", GOLD, 13, 5, "/mentions/1"),
    ),
    Corruption(
        "stance twice",
        put(
            GOLD,
            "/stances/-",
            {
                "id": "s4",
                "holder": {"actor": "millers"},
                "target": {"actor": "ferrymen"},
                "polarity": "support",
                "voice": "reported",
                "cues": [{"spans": [{"start": 358, "end": 364, "text": "backed"}], "kind": "solidarity"}],
            },
        ),
        Found("stance_duplicate", GOLD, 27, 5, "/stances/3"),
    ),
    Corruption(
        "layers in another order",
        put(GOLD, "/complete", ["stance", "actors", "violence"]),
        Found("complete_order", GOLD, 6, 15, "/complete"),
    ),
    # labels
    Corruption(
        "label misspelt", put(GOLD, "/stances/0/polarity", "opose"), Found("label_unknown", GOLD, 24, 92, "/stances/0/polarity")
    ),
    Corruption(
        "label of another field",
        put(GOLD, "/stances/0/polarity", "naming"),
        Found("label_unknown", GOLD, 24, 92, "/stances/0/polarity"),
    ),
    Corruption(
        "type of an event unknown", put(GOLD, "/events/0/type", "bombing"), Found("label_unknown", GOLD, 29, 23, "/events/0/type")
    ),
    Corruption("genre unknown", put(DOCUMENT, "/genre", "news"), Found("label_unknown", DOCUMENT, 7, 12, "/genre")),
    # relations
    Corruption(
        "actor unknown",
        put(GOLD, "/stances/0/holder/actor", "bridge-ofice"),
        Found("actor_unknown", GOLD, 24, 34, "/stances/0/holder/actor"),
    ),
    Corruption(
        "target event unknown",
        put(GOLD, "/stances/0/target", {"event": "e9"}),
        Found("event_unknown", GOLD, 24, 69, "/stances/0/target/event"),
    ),
    Corruption(
        "link to nothing",
        put(GOLD, "/events/1/links/0/event", "e9"),
        Found("event_unknown", GOLD, 30, 375, "/events/1/links/0/event"),
    ),
    Corruption(
        "link to itself",
        put(GOLD, "/events/1/links/0/event", "e2"),
        Found("link_to_itself", GOLD, 30, 375, "/events/1/links/0/event"),
    ),
    Corruption(
        "link twice",
        put(GOLD, "/events/1/links/-", {"type": "part_of", "event": "e1"}),
        Found("link_duplicate", GOLD, 30, 381, "/events/1/links/1"),
    ),
    Corruption(
        "parts of each other",
        put(GOLD, "/events/0/links/-", {"type": "part_of", "event": "e2"}),
        Found("link_cycle", GOLD, 30, 375, "/events/1/links/0/event"),
    ),
    Corruption(
        "type of a link unknown",
        put(GOLD, "/events/1/links/0/type", "follows"),
        Found("label_unknown", GOLD, 30, 357, "/events/1/links/0/type"),
    ),
    Corruption(
        "holder and source in one",
        put(GOLD, "/stances/1/source/actor", "ferrymen"),
        Found("stance_source_is_holder", GOLD, 25, 170, "/stances/1/source"),
    ),
    Corruption(
        "voice of the outlet for an actor",
        put(GOLD, "/stances/2/voice", "outlet"),
        Found("stance_voice", GOLD, 26, 104, "/stances/2/voice"),
    ),
    Corruption(
        "figure upside down",
        put(GOLD, "/events/0/casualties/0/high", 2),
        Found("casualty_bounds", GOLD, 29, 483, "/events/0/casualties/0"),
    ),
    # places
    Corruption(
        "annotations of two documents exchanged",
        exchange(GOLD, GOLD_2),
        Found("annotation_place", GOLD, 2, 15, "/document"),
        Found("text_checksum_stale", GOLD, 5, 18, "/text_sha256"),
        Found("annotation_place", GOLD_2, 2, 15, "/document"),
        Found("text_checksum_stale", GOLD_2, 5, 18, "/text_sha256"),
    ),
    Corruption(
        "annotations of two annotators exchanged",
        exchange(ONE, TWO),
        Found("annotation_place", ONE, 4, 16, "/annotator"),
        Found("annotation_place", TWO, 4, 16, "/annotator"),
    ),
    Corruption(
        "annotation of no document",
        move("annotations/rounds/first/one/tale-0001.json", "annotations/rounds/first/one/tale-0009.json"),
        Found("annotation_place", "annotations/rounds/first/one/tale-0009.json", 2, 15, "/document"),
        Found("document_unknown", "annotations/rounds/first/one/tale-0009.json", 2, 15, "/document"),
        Found("round_annotation_missing", ROUND, 16, 5, "/documents/0"),
    ),
    Corruption(
        "annotator not of the round",
        move("annotations/rounds/first/one", "annotations/rounds/first/three"),
        Found("round_annotation_missing", ROUND, 16, 5, "/documents/0"),
        Found("round_annotation_missing", ROUND, 17, 5, "/documents/1"),
        Found("round_annotation_missing", ROUND, 18, 5, "/documents/2"),
        Found("annotation_place", "annotations/rounds/first/three/tale-0001.json", 4, 16, "/annotator"),
        Found("annotator_unknown", "annotations/rounds/first/three/tale-0001.json", 4, 16, "/annotator"),
        Found("annotation_place", "annotations/rounds/first/three/tale-0002.json", 4, 16, "/annotator"),
        Found("annotator_unknown", "annotations/rounds/first/three/tale-0002.json", 4, 16, "/annotator"),
        Found("annotation_place", "annotations/rounds/first/three/tale-0003.json", 4, 16, "/annotator"),
        Found("annotator_unknown", "annotations/rounds/first/three/tale-0003.json", 4, 16, "/annotator"),
    ),
    Corruption(
        "checksum of another text", put(GOLD, "/text_sha256", "0" * 64), Found("text_checksum_stale", GOLD, 5, 18, "/text_sha256")
    ),
    Corruption(
        "document not in the round",
        put(ROUND, "/documents", ["tale-0001", "tale-0002"]),
        Found("document_not_in_round", GOLD_3, 2, 15, "/document"),
        Found("document_not_in_round", "annotations/rounds/first/one/tale-0003.json", 2, 15, "/document"),
        Found("document_not_in_round", "annotations/rounds/first/two/tale-0003.json", 2, 15, "/document"),
    ),
    # the folder as a whole
    Corruption(
        "gold edited by hand", put(GOLD_3, "/stances/0/polarity", "mixed"), Found("gold_not_derived", GOLD_3, 16, 5, "/stances/0")
    ),
    Corruption(
        "provenance of another element",
        put(GOLD_3, "/provenance/0/given", ["one:m1", "two:m2"]),
        Found("gold_not_derived", GOLD_3, 22, 5, "/provenance/0"),
    ),
    Corruption(
        "provenance out of nowhere",
        put(GOLD_3, "/provenance/0/round", "zeroth"),
        Found("gold_not_derived", GOLD_3, 22, 5, "/provenance/0"),
    ),
    Corruption(
        "provenance lost", edits(Edit(GOLD_3, remove=("/provenance",))), Found("gold_not_derived", GOLD_3, 1, 1, "/provenance")
    ),
    Corruption(
        "gold under an annotator's name",
        put(ONE, "/provenance", [{"element": "m1", "round": "first", "given": ["two:m1"]}]),
        Found("provenance_forbidden", ONE, 33, 17, "/provenance"),
    ),
    Corruption(
        "stances in a round of actors",
        edits(
            second(revises=("first",), documents=("tale-0003",)),
            blank("tale-0003", "three", {"/stances/-": ACCUSED}, round_="second"),
        ),
        Found("layer_not_in_round", "annotations/rounds/second/three/tale-0003.json", 8, 14, "/stances"),
    ),
    Corruption(
        "two rounds of one layer",
        edits(second(documents=("tale-0003",)), blank("tale-0003", "three", round_="second")),
        Found("gold_contested", "annotations/rounds/second/round.json", 12, 5, "/documents/0"),
    ),
    Corruption(
        "two rounds revise one, neither the other",
        edits(
            second(documents=("tale-0003",), revises=("first",)),
            blank("tale-0003", "three", round_="second"),
            Edit(
                "annotations/rounds/third/round.json",
                content=canonical(replace(SECOND, id="third", documents=("tale-0003",), revises=("first",))),
            ),
            blank("tale-0003", "three", round_="third"),
        ),
        Found("gold_contested", "annotations/rounds/third/round.json", 15, 5, "/documents/0"),
    ),
    Corruption(
        "document without a split",
        edits(Edit(SPLITS, remove=("/documents/tale-0002",))),
        Found("split_missing", SPLITS, 2, 16, "/documents"),
    ),
    Corruption(
        "text of another document",
        put(LETTER, "/text", {"sha256": CHECKSUMS["tale-0002"], "length": 183}),
        Found("text_duplicate", "corpus/tale/tale-0002.json", 10, 21, "/text/sha256"),
    ),
)
