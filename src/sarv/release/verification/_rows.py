"""The rows of a copy, split by split: documents first, then the configs that repeat their elements."""

from collections import defaultdict
from typing import Any

from ..tables import configs
from ._copy import Copy
from ._documents import Known, Row, check_given, check_spans, read_document
from ._offsets import misplaced
from ._registers import Registers

_LAYER_OF = {"actors": "mentions", "stance": "stances", "violence": "events"}


class Rows:
    """Checks rows as they are read. Faults of a row have its number in the pointer, counted in its file from 0."""

    def __init__(self, copy: Copy, registers: Registers) -> None:
        self._copy, self._registers = copy, registers
        self._split_of: dict[str, str] = {}
        self._known: dict[str, Known] = {}
        self._whole: set[str] = set()
        self._seen: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._split = ""

    def begin(self, split: str) -> None:
        """Rows of `split` follow."""
        self._split = split
        self._known, self._whole, self._seen = {}, set(), defaultdict(list)

    def check(self, config: str, path: str, first: int, rows: list[Row]) -> None:
        """Check some rows of a file of a config, of which `first` is the number of the first."""
        for number, row in enumerate(rows, first):
            pointer = f"/{number}"
            if config == "documents":
                self._document(path, pointer, row)
            else:
                known = self._known.get(row["document"])
                if known is not None:
                    self._row(config, path, pointer, row, known)
                elif "documents" in self._whole:
                    self._fault(path, f"{pointer}/document", f"no document of {self._split} has this id", row["document"])

    def close(self, config: str, whole: bool) -> None:
        """All rows of a config and split were given; `whole` says whether all of them could be read."""
        if not whole:
            return
        self._whole.add(config)
        if config in _LAYER_OF and "documents" in self._whole:
            layer = _LAYER_OF[config]
            expected = [(name, element) for name, known in self._known.items() for element in known.elements[layer]]
            if expected != self._seen[config]:
                message = f"it has not each of the {layer} in config documents, in their order"
                self._fault(self._copy.tables[config, self._split][0], "", message, None)

    def _document(self, path: str, pointer: str, row: Row) -> None:
        known = read_document(self._copy, self._registers, path, pointer, row)
        if known is None:
            return
        other = self._split_of.setdefault(row["id"], self._split)
        if other != self._split or row["id"] in self._known:
            self._fault(path, f"{pointer}/id", f"a document of {other} has this id already", row["id"])
        self._known[row["id"]] = known

    def _row(self, config: str, path: str, pointer: str, row: Row, known: Known) -> None:
        if config == "annotations":
            check_given(self._copy, self._registers, path, pointer, row, known)
            return
        for name, value in known.repeated.items():
            if row[name] != value:
                self._fault(path, f"{pointer}/{name}", f"the document has {value}", row[name])
        if config in _LAYER_OF:
            self._element(config, path, pointer, row, known)
        if config == "actors":
            self._mention(path, pointer, row, known)
        elif config == "stance":
            self._context(path, pointer, row, known)
        elif config == "actors_bio":
            self._sentence(path, pointer, row, known)

    def _element(self, config: str, path: str, pointer: str, row: Row, known: Known) -> None:
        self._seen[config].append((row["document"], row["id"]))
        element = known.elements[_LAYER_OF[config]].get(row["id"])
        if element is None:
            self._fault(path, f"{pointer}/id", "the document has no such element", row["id"])
            return
        for name, value in element.items():
            if row[name] != value:
                self._fault(path, f"{pointer}/{name}", "config documents has it otherwise", None)
        check_spans(self._copy, path, pointer, {name: row[name] for name in element}, known.text, known.length)

    def _mention(self, path: str, pointer: str, row: Row, known: Known) -> None:
        spans = row["spans"] or [{"start": None, "end": None}]
        if (row["start"], row["end"]) != (spans[0]["start"], spans[-1]["end"]):
            self._offset(path, pointer, "it does not reach from the first fragment to the last", f"{row['start']}–{row['end']}")
        else:
            self._stretch(path, pointer, row["start"], row["end"], row["text"], known)
        actors = self._registers.actors
        if actors is not None and row["actors"] is not None and all(one in actors for one in row["actors"]):
            expected = ([actors[one].name for one in row["actors"]], [actors[one].type for one in row["actors"]])
            if (row["actor_names"], row["actor_types"]) != expected:
                self._fault(path, f"{pointer}/actor_names", "the register has other names or types for these actors", None)

    def _context(self, path: str, pointer: str, row: Row, known: Known) -> None:
        if known.text is None and row["context"] is None and row["context_start"] is None:
            return
        start, words = row["context_start"], row["context"]
        end = None if start is None or words is None else start + len(words)
        self._stretch(path, f"{pointer}/context", start, end, words, known)

    def _sentence(self, path: str, pointer: str, row: Row, known: Known) -> None:
        starts, tokens, tags = (row[name] or [] for name in ("token_starts", "tokens", "tags"))
        if not len(starts) == len(tokens) == len(tags):
            self._offset(
                path, pointer, "it has not as many tokens, offsets and tags", f"{len(tokens)}, {len(starts)}, {len(tags)}"
            )
            return
        for i, (start, token) in enumerate(zip(starts, tokens, strict=True)):
            end = None if start is None or token is None else start + len(token)
            self._stretch(path, f"{pointer}/tokens/{i}", start, end, token, known)
        reach = known.length if known.text is None else len(known.text)
        if row["start"] is None or row["end"] is None or not 0 <= row["start"] < row["end"] <= reach:
            self._offset(path, pointer, "it is no stretch of its text", f"{row['start']}–{row['end']}")
        names = configs()["actors_bio"].class_labels["tags"]
        for i, tag in enumerate(tags):
            if tag is None or not 0 <= tag < len(names):
                self._copy.fault("release_labels", path, "no tag has this number", pointer=f"{pointer}/tags/{i}", value=tag)

    def _stretch(self, path: str, pointer: str, start: Any, end: Any, words: Any, known: Known) -> None:
        found = misplaced(pointer, start, end, words, known.text, known.length)
        if found is not None:
            self._offset(path, found.pointer, found.message, found.value)

    def _offset(self, path: str, pointer: str, message: str, value: str) -> None:
        self._copy.fault("release_offsets", path, message, pointer=pointer, value=value)

    def _fault(self, path: str, pointer: str, message: str, value: Any) -> None:
        self._copy.fault("release_reference", path, message, pointer=pointer, value=value)
