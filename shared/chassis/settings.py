"""
Settings: ``TOCSIN_*`` variables, read once at the start and passed on as arguments.

Shared parts are composed (``redis: RedisSettings``), not inherited. Every secret can also come from a file, by the same
name with ``_FILE``. A mistyped variable is ignored by pydantic-settings, so ``unknown_variables`` looks for them.
"""

import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from shared.contracts.errors import ConfigurationError
from shared.contracts.streams import DEFAULT_PREFIX, Keys

ENV_PREFIX = "TOCSIN_"
# What Kubernetes puts into every pod beside a service named `tocsin`: not ours, not a typo.
_INJECTED = ("TOCSIN_PORT", "TOCSIN_SERVICE_")
_MAX_SECRET_BYTES = 64 * 1024


class Settings(BaseSettings):
    """A group of settings. Frozen; an empty variable counts as unset."""

    model_config = SettingsConfigDict(env_prefix=ENV_PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (pydantic-settings passes it by name)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (as above)
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments first, then variables, then the files that ``…_FILE`` variables name."""
        return init_settings, env_settings, _SecretFiles(settings_cls)


class RedisSettings(Settings):
    """Where the server is, and what our keys are called there."""

    redis_url: SecretStr | None = Field(
        None, description="Redis or Valkey server, redis://, rediss:// or unix://; empty: the embedded server."
    )
    redis_password: SecretStr | None = Field(None, description="Password, if the URL holds none.")
    data_dir: Path = Field(
        default_factory=lambda: _default_data_dir(),  # noqa: PLW0108 (defined below)
        description="Folder of the embedded server: socket, data, run file.",
    )
    prefix: str = Field(
        DEFAULT_PREFIX, pattern=r"^[\x21-\x7e]{1,64}$", description="First part of every key and channel."
    )
    start_wait_seconds: float = Field(
        30, ge=0, le=3600, description="How long a worker waits for its server at the start."
    )

    @property
    def keys(self) -> Keys:
        """The names of everything under the prefix."""
        return Keys(self.prefix)


class StreamSettings(Settings):
    """How streams are read, tried again and trimmed."""

    # Entries may be 8 MiB each: what is read at once must fit into a small container.
    batch_entries: int = Field(16, ge=1, le=1000, description="Entries read from a stream at once.")
    reclaim_idle_seconds: float = Field(
        15,
        ge=0.05,
        le=3600,
        description="After how long an unfinished entry of a dead worker is taken over by another.",
    )
    max_deliveries: int = Field(5, ge=1, le=100, description="Tries before an entry becomes a dead letter.")
    max_article_bytes: int = Field(8 * 1024 * 1024, ge=1024, description="Size limit of one Article's JSON.")
    retention_hours: float = Field(24, gt=0, description="How long acknowledged entries stay readable.")
    retention_entries: int = Field(50_000, ge=1, description="How many acknowledged entries of a stream stay readable.")
    alerts_retention_days: float = Field(90, gt=0, description="How long alerts stay on the durable stream.")
    decisions_retention_days: float = Field(7, gt=0, description="How long decisions are kept.")
    decisions_retention_entries: int = Field(1_000_000, ge=1, description="How many decisions are kept.")
    seen_retention_days: float = Field(45, gt=0, description="How long an article that no source lists stays known.")


class RuntimeSettings(Settings):
    """How a process behaves, whatever its job."""

    log_level: str = Field(
        "info",
        pattern=r"(?i)^(debug|info|warning|error|critical)$",
        description="Least severe log line: debug, info, warning, error or critical.",
    )
    log_format: str = Field(
        "auto", pattern="^(auto|json|text)$", description="json, text, or auto: text on a terminal."
    )
    health_file: Path | None = Field(None, description="File a worker touches every 2 s while it is well.")


S = TypeVar("S", bound=BaseSettings)


def load(settings: type[S], **given: Any) -> S:
    """
    Read *settings* from the environment.

    Raises:
        ConfigurationError: A value that can't be right; names its variable, never its value.
    """
    try:
        return settings(**given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = ENV_PREFIX + "_".join(str(part) for part in first["loc"] if not isinstance(part, int)).upper()
        raise ConfigurationError(f"{name}: {first['msg'].removeprefix('Value error, ')}") from error


def variables(settings: Iterable[type[BaseSettings]]) -> dict[str, FieldInfo]:
    """List the variables that *settings* know, by name, composed parts included."""
    known: dict[str, FieldInfo] = {}
    for group in settings:
        for name, field in group.model_fields.items():
            part = field.annotation
            if isinstance(part, type) and issubclass(part, BaseSettings):
                known |= variables([part])
            else:
                known[ENV_PREFIX + name.upper()] = field
    return known


def is_secret(field: FieldInfo) -> bool:
    """Tell whether a setting holds a secret, and so may come from a ``…_FILE``."""
    return field.annotation is SecretStr or SecretStr in get_args(field.annotation)


def unknown_variables(known: Mapping[str, FieldInfo], environ: Mapping[str, str] = os.environ) -> dict[str, str | None]:
    """Find ``TOCSIN_*`` variables that no setting knows, each with the nearest known name, if any is near."""
    names = {*known, *(f"{name}_FILE" for name, field in known.items() if is_secret(field))}
    strangers = (v for v in environ if v.startswith(ENV_PREFIX) and v not in names and not v.startswith(_INJECTED))
    # Compared without the prefix that all share: it would make strangers look alike.
    words = {name.removeprefix(ENV_PREFIX): name for name in sorted(names)}
    near = {v: difflib.get_close_matches(v.removeprefix(ENV_PREFIX), words, 1) for v in sorted(strangers)}
    return {name: words[found[0]] if found else None for name, found in near.items()}


def split_address(value: str) -> tuple[str, int]:
    """Split ``host:port`` (``[::1]:8080`` for IPv6). Raises ValueError where it is none."""
    host, _, port = value.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ValueError("must be host:port, for example 127.0.0.1:8080")
    return host, int(port)


class _SecretFiles(PydanticBaseSettingsSource):
    """Reads ``TOCSIN_X`` from the file that ``TOCSIN_X_FILE`` names, for every secret X."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002 (the base asks for it)
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, field in self.settings_cls.model_fields.items():
            variable = f"{ENV_PREFIX}{name.upper()}"
            path = os.environ.get(f"{variable}_FILE")
            if not is_secret(field) or not path:
                continue
            if os.environ.get(variable):
                raise ConfigurationError(f"{variable} and {variable}_FILE are both set: which one holds?")
            found[name] = read_secret(f"{variable}_FILE", Path(path)) or None
        return found


def read_secret(setting: str, path: Path) -> str:
    """
    Read the secret in the file at *path*, without the blanks around it.

    Raises:
        ConfigurationError: It can't be read; says that *setting* names it.
    """
    try:
        with path.open("rb") as file:
            return file.read(_MAX_SECRET_BYTES).decode().strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ConfigurationError(f"{setting}: can't read {path}: {reason}") from error


def _default_data_dir() -> Path:
    try:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    except RuntimeError:  # a user without a name and a home, as in some containers: whoever needs a folder sets one
        base = Path.cwd()
    return Path(base) / "tocsin"
