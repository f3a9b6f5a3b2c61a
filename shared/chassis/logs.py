"""
Logs: structlog to stderr, one line an event, JSON for machines and plain text for people.

Promises: no secret (URL passwords are masked wherever they stand), no control character (a title can't forge a line),
no article text beyond what an event's own fields carry.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from shared.chassis.settings import RuntimeSettings

# Up to the last @ of the word: a password may hold an @ or a slash that nobody has encoded.
_URL_PASSWORD = re.compile(r"""(?<=://)([^/@\s:]*):[^\s"'<>]+@""")
_QUERY_PASSWORD = re.compile(r"""([?&]password=)[^&#\s"'<>]+""")
_FORMATS = "\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff"
_CONTROLS = re.compile(rf"[\x00-\x1f\x7f-\x9f{_FORMATS}]")
_CONTROLS_IN_LINES = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_FORMATS}]")
_MAX_VALUE_CHARS = 2000
_MARK = "\N{REPLACEMENT CHARACTER}"

Event = MutableMapping[str, Any]


def configure(settings: RuntimeSettings, *, level: str | None = None) -> None:
    """Set up logging for this process; *level* wins over the settings."""
    as_json = settings.log_format == "json" or (settings.log_format == "auto" and not sys.stderr.isatty())
    threshold = logging.getLevelNamesMapping()[(level or settings.log_level).upper()]
    renderer = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            flatten_extra,
            _tracebacks(as_json=as_json),
            clean,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[_IntoStructlog()], level=max(threshold, logging.WARNING), force=True)


def _tracebacks(*, as_json: bool) -> structlog.types.Processor:
    # Never with local variables: they hold article texts and secrets.
    transform = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return structlog.processors.ExceptionRenderer(transform) if as_json else structlog.processors.format_exc_info


def flatten_extra(_logger: object, _method: str, event: Event) -> Event:
    """Lift the ``extra`` that FastStream passes to the top of the event."""
    extra = event.pop("extra", None)
    if isinstance(extra, dict):
        event.update({k: v for k, v in extra.items() if v})
    return event


def clean(_logger: object, _method: str, event: Event) -> Event:
    """Mask URL passwords and replace control characters in every text of the event."""
    for key, value in event.items():
        if key == "exception":
            event[key] = _deep(value)
        elif value is not None and not isinstance(value, (bool, int, float, list, dict)):
            event[key] = _CONTROLS.sub(_MARK, mask(str(value)[:_MAX_VALUE_CHARS]))
        else:
            event[key] = _deep(value)
    return event


def mask(text: str) -> str:
    """Replace the password of every URL in *text*."""
    return _QUERY_PASSWORD.sub(r"\1***", _URL_PASSWORD.sub(r"\1:***@", text))


def _deep(value: Any) -> Any:
    if isinstance(value, str):
        return _CONTROLS_IN_LINES.sub(_MARK, mask(value))
    if isinstance(value, (list, tuple, set)):
        return [_deep(item) for item in value]
    if isinstance(value, dict):
        return {key: _deep(item) for key, item in value.items()}
    return value


class _IntoStructlog(logging.Handler):
    """Sends what libraries log through the standard library the same way as our own events."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):  # a library's slip must not become our failure
            message = str(record.msg)
        structlog.get_logger(record.name).log(record.levelno, message, exc_info=record.exc_info)
