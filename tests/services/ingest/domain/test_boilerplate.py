"""Lines that are no part of an article go; lines that merely look a little like it stay."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.domain.boilerplate import trim

NEWS = "More than 4,000 soldiers moved to the border on Monday, the ministry said."


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "Read more", "READ MORE: Another story", "Related articles", "Most viewed", "Getty Images",
        "Sign up to our newsletter", "Follow us on Telegram", "Skip to main content", "Share this article",
        "Story continues below", "Image: Ann Author", "© 2024 The Ledger. All rights reserved.",
        "Join the conversation",
        "You must be logged in to join the discussion.", "Please enable JavaScript", "Stay up to date",
        "3 min read", "Lesezeit: 4 Minuten", "Gazette © 2024 Nachdruck verboten", "Copyright 2024 The Gazette",
        "Lesen Sie auch: Neue Brücke eröffnet", "Anzeige", "Jetzt weiterlesen mit dem Probeabo",
        "À lire aussi : Le pont", "Publicité", "Inscrivez-vous à notre lettre", "Lea también: El puente",
        "Publicidad", "Te puede interesar: El puente", "Leggi anche: Il ponte", "© RIPRODUZIONE RISERVATA",
        "Leia também: A ponte", "Lees ook: De brug", "Czytaj też: Nowy most", "Читайте также: Новый мост",
        "Підписуйтесь на наш канал", "Нашли ошибку? Выделите её", "Bunlar da ilginizi çekebilir: Köprü",
        "اقرأ أيضا: الجسر", "جميع الحقوق محفوظة", "相关阅读：新桥", "广告", "関連記事", "광고",
    ],
)  # fmt: skip
def test_noise_goes_wherever_it_stands(line: str) -> None:
    assert trim(f"{NEWS}\n\n{line}\n\n{NEWS}") == f"{NEWS}\n\n{NEWS}"


@pytest.mark.parametrize(
    "line",
    [
        "Support US troops need in the east, he said, is growing.",
        "Find US bases in the region on this map.",
        "Latest drone strike kills four in Kharkiv",
        "Watch towers were built along the line.",
        "Promoted to general, he took over the brigade.",
        "Video of the strike was published by the army.",
        "The print run was stopped.",
        "A dispute over copyright in 2019 was settled.",
        "Anzeige gegen den Minister wurde am Montag erstattet.",
        "Das könnte sie den Sieg kosten, sagte er.",
        "Teilen der Armee fehlt es an Munition, sagte er.",
        "La publicité pour l'armée a été interdite lundi.",
        "Реклама оружия запрещена с понедельника.",
        "广告费在战争中上涨了三成。",
    ],
)
def test_news_that_looks_like_noise_stays(line: str) -> None:
    assert line in trim(f"{NEWS}\n\n{line}\n\n{NEWS}")


def test_labels_go_at_both_ends_only() -> None:
    text = (
        f"World\n\nTroops & tanks\n\nBy Ann Author\n\nNov 11, 2024, 09:00\n\n{NEWS}\n\nThe east\n\n{NEWS}\n\nMore News"
    )
    assert trim(text, "Troops & tanks") == f"{NEWS}\n\nThe east\n\n{NEWS}"


def test_a_standfirst_is_no_label() -> None:
    standfirst = "Ministry says thousands of soldiers have left their bases"
    assert trim(f"{standfirst}\n\n{NEWS}").startswith(standfirst)


@given(st.lists(st.sampled_from([NEWS, "World", "Advertisement", "", "By A B", "a.a,b-b " * 30]), max_size=20))
def test_what_is_left_was_there_before(lines: list[str]) -> None:
    left = trim("\n".join(lines))
    assert set(left.split("\n")) <= {*(line.strip() for line in lines), *lines, ""}


@pytest.mark.parametrize(
    "line",
    ["a." * 80, "A b " * 40, "read more " * 50, "- " * 80, "1:1 " * 40, "source " * 70, "© " * 200],
)
def test_no_line_takes_long(line: str) -> None:
    begun = time.process_time()
    trim("\n".join([line] * 50))
    assert time.process_time() - begun < 2
