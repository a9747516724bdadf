"""The report as Markdown: tables to paste into a paper's appendix or an issue."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

CORRECTED = "p-values of headlines are corrected over all headlines (Holm); those in brackets are not."


def markdown(report: dict[str, Any]) -> str:
    """The whole report, with a part of its own for carried documents."""
    parts = [report, report["carried"]] if "carried" in report else [report]
    return "\n".join("\n".join(_lines(part)) + "\n" for part in parts)


def number(value: float | None) -> str:
    """A figure with three decimals, or a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def interval(one: dict[str, Any]) -> str:
    """An interval, or a dash where there is none."""
    return "–" if one["interval"] is None else "{:.3f} to {:.3f}".format(*one["interval"])


def differences(report: dict[str, Any]) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Each difference with what a table shows of it: metric, other system, difference, interval, p-values."""
    for one in report["differences"]:
        title = one["title"] + (" (lower is better)" if one["lower_is_better"] else "")
        shown = [p_value(one, test) for test in ("bootstrap", "randomisation")]
        yield one, (title, one["other"], f"{one['value']:+.3f}", interval(one), *shown)


def p_value(one: dict[str, Any], test: str) -> str:
    """The p-value of a test, the corrected one of a headline; in brackets that of another metric; a dash where there is none."""
    if one["headline"]:
        return number(one[f"p_{test}_corrected"])
    value = one[f"p_{test}"]
    return "–" if value is None else f"({value:.3f})"


def counted(count: int, noun: str) -> str:
    """How many, with the noun in its number."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def share(one: dict[str, Any]) -> float:
    """F1 of a row of counts; 0 where there is nothing."""
    both = one["gold"] + one["predicted"]
    return 2 * one["right"] / both if both else 0.0


def notes(system: dict[str, Any]) -> Iterator[str]:
    """What a reader of a system's figures must know."""
    if system["missing"]:
        missing = system["missing"]
        yield f"{counted(len(missing), 'document')} not predicted, counted as empty: {', '.join(missing[:10])}" + (
            " …" if len(missing) > 10 else ""
        )
    if system["findings"]:
        yield f"{counted(system['findings'], 'finding')}: the lines that have them were left out"
    for name, task in system["tasks"].items():
        if task["without_answer"]:
            yield f"{counted(task['without_answer'], 'line')} without an answer to the task {name}, which counts as an empty one"
    if system["not_scored"]:
        lines = counted(system["not_scored"], "line")
        yield f"{lines} about documents of other splits, or without a text in the release: not scored"
    lost = system["quotes_not_found"]
    if lost["count"]:
        where = f"line{'s' * (len(lost['lines']) > 1)} {', '.join(map(str, lost['lines']))}"
        yield f"{counted(lost['count'], 'quote')} not where the text has such words, counted as wrong; first on {where}"
    unknown = system["actors_unknown"]
    if unknown["count"]:
        examples = ", ".join(unknown["examples"])
        yield f"{counted(unknown['count'], 'mention')} of actors that the register lacks, counted as wrong: {examples}"


def _lines(report: dict[str, Any]) -> Iterator[str]:
    yield f"# Scores on {report['release']}, {report['split']}"
    yield ""
    yield f"{report['documents']} documents about {report['incidents']} incidents. Intervals hold the middle 95 % of"
    yield f"{report['resamples']:,} draws of incidents (seed {report['seed']})."
    yield ""
    yield from (f"- {note}." for note in report["notes"])
    for system in report["systems"]:
        yield from _system(system)
    if report["differences"]:
        yield from _differences(report)


def _system(system: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield f"## {system['name']}"
    yield ""
    yield from (f"- {note}." for note in notes(system))
    if system["overall"]:
        overall = system["overall"]
        yield ""
        yield f"**Overall {number(overall['value'])}** ({interval(overall)}), `{overall['signature']}`"
    for name, task in system["tasks"].items():
        yield ""
        yield f"### {name}"
        yield ""
        yield from _table(
            ("metric", "figure", "95 % interval", "right", "gold", "predicted"),
            (
                (
                    f"**{one['title']}**" if one["metric"] == task["headline"] else one["title"],
                    number(one["value"]),
                    interval(one),
                    *("–" if one[key] is None else one[key] for key in ("right", "gold", "predicted")),
                )
                for one in task["figures"]
            ),
        )
        yield ""
        yield f"`{task['signature']}`"
        yield ""
        yield from _table(
            ("headline by", "", "figure", "gold", "predicted"),
            ((one["by"], one["name"], number(one["value"]), one["gold"], one["predicted"]) for one in task["groups"]),
        )


def _differences(report: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield f"## {report['systems'][0]['name']} less others"
    yield ""
    yield CORRECTED
    yield ""
    yield from _table(
        ("metric", "less", "difference", "95 % interval", "p, paired bootstrap", "p, approximate randomisation"),
        ((f"**{row[0]}**" if one["headline"] else row[0], *row[1:]) for one, row in differences(report)),
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{' --- |' * len(header)}"
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)
