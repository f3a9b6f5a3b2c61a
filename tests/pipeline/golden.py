"""
What replaying ``tests/seeds`` gives: run through the real workers, reduced to what a reader would check.

``tests/gold/seeds.expected.json`` was written by hand before anything ran; ``tests/gold/seeds.golden.json`` is what the
program says today, to notice every change. After a change that is meant: ``python -m tests.pipeline.golden``.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.pipeline.processes import ROOT, fleet
from tests.pipeline.workers import alert, running, tagging
from tests.server import Server

SEEDS = ROOT / "tests" / "seeds"
GOLDEN = ROOT / "tests" / "gold" / "seeds.golden.json"
PREFIX = "g:"


def replay(server: Server, *paths: Path, prefix: str = PREFIX) -> list[dict[str, Any]]:
    """Replay *paths* through workers of their own; give each article's line with its findings and alert events."""
    redis = server.client()
    with fleet(server.url, prefix) as commands, running(tagging(server.url, prefix), alert(server.url, prefix)):
        said = commands.run("replay", *map(str, paths), "--wait", "--json")
    if said.returncode != 0:
        raise AssertionError(f"replay ended with {said.returncode}: {said.stderr}")
    events = [json.loads(fields[b"data"]) for _, fields in redis.xrange(f"{prefix}alerts")]
    flagged = [json.loads(fields[b"data"]) for _, fields in redis.xrange(f"{prefix}flagged")]
    rows = [json.loads(line) for line in said.stdout.splitlines()]
    for row in rows:
        row["events"] = [e for e in events if e["id"] in row["alerts"]]
        mine = [t for t in flagged if t["article"]["id"] == row["id"]]
        row["tagged"] = mine.pop(0)["findings"] if mine and row["outcome"] != "duplicate" else []
        if mine:
            flagged.remove(next(t for t in flagged if t["article"]["id"] == row["id"]))
    return rows


def reduced(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep of each line what does not depend on the day it was run."""
    return [
        {
            "file": Path(row["path"]).name,
            "outcome": row["outcome"],
            "alerts": [
                {name: event["data"][name] for name in ("rule", "status", "reason", "severity", "score", "headline")}
                for event in row["events"]
            ],
            "findings": [_finding(f) for f in row["tagged"]],
        }
        for row in rows
    ]


def _finding(finding: dict[str, Any]) -> str:
    quantity = finding["quantity"]
    value = f" {quantity['low']}..{quantity['high']} {quantity['modifier']}" if quantity else ""
    actors = f" [{' '.join(finding['actors'])}]" if finding["actors"] else ""
    quiet = "" if finding["salient"] else " (not salient)"
    return (
        f"{finding['indicator']}/{finding['kind']} {finding['assertion']}: "
        f"{finding['evidence']['quote']!r}{value}{actors}{quiet}"
    )


def main() -> None:
    """Write the golden file anew."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        server = Server(Path(folder)).start()
        try:
            rows = reduced(replay(server, SEEDS))
        finally:
            server.stop()
    GOLDEN.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
