"""The figures of a round as they are published with it: over all documents, without the labels one by one."""

from collections.abc import Iterator

from ...digests import digest_of
from ...records import Agreement, AgreementFigure
from . import wording
from .given import Given
from .report import AgreementReport, LayerReport

OVER_ALL = ("alpha", "unitizing_alpha", "gamma")
"""The coefficients that take any number of annotators at once."""


def path_of(round_: str) -> str:
    """Where a round's agreement lies."""
    return f"annotations/rounds/{round_}/agreement.json"


def stored(report: AgreementReport, given: Given) -> Agreement:
    """The record of a report on what was given."""
    compared = {
        name: {document: annotations[number] for document, annotations in given.annotations.items()}
        for number, name in enumerate(given.names)
    }
    return Agreement(
        round=report.round,
        annotators=report.names,
        documents=len(report.documents),
        annotations_sha256=digest_of(compared),
        resamples=report.resamples,
        seed=report.seed,
        figures=tuple(one for layer in report.layers for one in _figures(layer)),
    )


def _figures(layer: LayerReport) -> Iterator[AgreementFigure]:
    for one in layer.figures:
        if not one.name.label and one.value is not None and one.over == ("all" if one.name.figure in OVER_ALL else "pairs"):
            yield AgreementFigure(
                layer=layer.layer,
                coefficient=one.name.figure,
                title=wording.title(one.name),
                value=f"{one.value:.3f}",
                low=None if one.low is None else f"{one.low:.3f}",
                high=None if one.high is None else f"{one.high:.3f}",
                count=one.count,
            )
