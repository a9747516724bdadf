"""How long the commands take on this repository's corpus, warm: start-up alone, validate, release."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def seconds(*arguments: str) -> float:
    """The wall-clock time of one run in a process of its own."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "sarv", *arguments], cwd=ROOT, env=dict(os.environ), check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - begun


def main() -> None:
    """Print the median of some runs of each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as out:
        commands = {
            "start-up (sarv --help)": ("--help",),
            "sarv validate": ("validate",),
            "sarv release": ("release", "--output", out),
        }
        for arguments in commands.values():
            seconds(*arguments)
        for name, arguments in commands.items():
            runs = [seconds(*arguments) for _ in range(options.rounds)]
            print(f"{name:24} {statistics.median(runs):.2f} s (median of {options.rounds})")


if __name__ == "__main__":
    main()
