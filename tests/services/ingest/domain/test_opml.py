"""OPML: what readers export comes in, what we export comes in whole, and nothing in it can hurt."""

import time
from typing import Any

import pytest

from services.ingest.domain import opml
from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.opml import read_opml, write_opml
from services.ingest.domain.roster import make_feed
from shared.contracts.errors import ContractViolation


def a_list(body: str, head: str = "") -> bytes:
    return f'{head}<opml version="2.0"><head/><body>{body}</body></opml>'.encode()


def an_outline(url: str, **more: str) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<outline type="rss" xmlUrl="{url}"{attributes}/>'


def urls(data: bytes) -> list[Any]:
    return [feed["url"] for feed in read_opml(data)]


def test_outlines_are_found_however_deep() -> None:
    nested = an_outline("https://a.example/")
    for _ in range(100):
        nested = f'<outline text="folder">{nested}</outline>'
    assert urls(a_list(nested + an_outline("https://b.example/"))) == ["https://a.example/", "https://b.example/"]


def test_name_language_and_publisher_are_taken() -> None:
    outline = an_outline("https://a.example/", text="A  &amp;\n B", language="de", htmlUrl="https://www.a.example/news")
    [feed] = read_opml(a_list(outline))
    spec = make_feed(feed, ())
    assert (spec.id, spec.name, spec.language, spec.publisher) == ("a.example", "A & B", "de", "a.example")


def test_a_feed_that_stands_there_twice_is_one() -> None:
    assert urls(a_list(an_outline("https://a.example/") * 2)) == ["https://a.example/"]


def test_whatever_case_and_encoding_it_is_written_in() -> None:
    outline = '<outline XMLURL="https://a.example/" title="Größe"/>'
    text = f'<?xml version="1.0" encoding="iso-8859-1"?><opml><body>{outline}</body></opml>'
    [feed] = read_opml(text.encode("latin-1"))
    assert feed["name"] == "Größe"
    assert urls("<opml><body><outline xmlUrl='https://a.example/?a=1&b=2'/></body></opml>".encode("utf-16")) != []


def test_a_comment_in_it_hides_nothing() -> None:
    assert len(urls(a_list(an_outline("https://a.example/") + "<!-- more -->" + an_outline("https://b.example/")))) == 2


def test_what_is_exported_comes_in_whole() -> None:
    feeds = [
        FeedSpec(
            id="a", name='A "<&>" \u2603\x07', url="https://a.example/?a=1&b=<2>", pages=False, interval_seconds=60
        ),
        FeedSpec(id="b", name="B", url="https://b.example/", publisher="b", reliability="B", region="x", language="en"),
        FeedSpec(id="c", name="C", url="https://c.example/", pages=True),
    ]
    taken = [make_feed(values, ()) for values in read_opml(write_opml(feeds, title="T").encode())]
    assert taken == [feeds[0].model_copy(update={"name": 'A "<&>" \u2603'}), *feeds[1:]]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"<html></html>", b"<rss><channel/></rss>", b"\0\1\2", b"\xff\xfe", b"<!-- -->", b"[" * 99999]
)
def test_what_is_no_opml_says_so(data: bytes) -> None:
    with pytest.raises(ContractViolation, match="is no OPML"):
        read_opml(data)


def test_too_much_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opml, "MAX_FEEDS", 3)
    with pytest.raises(ContractViolation, match="more than 3 feeds"):
        read_opml(a_list("".join(an_outline(f"https://a.example/{n}") for n in range(4))))
    monkeypatch.setattr(opml, "MAX_BYTES", 100)
    with pytest.raises(ContractViolation, match="more than 100 bytes"):
        read_opml(b" " * 101)


@pytest.mark.parametrize("padding", [0, 70_000])
def test_no_entity_is_expanded_and_nothing_is_fetched(tmp_path: Any, padding: int) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s3cr3t", encoding="utf-8")
    lines = ['<!ENTITY a "aaaaaaaaaa">']
    lines += [f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10)]
    doctype = f'<!DOCTYPE opml [{"".join(lines)}<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    bomb = an_outline("https://a.example/&k;", text="&k;") + an_outline("https://b.example/", text="&file;") + "&k;"
    started = time.monotonic()
    try:
        found = read_opml(a_list(bomb, "<opml>" + " " * padding + doctype if padding else doctype))
    except ContractViolation:
        found = []
    assert time.monotonic() - started < 2
    assert "s3cr3t" not in str(found)
    assert len(str(found)) < 10_000
