"""The life of an annotation round: tasks for annotators, what comes back, agreement, adjudication."""
