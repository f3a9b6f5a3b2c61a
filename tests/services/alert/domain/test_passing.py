"""What is told in passing opens nothing; what an opinion cites joins what others have opened."""

from typing import Any

import pytest

from services.alert.domain.part import counts, parts
from services.alert.domain.passing import NO_NEWS, heard, is_news, why_aside, why_genre
from services.alert.domain.reasons import unheard
from services.alert.domain.rule import silence
from services.alert.domain.simulation import Simulation
from shared.contracts.finding import Finding, Genre, TaggedArticle
from tests.builders import a_finding, a_tagged

KINDS = sorted(NO_NEWS)
ASIDES = [
    "old",
    "caption",
    "label",
    "link",
    "question",
    "role",
    "service",
    "topic",
    "life",
    "years",
    "habit",
    "able",
    "before",
    "standing",
    "size",
    "ceremony",
    "guarded",
    "a reason to come",
]


def troops(**given: Any) -> Finding:
    return a_finding(**{"host": "MLI", "actors": ("RUS",), **given})


def told(name: str, *findings: Finding, genre: str | None = None) -> TaggedArticle:
    source = {"id": name, "publisher": f"{name}.example"}
    tagged = a_tagged(*findings, article=name, source=source)
    return tagged.model_copy(update={"genre": Genre(name=genre, signs=("the title says so",)) if genre else None})


@pytest.mark.parametrize("aside", [*ASIDES, *KINDS])
def test_what_is_told_in_passing_opens_nothing(aside: str) -> None:
    for attribution in (None, "the ministry"):
        decision = Simulation().read(told("a", troops(aside=aside, attribution=attribution)))
        assert decision.outcome == "silent"
        assert "passing" in decision.reason


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_opinion_cites_joins_what_is_open_and_what_it_only_says_does_not(kind: str) -> None:
    desk = Simulation()
    desk.read(told("news", troops()))
    assert desk.read(told("column", troops(aside=kind), genre=kind)).outcome == "silent"
    decision = desk.read(told("other", troops(aside=kind, attribution="the ministry"), genre=kind))
    assert [alert.data.reason for alert in decision.alerts] == ["confirmed"]


@pytest.mark.parametrize("aside", ASIDES)
def test_a_caption_or_a_life_joins_nothing_and_denies_nothing(aside: str) -> None:
    desk = Simulation()
    desk.read(told("news", troops()))
    assert desk.read(told("b", troops(aside=aside, attribution="the ministry"))).outcome == "silent"
    assert desk.read(told("c", troops(aside=aside, assertion="denied"))).outcome == "silent"


def test_an_article_opens_with_what_of_it_is_news_alone() -> None:
    drones = a_finding("drone_activity", "drones hit the depot", aside="old")
    (alert,) = Simulation().read(told("a", troops(), drones)).alerts
    assert (alert.data.rule, alert.data.indicators) == ("troop-figure", ("troop_figure",))


def test_what_an_opinion_cites_does_not_make_its_news_a_combination() -> None:
    drones = a_finding("drone_activity", "drones hit the depot", aside="opinion", attribution="the ministry")
    (alert,) = Simulation().read(told("a", troops(), drones, genre="opinion")).alerts
    assert alert.data.rule == "troop-figure"


def test_the_reason_names_what_the_article_is() -> None:
    opinion = told("a", troops(aside="opinion", attribution="the ministry"), genre="opinion")
    assert Simulation().read(opinion).reason == "only in passing, and of no open incident (an opinion piece)"
    history = told("b", troops(aside="history"), genre="history")
    assert Simulation().read(history).reason == "only told in passing (a look back)"
    assert Simulation().read(told("c", troops(aside="caption"), genre="report")).reason == "only told in passing"
    denied = told("d", troops(assertion="denied"), genre="opinion")
    assert Simulation().read(denied).reason == "only denied or historical"


@pytest.mark.parametrize("aside", [*ASIDES, *KINDS])
def test_explain_says_of_each_finding_why_it_opens_nothing(aside: str) -> None:
    for attribution in (None, "the ministry"):
        finding = troops(aside=aside, attribution=attribution)
        (line,) = unheard([finding])
        assert finding.evidence.quote in line
        assert why_aside(finding) in line
        assert NO_NEWS.get(aside, "in passing") in line
    assert list(unheard([troops()])) == []


def test_a_finding_that_says_nothing_of_its_kind_is_news() -> None:
    assert is_news(troops())
    assert heard(troops())
    assert silence(told("a", troops(aside="old"))) == "only told in passing"
    (part,) = parts(told("a", troops(), troops(quote="300 men", aside="old")))
    assert [counts(f) for f in part.findings] == [True, False]
    news = part.news
    assert len(news.findings) == 1
    assert news.news is news


def test_a_genre_is_said_with_its_signs() -> None:
    assert why_genre(Genre(name="opinion", signs=("it argues", "it names no day"))) == (
        "an opinion piece (it argues, it names no day)"
    )
    assert why_genre(Genre(name="report")) == "a report"
