"""Corruptions of shape: what fits JSON and not the schema."""

from sarv.checks._example import DOCUMENT, GOLD, Edit

from ._plant import Corruption, Found, edits, put

SPLITS = "corpus/splits.json"
ROUND = "annotations/rounds/first/round.json"
DECISIONS = "annotations/rounds/first/decisions/tale-0001.json"
START = "/mentions/0/spans/0/start"

ROWS = (
    Corruption(
        "key missing", edits(Edit(GOLD, remove=("/stances/0/holder",))), Found("schema_shape", GOLD, 154, 5, "/stances/0")
    ),
    Corruption("key missing at the top", edits(Edit(DOCUMENT, remove=("/rights",))), Found("schema_shape", DOCUMENT, 1, 1)),
    Corruption(
        "unknown key", put(GOLD, "/stances/0/confidence", 1), Found("schema_shape", GOLD, 181, 7, "/stances/0/confidence")
    ),
    Corruption(
        "key misspelt",
        edits(Edit(GOLD, set={"/stances/0/holdr": {"actor": "ferrymen"}}, remove=("/stances/0/holder",))),
        Found("schema_shape", GOLD, 154, 5, "/stances/0"),
        Found("schema_shape", GOLD, 178, 7, "/stances/0/holdr"),
    ),
    Corruption("null", put(GOLD, START, None), Found("schema_shape", GOLD, 16, 20, "/mentions/0/spans/0/start")),
    Corruption("string offset", put(GOLD, START, "0"), Found("schema_shape", GOLD, 16, 20, "/mentions/0/spans/0/start")),
    Corruption("bool offset", put(GOLD, START, False), Found("schema_shape", GOLD, 16, 20, "/mentions/0/spans/0/start")),
    Corruption("negative offset", put(GOLD, START, -1), Found("schema_shape", GOLD, 12, 34, "/mentions/0/spans/0/start")),
    Corruption(
        "offset beyond any text",
        put(GOLD, "/mentions/0/spans/0/end", 10_000_001),
        Found("schema_shape", GOLD, 12, 42, "/mentions/0/spans/0/end"),
    ),
    Corruption(
        "offsets as a pair", put(GOLD, "/mentions/0/spans/0", [0, 8]), Found("schema_shape", GOLD, 15, 9, "/mentions/0/spans/0")
    ),
    Corruption(
        "span outside its list",
        put(GOLD, "/mentions/0/spans", {"start": 0, "end": 8}),
        Found("schema_shape", GOLD, 14, 16, "/mentions/0/spans"),
    ),
    Corruption(
        "list of spans empty", put(GOLD, "/mentions/0/spans", []), Found("schema_shape", GOLD, 12, 24, "/mentions/0/spans")
    ),
    Corruption(
        "actor outside its list",
        put(GOLD, "/mentions/0/actors", "ferrymen"),
        Found("schema_shape", GOLD, 21, 17, "/mentions/0/actors"),
    ),
    Corruption(
        "actor twice",
        put(GOLD, "/mentions/0/actors", ["ferrymen", "ferrymen"]),
        Found("schema_shape", GOLD, 12, 85, "/mentions/0/actors/1"),
    ),
    Corruption("cues lost", put(GOLD, "/stances/0/cues", []), Found("schema_shape", GOLD, 24, 132, "/stances/0/cues")),
    Corruption(
        "holder neither actor nor outlet",
        put(GOLD, "/stances/0/holder", {}),
        Found("schema_shape", GOLD, 24, 25, "/stances/0/holder"),
    ),
    Corruption(
        "holder actor and outlet",
        put(GOLD, "/stances/0/holder/outlet", "oss-gazette"),
        Found("schema_shape", GOLD, 24, 25, "/stances/0/holder"),
    ),
    Corruption(
        "two targets", put(GOLD, "/stances/0/target/event", "e1"), Found("schema_shape", GOLD, 24, 60, "/stances/0/target")
    ),
    Corruption(
        "split misspelt", put(SPLITS, "/documents/tale-0001", "dev"), Found("schema_shape", SPLITS, 3, 18, "/documents/tale-0001")
    ),
    Corruption(
        "split as a list", put(SPLITS, "/documents", [["tale-0001", "train"]]), Found("schema_shape", SPLITS, 2, 16, "/documents")
    ),
    Corruption("array for the file's object", edits(Edit(SPLITS, content=b"[]\n")), Found("schema_shape", SPLITS, 1, 1)),
    Corruption("null for the file's object", edits(Edit(SPLITS, content=b"null\n")), Found("schema_shape", SPLITS, 1, 1)),
    Corruption(
        "count with a unit",
        put(GOLD, "/events/0/casualties/0/low", "3 people"),
        Found("schema_shape", GOLD, 302, 18, "/events/0/casualties/0/low"),
    ),
    Corruption(
        "count below zero",
        put(GOLD, "/events/0/casualties/0/low", -3),
        Found("schema_shape", GOLD, 29, 507, "/events/0/casualties/0/low"),
    ),
    Corruption("layer misspelt", put(ROUND, "/layers/1", "stances"), Found("schema_shape", ROUND, 7, 5, "/layers/1")),
    Corruption(
        "kind of annotator unknown",
        put(ROUND, "/annotators/0/kind", "robot"),
        Found("schema_shape", ROUND, 11, 24, "/annotators/0/kind"),
    ),
    Corruption(
        "version of guidelines cut short", put(ROUND, "/guidelines", "0.1"), Found("schema_shape", ROUND, 4, 17, "/guidelines")
    ),
    Corruption(
        "decision without a reason",
        edits(Edit(DECISIONS, remove=("/decisions/0/reason",))),
        Found("schema_shape", DECISIONS, 7, 5, "/decisions/0"),
    ),
    Corruption(
        "yes for true",
        put(DOCUMENT, "/rights/redistribute", "yes"),
        Found("schema_shape", DOCUMENT, 12, 21, "/rights/redistribute"),
    ),
    Corruption(
        "source of unknown kind",
        put("corpus/letters/collection.json", "/source/kind", "web"),
        Found("schema_shape", "corpus/letters/collection.json", 8, 13, "/source/kind"),
    ),
    Corruption(
        "source without its files",
        put("corpus/letters/collection.json", "/source/kind", "table_row"),
        Found("schema_shape", "corpus/letters/collection.json", 7, 13, "/source"),
    ),
    Corruption(
        "collection both ways",
        put("corpus/tale/collection.json", "/texts", "both"),
        Found("schema_shape", "corpus/tale/collection.json", 6, 12, "/texts"),
    ),
)
