# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""Words by which a claim is told in passing: of another time, of a life or an office, under a picture, as a link."""

from services.tagging.lexicon.words import WEEKDAYS

# Other words look like these: they are months beside a day or a year, or behind such a word.
UNSURE_MONTHS = frozenset("may march mar sep jan dec".split())
BEFORE_A_MONTH = frozenset(
    "in on of last early late mid since from until by this next earlier through during and the to as".split()
)
# A year behind one of these is a time; behind another, and before a noun, it tells which (the 2015 deal).
BEFORE_A_YEAR = frozenset("in of during throughout early late mid - and to by ,".split())
# What begins there, or ends there, may reach to today.
REACHES = frozenset("since from until till by than before".split())
# Whose time "from" tells: "a report from last year".
ACCOUNTS: frozenset[str] = frozenset(
    """
    report reports study studies audit audits survey surveys estimate estimates assessment assessments inquiry census
    count counts analysis figures data findings
    """.split()
)
# What holds a time of its own: in "from Chad in 2019", nothing reaches from 2019.
HOLDS = frozenset("in on at during".split())
SEASONS = frozenset("year summer spring autumn fall winter".split())
DAYS: frozenset[str] = WEEKDAYS | frozenset(["today", "yesterday", "tonight", "overnight"])
THIS = frozenset("week morning weekend afternoon evening".split())
CLOCKS = frozenset("am pm a.m. p.m.".split())
GOES_ON = frozenset("still now currently remain remains".split())
# What the perfect tells as news: it has changed something.
CHANGES: frozenset[str] = frozenset(
    """
    deployed sent moved dispatched ordered launched attacked hit struck killed shot downed intercepted destroyed seized taken
    entered crossed arrived landed withdrawn pulled begun started stepped surged built massed mobilised mobilized called
    announced agreed decided approved signed doubled tripled increased raised reinforced bolstered escalated joined fired
    bombed bombarded shelled invaded captured recaptured advanced retreated returned activated authorized authorised directed
    """.split()
)
# What opens a sentence with its time.
LEADS = frozenset("in on during at early late by last back and but just only earlier".split())

# "who worked for British forces", "those who assisted our troops", "the lives of our troops"
SERVES = frozenset(
    """
    worked work works working served serve serves serving employed interpreted translated interpreter interpreters
    translator translators volunteered
    """.split()
)
FOR_WHOM = frozenset("for with alongside beside by".split())
HELPS = frozenset("helped aided supported guided fed hid".split())  # of those "who" did
HONOURS = frozenset("assist assisted thank thanked praise praised honour honoured honor honored salute saluted".split())
OF_OURS = frozenset(
    """
    support supports supported supporting back backs backing against give gives giving behind bless honouring honoring
    thanking remember protect of to
    """.split()
)
# The latest of these is of these days.
LATEST: frozenset[str] = frozenset(
    "advance offensive push assault attack attacks raid raids strike strikes fighting clashes escalation flare-up incursion".split()
)
ROLES = frozenset(
    """
    commander commanders chief chiefs head heads envoy spokesman spokeswoman spokesperson leader director deputy adviser
    advisor boss minister representative colonel captain veteran veterans commandant inspector
    """.split()
)
# What follows tells of the place or thing before it: "to the hills where, for decades, rebels have lived"
OF_ANOTHER: frozenset[str] = frozenset(["where", "which", "whose", "who"])
# Papers, and what is done with them: "a decree signed in May" doesn't date what it orders.
PAPERS: frozenset[str] = frozenset(
    """
    decree decrees deal deals agreement agreements law laws accord accords pact pacts treaty order orders resolution truce
    ceasefire memorandum contract contracts plan plans budget mandate
    """.split()
)
MADE: frozenset[str] = frozenset(
    "signed agreed adopted passed approved reached issued published brokered concluded struck endorsed".split()
)
# "capable of launching drones"
ABLE: frozenset[str] = frozenset(["capable", "able", "designed", "ability", "capability", "capacity", "equipped"])
ABLE_TO: frozenset[str] = frozenset(
    [
        "capable of",
        "able to",
        "designed to",
        "designed for",
        "ability to",
        "capability to",
        "capacity to",
        "equipped to",
    ]
)
# "their expertise in drone warfare"
SKILLS: frozenset[str] = frozenset(
    "expertise experience skill skills skilled lessons courses knowledge expert experts".split()
)
# "the British military estimates"
SPEAKERS: frozenset[str] = frozenset("military army navy command forces force guard corps".split()) | {
    "air force",
    "armed forces",
}
RECKONS: frozenset[str] = frozenset(
    """
    said says estimated estimates reckons reckoned believes announced announces reported reports claimed claims warned
    warns stated tweeted assesses assessed concluded predicts predicted
    """.split()
)
# "who oversees French forces in Chad"
LEADS_THEM: frozenset[str] = frozenset("oversees oversaw commands commanded heads headed led runs ran".split())
SPEAKS = frozenset(
    """
    comment comments commented commenting remark remarks view views question questions asked asking debate speech book
    film documentary song joke jokes joked joking story stories tweet tweets posts spoke speaks
    ban bans embargo restriction restrictions curbs controls law laws rules treaty moratorium
    """.split()
)
ABOUT = frozenset("about on regarding concerning".split())
# "was linked to a drill with their troops"
CONNECTED: frozenset[str] = frozenset("related linked connected tied unrelated".split())
DRILLS: frozenset[str] = frozenset(
    "drill drills exercise exercises manoeuvres maneuvers training wargame wargames".split()
)

# "fined the firm for selling drones": news of a law, not of drones
PUNISHES: frozenset[str] = frozenset(
    """
    sanctioned sanctions sanctioning punished punishes fined fines indicted jailed convicted charged sentenced blacklisted
    criticised criticized condemned rebuked censured arrested prosecuted tried sued
    """.split()
)
# "to protect the port from drones", "defences against drone attacks"
GUARDS = frozenset(
    """
    protect protects protected protecting protection safeguard safeguards safeguarding defend defends defending defence
    defences defense defenses shield shields shielding secure secures secured securing guard guards guarding
    """.split()
)
FROM_WHAT = frozenset("from against".split())
# "a picture of two soldiers"
PICTURES = frozenset(
    """
    picture pictures image images photo photos photograph photographs mural murals painting paintings drawing drawings
    portrait portraits poster posters statue statues model models toy toys sculpture stamp stamps
    """.split()
)

# Over a sentence as printed; case is ignored.
PAST = (
    r"^\W*(?:prior to|before) (?:the|its|his|their) (?:[\w-]+ ){0,2}(?:war|invasion|assault|conflict|offensive|fighting|siege)\b"
    r"|^\W*at the (?:start|beginning|outset) of the (?:[\w-]+ )?(?:war|invasion|conflict|offensive|fighting|siege)\b"
    r"|^\W*(?:already |even )?(?:in|during) the (?:very )?(?:first|early|earliest|opening|initial) (?:hours|days|weeks|months|stages?|phase) of "
    r"(?:[\w'-]+ ){1,5}?(?:war|invasion|assault|conflict|offensive|fighting|siege)\b|"
    r"\bat (?:its|the|their) (?:peak|height)\b|\b(?:the (?:following|next)|that same) (?:year|month|spring|summer|autumn|fall|winter)\b"
    r"|^\W*(?:[\w'.-]+ ){1,5}(?:has|have|had) previously (?:said|estimated|reported|claimed|warned|reckoned|announced|put|assessed|told|stated|accused|suggested)\b"
    r"|^\W*(?:[\w-]+ )?(?:years|months|decades) (?:later|earlier|after)\b|^\W*a (?:year|month|decade) (?:later|earlier|after)\b|\bback then\b|\bat the time of the\b"
    r"|\bthen[- ](?:[\w]+ )?(?:president|prime minister|minister|secretary|chief|leader|general|commander|governor|chancellor|premier)\b"
)
YEARS = (
    r"\bfor (?:many |several )?(?:years|decades)\b|\b(?:in|over) (?:recent|the) (?:years|decades)\b"
    r"|\b(?:over|in|during) the (?:past|last) (?:few |several |two |three )?(?:years|decades?)\b|\b(?:has|have) long (?:been|had)\b"
)
# Without one of these, as a sentence has them (phrases of the tables are one word), none of SIZE holds.
SIZE_WORDS = frozenset(
    "service personnel army largest biggest military serving duty active-duty strength command commands".split()
) | {"armed forces", "active duty"}
SIZE = (
    r"\bin active service\b|\bactive personnel\b|\bstanding army\b|\bworld ?.?s (?:(?:second|third|fourth)[ -]+)?(?:largest|biggest)\b"
    r"|\b(?:army|military|armed forces) (?:numbers?|consists?|has a strength|is the largest)\b|\bserving in the\b"
    r"|\bmillion active ?-? ?duty\b|\b(?:sanctioned|authori[sz]ed|full) strength\b|\bcommands? an? (?:battalion|brigade|company|regiment|division)\b"
)
RULES = r"\bunder (?:the )?(?:existing|current|present|old) (?:rules?|laws?|legislation)\b|\bthe (?:rules?|laws?) (?:allows?|requires?|says?|limits?)\b"
CEREMONY = (
    r"\bwreaths?\b|\b(?:took|takes?|taking) part in (?:[\w']+ ){0,4}parade\b|\bmarch[- ]?past\b|\bguards? of honou?r\b|\bhonou?r guard\b|\bred carpet\b|\bmilitary band\b|\bmarching band\b"
    r"|\b(?:welcom\w+|opening|closing|flag\w*|award) ceremony\b|\b(?:in|at) a ceremony\b|\bstate funeral\b"
    r"|\bon display\b|\b(?:an|the) exhibition\b|\bmemorial (?:service|wall|stone)\b"
)
LIFE = (
    r"\b(?:during|in) (?:his|her|their) (?:[\w-]+ )?(?:time|tenure|term|career|years|stint|presidency|youth|days) (?:in|as|at|with)\b"
    r"|\bbegan (?:his|her) career\b|\b(?:was|were) (?:born|educated|raised|commissioned) (?:in|at|as|into)\b"
    r"|\brose through\b|\b(?:did|completed|served) (?:\w+ )?tours?\b|\bveterans? of\b|\bcut (?:his|her) teeth\b"
)
CAPTION = (
    r"(?:^|[,(:] ?)pictured\b|\bfile (?:photo|image|picture|pic|footage)\b"
    r"|^\W*(?:file|photo|image|picture|caption|credit|photograph)s? ?[:-]"
    r"|\b(?:is|are) seen (?:in|on|at|during|near|here|as)\b|\bstands? guard\b.*\b(?:earlier|on|in)\b"
    r"|\bin this (?:[\w-]+ ){0,3}(?:photo|image|picture|photograph|handout|screengrab|frame|still)\b"
    r"|(?:getty(?: images)?|/ ?afp|reuters|/ ?ap|ap photo|epa)[^.]{0,30}\)$"
)
# Behind the sentence, to the end of its line: whose picture it is under.
CREDIT_BEHIND = (
    r"^\W*(?:(?:photo|image|picture|source|credit)s?(?: by\b| ?:| credit)"
    r"|[(\[][^)\]]{0,70}(?:getty|reuters|afp|/ ?ap\b|ap photo|epa|photo|image|file|handout)[^)\]]{0,40}[)\]])"
)
# A line under a picture is told as if it were going on; news isn't.
OF_THE_PAST = frozenset("said told was were had has have been would will confirmed announced reported denied".split())
# What is under a picture gives its date in full, even of this year; news says the day.
DATED_IN_FULL = r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? [0-9]{1,2}, 20[0-9][0-9]\.?$"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
LINK = (
    r"^\W*(?:(?:read|related|watch|listen|see) ?:|(?:read (?:more|also|next|the full)|related|see also|see the video"
    r"|watch (?:the|more|live)|also read|more (?:on|from|about)|other topics|listen to|don.?t miss|recommended|most read"
    r"|trending|sign up|subscribe|click|editor.?s picks|you (?:may|might) (?:also )?like|further reading"
    r"|(?:latest|top) (?:news|stories)|share (?:this|on))\b)"
)
OF_MEN: frozenset[str] = frozenset(["troop_figure", "foreign_forces"])  # the indicators that count or name people
