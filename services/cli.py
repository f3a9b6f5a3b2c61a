"""
The command `tocsin`. Imports a worker, or a command's own parts, only when asked for it.

Exit codes: 69 no server, 77 the server refuses us, 75 gave up waiting, 78 bad configuration, 2 bad usage, 1 anything
else; always with one clear line on stderr.
"""

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, Protocol, TextIO

from shared.contracts.errors import TocsinError

# name -> (module, what it is for). The order is that of the help.
COMMANDS = {
    "up": ("up", "run everything: the embedded server and the three workers; show alerts as they come"),
    "ingest": ("workers", "run the ingest worker: feeds, push endpoint, watched folder"),
    "tagging": ("workers", "run the tagging worker: articles in, findings out"),
    "alert": ("workers", "run the alert worker: findings in, alerts out"),
    "replay": ("replay", "publish articles from files and folders"),
    "watch": ("watch", "show alerts as they come"),
    "tag": ("tag", "show the findings in a text; needs no server"),
    "status": ("status", "streams, workers, sources: what waits, what failed"),
    "explain": ("explain", "what happened to an article at each gate, and why"),
    "dead": ("dead", "dead letters: list, show, retry, drop"),
    "silence": ("silence", "hold alerts back for a while: add, list, remove; maintenance"),
    "rules": ("rules", "the rules there are; check them with their own examples"),
    "indicators": ("indicators", "the indicators there are; check them with their own examples"),
    "sinks": ("sinks", "the sinks alerts go to: how each is; try one; switch one off and on"),
    "sources": ("sources", "the sources with their health"),
    "doctor": ("doctor", "settings in force, unknown variables, reachability"),
}


class Command(Protocol):
    """What a module of ``services/commands`` offers."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it; returns the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in *argv*; returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    spare_the_collector()
    try:
        parser, command = _parser(words)
        args = parser.parse_args(words)
        if command is None:
            parser.print_help()
            return _say("no command given", 2)
        if getattr(args, "parent_pipe", None) is None:  # `up` has said it already, once for all its workers
            _warn_of_unknown(args.command)
        _prepare(sys.stdout, machine=getattr(args, "json", False))
        code = command.run(args)
        sys.stdout.flush()
    except TocsinError as error:
        return _say(str(error), error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain again at exit, unless stdout leads elsewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _say(f"{error.filename}: {error.strerror}" if error.filename else str(error), 1)
    return code


def spare_the_collector() -> None:
    """
    Look for reference cycles seldom: tables and models are made once and stay, and an article leaves hardly a cycle
    behind. Looked for after every 700 objects, as Python does, they cost a tenth of the start and 3 % of tagging.
    """
    gc.set_threshold(20_000, 20, 20)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the usage on one line."""

    def error(self, message: str) -> NoReturn:
        sys.exit(_say(f"{message} (see {self.prog} --help)", 2))


def _prepare(stream: TextIO, *, machine: bool) -> None:
    """JSON is UTF-8 wherever we run; for people, what their terminal can't show is escaped, not fatal."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8" if machine else None, errors="backslashreplace")


def _parser(words: Sequence[str]) -> tuple[argparse.ArgumentParser, Command | None]:
    parser = _Parser(
        prog="tocsin",
        description="Reads the news, flags signs of military escalation with the exact words, sends alerts.",
    )
    parser.add_argument("--version", action=_Version, help="show the version and stop")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    wanted = next((word for word in words if not word.startswith("-")), None)
    command: Command | None = None
    for name, (module, purpose) in COMMANDS.items():
        own = commands.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
        own.add_argument("-v", "--verbose", action="store_true", help="more log lines, on stderr")
        if name == wanted:
            command = importlib.import_module(f"services.commands.{module}")
            command.configure(own)
    return parser, command


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002 (argparse's name)
        super().__init__(option_strings, dest, nargs=0, help=help, default=argparse.SUPPRESS)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"tocsin {version('tocsin')}")  # noqa: T201 (what was asked for)
        parser.exit()


def _warn_of_unknown(command: str) -> None:
    if command == "doctor":  # it lists them itself
        return
    # Looking for typos needs every setting there is, which takes longer than `tag` may: only if there is a variable.
    if not any(name.startswith("TOCSIN_") for name in os.environ):
        return
    from services.commands.settings import known_variables
    from shared.chassis.settings import unknown_variables

    for name, nearest in unknown_variables(known_variables()).items():
        hint = f"; did you mean {nearest}?" if nearest else ""
        sys.stderr.write(f"tocsin: warning: unknown setting {name}{hint}\n")


def _say(message: str, code: int) -> int:
    from services.commands.screen import one_line

    sys.stderr.write(f"tocsin: {one_line(message)}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
