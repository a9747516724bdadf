"""One file is one check: its name is the code; it carries the reason, the way out, a bad and a good example.

A check module has a docstring (first line: the rule; rest: why), `VIEW` (what it looks at), `WAY_OUT`, `BAD` and `GOOD`
(edits to the example corpus) and `check(view)`, which yields faults. Views, in the order in which a file meets them:

- `bytes` every file, `text` article texts, `json` JSON files (level bytes);
- `shape` JSON files that can be read, `record` those that fit their schema (level shape);
- `document`, `annotation`, `collection`, `datasheet`, `actors`, `outlets`, `splits`, `incident`, `round`, `decisions`,
  `fingerprint`: records of that kind; `input`: a file that `sarv add` is given; `quotes`: an annotation on its way in;
  `submission`: one on its way in from an annotation server; `collecting`: what lies in the folder of it already; `verdicts`: an
  adjudicator's, on their way to decisions; `folder`: the whole folder; `leaks`: near-duplicates, before a release; `changes`: a
  release beside the one before it; `publication`: a release on its way to a Hub; `release`: a copy of a release; `foreign`: a
  file of another tool, read or written (level meaning).

`VIEW` may also be a tuple of views of one level, for a rule that holds in several kinds of file. A file goes on to the next
level only without faults on the one before.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..findings import Fault
from ._example import Edit

LEVEL_OF_VIEW = {"bytes": "bytes", "text": "bytes", "json": "bytes", "shape": "shape", "record": "shape"}


@dataclass(frozen=True)
class Check:
    """A rule of the corpus with everything that explains it."""

    code: str
    views: tuple[str, ...]
    rule: str
    reason: str
    way_out: str
    bad: tuple[Edit, ...]
    good: tuple[Edit, ...]
    run: Callable[[Any], Iterable[Fault]]

    @property
    def level(self) -> str:
        """The level of validity that the check belongs to: bytes, shape or meaning."""
        return LEVEL_OF_VIEW.get(self.views[0], "meaning")


@cache
def checks() -> Mapping[str, Check]:
    """All checks by code, sorted. A module that lacks a part fails here, loudly."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"{__name__}.{path.stem}")
        rule, _, reason = (module.__doc__ or "").strip().partition("\n")
        views = (module.VIEW,) if isinstance(module.VIEW, str) else module.VIEW
        found[path.stem] = Check(path.stem, views, rule, reason.strip(), module.WAY_OUT, module.BAD, module.GOOD, module.check)
    return MappingProxyType(found)


@cache
def checks_of(view: str) -> tuple[Check, ...]:
    """The checks that look at one view, sorted by code."""
    return tuple(check for check in checks().values() if view in check.views)
