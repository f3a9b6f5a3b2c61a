"""Sentences in pieces, and the part that drones play in them."""

import pytest

from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.governors import governor
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page


def sentence(text: str) -> Sentence:
    return Sentence(Page(text), 0, len(text))


def governed(text: str) -> tuple[str, str] | None:
    s = sentence(text)
    part = governor(s, parse(s), parse(s).at(s.classes.index("D")))
    return (part.role, s.words[part.at]) if part else None


def told(text: str) -> list[tuple[str, str, str]]:
    s = sentence(text)
    parts = predicates(s, parse(s), parse(s).at(s.classes.index("D")))
    return [(part.role, s.words[part.at], part.how) for part in parts]


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("The army shot down at least 40 drones.", "NVaN;"),
        ("Drones that hit the depot were built of wood.", "NrVNVoN;"),
        ("The drones are to be delivered by ship.", "NVyN;"),
        ("On Monday drones struck a port.", "pNNVN;"),
        ("The downed drones were old.", "NBN;"),
    ],
)
def test_a_sentence_falls_into_phrases_verb_groups_and_prepositions(text: str, sorts: str) -> None:
    assert parse(sentence(text)).sorts == sorts


@pytest.mark.parametrize("text", ["", ".", '"""', "((((", "to to to", "drones", "a , and of drones ) by"])
def test_every_word_is_in_one_piece(text: str) -> None:
    s = sentence(text)
    p = parse(s)
    assert len(p.letters) == s.size
    assert [p.at(i) for i in range(s.size)] == [k for k in range(len(p.sorts)) for _ in range(p.firsts[k], p.ends[k])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army intercepted drones.", ("object", "intercepted")),
        ("The army intercepted missiles, rockets and drones.", ("object", "intercepted")),
        ('The army intercepted "dozens" of drones.', ("object", "intercepted")),
        ("The depot was hit on Sunday by drones.", ("agent", "hit")),
        ("The rebels hit the depot near the river with drones.", ("means", "hit")),
        ("The downing of two drones was announced.", ("of", "downing")),
        ("An attack on the base by drones was feared.", ("by", "attack")),
        ("On October 29, drones hit the fleet.", None),
        ("The army said drones hit the fleet.", None),
        ("The command made a statement after footage taken from a drone was shown.", ("from", "taken")),
    ],
)
def test_to_the_left_stands_what_governs_drones(text: str, expected: tuple[str, str] | None) -> None:
    assert governed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drones hit the fleet.", [("doer", "hit", "main")]),
        ("Drones were jammed.", [("object", "jammed", "main")]),
        ("Drones launched from the coast hit the fleet.", [("object", "launched", "reduced"), ("doer", "hit", "main")]),
        ("The drones, officials said, hit the fleet.", [("doer", "hit", "main")]),
        ("The drones (built abroad) and missiles hit the fleet.", [("doer", "hit", "main")]),
        ("The drones that the rebels fired were old.", [("object", "fired", "relative"), ("is", "were", "main")]),
        ("The drones were able to cross the border.", [("doer", "cross", "main")]),
    ],
)
def test_to_the_right_stands_what_drones_do(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected
