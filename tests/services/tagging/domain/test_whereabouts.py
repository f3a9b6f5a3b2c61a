"""A claim is where its own words put it, not where a weapon was made, somebody sat, or something else went."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article


def places(text: str) -> list[tuple[str, ...]]:
    return [f.places for f in tag(Article.model_validate({"text": text, "published_at": "2025-05-01"}))][:1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Speaking on television in Yemen, the spokesman said that 400 soldiers had left.", ()),
        ("A drone made in Turkey hit the tank.", ()),
        ("Two drones, built in Iran, hit a depot near Kharkiv.", ("Kharkiv",)),
        ("The firm linked to the Kremlin sent 400 soldiers.", ()),
        ("He sent lorries to Moldova, and supported 400 soldiers on the border.", ()),
        ("About 4,000 soldiers drilled in the eastern and southern Mali.", ("Mali",)),
        ("About 4,000 soldiers drilled in Luzon, after China held exercises around Taiwan.", ("Luzon",)),
        ("Drones hit Kyiv, as well as a depot in Poltava.", ("Kyiv", "Poltava")),
        ("Some 400 soldiers were posted in the West African state.", ()),
        ("Drones were shown at the Fortune Global Forum and hit Goma.", ("Goma",)),
    ],
)
def test_a_claim_is_where_its_own_words_put_it(text: str, expected: tuple[str, ...]) -> None:
    assert places(text) == [expected], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 200 soldiers surrendered to Khartoum's forces.", ()),
        ("Ukraine's allies mourned 40 soldiers killed in Russia's invasion.", ()),
        ("Jets shot down 30 drones in Yemen's night attack.", ()),
        ("Some 40 drones were shot down in Jordan's airspace.", ("Jordan",)),
        ("Some 60 drones were fired on Sudan's power stations.", ("Sudan",)),
        ("About 500 soldiers dug in just north of Syria.", ()),
        ("About 500 soldiers dug in some miles south of Kupiansk.", ("Kupiansk",)),
        ("About 500 soldiers dug in in the north of Syria.", ("Syria",)),
        ("Two drones circled above its Matsu islands, which are off the southern coast of China.", ("Matsu",)),
        ("About 900 soldiers serve in Northern Command.", ()),
        ("About 900 soldiers trained within the ADIZ.", ()),
        ("A company close to the Kremlin sent 400 mercenaries.", ()),
        ("Two drones exploded over the Kremlin.", ("Kremlin",)),
        ("The envoy, back from a visit to Latvia, promised 400 soldiers.", ()),
        ("The head of the republic in Donetsk paid 400 mercenaries.", ()),
        ("About 300 soldiers marched into north-western Mali.", ("Mali",)),
        ("Rebels signed in the West that 300 soldiers would go.", ()),
    ],
)
def test_a_name_is_no_place_of_what_only_belongs_to_it_or_lies_beside_it(text: str, expected: tuple[str, ...]) -> None:
    assert places(text) == [expected], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain sent 300 soldiers to Latvia, and Italy raised its guard in Romania.", ("Latvia",)),
        ("About 9,000 troops stay in the Sahel, even as another group was flown to Chad.", ("Sahel",)),
        ("While the president spoke in Gao, 300 soldiers were flown off.", ()),
        ("Some 300 soldiers were flown off as the president spoke in Gao.", ()),
        ("France sent 300 soldiers to Niger and closed its embassy in Mali.", ("Niger",)),
        ("France closed its embassy in Mali and sent 300 soldiers to Niger.", ("Niger",)),
        ("Some 300 soldiers crossed the river and entered Goma.", ("Goma",)),
        ("Some 300 soldiers, who fled Bukavu, were disarmed.", ("Bukavu",)),
        ("Some 300 soldiers guard the firm, which has mines in Kidal.", ()),
        ("Some 40 soldiers were killed when rebels stormed Menaka.", ("Menaka",)),
        ("Some 40 soldiers were wounded after a drone hit a base in Jordan.", ("Jordan",)),
        ("The tanker was in the Red Sea when it came under fire from 12 drones.", ("Red Sea",)),
        ("They fought over Bakhmut, where 400 soldiers held out.", ("Bakhmut",)),
        ("He pulled out of Afghanistan last year but left 400 soldiers there.", ("Afghanistan",)),
        ("Drones hit Sumy, officials said, killing 14 soldiers.", ("Sumy",)),
        ("Russia fired 90 drones and 12 missiles on Ukraine's grid on the eve of the talks.", ("Ukraine",)),
    ],
)
def test_another_clause_has_its_own_places(text: str, expected: tuple[str, ...]) -> None:
    assert places(text) == [expected], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A frigate in the Red Sea shot down 12 drones launched by rebels in Yemen.", ("Red Sea",)),
        ("A frigate shot down 12 drones that were fired by militants in Iraq.", ()),
        ("Some 300 soldiers stopped two lorries travelling to Algeria.", ()),
        ("Some 300 soldiers travelling to Algeria were stopped.", ("Algeria",)),
        ("About 900 soldiers were flown to the Red Sea port of Massawa.", ("Massawa",)),
        ("The towers in Al-Noor Square are held by 400 fighters.", ()),
        ("A clip posted on Weibo shows soldiers throwing stones at a drone.", ()),
        ("Two drones were shot down near U.S. and allied forces in Jordan.", ("Jordan",)),
        ("A frigate near Charles de Gaulle spotted two drones.", ()),
        ("About 9,000 soldiers stand along the border with Chad.", ("Chad",)),
        ("About 9,000 soldiers stand on the borders of Chad.", ("Chad",)),
        ("ALARM OVER\u2019Kidal's governor said that 400 soldiers had come.", ()),
        ("Sudan has attacked 400 soldiers of Chad.", ()),
        ("Sudan has been attacked by 40 drones.", ("Sudan",)),
        ("Chadian soldiers in Gao direct strikes into Kidal.", ("Gao",)),
        ("Some 15 soldiers were killed near Lake Chad.", ("Lake Chad",)),
        ("A drone strike in Sidon, south of Beirut, killed two fighters.", ("Sidon",)),
        ("A plan to base 2,000 soldiers in Darwin was criticised in Beijing.", ("Darwin",)),
        ("They limited exports of drones, citing the war in Chad.", ()),
        ("The envoy to Chad said that 400 soldiers had come.", ()),
        ("About 40 soldiers were on a lorry from the Malian town of Gao.", ()),
        ("Wagner fighters robbed two buses from the old city of Gao.", ()),
        ("Some 400 French soldiers withdrew from the old city of Gao.", ("Gao",)),
    ],
)
def test_where_something_comes_from_goes_or_is_told_it_is_not(text: str, expected: tuple[str, ...]) -> None:
    assert places(text) == [expected], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain sent 900 soldiers to Latvia amid fighting in Georgia.", ("Latvia",)),
        ("Spain reinforced its 900 soldiers in Mali following several attacks on troops in Chad.", ("Mali",)),
        ("Amid unrest in Chad, Spain sent 900 soldiers to Latvia.", ("Latvia",)),
        ("Drones hit Sumy, Kharkiv and Odesa.", ("Sumy", "Kharkiv", "Odesa")),
        ("Some 40 soldiers were killed in Gao after an attack in Kidal.", ("Gao", "Kidal")),
        ("The rebels keep 9,000 soldiers around Gao, with a further 400 men in Kidal.", ("Gao",)),
        ("The 9,000 soldiers include engineers based in Seville.", ()),
        ("He was the second man in Chad, whose convoy was hit by two drones.", ()),
        ("Up to 500 fighters, rebels and foreign jihadists, remain in Kidal.", ("Kidal",)),
        ("A drone once used in Chad was shot down over Latvia.", ("Latvia", "Chad")),
    ],
)
def test_what_else_happens_happens_elsewhere(text: str, expected: tuple[str, ...]) -> None:
    assert places(text) == [expected], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels sent 400 soldiers to the capital, Bamako.", [("Bamako",)]),
        ("Drones hit a depot in the port city, Reuters said.", [()]),
        ("Drones hit a depot in the capital, Chad said.", [()]),
        ("The minister sent 400 soldiers to the northern state of Borno to hunt the gang.", [("Borno",)]),
        ("The gang profits from the state of emergency, with 400 soldiers gone.", [()]),
        ("It will commit money to the defence of Borno, where some 400 soldiers serve.", [("Borno",)]),
        ("It pledged another 400 soldiers for the defence of Borno, where things are bad.", [()]),
    ],
)
def test_a_place_told_by_its_kind_first_or_taken_up_by_where(text: str, expected: list[tuple[str, ...]]) -> None:
    assert places(text) == expected, text
