"""STIX: read by the library of the standard, the same ids for the same things."""

import json
from pathlib import Path
from typing import Any

import stix2

from services.alert.ports import Delivery
from services.alert.sinks.stix import SINK, StixOptions, bundle
from tests.services.alert.sinks.seen import Seen
from tests.services.alert.sinks.stand import Stand, an_alert


def made(revision: int = 1, **given: Any) -> dict[str, Any]:
    extra = given.pop("extra", {})
    alert = an_alert("i1", revision, **given)
    event = alert.model_dump(mode="json")
    event["data"] |= extra
    return bundle(Delivery("1-0", alert, event))


def objects(raw: dict[str, Any]) -> dict[str, list[Any]]:
    read = stix2.parse(json.dumps(raw), allow_custom=False)
    found: dict[str, list[Any]] = {}
    for item in read.objects:
        found.setdefault(item.type, []).append(item)
    return found


def shown(stand: Stand, folder: Path) -> list[Seen]:
    """What stands in the folder; for the suite of hostile texts."""
    own = StixOptions(name="cti", kind="stix", folder=folder / "stix")
    stand.kind(SINK, own, until=lambda: stand.settled("cti"))
    bundles = [path.read_text() for path in (folder / "stix").iterdir()]
    assert all(stix2.parse(text, allow_custom=False) for text in bundles)
    return [Seen("json", text) for text in bundles]


def test_the_library_reads_the_bundle() -> None:
    found = objects(made())
    (report,) = found["report"]
    (note,) = found["note"]
    assert report.name == "[HIGH] Troops: more than 4,000 soldiers · Kursk"
    assert {i.name for i in found["identity"]} == {"Tocsin", "RUS", "ledger.example"}
    assert [place.name for place in found["location"]] == ["Kursk"]
    assert "“more than 4,000 soldiers”" in note.content
    assert note.object_refs == [report.id]


def test_the_same_alert_gives_the_same_bundle_and_the_next_one_the_same_report() -> None:
    assert made() == made()
    first, second = objects(made()), objects(made(2))
    assert first["report"][0].id == second["report"][0].id
    assert first["report"][0].modified < second["report"][0].modified
    assert first["note"][0].id != second["note"][0].id
    assert first["location"] == second["location"]


def test_credibility_becomes_confidence_and_what_cannot_be_judged_none() -> None:
    assert objects(made(extra={"credibility": 2}))["report"][0].confidence == 70
    assert "confidence" not in made(extra={"credibility": 6})["objects"][-2]
    assert "confidence" not in made()["objects"][-2]


def test_a_retracted_incident_is_revoked() -> None:
    assert objects(made(2, status="retracted"))["report"][0].revoked


def test_an_incident_of_nobody_and_nowhere_is_valid_too() -> None:
    none: dict[str, Any] = {"actors": [], "places": [], "corroboration": {"independent": 0, "publishers": []}}
    assert objects(made(**none))["report"][0].object_refs


def test_an_incident_is_one_file_that_is_kept_up_to_date(stand: Stand, tmp_path: Path) -> None:
    stand.put(an_alert("i1"), an_alert("../../i2"), an_alert("i1", 2))
    own = StixOptions(name="cti", kind="stix", folder=tmp_path / "stix")
    stand.kind(SINK, own, until=lambda: stand.settled("cti"))
    files = sorted((tmp_path / "stix").iterdir())
    names = {o["name"] for path in files for o in json.loads(path.read_text())["objects"] if o["type"] == "report"}
    assert (len(files), len(names)) == (2, 2)
    assert any(name.startswith("[HIGH] UPDATE") for name in names)
