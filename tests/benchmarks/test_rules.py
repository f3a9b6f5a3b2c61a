"""The benchmark of rules: a thousand of each sort, that nearly never hold, through the worker's own handling."""

import pytest

from benchmarks.rules import MORE, books, flagged, measure, report


@pytest.fixture(autouse=True)
def _no_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CORPUS_DIR", raising=False)


def test_every_sort_has_a_thousand_rules_and_a_row_with_its_ratio() -> None:
    rulebooks = books()
    assert {len(book.by_name) - len(rulebooks["shipped"].by_name) for book in rulebooks.values()} == {0, MORE}
    flow, origin = flagged(3)
    found = measure(flow, rulebooks, rounds=1) | {"origin": origin, "articles": len(flow)}
    assert found["shipped"]["ratio"] == 1
    page = report(found)
    assert page.count("1,000 more") == 4
    assert f"{len(flow)} flagged articles" in page
