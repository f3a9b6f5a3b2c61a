"""What an article is, by its title, its address and its way of writing; every example was written for these tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.tagging.domain.news.genre import genre
from services.tagging.domain.reading.text import Page
from services.tagging.lexicon.genres import LEAST
from tests.builders import an_article
from tests.services.tagging.domain import pieces

NEWS = "Two hundred soldiers from Benin crossed into the north of the country on Monday, the army said."


def named(text: str = NEWS, title: str | None = None, url: str | None = None) -> str:
    article = an_article(text, title=title, url=url)
    return genre(article, Page(text)).name


TITLES = {
    "opinion": [
        "Opinion: The carrier should have stayed in port",
        "Comment | A treaty nobody means to keep",
        "Editorial: Five brigades and no idea",
        "A war of borrowed drones | Letters",
        "The Lagoon view on the peacekeepers",
        "We must arm the coast before the winter",
        "It's time to stop pretending the ceasefire holds",
        "Op-ed: Who pays for the garrison",
    ],
    "explainer": [
        "Explainer: the militias of the delta",
        "What you need to know about the border brigades",
        "Here's why the carrier turned back",
        "Why are Rwandan soldiers in Congo?",
        "The navy's new drones: how they work",
        "Could the militia take the capital?",
        "The strait crisis, explained",
        "Swarms of drones: the army of the future",
        "The war in numbers: what to know",
    ],
    "feature": [
        "Inside the camp where mercenaries learn to swim",
        "'I carried my brother across the minefield'",
        "Meet the women who hunt drones with shotguns",
        "Life under curfew in Atbara",
        "Portrait of a border town",
        "In pictures: the marines come home",
        "Interview: the general who would not shoot",
        "My summer with the reservists",
    ],
    "history": [
        "Obituary: Admiral Ines Tavares",
        "Forty years on, the paratroopers return",
        "Timeline: the siege of the harbour",
        "On this day: the fleet sails for the islands",
        "A history of the foreign legion",
        "Looking back: the airlift",
        "Book review: The Last Garrison",
        "Decades of war in the mountains",
        "Army failed its villages, says first report on 3 October raid",
    ],
    "digest": [
        "Border crisis: marines land in the south - as it happened",
        "War update: what happened overnight",
        "Live: drones over the capital",
        "Border war: what we know on day 40",
        "Morning briefing: troops move north",
        "Border crisis live updates",
        "Sitrep, week 12",
        "Weekly round-up of the front",
    ],
    "document": [
        "Statement on the deployment of the third brigade",
        "Secretary Lund's Remarks at the Harbour Conference",
        "General Ode statement on the crossing of the river",
        "Harbour Statement: Summit of the coastal states",
        "September 10 briefing with Ambassador Tavares",
        "Minister Lund and Admiral Ode at a Joint Press Availability",
        "Remarks at the graduation of the naval academy",
        "Joint Statement of the defence ministers",
        "Press Release: exercise Northern Gate begins",
        "Interview With Marta Olsen of Radio Coast",
        "Transcript: the minister's briefing on the drones",
        "Fact Sheet: support for the coast guard",
        "The President's News Conference With Prime Minister Ode",
    ],
    "elsewhere": [
        "Interpreters of the army plead for asylum",
        "Court frees two soldiers",
        "Minister to opt out of human rights laws that let soldiers be sued",
        "Veterans win a fight over pensions",
        "Union widens sanctions against the coast",
        "Inquiry into the night raid begins",
        "Colonel to stand trial over the drowned recruits",
        "Commandos sue the ministry",
        "Museum buys a general's hat",
        "Singer who sang of the islands dies",
        "Football club drops its captain",
        "Singer regrets nothing about her concerts amid the war",
        "Film festival opens despite fighting",
        "Island moves to change rules on sending its soldiers abroad",
        "Draft law would let the army fly drones over towns",
        "Ministry tightens export controls on drones",
    ],
    "report": [
        "Troops move to the border",
        "Army says 40 drones were shot down over the port",
        "Minister who said he would not send soldiers resigns",
        "Letter bomb wounds two soldiers in Atbara",
        "Leaders meet as peacekeepers pull out",
        "Commentator among three killed in drone strike",
        "Analysts warn of a second front",
        "Army recalls 3,000 reservists",
        "Drones hit a football ground in Atbara",
        "Drones hit a football ground during the war",
    ],
}


@pytest.mark.parametrize(("kind", "title"), [(kind, title) for kind, titles in TITLES.items() for title in titles])
def test_a_title_says_what_the_piece_is(kind: str, title: str) -> None:
    assert named(title=title) == kind


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("opinion", "https://ledger.example/opinion/2025/the-garrison"),
        ("opinion", "https://ledger.example/commentisfree/2025/mar/14/garrison"),
        ("explainer", "https://ledger.example/world/analysis/garrison"),
        ("history", "https://ledger.example/obituaries/tavares"),
        ("digest", "https://ledger.example/world/live/2025/mar/14/border"),
        ("document", "https://navy.example/press-releases/2025/third-brigade"),
        ("report", "https://ledger.example/world/2025/opinion-of-the-court"),
        ("report", "https://ledger.example/features/garrison"),
    ],
)
def test_so_does_a_part_of_its_address(kind: str, url: str) -> None:
    assert named(url=url) == kind


@pytest.mark.parametrize(("kind", "text"), pieces.EVERY)
def test_without_a_title_the_way_of_writing_shows(kind: str, text: str) -> None:
    assert named(text) == kind


def test_a_vision_of_the_armies_to_come_is_no_report_however_often_somebody_is_cited() -> None:
    text = "Drones and troops would attack, the general said, he told guests, and added that others said so on Monday. "
    assert named(text * 12, title="Army of the future to send out swarms, says general") == "explainer"
    assert named(text * 12, title="Allies meet on the future of their drones, says general") == "report"


def test_without_a_title_news_may_begin_with_rules() -> None:
    assert (
        named("The republic put new curbs on exports of armed drones on Monday. Soldiers will help to check.")
        == "elsewhere"
    )
    assert named("The army shot down two drones that were meant for export on Monday.") == "report"


def test_a_look_back_on_the_articles_own_year_is_one() -> None:
    for text in (
        "The siege is over and the fleets are home. But 2025 might have been the year in which the strait was lost.",
        "Operation Heron was a naval operation carried out by the islands in March 1988 to free a ferry.",
        "The siege of Porto Ode was a long siege of the civil war, from 1921 to 1923.",
        "For the coast guard, 2025 was the quietest of years until the marines landed.",
        "The year ended with a swarm of drones over the port.",
    ):
        assert named(text) == "history"
    assert named("The raid of January 2025 was the longest of the war. Drones hit the port on Monday.") == "report"


def test_news_whose_opening_speaks_of_no_arms_is_news_of_something_else() -> None:
    for text in pieces.ELSEWHERE:
        assert named(text) == "elsewhere"
        assert named(text, title="Soldiers carry the cup home") == "elsewhere"
        assert named(text, title="Soldiers shot at near the front line") == "report"


def test_where_its_opening_claims_something_it_is_a_report() -> None:
    article = an_article(pieces.ELSEWHERE[0])
    assert genre(article, Page(article.text), claimed=True).name == "report"


def test_the_signs_that_decided_are_named() -> None:
    article = an_article(pieces.ESSAYS[0], title="Opinion: a garrison nobody asked for")
    found = genre(article, Page(article.text))
    assert "the title says so" in found.signs
    assert "it says what should be" in found.signs
    assert all(found.signs)


def test_a_report_that_cites_as_news_does_is_one_though_it_asks() -> None:
    text = " ".join(pieces.REPORTS[0].replace("on Monday", "on Monday, the army said", 1) for _ in range(2))
    assert named(text + "\n\nWill they stay? Nobody would say.") == "report"


PRINTED = st.characters(codec="utf-8", exclude_characters="\0")


@given(st.text(PRINTED, max_size=400), st.text(PRINTED, max_size=60))
def test_any_text_and_title_have_one_genre_with_its_signs(text: str, title: str) -> None:
    article = an_article(text or "x", title=title or None)
    found = genre(article, Page(article.text))
    assert found.name in {*LEAST, "report", "elsewhere"}
    assert bool(found.signs) == (found.name != "report")
