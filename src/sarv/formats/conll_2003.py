"""Mentions as BIO tags of actor types, a token a line, in the columns of CoNLL-2003: what taggers of named entities train on.

Tokens and sentences are ours (UAX #29); the columns for part of speech and chunk are `-`; each document begins with
`-DOCSTART-`. The tag is the type of the mention's first actor, as in the config `actors_bio` of a release.

Much is lost: a token has one tag. Of mentions that overlap, the one that begins first is tagged, or else the longer one; the
fragments of one are mentions of their own; where a mention ends within a token, the whole token is tagged. Actors, forms,
stances and events are not in the file. Hence it is written only: what is read from it says neither who is meant nor by what
form, and would be no annotation.
"""

from collections.abc import Iterator, Sequence

from ..segmentation import Piece, sentences, tokens
from ..tagging import Labelled, bio, without_overlaps
from ._format import Registers, Sheet, Written

TITLE = "CoNLL-2003 columns with BIO tags"
HOLDS = "where mentions are, as tags of actor types on tokens"
LOSES = "actors and forms, mentions inside others, stances, events, and whose annotation it is"
SOURCE = "https://aclanthology.org/W03-0419/"
EXTRA = None
SUFFIXES = (".conll",)

NAME = "mentions.conll"


def write(sheets: Sequence[Sheet], registers: Registers) -> Written:
    """One file with all documents."""
    written = Written()
    lines: list[str] = []
    for sheet in sheets:
        stretches = {
            f"/mentions/{i}/spans/{j}": (Piece(span.start, span.end), registers.actors[mention.actors[0]].type)
            for i, mention in enumerate(sheet.annotation.mentions)
            for j, span in enumerate(mention.spans)
        }
        kept = without_overlaps(stretches.values())
        lines += ("-DOCSTART- -X- -X- O", "")
        tagged: list[tuple[list[Piece], list[str]]] = []
        for sentence in sentences(sheet.text):
            inside = tokens(sheet.text, sentence)
            tagged.append((inside, bio(inside, kept)))
            lines += (f"{sheet.text[a:b]} - - {tag}" for (a, b), tag in zip(*tagged[-1], strict=True))
            lines.append("")
        for pointer, message in _losses(sheet, stretches, set(_entities(tagged))):
            written.lose(sheet, pointer, message)
    written.files[NAME] = "".join(f"{line}\n" for line in lines).encode()
    return written


def _entities(tagged: Sequence[tuple[Sequence[Piece], Sequence[str]]]) -> Iterator[Labelled]:
    """What a reader of the file takes for mentions."""
    for inside, tags in tagged:
        for i, tag in enumerate(tags):
            if tag.startswith("B-"):
                last = next((j for j in range(i + 1, len(tags)) if not tags[j].startswith("I-")), len(tags)) - 1
                yield Piece(inside[i].start, inside[last].end), tag[2:]


def _losses(sheet: Sheet, stretches: dict[str, Labelled], entities: set[Labelled]) -> Iterator[tuple[str, str]]:
    """The pointers to what is not in the file, and what became of it."""
    yield "", "round, annotator and complete layers are not in the file, and documents have no names there"
    told: set[Labelled] = set()
    for i, mention in enumerate(sheet.annotation.mentions):
        pointer = f"/mentions/{i}"
        of = "the first of the mention's actors" if len(mention.actors) > 1 else "the mention's actor"
        yield pointer, f"of {of} only the type is in the file, and the form is not"
        if len(mention.spans) > 1:
            yield f"{pointer}/spans", f"the {len(mention.spans)} fragments are no longer one mention"
        for j in range(len(mention.spans)):
            stretch = stretches[f"{pointer}/spans/{j}"]
            if stretch not in entities:
                yield (
                    f"{pointer}/spans/{j}",
                    "no run of tokens has just this extent, or another mention has them: it is not tagged as it is",
                )
            elif stretch in told:
                yield f"{pointer}/spans/{j}", "another mention of the same type has the same extent: both are tagged as one"
            told.add(stretch)
    for i in range(len(sheet.annotation.stances)):
        yield f"/stances/{i}", "stances are not in the file"
    for i in range(len(sheet.annotation.events)):
        yield f"/events/{i}", "events are not in the file"
