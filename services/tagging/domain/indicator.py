"""
What an indicator is: a name, the words worth stopping at, and a reader that turns a sentence into claims.

The engine scans an article once for the anchors of all its indicators, reads only the sentences that hold one, and
gives each to the ``read`` of the indicators that may find something there. Offsets, assertion, attribution, conflict
and ids are the engine's work.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.reading.sentence import Sentence
from shared.contracts.finding import Assertion, Quantity, Severity


@dataclass(slots=True)  # not frozen: it would take five times as long to make
class Claim:
    """
    One claim: words *first* .. *last* - 1 of a sentence carry it.

    ``focus`` are the words whose clause decides the assertion (the evidence itself where it is None).
    """

    first: int
    last: int
    kind: str
    quantity: Quantity | None = None
    actors: tuple[str, ...] = ()
    host: str | None = None
    platform: str | None = None
    salient: bool = True
    confidence: float = 0.8
    severity: Severity | None = None
    assertion: Assertion | None = None
    focus: tuple[int, int] | None = None


@dataclass(slots=True)
class Context:
    """What a reader may know besides its sentence: the article's frame, and what it found before."""

    frame: Frame
    earlier: tuple[Claim, ...] = ()  # this indicator's claims in the sentence before
    hosts: Mapping[str, str] = field(default_factory=dict)  # where the text has put whose forces first


@dataclass(frozen=True, slots=True, eq=False)
class Indicator:
    """
    A sign the tagger looks for. ``anchors`` are RE2 patterns (case is ignored): a sentence without any is never
    read.

    ``beside``: patterns of which a sentence must hold one as well, if it is given: an anchor is a common word
    (forces), and only with a number or a country beside it worth reading. ``hints``: what its claims can't be told
    without, each some patterns that stand in the sentence together; where none holds, the indicator isn't asked, unless
    it found something in the sentence read before. ``shape``: a pattern over the sentence's classes, or ``words`` of
    which it must hold one, for the same; ``needs``: classes of which whatever is met by the shape holds one.
    ``apart``: its anchors change nothing for others. ``digest`` tells apart the versions of one that is read from data.

    ``fires_on`` and ``silent_on`` are its definition by example; one test reads them for every indicator.
    """

    name: str
    summary: str
    anchors: tuple[str, ...]
    read: Callable[[Sentence, Context], Iterable[Claim]]
    fires_on: tuple[str, ...] = field(default=())
    silent_on: tuple[str, ...] = field(default=())
    apart: bool = False
    beside: tuple[str, ...] = ()
    hints: tuple[tuple[str, ...], ...] = ()
    shape: re.Pattern[str] | None = None
    needs: str = ""
    words: frozenset[str] = frozenset()
    digest: str = ""
