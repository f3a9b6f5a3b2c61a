"""The engine's promises: quotes are slices, order doesn't matter, nothing hangs, ids hold still."""

import subprocess
import sys
import time
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.tagging.domain import engine
from services.tagging.domain.engine import Indicator, IndicatorError, reads, tag, tagger
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.indicators import load
from shared.contracts.article import Article

WORDS = (
    "troops soldiers 3,000 12K ten of thousands hundreds several two and a half million brigade killed wounded North "
    "Korean Russian U.S. US us Kursk Ukraine in to from drones drone strike shot down launched 40 Wagner NATO "
    "peacekeepers will not denied could if 2014 said according to the more than up to members armed forces IS is USS "
    "Example or strong force -strong coalition led by foreign fighters sent has deployed its their unmanned FPV"
)
MARKS = [
    "-",
    ",",
    ".",
    ";",
    "(",
    ")",
    '"',
    "'",
    "’",
    "“",
    "”",
    "—",
    "'s",
    "%",
    "$",
    "\n",
    "\u00ad",
    "\u2060",
    "\u00a0",
    "😀",
    "İ",
]
WAR_WORDS = [*WORDS.split(), *MARKS]
TEXTS = st.lists(st.sampled_from(WAR_WORDS), max_size=60).map(" ".join) | st.text(max_size=200)
ARTICLE = (
    "Kenya sent 400 troops to Haiti on Monday. Six soldiers were killed near Goma in Congo, where Rwandan troops "
    "fight. "
    "Air defence shot down 14 of 20 drones launched at Kyiv, Ukraine said. North Korean conscripts "
    "may join the assault on Kharkiv. "
    "The U.S. has not sent soldiers to Ukraine."
)


def an_article(text: str, **more: object) -> Article:
    return Article.model_validate({"text": text, **more})


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_quote_is_the_slice_whatever_the_text(text: str) -> None:
    if "\0" in text:
        return
    for found in tag(an_article(text)):
        evidence = found.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote
        assert text[evidence.sentence_start : evidence.sentence_end] == evidence.sentence
        assert evidence.sentence_start <= evidence.start <= evidence.end <= evidence.sentence_end


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_findings_stand_in_text_order_and_have_their_own_ids(text: str) -> None:
    found = tag(an_article(text.replace("\0", "")))
    assert [f.evidence.start for f in found] == sorted(f.evidence.start for f in found)
    assert len({f.id for f in found}) == len(found)


def test_the_order_of_the_indicators_does_not_matter() -> None:
    article = an_article(ARTICLE)
    results = {tag(article, order) for order in permutations(load())}
    assert len(results) == 1
    assert results.pop() == tag(article)


def test_the_same_article_gives_the_same_findings_in_another_process() -> None:
    code = (
        "from services.tagging.domain.engine import tag; from shared.contracts.article import Article; import sys;"
        "print([f.id for f in tag(Article(text=sys.argv[1]))])"
    )
    out = subprocess.run([sys.executable, "-c", code, ARTICLE], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == str([f.id for f in tag(an_article(ARTICLE))])


def test_an_edit_elsewhere_leaves_a_finding_and_its_id_alone() -> None:
    before, after = "The weather was mild all week.\n", "\nThe market closed early on Friday."
    plain = tag(an_article(ARTICLE, id="a"))
    framed = tag(an_article(before + ARTICLE + after, id="a"))
    assert [(f.id, f.kind, f.assertion, f.quantity, f.actors) for f in plain] == [
        (f.id, f.kind, f.assertion, f.quantity, f.actors) for f in framed
    ]


@pytest.mark.parametrize(
    "disguise",
    [
        str.upper,
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace("troops", "tro\u00adops").replace("soldiers", "sol\u2060diers"),
        lambda t: t.replace("'", "’").replace('"', "“"),
        lambda t: "\ufeff" + t,
        lambda t: "😀İ " + t,
    ],
)
def test_capitals_odd_spaces_and_hidden_characters_lose_no_finding(disguise: object) -> None:
    text = "Some 4,500 troops crossed the river overnight. Six soldiers were killed. Air defence shot down 14 drones."
    hidden = disguise(text)  # type: ignore[operator]
    expected = [(f.indicator, f.kind, f.quantity and f.quantity.low) for f in tag(an_article(text))]
    found = tag(an_article(hidden))
    assert [(f.indicator, f.kind, f.quantity and f.quantity.low) for f in found] == expected
    assert all(hidden[f.evidence.start : f.evidence.end] == f.evidence.quote for f in found)


@pytest.mark.parametrize(
    "hostile",
    [
        "5," * 150_000,
        "troops " * 60_000,
        "." * 300_000,
        "5 " * 150_000 + "troops",
        '"' * 300_000,
        "drone " * 50_000,
        "Russian and " * 30_000 + "troops",
        "a " * 150_000 + "soldiers",
        "\u00ad\u2060" * 100_000,
        "in the " * 50_000 + "US troops",
        "500 US troops\n" * 70_000,
        "5,000 troops sent to Poland, " * 30_000,
    ],
)
def test_no_text_can_hang_it(hostile: str) -> None:
    started = time.process_time()
    found = tag(an_article(hostile))
    assert time.process_time() - started < 20
    assert len(found) <= 5000


@pytest.mark.parametrize(
    "text",
    [
        "Garrison of Agadez down to 700 from 1,300 soldiers",
        "Chad's force in Togo shrinks to 700, from 1,300 soldiers",
        "The garrison downed 61 drones, including 22 over\nOryol and seven at sea.",
        "The garrison downed 61 drones, including 22 over",
        "900 soldiers shows the destroyed would",
        "900 soldiers dead they won't nurses",
    ],
)
def test_a_line_that_breaks_off_is_read_to_its_end(text: str) -> None:
    assert [f.evidence.quote for f in tag(Article(text=text))]


def test_empty_text_and_no_indicators_give_no_findings() -> None:
    assert tag(an_article("")) == ()
    assert tag(an_article(ARTICLE), ()) == ()


def test_an_indicator_that_fails_is_named() -> None:
    def fails(*_: object) -> list[object]:
        raise ZeroDivisionError

    broken = Indicator(name="broken", summary="fails", anchors=("troops",), read=fails)  # type: ignore[arg-type]
    with pytest.raises(IndicatorError, match="broken failed on article"):
        tag(an_article(ARTICLE), [broken])


def test_a_finding_says_where_whose_and_which_war() -> None:
    found = {f.indicator: f for f in tag(an_article("Kenya sent 400 troops to Haiti, the ministry said."))}
    figure = found["troop_figure"]
    assert (figure.kind, figure.assertion, figure.actors) == ("force", "actual", ("KEN",))
    assert figure.attribution == "ministry"
    assert figure.places == ("Haiti",)
    assert figure.conflict == "haiti"
    assert found["foreign_forces"].host == "HTI"


def test_one_event_told_by_three_outlets_belongs_to_one_conflict() -> None:
    told = [
        "North Korean troops joined the assault near Kharkiv.",
        "Soldiers from North Korea fight beside Russian forces in Ukraine.",
        "Kyiv said 12,000 North Korean soldiers had been sent to the front.",
    ]
    assert {f.conflict for text in told for f in tag(an_article(text))} == {"russia-ukraine"}


@pytest.mark.parametrize(
    ("language", "read"),
    [(None, True), ("en", True), ("en-GB", True), ("EN_us", True), ("fr", False), ("eng", False), ("", False)],
)
def test_english_and_unknown_languages_are_read(language: str | None, read: bool) -> None:
    assert reads(language) is read


def test_the_tagger_names_its_version_and_its_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tagger() == tagger()
    assert len(tagger().rules) == 20

    def unknown(_: str) -> str:
        raise engine.PackageNotFoundError

    monkeypatch.setattr(engine, "version", unknown)
    engine._tagger.cache_clear()
    assert engine.tagger().version == "0"
    engine._tagger.cache_clear()


def test_a_text_of_nothing_but_troops_gives_a_bounded_list() -> None:
    found = tag(an_article("Kenya sent 400 troops to Haiti. " * 3000))
    assert 0 < len(found) < 2000


def _reader(reads_of: list[str], *, claims: bool) -> Indicator:
    """An indicator that notes each sentence it reads, and claims its first word or nothing."""

    def read(s: Sentence, _: Context) -> list[Claim]:
        reads_of.append(s.words[0])
        return [Claim(0, 1, "force")] if claims else []

    return Indicator(name="troop_figure", summary="notes", anchors=("troops",), read=read)


def test_a_text_is_read_no_further_than_the_last_finding_that_is_told() -> None:
    read: list[str] = []
    story = "Chad has 700 troops. " + "Nothing more was known of it in the town on Monday, as the governor said. " * 6
    found = tag(an_article(story * 4000), [_reader(read, claims=True)])
    assert (len(found), found[-1].evidence.start) == (1000, 999 * len(story))
    assert len(read) == 1000


def test_a_list_without_findings_is_not_read_to_its_end_but_news_behind_it_is() -> None:
    read: list[str] = []
    tag(an_article("70 troops\n" * 90_000), [_reader(read, claims=False)])
    assert 600 < len(read) < 7000
    prose = "In the town of Bol, as the governor said to a radio station of the capital, nothing was known of it. " * 3
    tag(an_article("70 troops\n" * 9000 + f"{prose}The troops rest.\n" * 3000), [_reader(read, claims=False)])
    assert read.count("the") > 1500


def test_every_sentence_of_a_long_text_is_read_and_knows_the_one_before() -> None:
    line = "As the governor said to a radio station of the capital on Monday, nothing more was known of it. " * 8
    story = f"Chad sent 700 troops to Niger.\n{line}\nThe troops rest in Diffa now, in tents, for a week or two.\n"
    earlier: list[int] = []

    def read(s: Sentence, context: Context) -> list[Claim]:
        earlier.append(len(context.earlier))
        return [Claim(0, 1, "force")]

    tag(an_article(story * 350), [Indicator(name="i", summary="notes", anchors=("troops",), read=read)])
    assert len(earlier) == 700
    assert sum(earlier) == 699
