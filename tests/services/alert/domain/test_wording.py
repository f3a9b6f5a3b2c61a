"""An alert in words: what was said, by whom, and nothing more."""

import json
from typing import Any

import pytest

from services.alert.domain.wording import as_html, as_markdown, as_text, link, packed, subject
from tests.builders import a_finding
from tests.services.alert.sinks.stand import an_alert


def text(**given: Any) -> str:
    extra = given.pop("extra", {})
    alert = an_alert(**given)
    event = alert.model_dump(mode="json")
    event["data"] |= extra
    return as_text(alert, event)


def test_a_hedge_and_a_source_stand_beside_the_words() -> None:
    finding = a_finding(assertion="planned", attribution="the ministry").model_dump(mode="json")
    assert "“more than 4,000 soldiers” (planned) — The Ledger [B], citing the ministry" in text(finding=finding)


def test_what_changed_what_is_disputed_and_what_was_held_back_is_said() -> None:
    said = text(
        extra={
            "changes": [
                {"what": "severity", "before": "medium", "after": "high"},
                {"what": "new", "after": ["x", "y"]},
            ],
            "credibility": 2,
            "disputed": True,
            "held_back": {"count": 3, "reasons": {"cooldown": 3}},
        }
    )
    for words in ("changed: severity: medium → high", "changed: new: none → x, y", "credibility 2", "disputed",
                  "3 held back before (cooldown 3)"):  # fmt: skip
        assert words in said
    assert "held back" not in text()
    assert "2 held back before" in text(extra={"held_back": {"count": 2}})


def test_more_findings_than_are_shown_are_counted() -> None:
    assert "… and 11 more" in text(findings_total=12)


def test_the_subject_says_what_kind_of_message_it_is() -> None:
    assert subject(an_alert("i", 2, status="retracted")).startswith("[HIGH] RETRACTED Troops")
    assert len(subject(an_alert(headline="x" * 500))) == 200


def test_markup_of_an_article_is_none_of_ours() -> None:
    alert = an_alert(summary="<b>*loud*</b>")
    event = alert.model_dump(mode="json")
    assert "&lt;b&gt;*loud*&lt;/b&gt;" in as_html(alert, event)
    assert r"\<b\>\*loud\*\</b\>" in as_markdown(alert, event)


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "ftp://x.example", "https://x.example/a b", 'https://x.example/"x', "http://é"]
)  # fmt: skip
def test_only_an_ordinary_address_is_a_link(url: str | None) -> None:
    assert link(url) is None


def test_quotes_stay_as_they_are_and_their_bytes_act_on_nothing() -> None:
    quote = "more\nthan \x1b[31m4,000\u202e"
    finding = a_finding(quote=quote).model_dump(mode="json")
    body = packed(an_alert(finding=finding, headline=quote).model_dump(mode="json"), 65536)
    data = json.loads(body)["data"]
    assert data["findings"][0]["evidence"]["quote"] == quote
    assert data["headline"] == "more than [31m4,000"
    assert b"\x1b" not in body
    assert "\u202e" not in body.decode()


def test_beyond_its_size_the_weakest_findings_go_first_and_then_texts_are_cut() -> None:
    event = an_alert().model_dump(mode="json")
    event["data"]["findings"] *= 50
    event["data"]["novelty"] = {"deep": [[[[[[[[[[[[["x"]]]]]]]]]]]]]}
    assert len(packed(event, 5000)) <= 5000
    event["data"]["summary"] = "long " * 5000
    assert json.loads(packed(event, 3000))["data"]["findings"]
