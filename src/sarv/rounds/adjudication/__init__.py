"""From what annotators gave differently to decisions: worksheets, verdicts in files, mechanical policies, a labelling page."""
