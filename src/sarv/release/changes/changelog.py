"""The entry of CHANGELOG.md that says what changed, in figures."""

import re
import textwrap
from collections import defaultdict

from .change import Changes, Count

_WIDTH = 130
_HEADING = re.compile(r"^## ", re.MULTILINE)

_ELEMENTS = {"actors": "mentions", "stance": "stances", "violence": "violence events"}
_NAMES = {
    "document": "documents",
    "split": "documents in another split",
    "text": "texts",
    "metadata": "metadata of documents",
    "annotation": "annotations by annotators",
    "ids": "documents with other element ids",
    "column": "columns",
    "file": "other files",
    "scheme": "labels of the schema",
}


def entry(changes: Changes) -> str:
    """The entry as an item of a Markdown list, ending in a line feed."""
    sorts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for count in changes.counts:
        sorts[noun(count)][count.kind] += count.count
    said = "; ".join(
        f"{name}: {', '.join(f'{number:,} {kind}' for kind, number in sorted(kinds.items()))}" for name, kinds in sorts.items()
    )
    degree = f"demands {changes.demands.upper()}" if changes.demands else "demands no new version"
    text = f"- {_marker(changes)} ({degree}): {said or 'nothing changed'}."
    return textwrap.fill(text, _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False) + "\n"


def noun(count: Count) -> str:
    """What is counted, in words."""
    if count.what == "register":
        return f"register of {count.layer}"
    if count.what == "layer":
        return f"layer {count.layer} of documents"
    if count.layer is None:
        return _NAMES[count.what]
    elements = _ELEMENTS[count.layer]
    return elements if count.what == "element" else f"{count.what}{'s' * (count.what != 'provenance')} of {elements}"


def with_entry(changelog: str, changes: Changes) -> str:
    """The changelog with the entry below the heading of the new version; heading and entry are put in where they are not.

    An entry on the changes since the same version is replaced. The heading may have brackets around the version and words behind
    it, such as a day; line ends stay as they are.
    """
    if "\r\n" in changelog:
        return with_entry(changelog.replace("\r\n", "\n"), changes).replace("\n", "\r\n")
    heading = f"## {changes.new.data}\n"
    its_heading = re.compile(rf"^## \[?{re.escape(changes.new.data)}\]?(?: .*)?\n", re.MULTILINE)
    if not its_heading.search(changelog):
        first = _HEADING.search(changelog)
        at = first.start() if first else len(changelog)
        lead = "" if not changelog[:at] or changelog[:at].endswith("\n\n") else "\n" * (1 + (not changelog[:at].endswith("\n")))
        changelog = f"{changelog[:at]}{lead}{heading}\n{changelog[at:]}"
    found = its_heading.search(changelog)
    assert found is not None
    start = found.end() + changelog.startswith("\n", found.end())
    following = _HEADING.search(changelog, start)
    end = following.start() if following else len(changelog)
    section = changelog[start:end]
    older = re.compile(rf"^- {re.escape(_marker(changes))} .*\n(?:  .*\n)*", re.MULTILINE)
    section = older.sub("", section)
    rest = section if section.strip() else "\n" * bool(following)
    return changelog[:start] + entry(changes) + rest + changelog[end:]


def _marker(changes: Changes) -> str:
    return f"Counted by `sarv changes` since {changes.old.data}"
