"""Pull the plug anywhere: when it comes back, no article is missing and no alert is doubled."""

import json
from pathlib import Path

from tests.pipeline.crash import disturbed, undisturbed

FORCES = ("Russian", "Ukrainian", "North Korean", "French", "Turkish", "Rwandan", "Chinese", "Ethiopian")


def write_articles(path: Path, count: int) -> Path:
    """Write *count* articles on some events each told by several outlets, with quiet ones between them."""
    with path.open("w", encoding="utf-8") as file:
        for k in range(count):
            force, day = FORCES[k % len(FORCES)], 1 + (k // 60) % 28
            text = (
                f"Item {k}: {force} commanders moved {2 + k % 7},000 soldiers to the frontier on Tuesday."
                if k % 3
                else f"Item {k}: the harvest festival drew {k} visitors to the old town on Sunday."
            )
            row = {"id": f"n{k}", "text": text, "published_at": f"2025-02-{day:02}T10:00:00Z"}
            file.write(json.dumps(row) + "\n")
    return path


def test_when_workers_and_server_are_killed_then_nothing_is_missing_and_nothing_doubled(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles.jsonl", 600)

    peace = undisturbed(articles)
    war = disturbed(articles, worker_kills=2, server_kills=1, pause=(0.4, 0.9))

    assert (war.worker_kills, war.server_kills) == (6, 1)
    assert not peace.undecided
    assert not war.undecided
    assert not war.doubled_alerts
    assert peace.incidents
    assert war.incidents == peace.incidents
