"""
Who sends whom where: forces of no named nation that a state sends, keeps, leads or takes home.

``posted`` reads the doer of the verb and the place of its clause from the pieces of ``chunks.parse``: "Paris flew in
paratroopers to guard its embassy in Bamako", "the battlegroup that London has kept at Tapa in Estonia". It promises
a claim only where a state does it and the clause names another country, in no war of that state's own.
"""

import re
from collections.abc import Iterator

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.away import at_war
from services.tagging.domain.foreign.deeds import doer
from services.tagging.domain.foreign.fleets import CARGO
from services.tagging.domain.foreign.forces import Force
from services.tagging.domain.foreign.goes import in_the_region, third_party
from services.tagging.domain.foreign.groups import SENDERS, Group, kind_of, platform_of
from services.tagging.domain.foreign.hosts import at_home, at_their_own, country_at
from services.tagging.domain.foreign.institutions import ruled_out
from services.tagging.domain.foreign.parties import at_war_in, is_party
from services.tagging.domain.foreign.placed import place_of
from services.tagging.domain.foreign.pronouns import of_a_leader
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.chunks import Parse, parse
from services.tagging.domain.reading.governors import governor
from services.tagging.domain.reading.marks import mark
from services.tagging.domain.reading.parts import Part
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import ARMED_HEADS, CREWED, GOODS, REBELS, WHEELS
from services.tagging.lexicon.bystanders import ARMED_MEN, BACKS, BATTERIES, CIVIL_WORK, PLANS, POSTING
from services.tagging.lexicon.countries import LEADERS
from services.tagging.lexicon.governing import HAVE, HAVING, NOT
from services.tagging.lexicon.presence import ACTS, LEAVES, POSTS
from services.tagging.lexicon.warlike import WAR

_TOLD: frozenset[str] = (POSTING | {"take", "takes", "taking", "took"}) - frozenset(["has", "have", "had", "having"])


def posted(s: Sentence, context: Context, claimed: set[int]) -> Iterator[tuple[Group, Claim]]:
    """The forces that a state of the sentence sends, keeps or withdraws, save for the words *claimed*."""
    heads = _heads(s, claimed)
    if not heads:
        return
    p = parse(s)
    for k in sorted({p.at(i) for i in heads}):
        if p.sorts[k] != "N" or not claimed.isdisjoint(range(p.firsts[k], p.ends[k])):
            continue
        head = None if _of_a_unit(s, p, k) else _armed(s, p, k)
        if head is None:
            continue
        who = _sent(s, p, k) or _behind(s, p, k) or _by(s, p, k) or _holding(s, p, k)
        if not who:
            continue
        group = Group(p.firsts[k], head + 1, head, who)
        into = place_of(s, p, Force(p.firsts[k], head + 1, head, who, k, "sent"))
        host = into or _left(s, p, k) or _where(s, p, k) or _there(s, context, group)
        if not SENDERS.issuperset(who) or not _abroad(s, context, group, host):
            continue
        if s.words[head] in ARMED_MEN and not _armed_there(s, context, group, host):
            continue
        if s.words[head] in BATTERIES and into is not None and at_war(into, context):
            continue  # given to who is at war, without crews
        if at_their_own(s, head + 1) or ruled_out(s, group):
            continue
        yield (
            group,
            Claim(
                group.first,
                group.last,
                kind_of(s, group),
                actors=who,
                host=host,
                platform=platform_of(s, group),
                confidence=0.7,
            ),
        )


def _heads(s: Sentence, claimed: set[int]) -> list[int]:
    """The words that may name a force of a doer's: no nation stands before them, and one of its verbs near."""
    if not s.marks & POSTED or (_DOERS.search(s.classes) is None and not s.marks & _LED):
        return []
    heads = [match.start() for match in _FORCES.finditer(s.classes)]
    if "t" in s.classes:
        heads += [i for i, c in enumerate(s.classes) if c == "t" and _not_one(s, i)]
    if s.marks & _MEN:
        heads += [i for i, word in enumerate(s.words) if word in _MEN_OR_ARMS]
    return [i for i in heads if i not in claimed and _is_told(s, i)]


def _is_told(s: Sentence, i: int) -> bool:
    """Whether the noun at word *i* has no nation right before it, and a verb of posting near."""
    if s.classes[max(0, i - 1) : i] in _NATIONS or s.classes[max(0, i - 2) : i - 1] in _NATIONS:
        return False
    near = s.words[max(0, i - 9) : i + 7]
    if not _TOLD.isdisjoint(near) or not HAVING.isdisjoint(s.words[max(0, i - 5) : i]):
        return True
    if "with" in near and not BACKS.isdisjoint(near):
        return True
    return "g" in s.classes[max(0, i - 3) : i] and s.words[i] in ARMED_MEN


def _of_a_unit(s: Sentence, p: Parse, k: int) -> bool:
    """As in "a battalion of some 700 men": the battalion is told."""
    return p.sorts[k - 1 : k] == "o" and s.classes[p.firsts[k - 1] - 1] == "U"


def _not_one(s: Sentence, i: int) -> bool:
    """As in "has not sent a single soldier": one stands for all where there is none."""
    return s.words[i - 1 : i] in (["a single"], ["one"], ["single"]) and not NOT.isdisjoint(s.words[:i])


_NATIONS = frozenset("AOW'")
_DOERS = re.compile("[CGOA]")
_FORCES = re.compile("[TFUS]")
_MEN_OR_ARMS: frozenset[str] = ARMED_MEN | ARMED_HEADS - WHEELS
POSTED = mark(POSTING | _TOLD | ARMED_MEN | BACKS)  # without one of these nobody is told to be sent
_MEN = mark(_MEN_OR_ARMS)
_LED = mark(LEADERS)


def _armed(s: Sentence, p: Parse, k: int) -> int | None:
    """The noun of piece *k*, if it is a force and no nation stands before it."""
    first, head = p.firsts[k], p.ends[k] - 1
    classes = s.classes[first : head + 1]
    word, c = s.words[head], s.classes[head]
    if any(c in classes for c in "ACGOW") or (word == "police" and "military" not in s.words[first:head]):
        return None
    if (c in "TFU" and word not in REBELS) or (c == "t" and _not_one(s, head)):
        of = p.sorts[k + 1 : k + 2] == "o" and s.words[head + 1] == "of"
        return None if of and not CIVIL_WORK.isdisjoint(s.words[head + 2 : head + 6]) else head
    if word in ARMED_MEN:
        before = p.firsts[k] - 2  # "hundreds of advisers", "a team of instructors"
        many = p.sorts[k - 1 : k] == "o" and (s.classes[before] in "vkU" or s.words[before] in _TEAMS)
        return head if many or any(c in classes for c in "nkvsgmM") else None
    if c == "S":
        return None if word in CARGO else head
    if word in {"ships", "vessels", "warplanes"}:
        return head
    crewed = word not in CREWED | GOODS or any(c in classes for c in "mMT")
    return head if word in ARMED_HEADS - WHEELS and crewed and word != "mission" else None


_TEAMS = frozenset(["team", "teams", "group", "groups", "handful", "batch", "party", "number"])


def _armed_there(s: Sentence, context: Context, group: Group, host: str | None) -> bool:
    """Whether men are under arms: sent or withdrawn by the state whose they are, or told of in a war."""
    ours = "g" in s.classes[group.first : group.head]
    going = not (POSTS | LEAVES).isdisjoint(s.words[max(0, group.first - 3) : group.first])
    return (ours and going) or context.frame.martial or not WAR.isdisjoint(s.words) or at_war(host, context)


def _abroad(s: Sentence, context: Context, group: Group, host: str | None) -> bool:
    """Whether *host*, or else the words behind, put *group* in another land, in no war of its own."""
    who = group.who
    if host is None:
        fell = s.words[group.first] in {"its", "their"} and s.words[group.head] in ARMED_MEN
        there = _over_the_border(s, group.last) or in_the_region(s, group.last)
        there = there or (fell and third_party(s, context, who))
        return there and not is_party(who, context.frame, s)
    return not any(at_home(code, host) for code in who) and not at_war_in(who, host, context.frame)


def _there(s: Sentence, context: Context, group: Group) -> str | None:
    """Where the text has put them before: "Moscow keeps some 1,400 men there"."""
    behind = s.words[group.last : group.last + 3]
    told = (s.classes[group.head] in "TF" or s.words[group.head] in ARMED_MEN) and s.words[
        group.first - 1
    ] not in HAVING
    if "there" in behind or (told and _NO_PLACE.isdisjoint(behind[:1])):
        return context.hosts.get(group.who[0]) or None
    return None


_NO_PLACE = frozenset(["to", "into", "at", "from", "near", "across", "along", "on"])


def _over_the_border(s: Sentence, behind: int) -> bool:
    """As in "Kigali has 4,000 men across the border": of the land that sends them, so in another."""
    words = s.words[behind : behind + 3]
    return words in (["across", "the", "border"], ["over", "the", "border"]) or words[:1] in (["abroad"], ["overseas"])


def _sent(s: Sentence, p: Parse, k: int) -> tuple[str, ...]:
    """Who sends the phrase at piece *k*: "Rome has deployed a squadron"."""
    if p.sorts[k - 1 : k] == "&" and k > 1 and s.words[p.firsts[k - 2]] == "between":
        k -= 2  # "has between 1,500 and 2,000 men"
    if p.sorts[k - 1 : k] == "o" and k > 1 and s.words[p.ends[k - 2] - 1] in _TEAMS:
        k -= 2  # "a number of personnel"
    if p.sorts[k - 1 : k] == "B" and s.words[p.ends[k - 1] - 1] in HAVE:
        return doer(s, p, k - 1 - (p.sorts[k - 2 : k - 1] == "B"))
    left = governor(s, p, k)
    before = k - 1 - (p.sorts[k - 1 : k] == "a")  # "flew in paratroopers"
    if left is None and before >= 0 and p.sorts[before] == "V":
        left = Part("object", "", p.ends[before] - 1)
    if left is None or left.role not in {"object", "of", "with"}:
        return ()
    if s.words[left.at] not in (BACKS if left.role == "with" else POSTING) and not _takes_home(s, left.at):
        return ()
    verb = _finite(p, p.at(left.at))
    return doer(s, p, verb) or _planner(s, p, verb) or _accused(s, p, verb)


def _takes_home(s: Sentence, verb: int) -> bool:
    """As in "will take home 250 soldiers from Niger"."""
    return s.words[verb] in {"take", "takes", "taking", "took"} and "home" in s.words[verb + 1 : verb + 8]


def _planner(s: Sentence, p: Parse, verb: int) -> tuple[str, ...]:
    """Whose plan it is: "Chad's decision to send soldiers", "the US costs of sending them"."""
    of = verb - 1 if p.letters[p.firsts[verb]] == "t" else verb - 2 if p.sorts[verb - 1] == "o" else -1
    if of < 0 or p.sorts[of] != "N" or s.words[p.ends[of] - 1] not in PLANS:
        return ()
    return actors.named(s, p.firsts[of], p.ends[of])


def _accused(s: Sentence, p: Parse, verb: int) -> tuple[str, ...]:
    """Who is blamed for it: "accuses Rwanda of sending", "blames Kagame for backing the rebels with troops"."""
    if verb < 2 or p.sorts[verb - 2] != "N" or s.words[p.firsts[verb - 1]] not in {"of", "for"}:
        return ()
    last = p.ends[verb - 2] - 1
    if s.words[last] in LEADERS:
        return (LEADERS[s.words[last]],)
    return actors.codes_at(s, last) if s.classes[last] in "CG" else ()


def _finite(p: Parse, verb: int) -> int:
    """The verb group whose subject is the doer of the one at piece *verb*: "agreed" of "agreed to keep"."""
    while verb > 0 and p.sorts[verb - 1] == "V":
        verb -= 1
    return verb


def _behind(s: Sentence, p: Parse, k: int) -> tuple[str, ...]:
    """Who is told behind to have sent them: "the battlegroup that London has kept at Tapa"."""
    if p.sorts[k + 1 : k + 3] == "NV" and not POSTING.isdisjoint(s.words[p.firsts[k + 2] : p.ends[k + 2]]):
        he = s.words[p.firsts[k + 1]] in {"he", "she"}  # "the soldiers he had sent"
        return of_a_leader(s, p.firsts[k]) if he else ()
    r = k + 1 + (p.sorts[k + 1 : k + 2] == ",")
    if p.sorts[r : r + 2] != "rN" or s.words[p.firsts[r]] not in {"that", "which", "whom", "who"}:
        return ()
    last = p.ends[r + 1] - 1
    if s.words[last] in POSTING and s.classes[last - 1] in "CGO" and last - 1 == p.firsts[r + 1]:
        return actors.codes_at(s, last - 1)  # "the battlegroup that Canada leads"
    verb = r + 2
    while p.sorts[verb : verb + 1] in {"B", "a"}:
        verb += 1
    if p.sorts[verb : verb + 1] != "V" or POSTING.isdisjoint(s.words[p.firsts[verb] : p.ends[verb]]):
        return ()
    return doer(s, p, verb)


def _by(s: Sentence, p: Parse, k: int) -> tuple[str, ...]:
    """By whom they are sent: "has been sent by Rwanda", "were posted to Mogadishu by Turkey"."""
    verb = k + 3 if p.sorts[k + 1 : k + 3] == "oN" else k + 1  # "a company of 130 sappers"
    while p.sorts[verb : verb + 1] in {"a", "q"}:
        verb += 1
    if p.sorts[verb : verb + 1] != "V" or s.words[p.ends[verb] - 1] not in POSTING:
        return ()
    i = verb + 1
    while i < len(p.sorts) and p.sorts[i] in "potNa":
        i += 1
    return actors.named(s, p.firsts[i + 1], p.ends[i + 1]) if p.sorts[i : i + 2] == "yN" else ()


def _holding(s: Sentence, p: Parse, k: int) -> tuple[str, ...]:
    """Whose men do something: "Turkey says 400 of its men hold the heights"."""
    first = p.firsts[k]
    if s.words[first] not in {"its", "their"} or s.words[p.ends[k] - 1] not in ARMED_MEN:
        return ()
    if p.sorts[k + 1 : k + 2] not in {"V", "B"} or (ACTS | {"dug"}).isdisjoint(s.words[p.ends[k] : p.ends[k] + 4]):
        return ()
    return actors.subject(s, first)


def _left(s: Sentence, p: Parse, k: int) -> str | None:
    """The country that they are moved out of: "moved a battery from South Korea to the Gulf"."""
    if p.sorts[k + 1 : k + 3] != "pN" or s.words[p.firsts[k + 1]] != "from":
        return None
    return country_at(s, p.firsts[k + 2])


def _where(s: Sentence, p: Parse, k: int) -> str | None:
    """The country before the "where" of their clause: "Djibouti, where France has stationed 1,500 soldiers"."""
    at = next((i for i in range(k - 1, max(0, k - 6), -1) if s.words[p.firsts[i]] == "where"), None)
    if at is None:
        return None
    before = at - 1 - (p.sorts[at - 1] == ",")
    return country_at(s, p.ends[before] - 1) if before >= 0 and p.sorts[before] == "N" else None
