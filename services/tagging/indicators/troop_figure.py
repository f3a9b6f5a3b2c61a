# ruff: noqa: E501 (patterns of words read best as words)
"""
Counts, ranges and counted echelons of armed personnel: strength (``force``) and losses (``losses``).

Only ``force`` makes an article positive; losses are reported so that nobody mistakes them for strength.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.figures.figures import figures
from services.tagging.domain.indicator import Claim, Context, Indicator
from services.tagging.domain.reading.anchors import NUMBER
from services.tagging.domain.reading.marks import kind
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.roles import DRAFTS, TOLLS

# A number before people or units, an army or a size before a number; or a noun that armed people share with others.
_SHAPE = re.compile(
    r"n\(T|[nyvsk]MN|T[,;(][xijd]{0,3}[nyvs]|[nyvskH](?:ih|[^b;:()>ip]|\([^()]{0,9}\)){0,14}[TtPUFW]|[nk]h[xPtN]|[nkv]A[b,].*dA[MF]|[FMUTm].*[e:x>i][ixjed>a]{0,4}[nyvskH][nyvskHa&h>]*P?(?:[,.;:)&i>b|\"hp]|[jd][xN]|\Z)"
)
_WORDS = (
    frozenset(
        ["kia", "mia", "wia", "pow", "pows", "uniform", "arms", "serving", "fighting", "enlisted", "joined", "ones"]
    )
    | TOLLS
    | DRAFTS
    | {
        "captured",
        "fought",
        "recruited",
        "wounded",
        "killed",
        "hostages",
        "captives",
        "prisoners",
        "ranks",
        "short",
        "strength",
    }
)
# Armed people or units, or a bare acronym of losses: without them no number is a figure.
_COUNTED_CLASS, _COUNTED = re.compile(r"[TtPUFMW]"), kind("TtPUFMW")
_NUMBER = kind("nyvsk")  # all else that may stand before a noun counts nobody without one of these
_ACRONYMS = frozenset(
    [
        "kia",
        "mia",
        "wia",
        "pow",
        "pows",
        "uniform",
        "arms",
        "serving",
        "fighting",
        "enlisted",
        "joined",
        "losses",
        "captured",
        "fought",
        "recruited",
        "troop",
        "strong",
        "strength",
    ]
)
_ALONE = _ACRONYMS | DRAFTS
_THOSE = frozenset(["them", "who"])
_HEAD = (
    r"(?:troop|soldier|fighters|militants?\b|service ?-?(?:wo)?(?:m[ae]n|members?|personnel|people)|personnel|recruits|reservists"
    r"|mercenar|marines|paratroop|commandos|guerr?il|rebels|insurgents|combatants|infantry|militia|jihadi|peacekeep|legion|gendarmes|\bforce of\b"
    r"|guards|national guard|cadres|tamil tigers|draft|conscript|mobili[sz]|houthis|tal[ie]ban|loyalists|naxal|gunmen|armed (?:men|forces)|volunteers|sailors|seamen|airmen|separatists|terrorists|islamists|battalion|brigade|regiment"
    r"|.strong\b|contingent|garrison|army|forces|divisions|squadrons|defenders|generals|colonels|crew members|warriors|cossacks|draftees|members"
    r"|regulars|paramilitar|auxiliaries|artillerymen|deserters|prisoners of war|other ranks|uniform\b|under arms|\bones\b|of them\b|serving in|companies|company\b|squads|nationals|casualties|losses|platoon|mujahid|gurkhas|jawans|blue helmets|btgs|battle ?groups|\bmen\b|inflict|suffered|sustained|captured|fought|fighting|enlisted|serving|recruited|joined the|-(?:member|man|soldier|person)\b|ranks\b|\bstrength\b|military (?:death|casualt|police))"
)


def _read(s: Sentence, context: Context) -> Iterator[Claim]:
    if not s.marks & _NUMBER:
        return
    if (s.marks & _COUNTED and _COUNTED_CLASS.search(s.classes) is not None) or not _ALONE.isdisjoint(s.words):
        yield from figures(s, context)
    elif context.earlier:  # "More than 40 others were wounded."
        them = not _THOSE.isdisjoint(s.words) and context.earlier[-1].kind == "force"
        yield from (
            c for c in figures(s, context) if c.kind == "losses" or (them and c.quantity and c.quantity.low != 1)
        )


INDICATOR = Indicator(
    name="troop_figure",
    summary="A count, range or counted echelon of armed personnel.",
    anchors=(_HEAD, r"\b(?:KIA|MIA|WIA|POWs?)\b", r"\bothers (?:were|was|are)\b"),
    beside=(NUMBER,),
    shape=_SHAPE,
    needs="nyvskH",
    words=_WORDS,
    read=_read,
    fires_on=(
        "The ministry said 4,500 troops had crossed the river overnight.",
        "Nearly 2,000 reservists were called up on Friday.",
        "The general asked for three brigades to hold the line.",
        "A force of 600 was left behind to guard the dam.",
        "Six soldiers were killed when the convoy was ambushed.",
    ),
    silent_on=(
        "Some 4,500 fans crossed the river overnight.",
        "The army ordered 300 trucks.",
        "He served in the 47th Brigade for six years.",
        "Two divisions of the software company were merged.",
    ),
)
