"""Corruptions of article texts: offsets hold for one text alone, to the byte."""

import unicodedata
from collections.abc import Callable

from sarv.checks._example import TEXT, Edit

from ._plant import Corruption, Found, Plant, content, edits, rewrite

END = "the Ferrymen.\n"


def sealed(old: str, new: str) -> Plant:
    """Other words at the end of the text, with checksums and length made to fit: only the words themselves are wrong."""
    return edits(Edit(TEXT, replace=(old.encode(), new.encode()), reseal=True))


def words(change: Callable[[str], str]) -> Plant:
    """Another text, made of the one that is there."""
    return rewrite(TEXT, lambda raw: change(raw.decode()).encode())


ROWS = (
    # only the text
    Corruption(
        "text emptied",
        content(TEXT, b""),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
        Found("file_empty", TEXT),
    ),
    Corruption(
        "text cut",
        words(lambda text: text[:200]),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
        Found("text_trailing_space", TEXT, 5, 56),
        Found("text_end", TEXT, 5, 57),
    ),
    Corruption(
        "text cut inside a character",
        rewrite(TEXT, lambda raw: raw[: raw.index("🚧".encode()) + 2]),
        Found("file_encoding", TEXT, 1, 32),
    ),
    Corruption(
        "text with a zero-filled tail",
        rewrite(TEXT, lambda raw: raw[:-50] + bytes(50)),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
        Found("control_character", TEXT, 7, 48),
    ),
    Corruption(
        "text with Windows line endings",
        words(lambda text: text.replace("\n", "\r\n")),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
        Found("carriage_return", TEXT, 1, 33),
    ),
    Corruption(
        "text with a byte order mark",
        words(lambda text: "\ufeff" + text),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
        Found("byte_order_mark", TEXT, 1, 1),
    ),
    Corruption("text in UTF-16", rewrite(TEXT, lambda raw: raw.decode().encode("utf-16")), Found("file_encoding", TEXT, 1, 1)),
    Corruption(
        "text in Latin-1",
        rewrite(TEXT, lambda raw: raw.decode().encode("latin-1", "ignore")),
        Found("file_encoding", TEXT, 7, 41),
    ),
    Corruption(
        "text without its last line feed",
        words(lambda text: text[:-1]),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
        Found("text_end", TEXT, 7, 97),
    ),
    Corruption(
        "text with one more line feed",
        words(lambda text: text + "\n"),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
        Found("text_end", TEXT, 8, 1),
    ),
    Corruption(
        "text decomposed",
        words(lambda text: unicodedata.normalize("NFD", text)),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
        Found("text_not_nfc", TEXT, 7, 43),
    ),
    Corruption(
        "no-break space in a text",
        words(lambda text: text.replace(" 3 May", "\u00a03 May")),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
    ),
    Corruption(
        "quotation marks straightened",
        words(lambda text: text.replace("“", '"').replace("”", '"')),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
    ),
    Corruption(
        "word replaced by one of its length",
        words(lambda text: text.replace("burned", "looted")),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
    ),
    Corruption(
        "emoji lost",
        words(lambda text: text.replace(" 🚧", "")),
        Found("text_checksum", "corpus/tale/tale-0001.json", 10, 21, "/text/sha256"),
    ),
    # the text, checksums and length
    Corruption("two line feeds at the end, resealed", sealed(END, END + "\n"), Found("text_end", TEXT, 8, 1)),
    Corruption("no line feed at the end, resealed", sealed(END, END[:-1]), Found("text_end", TEXT, 7, 97)),
    Corruption("decomposed letter, resealed", sealed(END, "the Ferrymen. Cafe\u0301.\n"), Found("text_not_nfc", TEXT, 7, 101)),
    Corruption(
        "hundreds of marks on a letter, resealed",
        sealed(END, "the Ferrymen. e" + "\u0301\u0323" * 300 + "\n"),
        Found("text_not_nfc", TEXT, 7, 98),
    ),
    Corruption(
        "zero-width space, resealed", sealed(END, "the Ferrymen\u200b.\n"), Found("text_invisible_character", TEXT, 7, 96)
    ),
    Corruption(
        "byte order mark inside, resealed", sealed(END, "the Ferrymen\ufeff.\n"), Found("text_invisible_character", TEXT, 7, 96)
    ),
    Corruption(
        "override of direction, resealed",
        sealed(END, "the Ferrymen. \u202eKo\u202c\n"),
        Found("text_invisible_character", TEXT, 7, 98),
        Found("text_invisible_character", TEXT, 7, 101),
    ),
    Corruption(
        "isolate of direction, resealed",
        sealed(END, "the Ferrymen. \u2067Ko\u2069\n"),
        Found("text_invisible_character", TEXT, 7, 98),
        Found("text_invisible_character", TEXT, 7, 101),
    ),
    Corruption(
        "soft hyphen, resealed", sealed(END, "the Ferrymen. Ferry\u00admen.\n"), Found("text_invisible_character", TEXT, 7, 103)
    ),
    Corruption(
        "line separator, resealed", sealed(END, "the Ferrymen.\u2028Ko.\n"), Found("text_invisible_character", TEXT, 7, 97)
    ),
    Corruption(
        "invisible letters, resealed",
        sealed(END, "the Ferrymen.\U000e0041\U000e0042\n"),
        Found("text_invisible_character", TEXT, 7, 97),
        Found("text_invisible_character", TEXT, 7, 98),
    ),
    Corruption(
        "space at the end of a line, resealed", sealed(END, "the Ferrymen. \n"), Found("text_trailing_space", TEXT, 7, 97)
    ),
    Corruption(
        "no-break space at the end of a line, resealed",
        sealed(END, "the Ferrymen.\u00a0\n"),
        Found("text_trailing_space", TEXT, 7, 97),
    ),
    Corruption("bell, resealed", sealed(END, "the Ferrymen.\a\n"), Found("control_character", TEXT, 7, 97)),
    Corruption("C1 control character, resealed", sealed(END, "the Ferrymen.\u0085\n"), Found("control_character", TEXT, 7, 97)),
)
