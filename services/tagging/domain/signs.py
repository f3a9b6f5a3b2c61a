# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 (a grammar has one branch for each way to say a thing)
"""
What a sentence says of its drones: the word that tells the kind of activity, read where English puts it.

In this order: the noun that "drone" modifies (drone *strike*), the verb behind it (drones *were shot down*),
the verb before it (*launched* 40 drones), a noun before it (a *shipment* of drones). The module is long because
each place has its own grammar.
"""

from typing import NamedTuple

from services.tagging.domain.numbers import Number, number_at
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.drones import (
    ACT,
    ALSO_VERBS,
    ASKS,
    BANS,
    BLASTERS,
    CLOSES,
    COMPOUND,
    CREWS,
    DEALS,
    DOWN_OR_OUT,
    DROPS,
    FACTORY_TARGET,
    FILMED,
    FOILED,
    GEAR,
    HARM,
    KEPT_AT,
    LEARNS,
    LIGHT,
    LOADS,
    MADE_FOR_WAR,
    MONEY,
    NOMINAL,
    OBJECT,
    REBUILT,
    REDUCED,
    SENSITIVE,
    SITE_NOUNS,
    SUPPLY_NOUNS,
    TURNS_OUT,
    WATCHERS,
    WEAPONS,
    WORKS,
)


class Sign(NamedTuple):
    """The *kind* of activity, and the word *at* which it is told."""

    kind: str
    at: int


_LEFT = 16  # words a verb may stand before its drones
_RIGHT = 9


def signs(s: Sentence, d: int) -> tuple[Sign, ...]:
    """
    What is told of the drones at word *d*; none where they are no drones at war. A sign at *d* itself is the
    mere mention.
    """
    if s.words[max(0, d - 2) : d] in (["counter", "-"], ["anti", "-"]) or s.words[d - 1 : d] in (
        ["counter"],
        ["anti"],
        ["antidrone"],
    ):
        return ()
    if "like" in s.words[max(0, d - 2) : d]:
        return ()
    compound = _compound(s, d)
    if (
        compound is None
        and s.classes[d + 1 : d + 2] in {"X", "m"}
        and s.raw[d + 1][0].isupper()
        and not s.words[d].endswith("s")
        and s.raw[d][0].isupper()
    ):
        return ()  # the name of a firm
    if (
        compound is not None
        and s.words[compound.at] == "company"
        and any(c in "UMT" and k != compound.at for k, c in enumerate(s.classes))
    ):
        return (Sign("use", compound.at),)  # of soldiers
    if compound is not None:
        if compound.kind == "use" and s.words[compound.at] in CREWS:
            return (_behind(s, compound.at, 30) or compound,)
        return (compound,) if compound.kind else ()
    behind = _behind(s, d, _RIGHT)
    before = _before(s, d)
    if before is not None and behind is not None and before.at < d and s.words[before.at] in _GROUPS:
        return (behind,)  # "a swarm of drones hit": the swarm is they
    if before is not None and behind is not None and _by_them(s, d, before):
        return (before,)  # "an attack by two drones killed four"
    if before is not None and behind is not None and _of_the_noun(s, d, before):
        return (before,)  # "the interception of two drones was announced": the verb is another noun's
    if behind is not None and behind.kind == "strike" and before is not None and s.words[before.at] in REBUILT:
        return (behind,)  # "an aircraft turned into a drone hit a hostel"
    if before is not None and behind is not None and before.kind not in {"use", "supply"} and _origin(s, d, behind):
        return (before,)  # "bombed with drones bought on the market": the participle says where they are from
    if (
        behind is not None
        and before is not None
        and before.kind not in {"use", behind.kind}
        and _relative(s, d, behind)
    ):
        if before.kind == "interception" and (behind.kind == "surveillance" or s.words[behind.at].endswith("s")):
            return (before,)  # "jammed a drone that was circling"
        return (before, behind)
    found = behind or before
    if (found is None or found.kind in {"use", "surveillance"}) and _closes(s):
        return (Sign("incursion", found.at if found is not None else d),)
    if (
        (found is None or found.kind == "use")
        and s.words[d + 1 : d + 2] in (["over"], ["above"])
        and not SENSITIVE.isdisjoint(s.words[d:])
    ):
        return (Sign("incursion", d + 1),)
    own = s.words[max(0, d - 2) : d + 1]
    sent = (
        found is not None and s.words[found.at].startswith(("send", "sent")) and s.words[d + 1 : d + 2] == ["against"]
    )
    if found is not None and (found.kind == "use" or sent) and found.at < d and _against(s, d, own):
        return (Sign("strike", found.at),)
    if found is not None and found.kind == "use" and not WATCHERS.isdisjoint(own):
        return (Sign("surveillance", found.at),)
    if found is not None:
        return (found,)
    if not WATCHERS.isdisjoint(own):
        return (Sign("surveillance", d),)
    if s.words[d + 1 : d + 2] == ["for"] and s.classes[d + 2 : d + 3] in {"C", "G"}:
        return (Sign("supply", d),)
    return (Sign("use", d),)


_GROUPS = frozenset(
    ["swarm", "swarms", "wave", "waves", "fleet", "barrage", "salvo", "group", "groups", "flock", "pair"]
)
_RAIDS = frozenset(["attack", "attacks", "strike", "strikes", "raid", "raids", "assault", "assaults"])


def _by_them(s: Sentence, d: int, before: Sign) -> bool:
    """Whether the drones are the means or the doers of a noun of attack: "an attack by drones"."""
    return (
        before.at < d
        and s.words[before.at] in _RAIDS
        and s.classes[before.at - 1 : before.at] in {"d", "a", "j", "m", "x", "A", "k", "n"}
        and not {"by", "with", "of", "using", "involving"}.isdisjoint(s.words[before.at + 1 : d])
    )


def _of_the_noun(s: Sentence, d: int, before: Sign) -> bool:
    """Whether the drones only complete the noun of *before*: "destruction of nine drones", "a hangar for drones"."""
    if before.at >= d or s.words[before.at + 1 : before.at + 2] not in (["of"], ["for"]):
        return False
    if not _one_phrase(s, before.at + 2, _counted_from(s, d)):
        return False
    return before.kind == "site" or s.words[before.at] in NOMINAL


_NOUN_PHRASE = frozenset("dgaAjmMnyvskeXxNDCGWORh'S\"H")


def _counted_from(s: Sentence, d: int) -> int:
    """Where the number of the drones at *d* begins, or they themselves."""
    number = number_of(s, d)
    return number.first if number is not None else d


def _one_phrase(s: Sentence, first: int, d: int) -> bool:
    """Whether words *first* .. *d* are one noun phrase."""
    return all(c in _NOUN_PHRASE for c in s.classes[first:d])


def _origin(s: Sentence, d: int, behind: Sign) -> bool:
    """Whether the word of *behind* is a participle that tells where the drones come from: "drones supplied by ..."."""
    at = behind.at
    easily = at == d + 2 and s.words[d + 1].endswith("ly")
    return behind.kind == "supply" and (at == d + 1 or easily) and s.words[at] in REDUCED


def _closes(s: Sentence) -> bool:
    """Whether an airport, a runway or an airspace is closed for them."""
    if SENSITIVE.isdisjoint(s.words):
        return False
    return not CLOSES.isdisjoint(s.words) or any(
        w == "close" and s.words[i - 1 : i] == ["to"] and s.words[i + 1 : i + 2] != ["to"]
        for i, w in enumerate(s.words)
    )


def _against(s: Sentence, d: int, own: list[str]) -> bool:
    """Whether they are sent against something: "send drones against any tanker", "explosive drones into a yard"."""
    following = s.words[d + 1 : d + 2]
    return following == ["against"] or (following in (["into"], ["at"], ["on"]) and not BLASTERS.isdisjoint(own))


def _relative(s: Sentence, d: int, sign: Sign) -> bool:
    """Whether the verb of *sign* stands in a relative clause of the drones: "15 drones that were launched by ..."."""
    return s.words[d + 1 : d + 2] in (["that"], ["which"]) or sign.at == d + 1


# --- "drone strike" --------------------------------------------------------------------------------------------------


def _compound(s: Sentence, d: int) -> Sign | None:
    """The noun that the drones modify, past "and missile"."""
    i = d + 1
    plural = s.words[d].endswith("s") and s.words[d] != "uas"
    while i < min(s.size, d + 8):
        word = s.words[i]
        if word in {"shot", "shots"} and s.words[i + 1 : i + 2] == ["down"]:
            return None
        if word in COMPOUND and not (
            plural and (word in ALSO_VERBS or COMPOUND[word] in {"", "use"}) and (i == d + 1 or COMPOUND[word] == "use")
        ):
            return Sign(_compound_kind(s, d, i), i)
        if (
            (s.classes[i] in "&|,h" and not (plural and s.classes[i] == ","))
            or word in WEAPONS
            or (s.classes[i] in "mjDA" and (i > d + 1 or not plural))
            or (
                i == d + 1
                and not plural
                and s.classes[i] in "XxN"
                and COMPOUND.get(s.words[i + 1] if i + 1 < s.size else "") in {"site", "factory"}
            )
        ):
            i += 1
        else:
            return None
    return None


def _compound_kind(s: Sentence, d: int, i: int) -> str:
    kind, word = COMPOUND[s.words[i]], s.words[i]
    if kind == "use" and s.words[i + 1 : i + 2] in (["centre"], ["center"], ["post"], ["hub"], ["headquarters"]):
        return "site"
    if kind == "launch" and s.words[i + 1 : i + 2] and s.words[i + 1] in {"site", "sites", "pad", "pads"}:
        return "site"
    before, after = s.words[max(0, d - 6) : d], s.words[i + 1 : i + 5]
    if (
        kind == "use"
        and s.words[i + 1 : i + 2] in (["over"], ["above"], ["near"])
        and not SENSITIVE.isdisjoint(s.words)
    ):
        return "incursion"
    if kind == "strike" and not FOILED.isdisjoint(before + after[:3]) and after[:1] != ["by"]:
        return "interception"
    if kind in {"factory", "site"}:
        targeted = not FACTORY_TARGET.isdisjoint(s.words[max(0, d - 9) : d] + s.words[i + 1 : i + 9])
        return "site" if targeted or kind == "site" else "supply"
    if kind == "incursion" and word in {"alert", "alerts", "alarm", "alarms"}:
        return "incursion"
    return kind


# --- "drones were shot down" -----------------------------------------------------------------------------------------

_NAMED_AS = frozenset(["probably", "possibly", "likely", "apparently", "presumably", "be", "mostly", "mainly"])
_AUXILIARY = frozenset(
    [
        "that",
        "which",
        "who",
        "also",
        "then",
        "reportedly",
        "later",
        "was",
        "were",
        "being",
        "been",
        "be",
        "are",
        "is",
        "had",
        "has",
        "have",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "allegedly",
        "again",
        "apparently",
        "successfully",
        "repeatedly",
        "had",
        "to",
    ]
)
_PASSIVE = frozenset(["was", "were", "been", "being", "are", "is", "be"])
_WAYS = frozenset(
    [
        "by",
        "from",
        "at",
        "in",
        "down",
        "on",
        "to",
        "toward",
        "towards",
        "into",
        "against",
        "over",
        "during",
        "overnight",
        "off",
        "out",
        "across",
        "near",
    ]
)


def _behind(s: Sentence, d: int, reach: int) -> Sign | None:
    """The verb whose subject the drones at *d* are."""
    passive = False
    flown: Sign | None = None
    depth = skip = 0
    for i in range(d + 1, min(s.size, d + 1 + reach)):
        word, c = s.words[i], s.classes[i]
        if c in "()":
            depth += 1 if c == "(" else -1
            continue
        if depth > 0 or i <= skip:
            continue
        if c == ";" or (c == "." and word in ".!?"):
            return None
        if c == ",":
            following = s.words[i + 1] if i + 1 < s.size else ""
            if (
                following in {"which", "that"}
                or following in WEAPONS
                or s.classes[i + 1 : i + 2] in {"n", "v", "m", "D"}
            ):
                continue
            close = next((k for k in range(i + 2, min(len(s), i + 7)) if s.classes[k] == ","), None)
            if i == d + 1 and close is not None and following in REDUCED and REDUCED[following] == "supply":
                skip = close
                continue  # "a drone, made in Turkey, tracking a tank"
            if i == d + 1 and s.words[d - 1] in _NAMED_AS:
                continue  # "aircraft, probably drones, had flown"
            return flown
        if word in _PASSIVE:
            passive = True
            continue
        if word == "to" and s.classes[i + 1 : i + 2] and s.classes[i + 1] in "dCAGRXnpagWO":
            return None
        if word in {"by", "for", "with"} and i == d + 1:
            return None
        if word in _AUXILIARY or c == "b":
            continue
        if s.words[i - 1] == "for" and word.endswith("ing"):
            continue  # what they are for
        found = _verb(s, i, passive=passive, single=not s.words[d].endswith("s"))
        if found is not None and not passive and s.words[i + 1 : i + 2] == ["by"] and found.kind in {"launch", "use"}:
            flown = flown or found  # "drones flown by a task force have killed ..."
            continue
        if found is not None and i == d + 1 and word.endswith("ing") and not passive and found.kind != "interception":
            flown = found  # "two drones targeting the base were shot down"
            continue
        if found is not None:
            return found if flown is None or found.kind in {"strike", "interception"} else flown
        if c == "&" and not (
            s.words[i + 1 : i + 2] and (s.words[i + 1] in WEAPONS or s.classes[i + 1] in "jmDAndvsHTF")
        ):
            return None
        if c in "xN" and "of" in s.words[max(d + 1, i - 2) : i]:
            continue  # "drones of unknown origin"
        if c == "x" and word.endswith("ed") and s.words[i + 1 : i + 2] and s.words[i + 1] in WEAPONS:
            continue  # "and 22 crewed aircraft entered"
        if c in "iCGRXAdDmjNne&>opsS'hMgPUFTtW" or word in WEAPONS or word.endswith("ly") or word in "[]":
            continue
        if flown is not None and flown.at == d + 1 and s.words[flown.at].endswith("ing") and c in "xX":
            continue  # what they were aiming at
        return flown or _to_harm(s, i)
    return flown


def _to_harm(s: Sentence, i: int) -> Sign | None:
    """The purpose of a verb that says no kind itself: "slipped past the jammers to hit a radar", "ready to strike"."""
    for k in range(i, min(s.size - 1, i + 9)):
        if s.classes[k] in ";:(" or s.words[k] in {"said", "told", "says"}:
            return None
        if s.words[k] == "of" and ACT.get(s.words[k + 1]) == "strike" and s.words[k + 1].endswith("ing"):
            return Sign("strike", k + 1)  # "are accused of hitting"
        if s.words[k] in {"to", "at"} and (s.words[k + 1] in _HARMS or s.words[k + 1] in DEALS):
            return Sign("strike", k + 1) if s.words[k + 1] in _HARMS else _deals(s, k + 1)
    return None


def _deals(s: Sentence, i: int) -> Sign | None:
    """What a verb of little meaning at *i* does by its noun: "inflicted losses", "conducted reconnaissance"."""
    for k in range(i + 1, min(s.size, i + 8)):
        word = s.words[k]
        if s.classes[k] in ",;:()" or (s.classes[k] == "i" and word not in {"on", "in"}):
            return None
        if (
            word in HARM
            and not (word in {"dead", "wounded"} and s.words[i] in LIGHT)
            and not (word in {"strikes", "attack", "attacks"} and s.words[k + 1 : k + 2] == ["drones"])
        ):
            return Sign("strike", i)
        if ACT.get(word) == "surveillance":
            return Sign("surveillance", i)
    return None


_COMING = frozenset(["at", "in", "over", "from", "towards", "toward", "across"])


_INVOLVED_IN = frozenset(["strike", "strikes", "attack", "attacks", "raid", "raids", "shelling", "fire", "assault"])


def _verb(s: Sentence, i: int, *, passive: bool, single: bool = False) -> Sign | None:
    word = s.words[i]
    following = s.words[i + 1] if i + 1 < s.size else ""
    if not passive and word in DEALS | LIGHT and (dealt := _deals(s, i)) is not None:
        return dealt
    if word == "involved" and not _INVOLVED_IN.isdisjoint(s.words):
        return Sign("strike", i)
    if word in DROPS:
        return Sign("strike", i) if passive or not LOADS.isdisjoint(s.words[i + 1 : i + 9]) else None
    if passive and word in KEPT_AT:
        return Sign("site", i)
    if passive:
        if word in DOWN_OR_OUT and not {"down", "out"} & set(s.words[i + 1 : i + 3]):
            return None
        if word == "seen" and not {"can", "could"}.isdisjoint(s.words[max(0, i - 3) : i]):
            return None
        if word in OBJECT:
            return Sign(_sent(s, i) if word == "sent" else OBJECT[word], i)
        if word in ACT and ACT[word] != "strike":
            return Sign(ACT[word], i)
        return Sign("strike", i) if word in {"aimed", "targeting", "attacking", "striking"} else None
    if word in {"came", "come", "coming", "comes"} and following in _COMING:
        return Sign("launch", i)
    if word in {"got", "get", "gets", "getting", "broke", "slipped"} and following == "through":
        return Sign("strike", i)
    if word in {"took", "take", "takes", "taking", "lifted"} and following == "off":
        return Sign("launch", i)
    if word in {"fired", "fires", "firing"} and following in {"at", "on", "upon", "missiles", "a", "two"} and single:
        return Sign("strike", i)
    if (
        word in {"shot", "downed", "destroyed", "sank"}
        and (s.classes[i + 1 + (following == "down") :] or " ")[0] in "nvsad"
        and (following == "down" or word != "shot")
    ):
        return Sign("strike", i)  # "drones shot down two jets"
    if word == "failed" and following == "to" and not passive:
        return Sign("interception", i)
    if word == "forced" and _closes(s):
        return Sign("incursion", i)
    if word == "flown" and (flown := _flown(s, i)) in {"incursion", "surveillance"}:
        return Sign(flown, i)
    if word in REDUCED and (following in _WAYS or not following or s.classes[i + 1] in ".,;"):
        if word in DOWN_OR_OUT and following not in {"down", "out"}:
            return None
        return Sign(_sent(s, i) if word == "sent" else REDUCED[word], i)
    if word in {"flew", "fly", "flies", "flying"}:
        return Sign(_flown(s, i), i)
    if word.startswith("appear") and following not in {"over", "above", "near", "in", "at"}:
        return None
    if word in ACT:
        return Sign(ACT[word], i)
    return None


def _flown(s: Sentence, i: int) -> str:
    """What flying drones do: it depends on where to."""
    rest = s.words[i + 1 : i + 12]
    if any(w in ACT and ACT[w] == "surveillance" for w in rest):
        return "surveillance"
    if {"over", "above", "near", "around"} & set(rest[:2]) or {"over", "above"} & set(rest[:5]):
        return "incursion"
    return "launch" if {"toward", "towards", "into", "at"} & set(rest[:4]) else "use"


def _sent(s: Sentence, i: int) -> str:
    """Sent to somebody, or sent against somebody."""
    for k in range(i + 1, min(s.size, i + 8)):
        if s.words[k] in {"into", "toward", "towards", "over", "across", "at", "against"}:
            return "launch"
        if s.words[k] == "to" and s.classes[k + 1 : k + 2] and s.classes[k + 1] in "dCAGg":
            return "supply"
    return "launch"


# --- "launched 40 drones", "hit by a drone" --------------------------------------------------------------------------

_MEANS = frozenset(["by", "with", "via"])
_HARMLESS_NOUNS = frozenset(["use", "fire", "ship", "ships", "tests", "test", "field", "fields", "deal", "lead"])


def _before(s: Sentence, d: int) -> Sign | None:
    """The verb whose object, or means, the drones at *d* are; else a noun of supply before them."""
    means = aside = False
    wanted = 0
    weak: Sign | None = None
    for i in range(d - 1, max(-1, d - _LEFT), -1):
        word, c = s.words[i], s.classes[i]
        gap = d - i
        if c == ")":
            aside = True
        if aside:  # "2.5 billion euros ($2.9bn) for drones"
            aside = c != "("
            continue
        if word in _LISTS and weak is None and gap <= 8 and not SUPPLY_NOUNS.isdisjoint(s.words[max(0, i - 16) : i]):
            return Sign("supply", i)  # "military aid, including thousands of drones"
        if c == ":" and weak is None and not SUPPLY_NOUNS.isdisjoint(s.words[max(0, i - 6) : i]):
            return Sign("supply", i - 1)  # "military aid: missiles, radios and drones"
        if c in ";:(" or (c == "." and word in ".!?"):
            break
        if c == "," and i + 2 < d and s.words[i + 1] in {"but", "while", "and", "as"} and s.classes[i + 2] in "pCGdAg":
            break
        if word in {"which", "who", "whose", "where", "when", "because"} and gap > 1:
            break
        if (word in _MEANS or word == "using") and gap <= 10:
            means = True
            if word == "using":
                purpose = _purpose(s, d)
                if purpose is not None:
                    return purpose
                weak = weak or Sign("use", i)
            continue
        if word == "out" and i and s.words[i - 1] in TURNS_OUT:
            return Sign("supply", i - 1)
        if word == "of" and i and COMPOUND.get(s.words[i - 1]) == "launch":
            weak = Sign("launch", i - 1)
            continue
        if word in _GROUPS and s.words[i + 1] == "of":
            continue
        if (
            word == "of"
            and i
            and not means
            and s.words[i - 1] in NOMINAL
            and _one_phrase(s, i + 1, _counted_from(s, d))
        ):
            return Sign(NOMINAL[s.words[i - 1]], i - 1)
        if word in _CRASHES and s.words[d + 1 : d + 2] == ["into"]:
            return Sign("strike", i)
        if word == "into" and i and gap <= 4 and (made := _rebuilt(s, i)) is not None:
            return made
        if word == "for" and gap <= 10:
            wanted = i
        if wanted and word in ASKS and BANS.isdisjoint(s.words[i:d]):
            weak = weak if weak is not None and weak.kind != "use" else Sign("supply", i)
        if (
            word == "of"
            and i
            and s.words[i - 1] in {"footage", "video", "images", "pictures", "photos", "image", "photo"}
        ):
            continue
        if means and word in ACT and ACT[word] in {"strike", "surveillance", "incursion"}:
            if ACT[word] == "strike" and not FOILED.isdisjoint(s.words[max(0, i - 4) : i]):
                return Sign("interception", i)  # "repelled an attack by drones"
            return Sign(_in_numbers(s, d, i), i)
        if word in {"attack", "attacks", "strikes", "strike", "raid", "raids", "assault"} and not _INVOLVING.isdisjoint(
            s.words[i + 1 : d]
        ):
            return Sign("strike", i)
        if word == "fire" and s.words[i + 1] not in _AT and s.words[i - 1 : i] in (["opened"], ["open"], ["opening"]):
            continue
        if word in _SHOOTS and s.words[i + 1] in _AT and s.words[i + 2] != "least":
            return Sign("interception", i)
        if word == "fire" and "from" in s.words[i:d]:
            return Sign("strike", i)
        if word == "under" and s.words[i - 1 : i] in (["came"], ["come"], ["comes"], ["coming"]):
            return Sign("strike", i - 1)
        if s.classes[i - 1 : i] == "h" and i > 1 and s.classes[i - 2] in "ACX":
            continue  # "Israeli-made"
        if word in OBJECT and OBJECT[word] in {"interception", "incursion"} and _able(s, i):
            continue  # "a system to detect and shoot down drones"
        if word in OBJECT and not (word in _HARMLESS_NOUNS and s.classes[i - 1 : i] in {"d", "a", "g", "j", "A"}):
            found = _object(s, i, d, means=means)
            if found is None:
                continue
            if found.kind not in {"use", "incursion"}:
                return found
            weak = found if weak is not None and s.words[weak.at] in _GROUPS else weak or found
            if found.kind == "incursion" or found.at != i:
                return found
        elif word in WORKS and "for" in s.words[i + 1 : d] and gap <= 6:
            targeted = not FACTORY_TARGET.isdisjoint(s.words[max(0, i - 6) : i])
            weak = Sign("site" if targeted else "supply", i)
        elif word in SITE_NOUNS and s.words[i + 1] == "for" and _one_phrase(s, i + 2, d):
            return Sign("site", i)
        elif (word in MONEY and wanted and (wanted == i + 1 or s.classes[i + 1] == "(")) or (
            word in SUPPLY_NOUNS and gap <= 12 and (weak is None or weak.kind == "use")
        ):
            weak = Sign("supply", i)
    return weak


_LISTS = frozenset(["including", "include", "includes", "included", "comprising"])
_CRASHES = frozenset(
    [
        "crashed",
        "crash",
        "crashing",
        "rammed",
        "ramming",
        "slammed",
        "smashed",
        "steered",
        "flew",
        "flown",
        "guided",
        "drove",
    ]
)


def _able(s: Sentence, i: int) -> bool:
    """Whether the verb at *i* only says what a thing is made for: "jammers to stop drones", "designed to detect"."""
    to = next((k for k in range(i - 1, max(-1, i - 4), -1) if s.words[k] == "to"), None)
    return to is not None and not GEAR.isdisjoint(s.words[max(0, to - 6) : to])


def _rebuilt(s: Sentence, i: int) -> Sign | None:
    """As in "turned crop sprayers into attack drones"."""
    found = next((k for k in range(i - 1, max(-1, i - 8), -1) if s.words[k] in REBUILT), None)
    return None if found is None else Sign("supply", found)


_INVOLVING = frozenset(["include", "included", "including", "includes", "involving", "involved", "using", "by", "with"])


_SHOOTS = frozenset(["fire", "fired", "fires", "firing", "shoot", "shot", "shooting"])
_AT = frozenset(["at", "on", "upon"])
_BACKS = ("support", "strengthen", "reinforc", "bolster", "back", "reward", "outfit", "stock")
_WITH = ("provid", "suppl", "equip", "arm", "furnish", "present", "fit", "return", "replac")


def _object(s: Sentence, i: int, d: int, *, means: bool) -> Sign | None:
    word = s.words[i]
    kind = OBJECT[word]
    if word in DOWN_OR_OUT and not {"down", "out"} & set(s.words[i : d + 4]):
        return None
    if word in {"sent", "sends", "send", "sending"}:
        kind = (
            _sent(s, d)
            if word == "sent"
            or (
                _sent(s, d) == "launch"
                and {"into", "over", "toward", "towards", "against", "at"} & set(s.words[d + 1 : d + 8])
            )
            else "supply"
        )
    if means and word.startswith(_BACKS) and "with" in s.words[i:d]:
        return Sign("supply", i)
    if means and kind == "supply" and word.startswith(_WITH) and "with" in s.words[i:d]:
        return Sign("supply", i)
    if means and kind != "interception":
        return _purpose(s, d) or Sign("use", i)
    if word.startswith(("fly", "flew", "flie")) and s.words[d + 1 : d + 2] in (
        ["over"],
        ["above"],
        ["into"],
        ["across"],
    ):
        return Sign("incursion", i)
    if kind == "use" and s.words[i - 1 : i] == ["to"] and not LEARNS.isdisjoint(s.words[max(0, i - 3) : i]):
        return Sign("supply", i)
    if kind == "use":
        return _purpose(s, d) or Sign("use", i)
    if word in REBUILT and (purpose := _purpose(s, d)) is not None and purpose.kind == "strike":
        return Sign("strike", i)
    return Sign(kind, i)


def _in_numbers(s: Sentence, d: int, i: int) -> str:
    """An attack told by the number of its drones is a launch: "attacked with 120 drones"."""
    verb = s.words[i]
    kind = ACT[verb]
    if s.classes[i - 1 : i] == "b" and "by" in s.words[i:d]:
        return kind
    number = number_of(s, d)
    if (
        kind == "strike"
        and number is not None
        and (number.low or number.high or 0) >= 20
        and verb.startswith(("attack", "bombard"))
    ):
        return "launch"
    return kind


def _purpose(s: Sentence, d: int) -> Sign | None:
    """As in "Drones for surveillance", "drones to attack"."""
    for i in range(d + 1, min(s.size, d + 6)):
        if s.words[i] in {"for", "to", "in"} and i + 1 < s.size:
            found = [Sign(ACT[s.words[k]], k) for k in range(i + 1, min(s.size, i + 6)) if s.words[k] in ACT]
            if {f.kind for f in found} >= {"strike", "surveillance"} and "&" in s.classes[i : i + 6]:
                return None  # "for reconnaissance and attack": all they can do
            if found and found[0].at < i + 5:
                return found[0]
    for i in range(d + 1, min(s.size - 1, d + 16)):
        if s.words[i] == "to" and s.words[i + 1] in _HARMS:
            return Sign("strike", i + 1)
    return None


_HARMS = frozenset(["strike", "attack", "hit", "target", "kill", "bomb", "bombard", "destroy", "assassinate"])


# --- counts ----------------------------------------------------------------------------------------------------------

_PARTS = (
    "ed",
    "ing",
    "al",
    "ic",
    "le",
    "way",
    "type",
    "range",
    "made",
    "ance",
    "view",
    "person",
    "capable",
    "weapons",
    "ary",
    "ive",
    "guided",
)


def number_of(s: Sentence, d: int) -> Number | None:
    """The number that counts the drones at *d*, and nothing else with them."""
    j = d
    while j > 0 and d - j <= 9:
        c, word = s.classes[j - 1], s.words[j - 1]
        hyphenated = s.classes[j : j + 1] == "h"
        plain = word not in WEAPONS and (word.endswith(_PARTS) or (c == "x" and not word.endswith("s") and d - j < 2))
        plain = plain or word in MADE_FOR_WAR
        if c == "n" and word == "one" and s.classes[j : j + 1] == "h":  # one-way
            j -= 1
            continue
        if not (c in "AjmDXWCOtgMRhS" or word in {"[", "]"} or (c in "xNTo" and (hyphenated or plain))):
            break
        j -= 1
    for i in range(max(0, j - 8), j):
        if s.classes[i] in "nyvskaH":
            number = number_at(s, i)
            if number is None or "$" in s.classes[max(0, number.first - 1) : i]:
                continue
            if (
                number.first > 1
                and s.classes[number.first - 1] in "Xh"
                and number.modifier == "exact"
                and s.raw[i][0].isdigit()
            ):
                continue  # "DJI Matrice 600 drones"
            end = number.end
            if end == j and s.classes[j : j + 1] != "h":
                return _summed(s, number, d)
            if s.words[end : end + 1] == ["more"]:
                end += 1
            if s.classes[end : end + 1] == "e":
                end += 2 if s.classes[end + 1 : end + 2] in {"d", "g"} else 1
                whole = number_at(s, end) if end < j and s.classes[end] in "ny" else None
                end = whole.end if whole is not None else end  # "seven of the 16 drones"
            if end == j and s.classes[j : j + 1] != "h":  # not "a one-way attack drone"
                return number
    return None


def _summed(s: Sentence, number: Number, d: int) -> Number:
    """Both numbers of "nine airborne and seven seaborne drones"."""
    i = number.first
    if s.classes[i - 1 : i] != "&" or i < 3 or number.modifier != "exact" or number.low is None or d == number.end:
        return number
    for k in (i - 3, i - 4):
        first = number_at(s, k) if k >= 0 and s.classes[k] in "ny" else None
        if first is None or first.modifier != "exact" or first.low is None or not first.end < i - 1 + (first.end == k):
            continue
        if all(s.classes[m] in "jmxA" and not s.words[m].endswith("s") for m in range(first.end, i - 1)):
            both = first.low + number.low
            return number._replace(first=first.first, low=both, high=both)
    return number


def filmed(s: Sentence, d: int, sign: Sign) -> bool:
    """Whether the drones hold the camera: "filmed by a drone", "images taken with a drone"."""
    if sign.kind in {"strike", "interception", "launch"} and sign.at > d:
        return False
    near = s.words[max(0, d - 6) : d]
    return any(w in {"filmed", "photographed"} for w in near) or (
        "by" in near and "taken" in near and not FILMED.isdisjoint(near)
    )
