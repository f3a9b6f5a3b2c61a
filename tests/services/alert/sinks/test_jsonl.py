"""JSON lines: one whole line an alert, whatever happens to the file."""

import json
from pathlib import Path

from services.alert.sinks.jsonl import SINK, JsonlOptions, append
from shared.contracts.alert import Alert
from tests.services.alert.sinks.seen import Seen
from tests.services.alert.sinks.stand import NOON, Stand, an_alert


def options(path: Path) -> JsonlOptions:
    return JsonlOptions(name="lines", kind="jsonl", path=path)


def shown(stand: Stand, folder: Path) -> list[Seen]:
    """What stands in the file; for the suite of hostile texts."""
    path = folder / "alerts.jsonl"
    stand.kind(SINK, options(path), until=lambda: stand.settled("lines"))
    return [Seen("json", line) for line in path.read_text().splitlines()]


def test_each_alert_is_a_line(stand: Stand, tmp_path: Path) -> None:
    alerts = [an_alert("i1"), an_alert("i2"), an_alert("i1", 2)]
    stand.put(*alerts)
    path = tmp_path / "deep" / "alerts.jsonl"
    stand.kind(SINK, options(path), until=lambda: stand.settled("lines"))
    assert [Alert.model_validate_json(line) for line in path.read_text().splitlines()] == alerts


def test_a_line_that_was_cut_off_is_ended_before_the_next(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    append(path, b'{"a":1}\n')
    with path.open("ab") as file:
        file.write(b'{"b"')
    append(path, b'{"c":3}\n')
    assert path.read_bytes() == b'{"a":1}\n{"b"\n{"c":3}\n'


def test_a_file_that_is_moved_away_is_made_anew(stand: Stand, tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    for incident in ("i1", "i2"):
        stand.put(an_alert(incident))
        stand.kind(SINK, options(path), until=lambda: stand.settled("lines"))
        path.rename(tmp_path / f"{incident}.jsonl")
    assert json.loads((tmp_path / "i2.jsonl").read_text())["subject"] == "i2"


def test_a_folder_that_can_not_be_written_costs_nothing(stand: Stand, tmp_path: Path) -> None:
    stand.put(alert := an_alert())
    (tmp_path / "folder").write_text("a file where a folder should be")
    path = tmp_path / "folder" / "alerts.jsonl"
    stand.kind(SINK, options(path), until=lambda: stand.hour.moment > NOON)
    assert stand.state("lines")["state"] == "failing"
    (tmp_path / "folder").unlink()
    stand.kind(SINK, options(path), until=lambda: stand.settled("lines"))
    assert json.loads(path.read_text())["id"] == alert.id
