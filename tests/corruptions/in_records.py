"""Corruptions of documents, registers, rounds and splits: each file is sound, and they do not fit together."""

from sarv.checks._example import DOCUMENT, GOLD, TEXT, Edit
from sarv.checks._tale import AGREEMENT, COMPARED

from ._plant import Corruption, Found, edits, exchange, move, put

ACTORS = "corpus/actors.json"
OUTLETS = "corpus/outlets.json"
SPLITS = "corpus/splits.json"
INCIDENT = "corpus/tale/incidents/ral-blockade.json"
TALE = "corpus/tale/collection.json"
LETTERS = "corpus/letters/collection.json"
ROUND = "annotations/rounds/first/round.json"
DECISIONS = "annotations/rounds/first/decisions/tale-0001.json"
ONE = "annotations/rounds/first/one/tale-0001.json"
SECOND_ZOE = {"id": "zoe-marn", "name": "Zoe the Second", "aliases": [], "kind": "person", "type": "civilians"}


ROWS = (
    Corruption("id of another document", put(DOCUMENT, "/id", "tale-0009"), Found("document_place", DOCUMENT, 2, 9, "/id")),
    Corruption(
        "collection of another document",
        put(DOCUMENT, "/collection", "letters"),
        Found("document_place", DOCUMENT, 3, 17, "/collection"),
    ),
    Corruption(
        "checksum of a document altered",
        put(DOCUMENT, "/text/sha256", "0" * 64),
        Found("text_checksum_stale", GOLD, 5, 18, "/text_sha256"),
        Found("text_checksum_stale", DECISIONS, 5, 18, "/text_sha256"),
        Found("text_checksum_stale", ONE, 5, 18, "/text_sha256"),
        Found("text_checksum_stale", "annotations/rounds/first/two/tale-0001.json", 5, 18, "/text_sha256"),
        Found("text_checksum", DOCUMENT, 10, 21, "/text/sha256"),
    ),
    Corruption(
        "length of a document altered", put(DOCUMENT, "/text/length", 380), Found("text_length", DOCUMENT, 10, 97, "/text/length")
    ),
    Corruption("text missing", edits(Edit(TEXT, delete=True)), Found("text_missing", DOCUMENT, 10, 11, "/text")),
    Corruption(
        "texts exchanged",
        exchange(TEXT, "corpus/tale/tale-0003.txt"),
        Found("text_checksum", DOCUMENT, 10, 21, "/text/sha256"),
        Found("text_checksum", "corpus/tale/tale-0003.json", 10, 21, "/text/sha256"),
    ),
    Corruption(
        "document renamed",
        move(DOCUMENT, "corpus/tale/tale-0009.json"),
        Found("document_unknown", GOLD, 2, 15, "/document"),
        Found("document_unknown", DECISIONS, 2, 15, "/document"),
        Found("document_unknown", ONE, 2, 15, "/document"),
        Found("round_document_unknown", ROUND, 16, 5, "/documents/0"),
        Found("document_unknown", "annotations/rounds/first/two/tale-0001.json", 2, 15, "/document"),
        Found("split_document_unknown", SPLITS, 3, 18, "/documents/tale-0001"),
        Found("incident_document_unknown", INCIDENT, 16, 16, "/documents"),
        Found("incident_document_unknown", INCIDENT, 17, 5, "/documents/0"),
        Found("file_unexpected", TEXT),
        Found("document_place", "corpus/tale/tale-0009.json", 2, 9, "/id"),
        Found("text_missing", "corpus/tale/tale-0009.json", 10, 11, "/text"),
    ),
    Corruption("outlet unknown", put(DOCUMENT, "/outlet", "oss-gazete"), Found("outlet_unknown", DOCUMENT, 5, 13, "/outlet")),
    Corruption(
        "incident unknown", put(DOCUMENT, "/incident", "ral-blocade"), Found("incident_unknown", DOCUMENT, 8, 15, "/incident")
    ),
    Corruption("30 February", put(DOCUMENT, "/published", "2018-02-30"), Found("date_impossible", DOCUMENT, 6, 16, "/published")),
    Corruption(
        "incident renamed",
        move(INCIDENT, "corpus/tale/incidents/ral-crossing.json"),
        Found("incident_place", "corpus/tale/incidents/ral-crossing.json", 2, 9, "/id"),
        Found("incident_unknown", DOCUMENT, 8, 15, "/incident"),
    ),
    Corruption(
        "toll by nobody", put(INCIDENT, "/tolls/0/by", "nobody"), Found("incident_actor_unknown", INCIDENT, 14, 11, "/tolls/0/by")
    ),
    Corruption(
        "document of no incident",
        put(INCIDENT, "/documents", ["tale-0009"]),
        Found("incident_document_unknown", INCIDENT, 16, 16, "/documents"),
        Found("incident_document_unknown", INCIDENT, 17, 5, "/documents/0"),
    ),
    Corruption("collection renamed", put(TALE, "/id", "tales"), Found("collection_place", TALE, 2, 9, "/id")),
    Corruption(
        "shipped collection with a source",
        put(TALE, "/source", {"kind": "file"}),
        Found("collection_source", TALE, 7, 13, "/source"),
    ),
    Corruption(
        "stand-off collection without a source",
        edits(Edit(LETTERS, remove=("/source",))),
        Found("collection_source", LETTERS, 1, 1),
    ),
    Corruption(
        "stand-off collection that git would take",
        edits(Edit("corpus/letters/.gitignore", delete=True)),
        Found("standoff_not_ignored", LETTERS, 6, 12, "/texts"),
    ),
    Corruption("actor id twice", put(ACTORS, "/actors/-", SECOND_ZOE), Found("actor_order", ACTORS, 10, 11, "/actors/7/id")),
    Corruption(
        "actor part of nothing",
        put(ACTORS, "/actors/6/part_of", "ferymen"),
        Found("part_of_unknown", ACTORS, 9, 100, "/actors/6/part_of"),
    ),
    Corruption(
        "actor part of itself",
        put(ACTORS, "/actors/6/part_of", "zoe-marn"),
        Found("part_of_cycle", ACTORS, 9, 100, "/actors/6/part_of"),
    ),
    Corruption(
        "actor type misspelt",
        put(ACTORS, "/actors/1/type", "armed-group"),
        Found("schema_shape", ACTORS, 4, 92, "/actors/1/type"),
    ),
    Corruption(
        "actor type unknown",
        put(ACTORS, "/actors/1/type", "armed_groups"),
        Found("label_unknown", ACTORS, 4, 92, "/actors/1/type"),
    ),
    Corruption(
        "outlet's actor unknown",
        put(OUTLETS, "/outlets/1/actor", "gazette"),
        Found("outlet_actor_unknown", OUTLETS, 4, 121, "/outlets/1/actor"),
    ),
    Corruption(
        "split of no document",
        put(SPLITS, "/documents/tale-0009", "test"),
        Found("split_document_unknown", SPLITS, 6, 18, "/documents/tale-0009"),
    ),
    Corruption(
        "agreement of another round",
        edits(COMPARED, Edit(AGREEMENT, set={"/round": "second"})),
        Found("agreement_place", AGREEMENT, 2, 12, "/round"),
    ),
    Corruption(
        "agreement of other annotations",
        edits(COMPARED, Edit(AGREEMENT, set={"/annotations_sha256": "0" * 64})),
        Found("agreement_outdated", AGREEMENT, 8, 25, "/annotations_sha256"),
    ),
    Corruption("round renamed", put(ROUND, "/id", "second"), Found("round_place", ROUND, 2, 9, "/id")),
    Corruption(
        "round with an unknown document",
        put(ROUND, "/documents/-", "tale-0009"),
        Found("round_document_unknown", ROUND, 19, 5, "/documents/3"),
    ),
    Corruption(
        "annotator twice",
        put(ROUND, "/annotators/1/id", "one"),
        Found("decision_reference_unknown", DECISIONS, 7, 68, "/decisions/0/instead_of/1/annotator"),
        Found("annotator_duplicate", ROUND, 12, 11, "/annotators/1/id"),
        Found("annotator_unknown", "annotations/rounds/first/two/tale-0001.json", 4, 16, "/annotator"),
        Found("annotator_unknown", "annotations/rounds/first/two/tale-0002.json", 4, 16, "/annotator"),
        Found("annotator_unknown", "annotations/rounds/first/two/tale-0003.json", 4, 16, "/annotator"),
    ),
    Corruption(
        "decision about nothing",
        put(DECISIONS, "/decisions/0/instead_of/0/element", "m99"),
        Found("decision_reference_unknown", DECISIONS, 7, 49, "/decisions/0/instead_of/0/element"),
    ),
    Corruption(
        "decision of somebody else",
        put(DECISIONS, "/adjudicator", "one"),
        Found("adjudicator_unknown", DECISIONS, 4, 18, "/adjudicator"),
    ),
    # gold, and all documents together
    Corruption(
        "label flipped in gold", put(GOLD, "/stances/2/polarity", "oppose"), Found("gold_not_derived", GOLD, 26, 5, "/stances/2")
    ),
    Corruption(
        "mention dropped from gold",
        edits(Edit(GOLD, remove=("/mentions/9",))),
        Found("gold_not_derived", GOLD, 11, 15, "/mentions"),
    ),
    Corruption("mention dropped by an annotator", edits(Edit(ONE, remove=("/mentions/9",))), Found("gold_not_derived", GOLD)),
    Corruption(
        "gold lost",
        edits(Edit("annotations/gold/tale-0003.json", delete=True)),
        Found("split_without_gold", SPLITS, 5, 18, "/documents/tale-0003"),
    ),
    Corruption("annotation lost", edits(Edit(ONE, delete=True)), Found("round_annotation_missing", ROUND, 16, 5, "/documents/0")),
)
