"""What is told in passing by where it stands, and in what kind of article; sentences were written for these tests."""

import pytest

from services.tagging.domain.engine import read, tag
from tests.builders import an_article
from tests.services.tagging.domain import pieces
from tests.services.tagging.domain.test_aside import SEPTEMBER, STORY, findings


def test_a_tale_of_a_year_past_goes_on_being_old() -> None:
    found = findings("Rockets fell on the suburb in 2023. Drones hit the refinery, and 300 soldiers took the bridge.")
    assert {f.aside for f in found if f.indicator != "missile_air_strikes"} == {"old"}


def test_capitals_in_the_middle_of_a_page_are_a_link() -> None:
    found = findings("ARMY MASSES 5,000 TROOPS AT THE BORDER BEFORE WINTERThe mayor said that 300 soldiers had come.")
    assert {f.evidence.quote: f.aside for f in found if f.indicator == "troop_figure"} == {
        "5,000 TROOPS": "link",
        "300 soldiers": None,
    }


def test_what_a_list_of_links_tells_again_is_a_link() -> None:
    line = "Chad has 5,000 troops at the border."
    assert {f.aside for f in findings(f"{line}\nMore from the border:\n- {line}\n- Shops open again.\n")} == {"link"}


def test_a_link_of_two_sentences_is_one_too() -> None:
    line = "Chad has 5,000 troops at the border. A goat holds the pass."
    assert {f.aside for f in findings(f"{line}\nMore:\n- {line}\n- Shops open again.\n")} == {"link"}


def test_a_line_under_a_picture_is_known_by_the_credit_glued_behind_it() -> None:
    found = findings(
        "US forces recover a drone off Djibouti. (US Fleet Forces)The mayor said that 300 soldiers had come."
    )
    asides = {f.evidence.quote: f.aside for f in found}
    assert asides["300 soldiers"] is None
    assert {aside for quote, aside in asides.items() if quote != "300 soldiers"} == {"caption"}


def test_a_headline_at_the_top_is_no_label() -> None:
    text = "Army of the north masses 5,000 troops\nKenya sends peacekeepers to Haiti\n" + STORY
    assert {f.aside for f in tag(an_article(text, published_at=SEPTEMBER)) if f.salient} == {None}


def test_on_a_page_of_bare_lines_no_line_is_a_label() -> None:
    text = "\n".join(f"Army {n} masses 5,{n}00 troops at the border" for n in range(1, 9))
    assert {f.aside for f in tag(an_article(text, published_at=SEPTEMBER)) if f.salient} == {None}


def test_what_an_opinion_tells_is_aside_but_for_what_it_dates_in_these_days() -> None:
    text = (
        "There are 5,000 French troops in Chad, and nobody asked them to come. On Tuesday drones hit the refinery. "
        "Ministers could send 2,000 soldiers more on Friday."
    )
    found, genre = read(an_article(text, title="Opinion: bring them home", published_at=SEPTEMBER))
    asides = {f.evidence.quote.removeprefix("Tuesday "): f.aside for f in found if f.salient}
    assert genre is not None
    assert genre.name == "opinion"
    assert asides["5,000 French troops"] == "opinion"
    assert asides["drones hit"] is None
    assert asides["2,000 soldiers"] == "opinion"


def test_where_nobody_knows_an_articles_date_its_days_are_of_these_days() -> None:
    text = "In 2015 there were 5,000 French troops in Chad. On Tuesday drones hit the refinery."
    found = tag(an_article(text, title="Opinion: home", published_at=None, fetched_at=None))
    assert [f.aside for f in found if f.indicator == "drone_activity"] == [None]


def asides_of(text: str, title: str | None = None) -> dict[str, str | None]:
    found = tag(an_article(text, title=title, published_at=SEPTEMBER))
    return {f.evidence.quote: f.aside for f in found if f.salient}


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("The premier said that 300 soldiers would go to Haiti.", None),
        ("On Monday Kenya sent 400 soldiers to the border.", None),
        ("The union has 300 soldiers in Haiti.", "elsewhere"),
        ("The minister said that 300 soldiers of the republic guard the road in Haiti.", "elsewhere"),
    ],
)
def test_news_of_something_else_tells_what_it_dates_and_what_somebody_says_will_be(
    sentence: str, aside: str | None
) -> None:
    found = asides_of(f"{pieces.ELSEWHERE[0]} {'The cranes are green. ' * 30}\n\n{sentence}")
    assert found
    assert set(found.values()) == {aside}


def test_in_an_analysis_what_it_dates_at_its_opening_or_tells_as_changed_there_is_news() -> None:
    found = asides_of(pieces.ANALYSES[0])
    assert found["4,000 troops"] == "analysis"
    opening = "The south has sent 800 marines to the capes."
    assert asides_of(f"{opening} {pieces.ANALYSES[0]}")["800 marines"] is None


def test_a_question_of_an_interview_is_no_news() -> None:
    text = "Q. Would you send 3,000 troops to Haiti?\nThe President. Not today."
    assert set(asides_of(text, "Interview With Radio Coast").values()) == {"question"}


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("This month we have sent 400 troops to Estonia.", None),
        ("The alliance has deployed 3,000 soldiers to Latvia.", None),
        ("I have ordered 200 marines to Djibouti.", None),
        ("On Monday our ships shot down two drones.", None),
        ("US troops are on the ground in Kosovo together with our friends.", "document"),
        ("The money will go to the schools and to US troops who are based in Poland.", "standing"),
        ("He had 40,000 soldiers in Kosovo when the talks began.", "document"),
        ("There are 300 French troops in Chad who know the road.", "document"),
    ],
)
def test_a_statement_tells_news_where_something_has_changed(sentence: str, aside: str | None) -> None:
    talk = "It is a pleasure to be here, and to see so many old friends in one room. " * 10
    found = asides_of(f"{talk}\n\n{sentence}", "Remarks at the Harbour Club")
    assert found
    assert set(found.values()) == {aside}


def test_what_a_statement_opens_with_is_news_if_it_names_a_day() -> None:
    text = "Overnight the coast was attacked. This raid used 40 drones to strike the port of Atbara."
    assert set(asides_of(text, "Statement on the Raid").values()) == {None}
