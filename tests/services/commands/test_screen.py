"""How things look: whatever the text, it is shown as text."""

import json
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.commands.card import card, plain_line
from services.commands.fates import parse_fate
from services.commands.screen import ago, one_line, printable, write_json
from shared.contracts.alert import Alert
from tests.services.commands.program import ACTING, HOSTILE, harmless
from tests.shared.contracts.strategies import ALERTS

ANY = st.text(st.characters(), max_size=40) | st.just(HOSTILE)


@given(ANY)
def test_printable_text_keeps_its_length_its_lines_and_what_can_be_seen(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not ACTING.search(shown)
    assert all(a == b or a not in "\n\t" for a, b in zip(text, shown, strict=True))
    assert shown.encode() is not None  # no half of a surrogate pair is left
    assert printable(shown) == shown


@given(ANY, st.integers(1, 60))
def test_one_line_is_one_harmless_line_within_its_limit(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
    assert not ACTING.search(line)


@given(st.dictionaries(ANY, ANY, max_size=4))
def test_json_for_machines_says_the_same_and_acts_on_nothing(values: dict[str, str]) -> None:
    import contextlib
    import io

    # Two halves of a pair that stand side by side are one character to whoever reads JSON.
    assume(not any(re.search("[\ud800-\udbff][\udc00-\udfff]", text) for pair in values.items() for text in pair))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        write_json(json.dumps(values, ensure_ascii=False))
    assert json.loads(out.getvalue()) == json.loads(json.dumps(values))
    assert len(out.getvalue().splitlines()) == 1
    assert not ACTING.search(out.getvalue())
    assert out.getvalue().encode() is not None


@given(ALERTS)
def test_any_alert_is_a_card_and_a_plain_line(alert: Alert) -> None:
    assert harmless(plain_line(alert))
    assert len(plain_line(alert).splitlines()) == 1
    lines = [line.plain for line in card(alert)]
    assert alert.data.severity.upper() in lines[0]
    assert not any(ACTING.search(line) or "\n" in line for line in lines)


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, "–"), (-3, "0 s"), (59, "59 s"), (60, "1 min"), (7200, "2 h"), (200_000, "2 d")]
)
def test_a_duration_is_said_short(seconds: float | None, said: str) -> None:
    assert ago(seconds) == said


def test_a_decision_is_read_back_even_if_its_reason_holds_the_separator() -> None:
    fate = parse_fate("2:alert", "alerted\x1fwhy\x1fnot\x1fa1,a2\x1f2024-11-11T09:00:00.000Z")
    assert (fate.revision, fate.gate, fate.outcome) == (2, "alert", "alerted")
    assert (fate.reason, fate.alerts) == ("why\x1fnot", ("a1", "a2"))
    assert parse_fate("1:tagging", "clean\x1f\x1f\x1f").alerts == ()
