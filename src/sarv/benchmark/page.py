"""The report as one HTML page that needs nothing else: figures with their intervals drawn, differences, groups, confusions."""

from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from .markdown import CORRECTED, differences, interval, notes, number, share

WIDTH = 320
"""How wide a plot is, from figure 0 to figure 1."""


def page(report: dict[str, Any]) -> str:
    """The page. It holds no text of any document, only their ids."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(number=number, interval=interval, notes=notes, place=place, share=share)
    environment.globals.update(longest=longest, differences=differences)
    template = environment.from_string(files(__package__).joinpath("page.html").read_text("utf-8"))
    return template.render(report=report, width=WIDTH, corrected=CORRECTED)


def place(value: float, low: float = 0.0, high: float = 1.0, width: int = WIDTH) -> float:
    """Where a figure stands on its plot."""
    return round((value - low) / (high - low) * width, 1)


def longest(one: dict[str, Any]) -> float:
    """How far from 0 a difference and its interval reach, at least a tenth; errors have no bounds, so each has its own scale."""
    ends: list[float] = [one["value"], *(one["interval"] or ())]
    return max(0.1, *map(abs, ends))
