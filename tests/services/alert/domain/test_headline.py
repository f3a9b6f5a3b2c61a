"""The headline: what is news, told by claims that belong together, and no claim at another one's place."""

from typing import Any

import pytest

from services.alert.domain.headline import headline
from shared.contracts.finding import ArticleRef, Finding, Quantity
from tests.builders import a_finding, a_reference

ONE = a_reference("a1")
LATER = 5000


def troops(quote: str, low: int, start: int = LATER, **fields: Any) -> Finding:
    return a_finding(
        "troop_figure", quote, start=start, quantity=Quantity(low=low, high=low, modifier="exact"), **fields
    )


def foreign(quote: str, start: int = LATER, **fields: Any) -> Finding:
    return a_finding("foreign_forces", quote, kind="state_troops", start=start, **fields)


def drones(quote: str, start: int = LATER, **fields: Any) -> Finding:
    return a_finding("drone_activity", quote, kind="strike", start=start, **fields)


def told(*findings: Finding, article: ArticleRef = ONE) -> str:
    return headline([(finding, article) for finding in findings])


def test_when_all_claims_share_a_place_then_it_stands_once_at_the_end() -> None:
    shown = [troops("60,000 men", 60_000, places=("Gao", "Mali")), drones("hit by drones", places=("the Gao region",))]
    assert told(*shown) == "Troops: 60,000 men · Drones: hit by drones · Gao"


def test_when_claims_lie_apart_then_each_carries_its_own_place() -> None:
    shown = [
        troops("60,000 soldiers", 60_000, places=("Sahel",)),
        foreign("Chadian soldiers", assertion="planned", places=("Diffa",)),
        a_finding("naval_blockade", "ships turned away"),
    ]
    assert told(*shown) == (
        "Troops: 60,000 soldiers (Sahel) · Foreign forces: Chadian soldiers (planned, Diffa)"
        " · Naval blockade: ships turned away"
    )


def test_when_a_claim_names_no_place_then_it_does_not_get_another_ones() -> None:
    line = told(troops("8,500 soldiers", 8500), foreign("Chadian soldiers", start=9000, places=("Diffa",)))
    assert line == "Troops: 8,500 soldiers · Foreign forces: Chadian soldiers (Diffa)"


def test_when_the_same_words_tell_two_claims_then_both_happen_where_one_does() -> None:
    shown = [troops("900 Chadian soldiers", 900, start=80), foreign("Chadian soldiers", start=84, places=("Diffa",))]
    assert told(*shown) == "Troops: 900 Chadian soldiers · Foreign forces: Chadian soldiers · Diffa"


def test_when_a_lone_claim_names_no_place_then_it_happens_where_the_article_puts_all_others_of_its_side() -> None:
    lead, chadian = foreign("a force of 900", actors=("TCD",)), {"actors": ("TCD",), "places": ("Diffa",)}
    assert told(lead, foreign("Chadian jets", **chadian)) == "Foreign forces: a force of 900 · Diffa"
    elsewhere = foreign("Chadian advisers", places=("Agadez",), actors=("TCD",))
    assert told(lead, foreign("Chadian jets", **chadian), elsewhere) == "Foreign forces: a force of 900"
    others = foreign("Malian jets", places=("Diffa",), actors=("MLI",))
    assert told(lead, others) == "Foreign forces: a force of 900"
    assert told(lead, drones("two drones"), foreign("Chadian jets", **chadian)).endswith("two drones")


def test_a_spot_named_far_from_a_lone_claim_is_another_days() -> None:
    lead = foreign("a force of 900", start=700, actors=("TCD",))
    far, near = (foreign("Chadian jets", start, actors=("TCD",), places=("Diffa",)) for start in (1200, 1000))
    assert told(lead, far) == "Foreign forces: a force of 900"
    assert told(lead, near) == "Foreign forces: a force of 900 · Diffa"


def test_a_few_at_a_spot_do_not_put_a_far_greater_number_there() -> None:
    few = troops("about 30 soldiers", 30, places=("Bardai",))
    assert told(troops("9,000 soldiers", 9000), few) == "Troops: 9,000 soldiers"
    most = troops("5,000 soldiers", 5000, places=("Bardai",), assertion="possible")
    assert told(troops("9,000 soldiers", 9000), most) == "Troops: 9,000 soldiers · Bardai"
    land = troops("about 30 soldiers", 30, places=("Chad",))
    assert told(troops("9,000 soldiers", 9000), land) == "Troops: 9,000 soldiers · Chad"


def listed(sentence: str, *places: str) -> Finding:
    finding = troops("900 soldiers", 900, start=0, places=places)
    return finding.model_copy(update={"evidence": finding.evidence.model_copy(update={"sentence": sentence})})


def test_what_is_told_of_a_list_of_places_is_told_of_all_or_of_none() -> None:
    whole = listed("900 soldiers are to go to Mali, Chad and Niger, officers said.", "Mali", "Chad", "Niger")
    assert told(whole) == "Troops: 900 soldiers · Mali, Chad, Niger"
    in_one = foreign("Malian soldiers", places=("Mali",))
    assert told(whole, in_one) == "Troops: 900 soldiers (Mali, Chad, Niger) · Foreign forces: Malian soldiers (Mali)"
    two = listed("900 soldiers went to Mali and Chad, and Togo called up its own.", "Mali", "Chad")
    assert told(two) == "Troops: 900 soldiers · Mali, Chad"
    open_end = listed("900 soldiers are to go to Mali, Chad, Niger, Benin and Togo.", "Mali", "Chad", "Niger")
    assert told(open_end) == "Troops: 900 soldiers"
    long = ("the northern Tibesti mountains", "the eastern Ennedi plateau", "Lake Chad")
    assert told(listed(f"900 soldiers hold {long[0]}, {long[1]} and {long[2]}.", *long)) == "Troops: 900 soldiers"


def test_of_places_that_are_no_list_the_nearest_is_told() -> None:
    nested = listed("900 soldiers hold Bardai in northern Chad.", "Bardai", "Chad")
    assert told(nested) == "Troops: 900 soldiers · Bardai"


def test_words_that_only_point_to_somebody_say_whose_they_are() -> None:
    assert told(foreign("its soldiers", actors=("TCD",), places=("Diffa",))) == (
        "Foreign forces: its soldiers [TCD] · Diffa"
    )


def test_what_opens_an_article_leads_before_what_it_adds_further_down() -> None:
    shown = [troops("9,000 soldiers", 9000), troops("4,000 soldiers", 4000, start=20, assertion="planned")]
    assert told(*shown) == "Troops: 4,000 soldiers (planned)"


def test_a_fraction_of_the_number_leads_nowhere() -> None:
    assert told(troops("9,000 soldiers", 9000), troops("40 soldiers", 40, start=20)) == "Troops: 9,000 soldiers"


def test_claims_of_one_place_lead_before_a_stronger_one_from_elsewhere() -> None:
    shown = [
        troops("9,000 soldiers", 9000, places=("Agadez",)),
        troops("7,000 soldiers", 7000, start=8000, places=("Diffa",)),
        foreign("Chadian soldiers", start=9000, places=("Diffa",)),
    ]
    assert told(*shown) == "Troops: 7,000 soldiers · Foreign forces: Chadian soldiers · Diffa"


def test_a_bare_word_leads_only_where_there_is_no_other() -> None:
    assert told(foreign("Chadian soldiers"), foreign("soldiers", start=10)) == "Foreign forces: Chadian soldiers"
    assert told(foreign("soldiers", start=10)) == "Foreign forces: soldiers"


def test_an_update_tells_the_words_that_brought_it() -> None:
    cited = [(troops("9,000 soldiers", 9000), ONE), (foreign("Chadian soldiers"), a_reference("a2"))]
    assert headline(cited, by="a2") == "Foreign forces: Chadian soldiers"
    assert headline(cited, by="a3") == headline(cited) == "Troops: 9,000 soldiers · Foreign forces: Chadian soldiers"


def test_of_claims_about_as_grave_a_number_leads_and_then_what_is_told_first() -> None:
    counted = Quantity(low=9, high=9, modifier="exact")
    assert told(drones("drone strikes"), drones("nine drones", start=9000, quantity=counted)) == "Drones: nine drones"
    assert told(foreign("Chadian jets", start=9000), foreign("Malian jets")) == "Foreign forces: Malian jets"


def test_what_is_told_in_passing_leads_only_where_nothing_else_is_told() -> None:
    known = troops("9,000 soldiers", 9000, start=10, aside="before")
    assert told(known, troops("400 soldiers", 400)) == "Troops: 400 soldiers"
    assert told(known) == "Troops: 9,000 soldiers"


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("Chad has massed 900 soldiers along the border with Niger.", "border with Niger"),
        ("Chad has massed 900 soldiers along the border\nwith Niger.", "border with Niger"),
        ("Chad has massed 900 soldiers on Niger’s northern border.", "Niger’s northern border"),
        ("Niger's army fears the 900 soldiers near Niger.", "near Niger"),
        ("Near Niger lies Agadez; the 900 soldiers hold Niger.", "Niger"),
        ("The 900 soldiers are off the coast of Niger.", "off the coast of Niger"),
        ("The 900 soldiers are in Niger.", "Niger"),
        ("The king has called up 900 soldiers for the war in Niger.", "war in Niger"),
        ("The king sent 900 soldiers to fight in the war in Niger.", "war in Niger"),
        ("The king calls up 900 soldiers while the tide of war in Niger turns.", "war in Niger"),
        ("The king asks for 900 soldiers for a war in Niger.", "war in Niger"),
        ("The king lost 900 soldiers in three years of war in Niger.", "war in Niger"),
        ("The king sent 900 soldiers to the war in Niger.", "Niger"),
        ("The 900 soldiers crossed Niger’s borders.", "Niger"),
        ("The 900 soldiers crossed the border with Niger.", "Niger"),
        ("The 900 soldiers came over the\n> border with Niger.", "Niger"),
        ("In a standoff Niger put 900 soldiers on alert.", "Niger"),
    ],
)
def test_where_men_stand_beside_a_place_then_the_headline_does_not_put_them_in_it(sentence: str, where: str) -> None:
    at = sentence.index("900 soldiers")
    lead = troops("900 soldiers", 900, start=at, places=("Niger",))
    evidence = lead.evidence.model_copy(
        update={"sentence_start": 0, "sentence_end": len(sentence), "sentence": sentence, "end": at + 12}
    )
    assert told(lead.model_copy(update={"evidence": evidence})) == f"Troops: 900 soldiers · {where}"


def test_when_the_same_words_tell_that_drones_were_launched_and_downed_then_they_were_downed() -> None:
    eight = {"quantity": Quantity(low=8, high=8, modifier="exact")}
    launch = a_finding("drone_activity", "eight drones launched", kind="launch", start=110, **eight)
    downed = a_finding("drone_activity", "downed eight drones", kind="interception", start=103, **eight)
    assert told(launch, downed) == "Drones: downed eight drones"
    more = {"quantity": Quantity(low=20, high=20, modifier="exact")}
    wave = a_finding("drone_activity", "20 drones launched", kind="launch", start=110, **more)
    assert told(wave, downed) == "Drones: 20 drones launched"
    assert told(launch, downed.model_copy(update={"evidence": wave.evidence.model_copy(update={"start": 400})})) == (
        "Drones: eight drones launched"
    )
