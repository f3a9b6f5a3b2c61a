"""From an entry, and perhaps its page, to an Article."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.domain.entry import (
    WHOLE_TEXT_CHARS,
    Entry,
    entry_id,
    in_language,
    make_article,
    needs_page,
    other_ids,
)
from services.ingest.domain.page import Page
from shared.contracts.article import Article, Source
from shared.contracts.identity import article_id
from tests.services.ingest.fakes import NOON

SOURCE = Source(id="ledger", name="The Ledger", publisher="ledger.example", reliability="B")
URL = "https://www.ledger.example/a?utm_source=rss"
SHORT = Entry(url=URL, guid="tag:1", title="Troops &amp; tanks", summary="<p>They moved.</p>", published=NOON)
LONG = "<p>" + "Soldiers moved to the border on Monday. " * 60 + "</p>"


def made(entry: Entry, page: Page | None = None) -> Article:
    article = make_article(entry, SOURCE, fetched_at=NOON, page=page)
    assert article is not None
    return article


@pytest.mark.parametrize(
    ("at", "own", "found"),
    [
        (None, None, []),
        ("https://ledger.example/a", None, ["https://ledger.example/a"]),
        ("https://ldgr.example/x?utm_source=feed", None, []),  # the link itself, counted
        (
            "https://ledger.example/a",
            "https://www.ledger.example/b",
            ["https://ledger.example/a", "https://ledger.example/b"],
        ),
        ("https://ledger.example/a", "https://agency.example/a", ["https://ledger.example/a"]),  # a reprint
        ("https://ledger.example/a", "https://ledger.example/", ["https://ledger.example/a"]),
        ("https://ledger.example/", "https://ledger.example/", []),  # a dead link leads to the front page
    ],
)
def test_an_articles_other_addresses_are_where_its_link_leads_and_what_its_page_calls_its_own(
    at: str | None, own: str | None, found: list[str]
) -> None:
    entry = Entry(
        url="https://ldgr.example/x", title="Troops and tanks moved northwards", summary="They did so yesterday."
    )
    page = Page(text="Troops and tanks moved northwards yesterday. " * 20, at=at, url=own)
    assert list(other_ids(entry, page)) == [article_id(url, "") for url in found]
    assert other_ids(entry, replace(page, text="We value your privacy. " * 20)) == ()
    assert other_ids(entry, None) == other_ids(replace(entry, url=None), page) == ()


def test_a_shorteners_link_is_followed_even_if_the_feed_carries_the_whole_text() -> None:
    whole = Entry(url="https://ledger.example/a", content="They moved on. " * 200)
    assert not needs_page(whole)
    assert needs_page(replace(whole, url="https://bit.ly/x7"))


def test_when_there_is_only_a_summary_then_the_headline_is_the_first_line() -> None:
    article = made(SHORT)
    assert (article.title, article.text) == ("Troops & tanks", "Troops & tanks\n\nThey moved.")
    assert (article.published_at, article.fetched_at, article.source) == (NOON, NOON, SOURCE)


def test_when_there_is_only_a_headline_then_it_is_the_text() -> None:
    assert made(replace(SHORT, summary="")).text == "Troops & tanks"


def test_when_the_summary_repeats_the_headline_then_it_stands_there_once() -> None:
    assert made(replace(SHORT, summary="Troops &amp; tanks moved.")).text == "Troops & tanks moved."


def test_when_the_entry_is_whole_then_its_text_is_the_text() -> None:
    whole = replace(SHORT, content=LONG)
    assert not needs_page(whole)
    assert made(whole).text.startswith("Soldiers moved")


def test_when_the_entry_is_a_teaser_then_its_page_is_wanted_and_used() -> None:
    page = Page(text="They moved. " * 200, language="en", authors=("Ann Author",), title="Other")
    assert needs_page(SHORT)
    assert needs_page(replace(SHORT, content=LONG.replace("</p>", "…</p>")))
    article = made(SHORT, page)
    assert (article.text, article.language, article.authors) == (page.text, "en", ("Ann Author",))
    assert article.title == "Troops & tanks"


def test_when_the_page_says_less_than_the_feed_then_the_feed_counts() -> None:
    assert made(SHORT, Page(text="Oops.")).text == "Troops & tanks\n\nThey moved."


def test_when_the_entry_has_no_date_then_the_page_gives_it_or_the_update_does() -> None:
    undated = replace(SHORT, published=None, updated=NOON + timedelta(hours=1))
    assert made(undated, Page(text="x", published=NOON)).published_at == NOON
    assert made(undated).published_at == undated.updated
    later = NOON + timedelta(hours=2)
    assert made(undated, Page(text="x", modified=later)).modified_at == undated.updated
    assert made(replace(undated, updated=None), Page(text="x", modified=later)).modified_at == later


def test_when_the_text_credits_an_agency_then_the_source_says_so() -> None:
    assert made(replace(SHORT, summary="KYIV (Reuters) - They moved.")).source.via == "Reuters"
    assert made(replace(SHORT, credit="Reuters")).source.via == "Reuters"
    assert made(SHORT).source.via is None


def test_when_there_is_neither_headline_nor_text_then_there_is_no_article() -> None:
    assert make_article(Entry(url=URL, summary="<img src=x>"), SOURCE, fetched_at=NOON) is None


def test_the_id_is_that_of_the_canonical_address_else_of_the_guid_else_of_the_words() -> None:
    assert made(SHORT).id == article_id("https://ledger.example/a", "")
    pathless = replace(SHORT, url=None)
    assert entry_id(pathless, "ledger") == entry_id(replace(pathless, title="edited"), "ledger")
    assert entry_id(pathless, "ledger") != entry_id(pathless, "other")
    wordless = replace(pathless, guid=None)
    assert entry_id(wordless, "ledger") != entry_id(replace(wordless, title="edited"), "ledger")
    assert not needs_page(pathless)


@given(st.text(), st.text(), st.text())
def test_whatever_a_feed_says_the_article_is_a_valid_one(title: str, summary: str, content: str) -> None:
    entry = Entry(guid="1", title=title, summary=summary, content=content)
    article = make_article(entry, SOURCE, fetched_at=NOON)
    if article is not None:
        assert Article.model_validate_json(article.model_dump_json()) == article
        assert article.text.strip()
        assert "\0" not in article.text


@pytest.mark.parametrize(
    ("page", "feed", "language"),
    [("en_GB", "uk", "en-GB"), ("", "uk", "uk"), ("x", "English", "en"), ("?", "no such tongue", None)],
)
def test_the_language_is_what_the_page_says_else_the_entry_else_the_feed(
    page: str, feed: str, language: str | None
) -> None:
    [entry] = in_language([SHORT], feed)
    assert made(entry, Page(text="words", language=page)).language == language
    assert in_language([replace(SHORT, language="fr")], feed)[0].language == "fr"


def test_a_text_of_the_length_of_an_article_is_one() -> None:
    assert needs_page(replace(SHORT, content="a" * (WHOLE_TEXT_CHARS - 1)))
    assert not needs_page(replace(SHORT, content="a" * WHOLE_TEXT_CHARS))
