"""Article pages: the text that is the article, and what the page says about it."""

import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ingest.domain.markup import to_text
from services.ingest.domain.page import read_page

PARAGRAPHS = [
    f"Paragraph {n}: more than {n},000 soldiers moved to the border on Monday, the ministry said." for n in range(4, 10)
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "The Ledger"},
        {
            "@type": ["NewsArticle"],
            "headline": "Troops &amp; tanks",
            "author": [{"@type": "Person", "name": "Ann Author"}, {"name": "Bo Byline"}],
            "datePublished": "2024-11-11T09:00:00Z",
            "dateModified": "2024-11-11T10:00:00Z",
            "publisher": {"name": "The Ledger"},
        },
    ],
}
HEAD = f"""<html lang="en-GB"><head><title>Troops &amp; tanks - The Ledger</title>
<link rel="canonical" href="/world/troops"><meta property="og:site_name" content="The Ledger">
<script type="application/ld+json">{{broken</script>
<script type="application/ld+json">{json.dumps(LINKED)}</script></head>"""
BODY = f"""<body><header><nav><a href=/>Home</a><a href=/world>World</a></nav></header>
<div class="cookie-banner">We use cookies to improve your experience.</div>
<main><article><h1>Troops &amp; tanks</h1><p class="byline">By Ann Author</p><time>11 November 2024</time>
<figure><img src=x><figcaption>Soldiers, in a picture by Getty Images</figcaption></figure>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS[:3])}
<aside class="related"><h3>Related</h3><a href=/x>Another story about something else</a></aside>
<p>READ MORE: Another story</p><p>Advertisement</p>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS[3:])}
<p>Sign up to our newsletter for more.</p></article></main>
<footer>© 2024 The Ledger. All rights reserved.</footer></body></html>"""


def test_the_article_comes_out_and_nothing_else() -> None:
    assert read_page((HEAD + BODY).encode()).text == "\n\n".join(PARAGRAPHS)


def test_the_page_says_who_wrote_it_when_and_where() -> None:
    page = read_page((HEAD + BODY).encode(), base="https://ledger.example/x?y=1")
    assert page.title == "Troops & tanks"
    assert page.authors == ("Ann Author", "Bo Byline")
    assert page.published == datetime(2024, 11, 11, 9, tzinfo=UTC)
    assert page.modified == datetime(2024, 11, 11, 10, tzinfo=UTC)
    assert (page.url, page.language) == ("https://ledger.example/world/troops", "en-GB")
    assert page.publisher == "The Ledger"


def test_without_linked_data_the_meta_tags_say_it() -> None:
    head = """<html><head><title>T</title><meta name=author content='Ann Author'>
    <meta property="og:title" content="Troops">
    <meta property="article:published_time" content="2024-11-11T09:00:00Z"><meta property="og:locale" content="en_GB">
    <meta property="og:url" content="https://ledger.example/a"></head>"""
    page = read_page((head + BODY).encode())
    assert (page.title, page.authors, page.language) == ("Troops", ("Ann Author",), "en-GB")
    assert page.published == datetime(2024, 11, 11, 9, tzinfo=UTC)
    assert page.url == "https://ledger.example/a"


def test_when_the_whole_page_stands_in_a_wrapper_with_a_suspicious_name_then_it_is_read_all_the_same() -> None:
    wrapped = BODY.replace("<main>", '<main class="has-comments share-enabled">')
    assert PARAGRAPHS[0] in read_page(wrapped.encode()).text


def test_when_the_text_is_only_told_to_machines_then_it_is_read_there() -> None:
    told = {"@type": "NewsArticle", "articleBody": "\n\n".join(PARAGRAPHS)}
    html = f'<html><body><script type="application/ld+json">{json.dumps(told)}</script><div id=app></div></body></html>'
    assert read_page(html.encode()).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(("charset", "header"), [("windows-1251", ""), ("utf-8", ""), ("koi8-r", "charset=koi8-r")])
def test_the_encoding_is_taken_from_the_header_or_the_page(charset: str, header: str) -> None:
    declared = "" if header else f'<meta charset="{charset}">'
    text = "Войска подошли к границе в понедельник, сообщило министерство обороны. " * 5
    html = f"<html><head>{declared}</head><body><article><p>{text}</p></article></body></html>"
    assert text.strip() in read_page(html.encode(charset), content_type=f"text/html; {header}").text


@pytest.mark.parametrize("html", ["", "<html></html>", "\x00\xff", "<" * 10_000])
def test_where_there_is_no_text_there_is_none(html: str) -> None:
    assert len(read_page(html.encode("latin-1")).text) < 20_000


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000,
        "<div>" * 20_000 + "x" + "</div>" * 20_000,
        "<p>word</p>" * 20_000,
        "<b><p>" * 900,
        "<i a='" + "x" * 1_000_000 + "'>",
        "<table>" * 900,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x",
        "<p " + " ".join(f"a{n}='>'" for n in range(100_000)) + ">x",
        "<p a=b' < c='>'" + " ".join(f"a{n}" for n in range(100_000)) + ">x",
        "<a '" * 100_000,
        "&amp;" * 200_000,
        "<p>ab:" + " " * 200_000,
        "<p>ab: <a>" * 30_000,
        "<p>" + "a:" * 100_000,
    ],
)
def test_what_is_meant_to_break_a_reader_is_over_soon(html: str) -> None:
    begun = time.process_time()
    read_page(html.encode())
    to_text(html)
    assert time.process_time() - begun < 5


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_whatever_make_it_raise(rubbish: bytes) -> None:
    read_page(rubbish)
    read_page(HEAD.encode()[:900] + rubbish + BODY.encode())


@pytest.mark.skipif("CORPUS_DIR" not in os.environ, reason="CORPUS_DIR is not set: no corpus to read")
def test_the_pages_of_the_corpus_give_their_text_as_well_as_the_careful_extractor_does() -> None:
    import trafilatura

    from benchmarks.ingest import expected_text, f1

    folder = Path(os.environ["CORPUS_DIR"]) / "html"
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    ours, theirs, empty = [], [], []
    for row in rows:
        expected = expected_text(folder / row["expected"])
        if row["lang"] != "en" or not expected:
            continue
        raw = (folder / row["file"]).read_bytes()
        text = read_page(raw, base=row["url"] or "").text
        ours.append(f1(text, expected))
        theirs.append(f1(trafilatura.extract(raw.decode(row["charset"] or "utf-8", "replace")) or "", expected))
        empty += [] if text else [row["file"]]
    assert empty == []
    assert sum(ours) / len(ours) >= sum(theirs) / len(theirs) - 0.01
