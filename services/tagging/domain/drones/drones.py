"""
Claims about drones: one for each verb (or noun of action) and its drones, with a count only if the number
counts drones alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from services.tagging.domain.drones.claimed import claimed
from services.tagging.domain.drones.counted import number_of
from services.tagging.domain.drones.echoes import Echo, echoes
from services.tagging.domain.drones.meant import in_vain
from services.tagging.domain.drones.named import mentions
from services.tagging.domain.drones.repeated import attacks_again
from services.tagging.domain.drones.sign import Sign
from services.tagging.domain.drones.signs import filmed, signs
from services.tagging.domain.drones.sites import launch_sites
from services.tagging.domain.drones.wars import at_war, speaks_of_war
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.numbers import number_at
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import (
    AT_WAR,
    PEACE,
)


def drone_claims(s: Sentence, context: Context) -> Iterator[Claim]:
    """The claims of sentence *s* about drones, in text order."""
    found: dict[tuple[str, int], Claim] = {}
    whose: dict[tuple[str, int], int] = {}
    plain: Claim | None = None
    bare, held = -1, []
    for d, sign, beside in _signs(s):
        fought = at_war(s, context, d, sign)
        if not fought and (sign.kind not in _MAY_BE or bare >= 0 or not PEACE.isdisjoint(s.words)):
            continue
        claim = _as_launch(s, d, sign, claimed(s, d, sign, beside=beside))
        if not fought:  # not said to be at war, unless what follows says so
            bare = d + 1
            held += [claim] if sign.kind != "use" else []
            continue
        if sign.at == d and claim.kind == "use":
            plain = plain or claim
            continue
        key = (claim.kind, sign.at)
        if key in found and d != whose[key] and _another(found[key], claim):
            found[key] = _apart_from(s, found[key], whose[key], d)  # "two million drones and 30,000 decoy drones"
            claim = _apart_from(s, claim, d, whose[key])
            key = (claim.kind, sign.at + _APART * d)
        if key not in found or (claim.quantity and not found[key].quantity):
            found[key], whose[key] = claim, d
    claims = _merged(_apart(found))
    claims += _portions(s, claims)
    taken = list(_taken_up(s, claims, plain.last if plain is not None else bare, bare))
    claims += taken
    claims += held if any(c.quantity is not None for c in taken) else []
    claims += [c for c in launch_sites(s) if not any(k.kind == "site" and k.last > c.first for k in claims)]
    if not claims and plain is not None and speaks_of_war(s):
        claims = [plain]
    claims.sort(key=lambda c: (c.first, c.last))
    yield from claims


_APART = 100_000
_MAY_BE = frozenset(["use", "launch", "incursion"])


def _portions(s: Sentence, claims: list[Claim]) -> Iterator[Claim]:
    """The parts of a count that are told by place: "downed 49 drones, including 25 in the south and eight at sea"."""
    whole = next((c for c in claims if c.quantity is not None and c.kind in _COUNTED), None)
    at = _parts_from(s, whole.last) if whole is not None else 0
    if not at:
        return
    k = at + 1
    while whole is not None and k < min(s.size, at + 30) and s.classes[k] not in ";:.":
        number = number_at(s, k) if s.classes[k] in "ny" else None
        if number is not None:
            end = number.end + (s.classes[number.end : number.end + 1] == "D")
            end += 2 * (s.words[end : end + 2] == ["of", "them"])
            if s.words[end : end + 1] and s.words[end] in _WHERE and _place_at(s, end + 1):
                yield replace(
                    whole, first=number.first, last=end, quantity=number.quantity(unit="drones"), focus=(k, end)
                )
            k = number.end
        k += 1


def _parts_from(s: Sentence, last: int) -> int:
    """The word before the parts of a count that ends before word *last*: "including", the comma of ", 31 of them"."""
    if "including" in s.words[last:]:
        return s.words.index("including", last)
    of = next((k for k in range(last, s.size - 1) if s.words[k : k + 2] == ["of", "them"]), 0)
    comma = next((k for k in range(of - 1, max(last - 1, of - 5), -1) if s.classes[k] == ","), 0) if of else 0
    return comma if comma and s.words[of + 2 : of + 3] != [] and s.words[of + 2] in _WHERE else 0


_COUNTED = frozenset(["interception", "launch"])
_WHERE = frozenset(["in", "on", "over", "above", "near", "off", "at"])
_PARTS = frozenset(
    """
    north south east west northeast northwest southeast southwest centre center coast sea border capital city region
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def _place_at(s: Sentence, i: int) -> bool:
    """Whether a name, or a part of a country, stands at *i*: "over Oryol", "in the south", not "in revenge"."""
    i += s.classes[i : i + 1] == "d"
    return s.classes[i : i + 1] in {"C", "G", "R", "X"} or (i < s.size and s.words[i] in _PARTS)


def _another(one: Claim, other: Claim) -> bool:
    """Whether two claims of one verb count different drones."""
    a, b = one.quantity, other.quantity
    return a is not None and b is not None and (a.low, a.high) != (b.low, b.high)


def _apart_from(s: Sentence, claim: Claim, d: int, other: int) -> Claim:
    """The claim about the drones at *d*, shown without those at *other* that share its verb."""
    number = number_of(s, d)
    first = claim.first if number is None or claim.first > other or other > d else number.first
    return replace(claim, first=first, last=d + 1 if claim.last > other > d or other < d < claim.last else claim.last)


def _signs(s: Sentence) -> Iterator[tuple[int, Sign, bool]]:
    """
    The drones of *s*, each with what is told of them, those that hold a camera left out; and whether it is the second
    thing that is told of them.
    """
    for d in mentions(s):
        for n, sign in enumerate(signs(s, d)):
            if not filmed(s, d, sign):
                yield d, sign, n > 0


def _as_launch(s: Sentence, d: int, sign: Sign, claim: Claim) -> Claim:
    """The claim, as a launch where so many are counted that they are never merely there."""
    count = claim.quantity and (claim.quantity.low or claim.quantity.high or 0)
    several = bool(count and count >= 5)
    owned = not _OWNS.isdisjoint(s.words[max(0, claim.first - 3) : claim.first])
    raid = (sign.at == d and not owned and not _governed(s, claim.first)) or not _RAID.isdisjoint(s.words)
    return replace(claim, kind="launch") if several and raid and sign.kind == "use" and _of_war(s) else claim


def _governed(s: Sentence, first: int) -> bool:
    """Whether a verb stands right before the drones, or is theirs: whatever it tells of them, it is no attack."""
    p = parse(s)
    k = p.at(first)
    if p.sorts[k + 1 : k + 2] == "V" and p.letters[p.firsts[k + 1]] in "bh":
        return True
    while k > 0 and p.sorts[k - 1] in "aq":
        k -= 1
    return k > 0 and p.sorts[k - 1] in "Vo" and not s.words[p.ends[k - 1] - 1].startswith(_COUNTS)


_COUNTS = ("count", "log", "tall", "list", "face")


def _of_war(s: Sentence) -> bool:
    return not AT_WAR.isdisjoint(s.words)


def _apart(found: dict[tuple[str, int], Claim]) -> list[Claim]:
    """The claims, without the strikes that drones make on drones: they are interceptions."""
    return [c for (kind, at), c in found.items() if kind != "strike" or not _told_at(found, at)]


def _told_at(found: dict[tuple[str, int], Claim], at: int) -> bool:
    """Whether the word at *at* tells of drones that are stopped, or counted as they come."""
    return ("interception", at) in found or ("launch", at) in found


def _merged(claims: list[Claim]) -> list[Claim]:
    """Claims of one kind that stand side by side without counts are one: "a drone maker to produce attack drones"."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.first, c.last)):
        if (
            kept
            and kept[-1].kind == claim.kind
            and claim.kind in {"supply", "use"}
            and claim.first - kept[-1].last <= 2
        ):
            if claim.quantity is None:
                continue
            if kept[-1].quantity is None:
                kept.pop()
        kept.append(claim)
    return kept


def shot_down(s: Sentence, context: Context) -> Iterator[Claim]:
    """What a sentence without drones tells of the drones in the sentence before: "Sixty were shot down"."""
    goods = any(c.kind == "supply" for c in context.earlier)
    if goods or any(c.kind in _AIRBORNE for c in context.earlier):
        single = len(context.earlier) == 1
        told = {c.kind for c in context.earlier}
        sort = next((c.platform for c in reversed(context.earlier) if c.platform), "drone")
        for echo in echoes(s, 0, single=single, goods=goods):
            if not (echo.again and echo.kind in told):  # the same thing once more
                yield _echoed(s, echo, sort, ())
        if "strike" in told:
            yield from (_echoed(s, echo, sort, ()) for echo in attacks_again(s))


_AIRBORNE = frozenset(["launch", "strike", "interception", "incursion"])


def _echoed(s: Sentence, echo: Echo, platform: str, actors: tuple[str, ...]) -> Claim:
    return Claim(
        echo.first,
        echo.end,
        echo.kind,
        echo.number.quantity() if echo.number else None,
        actors if echo.kind != "interception" else (),
        platform=platform,
        confidence=0.7,
        focus=(echo.at, echo.at + 1),
        assertion="denied" if echo.kind == "interception" and in_vain(s, echo.at, echo.end) else None,
    )


def _taken_up(s: Sentence, claims: list[Claim], plain: int, bare: int) -> Iterator[Claim]:
    """What is told of the drones further on: "of which 80 were shot down", "and shoot them down"."""
    told = [c for c in claims if c.kind in _AIRBORNE]
    start = min((c.last for c in told or claims), default=plain)
    if start < 0:
        return
    platform, who = (told[0].platform, told[0].actors) if told else ("drone", ())
    numbered = False
    for echo in echoes(s, 0 if told else start, goods=any(c.kind == "supply" for c in claims)):
        if echo.number is None and echo.kind == "interception" and _only_strike(told, s, echo):
            continue  # "a drone fired at the van and obliterated it"
        if not told and not numbered and echo.kind != "strike" and (claims or plain == bare) and echo.number is None:
            continue  # "it" is rather what they are used against
        part = not {"which", "them"}.isdisjoint(s.words[echo.first : echo.at])
        if echo.first < start and not part and (echo.number is None or echo.kind != "interception"):
            continue  # what stands before the drones may be others
        if all(echo.end <= c.first or c.last <= echo.first for c in claims):
            numbered = numbered or echo.number is not None
            yield _echoed(s, echo, platform or "drone", who)


def _only_strike(told: list[Claim], s: Sentence, echo: Echo) -> bool:
    """Whether what is struck down at *echo* is rather what the drones have hit."""
    down = {"down", "out"}.isdisjoint(s.words[echo.at : echo.end + 2])
    return down and bool(told) and all(c.kind == "strike" for c in told) and s.words[echo.end - 1] in {"it", "them"}


_OWNS = frozenset(["has", "have", "had", "possess", "possesses", "own", "owns", "with", "fields"])
_RAID = frozenset(["raid", "raids", "overnight", "barrage", "bombardment", "onslaught", "salvo"])
