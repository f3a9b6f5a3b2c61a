"""A plug-in is found by being there; one that is wrong stops the start and is named by its file."""

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType

import pytest

from shared.chassis import discovery
from shared.chassis.discovery import discover
from shared.contracts.errors import ConfigurationError


@dataclass
class Sink:
    name: str


Make = Callable[..., ModuleType]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Make a package of modules, each with its source."""
    monkeypatch.syspath_prepend(tmp_path)

    def package(**modules: str) -> ModuleType:
        folder = tmp_path / "plugs"
        folder.mkdir()
        (folder / "__init__.py").touch()
        for name, source in modules.items():
            (folder / f"{name}.py").write_text(f"from {__name__} import Sink\n{source}\n", encoding="utf-8")
        importlib.invalidate_caches()
        return importlib.import_module("plugs")

    monkeypatch.setitem(sys.modules, __name__, sys.modules.get(__name__) or _this())
    yield package
    for name in [name for name in sys.modules if name.split(".")[0] == "plugs"]:
        del sys.modules[name]


def _this() -> ModuleType:
    module = ModuleType(__name__)
    module.Sink = Sink  # type: ignore[attr-defined]
    return module


def test_every_public_module_is_found_in_name_order(make: Make) -> None:
    package = make(webhook="SINK = Sink('b')", apprise="SINK = Sink('a')", _shared="", console="SINK = Sink('z')")
    assert [sink.name for sink in discover(package, "SINK", Sink)] == ["a", "z", "b"]


def test_an_empty_package_has_nothing(make: Make) -> None:
    assert discover(make(), "SINK", Sink) == ()


@pytest.mark.parametrize("source", ["", "SINKS = Sink('a')", "SINK = 'a'", "SINK = Sink", "SINK = None"])
def test_a_module_without_its_constant_stops_the_start_and_is_named(make: Make, source: str) -> None:
    package = make(good="SINK = Sink('g')", broken=source)
    with pytest.raises(ConfigurationError, match=r"broken\.py: needs a constant SINK of type Sink"):
        discover(package, "SINK", Sink)


def test_a_name_given_twice_stops_the_start_and_names_the_second(make: Make) -> None:
    package = make(first="SINK = Sink('same')", second="SINK = Sink('same')")
    with pytest.raises(ConfigurationError, match=r"second\.py: the name 'same' is taken"):
        discover(package, "SINK", Sink)


@pytest.mark.parametrize("source", ["import nothing_like_this", "SINK = Sink(", "raise RuntimeError('odd')"])
def test_a_module_that_cannot_be_imported_stops_the_start_and_is_named(make: Make, source: str) -> None:
    with pytest.raises(ConfigurationError, match=r"plugs\.broken: can't be imported"):
        discover(make(broken=source), "SINK", Sink)


def test_plug_ins_from_elsewhere_come_after_our_own(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    package = make(own="SINK = Sink('own')")
    points = [EntryPoint(n, f"{__name__}:{v}", "tocsin.sinks") for n, v in (("y", "YOURS"), ("m", "MINE"))]
    asked: list[str] = []

    def entry_points(*, group: str) -> list[EntryPoint]:
        asked.append(group)
        return points

    monkeypatch.setattr(discovery, "entry_points", entry_points)
    for name in ("MINE", "YOURS"):
        monkeypatch.setattr(sys.modules[__name__], name, Sink(name.lower()), raising=False)
    assert [sink.name for sink in discover(package, "SINK", Sink)] == ["own", "mine", "yours"]
    assert asked == ["tocsin.sinks"]


def test_a_foreign_plug_in_that_is_wrong_is_named_by_its_entry(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint("x", f"{__name__}:MISSING", "tocsin.sinks")]
    monkeypatch.setattr(discovery, "entry_points", lambda *, group: points)
    with pytest.raises(ConfigurationError, match="MISSING: can't be imported"):
        discover(make(), "SINK", Sink)
