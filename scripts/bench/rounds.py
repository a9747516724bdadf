"""A round on a real Label Studio server, as the commands run it: open with pre-annotations, status, collect, and each again.

Documents are generated: 500 words and 40 spans each, in 18 mentions, 6 stances and 4 events. The server is the one of
LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY, else one that is started for the benchmark alone. What annotators submit is brought in
with the tasks of a second round, since a submission by itself takes the server a third of a second.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace as with_
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _generated import Shape, generate  # type: ignore[import-not-found]  # beside this file, found at run time
from msgspec.structs import replace

from sarv.corpus import Corpus
from sarv.page.results import results_of
from sarv.records import Annotation
from sarv.rounds.accounts import account
from sarv.rounds.opening import Plan, opened, planned, write
from sarv.rounds.server import Server
from sarv.rounds.settling import Call, settled

SHAPE = Shape(words=500, mentions=18, stances=6, events=4, arguments=2)


@contextmanager
def connection() -> Iterator[tuple[str, str]]:
    """Address and token of the server."""
    if "LABEL_STUDIO_URL" in os.environ:
        yield os.environ["LABEL_STUDIO_URL"], os.environ["LABEL_STUDIO_API_KEY"]
        return
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from _server_tests import a_server  # one folder up

    with a_server() as (url, token):
        yield url, token


def seconds(root: Path, *arguments: str) -> float:
    """The wall-clock time of a command in a process of its own."""
    command = [sys.executable, "-m", "sarv", "round", *arguments]
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=root, env=dict(os.environ), stdout=subprocess.DEVNULL)
    took = time.perf_counter() - begun
    if done.returncode:
        raise SystemExit(f"{' '.join(command[2:])} ended with {done.returncode}")
    return took


def submitted(root: Path, server: Server, name: str, annotators: tuple[str, ...]) -> None:
    """Open a round in which everybody has submitted gold."""
    corpus = Corpus(root)
    call = Call(
        annotators=annotators, documents=("made",), kind="program", description="A benchmark.", revises=tuple(corpus.round_ids())
    )
    plan = planned(corpus, settled(corpus, name, call))
    assert isinstance(plan, Plan), plan
    emails = {one: f"{one}-{name}@bench.example" for one in annotators}
    write(corpus, plan, emails, server.url)
    for one in annotators:
        kept = account(corpus, name, one, emails[one], server.url)
        owner, _ = server.account(kept.email, kept.password)
        tasks = [{**task, "annotations": [_annotation(corpus, task["data"]["doc_id"], owner)]} for task in plan.tasks]
        alone = replace(plan.round, annotators=tuple(other for other in plan.round.annotators if other.id == one))
        opened(corpus, server, with_(plan, round=alone, tasks=tasks), emails)


def _annotation(corpus: Corpus, document: str, owner: int) -> dict[str, Any]:
    gold: Annotation = corpus.load(f"annotations/gold/{document}.json", Annotation)
    return {"result": results_of(gold), "completed_by": owner}


def main() -> None:
    """Print how long each command takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--annotators", type=int, default=1)
    options = parser.parse_args()
    annotators = tuple(f"annotator-{number}" for number in range(1, options.annotators + 1))
    with connection() as (url, token), tempfile.TemporaryDirectory(prefix="bench-") as work:
        os.environ |= {"LABEL_STUDIO_URL": url, "LABEL_STUDIO_API_KEY": token}
        root = Path(work) / "corpus-folder"
        generate(root, options.documents, shape=SHAPE)
        mark = secrets.token_hex(3)
        first, second = f"opened-{mark}", f"submitted-{mark}"
        emails = ",".join(f"{one}={one}-{mark}@bench.example" for one in annotators)
        who = ("--annotators", emails, "--kind", "program", "--description", "A benchmark.", "--revises", "made")
        print(f"{options.documents} documents of {SHAPE.words} words and 40 spans, {options.annotators} annotator(s)")
        open_ = ("open", first, "--documents", "made", "--seed-from", "gold", *who)
        print(f"open, with pre-annotations   {seconds(root, *open_):6.1f} s")
        print(f"open again                   {seconds(root, 'open', first):6.1f} s")
        submitted(root, Server.connect(url, token), second, annotators)
        print(f"status                       {seconds(root, 'status', second):6.1f} s")
        print(f"collect                      {seconds(root, 'collect', second):6.1f} s")
        print(f"collect again                {seconds(root, 'collect', second):6.1f} s")


if __name__ == "__main__":
    main()
