"""What an editor of gold should read, though no check can call it a fault: one file is one report.

The module's name is the report's. It has a docstring and `report(gold, …)`, which gives a record: the same gold gives the same
record. Words of a text that may not be passed on get into it only where `show` says so.
"""

from pathlib import Path

REPORTS = tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))
"""The names of the reports, sorted."""
