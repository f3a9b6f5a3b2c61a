"""Every number phrase in every frame: what soldiers and drones come to doesn't depend on how they are counted."""

import pytest

from services.tagging.domain.engine import tag
from shared.contracts.article import Article
from shared.contracts.finding import Finding

NUMBERS: list[tuple[str, int | None, int | None]] = [
    ("12", 12, 12),
    ("at least 14", 14, None),
    ("about 30", 30, 30),
    ("around 1,200", 1200, 1200),
    ("more than 40", 40, None),
    ("over 400", 400, None),
    ("up to 90", None, 90),
    ("as many as 80", None, 80),
    ("no fewer than 15", 15, None),
    ("an estimated 300", 300, 300),
    ("close to 500", 500, 500),
    ("fewer than 20", None, 20),
    ("dozens of", 12, None),
    ("hundreds of", 100, None),
    ("thirty-five", 35, 35),
    ("a dozen", 12, 12),
    ("between 40 and 50", 40, 50),
    ("10,000 to 12,000", 10000, 12000),
    ("just 11", 11, 11),
    ("a total of 45", 45, 45),
    ("another 18", 18, 18),
]
LOST = [
    "Rebels killed {} soldiers in the raid.",
    "Militants ambushed a convoy, killing {} soldiers and wounding nine others.",
    "The raid left {} soldiers dead.",
    "{} soldiers were killed in the ambush.",
    "The deaths of {} soldiers were confirmed on Friday.",
    "The army says it has captured {} rebels since May.",
    "Fighting has claimed the lives of {} marines.",
    "{} conscripts were taken prisoner at dawn.",
    "A bomb tore through the mess, injuring {} troops.",
    "Thirty civilians have been killed, as well as {} soldiers.",
]
KEPT = [
    "The army has deployed {} troops to the border.",
    "{} soldiers crossed the river on Monday.",
    "The plan is to train {} recruits for the army each year.",
    "A force of {} soldiers landed on the island.",
    "The government sent {} troops to the north.",
    "Having lost the port, the army moved {} soldiers to the bridgehead.",
]
DRONES = [
    ("Air defences shot down {} one-way attack drones overnight.", "interception"),
    ("{} Shahed-type drones were intercepted over the capital.", "interception"),
    ("Air defences repelled an attack by {} strike drones.", "interception"),
    ("{} strike drones hit an oil refinery.", "strike"),
    ("Russia fired {} drones at the port.", "launch"),
    ("{} attack drones targeting the base were shot down.", "interception"),
    ("{} one-way attack drones violated Romanian airspace.", "incursion"),
    ("Iran supplied Russia with {} kamikaze drones.", "supply"),
    ("The fleet announced the destruction of {} naval drones.", "interception"),
]


def found(text: str, indicator: str) -> list[Finding]:
    article = Article.model_validate({"text": text[0].upper() + text[1:], "published_at": "2025-03-14T00:00:00Z"})
    return [f for f in tag(article) if f.indicator == indicator]


@pytest.mark.parametrize(("frame", "kind"), [*((f, "losses") for f in LOST), *((f, "force") for f in KEPT)])
def test_soldiers_are_lost_or_kept_however_they_are_counted(frame: str, kind: str) -> None:
    for phrase, low, high in NUMBERS:
        values = [
            (f.kind, f.quantity and (f.quantity.low, f.quantity.high))
            for f in found(frame.format(phrase), "troop_figure")
        ]
        assert (kind, (low, high)) in values, (phrase, values)


@pytest.mark.parametrize(("frame", "kind"), DRONES)
def test_drones_keep_kind_and_count_however_they_are_counted(frame: str, kind: str) -> None:
    for phrase, low, high in NUMBERS:
        claims = found(frame.format(phrase), "drone_activity")
        values = [(f.kind, f.quantity and (f.quantity.low, f.quantity.high)) for f in claims]
        assert values == [(kind, (low, high))], (phrase, values)


@pytest.mark.parametrize(
    ("frame", "meant"),
    [
        ("{c} has agreed to send {n} to {h}.", "planned"),
        ("{c} announced it would send {n} to {h}.", "planned"),
        ("The president of {c} ordered the deployment of {n} to {h}.", "planned"),
        ("{c} gave the green light for sending {n} to {h}.", "planned"),
        ("{c} has not ruled out sending {n} to {h}.", "possible"),
        ("{c} would send {n} to {h} if asked.", "possible"),
        ("{c} is weighing whether to send {n} to {h}.", "possible"),
        ("Perhaps {c} will send {n} to {h}.", "possible"),
        ("{c} ruled out sending {n} to {h}.", "denied"),
        ("{c} dismissed reports that it had sent {n} to {h}.", "denied"),
        ("{c} decided against sending {n} to {h}.", "denied"),
        ("It is not true that {c} sent {n} to {h}.", "denied"),
        ("{c} admitted that it had sent {n} to {h}.", "actual"),
        ("{c} refuses to say why it sent {n} to {h}.", "actual"),
        ("Although it promised peace, {c} has sent {n} to {h}.", "actual"),
        ("{c} deployed {n} to {h} last year.", "actual"),
        ("In the nineties {c} sent {n} to {h}.", "historical"),
        ("{c} had sent {n} to {h} in 1979.", "historical"),
    ],
)
def test_what_is_said_of_sending_soldiers_is_said_of_the_figure_and_of_the_force(frame: str, meant: str) -> None:
    for c, n, h in (
        ("France", "200 soldiers", "Niger"),
        ("Kenya", "1,000 troops", "Haiti"),
        ("Poland", "two battalions", "Ukraine"),
    ):
        text = frame.format(c=c, n=n, h=h)
        claims = found(text, "troop_figure") + found(text, "foreign_forces")
        assert len(claims) == 2, text
        assert {f.assertion for f in claims} == {meant}, text
