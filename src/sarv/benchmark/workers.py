"""Spreads work over the processors."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")


class Run(Protocol):
    """Does all works, and gives each with its result, in their order; not many works are taken before their results are."""

    def __call__(self, function: Callable[[Work], Result], works: Iterable[Work]) -> Iterator[tuple[Work, Result]]:
        """Run the function on each work."""
        ...


@contextmanager
def workers(several: bool, prepare: Callable[[], None]) -> Iterator[Run]:
    """Runs functions in this process, or, if it is worth their start, in `several`: as many as there are processors.

    Each of them calls `prepare` first.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not several or processors < 2:
        prepare()
        yield lambda function, works: ((work, function(work)) for work in works)
        return
    # A process that is copied while threads run in it may hang, and Arrow has threads.
    pool = ProcessPoolExecutor(processors, multiprocessing.get_context("spawn"), prepare)

    def run(function: Callable[[Work], Result], works: Iterable[Work]) -> Iterator[tuple[Work, Result]]:
        waiting: deque[tuple[Work, Future[Result]]] = deque()
        for work in works:
            waiting.append((work, pool.submit(function, work)))
            if len(waiting) == 2 * processors:
                yield _result(waiting)
        while waiting:
            yield _result(waiting)

    try:
        yield run
    finally:
        pool.shutdown(cancel_futures=True)


def _result(waiting: "deque[tuple[Work, Future[Result]]]") -> tuple[Work, Result]:
    work, future = waiting.popleft()
    return work, future.result()
