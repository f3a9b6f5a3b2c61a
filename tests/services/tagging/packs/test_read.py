# ruff: noqa: E501 (tables of cases read best a case a line)
"""A pack's file: what may stand in it, and that a mistake is told with file, line, entry and reason."""

import re
from pathlib import Path

import pytest

from services.commands.indicators import failures
from services.tagging.packs.compile import compiled
from services.tagging.packs.read import MAX_BYTES, read_pack
from shared.contracts.errors import ConfigurationError

GOOD = """\
name = "naval_blockade"
summary = "Ports closed by force."
severity = "high"
fires_on = ["The navy blockaded the port."]
silent_on = ["The port was busy."]

[[kind]]
name = "blockade"
phrases = ["blockad* | closed the port"]
near = "navy | ships"
within = 6

[[kind]]
name = "mines"
phrases = [
    "laid mines",
    "sea mine~",
]
within = "sentence"
count = { of = ["mine~"], unit = "mines" }
"""


def refused(text: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        read_pack(text, path="blockade.toml")
    assert caught.value.exit_code == 78
    return str(caught.value)


def test_a_file_is_read() -> None:
    pack = read_pack(GOOD, path="blockade.toml")
    assert (pack.name, pack.severity, pack.salient) == ("naval_blockade", "high", True)
    assert [kind.name for kind in pack.kind] == ["blockade", "mines"]
    assert pack.kind[0].near == ["navy | ships"]
    assert (pack.kind[0].within, pack.kind[1].within) == (6, "sentence")
    assert pack.kind[1].count is not None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "naval_blockade"', 'name = "Naval blockade"', "blockade.toml:1: name: String should match"),
        ('severity = "high"', 'severity = "grave"', "blockade.toml:3: severity: Input should be"),
        ('severity = "high"', "severity = 3", "blockade.toml:3: severity: "),
        ('severity = "high"', 'weight = "high"', "blockade.toml:3: weight: is unknown"),
        ('severity = "high"', 'salient = "no"', "blockade.toml:3: salient: Input should be a valid boolean"),
        ('summary = "Ports closed by force."\n', "", "blockade.toml:1: summary: is missing"),
        ('"The port was busy."', '""', "blockade.toml:5: silent_on: entry 1: "),
        ("closed the port", "", "blockade.toml:9: kind 1 (blockade): phrases: entry 1: "),
        ("navy | ships", "* navy", "blockade.toml:10: kind 1 (blockade): near: entry 1: "),
        ("within = 6", "within = 600", "blockade.toml:11: kind 1 (blockade): within: "),
        ("within = 6", 'within = "clause"', "blockade.toml:11: kind 1 (blockade): within: "),
        ("within = 6", "nearby = 6", "blockade.toml:11: kind 1 (blockade): nearby: is unknown"),
        ('    "sea mine~",', '    "se*",', "blockade.toml:17: kind 2 (mines): phrases: entry 2: 'se*': 'se*' has fewer"),
        ('name = "mines"\n', "", "blockade.toml:13: kind 2: name: is missing"),
        ('{ of = ["mine~"], unit = "mines" }', '{ unit = "mines" }', "blockade.toml:20: kind 2 (mines): count: of: is missing"),
        ("[[kind]]", "[[kinds]]", "kinds: is unknown"),
        ('"high"', '"high', "blockade.toml: not TOML: "),
        ("phrases = [\n", "phrases = \n", "at line 15"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_reason(old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert said in refused(GOOD.replace(old, new))


def test_a_file_without_kinds_is_refused() -> None:
    assert "kind: is missing" in refused(GOOD.partition("[[kind]]")[0])


def test_a_file_beyond_its_size_is_refused() -> None:
    assert "larger than 256 KiB" in refused(GOOD + "#" * MAX_BYTES)


def test_the_example_of_the_documentation_is_read_and_holds_for_its_own_examples() -> None:
    page = (Path(__file__).parents[4] / "docs" / "own-indicators.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert list(failures(compiled(read_pack(example, path="example.toml")))) == []
