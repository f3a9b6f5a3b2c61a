"""
What every sink passes: whatever a title, a name or a quote holds, it comes out as harmless text.

Each kind of sink is found by itself; its own tests offer ``shown(stand, folder)``, which runs it on what is on the
stream and gives what a receiver gets to see.
"""

import importlib
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import markdown
import pytest

from services.alert import sinks
from services.alert.ports import SinkKind, SinkOptions
from services.commands.card import plain_line
from shared.chassis.discovery import discover
from shared.contracts.alert import Alert
from tests.builders import a_finding
from tests.services.alert.sinks.seen import Seen
from tests.services.alert.sinks.stand import Stand, an_alert
from tests.services.commands.program import ACTING

KINDS = {kind.name: kind for kind in discover(sinks, "SINK", SinkKind)}
HOSTILE = {
    "ansi": "\x1b[31mRED\x1b[0m\x9b1m\x07\x08\x7f\x85 \x1b]8;;http://evil.example\x1b\\link",
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)> <a href='javascript:x'>y</a> &lt;b&gt; ]]> <!--",
    "newlines": "first\r\nFORGED: header\r\n\r\nFORGED body\u2028FORGED too\x0bFORGED\x0cFORGED",
    "long": "L" * 10_240,
    "rtl": "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u200e\u061c\u200b\ufeff\U000e0041\u2060 \ufffe\uffff",
    "markdown": "[click](http://evil.example) **bold** `code` ![x](http://evil.example/x.png) # head\n- item <http://e.example>",
}  # fmt: skip
TAGS = {"p", "br"}
MAX_SEEN_CHARS = 64 * 1024


def hostile_alert(text: str) -> Alert:
    """An alert in which everything that can hold a text holds this one."""
    finding = a_finding(
        actors=(text,), places=(text,), attribution=text, host=text, platform=text, conflict=text, quote=text
    ).model_dump(mode="json")
    source = {"id": "s1", "name": text, "publisher": text, "via": text, "reliability": "B"}
    article = {"id": "a1", "url": f"javascript:{text}", "title": text, "source": source}
    plain = an_alert().model_dump(mode="json")
    data = plain["data"] | {
        "headline": text, "summary": text, "rule": text, "reason": text, "actors": [text], "places": [text],
        "indicators": [text], "findings": [{**finding, "article": article}],
        "corroboration": {"independent": 1, "publishers": [text]},
    }  # fmt: skip
    return Alert.model_validate({**plain, "id": f"a {text}", "subject": f"../{text}", "data": data})


def on_the_stream(stand: Stand, text: str) -> None:
    event: dict[str, Any] = hostile_alert(text).model_dump(mode="json")
    event["data"] |= {
        "title": text, "changes": [{"what": text, "before": text, "after": text}], "novelty": {text: [text]},
        "held_back": {"count": 1, "reasons": {text: 1}},
    }  # fmt: skip
    stand.put(event)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("name", KINDS)
def test_hostile_texts_come_out_harmless(name: str, text: str, stand: Stand, tmp_path: Path) -> None:
    on_the_stream(stand, text)
    own = importlib.import_module(f"tests.services.alert.sinks.test_{name}")
    seen: list[Seen] = own.shown(stand, tmp_path)
    assert stand.dead == [], "a hostile text is no reason not to be told"
    assert seen, "nothing was shown"
    for piece in seen:
        harmless(piece)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_so_do_they_on_the_terminal(text: str) -> None:
    harmless(Seen("header", plain_line(hostile_alert(text))))


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_says_what_it_is(name: str) -> None:
    kind = KINDS[name]
    assert Path(str(importlib.import_module(type(kind).__module__).__file__)).stem == name
    assert issubclass(kind.options, SinkOptions)
    undescribed = [field for field, info in kind.options.model_fields.items() if not info.description]
    assert undescribed == []


def harmless(piece: Seen) -> None:
    """Fail where *piece* acts on whoever shows it."""
    content = piece.content
    assert len(content) < MAX_SEEN_CHARS
    assert not ACTING.search(content), ACTING.search(content)
    assert not any(line.lstrip().startswith("FORGED") for line in content.splitlines())
    if piece.form == "header":
        assert len(content.splitlines()) == 1
    elif piece.form == "json":
        for text in texts(json.loads(content)):
            assert not ACTING.search(text), ACTING.search(text)
            # A text of several lines is one that we have composed: none of them may be an article's.
            assert not any(line.lstrip().startswith("FORGED") for line in text.splitlines())
    elif piece.form == "xml":
        for text in ET.fromstring(content).itertext():
            assert not ACTING.search(text)
    elif piece.form == "html":
        assert tags(content) <= TAGS
    elif piece.form == "markdown":
        assert tags(markdown.markdown(content)) <= TAGS


def texts(value: Any, key: str = "") -> Iterator[str]:
    """Every text in a JSON, but quotes and sentences: those equal the article's text, at the offsets beside them."""
    if isinstance(value, str):
        if key not in {"quote", "sentence"}:
            yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, key)


def tags(text: str) -> set[str]:
    """The elements that a browser would make of *text*."""
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add(tag + "".join(f" {name}" for name, _ in attrs))

        def handle_comment(self, data: str) -> None:
            found.add("!--")

    Reader().feed(text)
    return found
