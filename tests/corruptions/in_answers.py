"""Corruptions of the datasheet's answers: a question without one, an answer that says nothing, or no longer what is so."""

from sarv.checks._example import Edit

from ._plant import Corruption, Found, edits, put

ANSWERS = "corpus/datasheet.json"
ANSWER = "/answers/0/answer"


def added(question: str) -> Edit:
    """One more answer, to a question."""
    return Edit(ANSWERS, set={"/answers/-": {"question": question, "written_for": "0.1.0", "answer": "It rained all day."}})


ROWS = (
    Corruption(
        "answer taken out",
        edits(Edit(ANSWERS, remove=("/answers/0",))),
        Found("datasheet_question_missing", ANSWERS, 2, 14, "/answers"),
    ),
    Corruption(
        "answer to a question that nobody asks",
        edits(added("motivation-weather")),
        Found("datasheet_question_unknown", ANSWERS, 71, 17, "/answers/68/question"),
    ),
    Corruption(
        "question answered twice",
        edits(added("motivation-purpose")),
        Found("datasheet_question_order", ANSWERS, 71, 17, "/answers/68/question"),
    ),
    Corruption(
        "answer that is still to come",
        put(ANSWERS, ANSWER, "TODO: ask the editors."),
        Found("datasheet_answer_empty", ANSWERS, 3, 69, ANSWER),
    ),
    Corruption(
        "answer of another version",
        put(ANSWERS, "/answers/0/written_for", "0.0.9"),
        Found("datasheet_answer_stale", ANSWERS, 3, 52, "/answers/0/written_for"),
    ),
    Corruption(
        "figure that nobody counts",
        put(ANSWERS, ANSWER, "It has {dokuments} to read."),
        Found("datasheet_figure_unknown", ANSWERS, 3, 69, ANSWER),
    ),
    Corruption(
        "figure typed by hand",
        put(ANSWERS, ANSWER, "It has 3 documents to read."),
        Found("datasheet_figure_typed", ANSWERS, 3, 69, ANSWER),
    ),
)
