"""Documents as tasks of Label Studio: the text to be judged, with what the annotator begins from."""

from collections.abc import Collection, Sequence
from typing import Any

from ..records import LAYERS, Annotation, Document
from .results import results_of


def task_of(
    document: Document,
    text: str,
    outlet_name: str,
    predictions: Sequence[tuple[str, Annotation]] = (),
    layers: Collection[str] = LAYERS,
) -> dict[str, Any]:
    """The task of a document, whose exact text is `text`; each prediction is a name and what stands on the page under it.

    `layers` are those of the round; see `results_of`.
    """
    facts = [document.id, outlet_name, document.published, document.genre.replace("_", " ")]
    data = {
        "doc_id": document.id,
        "text": text,
        "text_sha256": document.text.sha256,
        "title": " · ".join(fact for fact in facts if fact),
    }
    shown = [{"model_version": name, "result": results_of(annotation, layers)} for name, annotation in predictions]
    return {"data": data, "predictions": shown}
