"""Corruptions of strings: what cannot be seen, looks like another, or is meant to do harm."""

from sarv.checks._example import DOCUMENT, GOLD

from ._plant import Corruption, Found, put, swap

ACTORS = "corpus/actors.json"

ROWS = (
    Corruption("NUL in an id", put(GOLD, "/round", "first\0"), Found("schema_shape", GOLD, 3, 12, "/round")),
    Corruption("newline after an id", put(GOLD, "/round", "first\n"), Found("schema_shape", GOLD, 3, 12, "/round")),
    Corruption("space after an id", put(GOLD, "/round", "first "), Found("schema_shape", GOLD, 3, 12, "/round")),
    Corruption("zero-width space in an id", put(GOLD, "/round", "fi\u200brst"), Found("schema_shape", GOLD, 3, 12, "/round")),
    Corruption("homoglyph in an id", put(GOLD, "/round", "f\u0456rst"), Found("schema_shape", GOLD, 3, 12, "/round")),
    Corruption("upper case in an id", put(GOLD, "/round", "First"), Found("schema_shape", GOLD, 3, 12, "/round")),
    Corruption("full-width letter in an id", put(GOLD, "/round", "ｆirst"), Found("schema_shape", GOLD, 3, 12, "/round")),
    Corruption("traversal in an id", put(GOLD, "/document", "../../etc/passwd"), Found("schema_shape", GOLD, 2, 15, "/document")),
    Corruption("HTML in an annotator", put(GOLD, "/annotator", "<b>gold</b>"), Found("schema_shape", GOLD, 4, 16, "/annotator")),
    Corruption(
        "zero-width space in a label",
        put(GOLD, "/stances/0/polarity", "opp\u200bose"),
        Found("schema_shape", GOLD, 24, 92, "/stances/0/polarity"),
    ),
    Corruption(
        "space after a label",
        put(GOLD, "/stances/0/polarity", "oppose "),
        Found("schema_shape", GOLD, 24, 92, "/stances/0/polarity"),
    ),
    Corruption(
        "case of a label", put(GOLD, "/stances/0/polarity", "Oppose"), Found("schema_shape", GOLD, 24, 92, "/stances/0/polarity")
    ),
    Corruption(
        "Arabic-Indic digit in an element id",
        put(GOLD, "/mentions/0/id", "m\u0661"),
        Found("schema_shape", GOLD, 12, 11, "/mentions/0/id"),
    ),
    Corruption(
        "Arabic-Indic digit in a date",
        put(DOCUMENT, "/published", "2018-05-0\u0663"),
        Found("schema_shape", DOCUMENT, 6, 16, "/published"),
    ),
    Corruption(
        "override of direction in a name",
        put(ACTORS, "/actors/1/name", "Ferrymen \u202eof Ral"),
        Found("schema_shape", ACTORS, 4, 29, "/actors/1/name"),
    ),
    Corruption(
        "byte order mark in a name",
        put(ACTORS, "/actors/1/name", "\ufeffFerrymen of Ral"),
        Found("schema_shape", ACTORS, 4, 29, "/actors/1/name"),
    ),
    Corruption(
        "line break in a name",
        put(ACTORS, "/actors/1/name", "Ferrymen\nof Ral"),
        Found("schema_shape", ACTORS, 4, 29, "/actors/1/name"),
    ),
    Corruption(
        "3 MB string", put(ACTORS, "/actors/1/name", "Ferrymen" * 400_000), Found("schema_shape", ACTORS, 4, 29, "/actors/1/name")
    ),
    Corruption("empty name", put(ACTORS, "/actors/1/name", ""), Found("schema_shape", ACTORS, 4, 29, "/actors/1/name")),
    Corruption(
        "javascript: address", put(DOCUMENT, "/url", "javascript:alert(1)"), Found("schema_shape", DOCUMENT, 7, 10, "/url")
    ),
    Corruption("data: address", put(DOCUMENT, "/url", "data:text/html,<b>"), Found("schema_shape", DOCUMENT, 7, 10, "/url")),
    Corruption(
        "address with a quotation mark",
        put(DOCUMENT, "/url", 'https://oss-gazette.example/"onclick='),
        Found("schema_shape", DOCUMENT, 7, 10, "/url"),
    ),
    Corruption("upper-case checksum", put(GOLD, "/text_sha256", "A" * 64), Found("schema_shape", GOLD, 5, 18, "/text_sha256")),
    Corruption("checksum cut short", put(GOLD, "/text_sha256", "a" * 63), Found("schema_shape", GOLD, 5, 18, "/text_sha256")),
    Corruption("month 13", put(DOCUMENT, "/published", "2018-13-01"), Found("schema_shape", DOCUMENT, 6, 16, "/published")),
    Corruption(
        "day before month", put(DOCUMENT, "/published", "03-05-2018"), Found("schema_shape", DOCUMENT, 6, 16, "/published")
    ),
    Corruption("language by name", put(DOCUMENT, "/language", "English"), Found("schema_shape", DOCUMENT, 4, 15, "/language")),
    Corruption(
        "path out of the mirror",
        put(
            "corpus/letters/collection.json",
            "/source",
            {
                "kind": "table_row",
                "files": [
                    {
                        "id": "all",
                        "url": "https://letters.example/all.csv",
                        "mirror": "../../all.csv",
                        "sha256": "0" * 64,
                        "format": "csv",
                        "key": "id",
                        "text": "body",
                    }
                ],
            },
        ),
        Found("schema_shape", "corpus/letters/collection.json", 7, 103, "/source/files/0/mirror"),
    ),
    Corruption(
        "slash in a Wikidata item",
        put(ACTORS, "/actors/1/wikidata", "Q42/../Q1"),
        Found("schema_shape", ACTORS, 4, 117, "/actors/1/wikidata"),
    ),
    Corruption(
        "decomposed words in a span",
        swap(GOLD, "Zoë".encode(), "Zoe\u0308".encode()),
        Found("span_text_differs", GOLD, 19, 55, "/mentions/7/spans/0/text"),
    ),
)
