"""The JSON Schemas in docs/schemas are those of the contracts, for readers in any language."""

import json
from typing import Any

import pytest

from docs.generate import DIALECT, DOCS, schemas
from shared.contracts.alert import Alert
from shared.contracts.article import Article
from shared.contracts.finding import TaggedArticle

FOLDER = DOCS / "schemas"
NAMES = ("alert.json", "article.json", "source-event.json", "tagged-article.json")


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_file_is_what_the_contract_gives(name: str) -> None:
    stale = f"docs/schemas/{name} is stale: run .venv/bin/python docs/generate.py"
    assert (FOLDER / name).read_text(encoding="utf-8") == schemas()[name], stale


def test_there_is_a_file_for_each_message_and_no_other() -> None:
    assert tuple(sorted(path.name for path in FOLDER.iterdir())) == NAMES == tuple(sorted(schemas()))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_stands_alone(name: str) -> None:
    schema = read(name)
    assert schema["$schema"] == DIALECT
    assert "$id" not in json.dumps(schema)
    references = {part["$ref"] for part in parts_of(schema) if "$ref" in part}
    assert references == {f"#/$defs/{kind}" for kind in schema["$defs"]}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_leaves_room_for_fields_to_come(name: str) -> None:
    assert not any(part.get("additionalProperties") is False for part in parts_of(read(name)))


def test_of_an_article_only_the_text_is_required() -> None:
    schema = read("article.json")
    assert schema["required"] == ["text"]
    assert set(schema["properties"]) == set(Article.model_fields)
    assert "required" not in schema["$defs"]["Source"]


def test_what_we_write_is_always_whole() -> None:
    assert read("alert.json")["required"] == list(Alert.model_fields)
    assert read("tagged-article.json")["required"] == list(TaggedArticle.model_fields)


def test_the_words_of_the_contract_are_in_the_schema() -> None:
    kinds = read("alert.json")["$defs"]
    assert kinds["AlertData"]["properties"]["severity"]["enum"] == ["info", "low", "medium", "high", "critical"]
    assert kinds["CitedFinding"]["properties"]["assertion"]["enum"] == [
        "actual", "planned", "possible", "denied", "historical",
    ]  # fmt: skip


def parts_of(schema: Any) -> list[dict[str, Any]]:
    """Every object in a schema."""
    if isinstance(schema, list):
        return [part for item in schema for part in parts_of(item)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(part for value in schema.values() for part in parts_of(value))]
