"""The times that a sentence names, set against its article's date."""

from datetime import UTC, datetime

import pytest

from services.tagging.domain.news.moments import moments
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page

SEPTEMBER = datetime(2025, 9, 18, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("In 2023 they came", "old"),
        ("They came in March", "old"),
        ("They came in early 2022", "old"),
        ("They came in the 1990s", "old"),
        ("They came two years ago", "old"),
        ("They came last summer", "old"),
        ("They came on 12 September", "new"),
        ("They came on Sept. 12", "new"),
        ("They came on Tuesday", "new"),
        ("They came at 5am", "new"),
        ("They came this week", "new"),
        ("They came two hours ago", "new"),
        ("They came from Chad in 2019", "old"),
        ("The 2015 deal is dead", "of_old"),
        ("A report from last year says so", "of_old"),
        ("Since a report from last year they have come", None),
        ("They have come since March", None),
        ("The biggest raid since a brutal June night", None),
        ("They will leave by May 2026", None),
        ("They may come, and march on", None),
        ("They came by a treaty signed in March", None),
        ("They came in August", None),
        ("They come in October", None),
    ],
)
def test_a_time_is_set_against_the_articles_date(words: str, when: str | None) -> None:
    page = Page(f"{words}.")
    found = [told for _, told in moments(Sentence(page, 0, len(page.text)), SEPTEMBER)]
    assert found == ([when] if when else [])
