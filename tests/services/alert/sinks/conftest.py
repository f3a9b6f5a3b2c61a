"""The stand, for every test of a sink."""

import pytest

from tests.services.alert.sinks.stand import Stand


@pytest.fixture
def stand(redis_url: str, prefix: str) -> Stand:
    return Stand(redis_url, prefix)
