"""Every format, every namespace, every encoding a feed comes in; and what is meant to break a reader."""

import gzip
import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ingest.domain.entry import MAX_ENTRIES
from services.ingest.domain.feed import read_feed, read_tolerantly
from services.ingest.domain.markup import to_text

WHEN = datetime(2024, 11, 11, 9, 0, tzinfo=UTC)
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Ledger</title><link>https://ledger.example/</link><language>en-gb</language><ttl>30</ttl>
<atom:link rel="self" href="https://ledger.example/feed"/>
<item><title>Troops &amp; tanks</title><link>https://ledger.example/a</link><guid isPermaLink="false">tag:1</guid>
<pubDate>Mon, 11 Nov 2024 09:00:00 GMT</pubDate><dc:creator>Ann Author</dc:creator>
<description>Short &lt;b&gt;words&lt;/b&gt;&nbsp;here.</description>
<content:encoded><![CDATA[<p>Long words.</p><p>More&nbsp;of them.</p>]]></content:encoded>
<source url="https://wire.example/">Reuters</source></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk" xml:base="https://ledger.example/world/">
<title>The Ledger</title><link href="https://ledger.example/"/>
<entry><title type="html">Troops &amp;amp; tanks</title><id>urn:uuid:1</id>
<link rel="enclosure" href="/x.mp3"/><link rel="replies" href="/c"/><link rel="alternate" type="text/html" href="a"/>
<published>2024-11-11T09:00:00Z</published><updated>2024-11-12T09:00:00Z</updated>
<author><name>Ann Author</name><email>ann@ledger.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long words.</p><p>More of them.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="https://ledger.example/"><title>The Ledger</title><link>https://ledger.example/</link>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
<item rdf:about="https://ledger.example/a"><title>Troops &amp; tanks</title><link>https://ledger.example/a</link>
<dc:date>2024-11-11T09:00:00Z</dc:date><dc:creator>Ann Author</dc:creator></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Ledger",
    "home_page_url": "https://ledger.example/",
    "language": "en",
    "items": [
        {
            "id": 1,
            "url": "/a",
            "title": "Troops & tanks",
            "content_html": "<p>Long words.</p>",
            "date_published": "2024-11-11T09:00:00Z",
            "authors": [{"name": "Ann Author"}, "?"],
        },
        {"id": "2", "content_text": "1 < 2", "author": {"name": "Bo"}, "external_url": 5},
        "no item",
    ],
}


@pytest.mark.parametrize(
    ("text", "kind", "language"), [(RSS, "rss20", "en-gb"), (ATOM, "atom10", "uk"), (RDF, "rss10", None)]
)
def test_the_same_entry_is_read_from_each_xml_format(text: str, kind: str, language: str | None) -> None:
    feed = read_feed(text.encode())
    [entry] = feed.entries
    assert (feed.format, feed.title, feed.language) == (kind, "The Ledger", language)
    assert (entry.url, to_text(entry.title)) == ("https://ledger.example/world/a" if kind == "atom10" else
                                                 "https://ledger.example/a", "Troops & tanks")  # fmt: skip
    assert (entry.published, entry.authors) == (WHEN, ("Ann Author",))


def test_rss_gives_summary_content_credit_and_its_refresh_time() -> None:
    feed = read_feed(RSS.encode())
    [entry] = feed.entries
    assert feed.refresh == timedelta(minutes=30)
    assert entry.credit == "Reuters"
    assert to_text(entry.summary) == "Short words here."
    assert to_text(entry.content) == "Long words.\n\nMore of them."


def test_rdf_gives_its_refresh_time_and_atom_its_update() -> None:
    assert read_feed(RDF.encode()).refresh == timedelta(minutes=30)
    [entry] = read_feed(ATOM.encode()).entries
    assert entry.updated == WHEN + timedelta(days=1)
    assert to_text(entry.content) == "Long words.\n\nMore of them."


def test_json_feed_is_read_and_what_is_no_item_is_skipped() -> None:
    feed = read_feed(json.dumps(JSON).encode())
    first, second = feed.entries
    assert (feed.format, feed.language) == ("json11", "en")
    assert (first.url, first.guid, first.authors) == ("https://ledger.example/a", "1", ("Ann Author",))
    assert (to_text(first.title), first.published) == ("Troops & tanks", WHEN)
    assert (second.url, to_text(second.content), second.authors) == (None, "1 < 2", ("Bo",))


@pytest.mark.parametrize("text", ["{", "{}", '{"items": 5}', '{"items": [[]]}', "[" * 100_000, '{"a":' * 100_000])
def test_json_that_is_no_feed_has_no_entries(text: str) -> None:
    assert read_feed(text.encode()).entries == ()


@pytest.mark.parametrize("version", ["0.91", "0.92", "0.93", "0.94", "2.0", ""])
def test_every_rss_version_is_read(version: str) -> None:
    feed = read_feed(RSS.replace('version="2.0"', f'version="{version}"').encode())
    assert (feed.format, len(feed.entries)) == ("rss" + version.replace(".", ""), 1)


def test_atom_0_3_is_read() -> None:
    text = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>T</title><id>x</id>
    <link rel="alternate" href="https://ledger.example/a"/><issued>2024-11-11T09:00:00Z</issued>
    <content type="text/html" mode="escaped">&lt;p&gt;Words.&lt;/p&gt;</content></entry></feed>"""
    [entry] = read_feed(text.encode()).entries
    assert (entry.url, entry.published, to_text(entry.content)) == ("https://ledger.example/a", WHEN, "Words.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r", "iso-8859-5"])
def test_every_declared_encoding_is_read(encoding: str) -> None:
    text = RSS.replace("Troops &amp; tanks", "Війська").replace("utf-8", encoding).replace("Війська", "Войска")
    [entry] = read_feed(text.encode(encoding)).entries
    assert entry.title == "Войска"


@pytest.mark.parametrize(
    ("declared", "written", "header", "title"),
    [
        ("", "windows-1251", "text/xml; charset=windows-1251", "Войска"),  # only HTTP says it
        ("iso-8859-1", "utf-8", "", "Войска"),  # the label lies
        ("utf-16", "utf-8", "", "Войска"),  # so does this one
        ("nonsense", "utf-8", "", "Войска"),
        ("utf-8", "cp1252", "", "Café"),
        ("", "utf-16-le", "", "Войска"),  # no mark, no label
    ],
)
def test_wrong_labels_are_seen_through(declared: str, written: str, header: str, title: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    text = declaration + RSS.partition("?>")[2].strip().replace("Troops &amp; tanks", title)
    [entry] = read_feed(text.encode(written), content_type=header).entries
    assert entry.title == title


@pytest.mark.parametrize(
    ("broken", "titles"),
    [
        ("\n\n  junk before" + RSS, ["Troops & tanks"]),
        (RSS.replace("</channel></rss>", ""), ["Troops & tanks"]),
        (RSS.replace("Troops", "Tr\x0boops\x00"), ["Troops & tanks"]),
        (RSS.replace("Troops &amp; tanks", "AT&T & troops"), ["AT&T & troops"]),
        (RSS.replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', ""), ["Troops & tanks"]),
        (RSS.replace("Troops &amp; tanks", "Caf&eacute; &unknown; x"), ["Café &unknown; x"]),
        ("<rss><channel><item><title>One</title><item><title>Two</title></channel></rss>", ["One", "Two"]),
    ],
)
def test_what_is_broken_is_read_as_it_was_meant(broken: str, titles: list[str]) -> None:
    feed = read_feed(broken.encode())
    assert [to_text(entry.title) for entry in feed.entries] == titles


def test_half_an_entry_at_the_end_of_a_cut_off_feed_is_not_taken() -> None:
    whole = rss_of("One", "Two")
    assert [e.title for e in read_feed(whole[: whole.index("Two") + 2].encode()).entries] == ["One"]
    assert [e.title for e in read_feed(whole[: whole.index("</channel")].encode()).entries] == ["One", "Two"]


def rss_of(*titles: str) -> str:
    return f"<rss><channel>{''.join(f'<item><title>{t}</title></item>' for t in titles)}</channel></rss>"


def test_an_undeclared_prefix_still_gives_its_date_and_author() -> None:
    text = RSS.replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', "").replace("<pubDate>", "<dc:date>")
    [entry] = read_feed(text.replace("</pubDate>", "</dc:date>").encode()).entries
    assert (entry.published, entry.authors) == (WHEN, ("Ann Author",))


def test_relative_links_stand_on_the_nearest_base() -> None:
    assert read_feed(ATOM.encode()).entries[0].url == "https://ledger.example/world/a"
    relative = RSS.replace("<link>https://ledger.example/a</link>", "<link>../a?x=1</link>").encode()
    assert read_feed(relative, base="https://feeds.example/world/rss").entries[0].url == "https://feeds.example/a?x=1"
    assert read_feed(relative).entries[0].url == "https://ledger.example/a?x=1"


@pytest.mark.parametrize(
    ("guid", "url"),
    [
        ("<guid>https://ledger.example/g</guid>", "https://ledger.example/g"),
        ('<guid isPermaLink="false">https://ledger.example/g</guid>', None),
        ("<guid>4711</guid>", None),
    ],
)
def test_a_permanent_guid_stands_in_for_a_missing_link(guid: str, url: str | None) -> None:
    text = f"<rss><channel><item><title>T</title>{guid}</item></channel></rss>"
    [entry] = read_feed(text.encode()).entries
    assert entry.url == url
    assert entry.guid


def test_a_feed_zipped_without_saying_so_is_unzipped() -> None:
    assert len(read_feed(gzip.compress(RSS.encode())).entries) == 1
    assert read_feed(b"\x1f\x8b" + b"rubbish" * 9).entries == ()


@pytest.mark.parametrize("text", ["", " ", "<html><body>Not found</body></html>", "plain", "<a/>", "\x00\xff"])
def test_what_is_no_feed_has_no_format(text: str) -> None:
    feed = read_feed(text.encode("latin-1"))
    assert (feed.format, feed.entries) == ("", ())


def test_an_empty_feed_is_a_feed() -> None:
    assert read_feed(b"<rss version='2.0'><channel><title>Quiet</title></channel></rss>").format == "rss20"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "attack",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>' + RSS.partition("?>")[2].replace("Troops", "&l11;"),
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RSS.partition("?>")[2].replace("Troops", "&x;"),
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">' + RSS.partition("?>")[2],
        "<rss><channel>" + "<x>" * 100_000,
        "<rss><channel><item "
        + " ".join(f'a{n}="v"' for n in range(50_000))
        + "><title>T</title></item></channel></rss>",
        "<rss><channel>" + "<item/>" * 200_000 + "</channel></rss>",
        "<rss>" + "<!--" * 100_000,
        "<rss><channel><item><title>" + "&lt;" * 300_000 + "</title></item></channel></rss>",
    ],
)
def test_what_is_meant_to_break_a_reader_is_over_soon_and_reveals_nothing(attack: str) -> None:
    begun = time.process_time()
    feed = read_feed(attack.encode())
    text = "".join(to_text(entry.title) for entry in feed.entries)
    assert "root:" not in text
    assert "haha" not in text
    assert len(feed.entries) <= MAX_ENTRIES
    assert time.process_time() - begun < 5


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(RSS)))
def test_no_bytes_whatever_make_it_raise(rubbish: bytes, where: int) -> None:
    read_feed(rubbish)
    read_feed(RSS.encode()[:where] + rubbish + RSS.encode()[where:])


def test_the_tolerant_reader_reads_the_same_entry() -> None:
    [entry] = read_tolerantly(RSS.encode()).entries
    [fast] = read_feed(RSS.encode()).entries
    assert (entry.url, entry.guid, entry.published, entry.authors) == (
        fast.url, fast.guid, fast.published, fast.authors)  # fmt: skip


@pytest.mark.skipif("CORPUS_DIR" not in os.environ, reason="CORPUS_DIR is not set: no corpus to read")
def test_the_corpus_is_read_as_the_other_parser_reads_it() -> None:
    """Entry counts and first links; where the other reading is a relative link or no address, ours counts."""
    folder = Path(os.environ["CORPUS_DIR"]) / "feeds"
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if (row["oracle"] or {}).get("entries") is not None]
    feeds = {row["id"]: read_feed((folder / row["file"]).read_bytes()) for row in rows}
    right = [len(feeds[row["id"]].entries) == row["oracle"]["entries"] for row in rows]
    firsts = [(feeds[row["id"]], (row["oracle"].get("first") or {}).get("link") or "") for row in rows]
    links = [feed.entries[0].url == link for feed, link in firsts if link.startswith("http") and feed.entries]
    assert sum(right) >= 0.97 * len(right)
    assert sum(links) >= 0.97 * len(links)
