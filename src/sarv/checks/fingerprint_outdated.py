"""A fingerprint was made of the document's text and of the fragments that gold has.

Fragments of gold that it lacks cannot be found in another copy of the text, and those that gold no longer has were checked in
vain.
"""

from collections.abc import Iterator

from ..anchoring.fingerprint import fragments
from ..findings import Fault
from ..reading import pointer_to
from ._example import Edit
from ._fingerprinted import FINGERPRINT, FINGERPRINTED
from ._views import FingerprintView

VIEW = "fingerprint"
WAY_OUT = "Run `sarv fingerprint` where the text is hydrated, with the corpus key if there is one; or delete the file."
BAD = (*FINGERPRINTED, Edit(FINGERPRINT, set={"/spans/0/start": 27}))
GOOD = FINGERPRINTED


def check(view: FingerprintView) -> Iterator[Fault]:
    """Report another text, a document without gold, and the first fragment that is not gold's, or the first that is missing."""
    if view.document is None or not view.stand_off:
        return
    if view.stale:
        yield Fault("/text_sha256", f"the document's text has the checksum {view.document.text.sha256}", view.record.text_sha256)
    if view.name not in view.folder.gold:
        yield Fault("", "there is no gold of this document")
    if view.gold is None:
        return
    wanted = sorted(fragments(view.gold))
    for i, span in enumerate(view.record.spans):
        if i >= len(wanted) or (span.start, span.end) != wanted[i]:
            yield Fault(pointer_to("spans", i), "gold has other fragments from here on", f"{span.start}–{span.end}")
            return
    if len(wanted) > len(view.record.spans):
        start, end = wanted[len(view.record.spans)]
        yield Fault("/spans", "gold has fragments that are missing here; the first is", f"{start}–{end}")
