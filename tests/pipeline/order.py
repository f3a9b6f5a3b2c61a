"""
The same incidents in whichever order: tagged articles shuffled within a minute, several alert workers, some killed.

In small it is a test (test_order.py); in full:

    python -m tests.pipeline.order --articles 3000 --events 400
"""

import argparse
import json
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from services.alert.domain.simulation import Simulation
from shared.contracts.finding import Finding, Quantity, TaggedArticle
from tests.builders import MORNING, a_finding, a_tagged
from tests.pipeline.processes import Fleet, fleet
from tests.server import Server
from tests.waiting import wait_until

PREFIX = "o:"
SETTINGS = {"TOCSIN_RECLAIM_IDLE_SECONDS": "6", "TOCSIN_LOG_LEVEL": "critical"}
HOSTS = ("MLI", "NER", "TCD", "BFA", "LBY", "MOZ", "COD", "HTI")
SENDERS = ("RUS", "FRA", "TUR", "RWA", "UGA", "KEN")
TOWNS = ("Gao", "Agadez", "Abeche", "Dori", "Sebha", "Pemba", "Goma", "Jacmel", "Kidal", "Zinder", "Faya", "Bunia")


@dataclass
class Outcome:
    """What a run told: the incidents opened, every (incident, revision), and the bytes in stream order."""

    opened: set[str] = field(default_factory=set)
    told: list[tuple[str, int]] = field(default_factory=list)
    data: list[bytes] = field(default_factory=list)

    @property
    def doubled(self) -> list[tuple[str, int]]:
        """What was told more than once."""
        return sorted(one for one, count in Counter(self.told).items() if count > 1)


def articles(count: int, events: int) -> list[TaggedArticle]:
    """Make reports of events, each told over some hours by outlets that name and count a little otherwise."""
    dice = random.Random(7)
    reports = []
    for k in range(count):
        event = k % events
        moment = MORNING + timedelta(hours=event * 240 / events + dice.uniform(0, 5), seconds=dice.uniform(0, 60))
        outlet = f"o{dice.randrange(40)}"
        source = {"id": outlet, "name": outlet, "publisher": f"{outlet}.example"}
        found = list(_findings(event, dice))
        reports.append(a_tagged(*found, article=f"n{k}", published_at=moment, fetched_at=moment, source=source))
    return sorted(reports, key=lambda tagged: tagged.article.event_time)


def _findings(event: int, dice: random.Random) -> Iterator[Finding]:
    host, sender, town = HOSTS[event % 8], SENDERS[event // 8 % 6], TOWNS[event % 12]
    if event % 3 == 0:
        drones = Quantity(low=10 + event % 30, high=10 + event % 30, modifier="exact")
        yield a_finding("drone_activity", f"drones hit {town}", host=host, places=(town,), quantity=drones)
        return
    named = {"host": host, "actors": (sender,) if dice.random() < 0.8 else (), "places": (town,)}
    yield a_finding("foreign_forces", f"{sender} soldiers", **{**named, "actors": (sender,)})
    if dice.random() < 0.6:
        troops = 400 + 40 * (event % 50) + dice.randrange(20)
        yield a_finding(quote=f"{troops} men", quantity=Quantity(low=troops, high=troops, modifier="approx"), **named)


def shuffled(flow: Sequence[TaggedArticle], seed: int) -> list[TaggedArticle]:
    """Shuffle *flow* within a minute of event time."""
    dice = random.Random(seed)
    late = {tagged.article.id: tagged.article.event_time + timedelta(seconds=dice.uniform(0, 60)) for tagged in flow}
    return sorted(flow, key=lambda tagged: late[tagged.article.id])


def simulated(flow: Sequence[TaggedArticle]) -> Outcome:
    """Decide in one process, without a server."""
    alerts = Simulation().read_all(flow)
    return Outcome(
        {a.subject for a in alerts if a.data.status == "opened"},
        [(a.subject, a.data.revision) for a in alerts],
        [a.model_dump_json().encode() for a in alerts],
    )


def run(flow: Sequence[TaggedArticle], workers: int, kills: int = 0, seed: int = 1) -> Outcome:
    """Feed *flow* to *workers* alert workers, killing one of them *kills* times with -9 and starting another."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        server = Server(Path(folder)).start()
        try:
            with fleet(server.url, PREFIX, **SETTINGS) as processes:
                _feed(server, processes, flow, workers, kills, random.Random(seed))
            return _told(server)
        finally:
            server.stop()


def _feed(
    server: Server, processes: Fleet, flow: Sequence[TaggedArticle], workers: int, kills: int, dice: random.Random
) -> None:
    redis = server.client()
    redis.xgroup_create(f"{PREFIX}flagged", "alert", "0", mkstream=True)
    alive = [processes.start("alert") for _ in range(workers)]
    wait_until(lambda: len(redis.keys(f"{PREFIX}worker:*")) >= workers, description="workers are up", seconds=60)
    moments = {dice.randrange(len(flow)) for _ in range(kills)}
    for k, tagged in enumerate(flow):
        redis.xadd(f"{PREFIX}flagged", {"data": tagged.model_dump_json(), "cid": tagged.article.id})
        if k in moments:
            time.sleep(dice.uniform(0, 0.05))  # wherever it is then
            victim = dice.randrange(workers)
            alive[victim].send_signal(signal.SIGKILL)
            alive[victim].wait()
            alive[victim] = processes.start("alert")

    def settled() -> bool:
        (info,) = redis.xinfo_groups(f"{PREFIX}flagged")
        return info["pending"] == 0 and not info.get("lag")

    wait_until(settled, description="every article is decided", seconds=300)


def _told(server: Server) -> Outcome:
    found = Outcome()
    for _, fields in server.client().xrange(f"{PREFIX}alerts"):
        event = json.loads(fields[b"data"])
        found.told.append((event["subject"], event["data"]["revision"]))
        found.data.append(fields[b"data"])
        if event["data"]["status"] == "opened":
            found.opened.add(event["subject"])
    return found


def main() -> int:
    """Run in full and print what was found; exit 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--events", type=int, default=400)
    parser.add_argument("--kills", type=int, default=6)
    args = parser.parse_args()
    flow = articles(args.articles, args.events)
    calm, broken = simulated(flow), False
    print(f"in order, no server: {len(calm.opened)} incidents, {len(calm.told)} alerts")
    same = run(flow, 1)
    print(f"1 worker, in order: byte-identical: {same.data == calm.data}")
    for workers, kills in ((1, 0), (2, 0), (4, 0), (2, args.kills), (4, args.kills)):
        found = run(shuffled(flow, seed=workers + kills), workers, kills)
        missing, extra = sorted(calm.opened - found.opened), sorted(found.opened - calm.opened)
        print(f"shuffled, {workers} workers, {kills} kills: {len(found.opened)} incidents, {len(found.told)} alerts,")
        print(f"    named otherwise: {missing} as {extra}; told twice: {found.doubled[:3]}")
        odd = max(len(missing), len(extra))
        broken = broken or bool(found.doubled) or odd > 0.005 * len(calm.opened)
    return int(broken or same.data != calm.data)


if __name__ == "__main__":
    sys.exit(main())
