# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
Words that govern a claim from further out, as ``domain/claim`` reads them: verbs and nouns that plan, deny,
allow or take for granted what is said beneath them.
"""

from services.tagging.lexicon.cues import (
    AVERTS,
    BASE_VERBS,
    DENIABLE,
    DONE,
    NEGATIONS,
    OF_A_CLAUSE,
    PLANNED,
    POSSIBLE,
    VERBS_OF_PRESENCE,
)
from services.tagging.lexicon.frames import forms
from services.tagging.lexicon.presence import SENDS
from services.tagging.lexicon.roles import BEFORE, TAKES_LOSSES
from shared.contracts.finding import Assertion

# Nouns whose "to ..." says what is planned, offered or refused.
TO_NOUNS = frozenset(
    """
    plan plans decision intention intentions intent promise promises pledge pledges vow order orders bid deal agreement willingness readiness
    proposal proposals request requests call calls refusal reluctance unwillingness threat threats offer offers mandate authority
    permission chance right ability capacity need approval move effort efforts attempt attempts wish desire option options commitment light go-ahead clearance consent nod
    """.split()
)
# What is set apart before the claim: "no evidence that apart from them, ..."
EXCEPT: frozenset[str] = frozenset("apart aside besides except excepting beyond".split())
# Nouns whose "that ..." says what is claimed, feared or denied.
THAT_NOUNS = TO_NOUNS | frozenset(
    """
    claim claims report reports evidence proof allegation allegations accusation accusations rumour rumours rumor rumors fear fears worry worries
    concern concerns possibility probability likelihood risk suggestion suggestions idea notion suspicion suspicions belief doubt doubts sign
    signs indication indications denial denials assertion assertions assurance assurances guarantee guarantees condition demand demands hope
    hopes speculation prospect interest fact story stories tale tales account accounts charge charges news warning warnings statement confirmation estimate estimates impression assumption
    """.split()
)
# Called untrue, or not allowed; not denied is what it was.
DENIES = frozenset(
    "denied denies deny denying rejected rejects reject rejecting dismissed dismisses dismiss refuted refutes".split()
)
# Whatever is said of these deeds, those whom they are done to are there.
PRESUPPOSES = frozenset(
    """
    support supporting supported supports protect protecting protected protects defend thank thanked thanking praise praised praising honour honor
    criticise criticised criticize criticized condemn condemned condemning oppose opposed opposes opposing justify justified overshadow attack
    attacking attacked attacks target targeting targeted targets kill killing killed strike striking struck hit hitting shell shelling
    fight fighting confront confronting resist resisting deter deterring counter countering visit visited visiting pay paying feed feeding
    hinder hindered hamper hampered impede impeded obstruct harass harassed endanger describe described explain explaining end ending stop stopping help helping assist assisting accuse accused blame blamed
    boost boosting strengthen strengthening give giving gave neutralize neutralise meet meets met meeting return returning reckon reckoning contend contending cope coping grapple grappling house housing shelter sheltering treat treating mourn mourned bury
    """.split()
)
# Verbs with a bare clause behind them: "let drones be launched".
LETS = frozenset("let lets letting see sees saw make makes made want wants wanted".split())
# Behind these, "to ..." is planned.
VOTES = frozenset(
    "voted vote votes voting committed commits committing commit told asked looking hoping aspires aspire negotiating".split()
)
# Negations of a verb.
NOT = frozenset(["not", "never", "no", "neither", "nor", "cannot", "hardly", "without", "none", "zero"]) | frozenset(
    w for w in NEGATIONS if w.endswith("n't")
)
MODALS: dict[str, Assertion] = {
    **dict.fromkeys(("will", "shall", "won't"), "planned"),
    **dict.fromkeys(
        [
            *("could", "may", "might", "can", "should", "must", "would"),
            *("can't", "couldn't", "wouldn't", "shouldn't", "cannot"),
        ],
        "possible",
    ),
}
# Adjectives of what is not there yet.
FORETELLING: dict[str, Assertion] = {
    **dict.fromkeys(
        ("planned", "expected", "future", "upcoming", "impending", "forthcoming", "imminent", "scheduled"), "planned"
    ),
    **dict.fromkeys(("possible", "potential", "proposed", "hypothetical", "feared", "threatened"), "possible"),
}
# "can be seen": what is seen is there.
SEEN = frozenset(
    [
        "seen",
        "see",
        "confirm",
        "hear",
        "count",
        "say",
        "confirmed",
        "draw",
        "heard",
        "felt",
        "observed",
        "announce",
        "reveal",
    ]
)
NOBODY = frozenset(["nobody", "none", "nothing"])
# What is told in one of these, or of "any", is supposed.
SUPPOSED: frozenset[str] = frozenset(
    ["scenario", "scenarios", "any", "efforts", "support", "alongside", "followed", "no"]
)
# Behind these, "to" and a verb of MOVES is an order.
TOLD = frozenset(["told", "asked", "ordered", "instructed", "urged"])
# Who is kept is there.
KEEPS: frozenset[str] = frozenset(
    "keep keeps keeping kept maintain maintains maintaining maintained leave leaving retain retains retained".split()
)
MOVES = (BASE_VERBS | {"prepare", "report", "return", "stand", "go", "join"}) - {"keep", "maintain", "leave"}
# Deeds are told as done.
DEEDS = DONE | frozenset(
    ["bodies", "attacks", "attack", "strikes", "strike", "assault", "assaults", "raid", "raids", "fire", "wounding"]
)
# With an object these plan nothing.
NO_PLANS = AVERTS | frozenset(["committed", "commit", "commits", "free", "open", "case"])
# What is allowed is done.
ALLOWS = frozenset(
    ["allow", "allows", "allowed", "let", "lets", "help", "helps", "permits", "permitted", "makes", "made"]
)
# "that ..." behind these is not told as a fact.
DOUBTS = OF_A_CLAUSE | frozenset(
    [
        *("threatened", "threatens", "threaten", "urge", "urged", "urges", "recommend", "recommended", "ask", "asked"),
        *("proposing", "likelihood", "chance", "speculation", "unclear"),
    ]
)
IS: frozenset[str] = frozenset(["is", "are", "was", "were"])
BEEN: frozenset[str] = IS | {"been", "being"}
BE: frozenset[str] = BEEN | {"be"}
HAVE: frozenset[str] = frozenset(["has", "have", "had"])
HAVING: frozenset[str] = HAVE | {"having"}
MAY: frozenset[str] = frozenset(["may", "might", "could"])
# Who no longer does this with forces has none.
HOLDS: frozenset[str] = HAVING | frozenset(
    form
    for verb in ("keep", "host", "house", "hold", "maintain", "station", "retain", "harbour", "harbor")
    for form in forms(verb)
)
PERHAPS = frozenset(["probably", "likely", "possibly", "perhaps"])
# Verbs whose negation denies that forces are there.
PRESENCE = VERBS_OF_PRESENCE | BASE_VERBS | PLANNED | POSSIBLE | DENIABLE | SENDS
# How the claim's own verb holds it; how verbs further out do.
NEAR = frozenset(["object", "subject", "of", "own", "is", "be"])
OUTER = frozenset(["to", "ing", "that", "whether", "and"])
# Whether there are grounds for it or not, it is so.
GROUNDS = frozenset(["justification", "excuse", "pretext", "precedent", "explanation", "doubt", "question", "grounds"])
# Before "is", these show what is there.
SHOWN = frozenset(["there", "these", "those", "this", "that", "it", "they"])
# What is sanctioned, or a limit, is a size on paper.
SANCTIONED = frozenset(["sanctioned", "authorised", "authorized", "approved", "permitted", "statutory", "maximum"])
SIZES = frozenset(["strength", "size", "number", "limit", "ceiling", "cap", "quota", "establishment"])
LIMITS = frozenset(["limit", "ceiling", "cap", "quota"])
# Who waits for them, or braces, has not seen them come.
AWAITS = frozenset(
    "wait waits waited waiting brace braces braced bracing await awaits awaited awaiting prepare prepares prepared preparing readying".split()
)
# Put on it, they may go or not.
ON_CALL = frozenset(["standby", "notice", "alert", "preparedness", "readiness"])
# "talk of sending", "open-minded about sending"
MULLED = frozenset(
    """
    minded talk talks speculation debate debates discussion discussions question questions idea ideas prospect possibility risk threat
    option options proposal proposals thought thoughts doubts stance position view views policy negotiations consultations referendum
    """.split()
)
ENVISAGES = frozenset(
    "envision envisions envisioned envisioning envisage envisages envisaged foresee foresees foresaw foreseen".split()
)
# A plan that is dropped is none.
CANCELS = frozenset(
    """
    dropped drops drop dropping abandoned abandons abandoning ditched ditches shelved scrapped cancelled canceled axed rescinded revoked
    reversed vetoed blocked buried
    """.split()
)
# "is lifting that to 300,000"
# What is made more or fewer is there; what it is made "to" is what the verb makes it.
RESIZES: frozenset[str] = frozenset(
    """
    reduce reduces reduced reducing cut cuts cutting decrease decreases decreased decreasing lower lowered lowering halve halved halving
    shrink shrank shrunk shrinking trim trims trimmed trimming slash slashed slashing drop drops dropping dropped increase increases increased increasing
    raise raises raised raising boost boosts boosted boosting double doubles doubled doubling triple tripled tripling bring brings bringing brought
    """.split()
)
EFFORTS: frozenset[str] = frozenset("effort efforts bid drive push campaign".split())
COUNTS: frozenset[str] = frozenset(["number", "numbers", "strength", "size"])
LIFTS = frozenset("lifting raising increasing boosting expanding enlarging doubling tripling cutting reducing".split())
# Said of forces before their noun: they are there.
POSTED = frozenset(["deployed", "stationed", "existing", "remaining"])
# What a thing is for says nothing of the thing.
ENDS = frozenset(["aim", "aims", "goal", "goals", "target", "purpose"])
# Verbs that deal or report losses: denied of them, the losses are denied.
DEALS_LOSSES = (
    BEFORE
    | TAKES_LOSSES
    | frozenset(
        """
    take taken capture captured have has had confirm confirmed report reported see seen find found inflict inflicted hide hidden kill killed lose lost
    claim claimed say said mean means leave left
    """.split()
    )
)
# Nouns of what is meant to be done, and their prepositions.
WISHES = frozenset(
    """
    interest bid wish desire intention intentions intent purpose aim goal view agreement agreements deal accord memorandum decree motion
    bill resolution authority permission light schedule timetable deadline roadmap
    """.split()
)
# What they answer is there.
ANSWERS = frozenset(
    [
        *("retaliation", "response", "revenge", "reaction", "reply", "defence", "defense", "protection", "resistance"),
        *("condemnation", "criticism", "victims", "aftermath", "wake", "fight", "war", "campaign"),
    ]
)
ABILITIES = frozenset(["capacity", "ability", "potential", "right", "capability", "readiness", "willingness"])
PLAN_NOUN = frozenset(["of", "for", "to", "that", "in", "on"])
DELIVERED: frozenset[str] = frozenset(["delivered", "supplied", "shipped", "handed", "built", "made", "produced"])
