"""
A replay while everything dies: workers by kill -9, the server too. What must hold afterwards is checked and told.

In small it is a test (test_crash.py); in full, over any folder or file of articles:

    python -m tests.pipeline.crash ARTICLES.jsonl --worker-kills 5 --server-kills 2
"""

import argparse
import json
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import redis as redis_py

from tests.pipeline.processes import ROLES, Fleet, fleet
from tests.server import Server
from tests.waiting import wait_until

PREFIX = "c:"
SETTINGS = {"TOCSIN_RECLAIM_IDLE_SECONDS": "2", "TOCSIN_LOG_LEVEL": "critical"}


@dataclass
class Aftermath:
    """What a run left behind."""

    outcomes: dict[str, int] = field(default_factory=dict)
    undecided: list[str] = field(default_factory=list)
    doubled_alerts: list[str] = field(default_factory=list)
    incidents: set[str] = field(default_factory=set)
    worker_kills: int = 0
    server_kills: int = 0
    seconds: float = 0.0


def undisturbed(articles: Path) -> Aftermath:
    """Replay *articles*, which also lie in the watched folder, through one worker of each role, in peace."""
    return _run(articles, worker_kills=0, server_kills=0, seed=0, pause=(0, 0))


def disturbed(
    articles: Path, *, worker_kills: int, server_kills: int, seed: int = 1, pause: tuple[float, float] = (0.3, 1.0)
) -> Aftermath:
    """Replay *articles* while each worker is killed *worker_kills* times and the server *server_kills* times."""
    return _run(articles, worker_kills=worker_kills, server_kills=server_kills, seed=seed, pause=pause)


def _run(articles: Path, *, worker_kills: int, server_kills: int, seed: int, pause: tuple[float, float]) -> Aftermath:
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        server = Server(Path(folder), {"appendonly": "yes", "appendfsync": "everysec"}).start()
        try:
            feeds = Path(folder) / "feeds.toml"
            feeds.write_text("", encoding="utf-8")
            (Path(folder) / "inbox").mkdir()
            shutil.copy(articles, Path(folder) / "inbox")
            inputs = {"TOCSIN_FEEDS": str(feeds), "TOCSIN_WATCH_DIR": str(Path(folder) / "inbox")}
            with fleet(server.url, PREFIX, **SETTINGS, **inputs) as workers:
                return _replay(server, workers, articles, worker_kills, server_kills, seed, pause)
        finally:
            server.stop()


def _replay(
    server: Server,
    workers: Fleet,
    articles: Path,
    worker_kills: int,
    server_kills: int,
    seed: int,
    pause: tuple[float, float],
) -> Aftermath:
    found, started = Aftermath(), time.monotonic()
    alive = {role: workers.start(role) for role in ROLES}
    done = threading.Event()
    dice = random.Random(seed)
    victims = [*ROLES] * worker_kills + ["server"] * server_kills
    dice.shuffle(victims)

    def killer() -> None:
        for victim in victims:
            done.wait(dice.uniform(*pause))
            if victim == "server":
                server.kill()
                time.sleep(dice.uniform(0.05, 0.5))
                server.start()
                found.server_kills += 1
            else:
                alive[victim].send_signal(signal.SIGKILL)
                alive[victim].wait()
                alive[victim] = workers.start(victim)
                found.worker_kills += 1

    thread = threading.Thread(target=killer)
    thread.start()
    try:
        # While there is killing to be done, there are articles to be replayed: the second time they are duplicates,
        # but for what a server lost with its last second.
        while True:
            still_killing = thread.is_alive()
            said = workers.run("replay", str(articles), "--wait", "--json", "--timeout", "60", timeout=900)
            if said.returncode not in {0, 69}:
                raise AssertionError(f"replay ended with {said.returncode}: {said.stderr[-500:]}")
            if not still_killing:
                break
    finally:
        done.set()
        thread.join()
    _settled(server)
    found.seconds = time.monotonic() - started
    _inspect(server.client(), [json.loads(line)["id"] for line in said.stdout.splitlines()], found)
    return found


def _settled(server: Server) -> None:
    redis = server.client()

    def idle() -> bool:
        return all(
            info["pending"] == 0 and not info.get("lag")
            for stream in ("articles", "flagged")
            for info in redis.xinfo_groups(f"{PREFIX}{stream}")
        )

    wait_until(idle, description="every entry is acknowledged", seconds=60)


def _inspect(redis: "redis_py.Redis", articles: list[str], found: Aftermath) -> None:
    for article in articles:
        fate = redis.hgetall(f"{PREFIX}fate:{article}")
        steps = {key.decode().partition(":")[2]: value.split(b"\x1f")[0].decode() for key, value in fate.items()}
        outcome = steps.get("alert") if steps.get("tagging") == "flagged" else steps.get("tagging")
        if outcome is None:
            found.undecided.append(article)
        found.outcomes[str(outcome)] = found.outcomes.get(str(outcome), 0) + 1
    events = [json.loads(fields[b"data"]) for _, fields in redis.xrange(f"{PREFIX}alerts")]
    ids = [event["id"] for event in events]
    found.doubled_alerts = sorted({i for i in ids if ids.count(i) > 1})
    found.incidents = {event["data"]["incident"] for event in events}


def main() -> int:
    """Run in full and print what was found; exit 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--worker-kills", type=int, default=5, help="of each worker")
    parser.add_argument("--server-kills", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    peace = undisturbed(args.articles)
    war = disturbed(args.articles, worker_kills=args.worker_kills, server_kills=args.server_kills, seed=args.seed)
    odd = peace.incidents ^ war.incidents
    print(f"undisturbed: {peace.seconds:.1f} s, {peace.outcomes}, {len(peace.incidents)} incidents")
    print(f"disturbed:   {war.seconds:.1f} s, {war.outcomes}, {len(war.incidents)} incidents")
    print(f"kills:       {war.worker_kills} of workers, {war.server_kills} of the server")
    print(f"undecided:   {len(war.undecided)} {war.undecided[:5]}")
    print(f"doubled:     {len(war.doubled_alerts)} {war.doubled_alerts[:5]}")
    print(f"incidents only in one of the runs: {len(odd)} {sorted(odd)[:10]}")
    broken = war.undecided or war.doubled_alerts or len(odd) > 0.005 * max(1, len(peace.incidents))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
