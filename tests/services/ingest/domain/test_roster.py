"""The feeds in force: the list, and what was added to it and removed from it."""

import json

import pytest

from services.ingest.domain.feedlist import FeedSpec
from services.ingest.domain.roster import added, make_feed, read_change, roster, write_change
from shared.contracts.errors import ContractViolation
from tests.services.ingest.fakes import NOON


def a_feed(name: str, host: str = "") -> FeedSpec:
    return FeedSpec(id=name, name=name.upper(), url=f"https://{host or name}.example/rss")


A, B, C = (a_feed(name) for name in "abc")


def in_force(changes: dict[str, str]) -> list[str]:
    return [f"{name}={place.feed.url}" for name, place in roster([A, B], changes).items()]


def test_the_list_comes_first_then_what_was_added() -> None:
    assert list(roster([A, B], {"c": write_change(NOON, feed=C)})) == ["a", "b", "c"]
    assert list(roster([A, B], {"a": write_change(NOON, removed=True)})) == ["b"]
    assert roster([A, B], {"a": write_change(NOON)})["a"].feed == A
    assert roster([A], {"a": write_change(NOON)}) != roster([A], {})  # so that the workers notice


def test_an_added_feed_takes_the_place_of_the_lists_with_its_id() -> None:
    assert in_force({"a": write_change(NOON, feed=a_feed("a", "z"))})[0] == "a=https://z.example/rss"


def test_of_two_with_one_address_the_first_holds() -> None:
    assert in_force({"c": write_change(NOON, feed=a_feed("c", "www.a"))}) == in_force({})


@pytest.mark.parametrize("text", ["", "no JSON", "[]", '{"at": 5, "feed": {}}', '{"removed": true}', '{"at": "x"}'])
def test_a_change_that_cant_be_read_is_no_change(text: str) -> None:
    assert read_change(text) is None
    assert in_force({"a": text, "c": text}) == in_force({})


def test_a_change_under_another_id_or_of_no_feed_adds_nothing() -> None:
    assert in_force({"c": write_change(NOON, feed=B), "d": write_change(NOON)}) == in_force({})


def test_a_later_version_may_write_more() -> None:
    change = json.loads(write_change(NOON, feed=C))
    change["colour"] = change["feed"]["colour"] = "red"
    assert list(roster([], {"c": json.dumps(change)})) == ["c"]


@pytest.mark.parametrize(
    ("url", "taken", "name"),
    [
        ("https://www.ledger.example/rss", (), "ledger.example"),
        ("https://feeds.ledger.example/world/rss", (), "ledger.example"),
        ("https://ledger.example/World News/rss", ("ledger.example",), None),
        ("https://ledger.example/world/rss", ("ledger.example",), "ledger.example-world"),
        ("http://127.0.0.1:8000/rss", (), "127.0.0.1"),
        ("http://push/rss", (), "push-1fb91e"),
        ("https://größe.example/rss", (), "gr-e.example"),
    ],
)
def test_an_id_comes_from_the_address(url: str, taken: tuple[str, ...], name: str | None) -> None:
    if name is None:
        with pytest.raises(ContractViolation, match="url: holds a space"):
            make_feed({"url": url}, taken)
        return
    feed = make_feed({"url": url, "region": None}, taken)
    assert feed.id.startswith(name[:5])
    assert feed.id == name or name.startswith("push")
    assert make_feed({"url": url}, (*taken, feed.id)).id not in {*taken, feed.id}


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"url": "ftp://a.example/"}, "url: must be an http:// or https:// address"),
        ({"url": "nonsense"}, "url: must be"),
        ({"url": "https://[a.example/"}, "url: "),
        ({"url": "https://me:secret@a.example/"}, "url: must not hold a user"),
        ({"url": "https://a.example/", "id": "A B"}, "id: "),
        ({"url": "https://a.example/", "id": "push"}, "id: push is the name of another kind of source"),
        ({"url": "https://a.example/", "interval_seconds": 1}, "interval_seconds: "),
    ],
)
def test_what_is_wrong_is_named(values: dict[str, object], complaint: str) -> None:
    with pytest.raises(ContractViolation) as error:
        make_feed(values, ())
    assert str(error.value).startswith(complaint)


def test_adding() -> None:
    assert added(C, [A, B], {}, NOON, as_given=False) == (C, write_change(NOON, feed=C))
    with pytest.raises(ContractViolation, match="is read already, as a"):
        added(a_feed("c", "www.a"), [A, B], {}, NOON, as_given=False)
    with pytest.raises(ContractViolation, match="id: a is the id of another feed"):
        added(a_feed("a", "z"), [A, B], {}, NOON, as_given=False)


def test_what_was_removed_comes_back_as_the_list_has_it_or_as_it_is_given() -> None:
    removed = {"a": write_change(NOON, removed=True)}
    nameless = a_feed("a.example", "a")
    assert added(nameless, [A, B], removed, NOON, as_given=False) == (A, write_change(NOON))
    assert added(nameless, [A, B], removed, NOON, as_given=True)[0] == nameless
