"""Workers as processes, as compose and `tocsin up` run them: to be stopped, killed and counted."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROLES = ("ingest", "tagging", "alert")


@dataclass
class Fleet:
    """Worker processes on one server; every one of them is gone when the test ends."""

    url: str
    prefix: str
    settings: dict[str, str] = field(default_factory=dict)
    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("TOCSIN_")}
        own = {"TOCSIN_REDIS_URL": self.url, "TOCSIN_PREFIX": self.prefix, "TOCSIN_LOG_FORMAT": "json"}
        return {**clean, "PYTHONPATH": str(ROOT), **own, **self.settings}

    def start(self, role: str) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            [sys.executable, "-m", "services.cli", role],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if self.settings.get("CAPTURE") else subprocess.DEVNULL,
        )
        self.running.append(process)
        return process

    def run(self, *words: str, timeout: float = 120) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "services.cli", *words],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def end(self) -> None:
        for process in self.running:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
        for process in self.running:
            process.wait()


@contextmanager
def fleet(url: str, prefix: str, **settings: str) -> Iterator[Fleet]:
    own = Fleet(url, prefix, settings)
    try:
        yield own
    finally:
        own.end()
