"""The labelling config of a round is the one that its annotators began with.

What they were asked, in which words, and which answers they could give, is frozen when a round opens. With another config,
submissions before and after would answer different questions.
"""

from collections.abc import Iterator

from ..corpus import sha256
from ..findings import Fault
from ..records import Round
from ._example import Edit
from ._tale import second
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Restore labelling.xml from its last version; another labelling config needs another round."
LABELLING = "annotations/rounds/second/labelling.xml"
CONFIG = b"<View/>\n"
BAD = (second(labelling_sha256=sha256(CONFIG)), Edit(LABELLING, content=b"<View></View>\n"))
GOOD = (second(labelling_sha256=sha256(CONFIG)), Edit(LABELLING, content=CONFIG))


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report a labelling config that has another checksum than the round gives, and one of the two without the other."""
    given, found = view.record.labelling_sha256, view.folder.labellings.get(view.name)
    unreadable = found is None and f"annotations/rounds/{view.name}/labelling.xml" in view.folder.entries
    if given == found or unreadable:
        return
    if given is None:
        yield Fault("", "beside it lies labelling.xml, and the round does not give its checksum as labelling_sha256")
    else:
        there = "labelling.xml is missing" if found is None else f"labelling.xml has the checksum {found}"
        yield Fault("/labelling_sha256", there, given)
