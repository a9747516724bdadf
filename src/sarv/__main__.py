"""`python -m sarv` is the command `sarv`."""

from .cli import main

main()
