"""What each error makes the program do."""

from datetime import timedelta

import pytest

from shared.contracts import errors
from shared.contracts.errors import ContractViolation, ServerUnavailable, TocsinError

CODES = {
    "ServerUnavailable": 69,
    "ServerRefused": 77,
    "GaveUpWaiting": 75,
    "ConfigurationError": 78,
    "MalformedEntry": 1,
    "TooLarge": 1,
    "SourceUnavailable": 1,
    "SourceRefused": 1,
    "SinkUnavailable": 1,
    "SinkRefused": 1,
    "AddressUnknown": 1,
    "AddressRefused": 1,
}


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_each_error_has_its_exit_code(name: str, code: int) -> None:
    error = getattr(errors, name)("why")
    assert isinstance(error, TocsinError)
    assert (error.exit_code, str(error)) == (code, "why")


def test_a_violation_names_its_field_before_its_reason() -> None:
    assert str(ContractViolation("is empty", field="text")) == "text: is empty"
    assert (str(ContractViolation("is odd")), ContractViolation("is odd").field) == ("is odd", "")
    assert ContractViolation("is empty", field="text").message == "is empty"


def test_a_passing_failure_may_say_when_to_try_again() -> None:
    assert ServerUnavailable("away", retry_after=timedelta(seconds=3)).retry_after == timedelta(seconds=3)
    assert ServerUnavailable("away").retry_after is None
