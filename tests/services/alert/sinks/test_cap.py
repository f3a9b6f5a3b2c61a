"""CAP: valid by the schema of OASIS, and never like an official warning."""

from pathlib import Path
from typing import Any

import pytest
from capvalidator.validate import Validator
from lxml import etree

from services.alert.ports import Delivery, Told
from services.alert.sinks.cap import NAMESPACE, SINK, CapOptions, message
from tests.builders import MORNING, a_finding
from tests.services.alert.sinks.seen import Seen
from tests.services.alert.sinks.stand import Stand, an_alert

OPTIONS = CapOptions(name="cap", kind="cap", folder=Path("x"), sender="tocsin@ledger.example")
FIRST = Told(1, "a111", MORNING)


def written(revision: int = 1, *, earlier: tuple[Told, ...] = (), **given: Any) -> etree._Element:
    alert = an_alert("i1", revision, **given)
    xml = message(Delivery("1-0", alert, alert.model_dump(mode="json"), earlier), OPTIONS)
    valid, why = Validator(xml).schema()
    assert valid, (why, xml.decode())
    return etree.fromstring(xml)


def text(root: etree._Element, name: str) -> str | None:
    return root.findtext(f".//{{{NAMESPACE}}}{name}")


def shown(stand: Stand, folder: Path) -> list[Seen]:
    """What stands in the folder; for the suite of hostile texts."""
    own = OPTIONS.model_copy(update={"folder": folder / "cap"})
    stand.kind(SINK, own, until=lambda: stand.settled("cap"))
    messages = [path.read_bytes() for path in (folder / "cap").iterdir()]
    assert all(Validator(xml).schema()[0] for xml in messages)
    return [Seen("xml", xml.decode()) for xml in messages]


def test_a_first_alert_is_restricted_and_an_exercise() -> None:
    root = written()
    assert [text(root, n) for n in ("status", "msgType", "scope")] == ["Exercise", "Alert", "Restricted"]
    assert (text(root, "sent"), text(root, "references")) == ("2025-03-14T08:01:00-00:00", None)
    assert [text(root, n) for n in ("urgency", "severity", "certainty")] == ["Expected", "Severe", "Possible"]
    assert text(root, "areaDesc") == "Kursk"


def test_an_update_names_what_was_before_it() -> None:
    root = written(2, earlier=(FIRST,))
    assert text(root, "msgType") == "Update"
    assert text(root, "references") == "tocsin@ledger.example,a111,2025-03-14T08:00:00-00:00"


def test_a_retraction_cancels() -> None:
    root = written(2, earlier=(FIRST,), status="retracted")
    assert [text(root, n) for n in ("msgType", "certainty", "responseType")] == ["Cancel", "Unlikely", "AllClear"]


def test_an_update_of_what_was_never_sent_here_is_an_alert() -> None:
    assert text(written(3), "msgType") == "Alert"


def test_two_publishers_make_it_likely_unless_it_is_disputed_and_a_plan_is_of_the_future() -> None:
    two = {"corroboration": {"independent": 2, "publishers": ["a.example", "b.example"]}}
    assert text(written(**two), "certainty") == "Likely"
    assert text(written(**two, disputed=True), "certainty") == "Possible"
    planned = a_finding(assertion="planned").model_dump(mode="json")
    assert text(written(finding=planned), "urgency") == "Future"


@pytest.mark.parametrize("severity", ["info", "low", "medium", "high", "critical"])
@pytest.mark.parametrize("status", ["opened", "updated", "corrected", "retracted", "resolved"])
def test_every_severity_and_status_is_valid(severity: str, status: str) -> None:
    written(2, earlier=(FIRST,), severity=severity, status=status, places=[])


def test_each_message_is_a_file_and_follows_those_delivered(stand: Stand, tmp_path: Path) -> None:
    stand.put(an_alert("i1"), an_alert("i1", 2))
    own = OPTIONS.model_copy(update={"folder": tmp_path / "cap"})
    stand.kind(SINK, own, until=lambda: stand.settled("cap"))
    first, second = (etree.parse(path).getroot() for path in sorted((tmp_path / "cap").iterdir()))
    assert text(first, "identifier") in (text(second, "references") or "")
    assert (text(first, "msgType"), text(second, "msgType")) == ("Alert", "Update")
