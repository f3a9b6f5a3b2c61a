"""Quiet: what is held back, by what, and that event time alone decides."""

from datetime import timedelta
from typing import Any

import pytest

from services.alert.domain.quiet import News, Quiet, Silence, Tally, counted, held
from services.alert.domain.rule import Rule
from tests.builders import MORNING

HOUR = timedelta(hours=1)
RULE = Rule("troop-figure", cooldown=2 * HOUR, caps=(("low", 2), ("medium", 0)))


def news(rule: Rule = RULE, **given: Any) -> News:
    values: dict[str, Any] = {"status": "opened", "severity": "high", "moment": MORNING, **given}
    return News(rule, **values)


def silence(**given: Any) -> Silence:
    values = {"id": "s1", "author": "ana", "reason": "drill", "created": MORNING, "ends": MORNING + HOUR, **given}
    return Silence.model_validate(values)


def test_without_silence_cooldown_and_cap_everything_is_told() -> None:
    assert held(news(Rule("r"))) is None


@pytest.mark.parametrize(
    ("matchers", "holds"),
    [
        ({"severity": ["low", "high"]}, True),
        ({"severity": ["low"]}, False),
        ({"rule": ["troop-figure"], "actor": ["rus"]}, True),
        ({"rule": ["troop-figure"], "actor": ["UKR"]}, False),
        ({"place": ["KURSK"]}, True),
        ({"indicator": ["drone_activity"]}, False),
        ({}, True),
    ],
)
def test_a_silence_holds_what_all_its_matchers_match(matchers: dict[str, list[str]], holds: bool) -> None:
    told = news(indicators=("troop_figure",), actors=("RUS",), places=("Kursk", "Sudzha"))
    expected = ("silence s1" if matchers else "maintenance s1") if holds else None
    assert held(told, [silence(matchers=matchers)]) == expected


def test_a_silence_ends_in_event_time() -> None:
    until = silence(matchers={"severity": ["high"]})
    assert held(news(moment=MORNING + HOUR - timedelta(seconds=1)), [until]) == "silence s1"
    assert held(news(moment=MORNING + HOUR), [until]) is None
    assert held(news(moment=MORNING - 100 * HOUR), [until]) == "silence s1"


@pytest.mark.parametrize("status", ["opened", "updated", "corrected", "retracted", "resolved"])
def test_a_silence_holds_also_what_is_critical_and_what_takes_back(status: str) -> None:
    assert held(news(status=status, severity="critical"), [silence()]) == "maintenance s1"


def test_of_several_silences_the_first_by_name_is_the_cause() -> None:
    assert held(news(), [silence(id="s2"), silence(id="s1", matchers={"severity": ["high"]})]) == "silence s1"


def test_the_cooldown_holds_updates_that_come_too_soon_after_the_last_alert() -> None:
    later = {"status": "updated", "moment": MORNING + HOUR}
    assert held(news(**later, last_told=MORNING)) == "cooldown"
    assert held(news(**later, last_told=MORNING - HOUR)) is None
    assert held(news(moment=MORNING + HOUR, last_told=MORNING)) is None  # a new incident is no update
    assert held(news(status="updated", last_told=MORNING + HOUR)) == "cooldown"
    assert held(news(Rule("r"), status="updated", last_told=MORNING + HOUR)) is None  # late, and nothing to cool


@pytest.mark.parametrize(
    "passes", [{"severity": "critical"}, {"status": "corrected"}, {"status": "retracted"}, {"changes": {"disputed"}}]
)
def test_what_is_critical_and_what_takes_back_passes_cooldown_and_caps(passes: dict[str, Any]) -> None:
    full = Tally(told={f"{int(MORNING.timestamp()) // 3600} {word}": 99 for word in ("low", "medium", "critical")})
    soon = {"status": "updated", "severity": "medium", "last_told": MORNING, **passes}
    assert held(news(**soon), tally=full) is None
    assert held(news(**{**soon, "severity": "medium", "status": "updated", "changes": frozenset()})) == "cooldown"


def test_a_cap_counts_alerts_of_one_severity_in_one_hour_of_event_time() -> None:
    tally, minute = None, timedelta(minutes=1)
    causes = []
    for k, severity in [(0, "low"), (1, "low"), (2, "low"), (3, "high"), (59, "low"), (60, "low"), (61, "medium")]:
        told = news(severity=severity, moment=MORNING + k * minute)
        causes.append(held(told, tally=tally))
        tally = tally if causes[-1] else counted(tally, told)
    assert causes == [None, None, "cap", None, "cap", None, "cap"]


def test_a_tally_stays_small_and_one_wrong_date_empties_it_not() -> None:
    tally = counted(None, news(severity="low", moment=MORNING + timedelta(days=36_500)))
    for k in range(1000):
        tally = counted(tally, news(severity="low", moment=MORNING + k * HOUR))
    late = news(severity="low", moment=MORNING)
    assert len(counted(tally, late).told) <= 301
    for _ in range(2):
        tally = counted(tally, late)
    assert held(late, tally=tally) == "cap"


def test_a_decision_that_is_made_again_counts_once() -> None:
    quiet, told = Quiet([]), news(severity="low")
    for _ in range(5):
        quiet.begin()
        assert [quiet.holds(told), quiet.holds(told), quiet.holds(told)] == [None, None, "cap"]
    assert quiet.keep() == ("cap troop-figure",)
    quiet.begin()
    assert quiet.holds(told) == "cap"
    assert list(quiet.changed) == ["troop-figure"]
