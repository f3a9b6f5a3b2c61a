"""Lines that only a width explains are read as one paragraph, and all other lines as the lines they are."""

import json
import re
import textwrap
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.tagging.domain.engine import tag
from services.tagging.domain.reading.wrapped import unwrapped
from shared.contracts.finding import Finding
from tests.builders import an_article

GOLD = Path(__file__).parents[3] / "gold"
LETTER = (
    "Some 800 soldiers of the border guard were sent to the northern province of Kadur on Monday, the governor "
    "said, after two drones had been shot down over the reservoir. He did not say how long they would stay there, "
    "nor who had launched the drones.\n\n"
    "Around 1,200 Kenyan troops are to arrive in Haiti by the end of the month, and 40 North Korean instructors were "
    "seen in the port of Odur."
)

LIKE_AN_ITEM = re.compile(r"\s(?:\d{1,3}[.)]|\*|By) ")  # where a line that begins with it is taken for one of its own


def _wrapped(text: str, width: int, *, lead: str = "", hyphens: bool = True) -> str:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=hyphens) or [""]
    return "\n".join(lead + line for line in lines)


def _told(findings: tuple[Finding, ...], lead: str = "") -> list[dict[str, object]]:
    return [
        finding.model_dump(exclude={"id", "evidence"})
        | {"quote": "".join(finding.evidence.quote.replace(f"\n{lead}", " ").split())}
        for finding in findings
    ]


@cache
def _passages() -> list[str]:
    """The passages of tests/gold, ten together as paragraphs of one text; its first shows the width."""
    texts = [
        json.loads(line)["text"].replace("\n", "\n\n")
        for path in sorted(GOLD.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not LIKE_AN_ITEM.search(line)
    ]
    return ["\n\n".join([LETTER, *texts[at : at + 10]]) for at in range(0, len(texts), 10)]


@given(st.data(), st.integers(56, 96), st.booleans(), st.sampled_from(["", "> "]))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_passages_broken_at_any_width_are_read_as_they_are_unbroken(
    data: st.DataObject, width: int, hyphens: bool, lead: str
) -> None:
    text = data.draw(st.sampled_from(_passages()))
    broken = _wrapped(text, width, hyphens=hyphens, lead=lead)
    assert _told(tag(an_article(broken)), lead) == _told(tag(an_article(text)))


@given(st.integers(50, 110), st.sampled_from(["", "> ", ">> ", "    "]))
@settings(max_examples=30, deadline=None)
def test_each_quote_is_the_slice_of_the_text_as_it_was_handed_in(width: int, lead: str) -> None:
    text = _wrapped(LETTER, width, lead=lead)
    found = tag(an_article(text))
    assert len(found) == len(tag(an_article(LETTER)))
    for finding in found:
        evidence = finding.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert text[evidence.sentence_start : evidence.sentence_end] == evidence.sentence


def test_a_name_over_the_end_of_a_line_is_told_with_one_blank() -> None:
    text = _wrapped(LETTER, 62, lead="> ")
    places = [place for finding in tag(an_article(text)) for place in finding.places]
    assert "Kadur" in places
    assert all("\n" not in place and ">" not in place and "  " not in place for place in places)


def test_both_halves_of_a_compound_are_one_word() -> None:
    text = (
        "The envoys of the three neighbours of the republic said on Friday that North-\n"
        "Korean soldiers had been seen in the ports of the province, and that a battle-\n"
        "hardened brigade had been moved to the coast in the course of the last month."
    )
    page = unwrapped(text).replace("\u2060", "")
    assert "North-Korean soldiers" in page
    assert "battle-hardened brigade" in page
    assert len(unwrapped(text)) == len(text)


HEADLINES = """\
Kenya sends 400 police officers to Haiti as gangs tighten grip
Two drones shot down over reservoir in Kadur, governor reports
Army of Chad moves three brigades to its border with the Sudan
Parliament of Odur votes on sending of 900 soldiers to Lebanon
"""
ITEMS = """\
The force that is to go to the island, as the ministry lists it:
- 900 infantry soldiers of the second brigade, with their staff
- two companies of engineers and a field hospital of 40 doctors
- a squadron of reconnaissance drones and those who fly them on
"""
TABLE = """\
province      soldiers      drones shot down      civilians hurt
kadur         400           2                     none, as told
northern odur 1,200         11                    some thirty
the coast     90            4                     not known yet
"""
ADDRESS = """\
Ministry of Defence
of the Republic
14 quay street
port of Odur
second floor
"""
VERSES = """\
the soldiers crossed the river
when the moon was low
and no one on the other bank
had heard them go
"""
STORY = """\
The governor said that 800 soldiers had been sent to the northern province of Kadur.
Nobody was hurt.
Two drones were shot down over the reservoir on Monday, he said, and a third one is still being looked for.
The talks go on.
"""


@pytest.mark.parametrize("text", [HEADLINES, ITEMS, TABLE, ADDRESS, VERSES, STORY, LETTER])
def test_lines_of_the_writers_own_stay_lines(text: str) -> None:
    assert unwrapped(text) == text


def test_a_headline_right_above_its_story_stays_a_line() -> None:
    text = "Kenya Sends 400 Police Officers to Haiti as Gangs Tighten Grip\n" + _wrapped(LETTER, 66)
    assert unwrapped(text).split("\n", 1)[0] == "Kenya Sends 400 Police Officers to Haiti as Gangs Tighten Grip"


def test_items_of_a_list_are_read_whole_and_apart() -> None:
    items = [
        "900 infantry soldiers of the second brigade, who are to stay on the island until the end of the rains",
        "two companies of engineers, and a field hospital with some forty doctors and nurses of the navy",
    ]
    text = f"{_wrapped(LETTER, 72)}\n\n" + "\n".join(
        textwrap.fill(item, 72, initial_indent="- ", subsequent_indent="  ") for item in items
    )
    lines = unwrapped(text).replace("\u2060", "").split("\n")
    assert [line.removeprefix("- ") for line in lines[-2:]] == items


def test_a_cable_in_capitals_is_read_in_paragraphs() -> None:
    text = _wrapped(LETTER.upper(), 69)
    assert unwrapped(text).count("\n") == 2
    assert unwrapped("SOLDIERS LEAVE\nDRONES OVER PORT\nTALKS TO GO ON\nRAIN EXPECTED\n" * 9).count("\n") == 36


TALLY = """\
Men of the northern garrison who fell on the ridge in the night: 31
guards of the customs post who were wounded by the same fire: 12
drones that were shot down over the lake and the old reservoir: 7
"""


def test_lines_that_end_in_what_they_count_stay_lines() -> None:
    assert unwrapped(TALLY) == TALLY
    assert unwrapped(f"{_wrapped(LETTER, 66)}\n\n{TALLY}").endswith(TALLY)


@pytest.mark.parametrize("width", [66, 72, 80])
def test_line_ends_of_two_characters_are_read_as_those_of_one(width: int) -> None:
    text = _wrapped(LETTER, width)
    printed = text.replace("\n", "\r\n")
    assert len(unwrapped(printed)) == len(printed)
    assert unwrapped(printed).replace("\u2060", "") == unwrapped(text).replace("\u2060", "")
    assert unwrapped("One.\rTwo.\r\n\r\nThree.") == "One.\nTwo.\u2060\n\u2060\nThree."


def test_a_paragraph_ends_at_an_empty_line_however_lines_end() -> None:
    text = (
        "Hezbollah lost 4,000 fighters in the war of 2024 and has some 40,000 left.\n\n"
        "NATO scrambled F-16s from Siauliai after a drone strayed into Lithuania.\n"
    )
    told = [[(f.kind, f.aside) for f in tag(an_article(t))] for t in (text, text.replace("\n", "\r\n"))]
    assert told[0] == told[1]
    assert ("naval_air", None) in told[1]
