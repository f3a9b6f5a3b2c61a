"""``tocsin replay --run``: what rules make of history, beside the live system and without touching it."""

import json
from pathlib import Path

import pytest

from services.alert.domain.shelf import shipped_path
from services.cli import main
from services.commands.rehearsal import Gate
from shared.contracts.article import Article
from tests.services.commands.conftest import Story

ARTICLES = [
    {"id": "a1", "published_at": "2025-03-14T08:00:00Z", "text": "Some 4,000 Rwandan soldiers crossed into Congo."},
    {"id": "a2", "published_at": "2025-03-14T09:00:00Z", "text": "Drones struck a fuel depot in El Fasher on Friday."},
    {"id": "a2", "published_at": "2025-03-14T09:00:00Z", "text": "Drones struck a fuel depot in El Fasher on Friday."},
    {"id": "a3", "text": "Drones struck another depot in El Fasher, the army said."},
    {"id": "a4", "published_at": "2025-03-14T11:00:00Z", "text": "The flower show opened in the town hall."},
]


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "history.jsonl"
    path.write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    return str(path)


@pytest.fixture
def stricter(tmp_path: Path) -> str:
    """The shipped rules, but drones are critical."""
    text = shipped_path().read_text(encoding="utf-8")
    text = text.replace('title = "Drone activity"', 'title = "Drone activity"\nseverity = "critical"')
    path = tmp_path / "stricter.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_without_other_rules_the_alerts_of_the_run_are_shown(articles: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "--run", "trial", articles]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "run trial: 5 articles, 3 flagged"
    assert lines[1].startswith("rules ")
    assert lines[1].endswith(": 2 alerts, 2 incidents")
    told = [line.split() for line in lines[2:]]
    assert [(words[2], words[4]) for words in told] == [("opened", "combined-escalation"), ("opened", "drone-activity")]


def test_the_difference_that_other_rules_make_is_told(
    articles: str, stricter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", "--run", "trial", "--rules", stricter, articles]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("old rules ")
    assert lines[2].startswith(f"new rules {stricter}: ")
    marks = [line[0] for line in lines[3:-1]]
    assert marks == ["~"]
    assert "severity medium -> critical" in lines[3]
    assert lines[-1] == "only old 0, only new 0, different 1, the same 1"


def test_a_run_gives_the_same_bytes_again(articles: str, stricter: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for _ in range(2):
        assert main(["replay", "--run", "trial", "--rules", stricter, "--json", articles]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    answer = json.loads(said[0])
    assert (answer["run"], answer["articles"], answer["flagged"], answer["refused"]) == ("trial", 5, 3, 0)
    (difference,) = answer["differences"]
    assert (difference["sort"], difference["old"]["id"]) == ("changed", difference["new"]["id"])


def test_what_the_streams_hold_is_told_again_and_nothing_of_the_live_system_is_touched(story: Story) -> None:
    with story.server.client() as client:
        before = {key: client.dump(key) for key in sorted(client.keys(f"{story.keys.prefix}*"))}
        live = [json.loads(f[b"data"])["id"] for _, f in client.xrange(story.keys.alerts)]
    done = story.program.run("replay", "--run", "again", "--json")
    assert (done.code, done.err) == (0, "")
    assert [alert["id"] for alert in json.loads(done.out)["alerts"]] == live
    with story.server.client() as client:
        assert {key: client.dump(key) for key in sorted(client.keys(f"{story.keys.prefix}*"))} == before


def test_an_article_that_can_not_be_read_is_told_and_the_others_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"text": 5}\n' + json.dumps(ARTICLES[0]), encoding="utf-8")
    assert main(["replay", "--run", "x", "--json", str(path)]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["refused"] == 1
    assert "some.jsonl" in said.err


def test_other_rules_need_a_run(articles: str, stricter: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "--rules", stricter, articles]) == 2
    assert "--rules goes with --run NAME" in capsys.readouterr().err


def test_its_gate_knows_revisions_duplicates_and_reprints() -> None:
    long = " ".join(f"On day {k} the column moved on to village number {k * 7}, officers said." for k in range(40))
    gate = Gate()

    def admitted(identifier: str, text: str, day: int) -> tuple[int, str | None] | None:
        moment = f"2025-03-{day:02}T08:00:00Z"
        one = gate.admitted(Article.model_validate({"id": identifier, "text": text, "published_at": moment}))
        return (one.revision, one.syndication) if one else None

    assert admitted("a", long, 1) == (1, "a")
    assert admitted("a", long, 1) is None
    assert admitted("a", long.replace("village", "hamlet", 1), 1) == (2, "a")
    assert admitted("b", long.replace("village", "town", 2), 3) == (1, "a")
    assert admitted("c", long, 9) == (1, "c")  # a week later it is news again
    assert admitted("d", "Too short.", 1) == (1, None)
