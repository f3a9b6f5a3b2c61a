"""
The alert worker without its server: articles in, alerts out, everything remembered here.

For tests, and for asking what other rules would have said of the same articles.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from services.alert.domain.corroboration import Families
from services.alert.domain.decision import Decision, decide
from services.alert.domain.memory import Memory
from services.alert.domain.rulebook import Rulebook
from services.alert.domain.shelf import shipped
from services.alert.domain.turn import Hold, holds_nothing
from shared.contracts.alert import Alert
from shared.contracts.finding import TaggedArticle


@dataclass
class Simulation:
    """Decides in the order it is given articles, as one worker does in the order of its stream."""

    rulebook: Rulebook = field(default_factory=shipped)
    families: Families = field(default_factory=Families)
    hold: Hold = holds_nothing
    memory: Memory = field(default_factory=lambda: Memory(whole=True))

    def read(self, tagged: TaggedArticle) -> Decision:
        """Decide about *tagged*, and remember."""
        decision = decide(self.memory, tagged, self.rulebook, self.families, self.hold)
        decision.remember(self.memory)
        return decision

    def read_all(self, flow: Iterable[TaggedArticle]) -> list[Alert]:
        """Give the alerts of *flow*, in order."""
        return [alert for tagged in flow for alert in self.read(tagged).every]
