"""Which findings make an alert, and which reports meet in one incident."""

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.alert.domain.part import CORE, commonest, counts, parts
from services.alert.domain.rule import Match, silence
from services.alert.domain.shelf import shipped
from shared.contracts.finding import Finding, TaggedArticle
from tests.builders import a_finding, a_tagged
from tests.shared.contracts.strategies import FINDINGS

DAY = timedelta(days=1)


def matches(tagged: TaggedArticle, window: timedelta = DAY) -> tuple[Match, ...]:
    return tuple(match for part in parts(tagged) for match in shipped(window).matches(part))


def theatre(*findings: Finding, **article: object) -> str:
    (part,) = parts(a_tagged(*findings, **article))
    return part.theatre


@given(st.lists(FINDINGS, max_size=5))
def test_denied_historical_and_mere_mentions_never_alert_alone(findings: list[Finding]) -> None:
    mute = [f for f in findings if f.assertion in {"denied", "historical"} or not f.salient]
    assert not any(counts(f) for f in mute)
    assert matches(a_tagged(*mute)) == ()
    assert silence(a_tagged(*mute)) in {"no findings", "no salient finding", "only denied or historical"}


@given(st.lists(FINDINGS, max_size=6))
def test_every_finding_that_counts_carries_one_rule_and_the_combination_stands_alone(findings: list[Finding]) -> None:
    for part in parts(a_tagged(*findings)):
        found = shipped().matches(part)
        carrying = [f for f in part.findings if counts(f)]
        indicators = {f.indicator for f in carrying}
        assert sorted(f.id for match in found for f in match.findings if counts(f)) == sorted(f.id for f in carrying)
        if len(indicators) > 1 and indicators & CORE:
            assert [match.rule.name for match in found] == ["combined-escalation"]
        else:
            heard = {match.rule.name for match in found if any(counts(f) for f in match.findings)}
            assert heard == {name.replace("_", "-") for name in indicators}


@pytest.mark.parametrize(
    ("indicator", "rule"),
    [
        ("troop_figure", "troop-figure"),
        ("foreign_forces", "foreign-forces"),
        ("drone_activity", "drone-activity"),
        ("naval_blockade", "naval-blockade"),
    ],
)
def test_each_indicator_has_its_rule_and_so_has_an_operators_own(indicator: str, rule: str) -> None:
    (match,) = matches(a_tagged(a_finding(indicator, "words", actors=("RUS",))))
    assert (match.rule.name, match.rule.indicators) == (rule, {indicator})


def test_where_the_combination_holds_the_single_rules_stay_silent() -> None:
    (match,) = matches(a_tagged(a_finding("troop_figure"), a_finding("drone_activity", "a strike")))
    assert (match.rule.name, match.rule.title) == ("combined-escalation", "Several signs of escalation together")


def test_indicators_of_an_operator_alone_do_not_combine() -> None:
    found = matches(
        a_tagged(a_finding("naval_blockade", "q", host="MLI"), a_finding("arms_transfers", "r", host="MLI"))
    )
    assert [match.rule.name for match in found] == ["arms-transfers", "naval-blockade"]
    assert [[f.indicator for f in match.findings] for match in found] == [["arms_transfers"], ["naval_blockade"]]


def test_what_an_operator_wants_beside_is_told_and_changes_nothing() -> None:
    alone = matches(a_tagged(a_finding(host="MLI")))
    mention = a_finding("arms_transfers", "a shipment", salient=False, host="NER", actors=("FRA",))
    (match,) = matches(a_tagged(a_finding(host="MLI"), mention))
    assert (match.rule, match.theatre, match.findings) == (alone[0].rule, alone[0].theatre, alone[0].findings)
    assert match.beside == (mention,)
    for left_out in ({"assertion": "denied"}, {"assertion": "historical"}):
        denied = mention.model_copy(update=left_out)
        assert matches(a_tagged(a_finding(host="MLI"), denied))[0].beside == ()
    assert matches(a_tagged(mention)) == ()


def test_what_is_denied_combines_with_nothing() -> None:
    denied = a_finding("drone_activity", "a strike", assertion="denied")
    (match,) = matches(a_tagged(a_finding("troop_figure"), denied))
    assert match.rule.name == "troop-figure"
    assert denied not in match.findings


@pytest.mark.parametrize(
    ("findings", "why"),
    [
        ((), "no findings"),
        ((a_finding(kind="losses", salient=False),), "no salient finding"),
        ((a_finding(assertion="denied"), a_finding(assertion="historical")), "only denied or historical"),
        ((a_finding(assertion="denied"), a_finding(salient=False)), "only denied or historical"),
    ],
)
def test_silence_has_its_reason(findings: tuple[Finding, ...], why: str) -> None:
    assert silence(a_tagged(*findings)) == why


@given(st.lists(FINDINGS, min_size=2, max_size=6), st.randoms())
def test_the_order_of_findings_is_no_matter(findings: list[Finding], chance: random.Random) -> None:
    shuffled = findings[:]
    chance.shuffle(shuffled)
    one, other = matches(a_tagged(*findings)), matches(a_tagged(*shuffled))
    assert [(m.rule, m.theatre) for m in one] == [(m.rule, m.theatre) for m in other]


def test_a_conflict_beats_a_host_a_host_a_side_and_a_side_a_place() -> None:
    place = {"places": ("Gao",)}
    side = {**place, "actors": ("RUS",)}
    host = {**side, "host": "MLI"}
    conflict = {**host, "conflict": "sahel"}
    theatres = [theatre(a_finding("foreign_forces", "q", **given)) for given in (conflict, host, side, place)]
    assert theatres == ["conflict:sahel", "host:MLI", "side:RUS", "place:Gao"]


def test_an_article_that_says_neither_where_nor_who_meets_no_other() -> None:
    one, other = theatre(a_finding(), article="a1"), theatre(a_finding(), article="a2")
    assert one != other
    assert one == theatre(a_finding("troop_figure", "other words"), article="a1")


def test_an_article_of_two_conflicts_has_two_parts_and_what_names_none_goes_with_the_commoner() -> None:
    ukraine = [a_finding("drone_activity", f"strike {n}", conflict="ukraine", start=50 * (n + 1)) for n in range(2)]
    sahel, nameless = a_finding("foreign_forces", "q", conflict="sahel"), a_finding()
    found = parts(a_tagged(sahel, *ukraine, nameless))
    assert [(p.theatre, p.findings) for p in found] == [
        ("conflict:sahel", (sahel,)),
        ("conflict:ukraine", (*ukraine, nameless)),
    ]
    assert parts(a_tagged()) == ()


def test_the_commoner_conflict_is_that_of_more_sentences_and_among_equals_the_first_told() -> None:
    war = a_finding("drone_activity", "strike", conflict="ukraine")
    mission = [a_finding(name, "q", conflict="kosovo", start=90) for name in ("foreign_forces", "troop_figure")]
    assert [p.theatre for p in parts(a_tagged(war, *mission)) if p.main] == ["conflict:ukraine"]
    more = a_finding("foreign_forces", "r", conflict="kosovo", start=300)
    assert [p.theatre for p in parts(a_tagged(war, *mission, more)) if p.main] == ["conflict:kosovo"]


def test_the_commonest_name_leads_and_among_equals_the_first_in_the_alphabet() -> None:
    assert commonest([("RUS",), ("FRA",), ("RUS",)]) == "RUS"
    assert commonest([("RUS",), ("FRA",)]) == "FRA"
    assert commonest([()]) == ""
