"""
Texts that were made to cost time, and long ones: what a byte of each costs, as a multiple of a byte of ordinary news.

Nothing that is read may take more than three times as long, byte for byte, as news; and a byte of 4 MB no longer than
one of 4 KB.
"""

import time
from collections.abc import Callable, Iterator, Sequence

from shared.contracts.article import Article

_SPACES = "".join(map(chr, [0x09, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]))
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u061c\u180e"
_ROUNDS = 3
# The dearest of some 1,600 texts: a phrase that a grammar stops at, and a word that leads on, without a full stop.
_ENDLESS = (
    "5,000 troops sent to Poland, ",
    "5,000 troops sent to Poland's ",
    "US troops in Iraq as ",
    "UN peacekeepers from Nepal in Lebanon when ",
    "France will send 300 soldiers to Chad to ",
    "hosts nine hundred British soldiers in ",
    '"we sent 40 soldiers to Gao" not ',
    "where 500 fighters hold out in Raqqa\n\n",
)

Job = Callable[[Article], object]


def texts(news: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Name and give each text."""
    endless = "\n\n".join(news)
    endless *= 1 + 4_000_000 // len(endless)
    for size in (1, 2, 4):
        yield f"news, {size} MB", endless[: size * 1_000_000]
    yield "a million digits and commas", "5," * 500_000
    yield "digits without end", "7" * 1_000_000
    yield '100,000 "troops"', "troops " * 100_000
    yield '100,000 "5 troops."', "5 troops. " * 100_000
    yield "500 American troops.", "500 American troops. " * 48_000
    yield "500 US troops, a line", "500 US troops\n" * 72_000
    yield "5,000 troops sent to Poland.", "5,000 troops sent to Poland. " * 35_000
    yield "Kenya: 500 soldiers, a line", "Kenya: 500 soldiers\n" * 50_000
    yield "a bullet and 500 troops, a line", "\u2022 500 troops\n" * 66_000
    yield "soldiers, a line", "Soldiers.\n" * 100_000
    yield "a drone, a line", "Drone.\n" * 140_000
    yield "nested quotes", "\"'(" * 200_000 + "800 troops" + ")'\"" * 200_000
    yield "curly quotes", "“‘" * 300_000 + "800 troops" + "’”" * 300_000
    yield "one sentence of 1 MB", "the army sent 400 Russian soldiers and then " * 23_000
    yield "a word of 1 MB", "troops" * 170_000
    yield "every space and joiner", f"800{_SPACES}tro{_JOINERS}ops{_SPACES}went " * 20_000
    yield "joiners alone", _JOINERS * 100_000
    yield "nationalities and no end", "Russian and Ukrainian and " * 40_000 + "troops"
    for size in (8_000, 64_000, 1_000_000):
        for unit in _ENDLESS:
            yield f"{unit.strip()} ..., {size // 1000} KB", unit * (size // len(unit))
    yield "lines of a width", "some 800 soldiers were sent to the north of the province on Monday,\n" * 15_000
    yield "lines that look like it", "the army and the\n" * 60_000
    yield "quoted mail", "> > some 800 soldiers were sent to the north of the province, he\n" * 15_000
    yield "5 troops, 5 troops", "5 troops, " * 100_000
    yield "Russian troops, Russian troops", "Russian troops, " * 60_000
    yield "sent troops to Mali and", "Kenya sent troops to Mali and " * 33_000
    yield "not 5 soldiers killed, if", "not 5 soldiers killed, if " * 40_000
    yield "drones, drones", "drones, " * 120_000
    yield "stops", ". " * 500_000
    yield "dashes", "a -- b - " * 110_000
    yield "capitals", "SOME 800 TROOPS LEFT. " * 45_000
    yield "letters of other alphabets", "войска 800 troops 兵士 " * 40_000


def measure(job: Job, news: Sequence[str]) -> dict[str, float]:
    """Give the cost of a byte of each text, as a multiple of what one of *news* costs on average."""
    ordinary = [Article.model_validate({"text": text}) for text in news]
    size = sum(len(text.encode()) for text in news)
    for article in ordinary:
        job(article)
    a_byte = min(_spent(job, ordinary) for _ in range(_ROUNDS)) / size
    found = {}
    for name, text in texts(news):
        article = Article.model_validate({"text": text})
        found[name] = min(_spent(job, [article]) for _ in range(_ROUNDS)) / len(text.encode()) / a_byte
    return found


def _spent(job: Job, articles: Sequence[Article]) -> float:
    began = time.process_time()
    for article in articles:
        job(article)
    return time.process_time() - began
