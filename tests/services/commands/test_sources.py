"""`tocsin sources add`, `remove`, `import`, `export`: the feeds of the live system."""

import json

import pytest

from services.commands.sources import article_of_page
from services.ingest.domain.entry import Entry, entry_id
from services.ingest.domain.page import Page
from tests.services.commands.program import HOSTILE, Program, harmless

LIST = '[[feed]]\nid = "ledger"\nname = "The Ledger"\nurl = "https://ledger.example/rss"\nreliability = "B"\n'


def known(served: Program) -> dict[str, str]:
    found = json.loads(served.run("sources", "--json").out)["sources"]
    return {source["id"]: source["state"] for source in found}


def test_a_feed_is_added_shown_and_removed(served: Program) -> None:
    done = served.run("sources", "add", "https://www.gazette.example/rss", "--region", "europe", "--reliability", "C")
    assert (done.code, done.out, done.err) == (0, "added gazette.example  https://www.gazette.example/rss\n", "")
    assert known(served) == {"gazette.example": "new"}
    served.run("sources", "add", "http://gazette.example/rss/").said(1, "is read already, as gazette.example")
    other = ("sources", "add", "https://other.example/", "--id", "gazette.example")
    served.run(*other).said(1, "id: gazette.example is the id of another feed")
    done = served.run("sources", "remove", "gazette.example")
    assert (done.code, done.out, done.err) == (0, "removed gazette.example\n", "")
    assert known(served) == {}
    served.run("sources", "remove", "gazette.example").said(1, "no feed has the id gazette.example")


def test_a_feed_of_the_list_is_removed_and_comes_back_as_it_was(served: Program) -> None:
    (served.home / "feeds.toml").write_text(LIST, encoding="utf-8")
    assert served.run("sources", "remove", "ledger").code == 0
    assert "ledger" not in served.run("sources", "export").out
    assert (
        served.run("sources", "add", "https://ledger.example/rss").out == "added ledger  https://ledger.example/rss\n"
    )
    assert 'tocsin:reliability="B"' in served.run("sources", "export").out


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("add", "nonsense"), 1, "url: must be an http:// or https:// address"),
        (("add", "https://a.example/", "--interval", "1"), 1, "interval_seconds: "),
        (("add", "https://a.example/", "--interval", "x"), 2, "--interval"),
        (("add", "https://a.example/", "--reliability", "Z"), 2, "--reliability"),
        (("add", HOSTILE), 1, "url: "),
        (("add",), 2, "URL"),
        (("remove", HOSTILE), 1, "no feed has the id"),
        (("import", "missing.opml"), 1, "can't read missing.opml"),
        (("import", "feeds.toml"), 1, "is no OPML"),
    ],
)
def test_what_is_wrong_is_one_clear_line(served: Program, words: tuple[str, ...], code: int, complaint: str) -> None:
    words = tuple(word.replace("\0", "") for word in words)
    done = served.run("sources", *words)
    done.said(code, complaint)
    assert harmless(done.err)


def test_opml_goes_in_and_out(served: Program) -> None:
    (served.home / "feeds.toml").write_text(LIST, encoding="utf-8")
    outlines = "".join(
        f'<outline text="f"><outline text="N {n}" xmlUrl="https://n{n}.example/rss"/></outline>' for n in range(3)
    )
    ours = '<outline xmlUrl="https://ledger.example/rss"/>'
    bad = f'<outline text="bad" xmlUrl="ftp://{"x" * 20}.example/"/>'
    text = f'<?xml version="1.0"?><opml version="2.0"><body>{ours}{outlines}{bad}</body></opml>'
    (served.home / "in.opml").write_text(text, encoding="utf-8")
    done = served.run("sources", "import", "in.opml")
    assert (done.code, done.out) == (1, "3 added, 1 known already, 1 refused\n")
    assert done.err.startswith("tocsin: 1 of 5 feeds refused, first ftp://")
    again = served.run("sources", "import", "-", stdin=text.replace(bad, ""))
    assert (again.code, again.out, again.err) == (0, "0 added, 4 known already, 0 refused\n", "")
    export = served.run("sources", "export")
    assert (export.code, export.err, export.out.count("<outline ")) == (0, "", 4)
    for name in ("n0.example", "n1.example", "n2.example", "ledger"):
        assert served.run("sources", "remove", name).code == 0
    assert served.run("sources", "import", "-", stdin=export.out).out == "4 added, 0 known already, 0 refused\n"
    assert served.run("sources", "export").out.count("<outline ") == 4


def test_without_a_server_it_says_so(tocsin: Program) -> None:
    tocsin.run("sources", "add", "https://a.example/").said(69)
    tocsin.run("sources", "export").said(69)


def test_a_page_has_the_id_that_a_feeds_entry_with_its_address_has() -> None:
    page = Page(text="They moved.", url="https://ledger.example/world/border")
    listed = "https://ledger.example/go/1?utm_source=rss"
    assert article_of_page(page, listed).id == entry_id(Entry(url=listed), "ledger")
    assert article_of_page(page, None).url == page.url
