"""The report as plain values, for `--json`: everything but the disagreements themselves, which are for the page."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from . import wording
from .confusions import Confusion
from .figures import Figure
from .report import AgreementReport, LayerReport


def plain(report: AgreementReport) -> dict[str, Any]:
    """The report. The same annotations give the same values in the same order.

    A figure is known by `of` (mention, cue, …), `figure` (see `definitions`), `question` and `label` (null where it is about
    none), `over` (pair; pairs, the mean over all pairs; all, all annotators at once) and `between`. `low` and `high` are null
    where there is no interval; `value` is null where the figure is undefined, and `undefined` says why. `count` is on how many
    units it rests.

    In the tables of `confusions`, rows are the first annotator's labels and columns the second's, null where not marked.
    """
    return {
        "round": report.round,
        "annotators": [{"id": name, "kind": kind} for name, kind in report.annotators],
        "notes": list(report.notes),
        "documents": list(report.documents),
        "waiting": {name: list(missing) for name, missing in report.waiting.items()},
        "resamples": report.resamples,
        "seed": report.seed,
        "layers": {layer.layer: _layer(layer) for layer in report.layers},
        "definitions": wording.DEFINITIONS,
    }


def _layer(layer: LayerReport) -> dict[str, Any]:
    return {
        "documents": list(_documents(layer)),
        "figures": [_figure(one) for one in layer.figures],
        "confusions": [_confusion(one) for one in layer.confusions],
        "mixups": [
            {"of": one.of, "question": one.question, "one": one.one or None, "other": one.other or None, "count": one.count}
            for one in layer.mixups
        ],
    }


def _documents(layer: LayerReport) -> Iterator[dict[str, Any]]:
    """Of each document, how many elements anybody marked, and how many of them everybody gave alike."""
    differing = Counter(one.document for one in layer.disagreements)
    for name in layer.documents:
        yield {"document": name, "elements": layer.elements[name], "alike": layer.elements[name] - differing[name]}


def _figure(one: Figure) -> dict[str, Any]:
    return {
        "of": one.name.of,
        "figure": one.name.figure,
        "question": one.name.question or None,
        "label": one.name.label or None,
        "over": one.over,
        "between": list(one.between),
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "count": one.count,
        "undefined": one.undefined,
    }


def _confusion(one: Confusion) -> dict[str, Any]:
    return {
        "of": one.of,
        "question": one.question,
        "between": list(one.between),
        "labels": [label or None for label in one.labels],
        "counts": [list(counts) for counts in one.counts],
    }
