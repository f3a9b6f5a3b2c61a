"""
Where packs stand: those that come with the program, and the folder of an operator's own.

A file of the operator's folder takes the place of the one of the same name that comes with the program.
"""

from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from services.tagging import indicators
from services.tagging.domain.indicator import Indicator
from services.tagging.domain.reading.plan import Apart, rounds
from services.tagging.packs.compile import compiled
from services.tagging.packs.phrases import PhraseError, finder
from services.tagging.packs.read import MAX_BYTES, read_pack
from shared.contracts.errors import ConfigurationError

SETTING = "TOCSIN_INDICATORS_DIR"
SETTINGS = (SETTING, "TOCSIN_INDICATORS_SHIPPED")  # all that decide which there are
_MOST_FILES = 100


def known(folder: Path | None = None, *, with_shipped: bool = True) -> tuple[Indicator, ...]:
    """Give every indicator there is: the built-in ones and those that ``packs`` gives; raises as that does."""
    return (*indicators.load(), *packs(folder, with_shipped=with_shipped))


def packs(folder: Path | None = None, *, with_shipped: bool = True) -> tuple[Indicator, ...]:
    """
    Give the packs that come with the program, unless they are not wanted, and those in *folder*, ready to be used.

    Raises:
        ConfigurationError: A folder or file can't be read, or something in it can't be right: names file and line.
    """
    found: dict[str, Indicator] = {}
    for place in (shipped() if with_shipped else None, folder):
        if place is not None:
            found |= gathered(files(place))
    ready = tuple(found[name] for name in sorted(found))
    if folder is not None:  # those that come with the program have been tried out: its tests do
        _try_out(ready)
    return ready


def gathered(paths: Iterable[Path]) -> dict[str, Indicator]:
    """Load the packs at *paths*, by name. Raises ConfigurationError as ``load`` does, and where a name is taken."""
    core = {indicator.name for indicator in indicators.load()}
    origin: dict[str, Path] = {}
    found: dict[str, Indicator] = {}
    for path in paths:
        indicator = load(path)
        if indicator.name in core:
            raise ConfigurationError(f"{path}: name: {indicator.name} is a built-in indicator")
        if indicator.name in found:
            raise ConfigurationError(f"{path}: name: {origin[indicator.name]} has the same, {indicator.name}")
        origin[indicator.name], found[indicator.name] = path, indicator
    return found


def load(path: Path) -> Indicator:
    """Read the pack at *path* and make it an indicator."""
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1).decode("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"can't read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path} is not UTF-8") from error
    return compiled(read_pack(text, path=str(path)))


def shipped() -> Path:
    """Find the packs that come with the program: beside a checkout's services, else inside the package."""
    beside = Path(__file__).resolve().parents[3] / "deploy" / "indicators"
    return beside if beside.is_dir() else Path(str(resources.files("services.tagging.packs") / "shipped"))


def files(folder: Path) -> list[Path]:
    """List the packs in *folder*, in name order."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except OSError as error:
        raise ConfigurationError(f"{SETTING}: can't read {folder}: {error.strerror}") from error
    if len(found) > _MOST_FILES:
        raise ConfigurationError(f"{SETTING}: more than {_MOST_FILES} files in {folder}")
    return found


def _try_out(ready: tuple[Indicator, ...]) -> None:
    """Compile the patterns now: what is too large must stop the start, not the first article."""
    try:
        for part in rounds(ready):
            if isinstance(part, Apart):
                part.ready()
    except Exception as error:
        for indicator in ready:
            for anchor in indicator.anchors:
                try:
                    finder(anchor)
                except PhraseError as reason:
                    raise ConfigurationError(f"indicator {indicator.name}: {reason}") from error
        raise ConfigurationError(f"{SETTING}: the files hold too many phrases together") from error
