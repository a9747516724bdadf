"""Goes on under a supported Python. Written so that every Python 3 can read it, also one that is too old for the rest."""

import os
import shutil
import sys

OLDEST, NEWEST = (3, 11), (3, 13)


def supported_python():  # type: ignore[no-untyped-def]  # annotations are not for every Python 3
    """Return under a supported Python; else start again with the newest supported one on the PATH, or say what is missing."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which("python3.%d" % minor)  # noqa: UP031  # old syntax on purpose
        if found:
            os.execv(found, [found] + sys.argv)  # noqa: RUF005  # old syntax on purpose
    here = sys.version.split()[0]
    sys.exit("SARV needs Python 3.%d to 3.%d; this is %s and no other is on the PATH." % (OLDEST[1], NEWEST[1], here))  # noqa: UP031


supported_python()  # type: ignore[no-untyped-call]
