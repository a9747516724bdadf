"""Corruptions of documents, registers, rounds and splits: each file is sound, and they do not fit together."""

from sarv.checks._example import DOCUMENT, TEXT, Edit

from ._plant import Corruption, edits, exchange, move, put

ACTORS = "corpus/actors.json"
OUTLETS = "corpus/outlets.json"
SPLITS = "corpus/splits.json"
INCIDENT = "corpus/tale/incidents/ral-blockade.json"
TALE = "corpus/tale/collection.json"
LETTERS = "corpus/letters/collection.json"
ROUND = "annotations/rounds/first/round.json"
DECISIONS = "annotations/rounds/first/decisions/tale-0001.json"
MILLERS = {"id": "millers", "name": "Other millers", "aliases": [], "kind": "group", "type": "civilians"}

ROWS = (
    Corruption("id of another document", put(DOCUMENT, "/id", "tale-0009")),
    Corruption("collection of another document", put(DOCUMENT, "/collection", "letters")),
    Corruption("checksum of a document altered", put(DOCUMENT, "/text/sha256", "0" * 64)),
    Corruption("length of a document altered", put(DOCUMENT, "/text/length", 380)),
    Corruption("text missing", edits(Edit(TEXT, delete=True))),
    Corruption("texts exchanged", exchange(TEXT, "corpus/tale/tale-0003.txt")),
    Corruption("documents exchanged", exchange(DOCUMENT, "corpus/tale/tale-0003.json")),
    Corruption("document renamed", move(DOCUMENT, "corpus/tale/tale-0009.json")),
    Corruption("outlet unknown", put(DOCUMENT, "/outlet", "oss-gazete")),
    Corruption("incident unknown", put(DOCUMENT, "/incident", "ral-blocade")),
    Corruption("30 February", put(DOCUMENT, "/published", "2018-02-30")),
    Corruption("incident renamed", move(INCIDENT, "corpus/tale/incidents/ral-crossing.json")),
    Corruption("toll by nobody", put(INCIDENT, "/tolls/0/by", "nobody")),
    Corruption("document of no incident", put(INCIDENT, "/documents", ["tale-0009"])),
    Corruption("collection renamed", put(TALE, "/id", "tales")),
    Corruption("shipped collection with a source", put(TALE, "/source", {"kind": "file"})),
    Corruption("stand-off collection without a source", edits(Edit(LETTERS, remove=("/source",)))),
    Corruption("stand-off collection that git would take", edits(Edit("corpus/letters/.gitignore", delete=True))),
    Corruption("actor id twice", put(ACTORS, "/actors/3", MILLERS)),
    Corruption("actor part of nothing", put(ACTORS, "/actors/6/part_of", "ferymen")),
    Corruption("actor part of itself", put(ACTORS, "/actors/6/part_of", "zoe-marn")),
    Corruption("actor type misspelt", put(ACTORS, "/actors/1/type", "armed-group")),
    Corruption("actor type unknown", put(ACTORS, "/actors/1/type", "armed_groups")),
    Corruption("outlet's actor unknown", put(OUTLETS, "/outlets/1/actor", "gazette")),
    Corruption("split of no document", put(SPLITS, "/documents/tale-0009", "test")),
    Corruption("document without a split", edits(Edit(SPLITS, remove=("/documents/tale-0002",)))),
    Corruption("round renamed", put(ROUND, "/id", "second")),
    Corruption("round with an unknown document", put(ROUND, "/documents/-", "tale-0009")),
    Corruption("annotator twice", put(ROUND, "/annotators/1/id", "one")),
    Corruption("decision about nothing", put(DECISIONS, "/decisions/0/instead_of/0/element", "m99")),
    Corruption("decision of somebody else", put(DECISIONS, "/adjudicator", "one")),
)
