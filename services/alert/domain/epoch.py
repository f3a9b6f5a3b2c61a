"""How windows, hours and stored times are counted: from one beginning, in whole units."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def since_epoch(moment: datetime, unit: timedelta) -> int:
    """Count the whole units from the beginning to *moment*."""
    return (moment - EPOCH) // unit
