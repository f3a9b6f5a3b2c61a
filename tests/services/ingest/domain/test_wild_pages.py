"""Article pages as they are found in the wild: the article comes out, what stands around it doesn't."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from services.ingest.domain.entry import Entry, make_article
from services.ingest.domain.markup import to_line
from services.ingest.domain.page import Page, read_page
from shared.contracts.article import Source

TEXT = [
    "Soldiers crossed the river before dawn on Tuesday, officials in the border district said, without a fight.",
    "The defence ministry confirmed the movement in a short statement that named neither units nor strength.",
    "Residents described long columns of trucks, and said that shops had closed and buses had stopped by noon.",
    "An aid group nearby put the number of displaced families at about four hundred, most of them in schools.",
    "Analysts say that the crossing gives the army a road to the north that it has lacked since the bridge fell.",
    "A spokesman for the opposing side denied the claim and called it a fantasy meant for the evening news.",
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT)
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
FOOT = '<footer><p>Copyright 2024 The Ledger. All rights reserved.</p><a href="/p">Privacy</a></footer>'
RELATED = (
    '<li><a href="/x">Minister resigns after the vote on the budget fails in parliament</a></li>'
    '<li><a href="/y">Floods cut off three towns in the south of the country</a></li>'
)
CONSENT = "<p>We and our partners store information on a device, such as cookies, and process personal data.</p>"
TITLE = "<title>Army crosses the river | The Ledger</title>"
WHEN = datetime(2024, 11, 11, 9, tzinfo=UTC)
SAID = '{"@type": "NewsArticle", "headline": "Army", "datePublished": "2024-11-11T09:00:00Z"'


def a_page(body: str, *, head: str = TITLE) -> Page:
    """Read a page of *body* between navigation and footer."""
    return read_page(f"<!doctype html><html><head>{head}</head><body>{NAV}{body}{FOOT}</body></html>".encode())


def halves(between: str) -> str:
    """The article with something in the middle of it."""
    first, second = ("".join(f"<p>{line}</p>" for line in part) for part in (TEXT[:3], TEXT[3:]))
    return f"<article><h1>Army crosses the river</h1>{first}{between}{second}</article>"


@pytest.mark.parametrize(
    "body",
    [
        halves(""),
        halves(f'<div class="related-stories"><h3>Related</h3><ul>{RELATED}</ul></div>'),
        halves(f"<ul>{RELATED}</ul>"),
        halves('<p><strong>READ ALSO: <a href="/x">Minister resigns after the vote</a></strong></p>'),
        halves('<figure><img src="a"><figcaption>A truck near the river on Monday.</figcaption></figure>'),
        halves('<div class="wp-caption"><img src="a"><p class="wp-caption-text">A truck near the river.</p></div>'),
        f'<div id="banner-sdk">{CONSENT}<button>Accept all</button></div>' + halves(""),
        "<div><p>By clicking Accept you agree that this website keeps cookies on your device.</p></div>" + halves(""),
        "<aside><p>Trending now: ten things to know about the vote.</p></aside>" + halves(""),
        halves("") + '<section id="comments"><h2>Comments</h2><p>Somebody should do something.</p></section>',
        '<div class="page has-comments newsletter-enabled">' + halves("") + "</div>",
        f'<form id="aspnetForm" action="x"><div class="art">{PARAGRAPHS}</div></form>',
        '<div class="story">' + "<br><br>".join(TEXT) + "</div>",
        "".join(f"<section><p class='lazy' style='opacity:0'>{line}</p></section>" for line in TEXT),
        "<!-- <script src='old.js'> --><article>" + PARAGRAPHS + "</article><script>count()</script>",
        "<script>document.write('<script src=x><\\/script>')</script>" + halves(""),
        "<main>" + "".join(f"<article class='live-post'><time>1{n}:00</time><p>{line}</p></article>"
                           for n, line in enumerate(TEXT)) + "</main>",
        "<main>" + "".join(f"<p>{line[:20]}<a href='/x'>{line[20:40]}</a>{line[40:]}</p>" for line in TEXT) + "</main>",
    ],
)  # fmt: skip
def test_the_article_comes_out_whole_and_alone(body: str) -> None:
    assert a_page(body).text.replace("\n\n", "\n").split("\n") == TEXT


def test_a_list_of_sentences_is_part_of_the_article_and_a_list_of_links_is_not() -> None:
    points = "".join(f"<li>{line}</li>" for line in TEXT[2:4])
    page = a_page(f"<article><p>{TEXT[0]}</p><p>{TEXT[1]}</p><UL class=points>{points}</UL>"
                  f"<p>{TEXT[4]}</p><ul>{RELATED}</ul><p>{TEXT[5]}</p></article>")  # fmt: skip
    assert page.text.replace("\n\n", "\n").split("\n") == TEXT


@pytest.mark.parametrize(
    "head",
    [
        f'<script type="application/ld+json">[{{"@type": "BreadcrumbList"}}, {SAID}}}]</script>',
        f'<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite"}}, {SAID}}}]}}</script>',
        f'<script type="application/ld+json">{{"@type": "WebPage", "mainEntity": {SAID}}}}}</script>',
        f'<script type="application/ld+json">//<![CDATA[\n{SAID}}}\n//]]></script>',
        f'<SCRIPT TYPE="Application/LD+JSON; charset=utf-8">{SAID},}}</SCRIPT>',
        '<meta name="DC.date.issued" content="2024-11-11T10:00:00+01:00">',
        '<meta name="parsely-pub-date" content="2024-11-11T09:00:00Z">',
        '<meta itemprop="datePublished" content="Mon, 11 Nov 2024 09:00:00 GMT">',
        "<meta name=pubdate content='2024-11-11 09:00'>",
    ],
)
def test_its_date_is_read_wherever_its_makers_put_it(head: str) -> None:
    assert a_page(halves(""), head=TITLE + head).published == WHEN


@pytest.mark.parametrize(
    "tag",
    [
        '<time itemprop="datePublished" datetime="2024-11-11T09:00:00Z">Monday</time>',
        '<time datetime="2024-11-11T10:00+01:00">11 November</time>',
        '<meta itemprop="datePublished" content="2024-11-11T09:00:00Z">',
    ],
)
def test_its_date_is_read_from_what_people_see_where_nothing_else_tells_it(tag: str) -> None:
    assert a_page(halves(tag)).published == WHEN


def test_its_title_is_its_heading_where_the_page_title_says_more() -> None:
    assert a_page(halves("")).title == "Army crosses the river"


def test_its_authors_are_named_by_microdata_too() -> None:
    assert a_page(halves('<span itemprop="author">By Ann Author</span>')).authors == ("Ann Author",)


def test_the_text_told_to_machines_is_taken_where_the_page_shows_none() -> None:
    told = json.dumps({"@type": "ReportageNewsArticle", "articleBody": PARAGRAPHS})
    page = a_page('<div id="root"></div>', head=f'{TITLE}<script type="application/ld+json">{told}</script>')
    assert page.text.split("\n\n") == TEXT


@pytest.mark.parametrize(
    "instead",
    [
        "You need to enable JavaScript to run this app. Please check the settings of your browser and try again later.",
        "Checking if the site connection is secure. It needs to review the security of your connection first.",
        "We value your privacy. Accept all or manage your choices, and object where a legitimate interest is claimed.",
        "Football: the home team wins again. Weather: sunshine for the weekend. Recipes: four soups for the cold days.",
    ],
)
def test_what_stands_there_in_place_of_the_article_does_not_become_its_text(instead: str) -> None:
    entry = Entry(url="https://ledger.example/a", title="Army crosses the river", summary="Officials confirm movement.")
    page = Page(text=instead * 3, published=WHEN - timedelta(days=900))
    article = make_article(entry, Source(), fetched_at=WHEN, page=page)
    assert article is not None
    assert article.text == "Army crosses the river\n\nOfficials confirm movement."
    assert article.published_at is None


def test_the_article_itself_becomes_the_text_however_its_headline_is_worded() -> None:
    entry = Entry(url="https://ledger.example/a", title="River crossed: army on the road to the north", summary="")
    article = make_article(entry, Source(), fetched_at=WHEN, page=Page(text="\n\n".join(TEXT)))
    assert article is not None
    assert article.text == "\n\n".join(TEXT)


@pytest.mark.parametrize(
    ("paragraph", "stays"),
    [
        ('<p><strong>FUNDA LAPHA |</strong> <a href="/b">Ibhuloho elisha</a></p>', False),
        ('<p>Læs også: <a href="/b"><b>Den nye bro</b></a></p>', False),
        ('<p><b>Se även –</b>&nbsp;<a href="/b">Den nya bron</a></p>', False),
        ('<p>The ministry said: <a href="/b">the bridge is open</a> to soldiers only.</p>', True),
        ('<p>As <a href="/b">the Gazette reported</a></p>', True),
    ],
)
def test_a_paragraph_that_points_to_another_story_is_none_of_this_in_whatever_language(
    paragraph: str, *, stays: bool
) -> None:
    text = a_page(f"<article>{halves(paragraph)}</article>").text
    assert all(line in text for line in TEXT)
    words = to_line(paragraph)
    assert (words in text) is stays
