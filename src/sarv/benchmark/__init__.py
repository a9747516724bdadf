"""How well models do what annotators did: predictions, matching, metrics, intervals, reports, and systems to compare with."""
