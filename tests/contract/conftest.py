"""The stand, for the suite that every sink passes."""

import pytest

from tests.services.alert.sinks.stand import Stand


@pytest.fixture
def stand(redis_url: str, prefix: str) -> Stand:
    return Stand(redis_url, prefix)
