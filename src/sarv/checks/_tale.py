"""The files of the example corpus, and edits to it that several examples share."""

from typing import Any

from msgspec.structs import replace

from ..canonical import canonical
from ..records import Agreement, AgreementFigure, Annotation, Annotator, Round
from ._example import Edit

ACTORS = "corpus/actors.json"
OUTLETS = "corpus/outlets.json"
SPLITS = "corpus/splits.json"
DATASHEET = "corpus/datasheet.json"
TALE = "corpus/tale/collection.json"
INCIDENT = "corpus/tale/incidents/ral-blockade.json"
LETTERS = "corpus/letters/collection.json"
LETTER = "corpus/letters/letters-0001.json"
NOTICE = "annotations/gold/tale-0003.json"
ROUND = "annotations/rounds/first/round.json"
ONE = "annotations/rounds/first/one/tale-0001.json"
TWO = "annotations/rounds/first/two/tale-0001.json"
DECISIONS = "annotations/rounds/first/decisions/tale-0001.json"
AGREEMENT = "annotations/rounds/first/agreement.json"
QUOTES = "quotes/tale-0001.json"

CHECKSUMS = {
    "letters-0001": "6c51d4ecf4be473da06e279a3bee21fbaecb2392d6105c91d4a46796fe6dc599",
    "tale-0001": "1587f0cc2d59b92ea1464e4cbed692cfd49398b2d82ff7424921bc5826908151",
    "tale-0002": "b585e68c107c6c7190d4b4373852237d08996052228f259c4fb6474e18edbebf",
    "tale-0003": "76cb0351bdc7b0fce2c096378a43f3c6bfaeae65fa74ed133ee85a37c3deedfe",
}


def blank(document: str, annotator: str, change: dict[str, Any] | None = None, round_: str = "first") -> Edit:
    """An annotation without elements, or gold, written where it belongs, and then changed."""
    annotation = Annotation(
        document=document,
        round=round_,
        annotator=annotator,
        text_sha256=CHECKSUMS.get(document, "0" * 64),
        complete=(),
        mentions=(),
        stances=(),
        events=(),
        provenance=() if annotator == "gold" else None,
    )
    folder = "gold" if annotator == "gold" else f"rounds/{round_}/{annotator}"
    return Edit(f"annotations/{folder}/{document}.json", content=canonical(annotation), set=change or {})


COMPARED = Edit(
    AGREEMENT,
    content=canonical(
        Agreement(
            round="first",
            annotators=("one", "two"),
            documents=3,
            annotations_sha256="207d6aaac9c06be470a60cc327c395486cbe28f194334e83d65edf69e29beaab",
            resamples=1000,
            seed=0,
            figures=(
                AgreementFigure(
                    layer="actors", coefficient="f1_exact", title="Mentions", value="1.000", low="1.000", high="1.000", count=9
                ),
            ),
        )
    ),
)
"""The agreement of the example's round, as it might be stored."""

SECOND = Round(
    id="second",
    title="A second round",
    guidelines="0.1.0",
    layers=("actors",),
    annotators=(Annotator(id="three", kind="program", description="Says nothing yet."),),
    documents=("tale-0001",),
    procedure="Made for the examples.",
)
SECOND_ROUND = "annotations/rounds/second/round.json"


def second(**changes: Any) -> Edit:
    """A second round, which nobody has annotated in yet."""
    return Edit(SECOND_ROUND, content=canonical(replace(SECOND, **changes)))


# The stand-off document joins the round.
LETTER_IN_ROUND = (
    Edit(ROUND, set={"/documents": ["letters-0001", "tale-0001", "tale-0002", "tale-0003"]}),
    blank("letters-0001", "one"),
    blank("letters-0001", "two"),
)
LETTER_IN_GOLD = (
    *LETTER_IN_ROUND,
    blank("letters-0001", "gold"),
    Edit(SPLITS, set={"/documents/letters-0001": "train"}),
)

# The letters come out of a pinned archive instead of the user's own files.
ARCHIVE: dict[str, Any] = {
    "kind": "archive_member",
    "files": [
        {
            "id": "bundle",
            "url": "https://letters.example/bundle.tar.gz",
            "mirror": "bundle.tar.gz",
            "sha256": "0" * 64,
            "member": "letters.txt",
            "member_sha256": "1" * 64,
            "encoding": "ascii",
            "cut": "LETTER-[0-9]+",
        }
    ],
}
LETTERS_IN_ARCHIVE = (
    Edit(LETTERS, set={"/source": ARCHIVE}),
    Edit(LETTER, set={"/source": {"file": "bundle", "key": "LETTER-1"}}),
)
