"""
What decisions are made against: the incidents there are, and where earlier revisions of an article have gone.

The worker loads only what a batch may need. What is looked up and was never loaded is not silently absent: it raises,
and the worker fetches it and decides again.
"""

from dataclasses import dataclass, field

from services.alert.domain.incident import Incident


class NotLoaded(LookupError):
    """A decision needs an incident that has not been fetched; ``identifier`` names it."""

    def __init__(self, identifier: str) -> None:
        super().__init__(identifier)
        self.identifier = identifier


@dataclass
class Memory:
    """
    ``incidents``: by id, None where it is known that there is none. ``homes``: for an article id, the incidents its
    revisions went to, by rule. ``whole``: what isn't here isn't anywhere.
    """

    incidents: dict[str, Incident | None] = field(default_factory=dict)
    homes: dict[str, dict[str, str]] = field(default_factory=dict)
    whole: bool = False

    def incident(self, identifier: str) -> Incident | None:
        """Give an incident, or None where there is none. Raises NotLoaded where that isn't known."""
        if not self.whole and identifier not in self.incidents:
            raise NotLoaded(identifier)
        return self.incidents.get(identifier)
