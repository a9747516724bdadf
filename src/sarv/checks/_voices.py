"""In whose voice something is said, and who may speak in it."""

from collections.abc import Mapping

from ..records import Actor, Outlet, Party

_OTHERS = frozenset(("quoted", "reported", "partly_quoted"))


def voice_fault(
    party: Party, voice: str, outlet: Outlet, actors: Mapping[str, Actor] | None, spoken_for: bool = False
) -> str | None:
    """What is wrong with the voice in which a document of `outlet` gives a stance or report of `party`, or None.

    `spoken_for` says that another conveys it for the party. Who belongs to the outlet, as the writer of a signed piece does,
    may speak in its voice or be quoted in it.
    """
    is_outlet = party.outlet is not None
    speaks_itself = is_outlet or party.actor == outlet.actor
    if voice == "outlet" and not speaks_itself and not _writes_for(party.actor, outlet, actors):
        return "only the outlet itself, the actor that it is, or one who writes for it speaks in the voice of the outlet"
    if voice in _OTHERS and speaks_itself and (is_outlet or not spoken_for):
        return "the outlet speaks here itself, so the voice is outlet or scare_quoted"
    return None


def _writes_for(actor: str | None, outlet: Outlet, actors: Mapping[str, Actor] | None) -> bool:
    """Whether an actor is part of the actor that the outlet is; unknown where the register is."""
    entry = None if actor is None or actors is None else actors.get(actor)
    return actors is None or (entry is not None and outlet.actor is not None and entry.part_of == outlet.actor)
