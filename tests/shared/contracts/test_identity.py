"""Ids come from content: one article is one id, whichever of its addresses it is met under."""

import re
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shared.contracts.identity import TRACKING_PARAMETERS, article_id, canonical_url, digest

PAGE = "https://ledger.example/world/border?a=1&page=2"
WORDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=8).filter(lambda w: w.strip("-"))
SEGMENTS = st.lists(WORDS.filter(lambda w: w != "amp"), min_size=1, max_size=4)
QUERIES = st.lists(st.tuples(WORDS.map("q-{}".format), WORDS), max_size=4, unique_by=lambda pair: pair[0])
ODD_URLS = st.one_of(
    st.text(max_size=60),
    st.text(max_size=60).map("https://ledger.example/{}".format),
    st.text(max_size=20).map("http://{}/a".format),
    st.text(max_size=40).map("https://ledger.example/?{}".format),
    st.lists(st.sampled_from(["/", "amp", ".amp", ".html", "a", "%2F", "%25", "%ff", "//", "?"]), max_size=9).map(
        lambda parts: "https://m.ledger.example/" + "".join(parts)
    ),
)


@given(ODD_URLS)
@example("http://ledger.example:443/a")
@example("https://[2001:db8::1]/a")
@example("https://ledger.example/a/amp/amp/")
@example("https://ledger.example/a%2F%2Fb")
@example("https://ledger。example。/a")
@example("https://m.www.ledger.example./a/.amp")
@example("https://ledger.example/\ud800")
@example("https://ledger.example:x/")
@example("https://[/")
@example("https://ledger.example/amp/amp/a")
@example("https://ledger.example/a;jsessionid=1/amp")
@example("https://x.cdn.ampproject.org/c/s/www.google.com/amp/s/m.ledger.example/a")
@example("https://a.m.m.ledger.example/a")
def test_canonicalising_twice_is_once(url: str) -> None:
    once = canonical_url(url)
    if once is not None:
        assert canonical_url(once) == once
        assert once.startswith("https://")
        assert once.isascii()


@given(SEGMENTS, QUERIES, st.data())
def test_all_addresses_of_a_page_give_one_id(
    segments: list[str], query: list[tuple[str, str]], data: st.DataObject
) -> None:
    plain = f"https://ledger.example/{'/'.join(segments)}?{'&'.join(map('='.join, query))}"
    scheme = data.draw(st.sampled_from(["http", "https", "HTTPS"]))
    host = data.draw(
        st.sampled_from(["ledger.example", "www.ledger.example", "m.ledger.example", "AMP.Ledger.Example."])
    )
    port = data.draw(st.sampled_from(["", ":80" if scheme == "http" else ":443"]))
    tail = data.draw(st.sampled_from(["", "/", "/amp", ".amp", "/amp/", ".amp.html"]))
    noise = data.draw(st.lists(st.sampled_from(sorted(TRACKING_PARAMETERS)), max_size=3))
    words = data.draw(st.permutations([*map("=".join, query), *(f"{name}=x" for name in noise)]))
    fragment = data.draw(st.sampled_from(["", "#comments", "#:~:text=war"]))
    other = f"{scheme}://{host}{port}/{'/'.join(segments)}{tail}?{'&'.join(words)}{fragment}"
    assert canonical_url(other) == canonical_url(plain)
    assert article_id(other, "any") == article_id(plain, "other")


@pytest.mark.parametrize(
    "other",
    [
        "https://ledger-example.cdn.ampproject.org/c/s/ledger.example/world/a",
        "https://ledger-example.cdn.ampproject.org/v/s/www.ledger.example/world/a/amp?amp_js_v=0.1",
        "https://www.google.com/amp/s/ledger.example/world/a.amp",
        "https://www.google.co.uk/amp/amp.ledger.example/world/a",
        "https://ledger.example/amp/world/a",
        "https://ledger.example/world/a;jsessionid=0A1B?utm_source=x",
    ],
)
def test_copies_and_sessions_of_a_page_have_its_id(other: str) -> None:
    assert canonical_url(other) == "https://ledger.example/world/a"


def test_another_page_is_another_page() -> None:
    assert canonical_url("https://en.m.ledger.example/a") == "https://en.ledger.example/a"
    assert canonical_url("https://ledger.example/amp") == "https://ledger.example/"
    assert canonical_url("https://ledger.example/ampere/a") == "https://ledger.example/ampere/a"
    assert canonical_url("https://www.google.com/search/a.b") == "https://google.com/search/a.b"


@pytest.mark.parametrize(
    "noise", ["amp", "amp=1", "outputType=amp", "ref=home", "UTM_SOURCE=x", "utm_anything=y", "mtm_x=1", "gad_source=1"]
)
def test_what_only_says_where_a_reader_came_from_is_no_part_of_the_id(noise: str) -> None:
    assert canonical_url(f"{PAGE}&{noise}") == canonical_url(f"https://ledger.example/world/border?{noise}&a=1&page=2")
    assert canonical_url(f"{PAGE}&{noise}") == canonical_url(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://ledger.example/world/border?a=1&page=3",
        "https://ledger.example/world/border?a=1",
        "https://ledger.example/world/Border?a=1&page=2",
        "https://ledger.example:8443/world/border?a=1&page=2",
        "https://other.example/world/border?a=1&page=2",
        "https://ledger.example/world/border?a=1&page=2&ref=/archive/7",
    ],
)
def test_what_selects_content_stays_part_of_the_id(other: str) -> None:
    assert article_id(other, "t") != article_id(PAGE, "t")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://m.example/", "m.example"),
        ("https://amp.dev/", "amp.dev"),
        ("https://www.m.ledger.example/", "ledger.example"),
        ("https://user:secret@ledger.example/", "ledger.example"),
        ("https://münchen.example/", "xn--mnchen-3ya.example"),
        ("https://[2001:DB8::1]:8443/", "2001:db8::1"),
    ],
)
def test_a_host_keeps_its_name_and_loses_its_forms(url: str, host: str) -> None:
    assert urlsplit(canonical_url(url) or "").hostname == host


@pytest.mark.parametrize(
    "url",
    [
        "", "ledger.example", "ftp://ledger.example/a", "javascript:alert(1)", "https://", "https://.../", "mailto:a@b",
        "https://ledger.example:99999/", "https://[::1/", "https://\ud800.example/", f"https://{'é' * 80}.example/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_has_no_canonical_form_and_the_text_gives_the_id(url: str) -> None:
    assert canonical_url(url) is None
    assert article_id(url, "text") == article_id(None, "text")
    assert article_id(url, "text").startswith("t")


def test_percent_encoding_is_a_matter_of_form() -> None:
    assert canonical_url("https://ledger.example/caf%C3%A9") == canonical_url("https://ledger.example/café")
    assert canonical_url("https://ledger.example/a%2Db") == canonical_url("https://ledger.example/a-b")
    assert canonical_url("https://ledger.example/a%2525") != canonical_url("https://ledger.example/a%25")


@given(st.text(), st.text())
def test_a_digest_is_short_and_tells_texts_apart(one: str, other: str) -> None:
    assert re.fullmatch("[0-9a-f]{20}", digest(one))
    assert (digest(one) == digest(other)) == (one == other)


def test_a_digest_takes_any_code_point() -> None:
    assert digest("\ud800") != digest("\ud801")
    assert article_id(f"https://ledger.example/{quote('🚁')}", "t").startswith("u")
