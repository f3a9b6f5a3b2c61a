"""
Forces before a court, in a relative clause, drones on an errand of peace: when they are only named, and when they are
the news. Every sentence was written for these tests.
"""

from datetime import UTC, datetime

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.finding import Finding
from tests.builders import an_article

SEPTEMBER = datetime(2025, 9, 18, 8, 0, tzinfo=UTC)
STORY = (
    "Rebels and the army fought for the bridge at Atbara on Monday, officials said. It carries the only road to the "
    "coast. Both sides lost men there, the governor said, and the hospital asked for blood. Carters waited beside "
    "their mules on the near bank, and shared what bread there was. Nobody could say how long it would take to mend "
    "the planks, or who would pay for it. Shops stayed closed in the morning and opened at noon.\n\n"
    "The railway beside the bridge was shut for an hour on Sunday, too, after shots were heard from the far bank, the "
    "police said. A teacher counted four trains that turned back with all of their passengers.\n\n"
)
# Each holds a word by which forces are only named elsewhere.
ACT_BEFORE_NO_COURT = [
    "The sentence of exile ended as Kenyan soldiers entered Goma.",
    "Wagner has sent 400 men jailed for murder to Mali.",
    "The minister raised the case of Rwandan troops in Congo.",
    "Colombian volunteers tried in vain to hold a ridge in Ukraine.",
    "Wagner fighters sentenced three villagers to death in Mali.",
    "Some 900 North Korean soldiers tried to storm a village in Kursk, Ukraine said.",
    "Kenyan soldiers have tried to cross into Somalia.",
    "Kenyan soldiers have tried for days to cross into Somalia.",
    "Chadian soldiers in Mali charged government lines near Gao.",
    "Some 300 Kenyan soldiers charged with clearing mines have landed in Haiti.",
    "French soldiers jailed two men in Gao.",
    "Russian mercenaries in Mali arrested and jailed the mayor of Gao.",
    "The trial deployment of 900 French soldiers in Estonia has begun.",
    "Rwandan soldiers in Mozambique were charged by a mob.",
]
ARE_WHAT_IS_TOLD = [
    "The premier named Kidal and Gao, two towns where Kenyan forces are now present.",
    "North Korean troops, who are fighting in Kursk for the first time, have taken a village.",
    "Rwandan soldiers, who are fighting alongside the M23, have taken Goma.",
    "Kyiv confirmed that North Korean soldiers, who are based in Kursk, have gone into battle.",
    "Moscow admitted that there are villages where Wagner is fighting in Mali.",
    "Congo has lost Goma despite fresh support from Rwandan troops who have crossed the border.",
    "Kenyan police and Ugandan soldiers, who are backing the army of Somalia, hold the port.",
    "Burundi's army has opened a front with Rwandan soldiers, who are allied with the rebels in Goma.",
    "Zambian soldiers, who are based in Goma, are digging wells.",
    "Chad has flown in 900 soldiers, who are supporting the army of Mali.",
]
WATCH_AN_ENEMY = [
    "The army uses drones to track cattle smugglers and bands of gunmen.",
    "The Houthis use naval drones to track tankers and the dhows of smugglers.",
    "Ukraine's drones watch the front and direct artillery fire on Russian columns near Kupiansk.",
    "Russia used drones to find Ukrainian soldiers and to correct fire near Pokrovsk.",
    "The army bought 200 reconnaissance drones to detect fire positions of the rebels.",
    "Russian drones searching for missing pilots crossed into Poland.",
    "Houthi drones watch merchant traffic in the Red Sea and guide missiles.",
    "Chinese military drones were tracking fishing boats and warships off Taiwan.",
    "Drones of the Houthis are tracking ships and setting them on fire in the Red Sea.",
    "Rebels use drones to track army patrols and to set fires in Goma.",
    "Military drones were used to spot smugglers and enemy positions on the ridge.",
    "The navy flew a surveillance drone to look for migrants and for a missing soldier.",
    "Iranian drones were monitoring traffic in the Strait of Hormuz.",
]
ONLY_NAMED = [
    ("Two Chadian soldiers tried for murder in Haiti wept.", "persons"),
    ("Four Serbian mercenaries in Mali have been tried and found guilty.", "persons"),
    ("The lawyer raised the case of two Ghanaian mercenaries in Mali.", "persons"),
    ("The court heard the case against three Chadian soldiers in Haiti.", "persons"),
    ("Five Serbian mercenaries arrested in Mali were charged with spying.", "persons"),
    ("The sentencing to death of four Danish mercenaries in Mali shocked their kin.", "persons"),
    ("Six Serbian mercenaries detained and jailed in Mali asked for a priest.", "persons"),
    ("The bishop visited the Zambian soldiers, who are based in Goma.", "standing"),
    ("Hostages held by the Wagner group, which is backing the army of Mali, wrote home.", "standing"),
    ("An army drone will be flown over the hills to watch for forest fires.", "civil"),
    ("A military drone was used to search for three climbers.", "civil"),
    ("The envoy talked with the Kenyan soldiers, who are backing the police of Haiti.", "standing"),
    ("The president spoke to Turkish soldiers who are stationed in Libya.", "standing"),
    ("Bangui has not been calm despite help from Rwandan troops.", "standing"),
]


def findings(sentence: str, before: str = STORY) -> list[Finding]:
    found = tag(an_article(f"{before}{sentence}\n", title="Fighting for a bridge", published_at=SEPTEMBER))
    return [f for f in found if f.evidence.start >= len(before) and f.salient]


@pytest.mark.parametrize("before", [STORY, ""])
@pytest.mark.parametrize("sentence", [*ACT_BEFORE_NO_COURT, *ARE_WHAT_IS_TOLD, *WATCH_AN_ENEMY])
def test_who_does_something_is_news(sentence: str, before: str) -> None:
    found = findings(sentence, before)
    assert found
    assert {f.aside for f in found} == {None}


@pytest.mark.parametrize(("sentence", "why"), ONLY_NAMED)
def test_who_is_only_named_is_not(sentence: str, why: str) -> None:
    found = findings(sentence)
    assert found
    assert {f.aside for f in found} == {why}


def test_in_the_case_of_some_troops_is_no_trial_of_theirs() -> None:
    found = findings("In the case of North Korean troops in Kursk, the losses are heavy.")
    assert "persons" not in {f.aside for f in found}


def test_whom_an_article_opens_with_is_news_although_somebody_meets_them() -> None:
    sentence = "The bishop visited the Zambian soldiers, who are based in Goma."
    assert {f.aside for f in findings(sentence, "")} == {None}
    assert {f.aside for f in findings(sentence)} == {"standing"}


def test_a_place_is_explained_by_who_is_there_wherever_that_is_told() -> None:
    sentence = "The premier named Kidal and Gao, two towns where Kenyan forces are present, as a reason."
    assert {f.aside for f in findings(sentence, "")} == {"standing"}
