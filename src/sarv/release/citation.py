"""How a release is cited and archived: BibTeX for the card, `CITATION.cff`, and `zenodo.json` for an archive."""

from html import escape

import msgspec
import yaml

from ..records import CorpusFacts
from .about import About
from .figures import Figures

_LIMITS = "annotation-limits"


def bibtex(facts: CorpusFacts) -> str:
    """A BibTeX entry of this version."""
    authors = " and ".join(f"{{{author}}}" for author in facts.authors)
    return (
        f"@misc{{{facts.name},\n  author = {{{authors}}},\n  title = {{{facts.title}}},\n  note = {{Version {facts.version}}}\n}}"
    )


def citation(facts: CorpusFacts) -> str:
    """`CITATION.cff` in format 1.2.0: https://citation-file-format.github.io."""
    value = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it.",
        "title": facts.title,
        "type": "dataset",
        "version": facts.version,
        "abstract": facts.summary,
        **({} if facts.published is None else {"date-released": facts.published}),
        **({} if facts.license.startswith("LicenseRef-") else {"license": facts.license}),
        "authors": [{"name": author} for author in facts.authors],
    }
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=120)


def zenodo(about: About, figures: Figures) -> bytes:
    """`zenodo.json`: the metadata of a deposit, in the format of `.zenodo.json`; texts that Zenodo shows are HTML."""
    facts = about.facts
    limits = figures.filled(about.answers[_LIMITS]) if _LIMITS in about.answers else ""
    value = {
        "title": facts.title,
        "upload_type": "dataset",
        "description": f"<p>{escape(facts.summary, quote=False)}</p>",
        "creators": [{"name": author} for author in facts.authors],
        "version": facts.version,
        **({} if facts.published is None else {"publication_date": facts.published}),
        "access_right": "closed" if about.private else "open",
        **({} if about.private else {"license": facts.license.lower()}),
        "keywords": ["conflict", "events", "news", "stance"],
        **({"notes": f"<p>{escape(limits, quote=False)}</p>"} if limits else {}),
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
