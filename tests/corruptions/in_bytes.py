"""Corruptions of bytes: what crashes, copies and editors do to files."""

from sarv.checks._example import GOLD

from ._plant import Corruption, Found, content, rewrite, swap

BOM = "\ufeff".encode()

ROWS = (
    Corruption(
        "truncated half",
        rewrite(GOLD, lambda raw: raw[: len(raw) // 2]),
        Found("json_syntax", GOLD, 29, 264, "/events/0/arguments/0/actor"),
    ),
    Corruption(
        "cut inside a character",
        rewrite(GOLD, lambda raw: raw[: raw.index("ë".encode()) + 1]),
        Found("file_encoding", GOLD, 19, 58),
    ),
    Corruption("last line feed lost", rewrite(GOLD, lambda raw: raw[:-1]), Found("json_not_canonical", GOLD, 51, 2)),
    Corruption("empty file", content(GOLD, b""), Found("file_empty", GOLD)),
    Corruption("white space alone", content(GOLD, b" \n\n"), Found("file_empty", GOLD, 1, 1)),
    Corruption("zero-filled tail", rewrite(GOLD, lambda raw: raw[:-100] + bytes(100)), Found("control_character", GOLD, 48, 38)),
    Corruption("zero-filled whole", rewrite(GOLD, lambda raw: bytes(len(raw))), Found("control_character", GOLD, 1, 1)),
    Corruption("byte order mark", rewrite(GOLD, lambda raw: BOM + raw), Found("byte_order_mark", GOLD, 1, 1)),
    Corruption(
        "Windows line endings", rewrite(GOLD, lambda raw: raw.replace(b"\n", b"\r\n")), Found("carriage_return", GOLD, 1, 2)
    ),
    Corruption(
        "old Macintosh line endings", rewrite(GOLD, lambda raw: raw.replace(b"\n", b"\r")), Found("carriage_return", GOLD, 1, 2)
    ),
    Corruption("UTF-16", rewrite(GOLD, lambda raw: raw.decode().encode("utf-16")), Found("file_encoding", GOLD, 1, 1)),
    Corruption(
        "UTF-16 without a mark",
        rewrite("corpus/splits.json", lambda raw: raw.decode().encode("utf-16-le")),
        Found("control_character", "corpus/splits.json", 1, 2),
        Found("control_character", "corpus/splits.json", 2, 1),
        Found("control_character", "corpus/splits.json", 3, 1),
        Found("control_character", "corpus/splits.json", 4, 1),
        Found("control_character", "corpus/splits.json", 5, 1),
        Found("control_character", "corpus/splits.json", 6, 1),
        Found("control_character", "corpus/splits.json", 7, 1),
        Found("control_character", "corpus/splits.json", 8, 1),
    ),
    Corruption("Latin-1", rewrite(GOLD, lambda raw: raw.replace("ë".encode(), b"\xeb")), Found("file_encoding", GOLD, 19, 58)),
    Corruption(
        "Windows-1252", rewrite(GOLD, lambda raw: raw.replace("ë".encode(), b"\x93")), Found("file_encoding", GOLD, 19, 58)
    ),
    Corruption("overlong UTF-8", swap(GOLD, b"gold", b"g\xc1\xaf" + b"ld"), Found("file_encoding", GOLD, 4, 18)),
    Corruption("surrogates in UTF-8", swap(GOLD, b"gold", b"g\xed\xa0\xbdld"), Found("file_encoding", GOLD, 4, 18)),
    Corruption("one bit flipped", swap(GOLD, b"gold", b"\xe7old"), Found("file_encoding", GOLD, 4, 17)),
    Corruption(
        "raw control character in a string",
        swap(GOLD, b'"text":"shut"', b'"text":"sh\x1but"'),
        Found("control_character", GOLD, 29, 112),
    ),
    Corruption(
        "a line twice",
        rewrite(
            "corpus/splits.json", lambda raw: raw.replace(b'    "tale-0001": "train",\n', b'    "tale-0001": "train",\n' * 2)
        ),
        Found("json_duplicate_key", "corpus/splits.json", 4, 5, "/documents/tale-0001"),
    ),
    Corruption(
        "a line lost",
        rewrite("corpus/splits.json", lambda raw: raw.replace(b"  }\n", b"")),
        Found("json_syntax", "corpus/splits.json", 7, 1),
    ),
    Corruption(
        "guidelines in Latin-1",
        rewrite("annotations/guidelines.md", lambda raw: raw + b"caf\xe9\n"),
        Found("file_encoding", "annotations/guidelines.md", 4, 4),
    ),
    Corruption(
        "guidelines emptied",
        content("annotations/guidelines.md", b""),
        Found("file_empty", "annotations/guidelines.md"),
    ),
)
