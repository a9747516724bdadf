"""Finds the names and aliases of the register in a text, and nothing else.

A name stands where its words do: whole words, one after the other, with space between them where the name has it. The text may
have more capitals than the name (a word at the start of a sentence, a headline in capitals), never fewer: `Oss` is not in
`oss`. Of names that begin at the same word the longest is taken, and none begins inside another. Words that are the name of one
actor and an alias of others mean the first; those that several actors share otherwise mean nobody. A demonym is found where it
is an alias.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..records import Actor
from ..segmentation import Piece, tokens

_POSSESSIVE = re.compile(r"(?<=.)['’]s?$")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True)
class _Word:
    """A word with its place, and whether white space stands before it; a paragraph's end is more than that."""

    start: int
    end: int
    text: str
    gap: str


@dataclass(frozen=True)
class _Name:
    """The words of a name, each with the gap before it, and whom they mean."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    actor: str


class Named(NamedTuple):
    """A name in the text: code points, half-open, and whom it means."""

    start: int
    end: int
    actor: str


def named(text: str, actors: Iterable[Actor]) -> list[Named]:
    """Every name and alias of the register in the text, in order."""
    return [Named(*found) for found in _found(_words(text), _names(tuple(actors)))]


def _found(words: list[_Word], names: Mapping[str, tuple[_Name, ...]]) -> Iterator[tuple[int, int, str]]:
    """Start, end and actor of every name, in the order of the text."""
    at = 0
    while at < len(words):
        length = 1
        for name in names.get(words[at].text.casefold(), ()):
            here = words[at : at + len(name.words)]
            if len(here) == len(name.words) and _says(here, name):
                yield here[0].start, here[-1].end, name.actor
                length = len(here)
                break
        at += length


def _says(words: list[_Word], name: _Name) -> bool:
    """Whether the words are the name's, with its gaps between them; the gap before the first is free."""
    same = all(_is(word.text, wanted) for word, wanted in zip(words, name.words, strict=True))
    return same and tuple(word.gap for word in words[1:]) == name.gaps[1:]


def _is(word: str, wanted: str) -> bool:
    """Whether a word of the text is that of a name, perhaps with more capitals."""
    return word in (wanted, wanted[:1].upper() + wanted[1:], wanted.upper())


def _words(text: str) -> list[_Word]:
    """The words and marks of a text; the ending of a possessive is no part of its word."""
    found, before = [], 0
    for start, end in tokens(text, Piece(0, len(text))):
        between = text[before:start]
        gap = "paragraph" if _PARAGRAPH_END.search(between) else "space" if between else ""
        stem = _POSSESSIVE.sub("", text[start:end])
        found.append(_Word(start, start + len(stem), stem, gap))
        before = end
    return found


@lru_cache(maxsize=1)  # all documents of a run have the same register
def _names(actors: tuple[Actor, ...]) -> Mapping[str, tuple[_Name, ...]]:
    """The names that mean one actor, by their first word without regard to case, the longest first."""
    own = [(actor.name, actor.id) for actor in actors]
    aliases = [(alias, actor.id) for actor in actors for alias in actor.aliases]
    meant: dict[str, set[str]] = {}
    for names in (own, aliases):
        here: dict[str, set[str]] = {}
        for name, actor in names:
            here.setdefault(name, set()).add(actor)
        meant = here | meant
    by_first: dict[str, list[_Name]] = {}
    for name, whom in sorted(meant.items()):
        words = _words(name)
        if words and len(whom) == 1:
            made = _Name(tuple(word.text for word in words), tuple(word.gap for word in words), *whom)
            by_first.setdefault(made.words[0].casefold(), []).append(made)
    return {first: tuple(sorted(names, key=lambda name: -len(name.words))) for first, names in by_first.items()}
