"""`python -m sarv` is the command `sarv`."""

from .cli import main

if __name__ == "__main__":  # worker processes import this file too
    main()
