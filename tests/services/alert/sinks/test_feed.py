"""The feed: read by feedparser and by a JSON Feed's rules, over HTTP and from files."""

import json
import socket
from pathlib import Path
from typing import Any

import feedparser
import pytest

from services.alert.domain.route import Route
from services.alert.postroom import SinkDesk
from services.alert.sinks.feed import SINK, FeedOptions
from tests.server import free
from tests.services.alert.sinks.seen import Seen
from tests.services.alert.sinks.stand import Stand, an_alert
from tests.services.alert.sinks.web import asking


def options(**more: Any) -> FeedOptions:
    return FeedOptions.model_validate({"name": "feed", "kind": "feed", **more})


def shown(stand: Stand, folder: Path) -> list[Seen]:
    """What a reader has; for the suite of hostile texts."""
    stand.kind(SINK, options(folder=folder), until=lambda: stand.settled("feed"))
    atom, items = (folder / "alerts.atom").read_text(), (folder / "alerts.json").read_text()
    (entry,) = feedparser.parse(atom, sanitize_html=False).entries
    content = [Seen("html", entry.content[0].value), Seen("header", entry.title)]
    return [Seen("xml", atom), Seen("json", items), *content]


def test_feedparser_reads_the_file_with_the_newest_alert_of_each_incident(stand: Stand, tmp_path: Path) -> None:
    stand.put(an_alert("i1"), an_alert("i2"), an_alert("i1", 2))
    stand.kind(SINK, options(folder=tmp_path), until=lambda: stand.settled("feed"))
    read = feedparser.parse((tmp_path / "alerts.atom").read_bytes())
    assert (read.bozo, read.version, read.feed.title) == (False, "atom10", "Tocsin alerts")
    first, second = read.entries
    assert first.title == "[HIGH] UPDATE Troops: more than 4,000 soldiers · Kursk"
    assert (first.link, first.updated) == ("https://ledger.example/a1", "2025-03-14T08:02:00Z")
    assert "more than 4,000 soldiers" in second.content[0].value
    assert first.id != second.id
    assert {tag.term for tag in first.tags} == {"high", "updated", "troop_figure", "Kursk"}


def test_the_json_feed_says_the_same(stand: Stand, tmp_path: Path) -> None:
    stand.put(an_alert("i1"), an_alert("i2"))
    stand.kind(SINK, options(folder=tmp_path), until=lambda: stand.settled("feed"))
    feed = json.loads((tmp_path / "alerts.json").read_text())
    read = feedparser.parse((tmp_path / "alerts.atom").read_bytes())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in read.entries]
    assert feed["items"][0]["_tocsin"]["severity"] == "high"


def test_an_empty_feed_is_a_feed(stand: Stand, tmp_path: Path) -> None:
    stand.group("feed")
    stand.kind(SINK, options(folder=tmp_path), until=(tmp_path / "alerts.json").exists)
    read = feedparser.parse((tmp_path / "alerts.atom").read_bytes())
    assert (read.bozo, read.entries) == (False, [])


def test_it_is_served_and_a_reader_who_has_it_all_gets_nothing(stand: Stand) -> None:
    stand.put(an_alert("i1"), an_alert("low", severity="low"))
    own = options(bind=free(), token="open sesame", count=10)
    route = Route(to=("feed",), min_severity="high")

    async def visit(desk: SinkDesk) -> None:
        async with asking(SINK, desk) as ask:
            answer = await ask("/alerts.atom?token=open%20sesame")
            assert answer.headers["content-type"].startswith("application/atom+xml")
            assert len(feedparser.parse(answer.content).entries) == 1
            again = await ask("/alerts.atom?token=open%20sesame", {"If-None-Match": answer.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
            bearer = await ask("/alerts.json", {"Authorization": "Bearer open sesame"})
            assert bearer.json()["items"][0]["title"].startswith("[HIGH]")
            assert (await ask("/alerts.json")).status_code == 401
            assert (await ask("/healthz")).status_code == 200

    stand.run(visit, own, routes=[route])


@pytest.mark.parametrize("given", [{}, {"bind": "nowhere"}, {"bind": "127.0.0.1:8080", "count": 0}])
def test_a_feed_that_leads_nowhere_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"needs|must|greater"):
        options(**given)


def test_a_port_in_use_is_said_and_stops_nothing_else(stand: Stand) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        bind = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ExceptionGroup) as error:
            stand.run(SINK.run, options(bind=bind))
    assert "sink feed: bind: can't listen" in str(error.value.exceptions[0])
