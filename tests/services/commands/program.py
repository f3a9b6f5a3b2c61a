"""The program as a user runs it: a process of its own, in another folder, with nothing in its environment."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# What acts on a terminal or turns a line of text; newline and tab are what a line is made of.
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]")
TEXT = (
    "Russia has moved more than 50,000 troops into Kursk, Ukrainian officials said on Monday. "
    "North Korean soldiers fight beside them, and kamikaze drones struck Sumy overnight."
)
HOSTILE = (
    "\x1b[31mRED\x1b[0m\x9b1m [bold]loud[/bold] [/] :warning: \u202egnp.exe\u2066\u200b\U000e0041"
    "\r\nFORGED line\u2028FORGED too\x07\x85FORGED"
)
NO_FEEDS = "# no feed: tests touch no network\n"


@dataclass(frozen=True)
class Done:
    """A run that has ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    def said(self, code: int, *words: str) -> None:
        """It ended with *code*, nothing on stdout, and one line on stderr that holds *words*."""
        assert (self.code, self.out) == (code, ""), self
        assert self.err.startswith("tocsin: "), self.err
        assert self.err.count("\n") == 1, self.err
        assert self.err.endswith("\n")
        assert [word for word in words if word not in self.err] == [], self.err


@dataclass
class Program:
    """The command with its own home; *settings* without their prefix."""

    home: Path
    settings: dict[str, str] = field(default_factory=dict)
    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def environment(self, **more: str) -> dict[str, str]:
        feeds = self.home / "feeds.toml"
        if not feeds.exists():
            feeds.write_text(NO_FEEDS, encoding="utf-8")
        base = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "C.UTF-8"}
        own = {"DATA_DIR": str(self.home / "data"), "FEEDS": str(feeds), **self.settings}
        plain = {
            name: more.pop(name) for name in list(more) if name in {"NO_COLOR", "TERM", "COLUMNS", "PYTHONIOENCODING"}
        }
        return base | plain | {f"TOCSIN_{name}": value for name, value in {**own, **more}.items() if value}

    def start(self, *words: str, stdin: Any = subprocess.DEVNULL, **more: Any) -> "subprocess.Popen[bytes]":
        options = {name: more.pop(name) for name in list(more) if name in {"stdout", "stderr", "preexec_fn"}}
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "services.cli", *words],
            cwd=self.home,
            env=self.environment(**more),
            stdin=stdin,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
        )
        self.running.append(process)
        return process

    def run(self, *words: str, stdin: str | bytes = b"", seconds: float = 30, **settings: str) -> Done:
        process = self.start(*words, stdin=subprocess.PIPE, **settings)
        text = stdin.encode() if isinstance(stdin, str) else stdin
        out, err = process.communicate(text, timeout=seconds)
        return Done(process.returncode, out.decode(), err.decode())

    def run_all(self, *calls: tuple[str, ...], **settings: str) -> list[Done]:
        """Run several commands at once."""
        processes = [self.start(*words, **settings) for words in calls]
        ended = [(p, *p.communicate(timeout=60)) for p in processes]
        return [Done(p.returncode, out.decode(), err.decode()) for p, out, err in ended]

    def on_terminal(self, *words: str, stdin: str = "", **settings: str) -> str:
        """Give what the command shows on a terminal of 100 columns."""
        ours, theirs = pty.openpty()
        process = self.start(
            *words,
            stdin=subprocess.PIPE,
            stdout=theirs,
            stderr=theirs,
            TERM="xterm-256color",
            COLUMNS="100",
            **settings,
        )
        os.close(theirs)
        assert process.stdin is not None
        process.stdin.write(stdin.encode())
        process.stdin.close()
        shown = b"".join(_everything(ours))
        os.close(ours)
        process.wait(10)
        return shown.decode()

    def end(self) -> None:
        for process in self.running:
            if process.poll() is None:
                with suppress(ProcessLookupError):
                    process.send_signal(signal.SIGKILL)
            process.wait(10)
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()


@contextmanager
def program(home: Path, **settings: str) -> Iterator[Program]:
    """Give the program; whatever it started is gone when the block ends."""
    own = Program(home, settings)
    try:
        yield own
    finally:
        own.end()


def harmless(text: str) -> bool:
    """Tell whether nothing in *text* acts on a terminal, and no line of it is forged by an article."""
    return not ACTING.search(text) and not any(line.startswith("FORGED") for line in text.splitlines())


def _everything(descriptor: int, seconds: float = 30) -> Iterator[bytes]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if select.select([descriptor], [], [], 0.2)[0]:
            try:
                data = os.read(descriptor, 65536)
            except OSError:  # the other end is closed
                return
            if not data:
                return
            yield data
    raise AssertionError("the terminal is never given back")
