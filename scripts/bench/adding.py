"""How long `sarv add` takes to bring a table of generated articles into an empty corpus folder, and then to find all there."""

import argparse
import csv
import itertools
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMON = re.findall(
    "[a-z]+",
    "the of and to in a said was on for that by with at from were is as it he who be had been after not have police people army "
    "government town officials killed group attack near city state force report two three under more",
)
INIT = ("--title", "Generated", "--summary", "Generated.", "--license", "CC0-1.0", "--author", "a program")
OUTLET = ("--new-outlet", "outlet", "Outlet", "independent", "A generated outlet.")
RIGHTS = ("--genre", "report", "--license", "CC0-1.0", "--credit", "a program", "--redistribute")
COLLECTION = ("--title", "Made", "--description", "Made.", "--provenance", "Made.", "--writers", "program")


def write_table(path: Path, rows: int, words: int) -> None:
    """A CSV table of articles that look English to a detector of languages: half of the words are, the others are made up."""
    chance = random.Random(7)  # noqa: S311  # benchmarks need repeatable chance, not secrecy
    vocabulary = ["".join(chance.choices("etaoinshrdlucmfwyp", k=chance.randint(2, 10))) for _ in range(20_000)]
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(vocabulary))))  # Zipf's law, as in real text
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("text", "title", "published"))
        for number in range(rows):
            made = chance.choices(vocabulary, cum_weights=weights, k=chance.randint(words // 2, words * 3 // 2))
            text = " ".join(chance.choice(COMMON) if chance.random() < 0.5 else word for word in made)
            table.writerow((f"{text.capitalize()}.", f"Article {number}", "2020-01-01"))


def seconds(*arguments: str, folder: Path) -> tuple[float, float]:
    """The wall-clock time of one run in a process of its own, and its processor time."""
    begun, before = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "sarv", *arguments]
    subprocess.run(command, cwd=folder, env=dict(os.environ), check=True, capture_output=True)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - begun, spent


def main() -> None:
    """Print the times of a first run and of a second one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=330, help="words of an article, on average (default 330)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table, corpus = Path(folder, "table.csv"), Path(folder, "corpus")
        write_table(table, options.rows, options.words)
        seconds("init", str(corpus), *INIT, folder=Path(folder))
        for title, new in (("added", (*OUTLET, *COLLECTION)), ("there already", ("--outlet", "outlet"))):
            wall, spent = seconds("add", "made", str(table), *new, *RIGHTS, folder=corpus)
            print(f"{options.rows:,} rows {title}: {wall:.1f} s, {spent:.1f} s of processor time")


if __name__ == "__main__":
    main()
