"""Which reports meet: what agrees joins, what contradicts is another event, and ids name events, not articles."""

from datetime import timedelta
from typing import Any

import pytest

from services.alert.domain.board import MAX_LINES, Board, new_id, pinned
from services.alert.domain.evidence import fit
from services.alert.domain.names import hosts, place, places, sides
from services.alert.domain.rule import Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.simulation import Simulation
from services.alert.domain.sketch import Line, noted, sketch
from shared.contracts.finding import Finding, Quantity
from tests.builders import MORNING, a_finding, a_tagged

RULE = Rule("r", recall=timedelta(days=5), at_most=timedelta(days=60))
WAR = "conflict:russia-ukraine"  # one in which every sort of thing happens every day
HOUR = timedelta(hours=1)


def troops(low: int = 4000, **given: Any) -> Finding:
    return a_finding(quote=f"{low} men", quantity=Quantity(low=low, high=low, modifier="exact"), **given)


def drones(*towns: str, **given: Any) -> Finding:
    return a_finding("drone_activity", "a raid", conflict="russia-ukraine", places=towns, **given)


def abroad(*senders: str, **given: Any) -> Finding:
    return a_finding("foreign_forces", "soldiers", actors=senders, **given)


def massing(*sides: str) -> Finding:
    return a_finding("offensive_preparations", "massed", kind="massing", salient=False, actors=sides)


def barrage(count: int | None = None, *towns: str, night: str = "overnight", **given: Any) -> Finding:
    quote = f"{count or ''} drones and missiles flew at Ukraine {night}"
    quantity = Quantity(low=count, high=count, modifier="exact") if count else None
    places = ("Ukraine", *towns)
    return a_finding("drone_activity", quote, conflict="russia-ukraine", places=places, quantity=quantity, **given)


def line(*findings: Finding, theatre: str = WAR, text: str = "") -> Line:
    told = sketch(RULE, theatre, findings, MORNING, text=text)
    blank = Line(id="i1", rule="r", key=told.key, first=MORNING, last=MORNING, due=MORNING + RULE.window)
    return noted(blank, told, RULE, MORNING + RULE.window)


def fits(known: Line, *findings: Finding, hours: float = 1, theatre: str = WAR) -> bool:
    return fit(known, sketch(RULE, theatre, findings, MORNING + hours * HOUR), RULE) is not None


def test_one_nights_raid_on_a_whole_country_is_one_event_whichever_towns_a_report_names() -> None:
    known = line(barrage(None, "Odesa", actors=("RUS",)))
    assert fits(known, barrage(310, "Lviv"), hours=9)
    assert fits(known, barrage(310, actors=("RUS",)), hours=9)


def test_the_next_nights_raid_another_count_or_another_attacker_is_another_event() -> None:
    known = line(barrage(310, "Odesa", actors=("RUS",)))
    assert not fits(known, barrage(310, "Lviv"), hours=30)
    assert not fits(known, barrage(None, "Lviv"), hours=22)
    assert not fits(known, barrage(90, "Lviv"))
    assert not fits(known, barrage(None, actors=("UKR",)))
    assert not fits(known, barrage(None, "Lviv", night="at noon"))


@pytest.mark.parametrize(
    ("known", "report"),
    [
        (troops(actors=("RUS",)), troops(actors=("Wagner",))),
        (troops(4150, actors=("RUS",)), troops(4150)),
        (troops(4150, actors=("USA",)), troops(4150, actors=("NATO",))),
        (troops(host="MLI", actors=("TCD",)), troops(host="Middle East", actors=("TCD",))),
        (drones("Odesa"), drones("the city of Odesa", "Izmail")),
        (troops(400, actors=("RWA",), host="COD"), troops(3900, actors=("RWA",), host="COD")),
        (troops(40, places=("Gao",)), troops(9000, places=("Gao region",))),
        (abroad("RWA", host="COD"), abroad("RWA")),
        (abroad("USA", host="POL"), abroad("USA", host="POL")),
        (troops(3100, actors=("USA",), host="ROU"), troops(3100, actors=("USA",), host="POL")),
        (massing("RUS"), massing()),
        (
            abroad("USA", host="ROU", places=("Romania", "Germany")),
            abroad("USA", host="DEU", places=("Germany",)),
        ),
        (abroad("TCD", host="NER"), abroad("TCD", host="CMR", places=("Cameroon", "Niger"))),
        (troops(110_000, actors=("RUS",)), troops(160_000, actors=("RUS",))),
        (abroad(assertion="possible", places=("Ukraine",)), abroad(assertion="possible", places=("Ukraine",))),
        (abroad("USA", assertion="possible", host="PSE"), abroad("USA", assertion="possible")),
    ],
)
def test_what_agrees_and_is_spoken_for_is_one_event(known: Finding, report: Finding) -> None:
    assert fits(line(known), report)


@pytest.mark.parametrize(
    ("known", "report"),
    [
        (troops(actors=("RUS",)), troops(actors=("FRA",))),
        (troops(host="MLI"), troops(host="NER")),
        (drones("Odesa"), drones("Kharkiv")),
        (troops(40), troops(9000)),
        (
            abroad("USA", host="ROU", places=("Romania", "Germany")),
            abroad("USA", host="POL", places=("Poland", "Germany")),
        ),
    ],
)
def test_what_contradicts_is_another_event(known: Finding, report: Finding) -> None:
    assert not fits(line(known), report)


@pytest.mark.parametrize(
    ("known", "report"),
    [
        (abroad("USA"), abroad("USA")),
        (abroad("USA", host="POL"), abroad("USA", host="POL", kind="naval_air")),
        (abroad("USA", host="POL"), abroad("NATO")),
        (abroad("RUS", host="BLR"), abroad("Wagner")),
        (drones("Odesa"), drones("Ukraine")),
        (drones("Odesa"), drones(kind="supply")),
        (drones(actors=("RUS",)), drones(actors=("RUS",))),
        (troops(400), troops(3900)),
        (troops(2000, actors=("UKR",)), troops(9000, actors=("UKR",))),
        (troops(3, actors=("USA",)), troops(3, actors=("USA",))),
        (troops(10_000), troops(10_000)),
    ],
)
def test_a_war_or_a_power_in_common_is_not_enough(known: Finding, report: Finding) -> None:
    assert not fits(line(known), report)


def test_where_little_happens_less_must_speak_for_it() -> None:
    known, report = abroad("KEN", host="HTI"), abroad("KEN")
    assert fits(line(known, theatre="conflict:haiti"), report, theatre="conflict:haiti", hours=60)
    assert not fits(line(abroad("USA"), theatre="conflict:korea"), abroad("USA"), theatre="conflict:korea", hours=60)


def test_one_text_tells_one_event_whatever_it_leaves_out() -> None:
    told = sketch(RULE, WAR, [drones()], MORNING, text="s1")
    assert fit(line(drones("Odesa"), text="s1"), told, RULE) is not None
    assert fit(line(drones("Odesa"), text="s2"), told, RULE) is None


def test_a_state_told_again_is_what_was_told_and_what_happens_at_a_place_is_not() -> None:
    days = 4 * 24
    assert fits(line(abroad("RWA", host="COD")), abroad("RWA", host="COD"), hours=days)
    assert fits(line(massing("RUS")), massing("RUS"), hours=days)
    assert not fits(line(drones("Odesa")), drones("Odesa"), hours=days)
    assert not fits(line(abroad("RWA", host="COD")), abroad("RWA", host="COD"), hours=24 * 6)
    # A new place, or a raid that the known state outlived, is news of its own.
    assert not fits(line(abroad("RWA", host="COD")), abroad("RWA", host="COD", places=("Uvira",)), hours=days)
    known = line(abroad("USA", host="IRQ"), drones("Erbil"))
    assert not fits(known, abroad("USA", host="IRQ", places=("Erbil",)), drones("Erbil"), hours=days)


@pytest.mark.parametrize(
    ("words", "hours", "one"),
    [("hit it again", 18, False), ("hit it again", 3, True), ("hit it", 18, True), ("a second night", 18, False)],
)
def test_a_raid_that_comes_again_the_next_night_is_another(words: str, hours: float, one: bool) -> None:
    again = a_finding("drone_activity", words, conflict="russia-ukraine", places=("Odesa",))
    assert fits(line(drones("Odesa")), again, hours=hours) == one


def test_time_has_a_window_from_both_ends_and_a_longest_life() -> None:
    known = line(drones("Odesa"))
    assert fits(known, drones("Odesa"), hours=24)
    assert fits(known, drones("Odesa"), hours=-24)
    assert not fits(known, drones("Odesa"), hours=24.1)
    old = known.model_copy(update={"first": MORNING - 3 * RULE.window})
    assert not fits(old, drones("Odesa"), hours=1)
    state = line(abroad("RWA", host="COD")).model_copy(update={"first": MORNING - RULE.at_most})
    assert not fits(state, abroad("RWA", host="COD"), hours=1)


def test_a_report_joins_the_incident_it_fits_best() -> None:
    desk = Simulation()
    for n, town in enumerate(("Odesa", "Kharkiv")):
        desk.read(a_tagged(drones(town), article=f"a{n}"))
    decision = desk.read(a_tagged(drones("Kharkiv"), article="b"))
    assert set(decision.homes) == {i for i, known in desk.memory.incidents.items() if known and "a1" in known.known}


def test_an_article_about_two_raids_is_a_report_of_both_and_spreads_no_place() -> None:
    desk = Simulation()
    for n, town in enumerate(("Odesa", "Kharkiv")):
        desk.read(a_tagged(drones(town), article=f"a{n}"))
    decision = desk.read(a_tagged(drones("Odesa"), drones("Kharkiv", start=50), article="b"))
    assert len(decision.homes) == 2
    assert [set(x.places) for x in desk.memory.board(WAR).lines.values()] in (
        [{"odesa"}, {"kharkiv"}],
        [{"kharkiv"}, {"odesa"}],
    )


def test_a_combined_report_raises_the_incident_of_a_single_sign_and_its_id_stays() -> None:
    desk = Simulation()
    first = desk.read(a_tagged(troops(host="MLI", actors=("RUS",)))).alerts[0]
    both = (troops(host="MLI", actors=("RUS",)), a_finding("foreign_forces", "q", host="MLI", actors=("RUS",)))
    (raised,) = desk.read(a_tagged(*both, article="a2")).alerts
    assert (raised.data.incident, raised.data.rule) == (first.data.incident, "combined-escalation")
    assert desk.read(a_tagged(troops(host="MLI"), article="a3")).homes == {first.data.incident: "host:MLI"}


def test_an_id_comes_from_what_the_event_is() -> None:
    told = sketch(RULE, "t", [troops(actors=("RUS",))], MORNING)
    later = sketch(RULE, "t", [troops(8000, actors=("RUS",), places=("Gao",))], MORNING + 3 * HOUR)
    name = new_id(RULE, "t", told, ())
    assert name == new_id(RULE, "t", later, ())
    others = {
        new_id(RULE, "u", told, ()),
        new_id(Rule("s"), "t", told, ()),
        new_id(RULE, "t", sketch(RULE, "t", [troops(actors=("FRA",))], MORNING), ()),
        new_id(RULE, "t", sketch(RULE, "t", [troops(actors=("RUS",))], MORNING + 24 * HOUR), ()),
        new_id(RULE, "t", told, [name]),
    }
    assert name not in others
    assert len(others) == 5


def test_a_board_is_bounded_and_what_is_long_over_goes() -> None:
    board = Board()
    for n in range(MAX_LINES + 5):
        known = line(troops()).model_copy(update={"id": f"i{n}", "due": MORNING + n * HOUR})
        board = pinned(board, known, None, Rulebook([]))
    assert len(board.lines) == MAX_LINES
    assert "i0" not in board.lines
    board = pinned(board, line(troops()), MORNING + 1000 * HOUR, Rulebook([]))
    assert set(board.lines) == {"i1"}


def test_a_state_outlives_the_raids_of_a_busy_theatre_for_as_long_as_it_is_recalled() -> None:
    rulebook = Rulebook([RULE, Rule("raids")])
    due = MORNING + RULE.window
    board = pinned(Board(), line(troops()), due, rulebook)
    for n in range(MAX_LINES + 5):
        now = due + n * 0.5 * HOUR
        raid = line(drones(f"Town{n}")).model_copy(update={"id": f"i{n + 10}", "rule": "raids", "due": now + 24 * HOUR})
        board = pinned(board, raid, now, rulebook)
    assert "i1" in board.lines
    assert "i10" not in board.lines
    board = pinned(board, raid, due + RULE.recall, rulebook)
    assert "i1" not in board.lines


def test_names_are_plain_and_what_is_too_wide_says_nothing() -> None:
    assert place("The city of  Odesa.") == place("Odesa region") == "odesa"
    assert [place(name) for name in ("Ukraine", "the Red Sea", "eastern Ukraine", "")] == [None] * 4
    assert places(("Gao", "Mali")) == {"gao"}
    assert sides(("Wagner", "NATO", "FRA")) == {"RUS", "FRA"}
    assert hosts(("MLI", "Europe", None)) == {"MLI"}


def test_a_key_may_have_more_parts_than_the_theatre() -> None:
    rule = Rule("r", group_by=("theatre", "senders", "operator", "host", "place", "actors"))
    findings = (
        a_finding("foreign_forces", "q", actors=("Wagner", "RUS"), host="MLI", places=("Gao",)),
        a_finding("drone_activity", "d", actors=("TUR",), host="MLI"),
        troops(actors=("RUS",), host="MLI"),
    )
    assert sketch(rule, "t", findings, MORNING).key == ("t", "RUS", "TUR", "MLI", "gao", "RUS")
    assert sketch(rule, "t", [a_finding()], MORNING).key == ("t", "", "", "", "", "")


def test_beside_the_same_foreign_forces_men_of_another_side_are_told_and_beside_others_none() -> None:
    known = line(abroad("KEN", places=("Gao",)), troops(900, actors=("NER",)))
    assert fits(known, abroad("KEN", places=("Gao",)), troops(900, actors=("MLI",)))
    assert not fits(known, abroad("TUR", places=("Gao",)), troops(900, actors=("NER",)))
