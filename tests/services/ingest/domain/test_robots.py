"""What robots.txt allows us, by the examples of RFC 9309 and by what is found in the wild."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.domain.robots import NOTHING, read_robots

AGENT = "Tocsin/0.1 (news reader; feeds and articles)"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /private/", "/private/a", False),
        ("User-agent: *\nDisallow: /private/", "/privateer", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),
        ("User-agent: *\nAllow: /news/\nDisallow: /", "/a", False),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf?page=1", True),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*a*a$", "/ba", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /*?print=", "/a", True),
        ("User-agent: tocsin\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: TOCSIN/2.0\nDisallow: /a\n", "/a", False),
        ("User-agent: googlebot\nDisallow: /\n", "/a", True),
        ("User-agent: googlebot\nUser-agent: tocsin\nDisallow: /\n", "/a", False),
        ("User-agent: tocsin\nCrawl-delay: 1\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/b", True),
        ("User-agent: tocsin\nDisallow: /a\nUser-agent: tocsin\nDisallow: /b", "/b", False),
        ("\ufeffuser-agent:* # all\r\ndisallow:/a # this", "/a", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: *\nDisallow: private", "/private", False),
        ("<html>Not found</html>", "/a", True),
        ("Disallow: /", "/a", True),
    ],
)
def test_what_is_allowed(text: str, path: str, *, allowed: bool) -> None:
    assert read_robots(text, AGENT).allows(f"https://ledger.example{path}") is allowed


def test_while_a_site_cant_say_nothing_is_allowed() -> None:
    assert not NOTHING.allows("https://ledger.example")


@given(st.text(max_size=300), st.text(max_size=50))
def test_no_text_makes_it_raise(text: str, path: str) -> None:
    read_robots(f"User-agent: *\nDisallow: {text}", AGENT).allows("https://ledger.example/" + path.replace("[", ""))


def test_what_is_meant_to_take_long_does_not() -> None:
    begun = time.process_time()
    read_robots("User-agent: *\nDisallow: /" + "*a" * 2000 + "*b$", AGENT).allows("https://x.example/" + "a" * 3000)
    assert time.process_time() - begun < 5
