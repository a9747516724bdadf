"""Who adjudicates a round: one for all its documents, named in `round.json`, and none of its annotators."""

import re

from msgspec.structs import replace

from ...checks.annotator_reserved import RESERVED
from ...corpus import ID, CorpusError
from ...records import Annotator, Round
from ..settling import round_path

_PERSON = "A person, given the guidelines, the text and what each annotator gave."


def with_adjudicator(round_: Round, name: str | None, kind: str | None, description: str | None) -> Round:
    """The round with its adjudicator: the one that it names, or else the one that a call names.

    Raises `CorpusError` where the call contradicts the round, says too little, or names somebody who cannot adjudicate.
    """
    there = round_.adjudicator
    if there is not None:
        for option, given, kept in (
            ("--adjudicator", name, there.id),
            ("--kind", kind, there.kind),
            ("--description", description, there.description),
        ):
            if given is not None and given != kept:
                raise CorpusError(f"{option} says '{given}', and {round_path(round_.id)} names an adjudicator with '{kept}'")
        return round_
    if description is None and kind == "person":
        description = _PERSON
    if name is None or kind is None or description is None:
        raise CorpusError(
            f"round {round_.id} has no adjudicator yet; name one with --adjudicator ID --kind KIND --description "
            "(who it is, and what they decide by)"
        )
    if name in RESERVED or name in {annotator.id for annotator in round_.annotators}:
        raise CorpusError(f"--adjudicator: '{name}' is an annotator of the round, or a name with another meaning in rounds")
    if not re.fullmatch(ID, name):
        raise CorpusError(f"--adjudicator: '{name}' is no id: lower-case letters and digits in groups joined by single hyphens")
    return replace(round_, adjudicator=Annotator(id=name, kind=kind, description=description))
