"""Corruptions of spans: offsets and words that do not belong together."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sarv.checks._example import GOLD, Edit

from ._plant import Corruption, Found, Plant, edits, put, put_all

GOLD_2 = "annotations/gold/tale-0002.json"
GOLD_3 = "annotations/gold/tale-0003.json"
WARDENS = "/mentions/5/spans/0"


def offsets(pointer: str, start: int, end: int) -> Plant:
    """Other offsets for a span of the first gold annotation, whose words stay."""
    return put_all(GOLD, {f"{pointer}/start": start, f"{pointer}/end": end})


def every_offset(path: str, change: Callable[[str, int], int]) -> Plant:
    """Every offset of an annotation changed in the same way."""

    def changed(value: Any, text: str) -> Any:
        if isinstance(value, list):
            return [changed(member, text) for member in value]
        if isinstance(value, dict):
            offsets = {key: change(text, value[key]) for key in ("start", "end") if key in value}
            return {key: changed(member, text) for key, member in value.items()} | offsets
        return value

    def plant(root: Path) -> None:
        text = (root / f"corpus/tale/{Path(path).stem}.txt").read_text("utf-8")
        value = changed(json.loads((root / path).read_bytes()), text)
        put_all(path, {f"/{key}": member for key, member in value.items()})(root)

    return plant


ROWS = (
    Corruption(
        "start + 1",
        offsets(WARDENS, 221, 227),
        Found("span_splits_word", GOLD, 17, 34, "/mentions/5/spans/0/start"),
        Found("span_text_differs", GOLD, 17, 55, "/mentions/5/spans/0/text"),
    ),
    Corruption(
        "start - 1",
        offsets(WARDENS, 219, 227),
        Found("span_edge_space", GOLD, 17, 25, "/mentions/5/spans/0"),
        Found("span_text_differs", GOLD, 17, 55, "/mentions/5/spans/0/text"),
    ),
    Corruption(
        "end + 1",
        offsets(WARDENS, 220, 228),
        Found("span_edge_space", GOLD, 17, 25, "/mentions/5/spans/0"),
        Found("span_text_differs", GOLD, 17, 55, "/mentions/5/spans/0/text"),
    ),
    Corruption(
        "end - 1",
        offsets(WARDENS, 220, 226),
        Found("span_splits_word", GOLD, 17, 44, "/mentions/5/spans/0/end"),
        Found("span_text_differs", GOLD, 17, 55, "/mentions/5/spans/0/text"),
    ),
    Corruption(
        "whole span + 1",
        offsets(WARDENS, 221, 228),
        Found("span_edge_space", GOLD, 17, 25, "/mentions/5/spans/0"),
        Found("span_splits_word", GOLD, 17, 34, "/mentions/5/spans/0/start"),
        Found("span_text_differs", GOLD, 17, 55, "/mentions/5/spans/0/text"),
    ),
    Corruption(
        "span on the next word", offsets(WARDENS, 228, 232), Found("span_text_differs", GOLD, 17, 55, "/mentions/5/spans/0/text")
    ),
    Corruption(
        "start and end swapped", offsets(WARDENS, 227, 220), Found("span_backwards", GOLD, 17, 44, "/mentions/5/spans/0/end")
    ),
    Corruption("empty span", offsets(WARDENS, 220, 220), Found("span_backwards", GOLD, 17, 44, "/mentions/5/spans/0/end")),
    Corruption(
        "span past the end",
        offsets("/mentions/9/spans/0", 369, 380),
        Found("span_outside_text", GOLD, 21, 45, "/mentions/9/spans/0/end"),
    ),
    Corruption(
        "all offsets + 3",
        every_offset(GOLD_3, lambda _, at: at + 3),
        Found("span_splits_word", GOLD_3, 12, 34, "/mentions/0/spans/0/start"),
        Found("span_splits_word", GOLD_3, 12, 44, "/mentions/0/spans/0/end"),
        Found("span_text_differs", GOLD_3, 12, 55, "/mentions/0/spans/0/text"),
        Found("span_splits_word", GOLD_3, 13, 34, "/mentions/1/spans/0/start"),
        Found("span_outside_text", GOLD_3, 13, 44, "/mentions/1/spans/0/end"),
        Found("span_splits_word", GOLD_3, 16, 145, "/stances/0/cues/0/spans/0/start"),
        Found("span_splits_word", GOLD_3, 16, 155, "/stances/0/cues/0/spans/0/end"),
        Found("span_text_differs", GOLD_3, 16, 166, "/stances/0/cues/0/spans/0/text"),
        Found("span_splits_word", GOLD_3, 19, 97, "/events/0/triggers/0/spans/0/start"),
        Found("span_text_differs", GOLD_3, 19, 116, "/events/0/triggers/0/spans/0/text"),
        Found("span_edge_space", GOLD_3, 19, 166, "/events/0/arguments/0/spans/0"),
        Found("span_splits_word", GOLD_3, 19, 184, "/events/0/arguments/0/spans/0/end"),
        Found("span_text_differs", GOLD_3, 19, 194, "/events/0/arguments/0/spans/0/text"),
        Found("span_splits_word", GOLD_3, 19, 261, "/events/0/arguments/1/spans/0/start"),
        Found("span_splits_word", GOLD_3, 19, 270, "/events/0/arguments/1/spans/0/end"),
        Found("span_text_differs", GOLD_3, 19, 280, "/events/0/arguments/1/spans/0/text"),
    ),
    Corruption(
        "byte offsets for characters",
        every_offset(GOLD_3, lambda text, at: len(text[:at].encode())),
        Found("span_splits_word", GOLD_3, 12, 34, "/mentions/0/spans/0/start"),
        Found("span_splits_word", GOLD_3, 12, 44, "/mentions/0/spans/0/end"),
        Found("span_text_differs", GOLD_3, 12, 55, "/mentions/0/spans/0/text"),
        Found("span_splits_word", GOLD_3, 13, 34, "/mentions/1/spans/0/start"),
        Found("span_outside_text", GOLD_3, 13, 44, "/mentions/1/spans/0/end"),
        Found("span_splits_word", GOLD_3, 16, 145, "/stances/0/cues/0/spans/0/start"),
        Found("span_text_differs", GOLD_3, 16, 166, "/stances/0/cues/0/spans/0/text"),
    ),
    Corruption(
        "UTF-16 offsets for characters",
        every_offset(GOLD_2, lambda text, at: len(text[:at].encode("utf-16-le")) // 2),
        Found("span_edge_space", GOLD_2, 14, 25, "/mentions/2/spans/0"),
        Found("span_splits_word", GOLD_2, 14, 34, "/mentions/2/spans/0/start"),
        Found("span_text_differs", GOLD_2, 14, 55, "/mentions/2/spans/0/text"),
        Found("span_splits_word", GOLD_2, 17, 136, "/stances/0/cues/0/spans/0/start"),
        Found("span_text_differs", GOLD_2, 17, 157, "/stances/0/cues/0/spans/0/text"),
    ),
    Corruption(
        "words of a span missing",
        edits(Edit(GOLD, remove=(f"{WARDENS}/text",))),
        Found("span_text_missing", GOLD, 17, 25, "/mentions/5/spans/0"),
    ),
    Corruption(
        "words of a span altered",
        put(GOLD, f"{WARDENS}/text", "Wardens"),
        Found("span_text_differs", GOLD, 17, 55, "/mentions/5/spans/0/text"),
    ),
    Corruption(
        "fragments in the wrong order",
        put(
            GOLD,
            "/stances/0/cues/0/spans",
            [{"start": 190, "end": 197, "text": "pirates"}, {"start": 169, "end": 175, "text": "called"}],
        ),
        Found("span_order", GOLD, 24, 193, "/stances/0/cues/0/spans/1/start"),
    ),
    Corruption(
        "fragments that overlap",
        put(
            GOLD,
            "/stances/0/cues/0/spans",
            [{"start": 169, "end": 179, "text": "called the"}, {"start": 176, "end": 179, "text": "the"}],
        ),
        Found("span_order", GOLD, 24, 196, "/stances/0/cues/0/spans/1/start"),
    ),
    Corruption(
        "span inside an emoji",
        put(GOLD_2, "/mentions/1/spans/0", {"start": 142, "end": 143, "text": "🕯"}),
        Found("span_splits_character", GOLD_2, 13, 44, "/mentions/1/spans/0/end"),
    ),
)
