"""``tocsin explain``: each rule's truth condition by condition, what was missing, and an incident's life."""

import json

import pytest

from tests.pipeline.workers import alert, running, tagging
from tests.server import Server
from tests.services.commands.conftest import Story
from tests.services.commands.program import HOSTILE, Program, harmless, program

ARTICLES = [
    {
        "id": "opened",
        "published_at": "2025-03-14T08:00:00Z",
        "text": "Some 4,000 Sudanese soldiers massed near El Fasher.",
    },
    {
        "id": "absorbed",
        "published_at": "2025-03-14T09:00:00Z",
        "text": "About 4,100 Sudanese soldiers are near El Fasher.",
    },
    {
        "id": "silent",
        "published_at": "2025-03-14T10:00:00Z",
        "text": "The army fired 12 missiles at the capital. Kigali denied that Rwandan troops were in eastern Congo.",
    },
    {
        "id": "argued",
        "title": "Opinion: bring them home",
        "published_at": "2025-03-14T10:00:00Z",
        "text": "There are 5,000 French troops in Chad. Nobody there has asked for them.",
    },
    {"id": "clean", "published_at": "2025-03-14T10:00:00Z", "text": "The flower show opened."},
]


@pytest.fixture(scope="module")
def told(shared_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Five articles through both workers."""
    folder, prefix = tmp_path_factory.mktemp("t"), "explained:"
    with program(folder, REDIS_URL=shared_server.url, PREFIX=prefix) as own:
        (own.home / "articles.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
        with running(tagging(shared_server.url, prefix), alert(shared_server.url, prefix)):
            done = own.run("replay", "articles.jsonl", "--wait", "--json")
            outcomes = [json.loads(line)["outcome"] for line in done.lines]
        assert outcomes == ["alerted", "flagged", "flagged", "flagged", "clean"], done
        yield own


def explained(told: Program, wanted: str) -> dict:  # type: ignore[type-arg]
    done = told.run("explain", wanted, "--json")
    assert (done.code, done.err, len(done.lines)) == (0, "", 1)
    return json.loads(done.out)


def test_each_rules_truth_is_told_condition_by_condition(told: Program) -> None:
    answer = explained(told, "opened")
    asked = {row["rule"]: row for row in answer["rules"]["asked"]}
    assert asked["troop-figure"]["outcome"] == "holds"
    assert asked["troop-figure"]["stands_on"] == ["Some 4,000 Sudanese soldiers"]
    assert asked["troop-figure"]["truth"]["holds"]
    assert asked["troop-figure"]["lacks"] == []
    massing = asked["offensive-preparations"]["truth"]
    assert (massing["holds"], massing["joined"]) == (False, "||")
    assert [part["holds"] for part in massing["parts"]] == [False, False]
    assert [part["holds"] for part in massing["parts"][1]["parts"]] == [True, False]
    assert asked["offensive-preparations"]["lacks"] == [
        "“Some 4,000 Sudanese soldiers” would need f.count >= 10000 (count is 4000)"
    ]


def test_what_would_have_made_a_silent_article_alert_is_told(told: Program) -> None:
    answer = explained(told, "silent")
    assert [step["outcome"] for step in answer["decisions"] if step["gate"] == "alert"] == ["silent"]
    asked = {row["rule"]: row for row in answer["rules"]["asked"]}
    assert {row["outcome"] for row in asked.values()} == {"silent"}
    assert "“fired 12 missiles” would need f.count >= 20 (count is 12)" in asked["missile-air-strikes"]["lacks"]
    assert any("is denied: it would count if it were told as actual" in line for line in answer["rules"]["mute"])
    shown = told.run("explain", "silent")
    assert (
        "missile-air-strikes would alert with: “fired 12 missiles” would need f.count >= 20 (count is 12)" in shown.out
    )


def test_what_an_opinion_held_back_is_told_with_what_the_article_was_read_as(told: Program) -> None:
    answer = explained(told, "argued")
    (step,) = [step for step in answer["decisions"] if step["gate"] == "alert"]
    assert (step["outcome"], step["reason"]) == ("silent", "only told in passing (an opinion piece)")
    assert answer["rules"]["kind"] == "an opinion piece (the title says so)"
    shown = told.run("explain", "argued").out
    assert "read as an opinion piece (the title says so)" in shown
    assert "“5,000 French troops” is told in an opinion piece, names no time of these days, and cites nobody" in shown


def test_what_would_be_told_again_of_an_absorbed_articles_incident_is_told(told: Program) -> None:
    answer = explained(told, "absorbed")
    (incident,) = answer["incidents"]
    assert (incident["rule"], incident["revision"]) == ("troop-figure", 1)
    assert "2 independent sources (1 were told)" in incident["would_be_told"]
    assert "a figure of force of SDN above 5,000 or below 3,200" in incident["would_be_told"]
    assert "a denial" in incident["would_be_told"]
    assert "would be told again: a severity above" in told.run("explain", "absorbed").out


def test_where_nothing_was_found_no_rule_is_asked(told: Program) -> None:
    assert explained(told, "clean")["rules"]["asked"] == []
    assert "nothing was found in it: no rule is asked" in told.run("explain", "clean").out


def test_an_incident_tells_its_life(told: Program, shared_server: Server) -> None:
    incident = explained(told, "opened")["incidents"][0]["incident"]
    with shared_server.client() as client:
        (entry, fields), *_ = client.xrange("explained:alerts")
        identifier = json.loads(fields[b"data"])["id"]
        record = {"outcome": "dead", "attempts": 5, "at": "2025-03-14T08:00:09Z", "error": HOSTILE}
        client.hset(f"explained:delivery:{identifier}", mapping={"desk": json.dumps(record), HOSTILE: "{"})
        assert client.hget(f"explained:incident:{incident}", "alert:1") == entry
    life = explained(told, incident)
    assert (life["incident"], life["status"], sorted(life["articles"])) == (incident, "opened", ["absorbed", "opened"])
    assert [report["findings"] for report in life["reports"]] != []
    (only,) = life["alerts"]
    assert (only["id"], only["status"], only["reason"]) == (identifier, "opened", "first_report")
    assert only["deliveries"] == {"desk": record}
    shown = told.run("explain", incident)
    assert (shown.code, harmless(shown.out)) == (0, True)
    assert "desk: dead at 2025-03-14T08:00:09Z, attempt 5" in shown.out
    assert "over when the news is past 2025-03-15" in shown.out


def test_hostile_articles_are_explained_harmlessly(story: Story) -> None:
    done = story.program.run("explain", "https://ledger.example/hostile")
    assert (done.code, harmless(done.out)) == (0, True)
    assert "combined-escalation holds" in done.out


def test_an_incident_that_is_none_is_an_article_nobody_knows(told: Program) -> None:
    done = told.run("explain", "i0123456789abcdef0123")
    assert (done.code, done.out) == (1, "")
    assert "nothing is known of i0123456789abcdef0123" in done.err


def test_where_the_file_of_rules_is_wrong_the_rest_is_told_all_the_same(told: Program) -> None:
    wrong = told.home / "wrong.toml"
    wrong.write_text("[[rule]]", encoding="utf-8")
    with program(told.home, **told.settings, RULES=str(wrong)) as own:
        done = own.run("explain", "opened", "--json")
    assert done.code == 0
    assert "the rules can't be asked: " in done.err
    answer = json.loads(done.out)
    assert (answer["rules"], answer["decisions"][0]["gate"]) == (None, "replay")
