"""Lists of addresses: pages that are fetched, one at a time, and kept, so that a run that was stopped goes on where it was.

The only code that downloads is that of `sources`: https alone, public addresses alone, bounded in time and size.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import sleep

from ..findings import Finding
from ..progress import Progress, Steps
from ..sources import Network, SourceError, page, place_of
from .candidates import Candidate, Input
from .pages import Article, article_in, decoded

LARGEST_PAGE = 10_000_000
PAUSE = 1.0
"""Seconds between two pages, so that nobody's server is burdened."""

_ADDRESS = re.compile(r"https?://\S+")


def candidates_in(listed: Input) -> tuple[list[Candidate], list[Finding]]:
    """The addresses of a list, one a line; empty lines and those that begin with # are none."""
    candidates, findings = [], []
    for number, line in _lines(listed.text):
        if line.startswith("http://"):
            findings.append(listed.finding("input_address", "pages are fetched by https alone", line, line=number))
        elif _ADDRESS.fullmatch(line):
            candidates.append(Candidate(listed, number, None, facts={"url": line}))
        else:
            shown = line if len(line.split()) == 1 else None  # words may be a text's
            findings.append(listed.finding("input_address", "the line is not an address", shown, line=number))
    return candidates, findings


def is_list(text: str) -> bool:
    """Whether a text holds nothing but addresses: such a file is a list of them, whatever its ending."""
    lines = [line for _, line in _lines(text)]
    return bool(lines) and all(map(_ADDRESS.fullmatch, lines))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.strip()


def absent(candidates: Sequence[Candidate], cache: Path) -> int:
    """How many pages would have to be asked for."""
    return sum(one.text is None and not place_of(one.facts["url"], cache).is_file() for one in candidates)


def fetched(
    candidates: Sequence[Candidate], network: Network | None, cache: Path, progress: Progress | None = None
) -> tuple[list[Candidate], list[Finding]]:
    """The candidates with the articles of their pages; what could not be fetched or holds none is a finding.

    What is in the cache is not asked for again. Without `network`, nothing is.
    """
    ready, findings = [], []
    steps = Steps(progress, len(candidates))
    asked = False
    for one in candidates:
        steps.next()
        if one.text is not None:
            ready.append(one)
            continue
        address = one.facts["url"]
        if asked:
            sleep(PAUSE)
        try:
            asked, raw = page(address, cache, network)
        except SourceError as error:
            asked = True
            findings.append(one.finding("input_address", error.message, address))
            continue
        made = article_of(one.input, raw, one.line)
        if isinstance(made, Finding):
            findings.append(made)
        else:
            ready.append(replace(one, text=made.text, title=one.title or made.title, read_off=made.facts))
    return ready, findings


def article_of(source: Input, raw: bytes, line: int = 0) -> Article | Finding:
    """The article in a page that was read from `source`, or what is wrong with the page."""
    text = decoded(raw)
    if text is None:
        message = "the page is not in UTF-8, nor in an encoding that it declares"
        return source.finding("file_encoding", message, line=line)
    found = article_in(text)
    return source.finding("input_without_article", "no article was found in the page", line=line) if found is None else found
