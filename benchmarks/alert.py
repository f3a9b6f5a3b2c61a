"""
What does a decision cost? CPU time of one alert worker and of its server, for each article on ``flagged``.

    .venv/bin/python benchmarks/alert.py               # of this tree
    .venv/bin/python benchmarks/alert.py --beside DIR  # and, in turns, of another one

A worker of its own process reads what lies ready; its CPU time is counted, not the clock. Two sorts of day: *quiet*
(every tenth article opens an incident) and *busy* (a few events that everybody reports). Trust the ratio.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.server import Server  # noqa: E402

HOSTS = ("MLI", "NER", "TCD", "BFA", "SDN", "SSD", "LBY", "MOZ", "COD", "HTI", "SYR", "IRQ", "ARM", "GEO", "MDA", "LTU")
SENDERS = ("RUS", "FRA", "TUR", "RWA", "UGA", "KEN", "USA", "GBR", "CHN", "IRN")
DAY_SECONDS = 86_400
START = 1_741_939_200


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what a decision costs.")
    parser.add_argument("--articles", type=int, default=4000, help="of each sort (4000)")
    parser.add_argument("--rounds", type=int, default=5, help="the median counts (5)")
    parser.add_argument("--beside", type=Path, help="another tree with an environment of its own")
    given = parser.parse_args()
    trees = [ROOT, *([given.beside.resolve()] if given.beside else [])]
    for sort, events in (("quiet", given.articles // 10), ("busy", 8)):
        measured: dict[Path, list[float]] = {tree: [] for tree in trees}
        entries = list(articles(given.articles, events))
        for _ in range(given.rounds):
            for tree in trees:
                measured[tree].append(1e6 * cpu_seconds(tree, entries) / given.articles)
        for tree, found in measured.items():
            print(f"{sort:6} {statistics.median(found):7.1f} us an article ({min(found):.1f}-{max(found):.1f})  {tree}")


def articles(count: int, events: int) -> Iterator[dict[str, Any]]:
    """Make tagged articles about *events* events, over four days; each outlet words and counts a little otherwise."""
    for k in range(count):
        event = (k * 7919) % events
        host, sender = HOSTS[event % len(HOSTS)], SENDERS[(event // len(HOSTS)) % len(SENDERS)]
        troops = 300 * (1 + event % 40) + (k % 5)
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(START + k * 4 * DAY_SECONDS // count))
        told = {"actors": [sender], "host": host, "event": event}
        findings = [
            finding(k, "foreign_forces", "state_troops", f"{sender} soldiers", None, **told),
            finding(k, "troop_figure", "force", f"{troops} soldiers", troops, **told),
        ]
        yield {
            "article": {
                "id": f"n{k}",
                "url": f"https://o{k % 60}.example/n{k}",
                "title": f"Soldiers seen in sector {event}",
                "source": {"id": f"o{k % 60}", "name": f"Outlet {k % 60}", "publisher": f"o{k % 60}.example"},
                "published_at": moment,
                "fetched_at": moment,
                "revision": 1,
            },
            "findings": findings[: 1 + k % 2] if k % 3 else findings,
            "tagger": {"version": "0", "rules": "0"},
        }


def finding(k: int, indicator: str, kind: str, quote: str, count: int | None, **told: Any) -> dict[str, Any]:
    """Make one finding in a sentence of ordinary length."""
    sentence = f"Residents said that {quote} had been seen near sector {told['event']} since early in the morning."
    start = sentence.index(quote)
    return {
        "id": f"f{k}{indicator}",
        "indicator": indicator,
        "kind": kind,
        "assertion": "actual",
        "attribution": "residents and officials",
        "actors": told["actors"],
        "host": told["host"],
        "places": [f"Sector {told['event']}"],
        "quantity": {"low": count, "high": count, "modifier": "approx", "unit": "soldiers"} if count else None,
        "confidence": 0.9,
        "evidence": {
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            "sentence_start": 0,
            "sentence_end": len(sentence),
            "sentence": sentence,
        },
    }


def cpu_seconds(tree: Path, entries: list[dict[str, Any]]) -> float:
    """Let a worker of *tree* decide about *entries*; give its CPU time, less that of starting."""
    with tempfile.TemporaryDirectory(prefix="b-") as folder:
        server = Server(Path(folder)).start()
        try:
            idle = _run(tree, server, [])
            return _run(tree, server, entries) - idle
        finally:
            server.stop()


def _run(tree: Path, server: Server, entries: list[dict[str, Any]]) -> float:
    redis = server.client()
    redis.flushall()
    redis.xgroup_create("b:flagged", "alert", "0", mkstream=True)
    with redis.pipeline(transaction=False) as pipe:
        for entry in entries:
            pipe.xadd("b:flagged", {"data": json.dumps(entry), "cid": entry["article"]["id"]})
        pipe.execute()
    clean = {k: v for k, v in os.environ.items() if not k.startswith("TOCSIN_")}
    own = {"TOCSIN_REDIS_URL": server.url, "TOCSIN_PREFIX": "b:", "TOCSIN_LOG_LEVEL": "error", "PYTHONPATH": str(tree)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    worker = subprocess.Popen(
        [str(tree / ".venv" / "bin" / "python"), "-m", "services.cli", "alert"],
        env={**clean, **own},
        cwd=tree,
        stdin=subprocess.DEVNULL,
    )
    while not _done(redis):
        if worker.poll() is not None:
            raise SystemExit(f"the worker of {tree} ended with {worker.returncode}")
        time.sleep(0.05)
    worker.terminate()
    worker.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _done(redis: Any) -> bool:
    (info,) = redis.xinfo_groups("b:flagged")
    return bool(info["pending"] == 0 and not info.get("lag") and redis.keys("b:worker:*"))


if __name__ == "__main__":
    main()
