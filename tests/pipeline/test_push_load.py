"""In small what ``python -m tests.pipeline.push_load`` shows in full: many programs push at once."""

from tests.pipeline.push_load import run


def test_when_200_programs_push_at_once_then_nothing_accepted_is_missing_or_doubled_and_memory_is_bounded() -> None:
    found = run(200, 3)
    assert (found.missing, found.doubled) == ([], [])
    assert found.answers[202] > 400
    assert set(found.answers) <= {202, 503}
    assert found.most_mb < found.idle_mb + 250
