"""``docker compose`` as the tests of this folder use it."""

import functools
import json
import os
import secrets
import subprocess
from pathlib import Path
from typing import IO, Any

from tests import waiting

ROOT = Path(__file__).parents[2]
WORKERS = ("ingest", "tagging", "alert")

# A container takes longer than a call.
wait_until = functools.partial(waiting.wait_until, seconds=60)


class Stack:
    """``docker compose`` under a project name of its own, and what the tests ask of it."""

    def __init__(self, folder: Path, *overrides: Path) -> None:
        self.project = f"tocsin-test-{secrets.token_hex(4)}"
        self.folder = folder
        self.seconds_to_healthy = float("inf")
        self.files = [ROOT / "docker-compose.yml", *overrides]
        # Any free port, so that a stack in use and its tests don't meet.
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("TOCSIN_", "COMPOSE_"))} | {
            "PUSH_PORT": "0",
            "REDIS_PORT": "0",
        }

    def command(self, *words: str) -> list[str]:
        files = [word for file in self.files for word in ("-f", str(file))]
        # No .env: it would override the ports above.
        return [
            "docker",
            "compose",
            "-p",
            self.project,
            "--env-file",
            os.devnull,
            "--progress",
            "plain",
            *files,
            *words,
        ]

    def compose(self, *words: str, check: bool = True, seconds: float = 300) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            self.command(*words),
            cwd=ROOT,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )
        if check:
            assert done.returncode == 0, f"{' '.join(words)}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def start(self, *words: str, stdout: IO[str] | int = subprocess.PIPE) -> subprocess.Popen[str]:
        """Begin a command and go on."""
        return subprocess.Popen(
            self.command(*words),
            cwd=ROOT,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
        )

    def up(self, *words: str) -> None:
        done = self.compose("up", "--wait", *words, check=False)
        assert done.returncode == 0, f"{done.stderr}\n{self.compose('logs', '--tail', '30', check=False).stdout}"

    def down(self) -> None:
        self.compose("--profile", "tools", "down", "--volumes", "--remove-orphans", "--timeout", "5", check=False)

    def containers(self, service: str) -> list[str]:
        return self.compose("ps", "--all", "--quiet", service).stdout.split()

    def inspect(self, service: str) -> list[dict[str, Any]]:
        return [docker_json("inspect", container)[0] for container in self.containers(service)]

    def healthy(self, service: str) -> bool:
        return all(c["State"].get("Health", {}).get("Status") == "healthy" for c in self.inspect(service))

    def tocsin(self, *words: str, check: bool = True, seconds: float = 180) -> subprocess.CompletedProcess[str]:
        """Run the command in a container of its own, as a person would."""
        return self.compose("run", "--rm", "-T", "tocsin", *words, check=check, seconds=seconds)

    def redis(self, *words: str) -> str:
        """Ask Redis as the workers' user; the password stays in the container."""
        login = 'REDISCLI_AUTH=$(cat /run/tocsin/redis_password) exec redis-cli --no-auth-warning --user tocsin "$@"'
        return self.compose("exec", "-T", "redis", "sh", "-c", login, "redis-cli", *words).stdout.strip()

    def secret(self, name: str) -> str:
        return self.compose("exec", "-T", "redis", "cat", f"/run/tocsin/{name}").stdout

    def kill_9(self, service: str, nth: int = 0) -> None:
        """
        Kill a container's process from outside, so that its restart policy acts.

        ``docker kill`` would count as a stop by hand. The killer shares the host's process ids, so this needs no
        rights on the machine that runs the tests.
        """
        pid = self.inspect(service)[nth]["State"]["Pid"]
        assert pid > 0, f"{service} is not running"
        subprocess.run(
            [
                "docker",
                "run",
                "--rm",
                "--pid=host",
                "--user=0",
                "--entrypoint=/bin/sh",
                "redis:8",
                "-c",
                f"kill -9 {pid}",
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )


def docker_json(*words: str) -> Any:
    return json.loads(subprocess.run(["docker", *words], check=True, capture_output=True, timeout=60).stdout)


def write_articles(folder: Path, name: str, count: int) -> Path:
    """*count* different articles: one in five is news, the others are nothing."""
    path = folder / "articles" / f"{name}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            news = f"Russia sent {1000 + n} soldiers to the front near Kursk on Monday, officials said. "
            quiet = f"The market of village number {n} opened on Monday. Apples were sold. "
            text = (news if n % 5 == 0 else quiet) + "The weather was mild. " * 20
            file.write(json.dumps({"id": f"{name}-{n}", "text": text, "published_at": "2024-11-11T09:00:00Z"}) + "\n")
    path.chmod(0o644)
    return path
