"""The card says what the Hub and `datasets` must read, and each trap in which they would read something else is found offline."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import COMPARED
from sarv.corpus import Corpus, CorpusError
from sarv.questions import questions
from sarv.records import CorpusFacts
from sarv.release.build import build
from sarv.release.card import LIMITS, front_matter, size_category
from sarv.release.card_check import card_faults, check_card
from sarv.release.features import card_features, footer, from_card
from sarv.release.tables import configs
from sarv.schema import vocabulary

ROOT = Path(__file__).parent.parent
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def built(published: Path, tmp_path: Path) -> Path:
    """A copy of the release of the example corpus."""
    return Path(copytree(published, tmp_path / "dist" / published.name))


def front(folder: Path) -> dict[str, Any]:
    """The YAML of a card."""
    value: dict[str, Any] = yaml.safe_load(front_matter((folder / "README.md").read_text("utf-8")))
    return value


def info(value: dict[str, Any], config: str) -> dict[str, Any]:
    """What `dataset_info` says of a config."""
    return next(one for one in value["dataset_info"] if one["config_name"] == config)


def feature(value: dict[str, Any], config: str, column: str) -> dict[str, Any]:
    """What `dataset_info` says of a column."""
    return next(one for one in info(value, config)["features"] if one["name"] == column)


def names_of_tags(value: dict[str, Any]) -> dict[str, str]:
    """The label names of the tags, by their numbers."""
    names: dict[str, str] = feature(value, "actors_bio", "tags")["sequence"]["class_label"]["names"]
    return names


def rewrite(folder: Path, text: str) -> None:
    """Put other YAML at the head of the card."""
    card = (folder / "README.md").read_text("utf-8")
    (folder / "README.md").write_text(card.replace(front_matter(card), text), "utf-8")


def test_a_card_as_it_is_built_has_no_fault(built: Path) -> None:
    """The card of a release has nothing that the check finds."""
    assert [] == list(card_faults(built))


TRAPS: list[tuple[Change, str]] = [
    (lambda card: card.pop("configs"), "configs: must be documents, actors"),
    (lambda card: card["configs"].pop(), "configs: must be documents, actors"),
    (lambda card: card["configs"][0].pop("default"), "configs: the default must be documents; here stands none"),
    (
        lambda card: card["configs"][1].update(default=True),
        "configs: the default must be documents; here stands doc",
    ),
    (lambda card: card["configs"][0].pop("version"), "configs/documents: needs its version here"),
    (
        lambda card: card["configs"][0]["data_files"][0].update(split="train-1"),
        "configs/documents: 'train-1' is no name",
    ),
    (
        lambda card: card["configs"][0]["data_files"][0].update(path="documents/*.parquet"),
        "configs/documents: documents/*.par",
    ),
    (lambda card: card["configs"][0]["data_files"].pop(), "configs/documents: not every file belongs to one split"),
    (lambda card: card.update(license="cc-by-5.0"), "license: the Hub does not know 'cc-by-5.0'"),
    (lambda card: card.update(license="other"), "license_name: needed where the licence is other"),
    (lambda card: card.update(language=[False]), "language: False is no string; quote it"),
    (lambda card: card.update(language=["english"]), "language: the Hub does not know 'english'"),
    (lambda card: card.update(task_categories=["event-extraction"]), "task_categories: the Hub does not know 'event-extraction'"),
    (lambda card: card.update(task_ids=["stance-detection"]), "task_ids: the Hub does not know 'stance-detection'"),
    (lambda card: card.update(size_categories=["n>1M"]), "size_categories: the Hub does not know 'n>1M'"),
    (lambda card: card.update(size_categories=["1K<n<10K"]), "size_categories: must be n<1K"),
    (lambda card: card.update(annotations_creators=["models"]), "annotations_creators: the Hub does not know 'models'"),
    (lambda card: card.update(language_creators=["models"]), "language_creators: the Hub does not know 'models'"),
    (lambda card: card.update(multilinguality="monolingual"), "multilinguality: must be a list"),
    (lambda card: card["dataset_info"].pop(), "dataset_info/violence: is missing"),
    (
        lambda card: info(card, "stance")["features"].pop(),
        "dataset_info/stance: the card, the features and the columns",
    ),
    (lambda card: info(card, "stance")["splits"][0].update(num_examples=7), "dataset_info/stance: says that the splits have"),
    (
        lambda card: feature(card, "actors", "start").update(dtype="int64"),
        "dataset_info/actors: start: not the same type as in",
    ),
    (lambda card: names_of_tags(card).update({"1": "B-legislature"}), "dataset_info/actors_bio: tags: not the same label names"),
    (
        lambda card: (column := feature(card, "actors", "spans")).update(sequence=column.pop("list")),
        "dataset_info/actors: spans: a list of structs must be `list:`",
    ),
]


@pytest.mark.parametrize(("change", "fault"), TRAPS, ids=[fault for _, fault in TRAPS])
def test_a_trap_of_the_hub_is_found(built: Path, change: Change, fault: str) -> None:
    """A card that tools would accept, and read otherwise than it is meant, is refused with the place of the fault."""
    card = front(built)
    change(card)
    rewrite(built, yaml.safe_dump(card, sort_keys=False, allow_unicode=True))

    assert any(one.startswith(fault) for one in card_faults(built))
    with pytest.raises(CorpusError, match="the card of the release is faulty"):
        check_card(built)


def test_label_names_follow_the_layers(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where card and Parquet agree on label names that the layers do not have, the card is refused."""
    from sarv.release.tables import actors_bio

    names = actors_bio.tags()
    monkeypatch.setitem(configs()["actors_bio"].__dict__, "class_labels", {"tags": (*names[:1], *reversed(names[1:]))})

    assert ["dataset_info/actors_bio/tags: its label names are not those of the layers, in their order"] == list(
        card_faults(built)
    )


def test_a_key_that_stands_twice(built: Path) -> None:
    """Of two equal keys YAML would take the last; here that is a fault, at any depth."""
    text = front_matter((built / "README.md").read_text("utf-8"))

    for old, new in (("license:", "license: mit\nlicense:"), ("  default: true\n", "  default: true\n  default: true\n")):
        rewrite(built, text.replace(old, new, 1))
        found = list(card_faults(built))
        assert [True] == ["stands twice" in one for one in found]
        rewrite(built, text)


def test_a_bare_no_is_not_norwegian(built: Path) -> None:
    """Norwegian written without quotation marks is found; the card's own writer quotes it."""
    text = front_matter((built / "README.md").read_text("utf-8"))
    rewrite(built, text.replace("language:\n- en\n", "language:\n- no\n"))

    assert ["language: False is no string; quote it, since YAML reads a bare no as false"] == list(card_faults(built))
    assert "- 'no'\n" == yaml.safe_dump(["no"])


def test_a_script_beside_the_data(built: Path) -> None:
    """A Python file in the release's folder, which `datasets` would take for a loading script, is found."""
    (built / "tale.py").write_text("pass\n")

    assert ["tale.py: a script beside the data keeps `datasets` from loading it"] == list(card_faults(built))


def test_a_licence_that_the_hub_does_not_know(tale: Corpus, tmp_path: Path) -> None:
    """Another licence is `other`, with its name and where it stands; so is that of a private build."""
    apply(tale.root, [Edit("corpus/corpus.json", set={"/license": "LicenseRef-ours"})])
    public, private = (build(tale, tmp_path / "dist", private=private).folder for private in (False, True))

    assert public is not None and private is not None
    expected = {"license": "other", "license_name": "licenseref-ours", "license_link": "DATASHEET.md"}
    assert expected == {key: value for key, value in front(public).items() if key.startswith("license")}
    assert "not-for-publication" == front(private)["license_name"]


@pytest.mark.parametrize("name", list(configs()))
def test_features_survive_both_notations(name: str) -> None:
    """What the card says of a column, read back, is what the Parquet footer says of it."""
    stored = json.loads(footer(configs()[name]).metadata[b"huggingface"])["info"]["features"]

    assert stored == {one["name"]: from_card(one) for one in card_features(configs()[name])}


@given(st.integers(0, 10**13))
def test_every_size_has_a_category(rows: int) -> None:
    """Whatever the number of rows, the category is one that the Hub knows."""
    assert size_category(rows) in vocabulary("hub-size-categories")


def test_categories_of_size_have_their_bounds() -> None:
    """A category begins with its lower bound and ends before its upper one."""
    assert ["n<1K", "1K<n<10K", "1K<n<10K", "10K<n<100K", "n>1T"] == [
        size_category(rows) for rows in (999, 1_000, 9_999, 10_000, 10**12)
    ]


def test_limits_stand_first(tale: Corpus, tmp_path: Path) -> None:
    """The first section of the card are the known limits; agreement, labels, loading, pinning and citing follow."""
    apply(tale.root, [COMPARED])
    folder = build(tale, tmp_path / "dist").folder
    assert folder is not None
    text = (folder / "README.md").read_text("utf-8")
    titles = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]

    assert LIMITS == titles[0]
    sections = list(dict.fromkeys(one.card for one in questions().values() if one.card not in (None, LIMITS)))
    assert ["What it is", "Load, pin, cite", *sections, "Agreement", "Texts", "Labels"] == titles[1:]
    assert "| Mentions | 1.000 | 1.000 to 1.000 | 9 |" in text
    assert 'revision="v0.1.0"' in text and "@misc{tale,\n  author = {{SARV contributors}}," in text


def test_folders_that_a_card_names_are_there(tale: Corpus, tmp_path: Path) -> None:
    """Fact sheets are spoken of where there are any, and nowhere else."""
    sheets = tale.root / "corpus/tale/incidents"
    for name in ("with", "without"):
        folder = build(tale, tmp_path / name).folder
        assert folder is not None
        assert sheets.is_dir() == (folder / "incidents").is_dir()
        assert sheets.is_dir() == ("`incidents/`" in (folder / "README.md").read_text("utf-8"))
        if sheets.is_dir():
            shutil.rmtree(sheets)
            (tale.root / "annotations/explanations.json").unlink()


def test_what_an_archive_is_told(built: Path) -> None:
    """zenodo.json and CITATION.cff have title, version, day, licence and makers of corpus.json."""
    archive = json.loads((built / "zenodo.json").read_bytes())
    citation = yaml.safe_load((built / "CITATION.cff").read_text("utf-8"))

    assert ("A tale of two banks", "0.1.0", "2018-06-01", "cc-by-4.0", "dataset", "open") == tuple(
        archive[key] for key in ("title", "version", "publication_date", "license", "upload_type", "access_right")
    )
    assert [{"name": "SARV contributors"}] == archive["creators"] == citation["authors"]
    assert ("A tale of two banks", "0.1.0", "CC-BY-4.0") == tuple(citation[key] for key in ("title", "version", "license"))


def test_this_repository_is_cited_as_it_is() -> None:
    """CITATION.cff at the top has the title, version, makers and day of corpus.json."""
    facts: CorpusFacts = Corpus(ROOT).load("corpus/corpus.json", CorpusFacts)
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))

    assert (facts.title, facts.version, facts.published) == (
        citation["title"],
        citation["version"],
        str(citation["date-released"]),
    )
    assert list(facts.authors) == [one["name"] for one in citation["authors"]]
