"""In small what ``python -m tests.pipeline.ten_days`` shows in full: feeds misbehave, nothing is lost or doubled."""

from tests.pipeline.ten_days import run


def test_whatever_feeds_do_each_entry_is_one_article_or_one_reason_and_each_edit_one_revision() -> None:
    found = run(12, 3, parts=1, seed=7)
    assert found.broken() == {}
    assert found.polls > 500
    assert found.revisions > 5
    assert {"backlog", "stale", "future"} <= set(found.reasons)
    assert len(found.answers) > 8
