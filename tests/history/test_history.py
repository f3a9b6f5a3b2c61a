"""The scripted history through the tagger and the decisions: the alerts are those an analyst wants, and no others."""

import asyncio
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from services.commands.connection import connected
from services.ingest.adapters.gate import RedisGate
from shared.chassis.scripts import Context
from shared.chassis.server import Connection
from shared.chassis.settings import RedisSettings, StreamSettings
from shared.contracts.alert import MAX_EVENT_BYTES, Alert
from tests.history.comparison import by_event, difference
from tests.history.story import PUBLISHERS, Told, articles, families, flow, golden, label, ledger, read
from tests.pipeline.workers import alert, running, tagging
from tests.server import Server

# What a message may say beside the words of findings, articles' sources and rules.
NEUTRAL = frozenset(
    {"troops", "drones", "citing", "planned", "possible", "denied", "disputed", "corrected", "retracted", "resolved"}
    | {
        "also",
        "near",
        "border",
        "of",
        "confirmed",
        "by",
        "publishers",
        "before",
        "figure",
        "figures",
        "differ",
        "severity",
        "actual",
        "new",
        "no",
        "longer",
        "said",
        "none",
        "taken",
        "back",
    }
    | {"info", "low", "medium", "high", "critical", "force"}
)
_NUMBER = re.compile(r"\d+(?:,\d{3})*")
HEDGES = ("planned", "possible", "denied", "historical")


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """Every alert of the history, with the article that caused it."""
    return read(flow())


def test_the_alerts_are_exactly_those_of_the_golden_file(told: list[Told]) -> None:
    wrong = difference(golden(), by_event(told, ledger()))

    assert not wrong, f"alerts are not as an analyst wants them\n{wrong}"


def test_no_event_is_opened_twice_and_no_two_events_are_merged(told: list[Told]) -> None:
    assert confused(told) == []


@pytest.mark.parametrize("seed", range(8))
def test_when_articles_come_up_to_an_hour_early_or_late_then_no_event_is_opened_twice_or_merged(seed: int) -> None:
    lot = random.Random(seed)
    arrival = {label(one.article): one.article.fetched_at.timestamp() + lot.uniform(-3600, 3600) for one in flow()}

    told = read(sorted(flow(), key=lambda one: arrival[label(one.article)]))

    assert confused(told) == []
    assert len({one.alert.data.incident for one in told}) == len(golden())


def test_reprints_are_never_counted_as_confirmation(told: list[Told]) -> None:
    """Without its reprints the history gives the same alerts, with the same number of independent publishers."""
    entries = ledger()

    without = read(one for one in flow() if not entries[label(one.article)].reprint)

    assert _counted(without) == _counted(told)


def test_revisions_rise_by_one_and_no_alert_comes_twice(told: list[Told]) -> None:
    revisions: dict[str, list[int]] = defaultdict(list)
    for one in told:
        revisions[one.alert.data.incident].append(one.alert.data.revision)

    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in revisions.values())
    assert len({one.alert.id for one in told}) == len(told)


def test_every_quote_is_a_slice_of_its_article_and_every_figure_is_quoted(told: list[Told]) -> None:
    texts: dict[str, list[str]] = defaultdict(list)
    for article in articles():
        texts[article.id].append(article.text)
    for one in told:
        for cited in one.alert.data.findings:
            at = cited.evidence
            assert any(text[at.start : at.end] == at.quote for text in texts[cited.article.id])
        for figure in one.alert.data.figures:
            assert figure.by
            assert all(any(by.quote in text for text in texts[by.article]) for by in figure.by)


def test_every_alert_is_an_event_of_at_most_64_kib(told: list[Told]) -> None:
    assert max(len(one.alert.model_dump_json().encode()) for one in told) <= MAX_EVENT_BYTES


def test_headline_and_summary_assert_nothing_beyond_the_quotes(told: list[Told]) -> None:
    said: dict[str, set[str]] = defaultdict(lambda: set(NEUTRAL))
    for one in told:
        data = one.alert.data
        line = f"{data.headline} {data.summary}"
        said[data.incident] |= set(_words(" ".join(_sayings(one.alert))))
        assert [word for word in _words(line) if word not in said[data.incident]] == [], line
        _hedged(one.alert, line)


def test_a_change_of_figures_names_only_numbers_that_a_source_has_stated(told: list[Told]) -> None:
    stated: dict[str, set[str]] = defaultdict(set)
    for one in told:
        data = one.alert.data
        quotes = (by.quote for figure in data.figures for by in figure.by)
        stated[data.incident] |= {number for quote in quotes for number in _NUMBER.findall(quote)}
        changes = (f"{change.before} {change.after}" for change in data.changes if change.what == "figure")
        assert {number for text in changes for number in _NUMBER.findall(text)} <= stated[data.incident]


def test_when_the_history_is_read_again_then_nothing_is_told_again(told: list[Told]) -> None:
    assert len(read([*flow(), *flow()])) == len(told)


def test_the_history_is_as_large_and_as_mixed_as_it_must_be() -> None:
    every = articles()
    assert len(every) >= 90
    assert len({event for entry in ledger().values() for event in entry.tells}) >= 18
    assert set(golden()) == {event for entry in ledger().values() for event in entry.tells}
    assert len({article.source.id for article in every}) >= 20
    assert len({families().family(str(article.source.publisher)) for article in every}) >= 14
    assert [label(article) for article in every] == list(ledger())


def test_through_gate_and_workers_the_history_gives_the_same_alerts_byte_for_byte(
    told: list[Told], shared_server: Server, prefix: str
) -> None:
    settings = RedisSettings(redis_url=shared_server.url, prefix=prefix)
    asyncio.run(publish(settings))
    # All of it waits when the workers start: one worker of each sort reads in stream order, whatever its batches are.
    with running(tagging(shared_server.url, prefix), alert(shared_server.url, prefix, PUBLISHERS)):
        asyncio.run(decided(settings))

    published = [fields[b"data"] for _, fields in shared_server.client().xrange(f"{prefix}alerts")]
    expected = [one.alert.model_dump_json().encode() for one in told]
    assert [json.loads(event)["data"]["headline"] for event in published] == [o.alert.data.headline for o in told]
    assert published == expected


async def publish(settings: RedisSettings) -> None:
    """Send the articles through the gate."""
    async with connected(settings, patience_seconds=10) as redis:
        gate = RedisGate(redis, Context(settings.keys, StreamSettings()))
        for article in articles():
            (admission,) = await gate.admit([article])
            assert admission.revision == article.revision


async def decided(settings: RedisSettings) -> None:
    """Wait until both workers have acknowledged all there is."""
    keys = settings.keys
    async with connected(settings, patience_seconds=10) as redis:
        for stream, group in ((keys.articles, "tagging"), (keys.flagged, "alert")):
            while not await _settled(redis, stream, group):
                await asyncio.sleep(0.01)


async def _settled(redis: Connection, stream: str, group: str) -> bool:
    infos = {info["name"]: info for info in await redis.xinfo_groups(stream)} if await redis.exists(stream) else {}
    info = infos.get(group.encode())
    return info is not None and info["pending"] == 0 and info["lag"] == 0


def confused(told: list[Told]) -> list[str]:
    """Say which events are opened twice, and which alerts cite an article that tells nothing of their event."""
    entries = ledger()
    opened = Counter(event for one in told if one.alert.data.status == "opened" for event in entries[one.on].tells)
    wrong = {f"{event} is opened {count} times" for event, count in opened.items() if count > 1}
    first: dict[str, set[str]] = {}
    for one in told:
        mine = first.setdefault(one.alert.data.incident, set(entries[one.on].tells))
        for cited in one.alert.data.findings:
            if mine.isdisjoint(events_of(cited.article.id)):
                wrong.add(f"{cited.article.id} is cited as telling {sorted(mine)}")
    return sorted(wrong)


def events_of(article: str) -> set[str]:
    return {event for entry in ledger().values() if entry.article == article for event in entry.tells}


def _counted(told: list[Told]) -> list[tuple[str, str, int]]:
    # When an event is over is said by event time, which a reprint moves like any article.
    lasting = [one for one in told if one.alert.data.status != "resolved"]
    return [(one.on, one.alert.data.status, one.alert.data.corroboration.independent) for one in lasting]


def _sayings(alert: Alert) -> Iterator[str]:
    """Give everything a message may repeat: the words of findings, who says them, and what changed."""
    yield alert.data.title
    for change in alert.data.changes:
        yield f"{change.what} {change.before or ''} {change.after or ''}"
    for cited in alert.data.findings:
        source = cited.article.source
        yield from (cited.evidence.quote, cited.attribution or "", *cited.actors, *cited.places, cited.host or "")
        yield cited.indicator.replace("_", " ")
        yield from (source.id, source.name or "", source.publisher or "", source.via or "")


def _hedged(alert: Alert, line: str) -> None:
    """What is not told as a fact carries its hedge wherever its words stand."""
    firm = {cited.evidence.quote for cited in alert.data.findings if cited.assertion == "actual"}
    for quote in sorted(firm, key=len, reverse=True):
        line = line.replace(quote, "")  # "troops", denied, stands in "Ugandan troops", which are told as a fact
    for cited in alert.data.findings:
        if cited.assertion != "actual":
            for match in re.finditer(re.escape(cited.evidence.quote), line):
                assert any(hedge in line[match.end() : match.end() + 16] for hedge in HEDGES), line


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
