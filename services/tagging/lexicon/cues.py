# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
Words that say how a claim is meant: planned, possible, denied or history; and words that end a clause or report
speech.
"""

from services.tagging.lexicon.words import FULL_MONTHS
from shared.contracts.finding import Assertion

_MONTH = "|".join(FULL_MONTHS)

# A verb form that puts what follows it into the future. Read to the left of a claim.
PLANNED = frozenset(
    """
    will shall won'll plans plan planned planning prepares preparing prepare prepared aims aim aiming aimed intends intend
    intended intending ordered orders ordering order expected expects expect set due poised slated scheduled vowed vows
    vow pledged pledges pledge promised promises promise promising agreed agrees agree decided decides decide decision
    go-ahead approval clearance mandate signed light upcoming pending impending forthcoming looming oncoming imminent readying gearing plotting seeks seeking sought seek contract approved approves approve authorised
    authorized authorises authorizes instructed readies would'll announced announces announce announcing pledging wants want wanted hopes hope going
    commit commits committed earmarked planned future eventual tasked target goal begin allocated soon mulls sworn swear swears swore pencilled penciled foresees foresee foreseen earmarks earmark envisaged target ceiling cap quota supposed
    need needs requires require
    """.split()
)
# Of these, the ones that need "to" (or a noun or "that") behind them to speak of the future.
NEEDS_TO = frozenset(
    """
    set due expected agreed agrees agree decided decides decide going want wants wanted hopes hope aimed aiming aim aims
    intended intend intends ordered order orders ordering prepared prepare prepares preparing seeks seek sought seeking vowed vows pledged
    pledges promised promises promise vow pledge approved approve approves authorised authorized authorises authorizes
    announced announces instructed begin commit commits committed tasked plans plan planned planning expects expect scheduled slated poised
    go-ahead approval clearance mandate decision target goal allocated sworn swear swears swore need needs require requires supposed target ceiling cap quota
    """.split()
)
POSSIBLE = frozenset(
    """
    could may might can should possible possibly potential potentially perhaps likely unlikely probably
    fears fear feared fearing threat threaten threatened threatens threatening threats proposal proposals proposed proposes propose
    suggest suggested suggesting suggestion considers considering consider mulling mull weighing weigh
    weighed possibility prospect speculation debate debating hypothetical hypothetically idea unclear
    warns warned calls called urged urges urging option options willing willingness capable must scenario scenarios
     ready open permission opposes opposed oppose opposing free readiness openness preparedness demand demands demanded demanding deter deterring deters dissuade dissuading discourage prevent preventing
     avoid avert keep stop hint hints hinted insinuated insinuates recommend recommends recommended chance likelihood probability concern concerns
     mooted moots case pressure floated floats mentioned offers offered offering negotiating negotiates thinking reckon unconfirmed rumored rumoured envisage envisages envisaged envision discussed discussing discussion contingency
    """.split()
)
# Whom somebody is sent to join is there.
JOINS = frozenset(["reinforce", "join", "relieve", "bolster"])
# Of these, weak ones: they count only right before or after the claim, or with a clause of their own.
WEAK_POSSIBLE = frozenset(
    """
    can able must asked ready called calls likely probably considered warned warns suggested suggests suggesting discussed risk risks
    permission opposes opposed oppose opposing readiness openness preparedness hint hints hinted insinuated recommend recommends recommended concern concerns keep stop avoid
    believes capable willing option options fear fears feared threat threats threatened threatening debate idea discussion should discussing mentioned offers offered offering thinking reckon
    """.split()
)
NEGATIONS = frozenset(
    """
    not never no n't without denied denies deny denying denial rejects rejected rejecting reject dismissed dismisses dismissing dismiss refuted refutes
    neither nor false falsely baseless untrue refused refuses refusing isn't aren't wasn't weren't hasn't haven't hadn't won't
    unwilling reluctant wouldn't can't couldn't don't doesn't didn't cannot none disputed unaware declined declines declining vetoed vetoes scrapped shelved cancelled canceled against short
    """.split()
)
# "not only", "no fewer than", "no longer": a negation that denies nothing of the claim.
HARMLESS_AFTER_NEGATION = frozenset(
    "only just fewer less more longer later doubt matter one sooner yet secret exactly".split()
)

HISTORY = frozenset(
    [
        "world war", "second world war", "first world war", "wwii", "ww2", "wwi", "ww1", "world war ii", "world war i", "world war two", "cold war",
        "korean war", "vietnam war", "gulf war", "nazi", "nazis", "d-day", "normandy", "stalingrad", "napoleon", "napoleonic",
        "civil war era", "falklands war", "great war", "ottoman", "crusades", "decades ago", "centuries ago", "century ago", "soviet-afghan war",
        "six-day war", "yom kippur war", "iran-iraq war", "wehrmacht", "the then", "was a lieutenant", "was a captain", "was a young", "as a young", "was a teenager", "was a boy", "soviet army", "red army", "confederate", "anniversary of the end",
        "years ago", "years since", "soviet", "belleau wood", "somme", "verdun", "gallipoli", "iwo jima", "dunkirk", "passchendaele", "waterloo", "gettysburg", "arnhem", "pearl harbor", "hiroshima", "tet offensive", "dien bien phu", "black hawk down", "former commander of", "decade ago", "a decade since", "decades since", "centuries", "19th century", "20th century", "mid-20th", "decades earlier", "napoleonic wars", "hitler", "stalin", "ypres", "agincourt", "nineteenth century", "colonial era", "apartheid", "invasion of normandy", "prague spring", "winter war", "boer war", "spanish civil war", "american civil war", "revolutionary war", "crimean war", "bay of pigs",
        "america ' civil war", "us civil war", "english civil war", "bosnian war", "balkan wars", "yugoslav wars", "suez crisis", "algerian war",
        "opium war", "opium wars", "russo-japanese war", "biafra war", "biafran war", "rwandan genocide", "first congo war", "second congo war", "kosovo war", "chadian civil war", "liberian civil war", "october war", "chaco war", "rif war",
        "franco-prussian war", "thirty years war", "hundred years war", "war of independence", "war of 1812", "six day war", "indochina war", "mexican-american war",
        "at the height of", "at its height", "at its peak", "at their peak", "at its largest", "at their largest", "at its strongest", "at the peak of the war", "war in vietnam", "war in korea", "back then", "in those days", "decades before", "a generation ago", "turn of the century", "turn of the millennium",
        "the nineties", "the eighties", "the seventies", "the sixties", "the fifties", "the forties", "the thirties", "the noughties",
        "9 / 11 attacks", "september 11 attacks", "russian civil war", "finnish civil war", "soviet invasion of", "soviet-era", "lebanese civil war", "iran-contra",
    ]
)  # fmt: skip
# What is said of a claim that is the subject of "is", "was", "has been".
MEANT: dict[str, Assertion] = {
    **dict.fromkeys(
        """
        planned scheduled expected due envisaged foreseen slated intended pencilled penciled earmarked promised readied
        prepared needed required requested awaited ordered authorised authorized goal target aim plan pending set agreed approved pledged
        decided commissioned standby bound anticipated
        """.split(),
        "planned",
    ),
    **dict.fromkeys(
        """
        considered discussed proposed debated mooted weighed floated feared rumoured rumored possible likely unlikely
        conceivable mulled discussion consideration scenarios scenario options option threatened contemplated studied
        suggested imaginable thinkable ready willing able capable free
        """.split(),
        "possible",
    ),
    **dict.fromkeys("unthinkable untrue fiction nonsense fabricated baseless".split(), "denied"),
}  # fmt: skip
# What is announced before it is done: "announced the deployment of".
MEASURES = frozenset(
    """
    deployment creation dispatch withdrawal formation purchase delivery mobilisation mobilization establishment
    stationing rotation redeployment posting basing relocation increase acquisition recruitment transfer procurement despatch sending withdrawal partial new additional extra further
    """.split()
)
RECENT_AGO = frozenset("one two a".split())

# Words that begin a new clause after a comma, or without one.
CLAUSE_STARTS = frozenset(
    "but while whereas although though and yet so because when after before as since until which who whose where".split()
)

SAYS = frozenset(
    """
    said says say saying told tells claimed claims claim reported reports announced announces confirmed confirms stated states
    added adds warned warns estimated estimates acknowledged acknowledges alleged alleges asserted asserts insisted insists
    declared declares wrote writes explained disclosed revealed reveals noted notes believes believe denied denies
    """.split()
)  # fmt: skip

# Verbs of speech that, before "would", make it a plan: "announced that troops would leave".
ANNOUNCES = frozenset(
    """
    said says announced announces pledged pledges promised promises promise vowed vows confirmed agreed decided ordered orders told approved
    specified stated added explained clarified saying announcement pledge promise decision authorised authorized contract allocated earmarked committed offered signed reported
    """.split()
)
# "to" + one of these before a claim is a purpose not yet reached: "28 million to buy drones".
BASE_VERBS = frozenset(
    """
    send deploy dispatch withdraw pull supply provide deliver sell buy purchase build create produce manufacture establish form raise
    mobilise mobilize recruit call station base move transfer ship import increase expand bolster reinforce double triple add boost
    train acquire obtain procure launch reduce cut draw bring put recall redeploy implement mount
    host contribute commit keep maintain leave open set field equip arm draft conscript enlist hire conduct develop
    """.split()
)
# Verbs that tell of something brought about: "managed to send".
REALISED = frozenset(
    "managed led able began begun continued continues helped forced went used came started succeeded proceeded enabled".split()
)
# Present progressive of these is the near future: "is sending 200 instructors".
UNDERWAY = frozenset("sending deploying dispatching preparing readying planning buying".split())
# What a negated verb must be to deny that forces are there.
VERBS_OF_PRESENCE = frozenset(
    """
    sent deployed present there in fighting involved participating part been operating stationed based fight participate deploy enter entered
    massed gathered arrived arrive reached reach landed advanced marched
    send crossed cross on here used use shot launched joined join any attacked struck hit being
    """.split()
)
# A clause of its own begins at these, whatever stands before.
SUBORDINATES = frozenset("but while whereas although though when after before because where who whose".split())
# Verbs that are plans by themselves.
SEEKS = frozenset(
    "seeking seek seeks sought promised promise promises pledged pledge pledges earmarked earmarks allocated allocates budgeted budgets".split()
)
# A sentence with one of these is of today, whatever the one before it told.
PRESENT_VERBS = frozenset(
    """
    is are has have will isn't aren't hasn't haven't won't 's says say warns plans remain remains now today still since
    currently recently continue continues want wants need needs may can could should would if keeps keep hosts serves
    """.split()
)
# Words of today's time.
TODAY = (
    "now", "today", "yesterday", "tonight", "tomorrow", "overnight", "currently", "recently", "this (?:year|month|week|spring|summer|autumn|fall|winter|morning|weekend)",
    f"last (?:year|month|week|night|spring|summer|autumn|fall|winter|weekend|{_MONTH})",
    "on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)", "(?:mon|tues|wednes|thurs|fri|satur|sun)day", "so far", "these days", "in recent", "since then", "years later",
    "decades later", "this time", "has been", "have been", "ever since", "in the past", "latest", "said", "says", "told", "announced",
)  # fmt: skip
# Openings that go on with a time told before.
THAT_TIME = (
    "in that", "that year", "that autumn", "that spring", "that summer", "that winter", "that day", "that night", "at that time", "at the time",
    "by the time", "by then", "then", "the next day", "the next year", "the following", "a year later", "a month later", "a week later", "a day later", "by the end",
    "before the war ended", "during the war", "within weeks", "within days", "within a year", "in those", "on that", "on the first day", "on the second day", "when it ended", "when the",
)  # fmt: skip
# Words whose "that ..." they plan, fear, ask for or deny: the clause behind it is still theirs.
GOVERNS_THAT = frozenset(
    """
    agree agreed allegations ask asked asking call called calls chance claims concern concerned concerns demand demanded demanding demands
    denied denies deny denying dismissed doubt doubted doubts evidence fear feared fears hint hinted hints hope hoped hopes idea imagine
    insinuated insist insisted insisting insists likelihood order ordered orders plan plans pledge pledged pledges possibility promise
    promised promises proposal propose proposed proposes proposing prospect recommend recommended recommends refuted rejected rejects
    reports request requested requests risk rumors rumours suggest suggested suggestion suggestions suggests threat threaten threatened
    threatening threatens threats unclear urge urged urges vow vowed vows warning worried worries worry
    """.split()
)
# Of these, the ones that make all of the clause behind "that" possible.
OF_A_CLAUSE = frozenset(
    """
    concern concerns demand demanded demanding demands fear feared fearing fears hint hinted hints idea possibility propose proposed
    proposes prospect risk suggest suggested suggests threat
    """.split()
)
# Not excluded is possible: "does not rule out".
EXCLUDES = frozenset(
    "discount discounted exclude excluded excludes excluding preclude precluded rule ruled rules ruling".split()
)
# Behind a noun for forces these are its verb: a clause of their own.
FINITE = frozenset(
    """
    arrived attacked began begin came captured come continue continued crossed entered fight fired fought go held hold keep kept killed
    landed launched leave left lost moved ran remain remained run said say seized serve served stand stay stayed take took went withdrew
    """.split()
)
# Verbs with an object and "to" behind it: "expects 50,000 soldiers to be sent".
WANTS = frozenset(
    """
    allow allowed allowing allows ask asked asking asks call called calling calls expect expected expecting expects instruct instructed
    invite invited need order ordered ordering orders require required requires tell tells told urge urged urges urging want wanted wanting
    wants
    """.split()
)
# What nobody announces before it is done.
DONE = frozenset(
    """
    arrest arrival capture captured death deaths destroyed destruction detention downed downing elimination intercepted interception killed
    killing killings loss losses neutralisation neutralization repelled shootdown
    """.split()
)
# What they are meant to prevent has not happened.
AVERTS = frozenset(
    "avert avoid deter deterring deters discourage dissuade dissuading keep prevent preventing stop".split()
)
# Before a number they say how exact it is, before a name how sure the name is.
ROUGHLY = frozenset("likely maybe perhaps possibly potentially probably".split())
# Words that begin a number phrase.
QUALIFIERS = frozenset("about almost around as at close fewer more nearly over some under up".split())
# Behind these "to be" says what is thought, not what is planned.
TOLD_TO_BE = frozenset(
    """
    said believed thought suspected known reported considered estimated found likely appear appears appeared seem seems seemed claim claims claimed prove proved
    turned able continue continues happen happened used ought has have had need needs reckoned supposed presumed alleged rumoured shown
    """.split()
)
# Called one of these, what is said behind "that" is denied.
LIES = frozenset("lie lies fabrication fiction nonsense myth hoax untrue false true case".split())
# Verbs whose negation denies that forces are there or go there, besides those of sending.
DENIABLE = frozenset(
    """
    have see seen want allow accept permit confirm believe think say exist find found mention know receive want let tolerate support back involve
    allowed permitted admitted accepted tolerated needed required wanted invited
    include mean welcome see send contain arrive arrived come came move moved leave left set
    """.split()
)
# Who announces or pledges aid has not yet given it.
GRANTS = frozenset(
    "announce announced announces announcing pledge pledged pledges pledging promise promised promises approved agreed".split()
)
AID = frozenset("aid assistance package packages funding support tranche donation".split())
# Who can do this has them: a strength.
MUSTERS = frozenset(["field", "muster", "scrape"])
# What is done to a force that stands there already.
REINFORCES = frozenset(
    """
    reinforce reinforces reinforced reinforcing bolster bolsters bolstered bolstering augment augments augmented augmenting
    """.split()
)
ENLARGES = frozenset("expand expands expanded expanding enlarge enlarges enlarged enlarging".split())
