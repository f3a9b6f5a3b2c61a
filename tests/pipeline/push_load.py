"""
Many programs push at once: nothing that was accepted is missing or there twice, and memory stays bounded.

In small it is a test (test_push_load.py); in full, and with schemathesis let loose on the endpoint as it describes
itself (installed for the moment, into an environment of its own):

    python -m tests.pipeline.push_load --clients 200 --requests 50
    python -m tests.pipeline.push_load --fuzz
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.pipeline.processes import fleet
from tests.server import Server, free_port
from tests.waiting import wait_until

PREFIX = "l:"
TOKEN = "a-token-for-the-test"
FUZZER = "schemathesis>=4,<5"


@dataclass
class Load:
    """What was answered, what is in the stream, and what it took."""

    answers: Counter[int] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    idle_mb: float = 0.0
    most_mb: float = 0.0
    seconds: float = 0.0


@contextmanager
def endpoint() -> Iterator[tuple[Server, int, int]]:
    """A worker that serves the push endpoint: its Redis server, its port, its process."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        server = Server(Path(folder)).start()
        feeds = Path(folder) / "feeds.toml"
        feeds.write_text("", encoding="utf-8")
        port = free_port()
        settings = {"TOCSIN_FEEDS": str(feeds), "TOCSIN_PUSH_TOKEN": TOKEN, "TOCSIN_PUSH_BIND": f"127.0.0.1:{port}"}
        try:
            with fleet(server.url, PREFIX, **settings) as workers:
                worker = workers.start("ingest")
                wait_until(lambda: asyncio.run(_post(port, b"{}")) == 422, description="the endpoint answers")
                yield server, port, worker.pid
        finally:
            server.stop()


def run(clients: int, requests: int, *, seed: int = 1) -> Load:
    """Let *clients* programs push *requests* times each, at once: small and large, one and many, some the same."""
    found = Load()
    with endpoint() as (server, port, process):
        found.idle_mb, begun = memory(process), time.monotonic()
        asyncio.run(_all(port, clients, requests, seed, found))
        found.seconds, found.most_mb = time.monotonic() - begun, memory(process, "VmHWM")
        entries = Counter(
            json.loads(fields[b"data"])["id"] for _, fields in server.client().xrange(f"{PREFIX}articles")
        )
    found.missing = sorted(set(found.accepted) - set(entries))
    found.doubled = sorted(name for name, times in entries.items() if times > 1)
    return found


async def _all(port: int, clients: int, requests: int, seed: int, found: Load) -> None:
    async def client(number: int) -> None:
        dice = random.Random(f"{seed} {number}")
        for turn in range(requests):
            names = [f"{number}-{turn}-{n}" for n in range(dice.choice([1, 1, 5, 50]))]
            names += ["shared"] * (dice.random() < 0.2)  # what every client has
            size = dice.choice([100, 2_000, 20_000])
            texts = {name: f"{name}: " + "word " * (20 if name == "shared" else size // 5) for name in names}
            body = json.dumps([{"id": name, "text": text} for name, text in texts.items()]).encode()
            status = await _post(port, body, slowly=dice.random() < 0.05)
            found.answers[status] += 1
            found.accepted.update(names if status == 202 else ())

    await asyncio.gather(*(client(number) for number in range(clients)))


async def _post(port: int, body: bytes, *, slowly: bool = False) -> int:
    """Push *body*; give the status, 0 where there was no answer."""
    with suppress(OSError, asyncio.IncompleteReadError):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        lines = ["POST /articles HTTP/1.1", "Host: x", f"Authorization: Bearer {TOKEN}", "Connection: close"]
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}", "", ""]
        writer.write("\r\n".join(lines).encode() + body[: len(body) // 2])
        if slowly:
            await asyncio.sleep(0.2)
        writer.write(body[len(body) // 2 :])
        answer = (await reader.readline()).split()
        await reader.read()
        writer.close()
        return int(answer[1]) if len(answer) > 1 else 0
    return 0


def memory(process: int, which: str = "VmRSS") -> float:
    """Tell how many megabytes *process* holds, or has held at most (``VmHWM``); 0 where the system doesn't say."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith(which):
                return int(line.split()[1]) / 1024
    return 0.0


def fuzz(examples: int) -> int:
    """Let schemathesis loose on the endpoint; its exit code."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder, endpoint() as (_, port, _):
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", FUZZER], check=True)
        command = [Path(folder) / "bin" / "schemathesis", "run", f"http://127.0.0.1:{port}/openapi.json"]
        command += [
            "-H",
            f"Authorization: Bearer {TOKEN}",
            "--checks",
            "not_a_server_error,response_schema_conformance",
        ]
        return subprocess.run([*command, "--max-examples", str(examples)], check=False, cwd=folder).returncode


def main() -> int:
    """Run in full and print what was found; exit 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--requests", type=int, default=50, help="of each client")
    parser.add_argument("--fuzz", action="store_true", help="schemathesis instead")
    parser.add_argument("--examples", type=int, default=200, help="of schemathesis, for each operation")
    given = parser.parse_args()
    if given.fuzz:
        return fuzz(given.examples)
    found = run(given.clients, given.requests)
    print(
        f"{given.clients} clients, {found.answers.total():,} requests in {found.seconds:.1f} s: {dict(found.answers)}"
    )
    print(f"articles accepted: {len(found.accepted):,}; missing {len(found.missing)}, doubled {len(found.doubled)}")
    print(f"memory: {found.idle_mb:.0f} MB idle, {found.most_mb:.0f} MB at most")
    return 1 if found.missing or found.doubled or set(found.answers) - {202, 429, 503} else 0


if __name__ == "__main__":
    sys.exit(main())
