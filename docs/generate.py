"""
The pages that are written by the program: docs/schemas/*.json from the contracts, docs/settings.md from the settings.

Run it after a change of either: ``.venv/bin/python docs/generate.py``. Tests fail while a page is stale.
"""
# ruff: noqa: INP001, T201 (a script, for people)

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotated_types import Ge, Gt, Le, Lt
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from services.commands.settings import GROUPS
from shared.chassis.settings import ENV_PREFIX, is_secret
from shared.contracts.alert import Alert
from shared.contracts.article import Article
from shared.contracts.finding import TaggedArticle
from shared.contracts.source_event import SourceEvent

DOCS = Path(__file__).resolve().parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What depends on the machine, as people write it.
DEFAULTS = {"data_dir": "`$XDG_DATA_HOME/tocsin`, else `~/.local/share/tocsin`"}
SIGNS = {Ge: "≥", Gt: ">", Le: "≤", Lt: "<"}
PREAMBLE = """\
# Settings

Written by `docs/generate.py` from the settings classes; don't edit it by hand.

Every setting is an environment variable, read once at the start. An empty variable counts as unset. A secret can also
come from a file: set the same name with `_FILE` to its path (one of the two, not both). `tocsin doctor` shows what is
in force, secrets masked, and names any `TOCSIN_…` variable that nothing reads. Sizes count bytes.
"""


def pages() -> dict[Path, str]:
    """Give every generated page with its text."""
    return {
        DOCS / "settings.md": settings_page(),
        **{DOCS / "schemas" / name: text for name, text in schemas().items()},
    }


def schemas() -> dict[str, str]:
    """
    Give the JSON Schema of each message.

    That of the article is for whoever hands one in: only the text is required. The others say what we write. All leave
    room for fields to come.
    """
    article = Article.model_json_schema() | {"required": ["text"]}
    written = {
        "article.json": article,
        "tagged-article.json": TaggedArticle.model_json_schema(mode="serialization"),
        "alert.json": Alert.model_json_schema(mode="serialization"),
        "source-event.json": SourceEvent.model_json_schema(mode="serialization"),
    }
    return {name: _json({"$schema": DIALECT, **_untitled(schema)}) for name, schema in written.items()}


def settings_page() -> str:
    """Give the page of all settings: one table for each group, its own settings before the parts it is composed of."""
    sections: dict[type[BaseSettings], str] = {}
    for group in sorted(_with_parts(GROUPS), key=lambda g: (g in GROUPS, g.__name__)):
        rows = [_row(name, field) for name, field in group.model_fields.items() if _part(field) is None]
        if rows:
            title = group.__name__.removesuffix("Settings")
            head = "| variable | default | allowed | what |\n|---|---|---|---|"
            sections[group] = "\n".join(
                [f"## {title}", "", (group.__doc__ or "").strip().replace("``", "`"), "", head, *rows, ""]
            )
    return "\n".join([PREAMBLE, *sections.values()])


def main() -> None:
    """Write what has changed."""
    for page, text in pages().items():
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, encoding="utf-8")
            print(f"written: {page.relative_to(DOCS.parent)}")


def _with_parts(groups: tuple[type[BaseSettings], ...]) -> list[type[BaseSettings]]:
    found = dict.fromkeys(groups)
    for group in groups:
        found |= dict.fromkeys(part for field in group.model_fields.values() if (part := _part(field)))
    return list(found)


def _part(field: FieldInfo) -> type[BaseSettings] | None:
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, BaseSettings) else None


def _row(name: str, field: FieldInfo) -> str:
    variable = f"`{ENV_PREFIX}{name.upper()}`"
    if is_secret(field):
        variable += f"<br>`{ENV_PREFIX}{name.upper()}_FILE`"
    what = (field.description or "").replace("|", "\\|")
    return f"| {variable} | {_default(name, field)} | {', '.join(_limits(field))} | {what} |"


def _default(name: str, field: FieldInfo) -> str:
    value = field.default
    if name in DEFAULTS:
        return DEFAULTS[name]
    if value is None:
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else f'{value:g}' if isinstance(value, float) else value}`"


def _limits(field: FieldInfo) -> Iterator[str]:
    for rule in field.metadata:
        for kind, sign in SIGNS.items():
            if isinstance(rule, kind):
                yield f"{sign} {getattr(rule, kind.__name__.lower()):.10g}"


def _untitled(schema: Any) -> Any:
    """Leave out the titles that only repeat a field's name."""
    if isinstance(schema, list):
        return [_untitled(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    named = "properties" in schema  # a type of ours, not a field
    return {
        key: {name: _untitled(part) for name, part in value.items()}
        if key in {"properties", "$defs"}
        else _untitled(value)
        for key, value in schema.items()
        if key != "title" or named
    }


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    main()
