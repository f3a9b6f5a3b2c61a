"""Shuffled within a minute, through several workers, with kill -9: the same incidents, and each alert once."""

from tests.pipeline.order import articles, run, shuffled, simulated

FLOW = articles(240, 40)


def test_one_worker_in_order_says_byte_for_byte_what_the_decisions_say() -> None:
    assert run(FLOW, 1).data == simulated(FLOW).data


def test_when_articles_are_shuffled_and_workers_killed_then_the_incidents_are_the_same_and_none_is_told_twice() -> None:
    found = run(shuffled(FLOW, seed=3), workers=3, kills=2)

    assert found.doubled == []
    assert found.opened == simulated(FLOW).opened
