"""Logs: one line an event, no secret, no control character, no local variable."""

import contextlib
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from shared.chassis.logs import clean, configure, flatten_extra, mask
from shared.chassis.settings import RuntimeSettings

PLAIN = "Pa55word"
URL = f"redis://user:{PLAIN}@server.example:6379/0"
HOSTILE = "Tanks\x1b[31m\r\nlevel=error\u202e\u2028\x9b\u061c"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.binary(max_size=5) | st.just(URL),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    captured = capsys.readouterr()
    assert captured.out == ""
    return [json.loads(line) for line in captured.err.splitlines()]


def start(log_format: str = "json", level: str | None = None, **settings: Any) -> Any:
    configure(RuntimeSettings(log_format=log_format, **settings), level=level)
    return structlog.get_logger("test")


def test_an_event_is_one_line_of_json_with_level_and_time(capsys: pytest.CaptureFixture[str]) -> None:
    start().info("ready", role="alert", count=3)
    (event,) = lines(capsys)
    assert (event["event"], event["level"], event["role"], event["count"]) == ("ready", "info", "alert", 3)
    assert event["timestamp"].endswith("Z")


@given(VALUES)
def test_any_value_gives_a_valid_line_without_the_password(value: Any) -> None:
    event = clean(None, "info", {"event": "e", "value": value, "exception": value})
    line = structlog.processors.JSONRenderer()(None, "info", event)
    assert isinstance(line, str)
    assert "\n" not in line
    assert PLAIN not in line
    assert set(json.loads(line)) == {"event", "value", "exception"}


@pytest.mark.parametrize("log_format", ["json", "text"])
def test_a_title_cannot_forge_a_line_or_colour_it(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    start(log_format).warning(HOSTILE, title=HOSTILE)
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize("log_format", ["json", "text"])
def test_a_traceback_shows_no_local_variable_no_secret_and_no_control_character(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log = start(log_format)

    def fail(article_text: str) -> None:
        raise ValueError(f"can't reach {URL} \x1b[31m" + article_text[:0])

    try:
        fail("the whole text of an article".upper())
    except ValueError:
        log.exception("deciding failed")
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "THE WHOLE TEXT" not in said
    assert PLAIN not in said
    assert "\x1b" not in said
    if log_format == "json":
        assert len(said.splitlines()) == 1
        assert "locals" not in json.dumps(json.loads(said))


def test_an_exception_passed_as_a_value_is_masked_too(capsys: pytest.CaptureFixture[str]) -> None:
    start().error("failed", error=ConnectionError(f"{URL}\n\x1b[1m"), places=(URL, {"at": [URL]}))
    said = capsys.readouterr().err
    assert PLAIN not in said
    assert "\x1b" not in said
    assert "user:***@server.example" in said


def test_a_long_value_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    start().info("e", text="x" * 100_000)
    assert len(capsys.readouterr().err) < 3000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (URL, "redis://user:***@server.example:6379/0"),
        (f"to {URL}, again", "to redis://user:***@server.example:6379/0, again"),
        (f"redis://:p/{PLAIN}@server.example", "redis://:***@server.example"),
        (f"redis://:p@{PLAIN}@server.example", "redis://:***@server.example"),
        (f"unix:///run/s?password={PLAIN}&db=1", "unix:///run/s?password=***&db=1"),
        (f"'rediss://a:{PLAIN}@b'", "'rediss://a:***@b'"),
        ("https://ledger.example/a:b", "https://ledger.example/a:b"),
        ("no address at all: a@b", "no address at all: a@b"),
    ],
)
def test_passwords_are_masked_wherever_they_stand(text: str, shown: str) -> None:
    assert mask(text) == shown


def test_what_is_below_the_level_is_not_said_and_an_argument_wins_over_the_setting(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log = start(log_level="WARNING")
    log.info("quiet")
    log.warning("loud")
    assert [event["event"] for event in lines(capsys)] == ["loud"]
    log = start(level="debug", log_level="warning")
    log.debug("now heard")
    assert [event["event"] for event in lines(capsys)] == ["now heard"]


def test_libraries_speak_through_the_same_door(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    logging.getLogger("library").warning("odd %s", URL)
    logging.getLogger("library").info("chatter")
    (event,) = lines(capsys)
    assert (event["event"], event["level"]) == ("odd redis://user:***@server.example:6379/0", "warning")


def test_a_librarys_slip_is_said_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    logging.getLogger("library").warning("%d entries", "many")
    assert lines(capsys)[0]["event"] == "%d entries"


def test_extra_fields_are_lifted_and_empty_ones_left_out() -> None:
    assert flatten_extra(None, "info", {"event": "e", "extra": {"message_id": "1", "channel": ""}}) == {
        "event": "e",
        "message_id": "1",
    }
    assert flatten_extra(None, "info", {"event": "e", "extra": None}) == {"event": "e"}


def test_text_is_for_terminals_and_json_for_everything_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start("auto").info("to a file")
    assert lines(capsys)[0]["event"] == "to a file"
    with monkeypatch.context() as terminal:
        terminal.setattr(sys.stderr, "isatty", lambda: True)
        start("auto").info("to a person")
    with contextlib.suppress(StopIteration):
        assert not capsys.readouterr().err.startswith("{")
