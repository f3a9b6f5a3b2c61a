"""Where the rules stand: the file that comes with the program, or an operator's own in its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from importlib import resources
from pathlib import Path

from services.alert.domain.rule import Material, Rule
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.rulefile import MAX_BYTES, RuleBlock, read_rules
from shared.contracts.errors import ConfigurationError
from shared.contracts.identity import digest

SETTING = "TOCSIN_RULES"
WINDOW = timedelta(hours=24)
_LIVES = 3  # an incident of a rule that doesn't say lives for so many windows at most


@dataclass(frozen=True)
class Shelf:
    """The rules of one file. *examples*: by rule, the texts it fires on and those it is silent on. *digest*: of it."""

    path: Path
    digest: str
    rulebook: Rulebook
    examples: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]


def shipped(window: timedelta = WINDOW) -> Rulebook:
    """Give the rules that come with the program; *window* is that of the rules which don't say."""
    return _shipped(window)


@lru_cache(maxsize=8)
def _shipped(window: timedelta) -> Rulebook:
    return load(None, window).rulebook


def shipped_path(name: str = "rules.toml") -> Path:
    """Find the rules, or a table, that come with the program: in a checkout's deploy/, else inside the package."""
    beside = Path(__file__).resolve().parents[3] / "deploy" / name
    return beside if beside.is_file() else Path(str(resources.files("services.alert") / name))


def load(path: Path | None = None, window: timedelta = WINDOW) -> Shelf:
    """
    Load the rules at *path*, or those that come with the program.

    Raises:
        ConfigurationError: It can't be read, or something in it can't be right: says file, line, rule and reason.
    """
    chosen = path or shipped_path()
    try:
        with chosen.open("rb") as file:
            text = file.read(MAX_BYTES + 1).decode("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"{SETTING}: can't read {chosen}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{SETTING}: {chosen} is not UTF-8") from error
    return shelved(text, chosen, window)


def shelved(text: str, path: Path, window: timedelta = WINDOW) -> Shelf:
    """Read the rules in *text*; raises as ``load`` does, naming *path*."""
    blocks = [block for block, *_ in read_rules(text, path=str(path))]
    examples = {block.name: (tuple(block.fires_on), tuple(block.silent_on)) for block in blocks}
    return Shelf(path, digest(text), Rulebook(_rule(block, window) for block in blocks), examples)


def _rule(block: RuleBlock, window: timedelta) -> Rule:
    own = timedelta(hours=block.window_hours) if block.window_hours else window
    recall = timedelta(hours=block.recall_hours) if block.recall_hours else own
    material = block.material
    return Rule(
        name=block.name,
        title=block.title,
        when=block.when,
        indicators=frozenset(block.indicators),
        severity=block.severity,
        rises=tuple((rise.to, rise.when) for rise in block.rises),
        group_by=tuple(block.group_by),
        window=own,
        at_most=timedelta(hours=block.at_most_hours) if block.at_most_hours else max(_LIVES * own, recall),
        recall=max(own, recall),
        inhibits=tuple(block.inhibits),
        routes=tuple(block.routes),
        material=Material(
            frozenset(material.changes), material.figure_factor, tuple(sorted(set(material.confirmations)))
        ),
        cooldown=timedelta(minutes=block.cooldown_minutes),
        caps=tuple(sorted(block.most_an_hour.items())),
    )
