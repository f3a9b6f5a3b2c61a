"""What is told again opens nothing: forces of the same side, nowhere new, no more than were told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import combinations
from typing import Any

import pytest

from services.alert.domain.decision import Decision
from services.alert.domain.part import Part
from services.alert.domain.rule import Match, Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.simulation import Simulation
from services.alert.domain.turn import Hold
from shared.contracts.finding import Finding, Quantity, TaggedArticle
from tests.builders import MORNING, a_finding, a_tagged, counted, sent

IRAQ, SYRIA = "iraq", "syria"
abroad = partial(sent, conflict=IRAQ)
troops = partial(counted, conflict=IRAQ)


def told(*findings: Finding, article: str = "a1", days: float = 0) -> TaggedArticle:
    source = {"id": article, "publisher": f"{article}.example"}
    return a_tagged(*findings, article=article, source=source, published_at=MORNING + timedelta(days=days))


def after(known: TaggedArticle, *findings: Finding, days: float = 9) -> Decision:
    desk = Simulation()
    desk.read(known)
    return desk.read(told(*findings, article="a2", days=days))


def test_a_presence_told_again_from_another_war_of_the_same_part_of_the_world_is_no_news() -> None:
    decision = after(told(abroad("USA", conflict=SYRIA, places=("Iraq",), host="IRQ")), abroad("USA", host="IRQ"))
    assert decision.alerts == ()
    assert decision.reason.startswith("tells nothing that i")


@pytest.mark.parametrize(
    "news",
    [
        pytest.param((abroad("GBR", host="IRQ"),), id="another side"),
        pytest.param((abroad("USA", host="KWT"),), id="another country"),
        pytest.param((abroad("USA", host="IRQ"),), id="the country of another war"),
        pytest.param((abroad("USA", host="IRQ", places=("Mosul",)),), id="a place"),
        pytest.param((abroad("USA"), troops(900, "USA")), id="a number"),
        pytest.param((abroad("USA", kind="naval_air"),), id="another sort of forces"),
    ],
)
def test_what_a_report_names_for_the_first_time_opens_an_incident(news: tuple[Finding, ...]) -> None:
    decision = after(told(abroad("USA", conflict=SYRIA)), *news)
    assert [alert.data.status for alert in decision.alerts] == ["opened"]


def test_what_was_feared_and_is_so_by_now_is_news_but_not_the_other_way_round() -> None:
    feared, there = abroad("USA", assertion="possible"), abroad("USA")
    assert after(told(feared), there).alerts
    assert not after(told(there), feared).alerts


def test_one_of_several_countries_that_forces_were_sent_to_is_no_new_one() -> None:
    known = told(abroad("USA", host="ROU", places=("Romania", "Latvia")))
    assert not after(known, abroad("USA", host="LVA", places=("Latvia",))).alerts
    assert after(known, abroad("USA", host="EST", places=("Estonia",))).alerts


def test_volunteers_who_are_called_mercenaries_are_the_same_men_and_regular_troops_are_not() -> None:
    known = told(abroad("USA", host="IRQ", kind="volunteers"))
    assert not after(known, abroad("USA", host="IRQ", kind="mercenaries")).alerts
    assert after(known, abroad("USA", host="IRQ", kind="state_troops")).alerts


def test_another_estimate_of_a_whole_front_is_nothing_new_and_half_as_many_again_are() -> None:
    known = told(abroad("RUS", host="IRQ"), troops(80_000, "RUS"))
    assert not after(known, abroad("RUS", host="IRQ"), troops(90_000)).alerts
    assert after(known, abroad("RUS", host="IRQ"), troops(130_000)).alerts
    assert after(told(abroad("RUS", host="IRQ"), troops(800, "RUS")), abroad("RUS", host="IRQ"), troops(900)).alerts


def test_after_three_weeks_and_more_a_presence_is_news_again() -> None:
    known = told(abroad("USA", conflict=SYRIA))
    assert not after(known, abroad("USA"), days=20).alerts
    assert after(known, abroad("USA"), days=30).alerts


def test_in_a_theatre_in_which_little_happens_the_same_build_up_is_told_once() -> None:
    border = {"conflict": "india-china"}
    crowd = Quantity(low=10_000, high=None, modifier="vague")
    known = told(a_finding(quote="tens of thousands of men", quantity=crowd, **border))
    massed = a_finding("offensive_preparations", "massed", kind="massing", salient=False, **border)
    again = a_finding(quote="its tens of thousands of men", quantity=crowd, places=("Leh",), **border)
    assert not after(known, again, massed, days=19).alerts
    assert after(known, troops(62_000, **border), massed, days=19).alerts


@pytest.mark.parametrize("days", [3, 14])
def test_as_many_men_in_a_round_number_at_another_place_are_news_days_later(days: float) -> None:
    war = {"conflict": "armenia-azerbaijan"}
    known = told(troops(4000, "ARM", places=("Goris",), **war))
    assert after(known, troops(4000, "ARM", places=("Meghri",), **war), days=days).alerts
    assert not after(known, troops(4000, "ARM", places=("Goris",), **war), days=days).alerts
    exact = told(troops(4130, "ARM", places=("Goris",), **war))
    assert not after(exact, troops(4130, "ARM", places=("Meghri",), **war), days=days).alerts


def test_whose_forces_they_are_is_no_second_event_beside_a_known_one() -> None:
    desk = Simulation()
    known = abroad("KEN", host="SOM"), troops(700, "KEN")
    desk.read(told(*known))
    again = [abroad("KEN", quote=words, start=400, host="HTI") for words in ("its army", "its men")]
    assert [a.data.status for a in desk.read(told(*known, *again, article="a2", days=1)).alerts] == ["updated"]


def test_a_report_joins_an_incident_of_another_rule_with_which_it_shares_an_indicator() -> None:
    war = {"conflict": "armenia-azerbaijan"}
    known = told(abroad("TUR", host="AZE", **war), troops(4000, "SYR", **war))
    plane = abroad("TUR", quote="a jet", host="AZE", **war)
    drone = a_finding("drone_activity", "drones", start=300, **war)
    assert [alert.data.status for alert in after(known, plane, drone, days=1).alerts] == ["updated"]


def test_a_plan_for_several_countries_that_has_come_true_in_one_is_the_same_event() -> None:
    war = {"conflict": "russia-ukraine", "assertion": "planned"}
    sent = abroad("USA", host="ROU", places=("Romania", "Poland"), **war), troops(3000, "USA", **war)
    there = abroad("USA", host="POL", places=("Poland",), conflict="russia-ukraine")
    counted = troops(3000, "USA", places=("Poland",), conflict="russia-ukraine")
    (alert,) = after(told(*sent), there, counted, days=1).alerts
    assert alert.data.status == "updated"
    assert "actual" in {change.what for change in alert.data.changes}


def test_a_strike_that_names_nothing_is_news_beside_drones_that_were_bought() -> None:
    bought = a_finding("drone_activity", "drones", kind="supply", conflict="russia-ukraine")
    struck = a_finding("drone_activity", "a raid", conflict="russia-ukraine")
    assert after(told(bought), struck, days=0.5).alerts
    assert not after(told(struck), struck, days=0.5).alerts


def test_that_something_is_told_again_is_said_beside_what_else_an_article_tells() -> None:
    war = {"conflict": "sahel"}
    desk = Simulation()
    desk.read(told(troops(400, "MLI", **war), article="k"))
    desk.read(told(abroad("USA", conflict="lake-chad"), article="l"))
    more = [abroad("USA", start=start, **war) for start in (1200, 1250)]
    decision = desk.read(told(troops(400, "MLI", **war), *more, article="a2", days=0.9))
    assert decision.alerts
    assert "; tells nothing that i" in decision.reason


class CountedRules(Rulebook):
    """Counts how often all rules are asked."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        super().__init__(rules)
        self.asked = 0

    def matches(self, part: Part) -> tuple[Match, ...]:
        self.asked += 1
        return super().matches(part)


SIGNS = {
    "foreign_forces": abroad("USA", conflict=SYRIA),
    "troop_figure": a_finding(
        quote="thousands of men", quantity=Quantity(low=1000, high=1000, modifier="vague"), conflict=SYRIA
    ),
    "drone_activity": a_finding("drone_activity", "drones", kind="supply", conflict=SYRIA),
    "mobilisation": a_finding("mobilisation", "a call-up", kind="mobilisation", conflict=SYRIA),
}
GROUPS = [frozenset(names) for many in range(1, 5) for names in combinations(SIGNS, many)]


@pytest.mark.parametrize(
    "groups", [pytest.param([frozenset(SIGNS)] * 32, id="one group"), pytest.param(2 * GROUPS, id="every group")]
)
def test_what_is_left_beside_the_known_is_looked_at_once_however_many_rules_left_it(
    groups: list[frozenset[str]],
) -> None:
    rules = (Rule(f"r{k}", when="findings.exists(f, f.confidence > 0.0)", indicators=s) for k, s in enumerate(groups))
    rulebook = CountedRules(rules)
    desk = Simulation(rulebook)
    desk.read(told(*SIGNS.values()))
    rulebook.asked = 0
    far = [
        a_finding(f.indicator, f.evidence.quote, kind=f.kind, actors=f.actors, quantity=f.quantity, start=start)
        for f, start in zip(SIGNS.values(), (0, 501, 1002, 1500), strict=True)
    ]
    apart = [f.model_copy(update={"conflict": IRAQ}) for f in far]
    desk.read(told(*apart, article="a2", days=0.4))
    assert rulebook.asked < 4 * len(groups)


@pytest.mark.parametrize("days", [0.3, 9])
@pytest.mark.parametrize("theatre", [SYRIA, IRAQ])
def test_what_was_taken_back_silences_nobody(theatre: str, days: float) -> None:
    desk = Simulation()
    desk.read(told(abroad("USA", conflict=SYRIA)))
    gone = told(days=0.1).model_copy(update={"article": told(days=0.1).article.model_copy(update={"revision": 2})})
    assert [alert.data.status for alert in desk.read(gone).alerts] == ["retracted"]
    assert desk.read(told(abroad("USA", conflict=theatre), article="a2", days=days)).alerts


def test_what_an_edit_took_back_before_anybody_was_told_is_no_claim_any_more() -> None:
    desk = Simulation(hold=hold_back(SYRIA))
    desk.read(told(abroad("USA", conflict=SYRIA)))
    gone = told(days=0.1).model_copy(update={"article": told(days=0.1).article.model_copy(update={"revision": 2})})
    desk.read(gone)
    (line,) = desk.memory.board(f"conflict:{SYRIA}").lines.values()
    assert not line.claimed


def hold_back(theatre: str) -> Hold:
    return lambda _rule, incident, *_: "silence" if incident.theatre == f"conflict:{theatre}" else None


def test_an_incident_that_nobody_was_told_of_silences_nobody() -> None:
    desk = Simulation(hold=hold_back(SYRIA))
    assert desk.read(told(abroad("USA", conflict=SYRIA))).outcome == "held"
    assert desk.read(told(abroad("USA"), article="a2", days=9)).alerts


@pytest.mark.parametrize("turned", [False, True])
def test_two_reports_of_one_day_in_two_countries_are_two_events_in_either_order(*, turned: bool) -> None:
    one, other = abroad("USA"), abroad("USA", conflict=SYRIA, host="SYR")
    first, second = (other, one) if turned else (one, other)
    assert after(told(first), second, days=0.001).alerts


def test_a_war_s_own_country_is_known_to_its_incidents() -> None:
    assert not after(told(abroad("USA", conflict=SYRIA)), abroad("USA", host="SYR")).alerts


def test_a_report_of_a_rule_that_has_nothing_to_do_with_another_ones_is_not_told_already_by_its_incident() -> None:
    forces = frozenset({"foreign_forces"})
    every = Rule("all-forces", when="findings.exists(f, f.indicator == 'foreign_forces')", indicators=forces)
    own = Rule("my-desk", when="findings.exists(f, f.quote.contains('marine'))", indicators=forces)
    desk = Simulation(rulebook=Rulebook((every, own)))
    desk.read(told(abroad("USA", conflict=SYRIA)))
    assert [a.data.rule for a in desk.read(told(abroad("USA", quote="marines"), article="a2", days=0.5)).alerts] == [
        "my-desk"
    ]


def test_a_report_of_a_graver_rule_is_not_told_already_by_an_incident_of_another() -> None:
    forces = frozenset({"foreign_forces"})
    every = Rule("all-forces", when="findings.exists(f, f.indicator == 'foreign_forces')", indicators=forces)
    own = Rule("my-desk", when="findings.exists(f, f.quote.contains('marine'))", indicators=forces, severity="critical")
    desk = Simulation(rulebook=Rulebook((every, own)))
    desk.read(told(abroad("USA", conflict=SYRIA)))
    (alert,) = desk.read(told(abroad("USA", quote="marines"), article="a2", days=0.5)).alerts
    assert (alert.data.rule, alert.data.severity) == ("my-desk", "critical")


def test_a_report_that_its_rule_makes_graver_is_told_though_it_names_nothing_new() -> None:
    when = "findings.exists(f, f.indicator == 'foreign_forces')"
    rule = Rule("all-forces", when=when, indicators=frozenset({"foreign_forces"}))
    graver = replace(rule, severity="critical")
    desk = Simulation(rulebook=Rulebook((rule,)))
    desk.read(told(abroad("USA", conflict=SYRIA)))
    assert not desk.read(told(abroad("USA"), article="a2", days=0.5)).alerts
    desk.rulebook = Rulebook((graver,))
    assert desk.read(told(abroad("USA"), article="a3", days=0.6)).alerts


def crowd(*sides: str, **given: Any) -> Finding:
    quantity = Quantity(low=1000, high=1000, modifier="vague")
    return a_finding(quote="thousands of men", quantity=quantity, actors=sides, **{"conflict": IRAQ, **given})


def test_what_names_nothing_is_told_already_for_five_windows() -> None:
    assert not after(told(crowd()), crowd(), days=4).alerts
    assert after(told(crowd()), crowd(), days=7).alerts


def test_a_plan_that_names_nothing_is_news_until_somebody_has_told_of_one() -> None:
    planned = crowd(assertion="planned")
    assert after(told(crowd()), planned, days=3).alerts
    assert not after(told(planned), planned, days=3).alerts


def test_another_sort_of_forces_in_another_war_is_news_the_next_day() -> None:
    assert after(told(abroad("USA", conflict=SYRIA)), abroad("USA", kind="naval_air"), days=1.5).alerts


def test_men_of_one_side_in_another_theatre_are_not_told_already() -> None:
    assert after(told(crowd("MLI", conflict="sahel")), crowd("MLI", conflict="lake-chad")).alerts


def test_as_many_who_are_only_planned_are_a_new_number_and_a_word_is_none() -> None:
    known = told(abroad("USA", conflict=SYRIA), troops(900, "USA", conflict=SYRIA))
    assert after(known, abroad("USA"), troops(900, "USA", assertion="planned")).alerts
    assert not after(known, abroad("USA"), troops(900, "USA")).alerts
    assert not after(known, abroad("USA"), crowd("USA")).alerts


def test_forces_beside_what_happens_at_a_place_are_told_again_for_a_window_alone() -> None:
    def raid(war: str) -> tuple[Finding, ...]:
        return abroad("USA", conflict=war), a_finding("drone_activity", "drones", kind="strike", conflict=war)

    assert not after(told(*raid(SYRIA)), *raid(IRAQ), days=0.5).alerts
    assert after(told(*raid(SYRIA)), *raid(IRAQ), days=9).alerts


@pytest.mark.parametrize(("start", "opens"), [(1200, True), (1700, False)])
def test_a_second_event_beside_a_known_one_must_stand_near_the_top(start: int, *, opens: bool) -> None:
    war = {"conflict": "sahel"}
    known = abroad("TCD", host="NER", **war)
    second = [
        abroad("RUS", host="MLI", quote=words, start=start + k, **war)
        for k, words in ((0, "Russians"), (99, "Russian men"))
    ]
    opened = [a for a in after(told(known), known, *second, days=0.2).alerts if a.data.status == "opened"]
    assert bool(opened) is opens


@pytest.mark.parametrize("news", [abroad("USA"), abroad(places=("Red Sea",))])
def test_a_power_or_a_sea_that_is_named_for_the_first_time_is_news(news: Finding) -> None:
    assert not after(told(abroad()), abroad(), days=3).alerts
    assert after(told(abroad()), news, days=3).alerts


def test_what_an_article_puts_down_to_another_war_leads_only_before_or_beside_what_it_tells_of_this_one() -> None:
    desk, known = Simulation(), abroad("TUR", host="IRQ")
    desk.read(told(known))
    (incident,) = desk.memory.incidents
    there = [abroad("TUR", host="IRQ", conflict=SYRIA, start=start) for start in (100, 1400, 2900)]
    here = [abroad("TUR", host="IRQ", start=start) for start in (1000, 1010, 1020, 1030)]
    desk.read(told(*here, *there, article="a2", days=0.1))
    (report,) = [r for r in desk.memory.incidents[incident].reports if r.article.id == "a2"]
    assert sorted(f.evidence.start for f in report.findings) == [100, 1000, 1010, 1020, 1030, 1400]


def test_what_an_article_puts_down_to_another_war_is_all_told_where_it_says_nothing_of_this_one() -> None:
    desk = Simulation()
    desk.read(told(abroad("TUR", host="IRQ")))
    (incident,) = desk.memory.incidents
    there = [abroad("TUR", host="IRQ", conflict=SYRIA, start=start) for start in (100, 2900)]
    aside = abroad("TUR", aside="old")
    desk.read(told(*there, aside, article="a2", days=0.1))
    (report,) = [r for r in desk.memory.incidents[incident].reports if r.article.id == "a2"]
    assert sorted(f.evidence.start for f in report.findings) == [100, 2900]


@pytest.mark.parametrize(("where", "alerts"), [((), 0), (("Mosul",), 1)])
def test_what_is_left_beside_the_known_opens_only_what_says_who_or_where(where: tuple[str, ...], alerts: int) -> None:
    downed = a_finding("drone_activity", "downed", kind="interception", conflict=IRAQ, places=where, start=900)
    decision = after(
        told(abroad("USA", conflict=SYRIA, places=("Iraq",), host="IRQ")), abroad("USA", host="IRQ"), downed
    )
    assert len(decision.alerts) == alerts
