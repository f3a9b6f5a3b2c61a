"""News sitemaps: what is marked as news is an entry."""

from datetime import UTC, datetime

import pytest

from services.ingest.domain.feed import read_feed

NAMES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
NEWS = """<url><loc>https://ledger.example/{path}</loc><lastmod>2025-03-14T13:00:00+01:00</lastmod>
<news:news><news:publication><news:name>The Ledger</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2025-03-14</news:publication_date>
<news:title>Troops &amp; tanks &lt;b&gt;</news:title></news:news>
<image:image><image:loc>https://ledger.example/{path}.jpg</image:loc></image:image></url>"""


def a_sitemap(*paths: str, start: str = "", more: str = "") -> bytes:
    return f"{start}<urlset {NAMES}>{''.join(NEWS.format(path=path) for path in paths)}{more}</urlset>".encode()


@pytest.mark.parametrize("start", ["", '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n', "\ufeff"])
def test_each_url_that_is_news_is_an_entry(start: str) -> None:
    plain = "<url><loc>https://ledger.example/about</loc></url><!-- the rest -->"
    feed = read_feed(a_sitemap("a", "b", start=start, more=plain))
    assert (feed.format, [entry.url for entry in feed.entries]) == (
        "sitemap", ["https://ledger.example/a", "https://ledger.example/b"])  # fmt: skip
    entry = feed.entries[0]
    assert (entry.title, entry.language) == ("Troops &amp; tanks &lt;b&gt;", "en")
    assert (entry.published, entry.updated) == (
        datetime(2025, 3, 14, tzinfo=UTC), datetime(2025, 3, 14, 12, tzinfo=UTC))  # fmt: skip


def test_other_prefixes_and_none_declared_are_read_as_they_were_meant() -> None:
    other = a_sitemap("a").replace(b"news:", b"n:").replace(b"xmlns:news", b"xmlns:n")
    assert len(read_feed(other).entries) == 1
    undeclared = a_sitemap("a").replace(b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', b"")
    assert [entry.title for entry in read_feed(undeclared).entries] == ["Troops &amp; tanks &lt;b&gt;"]


@pytest.mark.parametrize(
    "data",
    [
        a_sitemap(),
        a_sitemap(more="<url><loc>https://ledger.example/about</loc></url>"),
        a_sitemap("a").replace(b"https://ledger.example/a<", b"javascript:alert(1)<"),
        b"<sitemapindex><sitemap><loc>https://ledger.example/s.xml</loc></sitemap></sitemapindex>",
    ],
)
def test_what_lists_no_news_is_no_feed(data: bytes) -> None:
    assert (read_feed(data).format, read_feed(data).entries) == ("", ())


def test_half_an_entry_at_the_end_is_not_taken() -> None:
    whole = a_sitemap("a", "b", "c")
    for cut in range(whole.index(b"/c<"), len(whole) - len(b"</urlset>"), 7):
        urls = [entry.url for entry in read_feed(whole[:cut]).entries]
        assert urls in (["https://ledger.example/a"], ["https://ledger.example/a", "https://ledger.example/b"])
