"""What every figure is called and what it means, in words: the one place where table, page and JSON have them from."""

from collections.abc import Sequence

from ...derivation import GOLD
from ...layers import layers
from ...records import Annotator
from .measures import Name
from .units import question

OF = {
    "mention": "Mentions",
    "cue": "Cues",
    "stance": "Stances",
    "trigger": "Triggers",
    "event": "Events",
    "argument": "Arguments",
    "casualties": "Casualty figures",
    "report": "Reports",
    "link": "Links between events",
}

MATCHED = {
    "mention": "overlapping words",
    "cue": "overlapping words",
    "stance": "overlapping cues",
    "trigger": "overlapping words",
    "event": "overlapping triggers",
    "argument": "overlapping words",
    "casualties": "overlapping words",
    "report": "same source",
    "link": "same type and events",
}
"""When two units of a kind match."""

WHOLE = {
    "mention": "overlapping words, same actors",
    "cue": "overlapping words, same kind",
    "event": "overlapping triggers, same type and stage",
    "argument": "overlapping words, same role and actor",
    "casualties": "overlapping words, same kind and number",
    "report": "same source, voice and act",
}
"""When two units of a kind are the same end to end."""

CATEGORY = {"mention": "type of actor", "cue": "kind of cue", "trigger": "type of event"}
"""What the units of a text are told apart by, in the figures over the whole text."""

DEFINITIONS = {
    "f1_exact": "F1 of units that cover exactly the same characters: 2 × matched / (units of the one + units of the other). A "
    "cue that serves several stances, or a trigger that serves several events, counts once.",
    "f1_matched": "F1 of units that match: the match rate. Mentions, cues, triggers, arguments and casualty figures match where "
    "they have a character in common, stances where their cues do, events where their triggers do; reports match where the "
    "source is the same, links where type and both events are. Arguments, casualty figures and reports match only within events "
    "that match. The assignment is one to one and the best for the document: as many equal extents as possible, then the "
    "greatest overlap, then the most matches, then the most equal answers.",
    "f1_whole": "F1 end to end: units that match and have the same answers to what makes them what they are: the linked actors "
    "of a mention, the kind of a cue, type and stage of an event, role and actor of an argument, kind, low and high of a "
    "casualty figure, voice and act of a report.",
    "f1_label": "F1 of one label: units that match and both have the label, among all units that have it.",
    "f1_triples": "F1 of stances as triples: holder, target and polarity are the same, whatever the words. An event as a target "
    "is the same where the events match, a proposition where the words overlap.",
    "f1_frames": "F1 of whole frames with part marks: each stance or event is assigned to the one that suits the document best, "
    "and counts by how alike they are. Of a stance: the share of holder, target and polarity that are the same, where cues "
    "overlap or holder and target are the same. Of an event: the share of type, stage, triggers, arguments, casualty figures and "
    "reports that are the same, where triggers overlap.",
    "count": "On how many units a figure rests: for an F1 those that either annotator marked (of a label, those that either gave "
    "it), those that match once; for what was decided those that match. Of pairs the sum over all pairs.",
    "share": "Of the units that match, the share with the same answer. Not corrected for chance.",
    "kappa": "Cohen's kappa of the answers, on the units that match: 1 is perfect, 0 is what chance would do with each "
    "annotator's own habits.",
    "alpha": "Krippendorff's alpha (nominal) of the answers, on the units that match: 1 is perfect, 0 is what chance would do. "
    "Over more than two annotators all at once; a unit that only some marked counts for those.",
    "error": "The mean relative error between casualty figures that match: 0 the same number, 0.5 one twice the other, 1 a "
    "number beside none. An open end is taken to be at the end that is given.",
    "unitizing_alpha": "Krippendorff's alpha for unitizing: what was cut out of the text and what it was called, in one figure "
    "corrected for chance. Units of one category that overlap are joined first.",
    "gamma": "Gamma: the same in another way, by the best alignment of all units, boundaries and categories weighed alike.",
}
"""What each figure is."""

PAIRS = "the mean over all pairs of annotators"
ALL = "all annotators at once"
ONE_MODEL = (
    "{names} are language models that the round describes in the same words. Two passes of one model agree more than two people "
    "do: figures between them are an upper bound of what people would reach."
)
MODELS = (
    "{names} are language models that the round describes differently. What models agree on says little of how far people would."
)
MODEL = "{names} is a language model: figures with it are not agreement between people."
PROGRAM = "{names} is a program: figures with it are not agreement between people."
PROGRAMS = "{names} are programs: figures with them are not agreement between people."
WITH_GOLD = "{description} Figures with gold say how near a further pass comes to it."
SEEDED = (
    "The annotators did not begin with an empty page: they saw {what} as suggestions. What nobody changed counts as agreement, "
    "so the figures are higher than those of independent annotators."
)


def title(name: Name) -> str:
    """What a figure that is not of one label is called."""
    of = OF[name.of]
    match name.figure:
        case "f1_exact":
            return f"{of}, exactly the same words"
        case "f1_matched":
            return f"{of}, {MATCHED[name.of]}"
        case "f1_whole":
            return f"{of}, {WHOLE[name.of]}"
        case "f1_triples":
            return f"{of}, same holder, target and polarity"
        case "f1_frames":
            return f"{of} as frames, alike in part"
        case "error":
            return f"{of}, relative error (0 is best)"
        case "unitizing_alpha":
            return f"{of} by {CATEGORY[name.of]}, unitizing alpha"
        case "gamma":
            return f"{of} by {CATEGORY[name.of]}, gamma"
        case "share":
            return f"{question(name.of, name.question).title}, same answer"
    return f"{question(name.of, name.question).title}, {name.figure}"


def notes(annotators: Sequence[Annotator], seeded_from: str | None) -> list[str]:
    """What must be said of figures between these annotators, going by what round.json says of them and of their suggestions."""
    gold = [one for one in annotators if one.id == GOLD]
    others = [one for one in annotators if one not in gold]
    models = [one for one in others if one.kind == "language_model"]
    programs = [one.id for one in others if one.kind == "program"]
    alike: dict[str, list[str]] = {}
    for one in models:
        alike.setdefault(one.description, []).append(one.id)
    found = [ONE_MODEL.format(names=all_of(names)) for names in alike.values() if len(names) > 1]
    if len(alike) > 1 or len(models) == 1:
        found.append((MODELS if len(models) > 1 else MODEL).format(names=all_of([one.id for one in models])))
    if programs:
        found.append((PROGRAMS if len(programs) > 1 else PROGRAM).format(names=all_of(programs)))
    found += [WITH_GOLD.format(description=one.description) for one in gold]
    if seeded_from is not None:
        found.append(SEEDED.format(what=_suggested(seeded_from)))
    return found


def _suggested(seeded_from: str) -> str:
    kind, _, name = seeded_from.partition(":")
    match kind:
        case "gold":
            return "the gold of earlier rounds"
        case "baseline":
            return f"the baseline `{name}`"
    round_, _, annotator = name.partition("/")
    return f"what {annotator} gave in the round {round_}"


def all_of(names: Sequence[str]) -> str:
    """One name or more, as a sentence lists them."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def layer_title(layer: str) -> str:
    """What a layer is called."""
    return layers()[layer].title
