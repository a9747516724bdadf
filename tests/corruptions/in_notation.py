"""Corruptions of the JSON notation: what readers accept, each in its own way."""

import json

from sarv.checks._example import DOCUMENT, GOLD

from ._plant import Corruption, Found, rephrase, rewrite, swap

ANNOTATOR = b'"annotator": "gold"'
END = b'"end":8,'

ROWS = (
    Corruption("text after the end", rewrite(GOLD, lambda raw: raw + b"x\n"), Found("json_trailing_text", GOLD, 52, 1)),
    Corruption("two values", rewrite(GOLD, lambda raw: raw + raw), Found("json_trailing_text", GOLD, 52, 1)),
    Corruption(
        "duplicate key",
        swap(GOLD, ANNOTATOR, ANNOTATOR + b",\n  " + ANNOTATOR),
        Found("json_duplicate_key", GOLD, 5, 3, "/annotator"),
    ),
    Corruption(
        "duplicate key by escape",
        swap(GOLD, ANNOTATOR, ANNOTATOR + b',\n  "annotato\\u0072": "one"'),
        Found("json_duplicate_key", GOLD, 5, 3, "/annotator"),
    ),
    Corruption(
        "duplicate key in a span",
        swap(GOLD, END, END + b'"end":9,'),
        Found("json_duplicate_key", GOLD, 12, 44, "/mentions/0/spans/0/end"),
    ),
    Corruption("NaN", swap(GOLD, END, b'"end":NaN,'), Found("json_not_a_number", GOLD, 12, 42, "/mentions/0/spans/0/end")),
    Corruption(
        "Infinity", swap(GOLD, END, b'"end":Infinity,'), Found("json_not_a_number", GOLD, 12, 42, "/mentions/0/spans/0/end")
    ),
    Corruption(
        "minus Infinity",
        swap(GOLD, END, b'"end":-Infinity,'),
        Found("json_not_a_number", GOLD, 12, 42, "/mentions/0/spans/0/end"),
    ),
    Corruption("1e999", swap(GOLD, END, b'"end":1e999,'), Found("json_number_form", GOLD, 12, 42, "/mentions/0/spans/0/end")),
    Corruption("comment", swap(GOLD, ANNOTATOR, ANNOTATOR + b" /* derived */"), Found("json_syntax", GOLD, 4, 23)),
    Corruption(
        "comment to the end of the line",
        swap(GOLD, ANNOTATOR + b",", ANNOTATOR + b", # derived"),
        Found("json_syntax", GOLD, 4, 24),
    ),
    Corruption("trailing comma", swap(GOLD, b'"violence"\n', b'"violence",\n'), Found("json_syntax", GOLD, 9, 15, "/complete")),
    Corruption("comma lost", swap(GOLD, ANNOTATOR + b",", ANNOTATOR), Found("json_syntax", GOLD, 5, 3)),
    Corruption("colon lost", swap(GOLD, b'"annotator":', b'"annotator"'), Found("json_syntax", GOLD, 4, 15, "/annotator")),
    Corruption("bracket lost", swap(GOLD, b"\n  ],\n", b"\n  ,\n"), Found("json_syntax", GOLD, 11, 13, "/complete")),
    Corruption("quotation mark lost", swap(GOLD, b'"gold"', b'"gold'), Found("json_syntax", GOLD, 4, 16, "/annotator")),
    Corruption("single quotation marks", swap(GOLD, b'"gold"', b"'gold'"), Found("json_syntax", GOLD, 4, 16, "/annotator")),
    Corruption("key without quotation marks", swap(GOLD, b'"annotator"', b"annotator"), Found("json_syntax", GOLD, 4, 3)),
    Corruption(
        "Python's True",
        swap("corpus/tale/tale-0001.json", b"true", b"True"),
        Found("json_syntax", DOCUMENT, 9, 82, "/rights/redistribute"),
    ),
    Corruption("unknown escape", swap(GOLD, b'"gold"', b'"g\\old"'), Found("json_syntax", GOLD, 4, 18, "/annotator")),
    Corruption(
        "float offset", swap(GOLD, END, b'"end":8.0,'), Found("json_number_form", GOLD, 12, 42, "/mentions/0/spans/0/end")
    ),
    Corruption(
        "exponent integer", swap(GOLD, END, b'"end":8e0,'), Found("json_number_form", GOLD, 12, 42, "/mentions/0/spans/0/end")
    ),
    Corruption("leading zero", swap(GOLD, END, b'"end":08,'), Found("json_number_form", GOLD, 12, 42, "/mentions/0/spans/0/end")),
    Corruption("plus sign", swap(GOLD, END, b'"end":+8,'), Found("json_number_form", GOLD, 12, 42, "/mentions/0/spans/0/end")),
    Corruption(
        "minus zero",
        swap(GOLD, b'"start":0', b'"start":-0'),
        Found("json_number_form", GOLD, 12, 34, "/mentions/0/spans/0/start"),
    ),
    Corruption(
        "huge integer",
        swap(GOLD, END, b'"end":9007199254740993,'),
        Found("json_huge_number", GOLD, 12, 42, "/mentions/0/spans/0/end"),
    ),
    Corruption(
        "5000-digit integer",
        swap(GOLD, END, b'"end":' + b"8" * 5000 + b","),
        Found("json_huge_number", GOLD, 12, 42, "/mentions/0/spans/0/end"),
    ),
    Corruption(
        "nesting 60",
        swap(GOLD, ANNOTATOR, b'"annotator": ' + b"[" * 60 + b"]" * 60),
        Found("json_depth", GOLD, 4, 31, "/annotator/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0"),
    ),
    Corruption(
        "nesting 50,000",
        swap(GOLD, ANNOTATOR, b'"annotator": ' + b"[" * 50_000 + b"]" * 50_000),
        Found("json_depth", GOLD, 4, 31, "/annotator/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0"),
    ),
    Corruption("long key", swap(GOLD, b'"annotator"', b'"' + b"annotator" * 200 + b'"'), Found("json_long_key", GOLD, 4, 3)),
    Corruption(
        "lone surrogate",
        swap(GOLD, b'"text":"shut"', b'"text":"sh\\udead"'),
        Found("json_lone_surrogate", GOLD, 29, 109, "/events/0/triggers/0/spans/0/text"),
    ),
    Corruption(
        "surrogates in the wrong order",
        swap(GOLD, b'"text":"shut"', b'"text":"\\udea7\\ud83d"'),
        Found("json_lone_surrogate", GOLD, 29, 109, "/events/0/triggers/0/spans/0/text"),
    ),
    Corruption(
        "key order",
        rephrase(DOCUMENT, lambda value: json.dumps(dict(sorted(value.items())), indent=2) + "\n"),
        Found("json_not_canonical", DOCUMENT, 2, 4),
    ),
    Corruption(
        "minified",
        rephrase(GOLD, lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False)),
        Found("json_not_canonical", GOLD, 1, 2),
    ),
    Corruption(
        "indented otherwise",
        rephrase(GOLD, lambda value: json.dumps(value, indent=4, ensure_ascii=False) + "\n"),
        Found("json_not_canonical", GOLD, 2, 3),
    ),
    Corruption(
        "escaped to ASCII",
        rewrite(GOLD, lambda raw: raw.replace("ë".encode(), b"\\u00eb")),
        Found("json_not_canonical", GOLD, 19, 58),
    ),
    Corruption(
        "slash escaped",
        swap("corpus/letters/letters-0001.json", b"https://", b"https:\\/\\/"),
        Found("json_not_canonical", "corpus/letters/letters-0001.json", 7, 17),
    ),
    Corruption(
        "null for an absent value",
        swap(DOCUMENT, b'"genre"', b'"url": null,\n  "genre"'),
        Found("schema_shape", DOCUMENT, 7, 10, "/url"),
    ),
)
