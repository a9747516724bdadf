"""HTML pages: the article in a page, without what stands around it, and what the page says of itself.

The extraction is trafilatura's (Barbaresi, 2021, *Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery
and Extraction*); each of its paragraphs is a paragraph here, set off by a blank line.
"""

import re
from typing import NamedTuple

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}?encoding=["']([\w.-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096  # so far from its beginning a page may declare its encoding: more than the 1024 bytes of the HTML standard
LEAST = 100
"""The fewest code points of an article: where there is none, the extraction may give what is left of a menu."""

_LATEST = "2100-01-01"  # else the extraction would look at the clock


class Article(NamedTuple):
    """The article in a page; `facts` are `published` and `url` where the page states them."""

    title: str | None
    text: str
    facts: dict[str, str]


def decoded(raw: bytes) -> str | None:
    """The page as text: by UTF-8, else by the encoding that it declares; None where neither reads it."""
    declared = _DECLARED.search(raw[:_HEAD])
    names = ["utf-8-sig", *(name.decode() for name in (declared.groups() if declared else ()) if name)]
    for name in names:
        try:
            return raw.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1") else name)
        except (LookupError, ValueError):
            continue
    return None


def article_in(page: str) -> Article | None:
    """The article in a page; None where none can be told from its surroundings."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not extract is a finding
    found = bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _LATEST},
    )
    if found is None or isinstance(found, dict):
        return None
    text = "\n\n".join(line for line in (found.text or "").split("\n") if line.strip())
    if len(text) < LEAST:
        return None
    facts = {name: value for name, value in (("published", found.date), ("url", found.url)) if value}
    return Article(found.title, text, facts)
