"""Tokens: read strictly, kept as hashes, never shown; and how often each may come."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.domain.tokens import Rate, holder, read_tokens
from shared.contracts.errors import ConfigurationError

HASH = sha256(b"secret").hexdigest()


def test_a_token_is_itself_or_its_hash() -> None:
    tokens = read_tokens(f"plain\n# a remark\n\n  desk:sha256:{HASH.upper()}  \n")
    assert [token.name for token in tokens] == ["line 1", "desk"]
    given = {word: holder(tokens, word.encode()) for word in ("plain", "secret", "", "desk", HASH, "plain\n")}
    assert given == {"plain": "line 1", "secret": "desk", "": None, "desk": None, HASH: None, "plain\n": None}
    assert HASH not in repr(tokens)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "holds no token"),
        ("\n# x\n", "holds no token"),
        (f"a:sha256:{HASH[:-1]}", "line 1: a SHA-256 has 64"),
        (f"plain\na:sha256:{HASH[:-1]}g", "line 2: a SHA-256 has 64"),
        (f"a:sha256:{HASH}\na:sha256:{sha256().hexdigest()}", "line 2: the name or the token stands there already"),
        (f"secret\na:sha256:{HASH}", "line 2: the name or the token stands there already"),
    ],
)
def test_what_cant_be_right_is_named_by_its_line(text: str, complaint: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        read_tokens(text)
    assert complaint in str(error.value)
    assert HASH[:20] not in str(error.value)
    assert "secret" not in str(error.value)


def test_a_bucket_fills_again_and_each_name_has_its_own() -> None:
    rate = Rate(60)
    assert [rate.wait("a", 0.0) for _ in range(61)] == [0.0] * 60 + [1.0]
    assert rate.wait("b", 0.0) == 0
    assert rate.wait("a", 0.5) == 0.5
    assert rate.wait("a", 1.0) == 0
    assert rate.wait("a", 0.0) == 1.0  # a clock that goes back gives nothing


@given(st.integers(1, 100), st.lists(st.floats(0, 30), max_size=60))
def test_no_more_pass_than_are_allowed(per_minute: int, pauses: list[float]) -> None:
    rate, now, passed = Rate(per_minute), 0.0, 0
    for pause in pauses:
        now += pause
        wait = rate.wait("a", now)
        passed += wait == 0
        assert wait == 0 or rate.wait("a", now + wait + 1e-6) == 0
        passed += wait > 0
        now += wait + 1e-6 if wait else 0
    assert passed <= per_minute + now * per_minute / 60 + 1
