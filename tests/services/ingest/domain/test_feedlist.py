"""The feed list is read strictly: what is wrong is named by file, feed and field."""

from datetime import timedelta
from pathlib import Path

import pytest

from services.ingest.domain.feedlist import read_feed_list
from shared.contracts.errors import ConfigurationError

FEED = '[[feed]]\nid = "a"\nname = "A"\nurl = "https://a.example/rss"\n'


def test_a_feed_is_read_with_what_its_articles_say_of_it() -> None:
    text = FEED + 'publisher = "a.example"\nreliability = "B"\nlanguage = "en"\ninterval_seconds = 60\npages = false\n'
    [feed] = read_feed_list(text, path="f.toml")
    assert (feed.interval, feed.pages, feed.language) == (timedelta(minutes=1), False, "en")
    assert feed.source.model_dump(exclude_none=True) == {
        "id": "a", "name": "A", "publisher": "a.example", "reliability": "B"}  # fmt: skip


def test_an_empty_list_is_a_list() -> None:
    assert read_feed_list("# nothing yet\n", path="f.toml") == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[feed]", "f.toml: not TOML"),
        ("[[feeds]]\n", "f.toml: 'feeds' is unknown"),
        ("[feed]\n", "[feed] must be written [[feed]]"),
        ("feed = [1]\n", "feed 1: must be a [[feed]] block"),
        ('[[feed]]\nid = "a"\n', "f.toml: feed 1 (a): name: is required"),
        (FEED + 'colour = "red"\n', "f.toml: feed 1 (a): colour: unknown field"),
        (FEED + 'reliability = "X"\n', "feed 1 (a): reliability: "),
        (FEED + 'interval_seconds = "5"\n', "feed 1 (a): interval_seconds: "),
        (FEED.replace("https", "ftp"), "feed 1 (a): url: must be an http:// or https:// address"),
        (FEED.replace("a.example", "a example"), "feed 1 (a): url: holds a space"),
        (FEED.replace("a.example", "me:secret@a.example"), "feed 1 (a): url: must not hold a user or a password"),
        (FEED.replace("a.example", "[a.example"), "feed 1 (a): url: "),
        (FEED.replace('"a"', '"A B"'), "feed 1 (A B): id: "),
        (FEED + FEED, "f.toml: feed 2 (a): id: feed 1 has the same"),
        (FEED + FEED.replace('"a"', '"b"').replace("a.example/rss", "www.a.example/rss/"),
         "feed 2 (b): url: feed 1 (a) has the same"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(text: str, complaint: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        read_feed_list(text, path="f.toml")
    assert complaint in str(error.value)
    assert "\n" not in str(error.value)


def test_the_list_that_ships_holds_a_dozen_feeds() -> None:
    path = Path(__file__).parents[4] / "deploy" / "feeds.toml"
    feeds = read_feed_list(path.read_text(encoding="utf-8"), path=str(path))
    assert len(feeds) >= 12
    assert all(feed.publisher and feed.reliability for feed in feeds)
