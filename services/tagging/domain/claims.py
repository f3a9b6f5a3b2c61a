"""
What indicators claim about articles, before it is told as findings: ``readings``.

Several articles are read together, step by step: where one article follows the other, each step's tables and automata
are read from memory again for each, if neighbours share the processor's caches. What is claimed of an article never
depends on the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.tagging.domain.foreign.frame import Frame
from services.tagging.domain.indicator import Claim, Context, Indicator
from services.tagging.domain.reading.marks import kind, mark
from services.tagging.domain.reading.plan import Apart, Asked, Together, rounds
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page, sentence_end, sentence_start
from shared.contracts.article import Article

Found = tuple[int, int, str, Sentence, Claim]  # where it begins and ends, the indicator's name, the sentence, the claim
# A text shorter than this is read whole, whatever it costs: it is a digest of a war, or a list of losses, and no attack
# can make much of it.
_SHORT = 63_000  # characters
# So many findings of one article, those that stand first. A longer text has fewer, and one more for so many
# characters: a text of a million troops is an attack.
_MOST_FINDINGS, _FINDINGS, _A_FINDING = 1000, 50, 400
_BLOCK, _BLOCK_CHARACTERS = 128, 8192  # sentences that are read together; most articles have fewer
_KEPT = 512  # sentences kept for the next round
# A list of two words a line, or of forces that nothing is told of, costs many times what news does, and holds little:
# of a long text that goes on like this beyond so many sentences and forces, one is read for so many characters.
_READ_WHOLE, _A_FORCE = 600, 200
_MOST_LOOKS, _LOOKS = 1024, 4  # of a block, sentences that nobody may read among them; so many cost as much as one read
_FORCES = "TFSUPMWD"


class IndicatorError(Exception):
    """An indicator failed on an article; the message names both."""


@dataclass(slots=True)
class Reading:
    """An article as it is read, and what has been claimed of it so far."""

    article: Article
    page: Page
    frame: Frame
    found: list[Found] = field(default_factory=list)
    made: dict[tuple[int, int], Sentence] = field(default_factory=dict)  # the first sentences, for the next round


@dataclass(slots=True)
class _Told:
    """What an indicator has claimed so far: in the sentence it read last, and where it has put whose forces first."""

    last: tuple[Claim, ...] = ()
    hosts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Turn:
    """How far an article has been read in one round."""

    reading: Reading
    most: int  # claims with which the round ends
    known: int  # claims of the rounds before
    floor: int = 0
    weight: int = 0
    before: dict[Indicator, _Told] = field(default_factory=dict)


def readings(articles: Sequence[Article], indicators: tuple[Indicator, ...]) -> list[Reading]:
    """
    What *indicators*, in the order of their names, claim about each of *articles*, in text order.

    Raises:
        IndicatorError: An indicator failed on one of them.
    """
    read = [_begun(article) for article in articles]
    for part in rounds(indicators):
        _round(read, part)
    for reading in read:
        reading.found.sort(key=_place)
        del reading.found[_most(reading.page) :]
    return read


def _begun(article: Article) -> Reading:
    page, moment = Page(article.text), article.published_at or article.fetched_at
    return Reading(article, page, Frame(page, moment.year if moment else None))


def _place(found: Found) -> tuple[int, int, str]:
    return found[:3]


def _round(read: list[Reading], part: Together | Apart) -> None:
    """
    Read every article in one round, block of sentences by block, to the end of the block in which the most that is
    told is reached.
    """
    rest = [_Turn(reading, _most(reading.page), len(reading.found)) for reading in read]
    while rest := [at for at in rest if at.floor < len(at.reading.page.ascii) and _left(at) > 0]:
        # One thing after the other, each for a whole block of every article.
        blocks = [_to_read(at, part) for at in rest]
        readers = [_taken_apart(at.reading, block) for at, block in zip(rest, blocks, strict=True)]
        left = [_left(at) for at in rest]
        for indicator in part.indicators:
            for at, sentences, most in zip(rest, readers, left, strict=True):
                if indicator in sentences:
                    told = at.before.setdefault(indicator, _Told())
                    _claim(at.reading, indicator, sentences[indicator], told, most=most)
        for at, block, sentences in zip(rest, blocks, readers, strict=True):
            _go_on(at, len(block), sentences)


def _left(at: _Turn) -> int:
    """How many claims may be told yet."""
    return at.most - (len(at.reading.found) - at.known)


def _go_on(at: _Turn, block: int, readers: dict[Indicator, list[Sentence]]) -> None:
    """Leap over what follows where a long text has so much to read that it can't be news."""
    page = at.reading.page
    if _SHORT <= len(page.ascii) > at.floor:
        at.weight += block + max(map(_forces, readers.values()), default=0)
        affordable = (at.weight - _READ_WHOLE) * _A_FORCE
        if affordable > at.floor:
            at.floor = sentence_end(page, affordable)
            at.before.clear()


def _to_read(at: _Turn, part: Together | Apart) -> list[tuple[int, int, Asked]]:
    """A block of sentences that somebody reads in one round, and who: where each begins and ends."""
    page, floor = at.reading.page, at.floor
    data, size = page.ascii, len(page.ascii)
    find, asks = part.find, part.asked
    found: list[tuple[int, int, Asked]] = []
    stop, looks = floor + _BLOCK_CHARACTERS, 0
    while (met := find(data, floor, size)) >= 0:
        start = sentence_start(page, met, floor)
        floor = end = max(sentence_end(page, met), met + 1)
        looks += 1
        if asked := asks(data, start, end):
            found.append((start, end, asked))
            if len(found) == _BLOCK or end > stop:
                break
        elif looks >= _MOST_LOOKS:
            break
    else:
        floor = size
    at.floor = floor
    at.weight += looks // _LOOKS
    return found


def _taken_apart(reading: Reading, to_read: list[tuple[int, int, Asked]]) -> dict[Indicator, list[Sentence]]:
    """What each indicator reads, in text order."""
    readers: dict[Indicator, list[Sentence]] = {}
    made = reading.made
    for start, end, asked in to_read:
        s = made.get((start, end))
        if s is None:
            s = Sentence(reading.page, start, end)
            if len(made) < _KEPT:
                made[start, end] = s
        for indicator in asked:
            if indicator in readers:
                readers[indicator].append(s)
            else:
                readers[indicator] = [s]
    return readers


def _claim(reading: Reading, indicator: Indicator, sentences: list[Sentence], told: _Told, *, most: int) -> None:
    """Add what one indicator claims, sentence by sentence; *told*: what it has claimed before; *most*: enough of it."""
    found, frame = reading.found, reading.frame
    enough = len(found) + most
    before, hosts = told.last, told.hosts
    context = Context(frame, before, hosts)
    shape = indicator.shape
    holds, needs = mark(indicator.words) if indicator.words else 0, kind(indicator.needs) if indicator.needs else -1
    for s in sentences:
        # A sentence that has neither the shape nor a word of the indicator's claims holds none.
        if (
            shape is not None
            and not before
            and (not s.marks & holds or indicator.words.isdisjoint(s.words))
            and (not s.marks & needs or shape.search(s.classes) is None)
        ):
            continue
        try:
            context.earlier = before
            before = tuple(indicator.read(s, context))
        except Exception as error:
            raise IndicatorError(f"{indicator.name} failed on article {reading.article.id}: {error!r}") from error
        if before:
            hosts.update({code: c.host or "" for c in before for code in c.actors if not hosts.get(code)})
            found += [(*s.span(c.first, c.last), indicator.name, s, c) for c in before]
            if len(found) >= enough:
                break  # what stands behind isn't told
    told.last = before


def _forces(sentences: list[Sentence]) -> int:
    """How many forces *sentences* name."""
    return sum(s.classes.count(c) for s in sentences for c in _FORCES)


def _most(page: Page) -> int:
    """How many findings are told of a text at the most."""
    size = len(page.text)
    return _MOST_FINDINGS if size < _SHORT else min(_MOST_FINDINGS, _FINDINGS + size // _A_FINDING)
