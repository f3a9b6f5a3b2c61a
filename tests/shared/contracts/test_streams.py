"""Every key stands under the prefix, and no two are the same."""

from hypothesis import given
from hypothesis import strategies as st

from shared.contracts.streams import ALERT_GROUP, DEFAULT_PREFIX, TAGGING_GROUP, Keys

PREFIXES = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=64)
NAMES = [name for name, value in vars(Keys).items() if isinstance(value, property)]


@given(PREFIXES)
def test_every_key_stands_under_its_prefix_and_none_twice(prefix: str) -> None:
    keys = Keys(prefix)
    values = [getattr(keys, name) for name in NAMES]
    values += [keys.dead(keys.articles), keys.dead(keys.flagged)]
    assert all(value.startswith(prefix) for value in values)
    assert len(set(values)) == len(values)


def test_the_names_others_rely_on() -> None:
    keys = Keys()
    assert (keys.articles, keys.flagged, keys.alerts) == ("tocsin:articles", "tocsin:flagged", "tocsin:alerts")
    assert keys.decisions == "tocsin:decisions"
    assert keys.dead(keys.articles) == "tocsin:articles:dead"
    assert (TAGGING_GROUP, ALERT_GROUP, DEFAULT_PREFIX) == ("tagging", "alert", "tocsin:")


def test_a_shard_is_a_change_of_prefix_alone() -> None:
    assert Keys("tocsin:{3}:").dead(Keys("tocsin:{3}:").flagged) == "tocsin:{3}:flagged:dead"


def test_the_keys_of_one_kind_never_meet_those_of_another() -> None:
    keys = Keys()
    families = [keys.seen, keys.fate, keys.alias, keys.incident, keys.worker, keys.source]
    assert not any(a.startswith(b) for a in families for b in families if a is not b)
    assert all(f.endswith(":") for f in families)
