"""Articles in files: good neighbours pass, bad ones say where they stand and what is wrong."""

import io
import json

import pytest

from services.ingest.domain import files
from services.ingest.domain.files import Refusal, read_articles
from shared.contracts.article import Article, parse_for_tagging


def read(name: str, data: bytes, **options: object) -> list[Article | Refusal]:
    return list(read_articles(name, io.BytesIO(data), **options))  # type: ignore[arg-type]


def texts(found: list[Article | Refusal]) -> list[str]:
    return [one.text if isinstance(one, Article) else f"! {one}" for one in found]


def test_a_text_file_is_taken_code_point_for_code_point() -> None:
    raw = "\ufeff  Troops\r\n\tmoved. \n".encode()
    [article] = read("a.txt", raw)
    assert isinstance(article, Article)
    assert (article.text, article.title) == (raw.decode(), None)


def test_a_json_file_holds_one_article_or_a_list() -> None:
    assert texts(read("a.json", b'{"text": "one"}')) == ["one"]
    assert texts(read("a.json", b'\xef\xbb\xbf [{"text": "one"}, {"text": "two"}]')) == ["one", "two"]


def test_a_jsonl_file_holds_one_a_line_and_blank_lines_are_nothing() -> None:
    assert texts(read("a.jsonl", b'\xef\xbb\xbf{"text": "one"}\n\n{"text": "two"}')) == ["one", "two"]


def test_a_bad_line_is_refused_with_its_number_and_its_neighbours_pass() -> None:
    raw = b'{"text": "one"}\n{"text": "two", "colour": 1}\n{oops\n[]\n{"text": "three"}\n'
    found = texts(read("a.jsonl", raw))
    assert (found[0], found[-1]) == ("one", "three")
    assert found[1] == "! line 2: colour: unknown field"
    assert found[2].startswith("! line 3: ")
    assert found[3].startswith("! line 4: ")


def test_a_bad_item_of_a_list_is_refused_with_its_number() -> None:
    raw = json.dumps([{"text": "one"}, {"text": ""}, 5, {"text": "x" * 99}]).encode()
    assert texts(read("a.json", raw, max_bytes=60)) == [
        "one", "! item 2: text: is empty", "! item 3: not a JSON object", "! item 4: more than 60 bytes"]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw", "complaint"),
    [
        ("a.txt", b"Troops \xff", "not UTF-8 (byte 7)"),
        ("a.txt", b"", "is empty"),
        ("a.txt", b"Troops\0", "NUL"),
        ("a.txt", b"x" * 101, "more than 100 bytes"),
        ("a.json", b"{", "JSON"),
        ("a.json", b"[1,", "JSON"),
        ("a.json", b"[" * 100_000, "JSON"),
        ("a.json", b'{"text": "\\ud800"}', ""),
        ("a.jsonl", b'{"text": "' + b"x" * 300 + b'"}', "line 1: more than 100 bytes"),
    ],
)
def test_a_bad_file_is_one_refusal(name: str, raw: bytes, complaint: str) -> None:
    [refusal] = read(name, raw, max_bytes=100 if len(raw) < 1000 else 10**7)
    assert isinstance(refusal, Refusal)
    assert complaint in str(refusal)


def test_a_long_line_does_not_swallow_the_next() -> None:
    raw = b'{"text": "' + b"x" * 500 + b'"}\n{"text": "two"}\n'
    assert texts(read("a.jsonl", raw, max_bytes=100)) == ["! line 1: more than 100 bytes", "two"]


def test_a_file_too_large_to_be_one_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 10)
    [refusal] = texts(read("a.json", b"[" + b" " * 20))
    assert "split it" in refusal


def test_the_door_and_the_suffix_can_be_told() -> None:
    assert texts(read("-", b'{"text": ""}', suffix=".jsonl", parse=parse_for_tagging)) == [""]
