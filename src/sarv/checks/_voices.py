"""In whose voice something is said, and who may speak in it."""

from ..records import Outlet, Party

_OTHERS = frozenset(("quoted", "reported", "partly_quoted"))


def voice_fault(party: Party, voice: str, outlet: Outlet, spoken_for: bool = False) -> str | None:
    """What is wrong with the voice in which a document of `outlet` gives a stance or report of `party`, or None.

    `spoken_for` says that another conveys it for the party.
    """
    is_outlet = party.outlet is not None
    speaks_itself = is_outlet or party.actor == outlet.actor
    if voice == "outlet" and not speaks_itself:
        return "only the outlet itself, or the actor that it is, speaks in the voice of the outlet"
    if voice in _OTHERS and speaks_itself and (is_outlet or not spoken_for):
        return "the outlet speaks here itself, so the voice is outlet or scare_quoted"
    return None
