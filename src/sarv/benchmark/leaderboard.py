"""Systems side by side in a table of headlines, from what was measured of each."""

from collections.abc import Sequence
from typing import Any

from .markdown import interval, number
from .tasks import TASKS

BEGIN = "<!-- baselines: made by scripts/bench/run baselines -->"
END = "<!-- end of baselines -->"


def row(name: str, report: dict[str, Any]) -> dict[str, Any]:
    """What is kept of the report of one system: its headlines and the overall figure, with their signatures."""
    (system,) = report["systems"]
    headlines = {
        task: {**_kept(next(one for one in part["figures"] if one["metric"] == part["headline"])), "signature": part["signature"]}
        for task, part in system["tasks"].items()
    }
    overall = system["overall"]
    kept = None if overall is None else {**_kept(overall), "signature": overall["signature"]}
    return {"name": name, "documents": report["documents"], "overall": kept, "tasks": headlines}


def _kept(figure: dict[str, Any]) -> dict[str, Any]:
    return {name: figure[name] for name in ("metric", "value", "interval")}


def leaderboard(rows: Sequence[dict[str, Any]]) -> str:
    """The table as Markdown, the best overall first, and the signatures."""
    tasks = list(TASKS)
    lines = [f"| system | {' | '.join(tasks)} | overall | 95 % interval |", f"|{' --- |' * (len(tasks) + 3)}"]
    for one in sorted(rows, key=lambda one: (-((one["overall"] or {}).get("value") or 0), one["name"])):
        figures = " | ".join(number(one["tasks"][task]["value"] if task in one["tasks"] else None) for task in tasks)
        overall = one["overall"] or {"value": None, "interval": None}
        lines.append(f"| `{one['name']}` | {figures} | {number(overall['value'])} | {interval(overall)} |")
    signatures = sorted({one["overall"]["signature"] for one in rows if one["overall"]})
    lines += ["", *(f"`{signature}`" for signature in signatures)]
    return "\n".join(lines) + "\n"
