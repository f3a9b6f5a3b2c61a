"""
What knowing a reprint costs at the gate, and how well it is known: part of ``benchmarks/ingest.py``.

Reprints are made of real articles: a sentence dropped, an agency credited, some names spelt in another way.
"""

import asyncio
import random
import re
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.turns import Row, in_turns, lines
from services.ingest.adapters import gate as gates
from services.ingest.domain.likeness import SAME, likeness, share
from shared.chassis.scripts import Context
from shared.chassis.server import client
from shared.chassis.settings import StreamSettings
from shared.contracts.article import Article
from shared.contracts.streams import Keys
from tests.server import Server

RETOUCHED, PAIRS = 600, 100_000


def signing(corpus: Path) -> float:
    """Time a text's signature, in microseconds."""
    texts = [row["text"] for row in lines(corpus / "articles.jsonl")]
    [seconds] = in_turns([lambda: [likeness(text) for text in texts]], 3)
    return 1e6 * seconds / len(texts)


def at_the_gate(corpus: Path, rounds: int) -> Row:
    """Cost of likeness at the gate, in microseconds of CPU an article: ours and the server's, with it less without."""
    now = datetime.now(UTC)
    articles = [
        Article(id=f"n{n}", text=row["text"], fetched_at=now) for n, row in enumerate(lines(corpus / "articles.jsonl"))
    ]
    costs: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        server = Server(Path(folder)).start()
        try:
            admitting(server, articles, like=True)  # the first pays for what is loaded once
            for _ in range(rounds):
                for like, taken in costs.items():
                    taken.append(admitting(server, articles, like=like))
        finally:
            server.stop()
    each = {
        like: [1e6 * statistics.median(part) / len(articles) for part in zip(*taken, strict=True)]
        for like, taken in costs.items()
    }
    ours, theirs = (on - off for on, off in zip(each[True], each[False], strict=True))
    return {"with": sum(each[True]), "without": sum(each[False]), "client": ours, "server": theirs,
            "whole": ours + theirs}  # fmt: skip


def admitting(server: Server, articles: Sequence[Article], *, like: bool) -> tuple[float, float]:
    """Let *articles* through the gate of an empty server: CPU seconds of ours and of the server."""

    async def admit() -> float:
        redis = client(server.url)
        gate = gates.RedisGate(redis, Context(Keys("b:"), StreamSettings()))
        begun = time.process_time()
        answers = await gate.admit(articles)
        taken = time.process_time() - begun
        await redis.aclose()
        if any(answer.outcome != "published" for answer in answers):
            raise RuntimeError("an article was not published")
        return taken

    asked = server.client()
    asked.flushall()
    signed, gates.likeness = gates.likeness, gates.likeness if like else lambda _: None
    begun = server_seconds(asked)
    try:
        ours = asyncio.run(admit())
    finally:
        gates.likeness = signed
    theirs = server_seconds(asked) - begun
    asked.close()
    return ours, theirs


def server_seconds(redis: Any) -> float:
    """Give the CPU seconds that the server has taken so far."""
    cpu = redis.info("cpu")
    return float(cpu["used_cpu_user"] + cpu["used_cpu_sys"])


def reprints(corpus: Path) -> Row:
    """Count the retouched reprints that are known, and the pairs of different articles that are taken for one."""
    dice = random.Random(1)
    texts = [row["text"] for row in lines(corpus / "articles.jsonl")]
    signed = [(text, like) for text in texts if (like := likeness(text))]
    known = 0
    for text, like in (sample := dice.sample(signed, min(RETOUCHED, len(signed)))):
        again = likeness(retouched(text, dice))
        known += (
            again is not None
            and share(like.signature, again.signature) >= SAME
            and bool({*like.bands} & {*again.bands})
        )
    pairs = [dice.sample(signed, 2) for _ in range(PAIRS)] if len(signed) > 1 else []
    shares = [share(one[1].signature, other[1].signature) for one, other in pairs]
    return {
        "retouched": len(sample),
        "known": known,
        "pairs": len(pairs),
        "taken_for_one": sum(found >= SAME for found in shares),
        "closest": max(shares, default=0.0),
    }


def retouched(text: str, dice: random.Random) -> str:
    """Drop a sentence, put an agency's credit before the rest, spell a tenth of the names in another way."""
    sentences = text.split(". ")
    if len(sentences) > 2:
        del sentences[dice.randrange(1, len(sentences) - 1)]
    names = re.sub(
        r"\b[A-Z][a-z]{3,}\b", lambda name: name[0] + "x" if dice.random() < 0.1 else name[0], ". ".join(sentences)
    )
    return f"KYIV (Agency) - {names}"
