"""The report as one page of HTML that needs nothing else: no network, no script. Restricted texts are not in it unless asked for.

What the page shows is put together here; how it looks is in `page.html`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from ...corpus import Corpus, sha256
from ...page.controls import OUTLET
from ...records import ActorRegister
from . import wording
from .cards import PARTS, Card, Cards
from .confusions import Confusion
from .disagreements import ELEMENTS, MARKED
from .figures import Figure
from .given import Given
from .measures import Name
from .passages import Passages
from .report import AgreementReport, LayerReport
from .tables import UNMARKED
from .units import SEVERAL, question

MOST_CARDS = 1000
"""How many disagreements a page shows at most. Documents come whole, those with the most disagreements first."""

MOST_TOLD = 5
MOST_MIXUPS = 15
"""How many of the most frequent confusions of labels are told in words, and how many of actors are listed."""

MOST_LOW = 3
"""How many of the labels with the lowest figures are told in words."""


class Row(NamedTuple):
    """A figure as a row with a plot. `dots` are the figures of single pairs, and `hint` tells them in words."""

    title: str
    figure: Figure
    dots: tuple[float, ...]
    hint: str


class Question(NamedTuple):
    """What was decided of units that match. `plotted` is alpha, or kappa where the answers are actors."""

    title: str
    share: Figure
    kappa: Figure | None
    plotted: Row | None


class Cell(NamedTuple):
    """A cell of a table of confusions. `group` is `alike`, `apart` or `unmarked`; `share` is of the greatest of its group."""

    times: int
    group: str
    share: float


class Heat(NamedTuple):
    """A table of confusions, and the most frequent ones in words."""

    title: str
    labels: list[str]
    cells: list[list[Cell]]
    told: list[str]


class Labels(NamedTuple):
    """The figures of the labels of a question, and in words the lowest of them."""

    title: str
    lowest: str
    rows: list[Row]


class Layer(NamedTuple):
    """The section of a layer."""

    name: str
    title: str
    documents: int
    found: list[Row]
    decided: list[tuple[str, list[Question]]]
    by_label: list[Labels]
    heats: list[Heat]
    mixups: list[tuple[str, str, str, int]]


class DocumentRow(NamedTuple):
    """A document in the list of documents: of each layer, how many elements, and how many of them were given alike."""

    name: str
    counts: list[tuple[int, int] | None]
    differing: int
    shown: bool


def page(report: AgreementReport, given: Given, corpus: Corpus, *, private: bool = False) -> str:
    """The page. Texts of stand-off documents are in it only where it is `private`; else offsets and labels."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    template = environment.from_string(Path(__file__).with_name("page.html").read_text("utf-8"))
    register: ActorRegister = corpus.load("corpus/actors.json", ActorRegister)
    actors = {actor.id: actor.name for actor in register.actors}
    rows = _documents(report)
    texts = {row.name: _text(corpus, given, row.name, private) for row in rows if row.shown}
    return template.render(
        report=report,
        private=private,
        layers=[_layer(layer, report, actors) for layer in report.layers],
        titles=[wording.layer_title(layer.layer) for layer in report.layers],
        documents=rows,
        quarrels=[
            (wording.OF[ELEMENTS[layer.layer]], len(layer.disagreements), _quarrels(layer))
            for layer in report.layers
            if layer.disagreements
        ],
        cards={name: _cards(report, name, actors, text) for name, text in texts.items()},
        unseen=[name for name, text in texts.items() if text is None],
        hidden=sum(row.differing for row in rows if not row.shown),
        definitions=wording.DEFINITIONS,
        pairs=wording.PAIRS,
        all=wording.ALL,
        number=number,
        at=_at,
    )


def number(value: float | None) -> str:
    """A figure to two digits; a dash where it is undefined."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def _at(value: float) -> float:
    """Where a figure stands on the axis of a plot, which ends at 0 and 1."""
    return round(8 + 304 * min(max(value, -0.02), 1), 1)


def _documents(report: AgreementReport) -> list[DocumentRow]:
    """All documents, those with the most disagreements first."""
    differing = [Counter(one.document for one in layer.disagreements) for layer in report.layers]
    found = []
    for name in report.documents:
        counts = [
            (layer.elements[name], layer.elements[name] - of[name]) if name in layer.elements else None
            for layer, of in zip(report.layers, differing, strict=True)
        ]
        found.append(DocumentRow(name, counts, sum(of[name] for of in differing), False))
    found.sort(key=lambda row: (-row.differing, row.name))
    room = MOST_CARDS
    for i, row in enumerate(found):
        room -= row.differing
        found[i] = row._replace(shown=row.differing > 0 and (room >= 0 or i == 0))
    return found


def _cards(report: AgreementReport, name: str, actors: Mapping[str, str], text: str | None) -> list[tuple[str, Card]]:
    """The disagreements of a document, each with its layer."""
    maker = Cards(report.names, actors, None if text is None else Passages(text))
    differing = ((layer.layer, one) for layer in report.layers for one in layer.disagreements if one.document == name)
    return [(layer, maker.card(one)) for layer, one in differing]


def _text(corpus: Corpus, given: Given, name: str, private: bool) -> str | None:
    """The text of a document, where it is there and may be shown."""
    document = given.documents[name]
    if not private and corpus.collections[document.collection].texts != "shipped":
        return None
    text = corpus.text(document.collection, name)
    return text if text is not None and sha256(text.encode()) == document.text.sha256 else None


def _layer(layer: LayerReport, report: AgreementReport, actors: Mapping[str, str]) -> Layer:
    main = [one for one in layer.figures if not one.name.label and _main(one)]
    labelled = [one for one in layer.figures if one.name.figure == "f1_label" and one.over == "pairs"]
    by_label = [
        _labels(question(of, asked).title, list(ones), layer)
        for (of, asked), ones in groupby(labelled, key=lambda one: (one.name.of, one.name.question))
    ]
    return Layer(
        layer.layer,
        wording.layer_title(layer.layer),
        len(layer.documents),
        [_row(one, layer.figures, wording.title(one.name)) for one in main if not one.name.question],
        list(_decided(layer, [one for one in main if one.name.figure == "share"])),
        by_label,
        list(_heats(layer.confusions, report.names)),
        [
            (_titled(one.of, one.question), _name(one.one, actors), _name(one.other, actors), one.count)
            for one in layer.mixups[:MOST_MIXUPS]
        ],
    )


def _labels(title: str, figures: Sequence[Figure], layer: LayerReport) -> Labels:
    low = sorted((one.value, one.name.label, one.count) for one in figures if one.value is not None and one.value < 1)
    lowest = ", ".join(f"{label} {number(value)} ({count})" for value, label, count in low[:MOST_LOW])
    return Labels(title, lowest, [_row(one, layer.figures, one.name.label) for one in figures])


def _quarrels(layer: LayerReport) -> str:
    """In what the disagreements of a layer differ, the most frequent first."""
    times = Counter(part for one in layer.disagreements for part in one.differs)
    told = {part: "not marked by all" if part == MARKED else PARTS[part] for part in times}
    return ", ".join(f"{told[part]} {count}" for part, count in sorted(times.items(), key=lambda item: (-item[1], told[item[0]])))


def _titled(of: str, asked: str) -> str:
    return f"{question(of, asked).title} ({wording.OF[of].lower()})"


def _name(answer: str, actors: Mapping[str, str]) -> str:
    """What an answer that names actors is to a reader."""
    if not answer:
        return "nobody"
    return SEVERAL.join("the outlet" if actor == OUTLET else actors.get(actor, actor) for actor in answer.split(SEVERAL))


def _main(figure: Figure) -> bool:
    """Whether a figure is the one to be shown: over all pairs, or over all annotators at once where it can be."""
    return figure.over == ("all" if figure.name.figure in ("alpha", "unitizing_alpha", "gamma") else "pairs")


def _row(figure: Figure, among: Sequence[Figure], title: str) -> Row:
    pairs = [one for one in among if one.over == "pair" and one.name == figure.name]
    if len(pairs) < 2:
        return Row(title, figure, (), "")
    told = "; ".join(f"{' and '.join(one.between)} {number(one.value)}" for one in pairs)
    return Row(title, figure, tuple(one.value for one in pairs if one.value is not None), told)


def _decided(layer: LayerReport, shares: Sequence[Figure]) -> Iterator[tuple[str, list[Question]]]:
    for of, ones in groupby(shares, key=lambda one: one.name.of):
        questions = []
        for one in ones:
            kappa = layer.get(one.name._replace(figure="kappa"))
            alpha = layer.get(one.name._replace(figure="alpha"), "all")
            title = question(of, one.name.question).title
            plotted = [_row(best, layer.figures, title) for best in (alpha, kappa) if best is not None]
            questions.append(Question(title, one, kappa, plotted[0] if plotted else None))
        rate = layer.get(Name(of, "f1_matched"))
        yield f"{wording.OF[of]} that match (match rate {number(rate.value if rate else None)})", questions


def _heats(confusions: Sequence[Confusion], names: Sequence[str]) -> Iterator[Heat]:
    """A table for each question; of more than two annotators, all pairs in one, where rows and columns mean the same."""
    by_question: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for one in confusions:
        total = by_question.setdefault((one.of, one.question), Counter())
        for row, counts in zip(one.labels, one.counts, strict=True):
            for column, count in zip(one.labels, counts, strict=True):
                total[row, column] += count
                if len(names) > 2 and row != column:
                    total[column, row] += count
    for (of, asked), total in by_question.items():
        used = {label for pair, count in total.items() if count for label in pair}
        labels = [label for label in question(of, asked).labels if label in used] + [UNMARKED]
        most: Counter[str] = Counter()
        for pair, count in total.items():
            most[_group(pair)] = max(count, most[_group(pair)])
        cells = [[_cell(total[row, column], _group((row, column)), most) for column in labels] for row in labels]
        yield Heat(_titled(of, asked), labels, cells, _told(total, names))


def _group(pair: tuple[str, str]) -> str:
    if UNMARKED in pair:
        return "unmarked"
    return "alike" if pair[0] == pair[1] else "apart"


def _cell(count: int, group: str, most: Mapping[str, int]) -> Cell:
    return Cell(count, group, round(count / most[group], 2) if count else 0)


def _told(total: Counter[tuple[str, str]], names: Sequence[str]) -> list[str]:
    both_ways = len(names) > 2
    apart = [pair for pair, count in total.items() if count and _group(pair) == "apart" and not (both_ways and pair[0] > pair[1])]
    apart.sort(key=lambda pair: (-total[pair], pair))
    return [f"{pair[0]} {'and' if both_ways else '→'} {pair[1]} {total[pair]}" for pair in apart[:MOST_TOLD]]
