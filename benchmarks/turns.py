"""How benchmarks take time: CPU seconds, of jobs in turns or of one in a process of its own; and the rows they read."""

import json
import os
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def isolated(work: Callable[[], object]) -> tuple[float, float] | None:
    """Do *work* in a process of its own: its CPU seconds and megabytes, None if it crashes or takes for ever."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        begun, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        work()
        cost = time.process_time() - begun, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        os.write(writer, json.dumps(cost).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as said:
        text = said.read()
    os.waitpid(child, 0)
    return tuple(json.loads(text)) if text else None


def in_turns(jobs: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Time *jobs* in turns: the median CPU seconds of each."""
    taken: list[list[float]] = [[] for _ in jobs]
    for _ in range(rounds):
        for job, seconds in zip(jobs, taken, strict=True):
            begun = time.process_time()
            job()
            seconds.append(time.process_time() - begun)
    return [statistics.median(seconds) for seconds in taken]


def lines(path: Path) -> list[Row]:
    """Read one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
