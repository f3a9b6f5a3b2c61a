"""The file of rules: a mistake is told with file, line, rule and reason."""

import pytest

from services.alert.domain.rulefile import MAX_BYTES, read_rules
from shared.contracts.errors import ConfigurationError

GOOD = """\
# Rules of a port authority.
[[rule]]
name = "blockade"
title = "A port is closed"
indicators = ["naval_blockade"]
when = '''
  findings.exists(f, f.indicator == 'naval_blockade'
    && f.count > 2)
'''
severity = "high"
rises = [
  { to = "critical", when = "findings.exists(f, f.count > 20)" },
]
group_by = ["theatre", "host"]
window_hours = 12
at_most_hours = 72.5
inhibits = ["mines"]
fires_on = ["The navy blockaded three ports."]
silent_on = "The port was busy."

[rule.material]
confirmations = [3]
figure_factor = 2

[[rule]]
name = "mines"
title = "Mines are laid"
when = "findings.exists(f, f.kind == 'mines')"
most_an_hour = { low = 2 }
fires_on = "They laid mines."
silent_on = "The coal mines were closed."
"""


def refused(text: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        read_rules(text, path="ports.toml")
    return str(caught.value)


def test_a_file_in_order_gives_its_rules_in_its_order() -> None:
    (first, when, rises), (second, *_) = read_rules(GOOD, path="ports.toml")
    assert (first.name, first.window_hours, first.at_most_hours, first.silent_on) == (
        "blockade",
        12.0,
        72.5,
        ["The port was busy."],
    )
    assert when.needed[0] == {("findings", "indicator", "naval_blockade")}
    assert [to for to, _ in rises] == ["critical"]
    assert (first.material.figure_factor, first.material.confirmations) == (2.0, [3])
    assert (second.most_an_hour, second.group_by, second.severity) == ({"low": 2}, ["theatre"], None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[rule]]", "[[rule", "ports.toml: not TOML: "),
        (
            "&& f.count > 2",
            "&& f.cuont > 2",
            "ports.toml:8: rule 1 (blockade): when: unknown field cuont of finding (known: indicator, ",
        ),
        (
            "'mines')\"",
            "'mines'\"",
            "ports.toml:28: rule 2 (mines): when: ')' expected, not 'the end', near `== 'mines'`",
        ),
        ("f.count > 20)", "f.count > 20", "ports.toml:12: rule 1 (blockade): rises: entry 1: ')' expected"),
        ("f.kind == 'mines'", "findings.exists(g, true)", "ports.toml:28: rule 2 (mines): when: exists inside another"),
        ('name = "mines"', 'name = "blockade"', "ports.toml:26: rule 2 (blockade): name: taken by an earlier rule"),
        ('name = "mines"', 'name = "Mines!"', "ports.toml:26: rule 2 (Mines!): name: String should match pattern"),
        ('["mines"]', '["mimes"]', "ports.toml:17: rule 1 (blockade): inhibits: there is no rule mimes"),
        ('["mines"]', '["blockade"]', "ports.toml:17: rule 1 (blockade): inhibits: leads back to the rule itself"),
        (
            'severity = "high"',
            'severity = "grave"',
            "ports.toml:10: rule 1 (blockade): severity: Input should be 'info', ",
        ),
        ('severity = "high"', 'sevrity = "high"', "ports.toml:10: rule 1 (blockade): sevrity: is unknown"),
        (
            '"theatre", "host"',
            '"theatre", "hoast"',
            "ports.toml:14: rule 1 (blockade): group_by: entry 2: Input should be",
        ),
        ("window_hours = 12", "window_hours = 0", "ports.toml:15: rule 1 (blockade): window_hours: "),
        ("= 72.5", "= 6", "ports.toml:16: rule 1 (blockade): at_most_hours: less than window_hours"),
        (
            "confirmations = [3]",
            "confirmation = [3]",
            "ports.toml:22: rule 1 (blockade): material: confirmation: is unknown",
        ),
        ('fires_on = "They laid mines."\n', "", "ports.toml:25: rule 2 (mines): fires_on: is missing"),
        ('silent_on = "The port was busy."', "silent_on = []", "ports.toml:19: rule 1 (blockade): silent_on: "),
        ("{ low = 2 }", "{ critical = 2 }", "ports.toml:29: rule 2 (mines): most_an_hour: critical: "),
    ],
)
def test_a_mistake_is_told_with_its_line_and_rule(old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert refused(GOOD.replace(old, new)).startswith(said)


def test_a_file_without_rules_and_one_without_end_are_refused() -> None:
    assert refused("") == "ports.toml:1: rule: is missing"
    assert refused("rules = 1\nrule = []") == "ports.toml:1: rules: is unknown"
    assert refused("#" * (MAX_BYTES + 1)) == "ports.toml: larger than 4 MiB"
