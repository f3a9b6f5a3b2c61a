"""In small what ``python -m tests.pipeline.shared_feeds`` shows in full: workers killed while they share feeds."""

from tests.pipeline.shared_feeds import run


def test_when_workers_are_killed_then_each_due_poll_is_completed_once_and_a_cut_off_one_soon_taken_up() -> None:
    watch = run(60, seconds=11, lease=2, interval=3, kill_every=3, slow=1)
    assert watch.kills >= 2
    assert watch.twice() == []
    # The dead worker's lease of 2 s, on a machine that is busy with other tests; without it a feed waits for ever.
    assert max(watch.taken_up_after(), default=0) < 30
