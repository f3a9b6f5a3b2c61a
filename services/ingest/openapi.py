"""What ``GET /openapi.json`` says: the push endpoint described in OpenAPI 3.1, the articles by their own contract."""

from typing import Any

from pydantic.json_schema import models_json_schema

from shared.contracts.article import Article, Source

_PLACE = "#/components/schemas/{model}"
_REFUSALS = {
    "400": "The body broke off.",
    "401": "No token, or not the right one.",
    "408": "The body did not arrive in time.",
    "413": "An article or the body is too large, or there are too many articles.",
    "415": "The body is of another type, or compressed.",
    "429": "Too many requests with this token; Retry-After says when to come back.",
    "503": "The server behind can't be had now, or too much is under way; sending the same again is safe.",
}


def describe(*, max_items: int) -> dict[str, Any]:
    """Describe the endpoint."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tocsin push",
            "version": "1",
            "description": "Hand in articles. What is answered 202 is stored; sending it again changes nothing.",
        },
        "paths": {"/articles": {"post": _post()}, "/healthz": {"get": _health()}},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {**_articles(), **_answers(), "Articles": _one_or_many(max_items)},
        },
    }


def _post() -> dict[str, Any]:
    body = {
        "application/json": {"schema": {"$ref": _PLACE.format(model="Articles")}},
        "application/x-ndjson": {"schema": {"type": "string", "description": "One Article a line."}},
    }
    later = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer", "minimum": 1}}}
    answers: dict[str, Any] = {
        "202": _answer("At least one article was taken; what became of each, in order.", "Taken"),
        "422": _answer("All were refused; the first one's error.", "AllRefused"),
    }
    answers |= {code: _answer(what, "Error") for code, what in _REFUSALS.items()}
    for code in ("429", "503"):
        answers[code]["headers"] = later
    answers["401"]["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    return {
        "operationId": "pushArticles",
        "summary": "Hand in one article or many",
        "security": [{"token": []}],
        "requestBody": {"required": True, "content": body},
        "responses": dict(sorted(answers.items())),
    }


def _health() -> dict[str, Any]:
    text = {"text/plain": {"schema": {"type": "string"}}}
    return {
        "operationId": "health",
        "summary": "Is it served?",
        "responses": {"200": {"description": "It is.", "content": text}},
    }


def _articles() -> dict[str, Any]:
    """Give the contract's schemas as they hold at this door: only the text is required, unknown fields are refused."""
    _, schema = models_json_schema([(Article, "validation"), (Source, "validation")], ref_template=_PLACE)
    found: dict[str, Any] = schema["$defs"]
    for part in found.values():
        part["additionalProperties"] = False
        # Null is as good as missing.
        part["properties"] = {
            name: value if name == "text" else {"anyOf": [value, {"type": "null"}]}
            for name, value in part["properties"].items()
        }
    found["Article"]["required"] = ["text"]
    found["Article"]["properties"]["text"] |= {"minLength": 1, "pattern": r"\S"}
    return found


def _one_or_many(max_items: int) -> dict[str, Any]:
    one = {"$ref": _PLACE.format(model="Article")}
    return {"oneOf": [one, {"type": "array", "minItems": 1, "maxItems": max_items, "items": one}]}


def _answers() -> dict[str, Any]:
    error = {
        "type": "object",
        "required": ["field", "message"],
        "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
    }
    item = {
        "type": "object",
        "required": ["id", "revision", "outcome", "error"],
        "properties": {
            "id": {"type": ["string", "null"]},
            "revision": {"type": ["integer", "null"]},
            "outcome": {"enum": ["published", "revision", "duplicate", "refused"]},
            "error": {"oneOf": [error, {"type": "null"}]},
            "notes": {"type": "array", "items": error, "description": "What was done with fields that can't be right."},
        },
    }
    items = {"type": "array", "items": {"$ref": _PLACE.format(model="Item")}}
    return {
        "Item": item,
        "Taken": {"type": "object", "required": ["items"], "properties": {"items": items}},
        "AllRefused": {"type": "object", "required": ["error"], "properties": {"items": items, "error": error}},
        "Error": {"type": "object", "required": ["error"], "properties": {"error": error}},
    }


def _answer(what: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": _PLACE.format(model=schema)}}}
    return {"description": what, "content": content}
