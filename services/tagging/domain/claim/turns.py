"""
What becomes of a plan by the word that governs it: dropped, put off, on the table; and who stays where it is dropped.

Each promises an answer for one link of ``chain.chain`` and reads no further than the words right behind it.
"""

from services.tagging.domain.claim.link import Link, word_behind
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.attitudes import GOES_HOME, HALTS, LEAVES, LEAVING, TABLES, TURNS_BACK
from services.tagging.lexicon.governing import CANCELS
from shared.contracts.finding import Assertion

_FAR = 4  # words behind the verb


def dropped(s: Sentence, link: Link) -> bool:
    """As in "the plan was scrapped", "called off the dispatch", "has gone back on its promise"."""
    word = s.words[link.at]
    return word in CANCELS or word_behind(s, link.at) in TURNS_BACK.get(word, ())


def halted(s: Sentence, link: Link) -> bool:
    """As in "suspended the pullout", "their return was put on hold": for now it isn't done."""
    word = s.words[link.at]
    if word == "put":
        then = s.words[link.at + 1 : link.at + 3]
        return then[:1] == ["off"] or then in (["on", "hold"], ["on", "ice"])
    return word in HALTS


def leaves(s: Sentence, link: Link) -> bool:
    """Whether *link* is a verb or noun for going away from where one is: "withdraw", "bring home", "the pullout of"."""
    word = s.words[link.at]
    if not link.verb:
        return word in LEAVING and link.how == "of"
    return word in LEAVES or (
        word in GOES_HOME and not {"home", "back", "out"}.isdisjoint(s.words[link.at + 1 : link.at + 1 + _FAR])
    )


def excluded(s: Sentence, link: Link) -> bool:
    """As in 'is not "ruled out"', which the quotation mark keeps from being one verb."""
    behind = [word for word in s.words[link.at + 1 : link.at + 5] if word not in {'"', "not"}]
    return behind[:2] == ["ruled", "out"] and '"' in s.words[link.at + 1 : link.at + 4]


def on_the_table(s: Sentence, link: Link) -> Assertion | None:
    """What "is on the table", "is off the agenda", "is not in the cards" says of its subject, without the negation."""
    i = link.at + 1
    i += s.words[i : i + 1] in (["not"], ["never"], ["still"], ["now"], ["currently"], ["even"])
    then = s.words[i : i + 3]
    if len(then) < 2 or then[0] not in {"on", "in", "under", "off"}:
        return None
    if then[-1] not in TABLES and then[1] not in TABLES:
        return None
    return "denied" if then[0] == "off" else "possible"
