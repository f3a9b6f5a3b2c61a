# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
What one can do with a deed that is not done: arrange it, ask for it, weigh it, fear it, refuse it.

``ATTITUDES`` promises for each form of such a verb how the deed that it governs is meant, and ``LEANINGS`` for such a
noun or adjective. What is asked for, weighed or feared is possible; what one refuses is denied. Verbs that the tables
of ``cues`` name stand there.
"""

from services.tagging.lexicon.frames import forms
from shared.contracts.finding import Assertion

_ARRANGE = "approve endorse authorise authorize schedule undertake arrange resolve elect opt gear detail task direct instruct greenlight mandate ratify mastermind organise organize"
_ASK = """
    beg plead appeal lobby press pressure advocate advise petition request implore exhort encourage invite campaign
    favour favor argue prod nudge agitate clamour
"""
_WEIGH = "ponder contemplate entertain explore study examine toy lean imagine flirt envision dither speculate debate discuss wait"
_FEAR = "worry dread fear"
_REFUSE = "forbid ban bar prohibit shun balk baulk shrink shy spurn rebuff scotch quash resist"


def _of_verbs() -> dict[str, Assertion]:
    table: dict[str, Assertion] = {}
    for verb in _ARRANGE.split():
        table.update(dict.fromkeys(forms(verb), "planned"))
    for verb in f"{_ASK} {_WEIGH} {_FEAR}".split():
        table.update(dict.fromkeys(forms(verb), "possible"))
    for verb in _REFUSE.split():
        table.update(dict.fromkeys(forms(verb), "denied"))
    table.update(dict.fromkeys("tempted inclined disposed minded entitled courted".split(), "possible"))
    table.update(dict.fromkeys("fail fails failed failing".split(), "denied"))
    return table


# What they are said to do with that preposition behind them: "insists on sending", "voted against the dispatch of".
_PREPOSED: dict[str, dict[str, Assertion]] = {
    "insist": {"on": "planned"},
    "set": {"on": "planned"},
    "think": {"of": "possible", "about": "possible"},
    "look": {"at": "possible", "into": "possible"},
    "speak": {"of": "possible", "about": "possible"},
    "talk": {"of": "possible", "about": "possible"},
    "dream": {"of": "possible", "about": "possible"},
    "hint": {"at": "possible"},
    "call": {"for": "possible"},
    "clamour": {"for": "possible"},
    "warn": {"of": "possible", "against": "possible"},
    "vote": {"against": "denied", "for": "planned"},
    "decide": {"against": "denied", "on": "planned"},
    "resolve": {"against": "denied", "on": "planned"},
    "back": {"of": "denied", "from": "denied"},
    "pull": {"from": "denied"},
    "shy": {"from": "denied"},
    "refrain": {"from": "denied"},
    "abstain": {"from": "denied"},
    "desist": {"from": "denied"},
    "balk": {"at": "denied"},
    "baulk": {"at": "denied"},
}
PREPOSED: dict[str, dict[str, Assertion]] = {
    **{form: meant for verb, meant in _PREPOSED.items() for form in forms(verb)},
    **{form: {"against": "denied"} for form in ("is", "are", "was", "were", "be")},
}
# What is weighed is no plan yet: "is mulling a plan to".
WEIGHS: frozenset[str] = frozenset(
    form
    for verb in (*_WEIGH.split(), "consider", "mull", "weigh", "float", "moot", "propose", "review", "reconsider")
    for form in forms(verb)
)
SPEAKS: frozenset[str] = frozenset("talk talks talked talking dream dreams dreamt dreaming".split())
ATTITUDES: dict[str, Assertion] = _of_verbs() | dict.fromkeys(SPEAKS, "possible")
LEANINGS: dict[str, Assertion] = {
    **dict.fromkeys("verge brink blueprint preparations arrangements instructions directive pact undertaking way tender mind bent".split(), "planned"),
    **dict.fromkeys(
        """
        request requests plea pleas appeal appeals petition pressure clamour clamor talks negotiations risk risks danger dangers
        talk speculation whispers prospect possibility likelihood fear fears favour favor
        worry worries rumour rumours rumor rumors temptation wherewithal means keen eager tempted inclined disposed minded minds notion offer offers chances odds
        conceivable imaginable thinkable plausible feasible doubtful uncertain
        """.split(),
        "possible",
    ),
    **dict.fromkeys("ban bans prohibition veto loath averse unable".split(), "denied"),
}  # fmt: skip
# Of these, those that lean to a deed only: "the means to", "keen to", "tempted to".
TO_A_DEED: frozenset[str] = frozenset(
    "means wherewithal keen eager tempted inclined disposed minded minds loath averse unable verge brink".split()
)
# These refuse forces as well as deeds: "forbids foreign troops on its soil".
FORBIDS: frozenset[str] = frozenset(
    form for verb in ("forbid", "ban", "bar", "prohibit", "shun") for form in forms(verb)
)
# With "that" behind them these say what is so.
ARGUES: frozenset[str] = frozenset(form for verb in ("argue", "worry", "speculate", "imagine") for form in forms(verb))
# What these are about may be there: "discussed the build-up".
TOPICS: frozenset[str] = frozenset(
    form for verb in ("discuss", "debate", "study", "examine", "explore", "direct", "detail") for form in forms(verb)
)
# Aid that is given by these is on its way; what it holds has not come.
GIVES: frozenset[str] = frozenset(
    form
    for verb in ("pledge", "promise", "announce", "earmark", "allocate", "approve", "offer")
    for form in forms(verb)
)
# Forces themselves are the object of these: "favours a force of 3,000".
FAVOURS: frozenset[str] = frozenset(form for verb in ("favour", "favor") for form in forms(verb))
FEARS: frozenset[str] = frozenset(form for verb in ("fear", "worry") for form in forms(verb))
PROOFS: frozenset[str] = frozenset(
    "proof evidence sign signs indication indications trace traces confirmation record information knowledge truth basis".split()
)
FAILS: frozenset[str] = frozenset(
    form for verb in ("fail", "collapse", "founder", "fizzle", "lapse", "evaporate", "stall") for form in forms(verb)
)
DEAD: frozenset[str] = frozenset("dead off over moot frozen stillborn doomed".split())
PROVES: frozenset[str] = frozenset(
    form for verb in ("substantiate", "prove", "confirm", "verify", "corroborate") for form in forms(verb)
)
CLAIMS: frozenset[str] = frozenset(
    "allegation allegations claim claims report reports rumour rumours rumor rumors accusation accusations suspicion suspicions".split()
)
# Whoever does this to a request has done what it asks for, or will.
GRANTED: frozenset[str] = frozenset(
    form
    for verb in ("respond", "answer", "grant", "heed", "accept", "honour", "honor", "fulfil", "fulfill")
    for form in forms(verb)
) | {"response", "met"}
# Pressure that does this is put on someone.
GROWS: frozenset[str] = frozenset(
    form for verb in ("mount", "grow", "build", "rise", "increase", "intensify") for form in forms(verb)
)
# Who refuses to do this stays.
LEAVES: frozenset[str] = frozenset(
    form for verb in ("withdraw", "pull", "recall", "remove", "evacuate", "leave") for form in forms(verb)
)
# So does, if "home" or "back" follows, who is not to do this; and these nouns are of it.
GOES_HOME: frozenset[str] = frozenset(
    "bring brings brought bringing take takes took taking taken fly flown flying".split()
)
LEAVING: frozenset[str] = frozenset(
    "withdrawal withdrawals pullout departure exit recall evacuation drawdown return".split()
)
# What this is done to stays undone for now.
HALTS: frozenset[str] = frozenset(
    form
    for verb in ("halt", "suspend", "pause", "postpone", "delay", "freeze", "froze", "frozen")
    for form in forms(verb)
)
# What stands on it, or in it, is weighed: "is on the table", "is not in the cards".
TABLES: frozenset[str] = frozenset("table agenda cards offing pipeline works discussion consideration".split())
# Whoever does this, with that word behind it, has dropped what was meant: "gone back on", "backed down from".
TURNS_BACK: dict[str, frozenset[str]] = {
    **dict.fromkeys("call calls called calling".split(), frozenset(["off"])),
    **dict.fromkeys(
        "go goes going went gone walk walks walked walking dial dialed dialled dialing dialling".split(),
        frozenset(["back"]),
    ),
    **dict.fromkeys("give gives gave given giving".split(), frozenset(["up"])),
    **dict.fromkeys("fall falls falling fell fallen".split(), frozenset(["apart", "through"])),
    **dict.fromkeys("back backs backed backing".split(), frozenset(["down", "away", "out", "off"])),
    **dict.fromkeys(
        "renege reneges reneged reneging backtrack backtracks backtracked backtracking".split(), frozenset(["on"])
    ),
}
# Whoever laughs at a claim says that it is false, and so does whoever throws a bill out.
DECLINES: frozenset[str] = frozenset(form for verb in ("decline", "refuse") for form in forms(verb))
SCORNS: frozenset[str] = frozenset(
    form
    for verb in "scoff laugh rebut debunk disavow brush wave refute rubbish ridicule contest dispute deride trash".split()
    for form in forms(verb)
)
# Of a claim they say the same: "slammed as false reports that", "shot down a report that".
CONTESTS: frozenset[str] = frozenset(
    form for verb in "slam blast mock decry hit shoot pour take".split() for form in forms(verb)
)
REFUSALS: frozenset[str] = SCORNS | frozenset(
    word for table in (ATTITUDES, LEANINGS) for word, meant in table.items() if meant == "denied"
)
# "threw out a bill to send", "turned down a request"
THROWS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("throw", "threw", "throws", "thrown", "strike", "struck"), frozenset(["out", "down"])),
    **dict.fromkeys(("vote", "voted", "turn", "turned", "turns", "shot", "knocked"), frozenset(["down", "back"])),
    **dict.fromkeys(("backed", "backs", "back"), frozenset(["away", "off", "down"])),
}
# Deeds as nouns: what is meant for them is meant for the forces that do them.
DEPARTURES: frozenset[str] = frozenset(
    """
    dispatch despatch departure arrival return deployment redeployment withdrawal pullout stationing posting sending transfer purchase
    delivery acquisition mobilisation mobilization landing presence rotation intervention mission release recall relocation exit
    """.split()
)
# Papers that lay down, with their present tense, what is to be; and papers that only propose it.
PAPERS: frozenset[str] = frozenset(
    """
    law decree order orders budget plan plans contract deal agreement accord pact resolution treaty act directive edict mandate charter
    roadmap timetable schedule statute
    """.split()
)
DRAFTS: frozenset[str] = frozenset("bill draft proposal proposals amendment motion paper blueprint scheme".split())
ENACTS: frozenset[str] = frozenset(
    form
    for verb in (
        *(
            "foresee",
            "envisage",
            "envision",
            "provide",
            "raise",
            "lift",
            "set",
            "authorise",
            "authorize",
            "call",
            "allow",
            "permit",
        ),
        *(
            "require",
            "bring",
            "put",
            "send",
            "deploy",
            "add",
            "create",
            "increase",
            "commit",
            "cap",
            "cut",
            "reduce",
            "fund",
            "give",
        ),
        *(
            "see",
            "cover",
            "affect",
            "expand",
            "double",
            "triple",
            "station",
            "oblige",
            "commit",
            "task",
            "earmark",
            "order",
        ),
    )
    for form in forms(verb)
)
# "in case of a withdrawal", "in the event of"
CONTINGENT: frozenset[str] = frozenset(["case", "event"])
# What a paper does in any tense.
OUTLINES: frozenset[str] = frozenset(
    form
    for verb in ("outline", "foresee", "envisage", "envision", "stipulate", "prescribe", "provide")
    for form in forms(verb)
)
PROVIDES: frozenset[str] = frozenset(["provides", "provided", "provide", "allows", "allowed", "calls"])
DEPARTS: frozenset[str] = frozenset(form for verb in ("leave", "sail", "depart", "embark") for form in forms(verb))
# What one can draw on is there.
DRAWS: frozenset[str] = frozenset(form for verb in ("call", "draw", "count", "rely", "bank") for form in forms(verb))
# Words of a time to come, a paper or a departure: what is told beside them may not have come.
TO_COME: frozenset[str] = PAPERS | DRAFTS | DEPARTS | frozenset(["next", "tomorrow", "coming", "later", "end", "plus"])
