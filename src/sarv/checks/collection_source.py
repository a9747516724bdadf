"""A stand-off collection says where its texts come from, and one that ships them does not.

Without a source nobody else can ever read what was annotated; with one, a shipped text would have two origins.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Collection
from ._example import Edit
from ._tale import LETTERS, TALE
from ._views import RecordView

VIEW = "collection"
WAY_OUT = "Give a stand-off collection its `source`; tell the origin of shipped texts in `provenance`."
BAD = (Edit(TALE, set={"/source": {"kind": "file"}}),)
GOOD = (Edit(LETTERS, set={"/source": {"kind": "file"}}),)


def check(view: RecordView[Collection]) -> Iterator[Fault]:
    """Report a source of shipped texts, and the lack of one for texts that are not."""
    collection = view.record
    if collection.texts == "shipped" and collection.source is not None:
        yield Fault("/source", "the collection ships its texts, so they are fetched from nowhere")
    if collection.texts == "stand_off" and collection.source is None:
        yield Fault("", "the collection does not ship its texts, and does not say where they come from", collection.id)
