# ruff: noqa: PLR0917 (what a judgement needs is passed, not kept)
"""
Whether forces are foreign where they stand: in what country, whose war, and since when at home.

``judge`` turns a noun phrase for forces into a claim or nothing. The sentence's own words decide first (in
Mali, to Poland); then the conflict that the sentence, or else the article, speaks of; then nothing is claimed,
save for forces that are abroad wherever a text shows them in action.
"""

from services.tagging.domain.foreign import actors
from services.tagging.domain.foreign.groups import NON_STATES_ABROAD, SENDERS, STATES, Group, kind_of, platform_of
from services.tagging.domain.foreign.hosts import at_home, country_at, host_of, named_after
from services.tagging.domain.foreign.institutions import ruled_out
from services.tagging.domain.foreign.parties import at_war_in, fights_at_home, foreign_by_frame, is_party, only_blamed
from services.tagging.domain.foreign.ports import in_own_port
from services.tagging.domain.indicator import Claim, Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.armed import MERCENARY_WORDS, REBELS
from services.tagging.lexicon.bystanders import ATTACKS
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.nouns import STRICTLY_WAR
from services.tagging.lexicon.presence import ACTS, DETAINED, FAR, FAR_FLUNG, FLAGS, SERVES_UNDER
from services.tagging.lexicon.warlike import WAR
from services.tagging.lexicon.words import NAMED_FORCES


def judge(s: Sentence, context: Context, group: Group, *, origin: bool = False) -> Claim | None:
    """
    The claim that *group* is abroad and foreign there, or None. Of several countries, those at home or at war
    there drop out.
    """
    if s.words[group.head] in STRICTLY_WAR and WAR.isdisjoint(s.words) and not context.frame.martial:
        return None
    kind = kind_of(s, group)
    host = None if origin else host_of(s, group.last, agent="by" in s.words[max(0, group.first - 2) : group.first])[0]
    host = _went(s, group) or host
    if ruled_out(s, group) or decided(s, group) or _are_bands(s, group) or others_matter(s, context, group):
        return None
    if s.words[group.last : group.last + 1] == ["from"] and not ATTACKS.isdisjoint(
        s.words[max(0, group.first - 4) : group.first]
    ):
        host = None  # "an invasion of Russian troops from Belarus": where it would come from
    if host is None and (_nowhere(s, context, group) or in_own_port(s, group.head, group.last, group.who)):
        return None
    if s.words[group.head] in _FIGHTERS and _for_a_band(s, group.last):
        return Claim(group.first, group.last, "volunteers", actors=group.who, host=host, confidence=0.8)
    who = tuple(w for w in group.who if _foreign(s, context, group, w, host, kind, origin=origin))
    if not who and (flag := _flag(s, group)) is not None and flag not in group.who:
        who = tuple(w for w in group.who if w in STATES and not is_party((w,), context.frame, s))
    one = s.classes[group.head] == "t" and s.words[group.head] != "peacekeeper"
    if not who or (one and not _ONE_CASUALTY.isdisjoint(s.words)):
        return None
    if host is None and len(who) < len(group.who):  # what is said of one of a list is said of all, save who is at home
        who = tuple(w for w in group.who if w in who or _also(s, context, w))
    if {"Wagner", "Hezbollah", "Africa Corps"} & set(
        group.who
    ):  # "Russian Wagner mercenaries", "Lebanon's Hezbollah": one force
        who = group.who
    who, kind = with_flag(s, context, group, who, kind)
    confidence = 0.92 if host is not None else 0.8
    return Claim(
        group.first, group.last, kind, actors=who, host=host, platform=platform_of(s, group), confidence=confidence
    )


def with_flag(
    s: Sentence, context: Context, group: Group, who: tuple[str, ...], kind: str
) -> tuple[tuple[str, ...], str]:
    """*who* with the organisation under whose flag they serve, and what they are then."""
    flag = _flag(s, group)
    if flag is not None and flag not in who:
        return (*who, flag), "peacekeepers"
    lent = kind == "state_troops" and who and FAR.isdisjoint(who)
    if lent and (_joins_the_un(s, context) or _serves_on(context, who) or _of_the_un(s, context, group)):
        return (*who, "UN"), "peacekeepers"
    if kind == "peacekeepers" and not {"RUS", *FLAGS} & set(who) and _serves_un(s, context):
        return (*who, "UN"), kind
    return who, kind


def _serves_on(context: Context, who: tuple[str, ...]) -> bool:
    """Whether the sentence before has told that the soldiers of *who* serve the United Nations."""
    return any("UN" in claim.actors and set(who) <= set(claim.actors) for claim in context.earlier)


def _of_the_un(s: Sentence, context: Context, group: Group) -> bool:
    """As in "Unifil said four soldiers of its Fijian contingent", "the UN force lost two men from Chad"."""
    own = s.words[group.first] == "its" or s.words[max(0, group.first - 1) : group.first] == ["its"]
    if (
        not own
        and s.words[group.head] not in _CONTINGENTS
        and _LOST.isdisjoint(s.words[max(0, group.first - 4) : group.first])
    ):
        return False
    if s.words[group.head] in _CONTINGENTS and context.frame.un_force and not own:
        return True
    doer = next((i for i in range(group.first - 1) if s.classes[i] in "OW" and actors.codes_at(s, i) == ("UN",)), None)
    return (
        doer is not None
        and (s.classes[doer] == "W" or s.classes[doer + 1] == "F")
        and not _named(s, doer + 1, group.first)
    )


def _named(s: Sentence, first: int, last: int) -> bool:
    """Whether words *first* .. *last* - 1 name another who may be meant."""
    return any(s.classes[i] in "COW" for i in range(first, last) if s.classes[i - 1] not in "ie")


_CONTINGENTS = frozenset(["contingent", "contingents", "battalion", "battalions"])
_LOST = frozenset(["lost", "loses", "losing"])


def _joins_the_un(s: Sentence, context: Context) -> bool:
    """As in "the commander of the UN force welcomed a new Irish battalion"."""
    if s.words[:2] == ["the", "mission"] and context.frame.blue:
        return True
    at = next((i for i, c in enumerate(s.classes) if c == "O" and s.words[i] in {"un", "united nations"}), -1)
    return at >= 0 and s.words[at + 1 : at + 2] in (["force"], ["mission"]) and not _GREETS.isdisjoint(s.words)


_GREETS = frozenset(["welcomed", "welcomes", "joined", "join", "joins", "reinforce", "reinforced", "serve", "serving"])


def _are_bands(s: Sentence, group: Group) -> bool:
    """As in "Iran's proxies - Hamas and the Houthis -": those, who fight their own wars."""
    behind = s.classes[group.last : group.last + 2]
    return (
        s.words[group.head] in {"proxies", "allies"} and behind[:1] in {";", ",", "h", "-", "("} and behind[1:] == "W"
    )


def _for_a_band(s: Sentence, last: int) -> bool:
    """As in "Belgian fighters for Islamic State": who fights for nobody's state fights abroad."""
    return (
        s.words[last : last + 1] in (["for"], ["with"], ["of"], ["in"])
        and s.classes[last + 1 : last + 2] == "W"
        and STATES.isdisjoint(NAMED_FORCES[s.words[last + 1]])
    )


_FIGHTERS = frozenset(["fighters", "recruits", "volunteers", "jihadists", "jihadis", "members", "militants"])
# One soldier of whom this is told is no force abroad.
_ONE_CASUALTY = DETAINED | {"killed", "died", "dead", "wounded", "injured", "funeral", "widow", "buried"}


def _nowhere(s: Sentence, context: Context, group: Group) -> bool:
    """Whether what is told of them doesn't say that they are anywhere."""
    return only_blamed(s, context, group) or at_the_ready(s, group) or _scrambles(s, group)


def at_the_ready(s: Sentence, group: Group) -> bool:
    """As in "troops on high alert", "forces in a state of readiness": wherever they are."""
    behind = s.words[group.last : group.last + 7]
    return "region" not in behind and not {"alert", "readiness"}.isdisjoint(behind)


def decided(s: Sentence, group: Group) -> bool:
    """As in "a vote on where Nepali soldiers may serve": anywhere, some day."""
    asked = s.words[max(0, group.first - 1) : group.first]
    return asked in (["where"], ["when"]) and s.words[group.first - 2] in _DECIDES


_DECIDES = frozenset(["on", "over", "of", "decide", "decides", "deciding", "choose", "say", "determine", "about", "in"])


def _scrambles(s: Sentence, group: Group) -> bool:
    """Whether they rise from their own fields: "Estonia's air force scrambled two jets"."""
    return not {"scrambled", "scrambles", "scramble", "scrambling"}.isdisjoint(s.words[group.last : group.last + 3])


def _taught(s: Sentence, group: Group) -> bool:
    """Whether somebody trains them: where, nobody says."""
    at = group.first
    while (
        at > 0 and s.words[at - 1] not in _TEACHES and (s.classes[at - 1] in "nkvyjas&A" or s.words[at - 1] in _ABOUT)
    ):
        at -= 1  # "nearly 8,000", "Kurdish and Iraqi"
    return s.words[max(0, at - 1)] in _TEACHES


_ABOUT = frozenset(["nearly", "almost", "about", "some", "around", "over", "roughly", "more", "than", "at", "least"])
_TEACHES = frozenset(
    ["train", "training", "trained", "trains", "teach", "teaching", "taught", "teaches", "instructed", "instructing"]
)


def others_matter(s: Sentence, context: Context, group: Group) -> bool:
    """Whether what is told is that they are taught: not where they are."""
    return _taught(s, group) or _learn(s, context, group)


def _learn(s: Sentence, context: Context, group: Group) -> bool:
    """Whether they are pupils from a land at war: "Ukrainian soldiers train in Germany"."""
    behind = s.words[group.last : group.last + 4]
    if s.words[group.head] in MERCENARY_WORDS or _went(s, group) not in {None, *group.who}:
        return False  # "soldiers trained in Rwanda were sent to Mozambique"
    return not _LEARNS.isdisjoint(behind) and all(fights_at_home(code, context.frame) for code in group.who)


def _went(s: Sentence, group: Group) -> str | None:
    """Where they went or fought who were trained elsewhere: Mali for "trained in Britain were sent to Mali"."""
    if s.words[group.last : group.last + 1] != ["trained"]:
        return None
    at = group.last + 1
    end = next((k for k in range(at, min(s.size, at + 9)) if s.classes[k] in ",;&"), min(s.size, at + 9))
    does = (k for k in range(at, end) if s.classes[k] == "b" or (s.words[k] in ACTS and s.words[k - 1] != "to"))
    verb = next(does, end)
    places = (country_at(s, k) for k in range(verb, min(s.size, verb + 8)) if verb < end and s.classes[k] in "CRGX")
    return next((place for place in places if place is not None), None)


_LEARNS = frozenset(["train", "training", "trained", "learn", "learning", "learned", "learnt"])


def _also(s: Sentence, context: Context, code: str) -> bool:
    if code not in SENDERS or is_party((code,), context.frame, s):
        return False
    war = context.frame.spoken_of(s, (code,)) or context.frame.without((code,))
    return war is not None and code not in war.theatre and code not in named_after(s, 0)


def _flag(s: Sentence, group: Group) -> str | None:
    """The organisation they serve: "Ethiopian troops of the African Union force"."""
    at = group.last
    while at < group.last + 3 and s.words[at : at + 1] and s.words[at] in SERVES_UNDER:
        at += 1
    if s.words[at : at + 3] == [",", "part", "of"]:
        at += 2  # "Peruvian troops, part of the UN mission"
    attached = s.words[at : at + 1] == ["to"] and s.words[at - 1] in _ATTACHED
    if not attached and s.words[at : at + 1] not in (["of"], ["in"], ["with"], ["from"], ["under"]):
        return None
    i = at + 1 + (s.classes[at + 1 : at + 2] == "d")
    if s.classes[i : i + 1] == "W":
        code = next(iter(NAMED_FORCES[s.words[i]]), None)
        return code if code in FLAGS else None
    code = CODES.get(s.words[i]) if s.classes[i : i + 1] == "O" else None
    named = s.words[i + 1 : i + 5]
    if code == "UN" and s.words[at] == "of" and s.classes[i + 1 : i + 2] in {"b", ",", "."}:
        return code  # "Gurkhas of the United Nations were hurt"
    return (
        code
        if code in FLAGS and not {"force", "mission", "contingent", "operation", "command"}.isdisjoint(named)
        else None
    )


_ATTACHED = frozenset(["attached", "assigned", "seconded"])


def _serves_un(s: Sentence, context: Context) -> bool:
    if not _UN.isdisjoint(s.words):
        return True
    others = {CODES.get(w) for i, w in enumerate(s.words) if s.classes[i] == "O"} & FLAGS
    return context.frame.blue and not others


def _foreign(
    s: Sentence, context: Context, group: Group, code: str, host: str | None, kind: str, *, origin: bool
) -> bool:
    """Whether the forces of *code* are foreign where *group* stands."""
    who = (code,)
    if code not in STATES and code not in FAR_FLUNG and code not in NON_STATES_ABROAD:
        return False
    if host is None:
        if (s.words[group.head] in REBELS and code in STATES) or code in {"Hamas", "Hezbollah", "Houthis", "M23"}:
            return False
        alone = group if group.who == who else group._replace(who=who)
        return foreign_by_frame(s, context, alone, kind, origin=origin) and code not in named_after(s, group.last)
    if at_home(code, host) or at_war_in(who, host, context.frame, s) or code in named_after(s, group.last):
        return False
    return host in STATES or not is_party(who, context.frame, s)


_UN = frozenset(["un", "united nations", "blue helmets", "monusco", "unifil", "minusma", "minusca", "unmiss"])
