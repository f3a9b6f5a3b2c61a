"""The gate on a real server: new, changed or known, in one step with publishing."""

import asyncio
import json
import random
from collections.abc import Sequence

import pytest

from services.ingest.adapters.gate import RedisGate
from services.ingest.ports import Admission, KeptOut
from shared.chassis.scripts import Context
from shared.chassis.server import client
from shared.chassis.settings import StreamSettings
from shared.contracts.article import Article, parse_on_stream
from shared.contracts.identity import digest
from shared.contracts.streams import Keys
from tests.builders import an_article
from tests.server import Server


def admit(url: str, prefix: str, *batches: Sequence[Article]) -> list[list[Admission]]:
    async def run() -> list[list[Admission]]:
        redis = client(url)
        gate = RedisGate(redis, Context(Keys(prefix), StreamSettings()))
        answers = [await gate.admit(batch) for batch in batches]
        await redis.aclose()
        return answers

    return asyncio.run(run())


def outcomes(answers: Sequence[Admission]) -> list[tuple[str, int]]:
    return [(answer.outcome, answer.revision) for answer in answers]


def test_when_the_same_text_comes_again_then_it_is_dropped_and_counted(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    first, second = admit(redis_url, prefix, [an_article()], [an_article()])

    assert outcomes(first) == [("published", 1)]
    assert outcomes(second) == [("duplicate", 1)]
    redis = shared_server.client()
    assert redis.xlen(f"{prefix}articles") == 1
    assert redis.hget(f"{prefix}seen:{an_article().id}", "duplicates") == b"1"


def test_when_one_call_holds_an_article_twice_then_it_is_published_once(redis_url: str, prefix: str) -> None:
    (answers,) = admit(redis_url, prefix, [an_article(), an_article(), an_article("Another text.")])

    assert outcomes(answers) == [("published", 1), ("duplicate", 1), ("revision", 2)]


def test_when_two_cuts_of_one_text_alternate_then_there_is_one_revision_of_each(redis_url: str, prefix: str) -> None:
    long, short = an_article("The long text. With more."), an_article("The long text.")

    answers = admit(redis_url, prefix, [long], [short], [long], [short])

    assert [outcomes(a)[0] for a in answers] == [("published", 1), ("revision", 2), ("duplicate", 1), ("duplicate", 2)]


def test_the_published_entry_is_plain_json_with_its_revision_and_correlation_id(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    admit(redis_url, prefix, [an_article()], [an_article("Changed.")])

    entries = [fields for _, fields in shared_server.client().xrange(f"{prefix}articles")]
    assert [json.loads(e[b"data"])["revision"] for e in entries] == [1, 2]
    assert {e[b"cid"].decode() for e in entries} == {an_article().id}
    assert Article.model_validate_json(entries[0][b"data"]) == an_article()


def test_when_the_answer_was_lost_and_the_same_call_is_made_again_then_it_gets_the_same_answer(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    async def run() -> tuple[list[object], list[object]]:
        redis = client(redis_url)
        gate = RedisGate(redis, Context(Keys(prefix), StreamSettings()))
        body = an_article().model_dump_json(exclude={"id", "revision"})
        arguments = [*Context(Keys(prefix), StreamSettings()).arguments(), "ingest", "token"]
        arguments += [f"{prefix}likeness:", 20_000, 3, 0.5, 8]
        arguments += [an_article().id, digest(an_article().text), body[1:], "", "", "", "", "{}", "null"]
        arguments += ["0", "", "", ""]
        twice = [await gate._admit(keys=[f"{prefix}articles"], args=arguments) for _ in range(2)]
        await redis.aclose()
        return twice[0], twice[1]

    first, again = asyncio.run(run())

    assert first == again
    assert shared_server.client().xlen(f"{prefix}articles") == 1


def test_an_article_with_an_id_of_its_own_is_found_by_its_address(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    admit(redis_url, prefix, [an_article(id="mine", url="https://www.ledger.example/x?utm_source=y")])

    assert shared_server.client().get(f"{prefix}alias:{digest('https://ledger.example/x')}") == b"mine"


def test_many_and_huge_articles_are_sent_in_pieces(redis_url: str, prefix: str) -> None:
    many = [an_article(f"Text {k}.", id=f"n{k}") for k in range(250)]
    huge = [an_article("x" * 3_000_000, id=f"h{k}") for k in range(3)]

    (answers,) = admit(redis_url, prefix, [*many, *huge])

    assert outcomes(answers) == [("published", 1)] * 253
    assert [a.id for a in answers] == [a.id for a in (*many, *huge)]


def test_what_is_kept_out_is_recorded_once(redis_url: str, prefix: str, shared_server: Server) -> None:
    async def run() -> None:
        redis = client(redis_url)
        gate = RedisGate(redis, Context(Keys(prefix), StreamSettings()))
        for _ in range(3):
            await gate.record([KeptOut("a1", "kept_out", "backlog")])
        await gate.record([KeptOut("a1", "kept_out", "stale")])
        await redis.aclose()

    asyncio.run(run())

    decisions = [fields for _, fields in shared_server.client().xrange(f"{prefix}decisions")]
    assert [(d[b"gate"], d[b"outcome"], d[b"reason"]) for d in decisions] == [
        (b"ingest", b"kept_out", b"backlog"),
        (b"ingest", b"kept_out", b"stale"),
    ]


def syndications(server: Server, prefix: str) -> list[str | None]:
    return [json.loads(fields[b"data"])["syndication"] for _, fields in server.client().xrange(f"{prefix}articles")]


def test_when_outlets_reprint_a_text_then_all_are_published_under_the_id_of_the_first(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    dice = random.Random(7)
    wire = " ".join(f"word{dice.randrange(900)}" for _ in range(300))
    other = " ".join(f"term{dice.randrange(900)}" for _ in range(300))
    batch = [an_article(wire, id="first"), an_article(other, id="other")]

    admit(
        redis_url,
        prefix,
        batch,
        [an_article(f"AGENCY — {wire} More to follow.", id="reprint")],
        [an_article("Short.", id="s")],
    )
    admit(
        redis_url,
        prefix,
        [an_article(f"{wire} And an edit.", id="first")],
        [an_article(wire + "!", id="x", syndication="own")],
    )

    assert syndications(shared_server, prefix) == ["first", "other", "first", None, "first", "own"]


def test_outlets_with_one_summary_and_no_more_tell_one_text(redis_url: str, prefix: str, shared_server: Server) -> None:
    summary = (
        "Troops reach the border\n\nMore than 4,000 soldiers reached the border near Veldam, a spokesman said today."
    )
    outlets = [an_article(summary, id=f"outlet{k}") for k in range(3)]
    other = an_article(summary.replace("4,000", "5,000"), id="other")

    (answers,) = admit(redis_url, prefix, [*outlets, other])

    assert outcomes(answers) == [("published", 1)] * 4
    assert syndications(shared_server, prefix) == ["outlet0", "outlet0", "outlet0", "other"]


def test_a_reprint_names_the_original_and_its_source_and_the_original_names_none(
    redis_url: str, prefix: str, shared_server: Server
) -> None:
    dice = random.Random(8)
    wire = " ".join(f"word{dice.randrange(900)}" for _ in range(300))
    agency = {"id": "wire", "name": 'The "Wire"', "publisher": "wire.example"}
    admit(redis_url, prefix, [an_article(wire, id="first", source=agency)], [an_article(wire + "!", id="reprint")])
    admit(redis_url, prefix, [an_article(wire + " Edited.", id="first", source=agency)])
    own = {"article": "elsewhere", "source": {"id": "o"}}
    admit(redis_url, prefix, [an_article(wire + "?", id="x", syndication="own", original=own)])

    stream = shared_server.client().xrange(f"{prefix}articles")
    first, reprint, edited, handed_in = (parse_on_stream(fields[b"data"]).original for _, fields in stream)
    assert (first, edited) == (None, None)
    assert reprint is not None
    assert (reprint.article, reprint.source.id, reprint.source.name) == ("first", "wire", 'The "Wire"')
    assert handed_in is not None
    assert (handed_in.article, handed_in.source.id) == ("elsewhere", "o")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Four soldiers came.", "Four hundred soldiers came."),
        ("Four soldiers came.", "Four soldiers came. They left."),
        ("Four soldiers came.", "soldiers came."),
        ("Солдаты прийшли.", "Солдати прийшли."),
        ("aaaa", "aaa"),
        ("Smile 😀 and 😁.", "Smile 😁 and 😁."),
        ("One thing", "Другое"),
    ],
)
def test_a_revision_says_what_changed(
    redis_url: str, prefix: str, shared_server: Server, before: str, after: str
) -> None:
    admit(redis_url, prefix, [an_article(before, id="a", title="T")], [an_article(after, id="a", title="T")])
    admit(redis_url, prefix, [an_article(f"{after}!", id="a", title="Other")])
    stream = shared_server.client().xrange(f"{prefix}articles")
    first, second, third = (parse_on_stream(fields[b"data"]) for _, fields in stream)
    assert first.changed is None
    for old, new, title in ((first, second, False), (second, third, True)):
        assert new.changed is not None
        at, removed, added = new.changed.at, new.changed.removed, new.changed.added
        assert new.changed.title is title
        assert old.text[:at] + new.text[at : at + added] + old.text[at + removed :] == new.text
        assert added <= len(new.text) - at
    assert (third.changed.removed, third.changed.added) == (0, 1) if third.changed else False
