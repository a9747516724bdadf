"""SARV (Stance, Actors, Reported Violence): a corpus of conflict news and the kit that makes and keeps it."""

__version__ = "0.1.0"
