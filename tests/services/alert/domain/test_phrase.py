"""A claim in a headline's words: who leaves is told as leaving, and every word stands in the sentence."""

import re
from typing import Any

import pytest

from services.alert.domain.excerpt import shortened
from services.alert.domain.phrase import bare, leaves, part, words
from services.alert.domain.unwrapped import unwrap
from shared.contracts.finding import Evidence, Finding, Quantity
from tests.builders import a_finding


def found(sentence: str, quote: str, indicator: str = "foreign_forces", **fields: Any) -> Finding:
    first = sentence.index(quote)
    evidence = Evidence(
        start=100 + first,
        end=100 + first + len(quote),
        quote=quote,
        sentence_start=100,
        sentence_end=100 + len(sentence),
        sentence=sentence,
    )
    return a_finding(indicator, quote).model_copy(update={"evidence": evidence, **fields})


@pytest.mark.parametrize(
    ("sentence", "quote", "told"),
    [
        ("Chad plans to withdraw its troops from Mali.", "its troops", "withdraw its troops from Mali"),
        ("The withdrawal of some 400 Chadians began.", "400 Chadians", "withdrawal of some 400 Chadians"),
        ("The withdrawal of all Chadian soldiers began.", "Chadian soldiers", "withdrawal of all Chadian soldiers"),
        ("Chadian soldiers would soon be leaving Gao.", "Chadian soldiers", "Chadian soldiers would soon be leaving"),
        ("Wagner said on Monday it was leaving Gao.", "Wagner", "Wagner said on Monday it was leaving"),
        (
            "Chadian soldiers would be “coming out of Mali”.",
            "Chadian soldiers",
            "Chadian soldiers would be “coming out",
        ),
        ("Chadian soldiers left Gao.", "Chadian soldiers", "Chadian soldiers left"),
        ("Chadian soldiers on the left bank hold Gao.", "Chadian soldiers", "Chadian soldiers"),
        ("He withdrew his remark and sent Chadian soldiers.", "Chadian soldiers", "Chadian soldiers"),
        ("He hopes that Chad will not be pulling its troops out.", "its troops", "its troops"),
        ("Chad is pulling its troops out of Gao.", "its troops", "pulling its troops out"),
        ("They demand that Chadian soldiers leave.", "Chadian soldiers", "Chadian soldiers"),
        ("Chadian soldiers are to leave.", "Chadian soldiers", "Chadian soldiers are to leave"),
        ("Chad sends Chadian soldiers.", "Chadian soldiers", "Chadian soldiers"),
        ("Chad wants to withdraw its 400 men.", "its 400 men", "withdraw its 400 men"),
        ("Chad ruled out withdrawing its 400 men.", "its 400 men", "its 400 men"),
        ("Chad stopped short of withdrawing its 400 men.", "its 400 men", "its 400 men"),
    ],
)
def test_who_is_told_to_leave_is_told_as_leaving(sentence: str, quote: str, told: str) -> None:
    said = words(found(sentence, quote))
    assert said in sentence
    assert said == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Niger demanded that Chad withdraw 400 soldiers.", "withdraw 400 soldiers (demanded)"),
        ("Niger asked that Chad be the one to withdraw 400 soldiers.", "withdraw 400 soldiers (demanded)"),
        ("Niger asked Chad to pull back 400 soldiers.", "pull back 400 soldiers (demanded)"),
        ("Villagers demanded the withdrawal of 400 soldiers.", "withdrawal of 400 soldiers (demanded)"),
        ("Chad is under pressure to withdraw 400 soldiers.", "withdraw 400 soldiers (demanded)"),
        ("Niger's senate passed a motion to expel 400 soldiers.", "expel 400 soldiers (demanded)"),
        (
            "Elders want free schools, demand an end to the curfew and taxes, as well as the exit of 400 soldiers.",
            "exit of 400 soldiers (demanded)",
        ),
        ("Chad stopped withdrawing 400 soldiers from Niger.", "withdrawing 400 soldiers from Niger (halted)"),
        ("Chad suspended the withdrawal of 400 soldiers.", "withdrawal of 400 soldiers (halted)"),
        ("Chad reversed a decision to withdraw 400 soldiers.", "withdraw 400 soldiers (halted)"),
        ("Chad shelved plans to withdraw 400 soldiers.", "withdraw 400 soldiers (halted)"),
        ("Chad delayed the withdrawal of 400 soldiers.", "withdrawal of 400 soldiers (put off)"),
        ("A plan to withdraw 400 soldiers was shelved.", "withdraw 400 soldiers (halted)"),
        ("Plans to withdraw 400 soldiers, made in May, have quietly been dropped.", "withdraw 400 soldiers (halted)"),
        ("An order to withdraw 400 soldiers by June is on hold.", "withdraw 400 soldiers (halted)"),
        ("The exit of 400 soldiers next spring was postponed.", "exit of 400 soldiers (put off)"),
        ("Chad meant to withdraw 400 soldiers but changed its mind.", "withdraw 400 soldiers (halted)"),
        ("Chad planned to withdraw 400 soldiers this year but reversed course.", "withdraw 400 soldiers (halted)"),
        ("Chad plans to withdraw 400 soldiers but has put off the day.", "withdraw 400 soldiers (put off)"),
        (
            "The 400 soldiers were to leave Gao, but the order was revoked or dropped.",
            "400 soldiers were to leave (halted)",
        ),
        ("Niger called\nfor the withdrawal of 400 soldiers.", "withdrawal of 400 soldiers (demanded)"),
        ("> The house put\n> off withdrawing 400 soldiers.", "withdrawing 400 soldiers (put off)"),
        ("Chad insisted that France withdraw 400 soldiers.", "withdraw 400 soldiers (demanded)"),
        ("Niger pressed Chad for the withdrawal of 400 soldiers.", "withdrawal of 400 soldiers (demanded)"),
        ("An ultimatum to withdraw 400 soldiers ran out.", "withdraw 400 soldiers (demanded)"),
        ("Chad called off the withdrawal of 400 soldiers.", "withdrawal of 400 soldiers (halted)"),
        ("Chad planned to withdraw 400 soldiers but shelved the plan.", "withdraw 400 soldiers (halted)"),
        ("Chad plans to withdraw 400 soldiers, but it was postponed.", "withdraw 400 soldiers (put off)"),
        ("Chad planned to withdraw 400 soldiers but then paused.", "withdraw 400 soldiers (halted)"),
        ("Chad planned to withdraw 400 soldiers but put that off.", "withdraw 400 soldiers (put off)"),
        ("Chad began withdrawing 400 soldiers but stopped in May.", "withdrawing 400 soldiers (halted)"),
        ("Chad put its withdrawal of 400 soldiers on hold.", "withdrawal of 400 soldiers (halted)"),
        ("It was an ultimatum: withdraw 400 soldiers.", "withdraw 400 soldiers (demanded)"),
        ("A demand was made that Chad withdraw 400 soldiers.", "withdraw 400 soldiers (demanded)"),
        ("Mothers demand the departure of 400 soldiers.", "departure of 400 soldiers (demanded)"),
    ],
)
def test_a_withdrawal_that_is_demanded_or_stopped_says_so(sentence: str, told: str) -> None:
    assert part(found(sentence, "400 soldiers"), 90) == f"Foreign forces: {told}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad failed to withdraw 400 soldiers.",
        "Chad opposes the withdrawal of 400 soldiers.",
        "Niger dropped its demand that Chad withdraw 400 soldiers.",
        "Niger voted against a motion to expel 400 soldiers.",
        "Chad recalled 400 soldiers to duty and sent them to Niger.",
        "The rebels removed 400 soldiers from a convoy.",
        "The rebels pulled 400 soldiers off a lorry.",
        "The siege reduced 400 soldiers to hunger.",
        "Crowds cheered the departure of 400 soldiers for Mali.",
        "Chad marked the departure of 400 soldiers from Chad to Mali.",
        "A mine went off at the exit of 400 soldiers' barracks.",
        "Chad marked the exit of 400 soldiers from the academy.",
        "The 400 soldiers left on Monday for Mali.",
        "The 400 soldiers are leaving for Mali.",
    ],
)
def test_who_is_not_to_leave_is_not_told_as_leaving(sentence: str) -> None:
    assert words(found(sentence, "400 soldiers")) == "400 soldiers"


def test_who_departs_for_another_country_does_not_leave_one() -> None:
    assert not leaves(found("Crowds cheered the departure of 400 soldiers for Mali.", "400 soldiers"))
    assert leaves(found("Crowds cheered the departure of 400 soldiers from Mali.", "400 soldiers"))


@pytest.mark.parametrize(
    "sentence",
    [
        "France pressed on with the withdrawal of 400 soldiers.",
        "At a press conference Chad announced the withdrawal of 400 soldiers.",
        "Chad insisted it was withdrawing 400 soldiers.",
        "Chad insisted that it was withdrawing 400 soldiers.",
        "Asked by reporters the minister said Chad was withdrawing 400 soldiers.",
        "She told the press she was withdrawing 400 soldiers.",
        "She called on mothers on Monday and said Chad was withdrawing 400 soldiers.",
        "After an ultimatum by the junta Chad is withdrawing 400 soldiers.",
        "Despite an appeal by Mali Chad is withdrawing 400 soldiers.",
        "Under pressure from voters Chad is withdrawing 400 soldiers.",
        "In urgent need of men Chad is withdrawing 400 soldiers.",
        "On a stopover in Niamey she spoke of withdrawing 400 soldiers.",
        "After a month's delay Chad is withdrawing 400 soldiers.",
        "Chad will without delay withdraw 400 soldiers.",
        "After France suspended aid Chad is withdrawing 400 soldiers.",
        "Chad will withdraw 400 soldiers next week but France suspended aid to it.",
        "Chad is withdrawing 400 soldiers but halted flights over the capital.",
        "With the backing of the opposition Chad is withdrawing 400 soldiers.",
        "After the failed offensive Chad is withdrawing 400 soldiers.",
        "In spite of a blockade Chad is withdrawing 400 soldiers.",
        "Chad gave in to demands and is withdrawing 400 soldiers.",
        "After a vote in parliament Niger is expelling 400 soldiers.",
    ],
)
def test_a_withdrawal_that_goes_on_is_told_as_one_whatever_else_is_demanded_or_stopped(sentence: str) -> None:
    told = part(found(sentence, "400 soldiers"), 90)
    assert re.fullmatch(r"Foreign forces: \w+( out| of)? 400 soldiers", told)


@pytest.mark.parametrize(
    ("sentence", "quote", "told"),
    [
        (
            "> A minister said that 900\n> Chadian soldiers left Gao.",
            "900\n> Chadian soldiers",
            "900 Chadian soldiers left",
        ),
        (
            "A minister said that 900\r\n  Chadian soldiers are in Gao.",
            "900\r\n  Chadian soldiers",
            "900 Chadian soldiers",
        ),
    ],
)
def test_lines_broken_at_a_width_are_told_as_one_without_the_marks_of_a_mail(
    sentence: str, quote: str, told: str
) -> None:
    assert part(found(sentence, quote), 90) == f"Foreign forces: {told}"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Chad will soon withdraw 400 soldiers.", "withdraw 400 soldiers"),
        ("Chad plans to withdraw 400 soldiers after talks with Niger were suspended.", "withdraw 400 soldiers"),
        ("Asked about Niger, she said Chad would withdraw 400 soldiers.", "withdraw 400 soldiers"),
        ("Chad's parliament voted to withdraw 400 soldiers.", "withdraw 400 soldiers"),
        ("Niger expelled 400 soldiers.", "expelled 400 soldiers"),
        ("Chad to withdraw 400 soldiers from Niger.", "withdraw 400 soldiers from Niger"),
        ("Chad's decision to withdraw 400 soldiers stands.", "withdraw 400 soldiers"),
        ("Chad, which Niger had asked, withdrew 400 soldiers.", "withdrew 400 soldiers"),
        ("Chad gave in to demands and withdrew 400 soldiers.", "withdrew 400 soldiers"),
        ("Chad recalled 400 soldiers from Niger.", "recalled 400 soldiers from Niger"),
        ("Chad pulled 400 soldiers out.", "pulled 400 soldiers out"),
        ("Chad removed its 400 soldiers from the Niger border.", "removed its 400 soldiers from the Niger border"),
    ],
)
def test_a_withdrawal_that_happens_or_is_meant_is_told_as_one(sentence: str, told: str) -> None:
    assert words(found(sentence, "400 soldiers")) == told


def test_a_quotation_that_does_not_end_is_not_begun() -> None:
    assert part(found("He said Chadian men were “coming home soon”.", "Chadian men"), 90) == (
        "Foreign forces: Chadian men were coming home"
    )


def test_a_drone_that_leaves_is_told_in_its_own_words() -> None:
    assert words(found("Two drones left Gao.", "Two drones", "drone_activity")) == "Two drones"


def test_a_sentence_that_does_not_hold_the_quote_adds_nothing() -> None:
    shifted = found("Chad plans to withdraw its troops from Mali.", "its troops")
    evidence = shifted.evidence.model_copy(update={"sentence_start": 90})
    assert words(shifted.model_copy(update={"evidence": evidence})) == "its troops"


def test_words_that_only_point_to_somebody_say_whose_they_are() -> None:
    finding = found("Chad plans to withdraw its troops.", "its troops", actors=("TCD",), assertion="planned")
    assert part(finding, 90, ("Gao",)) == "Foreign forces: withdraw its troops [TCD] (planned, Gao)"


@pytest.mark.parametrize(
    ("sentence", "quote", "told"),
    [
        ("Chad sent 900 men to Gao.", "900 men", "900 men [TCD]"),
        ("The Chadian parliament sent 900 men to Gao.", "900 men", "900 men [TCD]"),
        ("Some 900 Chadian men are in Gao.", "Some 900 Chadian men", "Some 900 Chadian men"),
        ("Chad said that some 900 men were in Gao.", "some 900 men", "some 900 men [TCD]"),
        ("In Gao they met Chadians.", "Chadians", "Chadians"),
        ("Chad began an offensive.", "an offensive", "an offensive [TCD]"),
        ("Some 900 men are in Gao.", "Some 900 men", "Some 900 men"),
        ("Chad fears that Niger has 900 men in Gao.", "900 men", "900 men"),
        ("Chad wants a 900-strong force in Gao.", "a 900-strong force", "a 900-strong force"),
        ("Chad faces an army that has 900 men in Gao.", "900 men", "900 men"),
        ("Chadian soldiers fought a brigade of 900 men.", "900 men", "900 men"),
        ("Chadian soldiers stormed a village that 900 men held.", "900 men", "900 men"),
        ("Chadian soldiers clashed with 900 men.", "900 men", "900 men"),
        ("Chad said a gang with 900 men held Gao.", "900 men", "900 men"),
        ("Chad said 900 fighters were in Gao.", "900 fighters", "900 fighters"),
        ("Chad put police and 900\n> men into Gao.", "900\n> men", "900 men"),
        ("Chad put\n> 900 men into Gao.", "900 men", "900 men [TCD]"),
    ],
)
def test_men_whose_words_name_nobody_are_told_with_their_side_if_their_sentence_leaves_no_doubt(
    sentence: str, quote: str, told: str
) -> None:
    assert part(found(sentence, quote, actors=("TCD",)), 90) == f"Foreign forces: {told}"


@pytest.mark.parametrize(
    ("quote", "indicator", "expected"),
    [
        ("drones", "drone_activity", True),
        ("UAVs", "drone_activity", True),
        ("troops", "foreign_forces", True),
        ("CENTCOM", "foreign_forces", True),
        ("Colombians", "foreign_forces", False),
        ("drone strikes", "drone_activity", False),
    ],
)
def test_a_word_alone_says_little_unless_it_says_who(quote: str, indicator: str, *, expected: bool) -> None:
    assert bare(found(f"They saw {quote}.", quote, indicator)) is expected


@pytest.mark.parametrize(
    ("sentence", "quote", "told"),
    [
        ("Besieged, they lived on drone-dropped rations in a cellar.", "drone", "they lived on drone-dropped rations"),
        ("They came with lorries, drones and mortars. Gao fell.", "drones", "came with lorries, drones and mortars"),
        ("“Drones” were over the town.", "Drones", "Drones"),
        ("Drones.", "Drones", "Drones"),
        ("They have lorries, heavy field guns, drones and mortars in Gao.", "drones", "drones and mortars"),
        ("Chad gave tents, armoured cars, field kitchens, drones, and bread.", "drones", "drones"),
    ],
)
def test_drones_alone_are_told_with_the_words_around_them(sentence: str, quote: str, told: str) -> None:
    assert words(found(sentence, quote, "drone_activity")) == told


@pytest.mark.parametrize(
    ("sentence", "quote", "told"),
    [
        ("Drone Flights Over Gao Plunge After Storm", "Drone Flights", "Drone Flights Over Gao Plunge"),
        ("Drone attacks have stopped, they said.", "Drone attacks", "Drone attacks have stopped"),
        ("Drone attacks on the port and the town stopped.", "Drone attacks", "Drone attacks"),
        ("Drone attacks killed nine.", "Drone attacks", "Drone attacks"),
        ("A drone strike halted trains in Gao.", "drone strike", "drone strike"),
        ("Drone strikes stop trains.", "Drone strikes", "Drone strikes"),
        ("Drone attacks ended a truce.", "Drone attacks", "Drone attacks"),
        ("Drone attack halts 40 flights.", "Drone attack", "Drone attack"),
        ("Drone strikes cease-fire monitors say.", "Drone strikes", "Drone strikes"),
        ("Drone attacks fell 40 per cent.", "Drone attacks", "Drone attacks fell"),
        ("Drone flights dropped by over 40% in May.", "Drone flights", "Drone flights dropped"),
        ("Drone attacks\n> stopped in May.", "Drone attacks", "Drone attacks stopped"),
        ("He used drones to carry out raids.", "drones to carry", "drones to carry out raids"),
    ],
)
def test_drones_of_which_there_are_fewer_are_told_as_fewer(sentence: str, quote: str, told: str) -> None:
    assert words(found(sentence, quote, "drone_activity")) == told


def test_drones_of_which_no_more_is_said_are_told_with_what_is_done() -> None:
    finding = found("Chad gave tents, armoured cars, field kitchens, drones, and bread.", "drones", "drone_activity")
    assert part(finding.model_copy(update={"kind": "supply"}), 90) == "Drones: drones (supply)"


def test_another_word_alone_is_told_as_it_is() -> None:
    assert words(found("They were accused of shelling the town.", "shelling", "missile_air_strikes")) == "shelling"


def test_words_that_are_no_words_are_told_as_nothing() -> None:
    assert part(found("Chad sent \n\n men.", "\n\n", actors=("TCD",)), 90) == "Foreign forces:  [TCD]"


def test_a_place_that_the_words_name_is_not_told_twice() -> None:
    finding = found("Chadian soldiers left Gao on Monday.", "Chadian soldiers left Gao")
    assert part(finding, 90, ("Gao",)) == "Foreign forces: Chadian soldiers left Gao"


@pytest.mark.parametrize(
    ("sentence", "quote", "noun", "said"),
    [
        (
            "Gao had 900 Chadian soldiers; by June about 4,000 stood there.",
            "about 4,000",
            "soldiers",
            " [soldiers, TCD]",
        ),
        ("Gao had 900 Chadian soldiers; by June there were 700 others.", "700 others", "soldiers", " [soldiers, TCD]"),
        ("Gao had 900 Chadian soldiers.", "900 Chadian soldiers", "soldiers", ""),
        ("Gao had 900 Chadian para\u00adtroopers.", "900 Chadian para\u00adtroopers", "paratroopers", ""),
        ("Gao had 900 Chadian sol\u2060diers.", "900 Chadian sol\u2060diers", "soldiers", ""),
        ("Gao had 900 special\n> troops.", "900 special\n> troops", "special troops", ""),
    ],
)
def test_a_number_alone_says_of_what_and_of_whom(sentence: str, quote: str, noun: str, said: str) -> None:
    quantity = Quantity(low=900, high=900, modifier="exact", unit=noun)
    fields = {"kind": "force", "actors": ("TCD",), "quantity": quantity}
    told = part(found(sentence, quote, "troop_figure", **fields), 90)
    assert told == f"Troops: {shortened(unwrap(quote), 90)}{said}"


def test_of_the_dead_and_hurt_the_noun_that_was_said_before_is_not_told_again() -> None:
    quantity = Quantity(low=700, high=700, modifier="exact", unit="soldiers")
    finding = found("Of the soldiers in Gao 700 died.", "700 died", "troop_figure", kind="losses", quantity=quantity)
    assert part(finding, 90) == "Troops: 700 died"
