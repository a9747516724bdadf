"""README.md of a release: the dataset card of the Hub, its YAML derived from the tables, its prose from the folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ..records import CorpusFacts
from .about import PRIVATE, About
from .features import card_features
from .rounds_described import annotators_of
from .statistics import Statistics, markdown
from .tables import DEFAULT, Config

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))

_BODY = """\
# {title}

{summary}

**Known limits, first.** {limits}

## Load

```python
from datasets import load_dataset

documents = load_dataset({path!r}, {default!r})
```

Version {version}. Each config below loads the same way by its name; splits are `train`, `validation` and `test`.
Offsets count Unicode code points of `text`, half-open, and the text is not normalised: `text[start:end]` is the words
of a span.

{configs}

## Rows

{rows}

## Texts

{texts}

## Further

`DATASHEET.md` has composition, origin, annotation and uses; `guidelines.md` is what annotators read; `actors.json` and
`outlets.json` are the registers that ids refer to; `layers/` defines every label, `mappings/` relates them to other schemes;
`incidents/` has the fact sheets of invented incidents, which say what happened; `manifest.json` has the checksum of every file
and a content hash of every split.
"""

_CREATORS = {"people": ["found"], "language_model": ["machine-generated"], "program": ["machine-generated"]}


def card(about: About, configs: Mapping[str, Config], statistics: Statistics) -> str:
    """The card of the release that `statistics` counts in."""
    facts, languages = about.facts, about.languages
    total = sum(statistics.rows(DEFAULT, split) for split in statistics.splits)
    writers = sorted({one.writers for one in about.released_collections})
    head = {
        "pretty_name": facts.title,
        "license": "other" if about.private else facts.license.lower(),
        "language": languages,
        "annotations_creators": annotators_of(about.rounds)[0],
        "language_creators": sorted({creator for one in writers for creator in _CREATORS[one]}),
        "multilinguality": ["monolingual" if len(languages) == 1 else "multilingual"],
        "size_categories": [next((name for limit, name in _SIZES if total < limit), "n>1M")],
        "source_datasets": ["original"],
        "task_categories": ["token-classification", "text-classification"],
        "task_ids": ["named-entity-recognition", "multi-class-classification"],
        "tags": ["stance", "conflict", "events", "news"],
        "configs": [_config(facts, name, statistics.splits) for name in configs],
        "dataset_info": [_info(config, statistics) for config in configs.values()],
    }
    described = "\n".join(f"- `{name}`: {_line(config.description)}" for name, config in configs.items())
    rows = [(f"`{name}`", *(f"{statistics.rows(name, split):,}" for split in statistics.splits)) for name in configs]
    texts = [
        f"- `{name}`: {about.collections[name].title}; text of {with_text} of {number} annotated documents"
        for name, (number, with_text) in statistics.carried.items()
    ]
    body = _BODY.format(
        title=facts.title,
        summary=facts.summary,
        limits=" ".join(f"Collection `{one.id}`: {one.provenance}" for one in about.released_collections)
        + f" {annotators_of(about.rounds)[1]}",
        path=about.folder,
        default=DEFAULT,
        version=facts.version,
        configs=described,
        rows=markdown(("config", *statistics.splits), rows),
        texts="\n".join(texts),
    )
    front = yaml.safe_dump(head, sort_keys=False, allow_unicode=True, width=120)
    return f"---\n{front}---\n\n{PRIVATE if about.private else ''}{body}"


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
