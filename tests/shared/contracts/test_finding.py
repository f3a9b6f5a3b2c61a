"""Findings and tagged articles: ids from what is claimed, JSON there and back, offsets that hold."""

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from shared.contracts.errors import ContractViolation
from shared.contracts.finding import ArticleRef, Finding, Quantity, TaggedArticle, finding_id, reference
from tests.builders import MORNING, a_finding, a_reference, a_tagged, an_article
from tests.shared.contracts.strategies import FINDINGS, TAGGED

PARTS = st.tuples(*[st.text(max_size=6)] * 4, st.integers(0, 3))


@settings(max_examples=40)
@given(TAGGED)
def test_a_tagged_article_survives_a_json_round_trip(tagged: TaggedArticle) -> None:
    assert TaggedArticle.model_validate_json(tagged.model_dump_json()) == tagged


@given(FINDINGS)
def test_a_finding_survives_a_json_round_trip_and_unknown_fields(finding: Finding) -> None:
    newer = {**json.loads(finding.model_dump_json()), "novelty": {"deep": [1]}}
    assert Finding.model_validate_json(json.dumps(newer)) == finding


@given(PARTS, PARTS)
def test_a_finding_id_is_what_it_claims(
    one: tuple[str, str, str, str, int], other: tuple[str, str, str, str, int]
) -> None:
    if "\x1f" not in "".join(map(str, one + other)):
        assert (finding_id(*one) == finding_id(*other)) == (one == other)


def test_an_edit_elsewhere_leaves_an_id_alone_and_a_second_mention_has_its_own() -> None:
    first = finding_id("a1", "troop_figure", "force", "4,000 soldiers")
    assert first == finding_id("a1", "troop_figure", "force", "4,000 soldiers", 0)
    assert first != finding_id("a1", "troop_figure", "force", "4,000 soldiers", 1)
    assert first != finding_id("a2", "troop_figure", "force", "4,000 soldiers")
    assert first.startswith("f")


@pytest.mark.parametrize(
    "wrong", [{"confidence": 1.01}, {"confidence": -0.1}, {"assertion": "certain"}, {"evidence": {"start": -1}}]
)
def test_a_finding_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Finding.model_validate({**a_finding().model_dump(), **wrong})


def test_a_reference_is_the_article_without_its_text() -> None:
    article = an_article(authors=["A. Reporter"], syndication="wire")
    ref = reference(article)
    assert isinstance(ref, ArticleRef)
    assert {name: getattr(article, name) for name in ArticleRef.model_fields} == dict(ref)
    assert "text" not in ref.model_dump()
    assert ArticleRef.model_validate_json(ref.model_dump_json()) == ref


def test_the_event_time_of_a_reference_is_that_of_its_article() -> None:
    assert a_reference(published_at=MORNING, fetched_at=MORNING + timedelta(1)).event_time == MORNING
    assert a_reference(published_at=None, fetched_at=MORNING).event_time == MORNING
    with pytest.raises(ContractViolation, match="fetched_at"):
        _ = a_reference(published_at=None, fetched_at=None).event_time


def test_findings_keep_their_order() -> None:
    first, second = a_finding(start=5), a_finding(start=50)
    assert TaggedArticle.model_validate_json(a_tagged(first, second).model_dump_json()).findings == (first, second)


def test_one_made_of_checked_fields_is_the_one_that_checks_them() -> None:
    fields = {"low": 400, "high": None, "modifier": "more_than", "unit": "troops", "echelon": None}
    made, checked = Quantity.of(dict(fields)), Quantity.model_validate(fields)
    assert made == checked
    assert (made.model_dump_json(), made.model_fields_set) == (checked.model_dump_json(), checked.model_fields_set)
    assert made.model_copy(update={"low": 500}) == checked.model_copy(update={"low": 500})
    assert hash(made) == hash(checked)
    with pytest.raises(ValidationError, match="frozen"):
        made.low = 1  # type: ignore[misc]
