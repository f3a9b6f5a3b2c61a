"""How serious: more for what is than for what is planned, and more for more."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.alert.domain.severity import finding_score, rank, score, severity
from shared.contracts.alert import SEVERITIES, Severity
from shared.contracts.finding import Finding, Quantity
from tests.builders import a_finding
from tests.shared.contracts.strategies import FINDINGS


def troops(count: int | None, echelon: str | None = None, **given_fields: object) -> Finding:
    quantity = Quantity(low=count, high=None, modifier="exact", unit="troops", echelon=echelon)
    return a_finding("troop_figure", "troops", quantity=quantity, **given_fields)


@given(FINDINGS)
def test_a_finding_weighs_between_nothing_and_a_hundred(finding: Finding) -> None:
    assert 0 <= finding_score(finding) <= 100


@given(FINDINGS)
def test_the_firmer_it_is_told_the_more_it_weighs(finding: Finding) -> None:
    told = ("actual", "planned", "possible", "denied")
    weights = [finding_score(finding.model_copy(update={"assertion": word})) for word in told]
    assert weights[0] > weights[1] > weights[2] > weights[3] == 0
    assert finding_score(finding.model_copy(update={"assertion": "historical"})) == 0


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_more_troops_never_weigh_less(one: int, other: int) -> None:
    few, many = sorted((one, other))
    assert finding_score(troops(few)) <= finding_score(troops(many))


def test_a_brigade_weighs_as_the_soldiers_in_it() -> None:
    assert finding_score(troops(3, "brigade")) == pytest.approx(finding_score(troops(9000)))
    units = ("platoon", "company", "battalion", "brigade", "division", "corps", "army")
    weights = [finding_score(troops(1, unit)) for unit in units]
    assert weights == sorted(weights)
    assert finding_score(troops(1, "legion")) == pytest.approx(finding_score(troops(100)))


@pytest.mark.parametrize("bounds", [(None, None), (0, None), (-5, None), (10**400, None), (None, 10**400)])
def test_a_figure_without_a_sane_bound_still_has_a_weight(bounds: tuple[int | None, int | None]) -> None:
    quantity = Quantity(low=bounds[0], high=bounds[1], modifier="vague")
    assert 0 < finding_score(a_finding(quantity=quantity)) <= 100
    assert 0 < finding_score(a_finding("drone_activity", "drones", quantity=quantity)) <= 100


def test_a_range_weighs_as_its_upper_bound() -> None:
    ranged = a_finding(quantity=Quantity(low=1000, high=9000, modifier="range"))
    assert finding_score(ranged) == finding_score(troops(9000))


@pytest.mark.parametrize(
    ("indicator", "stronger", "weaker"),
    [
        ("foreign_forces", "state_troops", "advisers"),
        ("foreign_forces", "advisers", "peacekeepers"),
        ("drone_activity", "strike", "site"),
        ("drone_activity", "site", "supply"),
    ],
)
def test_kinds_are_told_apart(indicator: str, stronger: str, weaker: str) -> None:
    assert finding_score(a_finding(indicator, "q", kind=stronger)) > finding_score(
        a_finding(indicator, "q", kind=weaker)
    )


@pytest.mark.parametrize("indicator", ["foreign_forces", "drone_activity", "naval_blockade"])
def test_what_nobody_has_weighed_has_a_weight_all_the_same(indicator: str) -> None:
    assert finding_score(a_finding(indicator, "q", kind="unheard-of")) == 30


@pytest.mark.parametrize("word", SEVERITIES)
def test_an_operators_indicator_may_say_how_serious_it_is(word: Severity) -> None:
    assert severity(score([a_finding("naval_blockade", "q", severity=word)])) == word
    assert finding_score(a_finding("foreign_forces", "q", severity=word)) == finding_score(
        a_finding("foreign_forces", "q")
    )


@given(st.lists(FINDINGS, max_size=5))
def test_a_score_is_at_least_that_of_the_strongest_and_ignores_order(findings: list[Finding]) -> None:
    points = score(findings)
    assert 0 <= points <= 100
    assert points >= max((round(finding_score(f)) for f in {f.id: f for f in findings}.values()), default=0)
    assert score(list({f.id: f for f in reversed(findings)}.values())[::-1]) <= 100
    assert score(findings + findings) == points


def test_each_further_indicator_adds_and_a_denied_one_does_not() -> None:
    one = troops(500)
    two = a_finding("foreign_forces", "advisers", kind="peacekeepers")
    denied = a_finding("drone_activity", "a raid", assertion="denied")
    assert score([one, two]) == round(finding_score(one)) + 15
    assert score([one, denied]) == score([one])
    assert score([]) == 0


def test_every_score_has_its_word_and_the_words_are_in_order() -> None:
    words = [severity(points) for points in range(101)]
    assert [word for word, _ in itertools.groupby(words)] == list(SEVERITIES)
    assert [rank(word) for word in words] == sorted(rank(word) for word in words)
    assert [severity(p) for p in (0, 19, 20, 39, 40, 59, 60, 79, 80, 100)] == [
        "info", "info", "low", "low", "medium", "medium", "high", "high", "critical", "critical",
    ]  # fmt: skip
