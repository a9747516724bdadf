"""What can be wrong with a ruling by itself, or beside the others on the same document."""

from collections.abc import Iterable, Iterator, Mapping

from ...checks._hints import nearest
from ...derivation import Alike, layer_of
from ...findings import Fault
from .docket import Case
from .rulings import Ruling

_KINDS = {"actors": "a mention", "stance": "a stance", "violence": "an event"}


def sound(case: Case, rulings: Iterable[Ruling]) -> tuple[list[Ruling], list[tuple[Ruling, Fault]]]:
    """The rulings that can be followed, and what is wrong with the others."""
    like = case.like
    first: dict[int, Ruling] = {}
    kept: list[Ruling] = []
    faults: list[tuple[Ruling, Fault]] = []
    for ruling in rulings:
        found = list(_unknown(case, ruling)) or [*_mixed(case, ruling), *_repeated(ruling, like, first)]
        found = found or list(_needless(ruling, like))
        faults += [(ruling, fault) for fault in found]
        if not found:
            kept.append(ruling)
            first |= {id(like[name]): ruling for name in ruling.of}
    return kept, faults


def _unknown(case: Case, ruling: Ruling) -> Iterator[Fault]:
    """Elements that nobody gave, or that the ruling keeps and is not about."""
    annotators = {annotation.annotator for annotation in case.given}
    for number, name in enumerate(ruling.of):
        by, _, element = name.partition(":")
        if by not in annotators:
            message = f"the round {case.round.id} has no annotator of this name{nearest(by, annotators)}"
        elif layer_of(element) not in case.round.layers:
            message = f"the round covers only {', '.join(case.round.layers)}, and this is {_KINDS[layer_of(element)]}"
        else:
            message = f"the annotation of {by} has no element of this id"
        if name not in case.elements:
            yield Fault(f"{ruling.pointer}/of/{number}", message, name, code="verdict_element_unknown")
    for name in ruling.keep:
        if name not in ruling.of:
            message = "is to be kept, and is none of the elements that the verdict is about"
            yield Fault(f"{ruling.pointer}/keep", message, name, code="verdict_element_unknown")


def _mixed(case: Case, ruling: Ruling) -> Iterator[Fault]:
    """Elements of several kinds, or one that another kind is to replace."""
    layers = [layer_of(name.partition(":")[2]) for name in ruling.of]
    first = layers[0] if layers else None
    for number, layer in enumerate(layers):
        if layer != first:
            message = f"this is {_KINDS[layer]}, and the first element is {_KINDS[layers[0]]}"
            yield Fault(f"{ruling.pointer}/of/{number}", message, ruling.of[number], code="verdict_element_kind")
    if ruling.instead is None:
        return
    layer = layer_of(ruling.instead.id)
    if layer not in case.round.layers:
        message = f"the round covers only {', '.join(case.round.layers)}, and this is {_KINDS[layer]}"
        yield Fault(f"{ruling.pointer}/instead", message, code="verdict_element_kind")
    elif first not in (None, layer):
        message = f"this is {_KINDS[layer]}, and the elements that it is to replace are not"
        yield Fault(f"{ruling.pointer}/instead", message, code="verdict_element_kind")


def _repeated(ruling: Ruling, like: Mapping[str, Alike], first: Mapping[int, Ruling]) -> Iterator[Fault]:
    """Elements that an earlier ruling is about, or that say the same as one of its."""
    for number, name in enumerate(ruling.of):
        earlier = first.get(id(like[name]))
        if earlier is not None:
            same = "this element" if name in earlier.of else "an element that says the same"
            where = f" in {earlier.file}" if earlier.file != ruling.file else ""
            message = f"an earlier verdict ({earlier.pointer or 'mechanical'}{where}) is about {same}"
            yield Fault(f"{ruling.pointer}/of/{number}", message, name, code="verdict_repeated")


def _needless(ruling: Ruling, like: Mapping[str, Alike]) -> Iterator[Fault]:
    """A ruling that keeps what is kept without it."""
    about = [like[name] for name in ruling.of]
    kept = {id(like[name]) for name in ruling.keep}
    if about and ruling.instead is None and all(same.agreed and same.decision is None and id(same) in kept for same in about):
        yield Fault(f"{ruling.pointer}/of", "all annotators gave this alike, and so it is kept", code="verdict_needless")
