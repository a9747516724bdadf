"""The report as one HTML page that needs nothing else: figures with their intervals drawn, differences, groups, confusions."""

from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from .markdown import interval, notes, number, share

WIDTH = 320
"""How wide a plot is, from figure 0 to figure 1."""


def page(report: dict[str, Any]) -> str:
    """The page. It holds no text of any document, only their ids."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(number=number, interval=interval, notes=notes, place=place, share=share)
    template = environment.from_string(files(__package__).joinpath("page.html").read_text("utf-8"))
    return template.render(report=report, width=WIDTH, longest=_longest(report))


def place(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """Where a figure stands on its plot."""
    return round((value - low) / (high - low) * WIDTH, 1)


def _longest(report: dict[str, Any]) -> float:
    """The greatest difference that is to be drawn, with its interval."""
    ends = [abs(end) for one in report["differences"] for end in (one["value"], *(one["interval"] or ()))]
    return max(ends, default=1.0) or 1.0
