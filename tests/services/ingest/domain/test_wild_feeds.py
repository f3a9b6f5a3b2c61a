"""Feeds as they are found in the wild: each is wrong in its own way, and each reads as it was meant."""

import time
from datetime import UTC, datetime

import pytest

from services.ingest.domain.entry import MAX_ENTRIES, Entry, make_article, told_apart
from services.ingest.domain.feed import read_feed
from services.ingest.domain.markup import to_line, to_text
from shared.contracts.article import Source
from shared.contracts.identity import article_id

BASE = "https://ledger.example/world/feed"
ONE = "<item><title>One</title><link>https://ledger.example/1</link></item>"
JSON = '{"version": "https://jsonfeed.org/version/1", "title": "T", "items": ['


def channel(items: str = ONE, *, head: str = '<?xml version="1.0"?>') -> str:
    """An RSS document of *items*."""
    return (
        f'{head}<rss version="2.0"><channel><title>T</title><link>https://ledger.example/</link>{items}</channel></rss>'
    )


def titled(title: str, encoding: str) -> str:
    """A document with one entry that says it is in *encoding*."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    return channel(f"<item><title>{title}</title><link>https://ledger.example/1</link></item>", head=head)


def the_entry(document: str | bytes, content_type: str = "") -> Entry:
    """Read *document*'s one entry."""
    data = document.encode() if isinstance(document, str) else document
    [entry] = read_feed(data, base=BASE, content_type=content_type).entries
    return entry


@pytest.mark.parametrize(
    ("document", "title"),
    [
        (titled("Zürich, Київ", "ISO-8859-1").encode(), "Zürich, Київ"),
        (titled("Zürich café", "utf-8").encode("latin-1"), "Zürich café"),
        (titled("Київ", "windows-1251").encode("cp1251"), "Київ"),
        (titled("Київ", "koi8-u").encode("koi8-u"), "Київ"),
        (titled("Київ", "utf-16").encode("utf-16"), "Київ"),
        (titled("Київ", "utf-16").encode(), "Київ"),
        (titled("台灣新聞", "Big5").encode("big5"), "台灣新聞"),
        (titled("日本の記事", "Shift_JIS").encode("cp932"), "日本の記事"),
        (titled("中国新闻", "gb2312").encode("gb18030"), "中国新闻"),
        (titled("café", "x-unheard-of").encode(), "café"),
        (titled("Київ сьогодні caf\x00", "utf-8").encode().replace(b"\x00", b"\xe9"), "Київ сьогодні café"),
        (b"\n \xef\xbb\xbf\xef\xbb\xbf" + titled("Київ", "utf-8").encode(), "Київ"),
        (titled("A smile &#55357;&#56832;", "utf-8").encode(), "A smile 😀"),
        (titled("Half a smile &#xD83D;", "utf-8").encode(), "Half a smile \N{REPLACEMENT CHARACTER}"),
        (titled("Tom &amp;amp; Ann &amp;mdash; &hellip;", "utf-8").encode(), "Tom & Ann — …"),
        (titled("This & that", "utf-8").encode(), "This & that"),
    ],
)
def test_whatever_encoding_it_has_or_claims_its_letters_are_right(document: bytes, title: str) -> None:
    assert to_line(the_entry(document).title) == title


def test_the_encoding_that_only_the_header_names_is_used() -> None:
    document = channel("<item><title>Москва</title><link>https://ledger.example/1</link></item>", head="")
    assert the_entry(document.encode("cp1251"), "text/xml; charset=windows-1251").title == "Москва"


@pytest.mark.parametrize(
    "document",
    [
        "<br /><b>Warning</b>: mysql in /srv/feed.php on line 3<br />" + channel(),
        channel() + "<!-- cached --><script>x()</script>",
        "<!-- made by hand -->" + channel(),
        channel(head=""),
        channel()[: -len("</channel></rss>")],
        channel(ONE + "<item><title>Two</title><link>https://ledger.ex")[: -len("</channel></rss>")],
        channel("<!-- <item><title>Zero</title></item> -->" + ONE),
        channel("<item><title>O\x0bn\x00e</title><link>\n https://ledger.example/1 </link></item>"),
        channel("<item><title>O<![CDATA[n]]>e</title><link><![CDATA[ https://ledger.example/1 ]]></link></item>"),
        channel("<item><title>One</title><link href='https://ledger.example/1'/></item>"),
        channel("<item><title>One</title><link/><guid>https://ledger.example/1</guid></item>"),
        channel("<item><title>One</title><link>javascript:void(0)</link><guid>https://ledger.example/1</guid></item>"),
        channel("<item><title>One</title><link>feed:https://ledger.example/1</link></item>"),
        channel("<item><title>One</title><link>/1</link></item>"),
        channel("<item><title>One</title><link>//ledger.example/1</link></item>"),
        channel("<item><atom:link rel='self' href='/self'/><title>One</title><link>https://ledger.example/1</link></item>"),
        channel("<item><media:title>A photo</media:title><title>One</title><link>https://ledger.example/1</link></item>"),
        channel().upper().replace("HTTPS://LEDGER.EXAMPLE", "https://ledger.example").replace("ONE", "One"),
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss-0.91.dtd">'
        + channel(head=""),
        '<!DOCTYPE rss [<!ENTITY co "a>b]"> <!ELEMENT x (y)>]>' + channel(head=""),
        f"<rss version=2.0><channel>{ONE}</channel></rss>",
        f"<channel>{ONE}</channel>",
        f"<rss><channel><title>T</title></channel>{ONE}</rss>",
        ('<RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<item rdf:about="https://ledger.example/1"><title>One</title></item></RDF>'),
        '<feed><entry><title>One</title><link href="https://ledger.example/1"/></entry></feed>',
        '<feed xmlns="http://www.w3.org/2005/Atom/"><entry><title>One</title><id>https://ledger.example/1</id></entry></feed>',
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>One</a:title>'
        '<a:link href="https://ledger.example/1"/></a:entry></a:feed>'),
        ('<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ledger.example/a/"><entry xml:base="../">'
        '<source><title>Other</title><link href="https://b.example/"/></source><title>One</title>'
        '<link rel="enclosure" href="x.mp3"/><link href="1"/></entry></feed>'),
        JSON + '{"id": "https://ledger.example/1", "title": "One"}]}',
        JSON + '{"id": 1, "url": "/1", "title": "One",\n "content_text": "a\nb"},]}',
        JSON + '{"id": 1, "url": "/1", "title": "One"}, {"id": 2, "url": "/2", "tit',
        "\ufeff" + JSON + '{"id": 1, "url": "/1", "title": "One"}]}',
    ],
)  # fmt: skip
def test_whatever_is_wrong_with_it_its_entry_is_there_with_its_link(document: str) -> None:
    entry = the_entry(document)
    assert (entry.url, to_line(entry.title)) == ("https://ledger.example/1", "One")


def test_json_in_another_encoding_is_read() -> None:
    document = JSON + '{"id": 1, "url": "/1", "title": "café"}]}'
    assert the_entry(document.encode("utf-16")).title == "café"
    assert the_entry(document.encode("latin-1")).title == "café"


@pytest.mark.parametrize(
    "inside",
    [
        "<description>short</description><content:encoded><![CDATA[<p>The whole text</p>]]></content:encoded>",
        "<description><p>The <b>whole</b> text<br></description>",
        '<body xmlns="http://www.w3.org/1999/xhtml"><p>The whole text</p></body>',
        "<media:group><media:description>The whole text</media:description></media:group>",
    ],
)
def test_its_text_is_found_where_the_feed_put_it(inside: str) -> None:
    entry = the_entry(channel(f"<item><title>One</title>{inside}</item>"))
    assert to_text(max(entry.content, entry.summary, key=len)) == "The whole text"


@pytest.mark.parametrize(
    "date",
    [
        "<pubDate>Mon, 11 Nov 24 09:00:00 GMT</pubDate>",
        "<pubdate><![CDATA[ Mon, 11 Nov 2024 10:00:00 +0100 ]]></pubdate>",
        "<pubDate>this morning</pubDate><dc:date>2024-11-11T09:00:00Z</dc:date>",
    ],
)
def test_its_date_is_found_and_what_is_none_is_passed_over(date: str) -> None:
    entry = the_entry(channel(f"<item><title>One</title>{date}</item>"))
    assert entry.published == datetime(2024, 11, 11, 9, tzinfo=UTC)


def test_behind_a_link_that_counts_clicks_the_article_keeps_its_own_address() -> None:
    behind = "<feedburner:origLink>https://ledger.example/1</feedburner:origLink>"
    entry = the_entry(channel(f"<item><title>One</title><link>https://count.example/~r/9</link>{behind}</item>"))
    article = make_article(entry, Source(), fetched_at=datetime.now(UTC))
    assert article is not None
    assert (article.url, article.id) == ("https://ledger.example/1", article_id("https://ledger.example/1", ""))
    assert entry.url == "https://count.example/~r/9"


def test_another_address_and_another_pixel_are_no_other_words() -> None:
    head = "<item><guid>1</guid><title>One</title><link>https://ledger.example/1?at={0}</link>"
    item = head + "<description>&lt;img src='https://count.example/{0}'&gt;Text</description></item>"
    first, second = (the_entry(channel(item.format(n))) for n in (1, 2))
    assert (first.key, first.print) == (second.key, second.print)


@pytest.mark.parametrize(
    "attack",
    [
        "<!DOCTYPE x [" * 40_000,
        "<!DOCTYPE x [" + "] " * 250_000,
        "<rss><channel><item><author>" + "a@" * 250_000 + "(</author></item></channel></rss>",
        JSON + "{}," * 200_000,
        JSON + "," * 500_000,
        "<" * 500_000,
        "<rss>" + "<channel><title>x</title></channel>" * 15_000,
        '<feed xmlns="http://www.w3.org/2005/Atom">' + '<entry xml:base="a/"><link href="b"/></entry>' * 12_000,
    ],
)
def test_what_would_take_the_square_of_its_length_is_over_soon(attack: str) -> None:
    begun = time.process_time()
    assert len(read_feed(attack.encode(), base=BASE).entries) <= MAX_ENTRIES
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("home", ["http://[half", "https://x:port/"])
def test_an_address_that_is_none_spoils_nothing(home: str) -> None:
    assert len(read_feed(channel().replace("https://ledger.example/<", home + "<").encode(), base=home).entries) == 1
    assert len(read_feed((JSON + '{"id": "1", "url": "http://[x"}]}').encode(), base=home).entries) == 1


def test_entries_that_share_a_guid_are_told_apart_by_their_addresses() -> None:
    items = "".join(f"<item><guid>same</guid><link>https://ledger.example/{n}</link></item>" for n in range(3))
    entries = told_apart(read_feed(channel(items).encode()).entries)
    assert len({entry.key for entry in entries}) == 3
    twice = told_apart(read_feed(channel("<item><guid>same</guid><title>T</title></item>" * 2).encode()).entries)
    assert len({entry.key for entry in twice}) == 1


def test_without_a_guid_a_counter_in_the_address_makes_no_other_entry() -> None:
    item = "<item><title>One</title><link>https://ledger.example/1?utm_source={0}</link></item>"
    assert the_entry(channel(item.format(1))).key == the_entry(channel(item.format(2))).key


@pytest.mark.parametrize(
    "wrong",
    [
        "<title>x</titel>", "<x a=b/>", "<title>a < b</title>", "<title>&#27;</title>", "<title>A & B</title>",
        "<title>&unheard;</title>", "<title>\ufffe</title>", "<title>x",
    ],
)  # fmt: skip
def test_what_is_wrong_in_one_place_costs_no_sign_in_another(wrong: str) -> None:
    item = "<item><title>Tom &amp;amp; Ann &lt;b&gt;met&lt;/b&gt;</title><link>https://ledger.example/1?a=1&amp;b=2</link></item>"
    entry = the_entry(f"<rss version='2.0'><channel>{wrong}{item}</channel></rss>")
    assert (to_line(entry.title), entry.url) == ("Tom & Ann met", "https://ledger.example/1?a=1&b=2")


def test_thousands_of_halves_in_a_row_keep_together() -> None:
    entry = the_entry(titled("&#55357;&#56832;" * 2500, "utf-8"))
    assert to_line(entry.title) == "\N{GRINNING FACE}" * 2500
