"""Where packs stand: an operator's folder beside what comes with the program."""

from pathlib import Path

import pytest

from services.tagging.app import build
from services.tagging.packs.shelf import known, packs, shipped
from services.tagging.settings import TaggingSettings
from shared.contracts.errors import ConfigurationError
from tests.services.tagging.packs.test_read import GOOD


def test_without_a_folder_there_are_the_built_in_ones_and_those_that_come_with_the_program() -> None:
    names = [indicator.name for indicator in known()]
    assert names[:3] == ["drone_activity", "foreign_forces", "troop_figure"]
    assert names[3:] == sorted(path.stem for path in shipped().glob("*.toml"))


def test_a_file_in_the_folder_is_one_more(tmp_path: Path) -> None:
    (tmp_path / "blockade.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not an indicator", encoding="utf-8")
    assert {i.name for i in packs(tmp_path)} - {i.name for i in packs()} == {"naval_blockade"}


def test_a_file_takes_the_place_of_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(GOOD.replace("naval_blockade", "mobilisation"), encoding="utf-8")
    (own,) = [i for i in packs(tmp_path) if i.name == "mobilisation"]
    assert own.summary == "Ports closed by force."


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.toml": GOOD, "b.toml": GOOD}, "b.toml: name: "),
        ({"a.toml": GOOD.replace("naval_blockade", "troop_figure")}, "troop_figure is a built-in indicator"),
        ({"a.toml": "name = 3"}, "a.toml:1: "),
        ({"a.toml": "\udcff"}, "is not UTF-8"),
    ],
)
def test_a_folder_that_cannot_be_right_is_refused(tmp_path: Path, files: dict[str, str], said: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigurationError, match=r"(?s).*") as caught:
        packs(tmp_path)
    assert said in str(caught.value)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="TOCSIN_INDICATORS_DIR: can't read"):
        packs(tmp_path / "missing")


def test_what_is_changed_in_a_file_changes_the_digest_of_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "blockade.toml"
    path.write_text(GOOD, encoding="utf-8")
    before = {i.digest for i in packs(tmp_path)}
    path.write_text(GOOD.replace("within = 6", "within = 7"), encoding="utf-8")
    assert len(before ^ {i.digest for i in packs(tmp_path)}) == 2


def test_a_worker_does_not_start_with_a_file_that_cannot_be_right(tmp_path: Path) -> None:
    (tmp_path / "blockade.toml").write_text(GOOD.replace("within = 6", "within = 600"), encoding="utf-8")
    settings = TaggingSettings.model_validate({"indicators_dir": tmp_path, "redis": {"redis_url": "redis://localhost"}})
    with pytest.raises(ConfigurationError, match=r"blockade\.toml:11: kind 1 \(blockade\): within"):
        build(settings)
