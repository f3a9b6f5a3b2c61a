"""What the worker makes of a batch: settled in its order, and nobody suffers for a neighbour."""

import json

from services.tagging.domain.indicator import Indicator
from services.tagging.work import TOGETHER, settlements
from shared.chassis.stage import Entry

MOST = 100_000


def entry(number: int, data: object, **more: bool) -> Entry:
    return Entry(f"{number}-0", {b"data": json.dumps(data).encode()}, **more)


def told(number: int, text: str = "Peru sent 90 soldiers to Haiti.") -> Entry:
    return entry(number, {"id": f"a{number}", "text": text})


def verdicts(entries: list[Entry], *indicators: Indicator) -> list[tuple[str, str]]:
    return [(s.entry.id, s.verdict) for s in settlements(entries, indicators, max_bytes=MOST)]


def test_a_batch_is_settled_in_its_order_whatever_is_in_it() -> None:
    entries = [
        told(1),
        entry(2, {"id": "a2"}),
        told(3),
        entry(4, {"id": "a4", "text": "Schluss.", "language": "de"}),
        told(5),
        Entry("6-0", {b"data": b"{}"}, deliveries=9, exhausted=True),
        *(told(number) for number in range(7, 7 + 2 * TOGETHER)),
    ]
    found = verdicts(entries)
    assert [name for name, _ in found] == [e.id for e in entries]
    assert [verdict for _, verdict in found[:6]] == [
        "tagged",
        "dead",
        "tagged",
        "unsupported_language",
        "tagged",
        "dead",
    ]
    assert {verdict for _, verdict in found[6:]} == {"tagged"}


def test_of_articles_tagged_together_only_the_one_that_fails_stays_pending() -> None:
    def fail(*_: object) -> tuple[()]:
        raise ZeroDivisionError

    broken = Indicator(name="broken", summary="Fails.", anchors=("harbour",), read=fail)
    entries = [told(1), told(2, "The harbour was quiet."), told(3)]
    assert verdicts(entries, broken) == [("1-0", "tagged"), ("3-0", "tagged")]


def test_articles_that_are_huge_together_are_tagged_in_parts() -> None:
    entries = [told(number, "The harbour was quiet. " * 4000) for number in range(1, 5)]
    assert [verdict for _, verdict in verdicts(entries)] == ["tagged"] * 4
