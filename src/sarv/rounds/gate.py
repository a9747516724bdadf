"""What a server takes without a look and the page cannot show, or shows wrongly: found in a task before it is imported.

A relation to nowhere keeps a task from opening; of two regions with one id one is lost; wrong offsets mark other words. Nobody
would notice before annotators have worked on it.
"""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..corpus import sha256
from ..findings import Fault
from ..page.controls import TRIGGER
from ..page.judgments import check_layers, shows_events
from ..page.regions import Reading
from ..page.relations import join
from ..page.rows import read
from ..page.tables import own
from ..reading import pointer_to

# The page cuts an id at a number sign.
_KEPT_ID = re.compile("[^#]+")


def gate(task: Mapping[str, Any], layers: Sequence[str], actors: Container[str]) -> list[Fault]:
    """All that is wrong with a task for a round of those layers; pointers name the pre-annotation and its region.

    `actors` are the ids of the register. A pre-annotation may be incomplete, since annotators complete it, but not impossible.
    """
    data = task.get("data")
    text = data.get("text") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(text, str) or not isinstance(data.get("doc_id"), str):
        return [Fault("/data", "a task has a doc_id and a text", code="export_shape")]
    found = []
    if data.get("text_sha256") != sha256(text.encode("utf-8", "surrogatepass")):
        found.append(Fault("/data/text_sha256", "the checksum is not that of the text", code="task_text_differs"))
    for number, prediction in enumerate(task.get("predictions", ())):
        name = prediction.get("model_version") if isinstance(prediction, dict) else None
        if isinstance(name, str):
            faults = _faults_of(prediction.get("result"), text, layers, actors)
            found += [replace(fault, pointer=pointer_to(name) + fault.pointer) for fault in faults]
        else:
            found.append(Fault(f"/predictions/{number}", "a pre-annotation has a model_version", code="export_shape"))
    return found


def _faults_of(result: Any, text: str, layers: Sequence[str], actors: Container[str]) -> list[Fault]:
    reading = read(result, text, actors)
    join(reading)
    shown = reading.regions.values() if shows_events(layers) else ()
    check_layers(reading, layers, {own(region.id, TRIGGER)[0] for region in shown if region.label == TRIGGER})
    for region in reading.regions.values():
        if not _KEPT_ID.fullmatch(region.id):
            reading.about("export_shape", region, "has an id that the page would cut")
    _check_words(reading, result)
    _check_pairs(reading)
    return reading.faults


def _check_words(reading: Reading, result: Any) -> None:
    """Report rows that repeat other words than stand at their place."""
    for row in result if isinstance(result, list) else ():
        value = row.get("value") if isinstance(row, dict) else None
        region = reading.regions.get(row["id"]) if isinstance(value, dict) and isinstance(row.get("id"), str) else None
        words = value.get("text") if isinstance(value, dict) else None
        if region is not None and isinstance(words, str) and words != reading.text[region.start : region.end]:
            reading.about("region_span", region, "repeats other words than stand there")


def _check_pairs(reading: Reading) -> None:
    """Report relations of which the page would keep one."""
    pairs = Counter((relation["from_id"], relation["to_id"]) for relation in reading.relations)
    for (start, end), count in pairs.items():
        if count > 1 and start in reading.regions:
            reading.about(
                "relation_impossible", reading.regions[start], f"has {count} relations to {end}, and the page keeps one"
            )
