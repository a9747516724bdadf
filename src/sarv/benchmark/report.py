"""The report of a run as plain values: what `--json` prints, and what the other forms are made of."""

from collections.abc import Iterator, Sequence
from typing import Any

from .comparison import FEW, Difference, compare, least
from .figures import Figure, Figures, Group, table
from .gold import Release
from .scoring import Scored
from .signature import signature
from .slices import LENGTHS
from .tasks import TASKS

MOST_CONFUSIONS = 10
MOST_UNKNOWN = 5
LEVEL = 0.05
"""The p-value that is commonly asked for; where none so small can be found, that is said."""


def report(release: Release, split: str, systems: Sequence[Scored], resamples: int, seed: int, worst: int) -> dict[str, Any]:
    """The report. The same predictions and release give the same values in the same order.

    `value` is null where a figure does not exist, `interval` where there are too few incidents or figures for one; `right`,
    `gold` and `predicted` are counts, null where a figure is not made of them.
    """
    figures = [Figures(one, resamples, seed) for one in systems]
    incidents = len({one.incident for one in systems[0].documents})
    differences = compare(figures[0], figures[1:], seed)
    tests = sum(one.corrected_bootstrap is not None for one in differences)
    return {
        "release": release.name,
        "split": split,
        "documents": len(systems[0].documents),
        "incidents": incidents,
        "without_text": release.without_text(split),
        "notes": [*release.notes(split), *_notes(incidents, tests, resamples)],
        "resamples": resamples,
        "seed": seed,
        "systems": [_system(release, split, one, resamples, seed, worst) for one in figures],
        "differences": [_difference(one) for one in differences],
    }


def _notes(incidents: int, tests: int, resamples: int) -> Iterator[str]:
    """What a reader of the whole report must know of its intervals and tests."""
    if incidents < FEW:
        yield f"of fewer than {FEW} incidents, intervals say little, and there are no p-values"
    if (bound := least(tests, resamples)) > LEVEL:
        yield f"of {tests} tests with {resamples:,} draws, no corrected p-value can be below {bound:.3f}; draw more"


def _system(release: Release, split: str, figures: Figures, resamples: int, seed: int, worst: int) -> dict[str, Any]:
    scored, reading = figures.scored, figures.scored.reading
    tasks = {}
    for name, found in table(figures).items():
        task = TASKS[name]
        tasks[name] = {
            "headline": task.headline,
            "signature": signature(release, split, scored, task, resamples, seed),
            "documents": int(scored.counted[name].sum()),
            "without_answer": scored.without[name],
            "figures": [_figure(one) for one in found],
            "groups": [_group(one) for one in figures.groups(name)],
            "worst": [{"document": document, **_figure(one)} for document, one in figures.worst(name, worst)],
        }
        if name in scored.slices.counts:
            tasks[name]["lengths"] = [
                {"length": length, "right": int(row[0]), "gold": int(row[1]), "predicted": int(row[2])}
                for length, row in zip(LENGTHS, scored.slices.counts[name], strict=True)
            ]
        if name == "stance":
            tasks[name]["voices"] = [_group(one) for one in figures.by_label("voice_f1")]
    overall = figures.overall
    return {
        "name": scored.name,
        "lines": reading.lines,
        "findings": len(reading.findings),
        "missing": scored.missing,
        "not_scored": reading.not_scored,
        "quotes_not_found": {
            "count": reading.quotes_not_found.total(),
            "lines": sorted(reading.quotes_not_found)[:MOST_UNKNOWN],
        },
        "actors_unknown": {
            "count": reading.actors_unknown.total(),
            "examples": sorted(reading.actors_unknown, key=lambda name: (-reading.actors_unknown[name], name))[:MOST_UNKNOWN],
        },
        "overall": overall and {**_figure(overall), "signature": signature(release, split, scored, None, resamples, seed)},
        "tasks": tasks,
        "confusions": {
            decision: [
                {"gold": gold, "predicted": predicted, "count": count}
                for gold, predicted, count in scored.confusions.most_frequent(decision, MOST_CONFUSIONS)
            ]
            for decision in sorted(scored.confusions.counts)
        },
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "metric": figure.name,
        "title": figure.title,
        "value": figure.value,
        "interval": list(figure.interval) if figure.interval else None,
        "right": figure.right,
        "gold": figure.gold,
        "predicted": figure.predicted,
    }


def _group(group: Group) -> dict[str, Any]:
    return {"by": group.by, "name": group.name, "documents": group.documents, **_figure(group.figure)}


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "metric": one.metric,
        "title": one.title,
        "other": one.other,
        "headline": one.headline,
        "lower_is_better": one.lower_is_better,
        "value": one.value,
        "interval": list(one.interval) if one.interval else None,
        "p_bootstrap": one.bootstrap,
        "p_randomisation": one.randomisation,
        "p_bootstrap_corrected": one.corrected_bootstrap,
        "p_randomisation_corrected": one.corrected_randomisation,
    }
