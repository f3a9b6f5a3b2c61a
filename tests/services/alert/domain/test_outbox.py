"""What a sink tries when: pure, by hypothesis and by hand."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.alert.domain.outbox import LONGEST_WISH, Outbox, Patience, Waiting

NOON = datetime(2025, 3, 14, 12, 0, tzinfo=UTC)
PATIENCE = Patience(timedelta(minutes=5), timedelta(hours=72), 3)
Box = Outbox[None]


def box(*entries: tuple[str, str], luck: float = 1.0) -> Box:
    """An outbox; *entries*: number in the stream, and incident."""
    own: Box = Outbox(PATIENCE, lambda: luck)
    for number, incident in entries:
        own.add(Waiting(f"{number}-0", incident, None))
    return own


def test_the_first_of_the_stream_is_first() -> None:
    found = box(("10", "b"), ("9", "a")).next(NOON)
    assert found is not None
    assert found.entry == "9-0"


def test_an_empty_outbox_wakes_nobody() -> None:
    assert (box().next(NOON), box().wakes()) == (None, None)


def test_pauses_double_up_to_the_longest_and_chance_shortens_them() -> None:
    own, lucky = box(("1", "a")), box(("1", "a"), luck=0.0)
    pauses, moment = [], NOON
    for outbox in (own, lucky):
        waiting = outbox.next(NOON)
        assert waiting is not None
    for _ in range(11):
        waiting = own.waiting["1-0"]
        own.failed(waiting, moment)
        assert own.rests_until is not None
        pauses.append((own.rests_until - moment).total_seconds())
        moment = own.rests_until
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    lucky.failed(lucky.waiting["1-0"], NOON)
    assert lucky.rests_until == NOON + timedelta(seconds=0.5)


def test_a_wish_is_kept_within_reason() -> None:
    own = box(("1", "a"))
    own.failed(own.waiting["1-0"], NOON, timedelta(days=9))
    assert own.rests_until == own.wakes() == NOON + LONGEST_WISH


def test_what_is_never_delivered_is_given_up_after_its_time() -> None:
    own = box(("1", "a"))
    waiting = own.waiting["1-0"]
    assert own.failed(waiting, NOON)
    assert not own.failed(waiting, NOON + timedelta(hours=72))
    assert own.waiting == {}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=40), st.floats(0, 1))
def test_whatever_fails_no_alert_passes_an_earlier_one_of_its_incident(
    alerts: list[tuple[str, bool]], luck: float
) -> None:
    own = box(*((str(n), incident) for n, (incident, _) in enumerate(alerts)), luck=luck)
    fails = {f"{n}-0": fail for n, (_, fail) in enumerate(alerts)}
    done: list[Waiting[None]] = []
    now = NOON
    for _ in range(500):
        waiting = own.next(now)
        if waiting is None:
            now = max(now, own.wakes() or now)
        elif fails.pop(waiting.entry, False):
            if not own.failed(waiting, now):
                done.append(waiting)
        else:
            own.delivered(waiting)
            done.append(waiting)
    assert len(done) == len(alerts), "each comes to its end"
    for incident in "abc":
        places = [w.place for w in done if w.incident == incident]
        assert places == sorted(places)
