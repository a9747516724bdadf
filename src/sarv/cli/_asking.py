"""What commands ask for that was not said: on a terminal one by one, elsewhere by naming every option that is missing."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import click


@dataclass(frozen=True)
class Question:
    """What is asked, by which option it can be said, and between which answers, if not all are good."""

    option: str
    words: str
    choices: Sequence[str] = ()


def answerable() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asked(questions: Mapping[str, Question], *, of_whom: str) -> dict[str, str]:
    """The answers by name; `of_whom` says in an error what they are needed for. A wrong call where nobody can answer."""
    if not questions:
        return {}
    if not answerable():
        options = "\n".join(f"  {question.option}  {question.words}" for question in questions.values())
        raise click.UsageError(f"{of_whom} needs more, which is never assumed:\n{options}")
    return {name: _answer(question) for name, question in questions.items()}


def _answer(question: Question) -> str:
    kind = click.Choice(question.choices) if question.choices else str
    return str(click.prompt(question.words, type=kind, err=True)).strip()
