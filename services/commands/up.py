"""
``tocsin up``: everything in one process tree. The server, the three workers, and the alerts on screen.

The server and the workers are processes of their own: one that dies is started again, with a growing pause. Ctrl-C,
SIGTERM and SIGHUP stop the workers first and the server last. If this process is killed, the workers see the pipe to
it close and stop by themselves; the server stays, and the next ``tocsin up`` adopts it.
"""

import argparse
import asyncio
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from services.commands.card import show
from services.commands.embedded import EmbeddedServer
from services.commands.screen import err, one_line
from services.commands.settings import UpSettings
from services.commands.watch import events, is_alert
from services.commands.workers import ROLES
from shared.chassis.logs import configure as configure_logs
from shared.chassis.server import client, masked, reach, server_url
from shared.chassis.settings import RedisSettings, RuntimeSettings, load
from shared.contracts.errors import ContractViolation

LATEST = 5
STOP_SECONDS = 3.5
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.2, 10.0
_HEALTHY_SECONDS = 30.0  # a worker that ran so long starts again without a pause
# A worker that ends with one of these will not do better next time: bad configuration, refused by the server.
_HOPELESS = (77, 78)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--replay",
        action="append",
        default=[],
        metavar="PATH",
        help="publish the articles of a file or folder (repeatable)",
    )


def run(args: argparse.Namespace) -> int:
    """Run until stopped."""
    runtime, redis = load(RuntimeSettings), load(RedisSettings)
    for name in args.replay:
        if not Path(name).exists():
            raise ContractViolation(f"no such file or folder: {name}")
    configure_logs(runtime, level=None if args.verbose else "warning")
    return asyncio.run(_Up(redis, args).run())


class _Up:
    """One run of ``tocsin up``."""

    def __init__(self, redis: RedisSettings, args: argparse.Namespace) -> None:
        self._redis = redis
        self._args = args
        self._stopping = asyncio.Event()
        self._failure: int = 0
        self._children: set[asyncio.subprocess.Process] = set()
        self._server: EmbeddedServer | None = None
        self._pipe = os.pipe()

    async def run(self) -> int:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            # Set explicitly, so that a SIGINT ignored at the start (a shell's background job) is heard all the same.
            loop.add_signal_handler(number, self._stopping.set)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup means what it says
            loop.add_signal_handler(signal.SIGHUP, self._stopping.set)
        tasks: list[asyncio.Task[None]] = []
        try:
            if not await self._started():
                return 0
            chores = [self._keep_server(), self._show(), self._replay(), *(self._keep_worker(r) for r in ROLES)]
            tasks = [asyncio.create_task(chore) for chore in chores]
            for task in tasks:
                task.add_done_callback(self._chore_ended)
            await self._stopping.wait()
        finally:
            await self._stop(tasks)
        for task in tasks:
            if not task.cancelled() and (error := task.exception()) is not None:
                raise error
        return self._failure

    async def _started(self) -> bool:
        """Start or reach the server; False if we are told to stop meanwhile."""
        starting = asyncio.create_task(self._start_server())
        told = asyncio.create_task(self._stopping.wait())
        await asyncio.wait([starting, told], return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        if starting.done():
            starting.result()
            return True
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        return False

    async def _start_server(self) -> None:
        if self._redis.redis_url:
            url = server_url(self._redis)
            await reach(url, wait_seconds=self._redis.start_wait_seconds)
            err().print(f"tocsin up: server {one_line(masked(url))}; Ctrl-C stops")
            return
        self._server = EmbeddedServer(
            self._redis.data_dir, port=load(UpSettings).embedded_port, wait_seconds=self._redis.start_wait_seconds
        )
        self._server.claim()
        await self._server.start()
        how = "adopted" if self._server.adopted else "started"
        err().print(f"tocsin up: embedded server {how} in {one_line(str(self._redis.data_dir))}; Ctrl-C stops")

    async def _keep_server(self) -> None:
        """Start the embedded server again when it dies; the workers wait for it meanwhile."""
        while self._server is not None:
            await asyncio.sleep(0.2)
            if not self._server.alive():
                err().print("tocsin up: the embedded server died; starting it again")
                await self._server.start()

    async def _keep_worker(self, role: str) -> None:
        pause = _FIRST_PAUSE_SECONDS
        while True:
            started = time.monotonic()
            code = await self._run_worker(role)
            if code in _HOPELESS:
                self._failure = code
                self._stopping.set()
                return
            pause = _FIRST_PAUSE_SECONDS if time.monotonic() - started > _HEALTHY_SECONDS else pause
            err().print(f"tocsin up: the {role} worker ended (code {code}); starting it again in {pause:.1f} s")
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)

    async def _run_worker(self, role: str) -> int:
        environment = dict(os.environ)
        if self._server is not None:
            for name in ("TOCSIN_REDIS_URL_FILE", "TOCSIN_REDIS_PASSWORD", "TOCSIN_REDIS_PASSWORD_FILE"):
                environment.pop(name, None)  # for a server of another kind
            environment["TOCSIN_REDIS_URL"] = self._server.url
        if not self._args.verbose:
            environment.setdefault("TOCSIN_LOG_LEVEL", "warning")
        reading = self._pipe[0]
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # no module of the folder we stand in may take the place of ours
            "-m",
            "services.cli",
            role,
            "--parent-pipe",
            str(reading),
            env=environment,
            pass_fds=(reading,),
            stdin=asyncio.subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us: we stop the workers in order
        )
        self._children.add(child)
        code = await child.wait()
        self._children.discard(child)
        return code

    async def _show(self) -> None:
        """Show the latest alerts on record, then each as it comes."""
        redis, stream = client(server_url(self._redis)), self._redis.keys.alerts
        latest = await redis.xrevrange(stream, count=LATEST)
        await redis.aclose()
        for entry, fields in reversed(latest):
            _show_alert(fields.get(b"data", b"").decode("utf-8", "replace"), entry.decode())
        start = latest[0][0].decode() if latest else "beginning"
        async for entry, data in events(self._redis, start):
            _show_alert(data, entry)

    async def _replay(self) -> None:
        from services.commands.replay import publish_quietly

        for path in self._args.replay:
            said = await publish_quietly(self._redis, Path(path))
            err().print(f"tocsin up: {one_line(said)}")

    def _chore_ended(self, task: "asyncio.Task[None]") -> None:
        if not task.cancelled() and task.exception() is not None:
            self._stopping.set()

    async def _stop(self, tasks: "list[asyncio.Task[None]]") -> None:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _end(self._children)
        for end in self._pipe:
            os.close(end)
        if self._server is not None:
            if self._server.pid:
                await self._server.stop()
            self._server.release()


async def _end(children: "set[asyncio.subprocess.Process]") -> None:
    """Ask the workers to stop, and insist with those that don't."""
    for number, seconds in ((signal.SIGTERM, STOP_SECONDS), (signal.SIGKILL, 5.0)):
        alive = [child for child in children if child.returncode is None]
        for child in alive:
            with suppress(ProcessLookupError):
                child.send_signal(number)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.gather(*(child.wait() for child in alive))


def _show_alert(data: str, entry: str) -> None:
    if is_alert(data) or not data:
        show(data, entry)
    sys.stdout.flush()
