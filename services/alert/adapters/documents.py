"""
Boards and incidents as Redis hashes: a field for each line, report and voice, so that a change writes what has changed.

Everything that is compared here is immutable: what is still the same object has not changed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from services.alert.domain.board import Board
from services.alert.domain.corroboration import Voice
from services.alert.domain.incident import Incident, Report, kept
from services.alert.domain.quiet import Tally
from services.alert.domain.sketch import Line

Document = Board | Incident | Tally
_HEAD = "head"
_LINE, _REPORT, _VOICE = "line:", "report:", "voice:"
_ELSEWHERE = {"reports", "known"}


@dataclass(frozen=True, slots=True)
class Write:
    """Which fields of a hash are set, to which JSON, and which go."""

    fields: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """About as many bytes as it writes."""
        return sum(len(name) + len(text) for name, text in self.fields.items())


def write(document: Document, before: Document | None) -> Write:
    """Say how the hash of *before* becomes that of *document*."""
    if isinstance(document, Tally):
        return Write({"state": document.model_dump_json()})
    new, old = _parts(document), {} if before is None else _parts(before)
    fields = {name: _text(part) for name, part in new.items() if old.get(name) is not part}
    if isinstance(document, Incident):
        fields[_HEAD] = document.model_dump_json(exclude=_ELSEWHERE, exclude_defaults=True)
    return Write(fields, tuple(name for name in old if name not in new))


def read(record: Mapping[bytes, bytes], *, board: bool) -> Board | Incident | None:
    """Read a hash back; None where there is none. Raises as its parts do where it is no board, or no incident."""
    lines: dict[str, Line] = {}
    reports: list[Report] = []
    known: dict[str, Voice] = {}
    for name, text in record.items():
        kind, _, rest = name.decode().partition(":")
        if kind == "line":
            lines[rest] = Line.model_validate_json(text)
        elif kind == "report":
            reports.append(Report.model_validate_json(text))
        elif kind == "voice":
            known[rest] = Voice(*json.loads(text))
    if board:
        return Board(lines=dict(sorted(lines.items()))) if lines else None
    head = record.get(_HEAD.encode())
    if head is None:
        return None
    return Incident.model_validate_json(head).model_copy(update={"reports": kept(reports), "known": known})


def _parts(document: Document) -> dict[str, Line | Report | Voice]:
    if isinstance(document, Tally):
        return {}
    if isinstance(document, Board):
        return {_LINE + name: line for name, line in document.lines.items()}
    return {
        **{_REPORT + report.article.id: report for report in document.reports},
        **{_VOICE + article: voice for article, voice in document.known.items()},
    }


def _text(part: Line | Report | Voice) -> str:
    if isinstance(part, Voice):
        return json.dumps(part)
    return part.model_dump_json(exclude_defaults=True)
