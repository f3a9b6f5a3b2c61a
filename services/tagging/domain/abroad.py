"""
Forces abroad: noun phrases that name a country's forces, and whether these are foreign where they are.

Foreign is who isn't a primary party of the war in hand and stands outside its own territory. The sentence's own words
decide first (in Mali, to Poland); then the conflict that the sentence or the article speaks of; then nothing is claimed,
save for forces that are abroad wherever a text mentions them in a fight.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from services.tagging.domain import actors
from services.tagging.domain.frame import Conflict, Frame
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.sentence import Sentence
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.presence import (
    ACTS,
    ADVISER_WORDS,
    FAR_FLUNG,
    HOME_WORDS,
    INSTITUTIONAL,
    MERCENARY_WORDS,
    PEACE_WORDS,
    SENDS,
    VOLUNTEER_WORDS,
)
from services.tagging.lexicon.words import NAMED_FORCES, PLACE_COUNTRY

# nationality (and nationality) modifiers head
_PHRASE = re.compile(
    r"(?P<who>(?:[ACOWG](?:(?:,?&|,)d?[ACO](?=[^,&]*[TtFMUPSm]))*)'?(?:h[jx])?)(?P<mods>[mjXxntUMWSFT\"dhk]{0,5}?)(?P<head>[TtPFMUS]+)"
)
_SHIP = re.compile(r"d?X*")
_BARE = re.compile(r"(?P<det>[dgav]?)(?P<mods>[mjn]{0,3})(?P<head>[TFSMPU])")
_OWNERS = {"its", "their", "his", "her", "our", "my", "those", "these"}
_STATES = frozenset(CODES.values())


class _Group(NamedTuple):
    first: int
    last: int
    head: int
    who: tuple[str, ...]


def forces_abroad(s: Sentence, context: Context) -> Iterator[Claim]:
    """The foreign forces that sentence *s* names, in text order."""
    taken: set[int] = set()
    claims: list[Claim] = []
    for group in _groups(s):
        claim = _judge(s, context, group)
        taken.update(range(group.first, group.last))
        if claim is not None:
            claims.append(claim)
    claims += [c for c in _ships(s) if taken.isdisjoint(range(c.first, c.last))]
    for c in claims:
        taken.update(range(c.first, c.last))
    for c in _foreign_word(s):
        if taken.isdisjoint(range(c.first, c.last)):
            claims.append(c)
            taken.update(range(c.first, c.last))
    for c in _owned(s, context, claims):
        if taken.isdisjoint(range(c.first, c.last)):
            claims.append(c)
            taken.update(range(c.first, c.last))
    claims.sort(key=lambda c: c.first)
    yield from claims


def _groups(s: Sentence) -> Iterator[_Group]:
    """Noun phrases of the form "North Korean conscripts", "Russia's Wagner group", "US-led forces"."""
    at = 0
    classes = s.classes
    while (match := _PHRASE.search(classes, at)) is not None:
        at = max(match.start() + 1, match.end("who"))
        first, last = match.start(), match.end()
        head = last - 1
        if not _holds_together(s, match):
            continue
        who = actors.named(s, first, last)
        if not who:
            continue
        at = last
        yield _Group(first, last, head, who)
    for i, c in enumerate(classes):
        if c == "W" and s.words[i] in _ALONE:
            yield _Group(i, i + 1, i, actors.codes_at(s, i))


_ALONE = frozenset(
    k
    for k, v in NAMED_FORCES.items()
    if v in {("Wagner",), ("Africa Corps",)}
    or k in {"unifil", "monusco", "kfor", "isaf", "amisom", "atmis", "minusma", "samidrc"}
)


def _holds_together(s: Sentence, match: re.Match[str]) -> bool:
    for i in range(match.start(), match.end()):
        c = s.classes[i]
        if c == "x" and not s.words[i].endswith(
            ("ed", "al", "ic", "ist", "an", "led", "backed", "ern", "ive", "ing", "speaking")
        ):
            return False
        if c == "d" and i > match.end("who"):
            return False
    head = s.classes[match.end() - 1]
    if head == "P":
        inner = s.classes[match.start() : match.end() - 1]
        return (
            s.words[match.end() - 1] in {"personnel", "advisers", "advisors", "instructors", "trainers", "pilots"}
            or "m" in inner
            or "M" in inner
        )
    if head == "t" and s.words[match.end() - 1] in {"volunteer"}:
        return False
    if head == "U" and s.words[match.end() - 1] in {"company", "companies", "corps", "unit"}:
        return s.words[match.end() - 1] == "corps" and "W" in match.group()
    return True


def _judge(s: Sentence, context: Context, group: _Group) -> Claim | None:
    kind = _kind(s, group)
    host, place_known = _host(s, group)
    who = group.who
    states = [w for w in who if w in _STATES]
    conflict = context.frame.of(s)
    sender = next((w for w in who), "")
    confidence = 0.8
    if not _is_force(s, group, sender, bool(host)):
        return None
    if host is not None:
        if host in who and len(who) == 1:
            return None
        if _are_enemies(who, host, context.frame):
            return None
        confidence = 0.92
    elif not _foreign_by_frame(s, context, group, who, conflict, place_known, kind):
        return None
    if (
        kind == "mercenaries"
        and "Wagner" in who
        and "RUS" not in who
        and any(w in {"russian", "russia"} for w in s.words[max(0, group.first - 2) : group.first])
    ):
        who = ("RUS", *who)
    if not states and not set(who) & (FAR_FLUNG | {"Hezbollah", "Hamas"}) and kind not in {"proxy"}:
        return None
    return Claim(
        group.first, group.last, kind, actors=who, host=host, platform=_platform(s, group), confidence=confidence
    )


def _platform(s: Sentence, group: _Group) -> str | None:
    return s.text(group.head, group.head + 1) if s.classes[group.head] == "S" else None


def _kind(s: Sentence, group: _Group) -> str:
    words = set(s.words[group.first : group.last])
    around = s.words[group.last : group.last + 1]
    if words & PEACE_WORDS:
        return "peacekeepers"
    if words & MERCENARY_WORDS or {"Wagner", "Africa Corps"} & set(group.who):
        return "mercenaries"
    if words & ADVISER_WORDS:
        return "advisers"
    if words & VOLUNTEER_WORDS:
        return "volunteers"
    if s.classes[group.head] == "S" or words & {"navy", "naval", "air force"} or around == ["jets"]:
        return "naval_air"
    if (
        s.classes[group.first] == "W"
        or {"proxy", "proxies", "militia", "militias"} & words
        or ({"Hezbollah", "Hamas", "Houthis"} & set(group.who))
    ):
        return "proxy" if not set(group.who) <= _STATES else "state_troops"
    return "state_troops"


_HOST = re.compile(r"(?P<gap>[^;.]{0,7}?)(?P<prep>[i>])(?P<det>[dj]{0,2})(?:X?h)?(?P<place>[CRGA])")
_HOST_PREPOSITIONS = frozenset(
    ["in", "into", "to", "inside", "across", "within", "throughout", "from", "at", "on", "over"]
)


def _host(s: Sentence, group: _Group) -> tuple[str | None, bool]:
    """Where the sentence puts the forces: (country, whether any place is named)."""
    for i in range(group.last, min(len(s), group.last + 9)):
        c = s.classes[i]
        if c in ";" or (c == "," and i > group.last + 1) or s.words[i] in {"and", "but", "while", "who", "which", "by"}:
            break
        if c in "i>" and s.words[i] in _HOST_PREPOSITIONS:
            j = i + 1
            while j < len(s) and s.classes[j] in "djX" and j < i + 4 and s.words[j] not in {"border"}:
                j += 1
            code = _country_at(s, j)
            if code:
                return code, True
    return None, any(c in "CRG" for c in s.classes)


def _country_at(s: Sentence, j: int) -> str | None:
    if j >= len(s):
        return None
    if s.classes[j] in "CG":
        return CODES.get(s.words[j])
    if s.classes[j] == "R":
        return PLACE_COUNTRY.get(s.words[j], s.words[j].title())
    if (
        s.classes[j] == "A"
        and s.words[j + 1 : j + 2]
        and s.words[j + 1]
        in {
            "territory",
            "soil",
            "side",
            "waters",
            "city",
            "town",
            "province",
            "village",
            "border",
            "capital",
            "airspace",
            "region",
        }
    ):
        return CODES.get(s.words[j])
    return None


def _are_enemies(who: tuple[str, ...], host: str, frame: Frame) -> bool:
    """Whether *who* fights a war of its own where *host* is: both primary, or *who* primary in a conflict of that theatre."""
    from_table = frame.year
    for conflict in _known():
        if host in conflict.theatre and any(w in conflict.parties for w in who) and conflict.lasts(from_table):
            return True
    return False


def _known() -> tuple[Conflict, ...]:
    from services.tagging.domain.frame import conflicts  # noqa: PLC0415

    return conflicts()


def _is_force(s: Sentence, group: _Group, sender: str, hosted: bool) -> bool:
    """Whether the phrase is people, ships or aircraft, not the institution that speaks, pays or buys."""
    head = s.classes[group.head]
    following = s.words[group.last] if group.last < len(s) else ""
    if head in "Tt" or (head == "P" and s.words[group.head] != "officials"):
        return following not in {"families", "widows", "mothers", "memorial"}
    if head == "W":
        return True
    if following in INSTITUTIONAL:
        return False
    if head == "S":
        return True
    word = s.words[group.head]
    acts = _acts(s, group)
    if head == "M":
        return acts and following not in {"and"}
    if word in {"forces", "force", "contingent", "contingents"}:
        return True
    return acts or hosted or head == "U"


def _acts(s: Sentence, group: _Group) -> bool:
    window = s.words[max(0, group.first - 4) : group.first] + s.words[group.last : group.last + 6]
    return any(w in ACTS or w in SENDS for w in window)


def _foreign_by_frame(
    s: Sentence,
    context: Context,
    group: _Group,
    who: tuple[str, ...],
    conflict: Conflict | None,
    place_known: bool,
    kind: str,
) -> bool:
    frame = context.frame
    if any(w in HOME_WORDS for w in s.words):
        return False
    if kind in {"mercenaries", "peacekeepers"}:
        return True
    if conflict is not None:
        if any(w in conflict.parties for w in who):
            return False
        if any(
            w in other.parties and other.lasts(frame.year)
            for other, score in frame.ranked[:3]
            if score >= 2
            for w in who
        ):
            return False
        if any(w in conflict.theatre for w in who):
            return False
        return any(w in _STATES or w in FAR_FLUNG for w in who) and (
            set(who) & FAR_FLUNG != set() or _acts(s, group) or kind != "state_troops"
        )
    head = s.classes[group.head]
    if set(who) & FAR_FLUNG and "PRK" not in who:
        return head in "TtPS" or _acts(s, group)
    return False


_SHIP_PREFIX = frozenset({"uss", "hms", "hmas", "hmcs"})
_NAVIES = {"uss": "USA", "hms": "GBR", "hmas": "AUS", "hmcs": "CAN"}


def _ships(s: Sentence) -> Iterator[Claim]:
    """ "USS Carney", "two carrier strike groups"."""
    claimed = -1
    for i, word in enumerate(s.words):
        if i < claimed:
            continue
        if word in _NAVIES and s.raw[i].isupper() and i + 1 < len(s) and s.raw[i + 1][:1].isupper():
            last = i + 2
            while (
                last < len(s)
                and last < i + 5
                and s.classes[last] in "XG"
                and s.raw[last][:1].isupper()
                and not s.shouted
            ):
                last += 1
            claimed = last
            yield Claim(i, last, "naval_air", actors=(_NAVIES[word],), platform=s.text(i, last), confidence=0.9)


_FOREIGN_HEADS = re.compile(r"[mj]{0,2}[TtFP]")


def _foreign_word(s: Sentence) -> Iterator[Claim]:
    """ "Foreign fighters", "a foreign army", "mercenaries", "peacekeepers" of no named country."""
    for i, word in enumerate(s.words):
        if word in {"foreign", "foreign-born", "international"}:
            match = _FOREIGN_HEADS.match(s.classes, i + 1) or re.compile(r"hxT|M|FT?").match(s.classes, i + 1)
            if match is None:
                continue
            last = match.end()
            head = s.words[last - 1]
            if s.classes[last - 1] == "P" and head not in {
                "personnel",
                "instructors",
                "advisers",
                "advisors",
                "recruits",
                "nationals_",
            }:
                continue
            if word == "international" and head not in {"force", "forces", "peacekeepers", "troops"}:
                continue
            kind = (
                "volunteers"
                if head in {"fighters", "volunteers", "recruits", "jihadists", "legion", "militants"}
                else "state_troops"
            )
            if head in MERCENARY_WORDS:
                kind = "mercenaries"
            if head in ADVISER_WORDS:
                kind = "advisers"
            yield Claim(i, last, kind, confidence=0.75)
        elif word in {"peacekeepers", "blue helmets", "peacekeeping force", "peacekeeping forces"}:
            first = i
            while first > 0 and s.classes[first - 1] in "njmg":
                first -= 1
            yield Claim(first, i + 1, "peacekeepers", actors=_owner(s, first, i), confidence=0.8)
        elif word == "mercenaries":
            yield Claim(i, i + 1, "mercenaries", confidence=0.7)


def _owner(s: Sentence, first: int, i: int) -> tuple[str, ...]:
    return actors.subject(s, first) if s.classes[first] == "g" else actors.named(s, first, i)


def _owned(s: Sentence, context: Context, claims: list[Claim]) -> Iterator[Claim]:
    """ "Turkey sent troops into Syria", "its forces in the region", "troops in Iraq": no nationality in the phrase."""
    for i, c in enumerate(s.classes):
        if c not in "TFSMP" or (c == "P" and s.words[i] not in {"personnel", "advisers", "instructors"}):
            continue
        first = i
        while first > 0 and s.classes[first - 1] in "mjnkvegxdaqsUS" and i - first < 6:
            if s.classes[first - 1] == "x" and not s.words[first - 1].endswith(("ed", "al", "ic", "ive", "duty")):
                break
            if s.classes[first - 1] == "e" and s.classes[first - 2 : first - 1] not in {"v", "k", "s", "n"}:
                break
            first -= 1
        if s.classes[first - 1 : first] in {"A", "C", "'", "W", "O", "G"}:
            continue
        group = _Group(first, i + 1, i, ())
        own = s.classes[first] == "g" or (s.classes[first - 1 : first] == "g")
        sent = [k for k in range(max(0, first - 6), first) if s.words[k] in SENDS]
        host, _ = _host(s, group)
        if c == "M" and not own:
            continue
        if host is None and not (c == "S" and sent):
            continue
        if not (sent or own or c in "TS"):
            continue
        who = actors.subject(s, sent[0] if sent else first)
        if not who and not sent and context.frame.conflict and not own:
            who = ()
        if not who or (host is not None and (host in who or _are_enemies(who, host, context.frame))):
            continue
        if not sent and not own:
            continue
        if who and not set(who) & _STATES and not set(who) & (FAR_FLUNG | {"Hezbollah"}):
            continue
        kind = (
            "naval_air"
            if c == "S"
            else ("proxy" if not set(who) & _STATES and who[0] not in FAR_FLUNG else "state_troops")
        )
        if kind == "state_troops":
            kind = _kind(s, group)
        yield Claim(first, i + 1, kind, actors=who, host=host, confidence=0.75)
