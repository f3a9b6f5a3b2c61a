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
    told = {way: kinds(f"The army said 24 of its soldiers had been {way} on Friday.") for way in ways}
    assert {way for way, found in told.items() if found != ["losses"]} == set()


def test_whom_a_verb_takes_is_lost() -> None:
    told = {verb: kinds(f"The rebels tried it, {verb} 24 soldiers near the dam.") for verb in TAKES_AT_ONCE}
    assert {verb for verb, found in told.items() if found != ["losses"]} == set()


def test_whose_deed_it_is_he_is_lost() -> None:
    told = {noun: kinds(f"The ministry spoke of the {noun} of at least 24 soldiers.") for noun in DEEDS_TO}
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
    ],
)
def test_whom_no_harm_befalls_is_a_force(text: str) -> None:
    assert kinds(text) == ["force"], text
