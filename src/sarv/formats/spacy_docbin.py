"""spaCy's DocBin: documents with their tokens, sentences and spans in one file.

Each type of node is a group of `doc.spans`, such as `doc.spans["mention"]`. A span's label is the node's most telling
attribute (`LABELS`), its knowledge base id the actors (`ACTORS`), its id the node's; fragments are spans with the same id.
All else is in `doc.user_data`, where `doc._.sarv` has it after `Doc.set_extension("sarv", default=None)`. Tokens are ours
(UAX #29), split where a span begins or ends within.

Nothing of an annotation is lost, but for where elements of gold come from.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from ._docbin import DocBinError, PackedDoc, PackedSpan, unpacked, user_data
from ._facts import Facts, facts_of
from ._format import ForeignFile, Registers, Sheet, Written
from ._graph import Arc, Graph, Node, graph_of
from ._words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

TITLE = "spaCy DocBin"
HOLDS = "everything, as `doc.spans` and `doc.user_data`"
LOSES = "nothing"
WHOLE = True
SOURCE = "https://spacy.io/api/docbin"
EXTRA = "formats"
SUFFIXES = (".spacy",)

NAME = "annotations.spacy"
LABELS = {
    "mention": "form",
    "stance": "polarity",
    "cue": "kind",
    "event": "type",
    "argument": "role",
    "casualties": "kind",
    "report": "act",
}
"""The attribute that is the label of a span, by the type of the node; others have their type for a label."""

ACTORS = {"mention": "actors", "argument": "actor"}
"""The attribute that is the knowledge base id of a span, by the type of the node."""

_KEY = ("._.", "sarv", None, None)  # where spaCy keeps the value of an extension of documents


class _Told(Facts, frozen=True):
    """What is in the user data of a document: attributes by the ids of nodes, and arcs as type, source and target."""

    attributes: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    arcs: tuple[tuple[str, str, str], ...] = ()


def write(sheets: Sequence[Sheet], _registers: Registers) -> Written:
    """One file with all documents."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    docs = [_doc(sheet, vocab) for sheet in sheets]
    return Written({NAME: DocBin(attrs=["SENT_START"], store_user_data=True, docs=docs).to_bytes()})


def _doc(sheet: Sheet, vocab: "Vocab") -> "Doc":
    from spacy.tokens import Doc, Span

    graph = graph_of(sheet.annotation)
    words, spaces, starts = _words(sheet.text, [at for node in graph.nodes for at in node.fragments])
    opening = {sentence.start for sentence, _ in words_of(sheet.text)}
    doc = Doc(vocab, words=words, spaces=spaces, sent_starts=[start in opening for start in starts])
    first = {start: i for i, start in enumerate(starts)}
    last = {start + len(word): i for i, (start, word) in enumerate(zip(starts, words, strict=True), 1)}
    groups: dict[str, list[Span]] = {}
    attributes: dict[str, dict[str, str]] = {}
    for node in graph.nodes:
        rest = dict(node.attributes)
        label, actors = rest.pop(LABELS.get(node.type, ""), node.type), rest.pop(ACTORS.get(node.type, ""), "")
        attributes[node.id] = rest
        for start, end in node.fragments:
            span = Span(doc, first[start], last[end], label=label, kb_id=actors, span_id=node.id)
            groups.setdefault(node.type, []).append(span)
    arcs = [(arc.type, arc.source, arc.target) for arc in graph.arcs]
    for type_, spans in groups.items():
        doc.spans[type_] = spans
    told = facts_of(graph) | {"attributes": attributes, "arcs": arcs}
    doc.user_data[_KEY] = told  # type: ignore[index]  # the type of its keys forgets those of extensions
    return doc


def _words(text: str, stretches: Sequence[tuple[int, int]]) -> tuple[list[str], list[bool], list[int]]:
    """Words that every stretch begins and ends with, whether a space follows each, and where each starts.

    In spaCy one space after a word belongs to it; all other white space is words.
    """
    begins, ends = {start for start, _ in stretches}, {end for _, end in stretches}
    borders = {border for _, inside in words_of(text) for token in inside for border in token}
    cuts = sorted({0, len(text)} | begins | ends | borders)
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    for start, end in pairwise(cuts):
        follows = text[start] == " " and bool(words) and not spaces[-1] and start not in begins
        if follows and not (end == start + 1 and end in ends):
            spaces[-1] = True
            start += 1
        if start < end:
            words.append(text[start:end])
            spaces.append(False)
            starts.append(start)
    return words, spaces, starts


def read(file: ForeignFile) -> Iterator[Graph]:
    """The graphs of the documents in the file, with their texts."""
    try:
        documents = unpacked(file.raw)
    except DocBinError as error:
        file.fault("format_syntax", "", f"the file is no DocBin: {error}")
        return
    for number, document in enumerate(documents, 1):
        place = f"document {number}"
        try:
            told = msgspec.convert(user_data(document).get(_KEY) or {}, _Told)
        except (DocBinError, msgspec.ValidationError) as error:
            file.fault("format_syntax", place, f"`doc._.sarv` is not as this program writes it: {error}")
            continue
        order = {id_: i for i, id_ in enumerate(told.attributes)}
        graph = told.graph(document.text, place)
        graph.nodes = sorted(_nodes(document, told, place, file), key=lambda node: order.get(node.id, len(order)))
        graph.arcs = [Arc(type_, source, target, place) for type_, source, target in told.arcs]
        yield graph


def _nodes(document: PackedDoc, told: _Told, place: str, file: ForeignFile) -> Iterator[Node]:
    """The nodes that the groups of spans show, with what the user data tells of them."""
    starts = [0]
    for word, space in zip(document.words, document.spaces, strict=True):
        starts.append(starts[-1] + len(word) + space)
    for type_, spans in document.spans.items():
        by_id: dict[str, list[PackedSpan]] = {}
        for number, span in enumerate(spans):
            by_id.setdefault(span.id or f".{type_}{number}", []).append(span)
        for id_, same in by_id.items():
            if len({(span.label, span.kb_id) for span in same}) > 1:
                file.fault("format_meaning", f"{place}, {type_} {id_}", "its fragments have different labels or actors")
            shown = {LABELS.get(type_): same[0].label, ACTORS.get(type_): same[0].kb_id}
            attributes = {name: value for name, value in shown.items() if name is not None and value}
            fragments = tuple(
                sorted((starts[span.start], starts[span.end - 1] + len(document.words[span.end - 1])) for span in same)
            )
            yield Node(id_, type_, fragments, attributes | told.attributes.get(id_, {}), f"{place}, {type_} {id_}")
