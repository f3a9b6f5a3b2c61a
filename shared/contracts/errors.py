"""
The errors, and what each makes the program do.

    TocsinError
    +- TransientError       left pending, tried again later          WARN
    |  +- ServerUnavailable   no server answers                      exit 69
    |  +- SourceUnavailable   a feed or page can't be had now
    |  +- SinkUnavailable     a receiver of alerts can't take one now
    |  +- AddressUnknown      a name that can't be resolved (now)
    |  +- GaveUpWaiting       the time allowed has passed            exit 75
    +- PermanentError       kept as a dead letter, then acknowledged ERROR
    |  +- MalformedEntry      not JSON, not UTF-8, no ``data``
    |  +- ContractViolation   JSON, but not what the contract asks for
    |  +- TooLarge            beyond the size allowed
    |  +- SourceRefused       a feed or page that must not, or never will, be fetched
    |  +- SinkRefused         a receiver that will never take this alert, or must not be spoken to
    |  +- AddressRefused      an address inside, where only outside is allowed
    +- ConfigurationError   stops the start, says which setting      exit 78
    +- ServerRefused        wrong password, missing rights           exit 77

Anything else is a bug: traceback, tried again like a transient error, dead-lettered after the delivery limit.
"""

from datetime import timedelta


class TocsinError(Exception):
    """The root of every error this program raises on purpose."""

    exit_code = 1


class TransientError(TocsinError):
    """May go away by itself: whatever was being done stays pending and is tried again."""

    def __init__(self, message: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ServerUnavailable(TransientError):
    """No Redis or Valkey server answers."""

    exit_code = 69


class SourceUnavailable(TransientError):
    """A feed or a page can't be had now; ``status`` is what its server answered, if it did."""

    def __init__(self, message: str, *, retry_after: timedelta | None = None, status: int | None = None) -> None:
        super().__init__(message, retry_after=retry_after)
        self.status = status


class SinkUnavailable(TransientError):
    """A receiver of alerts can't take one now."""


class AddressUnknown(TransientError):
    """A name that can't be resolved, at least not now."""


class GaveUpWaiting(TransientError):
    """The time allowed for waiting has passed."""

    exit_code = 75


class PermanentError(TocsinError):
    """Will fail the same way each time: the input is kept as a dead letter."""


class MalformedEntry(PermanentError):
    """An entry that can't be read at all: not JSON, not UTF-8, not an object, no ``data``."""


class ContractViolation(PermanentError):
    """
    JSON that is not what the contract asks for.

    ``field`` is the dotted path of the first field that is wrong (``source.reliability``), empty for the whole.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field
        self.message = message


class TooLarge(PermanentError):
    """Beyond the size allowed."""


class SourceRefused(PermanentError):
    """A feed or a page that must not, or never will, be fetched: private address, redirect loop, wrong type."""


class SinkRefused(PermanentError):
    """A receiver of alerts that will never take this one."""


class AddressRefused(PermanentError):
    """A private, loopback or otherwise inner address, where only the public internet is allowed."""


class ConfigurationError(TocsinError):
    """A setting, a feed list or a rule that can't be right."""

    exit_code = 78


class ServerRefused(TocsinError):
    """The server answers and will not have us: wrong password, missing rights."""

    exit_code = 77
