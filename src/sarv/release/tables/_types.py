"""The Arrow types that the tables share. Every schema is stated, none inferred: an empty split has the same types."""

import pyarrow as pa

TEXT = pa.string()
SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("text", TEXT)])
SPANS = pa.list_(SPAN)
PARTY = pa.struct([("actor", TEXT), ("outlet", TEXT)])
CUE = pa.struct([("spans", SPANS), ("kind", TEXT)])
TARGET = pa.struct([("actor", TEXT), ("event", TEXT), ("proposition", SPANS)])
MENTION = pa.struct([("id", TEXT), ("spans", SPANS), ("actors", pa.list_(TEXT)), ("form", TEXT)])
STANCE = pa.struct(
    [
        ("id", TEXT),
        ("holder", PARTY),
        ("target", TARGET),
        ("polarity", TEXT),
        ("voice", TEXT),
        ("source", PARTY),
        ("cues", pa.list_(CUE)),
    ]
)
TRIGGER = pa.struct([("spans", SPANS)])
ARGUMENT = pa.struct([("role", TEXT), ("spans", SPANS), ("actor", TEXT), ("status", TEXT)])
CASUALTIES = pa.struct(
    [
        ("kind", TEXT),
        ("low", pa.int32()),
        ("high", pa.int32()),
        ("modifier", TEXT),
        ("status", TEXT),
        ("of", TEXT),
        ("scope", TEXT),
        ("source", PARTY),
        ("spans", SPANS),
    ]
)
REPORT = pa.struct([("source", PARTY), ("voice", TEXT), ("act", TEXT)])
LINK = pa.struct([("type", TEXT), ("event", TEXT)])
EVENT = pa.struct(
    [
        ("id", TEXT),
        ("type", TEXT),
        ("stage", TEXT),
        ("triggers", pa.list_(TRIGGER)),
        ("arguments", pa.list_(ARGUMENT)),
        ("casualties", pa.list_(CASUALTIES)),
        ("reports", pa.list_(REPORT)),
        ("links", pa.list_(LINK)),
    ]
)
RIGHTS = pa.struct([("license", TEXT), ("credit", TEXT), ("redistribute", pa.bool_())])
TEXT_FACTS = pa.struct([("sha256", TEXT), ("length", pa.int32())])
LOCATOR = pa.struct([("file", TEXT), ("key", TEXT)])

DOCUMENT_FIELDS = pa.schema(
    [
        ("id", TEXT),
        ("collection", TEXT),
        ("language", TEXT),
        ("outlet", TEXT),
        ("published", TEXT),
        ("url", TEXT),
        ("genre", TEXT),
        ("incident", TEXT),
        ("rights", RIGHTS),
        ("text", TEXT_FACTS),
        ("source", LOCATOR),
    ]
)
ANNOTATION_FIELDS = pa.schema(
    [
        ("document", TEXT),
        ("round", TEXT),
        ("annotator", TEXT),
        ("text_sha256", TEXT),
        ("complete", pa.list_(TEXT)),
        ("mentions", pa.list_(MENTION)),
        ("stances", pa.list_(STANCE)),
        ("events", pa.list_(EVENT)),
    ]
)
ORIGIN = pa.struct([("element", TEXT), ("round", TEXT), ("given", pa.list_(TEXT)), ("decision", pa.int32())])
GOLD_FIELDS = ANNOTATION_FIELDS.append(pa.field("provenance", pa.list_(ORIGIN)))
