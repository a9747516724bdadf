"""Whether two noun phrases may name the same, judged by their heads.

Fills of answer keys and spans of ours differ in extent by rule: "two gunmen of the Column" is "gunmen" here.
"""

import re

# English words after which a noun phrase goes on with what its head is told to be, have or do.
_AFTER_THE_HEAD = re.compile(
    "about|against|among|around|at|before|behind|belonging|between|by|called|during|for|from|in|inside|into|located|near|of|on|"
    "outside|over|that|to|under|when|where|which|who|whom|whose|with|within|without"
)
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*]")


def words(phrase: str) -> list[str]:
    """The words of a phrase, case-folded, without possessive endings."""
    return _WORD.findall(_POSSESSIVE.sub("", phrase.casefold()))


def head(phrase: str) -> str | None:
    """The head of an English noun phrase, None where there are no words.

    It is the last word before a preposition or a relative pronoun, what stands in brackets left out.
    """
    found = None
    for word in words(_BRACKETS.sub(" ", phrase)) or words(phrase):
        if found is not None and _AFTER_THE_HEAD.fullmatch(word):
            break
        found = word
    return found


def alike(one: str, other: str) -> bool:
    """Whether the head of one of the phrases is a word of the other."""
    return head(one) in words(other) or head(other) in words(one)
