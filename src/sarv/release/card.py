"""README.md of a release: the dataset card of the Hub.

Its YAML is derived from the tables, its prose from `corpus.json` and from the datasheet's answers that the questionnaire gives
to the card; known limits stand first.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ..corpus import CorpusError
from ..questions import questions
from ..records import CorpusFacts
from ..schema import vocabulary
from .about import PRIVATE, About
from .citation import bibtex
from .composition import label_tables, table_of_rows
from .features import card_features
from .figures import Figures
from .rounds_described import agreement_described, annotators_of
from .statistics import Statistics
from .tables import DEFAULT, Config

LIMITS = "Known limits"

_STEPS = ("1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T")

_BODY = """\
# {title}

## {limits_title}

{limits}

## What it is

{summary} Version {version}.

{configs}

{rows}

`DATASHEET.md` has composition, origin, annotation and uses; `CODEBOOK.md` defines every label, with examples and counts;
`guidelines.md` is what annotators read; `actors.json` and `outlets.json` are the registers that ids refer to; `layers/` has the
labels as data, `mappings/` relates them to other schemes;
{sheets}`croissant.json` describes all of it for machines; `manifest.json` has the checksum of every file and a content hash of
every split.

## Load, pin, cite

```python
from datasets import load_dataset

documents = load_dataset({path!r}, {default!r})
```

Each config above loads the same way by its name; splits are `train`, `validation` and `test`. Offsets count Unicode code points
of `text`, half-open, and the text is not normalised: `text[start:end]` is the words of a span.

Figures are comparable only over one version. From a hub, fetch that version first; offline, `load_dataset` alone would take
whatever version lies in its cache:

```python
from huggingface_hub import snapshot_download

folder = snapshot_download("OWNER/{name}", repo_type="dataset", revision="v{version}")
documents = load_dataset(folder, {default!r})
assert str(documents["test"].version) == "{version}"
```

To cite it (`CITATION.cff` has the same):

```bibtex
{bibtex}
```
{sections}
## Agreement

{agreement}

## Texts

{texts}

## Labels
{labels}"""

_SHEETS = "`incidents/` has the fact sheets of invented incidents, which say what happened;\n"

_CREATORS = {"people": ["found"], "language_model": ["machine-generated"], "program": ["machine-generated"]}


def card(about: About, configs: Mapping[str, Config], statistics: Statistics) -> str:
    """The card of the release that `statistics` counts in."""
    facts = about.facts
    described = "\n".join(f"- `{name}`: {_line(config.description)}" for name, config in configs.items())
    texts = [
        f"- `{name}`: {about.collections[name].title}; text of {with_text} of {number} annotated documents. "
        f"{about.collections[name].provenance}"
        for name, (number, with_text) in statistics.carried.items()
    ]
    sections = _sections(about, Figures(about, statistics))
    limits = " ".join((*sections.pop(LIMITS, []), annotators_of(about.rounds)[1]))
    body = _BODY.format(
        title=facts.title,
        limits_title=LIMITS,
        limits=limits,
        summary=facts.summary,
        version=facts.version,
        configs=described,
        rows=table_of_rows(configs, statistics),
        sheets=_SHEETS if about.fact_sheets else "",
        path=about.folder,
        default=DEFAULT,
        name=facts.name,
        bibtex=bibtex(facts),
        sections="".join(f"\n## {title}\n\n{' '.join(answers)}\n" for title, answers in sections.items()),
        agreement=_agreement(about, statistics),
        texts="\n".join(texts),
        labels=label_tables(statistics, "###"),
    )
    front = yaml.safe_dump(_front(about, configs, statistics), sort_keys=False, allow_unicode=True, width=120)
    return f"---\n{front}---\n\n{PRIVATE if about.private else ''}{body}"


def front_matter(text: str) -> str:
    """The YAML at the head of a card. Raises CorpusError where it has none."""
    before, _, rest = text.partition("---\n")
    front, end, _ = rest.partition("\n---\n")
    if before or not end:
        raise CorpusError("README.md: a card begins with its YAML between two lines of three hyphens")
    return f"{front}\n"


def size_category(rows: int) -> str:
    """The Hub's name for a dataset of so many rows."""
    limits = [10 ** (3 + number) for number in range(len(_STEPS))]
    place = next((number for number, limit in enumerate(limits) if rows < limit), len(_STEPS))
    if place == 0:
        return f"n<{_STEPS[0]}"
    return f"{_STEPS[place - 1]}<n<{_STEPS[place]}" if place < len(_STEPS) else f"n>{_STEPS[-1]}"


def _front(about: About, configs: Mapping[str, Config], statistics: Statistics) -> dict[str, Any]:
    facts, languages = about.facts, about.languages
    writers = sorted({one.writers for one in about.released_collections})
    total = sum(statistics.rows(DEFAULT, split) for split in statistics.splits)
    return {
        "pretty_name": facts.title,
        **_license(about, statistics.folder),
        "language": languages,
        "annotations_creators": annotators_of(about.rounds)[0],
        "language_creators": sorted({creator for one in writers for creator in _CREATORS[one]}),
        "multilinguality": ["monolingual" if len(languages) == 1 else "multilingual"],
        "size_categories": [size_category(total)],
        "source_datasets": ["original"],
        "task_categories": ["token-classification", "text-classification"],
        "task_ids": ["named-entity-recognition", "multi-class-classification"],
        "tags": ["stance", "conflict", "events", "news"],
        "configs": [_config(facts, name, statistics.splits) for name in configs],
        "dataset_info": [_info(config, statistics) for config in configs.values()],
    }


def _license(about: About, folder: Path) -> dict[str, str]:
    """The licence as the Hub knows it; one that it does not know is `other`, with a name and where it is explained."""
    given = about.facts.license.lower()
    if not about.private and given in vocabulary("hub-licenses") - {"other"}:
        return {"license": given}
    name = "not-for-publication" if about.private else given
    link = "LICENSE" if (folder / "LICENSE").is_file() and not about.private else "DATASHEET.md"
    return {"license": "other", "license_name": name, "license_link": link}


def _sections(about: About, figures: Figures) -> dict[str, list[str]]:
    """The answers that the card repeats, by its sections, in the order of the questionnaire."""
    found: dict[str, list[str]] = {}
    for question in questions().values():
        if question.card is not None and question.question in about.answers:
            found.setdefault(question.card, []).append(figures.filled(about.answers[question.question]))
    return found


def _agreement(about: About, statistics: Statistics) -> str:
    """The published agreement of the rounds that gold comes from, and of those that measure it; the datasheet has the others'."""
    kept = {name for counts in statistics.counts("documents", "provenance.round").values() for name in counts}
    kept |= {one.id for one in about.rounds if one.measures_gold}
    described = [agreement_described(one) for name, one in about.agreements.items() if name in kept]
    return "\n\n".join(described) or "How far annotators agreed was not published with this release."


def _config(facts: CorpusFacts, name: str, splits: tuple[str, ...]) -> dict[str, Any]:
    files = [{"split": split, "path": f"{name}/{split}-*.parquet"} for split in splits]
    return {"config_name": name, "version": facts.version, **({"default": True} if name == DEFAULT else {}), "data_files": files}


def _info(config: Config, statistics: Statistics) -> dict[str, Any]:
    splits, size = [], 0
    for split in statistics.splits:
        paths: list[Path] = sorted((statistics.folder / config.name).glob(f"{split}-*.parquet"))
        bytes_ = sum(path.stat().st_size for path in paths)
        size += bytes_
        splits.append({"name": split, "num_bytes": bytes_, "num_examples": statistics.rows(config.name, split)})
    return {
        "config_name": config.name,
        "features": card_features(config),
        "splits": splits,
        "download_size": size,
        "dataset_size": size,
    }


def _line(text: str) -> str:
    return " ".join(text.split())
