"""What a feed or a page would give."""

from datetime import timedelta

import pytest

from services.ingest.domain.gates import Limits
from services.ingest.preview import preview_feed, preview_page
from shared.contracts.errors import SourceRefused
from shared.contracts.identity import article_id
from tests.services.ingest.fakes import NOON, item, rss

PAGE = """<html lang="en"><head><title>Troops move</title><link rel="canonical" href="https://ledger.example/a">
<meta property="og:site_name" content="The Ledger"></head><body><article>
<p>KYIV (Reuters) - More than 4,000 soldiers moved to the border on Monday, the ministry said.</p>
<p>They came from the east, witnesses said, and they brought tanks with them, and two field kitchens.</p>
<p>Nobody knows how long they will stay, the ministry said, but it has ordered bread for a month.</p>
</article></body></html>"""


def test_every_entry_is_shown_with_what_would_become_of_it() -> None:
    feed = rss(item(), item("Old", path="b", date=NOON - timedelta(days=9)), item(path="c", title=""), item(path="a#x"))
    shown = preview_feed(feed.encode(), now=NOON, limits=Limits())
    assert (shown["format"], shown["title"]) == ("rss20", "Ledger")
    assert [entry["gate"] for entry in shown["entries"]] == [None, "backlog", "no_text", "repeated"]
    assert shown["entries"][0] == {
        "id": article_id("https://ledger.example/a", ""),
        "url": "https://ledger.example/a",
        "title": "Troops move",
        "published_at": "2025-03-14T12:00:00Z",
        "text_chars": 11,
        "gate": None,
    }


def test_a_page_is_shown_as_the_article_it_would_give() -> None:
    article = preview_page(PAGE.encode(), now=NOON, url="https://www.ledger.example/a?utm_source=x")
    assert (article.id, article.title) == (article_id("https://ledger.example/a", ""), "Troops move")
    assert (article.source.publisher, article.source.name) == ("ledger.example", "The Ledger")
    assert (article.source.via, article.language) == ("Reuters", "en")
    assert "4,000 soldiers" in article.text


@pytest.mark.parametrize("data", [b"", b"<html><body><p>Log in</p></body></html>"])
def test_what_is_no_feed_and_what_holds_no_article_is_said(data: bytes) -> None:
    with pytest.raises(SourceRefused, match="no feed"):
        preview_feed(data, now=NOON, limits=Limits())
    if not data:
        with pytest.raises(SourceRefused, match="no article"):
            preview_page(data, now=NOON)
