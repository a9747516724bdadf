"""The mean over polarities of F1 of holder, target and polarity: rare polarities count as much as frequent ones.

As `stance_f1`, but the mean of the F1 of each polarity that occurs.

Example: of 4 gold stances with oppose all are right, of 1 with support none, and nothing else is predicted: (2·4 / (4 + 4) +
2·0 / (1 + 0)) / 2 = .5.
"""

from ._counts import macro
from .stance_f1 import statistics

__all__ = ["LABELS", "TASK", "TITLE", "statistics", "value"]

TASK = "stance"
TITLE = "Stances: macro F1 over polarities"
LABELS = "polarity"
value = macro
