"""
An alert in words, for whoever receives it: plain text, Markdown, HTML, and JSON whose bytes act on nothing.

Alerts hold words of articles, and the stream of alerts is open to other writers: everything is taken for hostile here.
No control character, line break, direction mark or escape sequence of an article's comes through, no markup of an
article's is markup, nothing is longer than its limit. Only what the alert says is said: nothing is concluded.
"""

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from services.alert.domain.excerpt import shortened
from services.alert.domain.unwrapped import unwrap
from shared.contracts.alert import Alert, AlertData, CitedFinding

MAX_SUBJECT_CHARS = 200
MAX_LINE_CHARS = 500
MAX_QUOTES = 6
MAX_TEXT_CHARS = 4000
_MAX_DEPTH = 12
_UNFIT = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\U0001fffe\U0001ffff]")  # no character, in XML neither
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&$:@])")
# Beyond what JSON escapes itself: what acts on a terminal or turns the direction of a text.
_ACTING = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)
_VERBATIM = frozenset({"quote", "sentence"})  # equal to the article's text at the offsets beside them: never changed
_TURNS = {
    "opened": "",
    "updated": "UPDATE",
    "corrected": "CORRECTION",
    "retracted": "RETRACTED",
    "resolved": "RESOLVED",
}


def line(text: str, limit: int = MAX_LINE_CHARS) -> str:
    """Give *text* on one harmless line of at most *limit* characters."""
    return shortened(_UNFIT.sub(" ", text), limit)


def subject(alert: Alert, limit: int = MAX_SUBJECT_CHARS) -> str:
    """Give the alert in one line: ``[HIGH] UPDATE Troops: over 50,000 troops (planned)``."""
    data = alert.data
    words = (f"[{data.severity.upper()}]", "TEST" if alert.type.endswith("test.v1") else _TURNS[data.status])
    return line(" ".join(word for word in (*words, data.headline) if word), limit)


def paragraphs(alert: Alert, event: Mapping[str, Any]) -> list[str]:
    """Give what is to be said, one harmless line each: summary, who says which words, what stands beside it."""
    data = alert.data
    told = [line(data.summary, 2000)]
    told += [quote_line(finding) for finding in data.findings[:MAX_QUOTES]]
    if (hidden := data.findings_total - min(len(data.findings), MAX_QUOTES)) > 0:
        told.append(f"… and {hidden} more")
    told += changes(event)
    told.append(about(data, event))
    return [paragraph for paragraph in told if paragraph]


def quote_line(finding: CitedFinding) -> str:
    """Give one finding: its words, how they are told, who says so, where."""
    hedge = "" if finding.assertion == "actual" else f" ({finding.assertion})"
    article = finding.article
    grade = f" [{article.source.reliability}]" if article.source.reliability else ""
    who = line(article.source.name or article.source.publisher or article.source.id, 80)
    cited = f", citing {line(finding.attribution, 80)}" if finding.attribution else ""
    where = f" {address}" if (address := link(article.url)) else ""
    return f"“{line(unwrap(finding.evidence.quote), 300)}”{hedge} — {who}{grade}{cited}{where}"


def changes(event: Mapping[str, Any]) -> list[str]:
    """Give what changed since the alert before, one line each."""
    listed = event.get("data", {}).get("changes")
    found = [c for c in listed if isinstance(c, Mapping)] if isinstance(listed, list) else []
    return [
        line(f"changed: {c.get('what', '')}: {_value(c.get('before'))} → {_value(c.get('after'))}", 300)
        for c in found[:10]
    ]


def about(data: AlertData, event: Mapping[str, Any]) -> str:
    """Give one line of what stands beside the words: rule, reason, how many publishers, since when."""
    extra = event.get("data", {})
    told = [
        f"rule {line(data.rule, 80)}",
        line(data.reason, 120),
        f"{data.corroboration.independent} independent publisher(s)",
        f"credibility {line(str(credibility), 20)}" if (credibility := extra.get("credibility")) else "",
        "disputed" if extra.get("disputed") else "",
        held_back(extra.get("held_back")),
        f"seen {data.first_seen:%Y-%m-%d %H:%M}Z to {data.last_seen:%Y-%m-%d %H:%M}Z",
        f"incident {line(data.incident, 60)} revision {data.revision}",
    ]
    return " · ".join(part for part in told if part)


def held_back(given: Any) -> str:
    """Say how many messages about the incident were held back before this one, and why; empty where none was."""
    if not isinstance(given, Mapping) or not given.get("count"):
        return ""
    reasons = given.get("reasons")
    why = (
        "; ".join(f"{line(str(k), 60)} {v}" for k, v in list(reasons.items())[:5]) if isinstance(reasons, dict) else ""
    )
    return f"{given['count']} held back before ({why})" if why else f"{given['count']} held back before"


def as_text(alert: Alert, event: Mapping[str, Any]) -> str:
    """Give plain text: a paragraph a line."""
    return "\n".join(paragraphs(alert, event))


def as_markdown(alert: Alert, event: Mapping[str, Any]) -> str:
    """Give Markdown in which nothing of an article's is markup."""
    return "\n\n".join(markdown(paragraph) for paragraph in paragraphs(alert, event))


def as_html(alert: Alert, event: Mapping[str, Any]) -> str:
    """Give HTML paragraphs in which nothing of an article's is markup."""
    return "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs(alert, event))


def markdown(text: str) -> str:
    """Escape what Markdown would act on."""
    return _MARKDOWN.sub(r"\\\1", text)


def link(url: str | None) -> str | None:
    """Give *url* where it is an ordinary address of the web that a reader may follow."""
    if url and len(url) <= 2000 and url.startswith(("https://", "http://")) and re.fullmatch(r"[!-~]+", url):
        return None if re.search(r"[\"'<>`\\{}|^]", url) else url
    return None


def clean(event: Mapping[str, Any], limit: int = MAX_TEXT_CHARS) -> dict[str, Any]:
    """Give the event with every text on one harmless line, but those that must equal the article's text."""
    return {line(str(key), 100): _clean(str(key), value, limit, 0) for key, value in event.items()}


def packed(event: Mapping[str, Any], max_bytes: int) -> bytes:
    """
    Write the cleaned event as JSON that is safe to show as it is: what acts on a terminal is escaped.

    Beyond *max_bytes* the weakest findings are left out; ``findings_total`` says how many there are. Where that is not
    enough, which no alert of ours needs, texts are cut.
    """
    for limit in (MAX_TEXT_CHARS, 1000, 300, 100, 30):
        cleaned = clean(event, limit)
        body = _dumped(cleaned)
        while len(body) > max_bytes and _lightened(cleaned):
            body = _dumped(cleaned)
        if len(body) <= max_bytes:
            break
    return body


def _lightened(event: dict[str, Any]) -> bool:
    """Leave out the weakest third of the longest list; False where nothing is left to leave out."""
    data = event.get("data")
    lists = [name for name in ("findings", "figures") if isinstance(data, dict) and len(data.get(name) or ()) > 1]
    if not lists or not isinstance(data, dict):
        return False
    longest = max(lists, key=lambda name: len(data[name]))
    data[longest] = data[longest][: len(data[longest]) * 2 // 3]
    return True


def _dumped(event: Mapping[str, Any]) -> bytes:
    text = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    return _ACTING.sub(_escaped, text).encode("utf-8", "replace")


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"\\u{int.from_bytes(pair, 'big'):04x}" for pair in _pairs(found[0].encode("utf-16-be")))


def _pairs(raw: bytes) -> list[bytes]:
    return [raw[k : k + 2] for k in range(0, len(raw), 2)]


def _clean(key: str, value: Any, limit: int, depth: int) -> Any:
    if isinstance(value, str):
        return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", value)[:limit] if key in _VERBATIM else line(value, limit)
    if depth >= _MAX_DEPTH:
        return None
    if isinstance(value, Mapping):
        return {line(str(k), 100): _clean(str(k), v, limit, depth + 1) for k, v in value.items()}
    if isinstance(value, list):
        return [_clean(key, item, limit, depth + 1) for item in value]
    return value


def _value(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_value(item) for item in value)
    return "none" if value is None else str(value)
