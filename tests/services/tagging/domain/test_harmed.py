"""Losses by the rarer verbs and phrases: each word of the tables, in a sentence; and their harmless neighbours."""

import pytest

from services.tagging.domain.engine import tag
from services.tagging.lexicon.harms import DEEDS_TO, DONE_TO, HARMED, MILD, TAKES_AT_ONCE, THEY_DO, THEY_END
from shared.contracts.article import Article


def kinds(text: str) -> list[str]:
    return [f.kind for f in tag(Article(text=text)) if f.indicator == "troop_figure"]


def test_who_is_done_to_by_any_of_the_verbs_is_lost() -> None:
    told = {verb: kinds(f"Some 24 soldiers were {verb} near the dam.") for verb in HARMED - MILD}
    assert {verb for verb, found in told.items() if found != ["losses"]} == set()


def test_who_is_done_to_with_the_words_behind_the_verb_is_lost() -> None:
    ways = [" ".join((verb, *words)) for verb, phrases in DONE_TO.items() for words in phrases]
    ways = [f"{way} unharmed" if way == "let go" else way for way in ways]
    told = {way: kinds(f"The army said 24 of its soldiers had been {way} on Friday.") for way in ways}
    assert {way for way, found in told.items() if found != ["losses"]} == set()


_SWAPPING = {"swap", "swaps", "swapping", "exchange", "exchanges", "exchanging"}


def test_whom_a_verb_takes_is_lost() -> None:
    told = {verb: kinds(f"The rebels tried it, {verb} 24 soldiers near the dam.") for verb in TAKES_AT_ONCE - _SWAPPING}
    assert {verb for verb, found in told.items() if found != ["losses"]} == set()


def test_whose_deed_it_is_he_is_lost() -> None:
    told = {
        noun: kinds(f"The ministry spoke of the {noun} of at least 24 soldiers.") for noun in DEEDS_TO - {"delivery"}
    }
    assert {noun for noun, found in told.items() if found != ["losses"]} == set()


def test_who_ends_so_is_lost() -> None:
    told = {verb: kinds(f"Some 24 soldiers {verb} near the dam.") for verb in THEY_END if verb.endswith("ed")}
    assert {verb for verb, found in told.items() if found != ["losses"]} == set()


@pytest.mark.parametrize("verb", ["raised", "switched", "committed", "turned", "regained", "breathed", "met", "threw"])
def test_who_does_so_is_lost(verb: str) -> None:
    for words in THEY_DO[verb]:
        text = f"Some 24 soldiers {verb} {' '.join(words)}."
        assert kinds(text) == ["losses"], text


@pytest.mark.parametrize(
    "text",
    [
        "Some 240 soldiers were caught in a traffic jam near the dam.",
        "Some 240 soldiers were struck off the list.",
        "Some 240 soldiers were hit with fines for their long beards.",
        "Some 240 soldiers seized control of the harbour.",
        "Some 240 fighters captured territory along the river.",
        "Some 240 soldiers shot at a drone near the dam.",
        "Some 240 soldiers burned the village.",
        "Some 240 soldiers cut down trees near the dam.",
        "Some 240 soldiers fell in behind the tank.",
        "Some 240 soldiers raised the flag over the fort.",
        "Some 240 soldiers handed over the keys of the fort.",
        "Some 240 soldiers carried off the loot.",
        "The general handed 240 soldiers new rifles.",
        "The march of 240 soldiers ended at the dam.",
        "Germany repatriates 900 troops from Niger.",
        "Uganda repatriated 1,200 soldiers from Somalia.",
        "Some 700 troops were repatriated from Congo.",
        "The repatriation of 500 soldiers from Mali is under way.",
        "The transfer freed 300 soldiers for the eastern front.",
        "The reform frees 5,000 soldiers from desk duty.",
        "The general released 3,000 soldiers for the harvest.",
        "The delivery of 300 soldiers to the island was filmed.",
        "The 600 troops fell under NATO command.",
        "About 300 soldiers fell under the spell of a preacher.",
        "About 90 soldiers fell at his feet.",
        "About 40 soldiers went over to the village to help.",
        "The 30 soldiers went down with flu.",
        "The 40 soldiers were carried away by the music.",
        "The 40 soldiers were led away from the parade by their officers.",
        "The 300 soldiers were given back pay.",
        "The 15 soldiers were handed back their passports.",
        "The 12 soldiers were picked off the waiting list.",
        "The 12 soldiers were taken out to dinner.",
        "The two soldiers were knocked out of the boxing cup.",
        "The 60 soldiers switched sides of the road.",
        "Some 300 soldiers put up their hands to volunteer.",
        "The 120 troops raised their hands and swore the oath.",
        "The 20 soldiers raised a white tent for the guests.",
        "The 50 soldiers needed medical checks before they left.",
        "The 500 marines made the ultimate show of force.",
        "Guinea swaps 600 troops in Mali for fresh ones.",
        "Poland will release 5,000 reservists after the drill.",
        "Two hundred troops were hit by a stomach bug at a barracks in Kent.",
        "Forty marines were taken away by helicopter to reinforce Gao.",
        "The 2,000 reservists were let go after the truce.",
        "Forty soldiers gave up to 20 litres of blood.",
        "Some 60 soldiers vanished into the crowd.",
        "Some 40 soldiers needed hospital passes.",
        "Ten thousand soldiers took their own lives into their hands.",
        "Twenty soldiers fell at the fence while training.",
        "The army fell 3,000 soldiers short of its goal.",
        "The contracts of 300 soldiers expired in May.",
        "The mission disarmed 3,000 fighters under the deal.",
        "The 200 conscripts were caught up in the cheering.",
        "The freedom of 40 conscripts to vote was confirmed.",
        "The execution of 40 troops' transfers took a year.",
        "The seizure of 30 soldiers' phones angered the barracks.",
    ],
)
def test_whom_no_harm_befalls_is_a_force(text: str) -> None:
    assert kinds(text) == ["force"], text


@pytest.mark.parametrize(
    "text",
    [
        "Some 240 soldiers went over to the rebels.",
        "Some 240 soldiers went over to the Taliban in May.",
        "Some 240 soldiers fell under fire near the dam.",
        "Some 240 soldiers were swept away by the flood.",
        "Some 240 soldiers were led away by gunmen.",
        "The 15 soldiers were handed back to Azerbaijan.",
        "The 12 soldiers were taken out by snipers.",
        "Some 240 soldiers raised their hands and came out.",
        "The swap repatriated 90 soldiers from Armenia.",
        "The ministry repatriated the bodies of 90 soldiers from Russia.",
        "The junta freed 46 soldiers from a prison near the front.",
        "Rebels freed 30 soldiers on Sunday.",
        "The rebels set 40 soldiers free.",
        "Kyiv repatriated 90 soldiers from Russia on Friday.",
        "The militia released 60 soldiers from the assault on Gao.",
        "Gunmen freed 20 recruits after the training.",
        "Baku took delivery of 30 soldiers on Sunday.",
        "Kyiv repatriated 90 soldiers from Russian camps on Friday.",
        "Kyiv swaps 90 soldiers for as many prisoners.",
        "The 30 soldiers were let go by the rebels.",
        "Some 30 soldiers were taken away by gunmen.",
        "Some 900 soldiers fell at the hands of the militia.",
        "Some 40 soldiers needed hospital treatment.",
        "The repatriation of 90 prisoners of war from Iran ended.",
    ],
)
def test_whom_harm_befalls_in_the_same_words_is_lost(text: str) -> None:
    assert kinds(text) == ["losses"], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seventy soldiers were set free by the rebels on Sunday.", "actual"),
        ("The rebels set 40 soldiers free.", "actual"),
        ("Some 40 soldiers were set ablaze in their tents.", "actual"),
        ("Some 40 soldiers are set to leave the fort.", "planned"),
    ],
)
def test_whom_others_set_free_is_free_and_not_about_to_be(text: str, expected: str) -> None:
    assert {f.assertion for f in tag(Article(text=text)) if f.indicator == "troop_figure"} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Some 40 firefighters were hit by falling beams.",
        "The town freed 24 parking places.",
        "The dam freed 300 villages from floods.",
        "The bank released 12,000 notes.",
        "The raid netted 24 smugglers.",
        "The airport repatriated 900 tourists from Cancun.",
        "The Kings were crushed by 30 points.",
        "The chess players were wiped out, losing 12 games.",
        "About 300 workers were let go after the merger.",
        "Some 2,000 fans went over to the other stand.",
        "The 60 dancers were carried away by the music.",
        "Forty pupils were led away from the pool by teachers.",
        "The 20 clerks were given back pay.",
        "Nine strikers switched sides in January.",
        "The 12 judges fell under the spell of a tenor.",
        "The 500 delegates raised their hands and voted.",
        "A dozen climbers were swept away by an avalanche.",
        "Two boxers were knocked out in the first round.",
        "The 30 nurses made the ultimate effort.",
        "Some 200 commuters were caught in a jam.",
        "Fifty guests were poisoned by oysters.",
        "The delivery of 300 parcels took a week.",
        "The execution of 40 trades took a second.",
        "The seizure of 30 paintings was unlawful.",
        "The liberation of 90 hens made the front page.",
        "Thirty fishermen vanished in the storm.",
        "The exchange swapped 600 shares for bonds.",
        "The court sentenced 24 poachers.",
        "The parish buried 12 drowned sailors' wives.",
        "Some 80 miners gave up after the flood.",
    ],
)
def test_what_befalls_others_than_soldiers_is_none_of_its_business(text: str) -> None:
    assert kinds(text) == []
