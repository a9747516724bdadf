"""A server's export of a project: which annotation of each task counts, and the form in which the export is stored."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import orjson

from ..corpus import sha256
from ..findings import Fault
from ._redaction import redacted

_DEEPEST_LINES = 5
_encode_slowly = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def submission_of(
    task: Mapping[str, Any], owner: int, checksums: Mapping[str, str], emails: Mapping[int, str] = MappingProxyType({})
) -> tuple[Mapping[str, Any] | None, list[Fault]]:
    """The annotation of an exported task that counts, if there is one, and what is wrong with the task or its annotations.

    `owner` is the user whose project it is; `checksums` has the SHA-256 of the text of each document of the round; `emails` are
    those of users, by whom they are named. Both can come together: what others did is a fault, and does not make the owner's
    annotation worse. A task that nobody has touched has neither. Whatever JSON value the task is, nothing is raised.
    """
    annotations = _list(task, "annotations")
    data = _data(task)
    document = data.get("doc_id")
    checksum = checksums.get(document) if isinstance(document, str) else None
    if not data or not all(isinstance(one, dict) for one in annotations):
        return None, [_fault("export_shape", "a task has data, and annotations that are objects")]
    if checksum is None:
        return None, [_fault("task_document_unknown", "the round has no document of that id")]
    if not checksum == data.get("text_sha256") == _checksum(data.get("text")):
        return None, [_fault("task_text_differs", "the text on the page is not that of the document")]
    submitted = submitted_by(task, owner)
    faults = [
        _fault(
            "submission_by_another",
            f"{_name(one.get('completed_by'), emails)} annotated in the project of {_name(owner, emails)}",
        )
        for one in annotations
        if one not in submitted and not one.get("was_cancelled")
    ]
    if len(submitted) != 1:
        return None, faults + _none(submitted, owner, task)
    (annotation,) = submitted
    if refusal := _refusal(annotation, owner, emails, task):
        return None, [*faults, refusal]
    if any(_object(draft).get("annotation") == annotation.get("id") is not None for draft in _list(task, "drafts")):
        faults.append(_fault("submission_unfinished", "there are changes that were not submitted; what was submitted counts"))
    return annotation, faults


def submitted_by(task: Any, owner: int) -> list[Mapping[str, Any]]:
    """The annotations of a task that a user submitted and did not take back, whatever JSON value the task is."""
    annotations = [_object(one) for one in _list(task, "annotations")]
    return [one for one in annotations if _id(one.get("completed_by")) == owner and not one.get("was_cancelled")]


def predictions_of(task: Any) -> list[int]:
    """The ids of a task's pre-annotations, whatever JSON value the task is."""
    return [number for one in _list(task, "predictions") if (number := _id(one)) is not None]


def _none(submitted: Sequence[Any], owner: int, task: Mapping[str, Any]) -> list[Fault]:
    """Why no annotation counts, where that is worth a word."""
    if submitted:
        return [_fault("submission_twice", f"the annotator submitted {len(submitted)} annotations of the document")]
    if any(_id(one.get("completed_by")) == owner for one in _list(task, "annotations")):
        return [_fault("submission_unfinished", "the document was skipped")]
    if _list(task, "drafts") and not _list(task, "annotations"):
        return [_fault("submission_unfinished", "there is a draft that was not submitted")]
    return []


def _refusal(annotation: Mapping[str, Any], owner: int, emails: Mapping[int, str], task: Mapping[str, Any]) -> Fault | None:
    """Why the annotator's only annotation does not count."""
    editor = _id(annotation.get("updated_by"))
    if editor not in (None, owner):
        return _fault("submission_by_another", f"{_name(editor, emails)} changed the annotation of {_name(owner, emails)}")
    if not isinstance(annotation.get("result"), list):
        return _fault("export_shape", "a submission has a result, which is a list of rows")
    if _is_empty(annotation, task):
        return _fault("submission_empty", "no region was submitted, and the page had not shown the pre-annotations")
    return None


def _is_empty(annotation: Mapping[str, Any], task: Mapping[str, Any]) -> bool:
    """Whether there is no region in an annotation that was begun without the pre-annotations of the task."""
    result, shown = annotation["result"], _object(annotation.get("prediction")).get("result")
    begun = annotation.get("parent_prediction") is not None
    by_hand = annotation.get("lead_time") is not None  # which the page measures; a program has seen what it was given
    marked = any("start" in _object(_object(row).get("value")) for row in result)
    suggested = bool(shown) if shown is not None else any(_suggests(one) for one in _list(task, "predictions"))
    return by_hand and suggested and not begun and not marked


def _suggests(prediction: Any) -> bool:
    # The server gives the id alone, the library the whole.
    return bool(prediction.get("result")) if isinstance(prediction, dict) else True


def _fault(code: str, message: str) -> Fault:
    return Fault("", message, code=code)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _data(task: Any) -> Mapping[str, Any]:
    return _object(_object(task).get("data"))


def _list(value: Any, key: str) -> Sequence[Any]:
    found = _object(value).get(key)
    return found if isinstance(found, list) else []


def _id(value: Any) -> int | None:
    """The id of a user or a pre-annotation, given alone or with more about them."""
    found = value.get("id") if isinstance(value, dict) else value
    return found if isinstance(found, int) else None


def _name(value: Any, emails: Mapping[int, str]) -> str:
    """A user as a message names them: by e-mail address, where the server has one."""
    user = _id(value)
    return "somebody without an account" if user is None else emails.get(user) or f"user {user}"


def _checksum(text: Any) -> str | None:
    return sha256(text.encode("utf-8", "surrogatepass")) if isinstance(text, str) else None


def without_text(tasks: Sequence[Mapping[str, Any]], shipped: bool) -> bytes:
    """The tasks of a document as they are stored: without the article's `text`, names of accounts and ages of things.

    What annotators typed stays where the text is `shipped`; elsewhere an ellipsis stands for it, and what was chosen stays. Of
    pre-annotations, which we sent, there are only the ids. Equal exports give equal bytes, in ASCII, with a line for each row.
    """
    in_order = sorted(tasks, key=lambda task: str(_object(task).get("id")))
    written = _written([redacted(task, shipped) for task in in_order]) + "\n"
    # DEL is the one control character that JSON does not escape.
    return written.replace("\x7f", "\\u007f").encode("ascii")


def _encode(value: Any) -> str:
    """JSON in ASCII, with sorted keys and no blanks."""
    try:
        quick = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:  # half a surrogate pair, or a number that is too large for it
        return _encode_slowly(value)
    return quick.decode("ascii") if quick.isascii() else _encode_slowly(value)


def _written(value: Any, depth: int = 0) -> str:
    """JSON with sorted keys, each value on a line of its own as far down as the rows of results."""
    if not value or not isinstance(value, dict | list) or depth == _DEEPEST_LINES:
        return _encode(value)
    if isinstance(value, dict):
        members = [f"{_encode(key)}: {_written(value[key], depth + 1)}" for key in sorted(value)]
    else:
        members = [_written(one, depth + 1) for one in value]
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    indent = "  " * (depth + 1)
    lines = f",\n{indent}".join(members)
    return f"{opened}\n{indent}{lines}\n{indent[2:]}{closed}"
