"""``tocsin ingest``, ``tocsin tagging``, ``tocsin alert``: one worker each, until a signal ends it."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from typing import Any

from shared.chassis.logs import configure as configure_logs
from shared.chassis.settings import load

ROLES = ("ingest", "tagging", "alert")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    # For `tocsin up`: the reading end of a pipe that closes when it dies.
    parser.add_argument("--parent-pipe", type=int, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Run the worker named by the command."""
    from shared.chassis.worker import run as run_worker

    build, settings = _worker(args.command)
    configure_logs(settings.runtime, level="debug" if args.verbose else None)
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(run_worker(lambda: build(settings), settings, parent=args.parent_pipe))
    return 0


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Choose the event loop: uvloop where there is one."""
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop


def _worker(role: str) -> tuple[Callable[[Any], Any], Any]:
    if role == "ingest":
        from services.ingest.app import build as build_ingest
        from services.ingest.settings import IngestSettings

        return build_ingest, load(IngestSettings)
    if role == "tagging":
        from services.tagging.app import build as build_tagging
        from services.tagging.packs.shelf import packs
        from services.tagging.settings import TaggingSettings

        settings = load(TaggingSettings)
        # A file that can't be right is told at once, not after waiting for a server.
        packs(settings.indicators_dir, with_shipped=settings.indicators_shipped)
        return build_tagging, settings
    from services.alert.app import build as build_alert
    from services.alert.domain.shelf import load as load_rules
    from services.alert.settings import AlertSettings
    from services.alert.sinklist import read_sinks

    alert = load(AlertSettings)
    load_rules(alert.rules, alert.incident_window)  # as above
    read_sinks(alert.sinks)
    return build_alert, alert
