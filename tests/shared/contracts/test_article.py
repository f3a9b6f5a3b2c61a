"""The Article: strict at the doors, tolerant on the streams, and never a crash whatever is handed in."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.contracts.article import Article, parse_at_door, parse_for_tagging, parse_on_stream
from shared.contracts.errors import ContractViolation, MalformedEntry, PermanentError, TooLarge
from shared.contracts.identity import article_id
from tests.builders import an_article
from tests.shared.contracts.strategies import ARTICLES

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def at_door(**fields: Any) -> Article:
    return parse_at_door(json.dumps({"text": "Troops moved.", **fields}))


def on_stream(**fields: Any) -> Article:
    return parse_on_stream(json.dumps({"text": "Troops moved.", **fields}).encode())


@given(ARTICLES)
def test_an_article_survives_a_json_round_trip(article: Article) -> None:
    assert parse_on_stream(article.model_dump_json().encode()) == article
    assert parse_at_door(article.model_dump_json()) == article
    assert Article.model_validate(article.model_dump()) == article


@given(st.dictionaries(st.sampled_from([*Article.model_fields, "odd"]), JSON, max_size=5))
def test_whatever_object_is_handed_in_it_is_an_article_or_refused_in_one_line(raw: dict[str, Any]) -> None:
    for parse in (parse_at_door, parse_for_tagging):
        try:
            article = parse(raw)
        except PermanentError as error:
            said = str(error)
            assert said.isprintable()
            assert len(said) < 500
        else:
            assert Article.model_validate_json(article.model_dump_json()) == article


@given(st.binary(max_size=60))
def test_whatever_bytes_stand_on_a_stream_they_are_an_article_or_refused(raw: bytes) -> None:
    with pytest.raises(PermanentError):
        parse_on_stream(raw)


def test_only_the_text_is_required() -> None:
    article = parse_at_door('{"text": "Troops moved."}')
    assert article.id == article_id(None, "Troops moved.")
    assert (article.url, article.title, article.language, article.published_at) == (None, None, None, None)
    assert (article.revision, article.authors, article.source.id) == (1, (), "unknown")


def test_null_is_as_good_as_missing() -> None:
    nulls = dict.fromkeys(["id", "url", "title", "language", "authors", "published_at", "revision", "syndication"])
    assert at_door(**nulls, source=None) == at_door()
    assert at_door(source=dict.fromkeys(["id", "name", "publisher", "reliability", "via"])) == at_door()


def test_a_source_is_derived_from_the_address() -> None:
    source = at_door(url="https://www.ledger.example:8443/a").source
    assert (source.id, source.publisher) == ("ledger.example", "ledger.example")
    assert at_door(url="https://[2001:db8::1]/a").source.id == "2001:db8::1"


def test_what_is_given_of_a_source_is_kept_and_the_rest_derived() -> None:
    source = at_door(url="https://ledger.example/a", source={"publisher": "herald.example", "reliability": "B"}).source
    assert (source.id, source.publisher, source.reliability) == ("herald.example", "herald.example", "B")
    blank = at_door(url="https://ledger.example/a", source={"id": "x", "publisher": " "}).source
    assert (blank.id, blank.publisher) == ("x", "ledger.example")


def test_what_is_derived_is_never_what_is_wrong() -> None:
    article = at_door(url=f"https://{'a' * 60}.{'b' * 60}.{'c' * 60}.{'d' * 60}.example/a")
    assert len(article.source.id) == 200
    assert len(at_door(source={"publisher": "p" * 300}).source.id) == 200


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"txet": "x"}, "txet"),
        ({"txet": None}, "txet"),
        ({"source": {"id": "a", "relaibility": "B"}}, "source.relaibility"),
        ({"source": {"relaibility": None}}, "source.relaibility"),
    ],
)
def test_a_door_refuses_an_unknown_field_by_name_and_a_stream_ignores_it(fields: dict[str, Any], named: str) -> None:
    with pytest.raises(ContractViolation, match="unknown field") as refused:
        at_door(**fields)
    assert refused.value.field == named
    assert on_stream(**fields).text == "Troops moved."


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"text": 5}, "text"),
        ({"text": None}, "text"),
        ({"text": "a\0b"}, "text"),
        ({"text": " \n\u00a0"}, "text"),
        ({"title": "a\0b"}, "title"),
        ({"title": ["x"]}, "title"),
        ({"authors": "One"}, "authors"),
        ({"authors": ["One", "T\0wo"]}, "authors.1"),
        ({"source": "bbc"}, "source"),
        ({"source": {"id": ""}}, "source.id"),
        ({"source": {"id": "a\0b"}}, "source.id"),
        ({"source": {"reliability": "G"}}, "source.reliability"),
        ({"source": {"publisher": 5}, "url": "https://a.example"}, "source.publisher"),
        ({"revision": 0}, "revision"),
        ({"revision": 2**31}, "revision"),
        ({"revision": 1.5}, "revision"),
        ({"id": ""}, "id"),
        ({"id": "two words"}, "id"),
        ({"id": "line\nbreak"}, "id"),
        ({"id": "no\u00a0break"}, "id"),
        ({"id": "right\u202eleft"}, "id"),
        ({"id": "x" * 201}, "id"),
        ({"id": 7}, "id"),
    ],
)
def test_a_wrong_field_is_named_at_the_door_and_on_the_stream(fields: dict[str, Any], named: str) -> None:
    for parse in (at_door, on_stream):
        with pytest.raises(ContractViolation) as refused:
            parse(**fields)
        assert refused.value.field == named


@pytest.mark.parametrize("given_id", ["a", "x" * 200, "tag:ledger,2025:1", "записка-7", "*?[]", "../../etc", "a:b:c"])
def test_a_given_id_is_kept(given_id: str) -> None:
    assert at_door(id=given_id, url="https://ledger.example/a").id == given_id


@pytest.mark.parametrize(
    ("raw", "error", "says"),
    [
        (b"", MalformedEntry, "JSON"),
        (b"{", MalformedEntry, "JSON"),
        (b"\xff\xfe", MalformedEntry, "JSON"),
        (b'{"text": "caf\xe9"}', MalformedEntry, "JSON"),
        (b'{"text": "\\ud83d"}', MalformedEntry, "JSON"),
        (b'{"text": "\\ud83d tank"}', MalformedEntry, "JSON"),
        (b"[" * 100_000, MalformedEntry, "JSON"),
        (b"[]", MalformedEntry, "not a JSON object"),
        (b'"text"', MalformedEntry, "not a JSON object"),
        (b"null", MalformedEntry, "not a JSON object"),
        (b"17", MalformedEntry, "not a JSON object"),
        (b"{}", ContractViolation, "text: is required"),
    ],
)
def test_poison_is_refused_with_its_reason(raw: bytes, error: type[PermanentError], says: str) -> None:
    for parse in (parse_at_door, parse_for_tagging, parse_on_stream):
        with pytest.raises(error, match=says):
            parse(raw)


@pytest.mark.parametrize("field", ["text", "title", "url", "language"])
def test_half_a_surrogate_pair_is_refused_in_parsed_json_too(field: str) -> None:
    with pytest.raises(ContractViolation) as refused:
        parse_at_door({"text": "x", field: "https://ledger.example/\ud83d"})
    assert refused.value.field == field
    with pytest.raises(MalformedEntry):
        parse_at_door('{"text": "\ud83d"}')


def test_a_hostile_field_name_is_quoted_harmlessly() -> None:
    with pytest.raises(ContractViolation) as refused:
        parse_at_door({"text": "x", "\x1b[31m\n\u202e" + "x" * 5000: 1})
    assert str(refused.value).isprintable()
    assert len(refused.value.field) == 200


def test_a_field_name_that_is_no_text_is_refused() -> None:
    with pytest.raises(ContractViolation):
        parse_at_door({"text": "x", "\ud800": 1})


def test_a_refusal_never_quotes_what_was_handed_in() -> None:
    with pytest.raises(ContractViolation) as refused:
        at_door(published_at="SECRET")
    assert "SECRET" not in str(refused.value)


def test_beyond_the_limit_an_article_is_too_large_and_well_within_it_is_not() -> None:
    raw = json.dumps({"text": "é" * 600}, ensure_ascii=False)
    size = len(raw.encode())
    assert parse_at_door(raw, max_bytes=size + 4096).text == "é" * 600
    for handed_in in (raw, raw.encode()):
        with pytest.raises(TooLarge, match=f"{size:,} bytes"):
            parse_at_door(handed_in, max_bytes=size - 1)


def test_empty_text_is_legal_for_tagging_alone() -> None:
    assert parse_for_tagging('{"text": ""}').text == ""
    for parse in (parse_at_door, parse_on_stream):
        with pytest.raises(ContractViolation, match="is empty"):
            parse(b'{"text": ""}')


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-11-11T09:00:00Z", datetime(2024, 11, 11, 9, tzinfo=UTC)),
        ("2024-11-11T09:00:00.250+02:00", datetime(2024, 11, 11, 7, 0, 0, 250_000, tzinfo=UTC)),
        ("2024-11-11T09:00:00", datetime(2024, 11, 11, 9, tzinfo=UTC)),
        ("2024-11-11 09:00:00Z", datetime(2024, 11, 11, 9, tzinfo=UTC)),
        ("2024-11-11", datetime(2024, 11, 11, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_times_are_utc_and_a_date_is_its_first_moment(written: str, meant: datetime) -> None:
    article = at_door(published_at=written)
    assert article.published_at == meant
    assert article.event_time == meant
    assert article.event_time.tzinfo is UTC


@pytest.mark.parametrize(
    "written",
    [
        "yesterday", "2024-13-01", "2024-02-30T00:00:00Z", "2024-11-11T25:00:00Z", "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59", "20241111", "2024", 1731316000, 17.5, True, ["2024-11-11"], {"year": 2024},
    ],
)  # fmt: skip
def test_what_is_no_time_is_refused_and_never_taken_for_one(written: object) -> None:
    for parse in (at_door, on_stream):
        with pytest.raises(ContractViolation) as refused:
            parse(published_at=written)
        assert refused.value.field == "published_at"


def test_the_event_is_when_it_was_published_else_when_it_was_fetched() -> None:
    assert at_door(fetched_at="2024-11-12").event_time == datetime(2024, 11, 12, tzinfo=UTC)
    assert at_door(fetched_at="2024-11-12", published_at="2024-11-11").event_time.day == 11
    with pytest.raises(ContractViolation):
        _ = at_door().event_time


def test_an_article_is_a_fact() -> None:
    with pytest.raises(ValueError, match="frozen"):
        an_article().title = "other"  # type: ignore[misc]


@given(st.text().filter(lambda t: "\0" not in t and t.strip() and not any("\ud800" <= c <= "\udfff" for c in t)))
def test_text_is_kept_code_point_for_code_point(text: str) -> None:
    assert parse_at_door({"text": text}).text == text
    assert parse_on_stream(json.dumps({"text": text}).encode()).text == text
