"""The mean over acts of F1 of reports with the same source and act: who asserts, claims, attributes, denies what.

As `report_f1`, but the mean of the F1 of each act that occurs, so that denials and doubts count as much as assertions.
Source-relative factuality as in Saurí and Pustejovsky (2009), *FactBank*.

Example: of 4 reports in gold that assert all are right; of 1 that denies none, and nothing else is predicted: (2·4 / (4 + 4) +
2·0 / (1 + 0)) / 2 = .5.
"""

from ._counts import macro
from .report_f1 import statistics

__all__ = ["LABELS", "TASK", "TITLE", "statistics", "value"]

TASK = "violence"
TITLE = "Reports: macro F1 over acts"
LABELS = "report_act"
value = macro
