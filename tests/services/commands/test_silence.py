"""``tocsin silence``: who wants not to hear what, until when and why; and what was held back."""

import json

import pytest

from shared.contracts.streams import Keys
from tests.server import Server
from tests.services.commands.program import HOSTILE, Program, harmless


def test_a_silence_is_added_listed_and_removed(served: Program, shared_server: Server, prefix: str) -> None:
    words = ("--rule", "troop-figure", "--actor", "RUS", "--actor", "PRK", "--for", "8h", "--reason", HOSTILE)
    added = served.run("silence", "add", *words, "--author", "ana", "--json")
    silence = json.loads(added.out)
    assert (added.code, silence["matchers"]) == (0, {"rule": ["troop-figure"], "actor": ["RUS", "PRK"]})
    maintenance = served.run("silence", "maintenance", "--until", "2999-01-01", "--reason", "move")
    assert maintenance.out.rstrip().endswith("holds everything (maintenance) until 2999-01-01 00:00 UTC")
    with shared_server.client() as client:
        client.hset(Keys(prefix).held, mapping={f"silence {silence['id']}": 7, "cooldown troop-figure": 3})
        client.hset(Keys(prefix).silences, "broken", "{")

    as_json, shown = served.run_all(("silence", "list", "--json"), ("silence", "list"))
    listed = json.loads(as_json.out)
    first = listed["silences"][0]
    assert (first["author"], first["holds"], first["held"]) == ("ana", True, 7)
    assert listed["held"] == {"cooldown troop-figure": 3}
    assert harmless(shown.out)
    assert shown.lines[0].startswith(f"{silence['id']}  until 2")
    assert "held 7  rule troop-figure and actor RUS or PRK  (ana: " in shown.lines[0]
    assert shown.lines[-1] == "held back by cooldown troop-figure: 3"

    first, again = served.run("silence", "remove", silence["id"]), served.run("silence", "remove", silence["id"])
    assert (first.code, again.code) == (0, 1)
    assert "there is no silence" in again.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "--for", "1h", "--reason", "x"), 1, "give at least one of --severity, --rule"),
        (("add", "--rule", "r", "--for", "soon", "--reason", "x"), 1, "--for: soon: is no length such as 30m"),
        (("add", "--rule", "r", "--until", "noon", "--reason", "x"), 1, "--until: noon: is no time such as"),
        (("add", "--rule", "r", "--until", "2001-01-01", "--reason", "x"), 1, "the end has passed"),
        (("add", "--rule", "r", "--for", "1h"), 2, "--reason"),
        (("add", "--rule", "r", "--for", "1h", "--reason", ""), 1, "reason: "),
        (("add", "--severity", "grave", "--for", "1h", "--reason", "x"), 2, "grave"),
        (("maintenance", "--reason", "x"), 2, "--for"),
    ],
)
def test_what_makes_no_silence_is_told_on_one_line(
    served: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    done = served.run("silence", *words)
    assert (done.code, done.out, len(done.err.splitlines())) == (code, "", 1)
    assert said in done.err
