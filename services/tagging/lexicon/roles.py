# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
Words that make counted soldiers losses: killed, wounded, captured, missing, deserted, surrendered, dead.

Split by where they stand: behind the people they count (``AFTER``), before them (``BEFORE``), or inside (``INSIDE``).
"""

# Verbs and adjectives that say it of a subject: "20 soldiers were killed", "20 soldiers dead", "who died".
AFTER = frozenset(
    """
    killed dead died die dying wounded injured captured surrendered surrender missing deserted defected perished fallen slain hurt hospitalised
    hospitalized martyred maimed drowned buried lost executed beheaded ambushed detained arrested imprisoned eliminated
    neutralised neutralized liquidated disappeared kia mia wia casualties surrendering freed exchanged
    swapped repatriated burned burnt murdered massacred assassinated abducted kidnapped deaths amputations awol wounds
    concussed decimated annihilated destroyed wiped injuries fatalities diagnosed bodies
    """.split()
)
# Of these, verbs that also take the losses as their object: "20 soldiers killed 5 rebels" says nothing of the twenty.
TRANSITIVE = frozenset(
    """
    killed wounded injured captured lost hurt executed beheaded ambushed detained arrested eliminated neutralised neutralized liquidated
    murdered massacred assassinated abducted kidnapped freed burned burnt destroyed annihilated decimated mourned buried exchanged swapped martyred imprisoned deserted
    """.split()
)
# What governs the people behind it: "killed 20 soldiers", "the death of 20 soldiers".
BEFORE = frozenset(
    """
    killed killing kills kill wounded wounding wounds wound injured injuring injures injure hurt hurting captured capturing captures capture
    lost losing loses lose eliminated eliminating eliminates eliminate neutralise neutralize liquidate neutralised neutralized neutralising neutralizing neutralises neutralizes destroyed
    slaughtered slaughtering murdered murdering murder massacred executed executing beheaded detained detaining abducted kidnapped abducting
    kidnapping death deaths killings loss losses casualties bodies body remains lives funeral funerals slain martyred martyrdom
    dead buried burying buries liquidated liquidating annihilated toll assassinated assassinating arrested arresting sacrifice sacrificed wounding
    swapped exchanged exchange freed frees freeing released release releases releasing hostage surrender surrenders desertion desertions defection defections disappearance maimed corpses graves injuries slayings handover hand-over arrest arrests hit hitting shot shooting gunned sacrificing sacrifices cost costing claimed ambushed fatalities
    deadly imprisonment imprisoned jailed jailing repatriated prisoners pows mourned mourns mourn murders kia wia mia capturing
    """.split()
)
# Of these, nouns that stand beside others without governing them.
NOUNS_BEFORE = frozenset(
    "funeral funerals death deaths loss casualties exchange release arrest arrests murder handover surrender surrenders desertion desertions defection defections disappearance".split()
)
# Inside the noun phrase: "18 wounded soldiers".
INSIDE = frozenset(
    "wounded injured dead captured killed missing fallen slain surrendered imprisoned captives detainees deserters bodies deceased maimed losses casualties deaths fatalities pows".split()
) | {"prisoners of war"}

# Nouns that count losses of people who need not be soldiers: only beside armed people.
LOSS_NOUNS = frozenset(
    "killed dead wounded injured hurt captured missing kia mia wia casualties deaths prisoners pows bodies fatalities".split()
)

# Words that make the number something else than people under arms.
CAPACITY = frozenset(
    "capacity seats carry carrying carries transport transporting accommodate house houses seat beds room".split()
)
INJURIES = frozenset("injuries injury wounds burns concussion concussions amputations".split())

# For so many there is enough of something.
PROVIDES = frozenset(
    "enough room space rations beds food housing accommodation uniforms kit weapons rifles equipment shelter".split()
)

# Said of people, these make them losses without any of the verbs above.
PHRASES_AFTER = (
    ("lost", "their", "lives"), ("laid", "down", "their", "arms"), ("taken", "prisoner"), ("taken", "captive"), ("taken", "hostage"),
    ("gave", "their", "lives"), ("gave", "his", "life"), ("embraced", "martyrdom"), ("gunned", "down"), ("mowed", "down"), ("mown", "down"), ("cut", "down"), ("gone", "awol"), ("went", "awol"), ("embraced", "shahadat"), ("sent", "to", "hell"), ("laid", "down", "his"), ("laid", "down", "her"), ("laid", "down", "their", "lives"), ("held", "captive"), ("in", "captivity"), ("gone", "missing"), ("gone", "absent"), ("went", "missing"),
    ("'", "lives"), ("gave", "up", "their"), ("gave", "themselves", "up"), ("given", "themselves", "up"), ("whose", "bodies"), ("whose", "remains"), ("put", "out", "of", "action"), ("become", "casualties"),
    ("became", "casualties"), ("taken", "alive"), ("as", "dead"), ("who", "fell"), ("fell", "in"), ("fell", "before"), ("ran", "away"),
    ("lose", "their", "lives"), ("losing", "their", "lives"), ("prisoners", "of", "war"), ("held", "hostage"), ("laid", "down", "arms"),
    ("never", "came", "back"), ("never", "came", "home"), ("never", "returned"), ("never", "went", "home"), ("never", "come", "home"),
    ("did", "not", "come", "back"), ("did", "not", "come", "home"), ("did", "not", "return"), ("didn't", "return"), ("didn't", "come"),
    ("failed", "to", "return"), ("not", "come", "home"), ("never", "made", "it"), ("gave", "up", "arms"), ("met", "their", "deaths"), ("met", "their", "death"),
    ("lost", "their", "legs"), ("losing", "limbs"), ("losing", "their", "legs"), ("losing", "legs"), ("lost", "their", "limbs"), ("lost", "a", "leg"), ("lost", "limbs"), ("lost", "an", "arm"), ("lost", "both", "legs"),
    ("lost", "his", "life"), ("lost", "her", "life"), ("paid", "with", "their"), ("bled", "to", "death"), ("burnt", "to", "death"), ("taken", "prisoners"),
    ("fallen", "into"), ("fell", "into", "enemy"), ("surrendered", "themselves"), ("deserted", "their"), ("absent", "without"), ("blown", "up"),
    ("blown", "to"), ("shot", "dead"), ("shot", "and"), ("unaccounted", "for"), ("put", "down", "their"), ("gone", "over"), ("in", "hospital"), ("in", "the", "hospital"),
)  # fmt: skip
# Words that may stand between people and what became of them.
SKIPPED_AFTER = frozenset(
    "who that reportedly also already reported allegedly later either confirmed since so far then themselves left lay lie lies lying found still now currently thought believed known feared presumed considered declared remain remains remained".split()
)
SKIPPED_BEFORE = frozenset(
    "just only merely as than least many both including more about over around nearly up to some another further also estimated of off all among them".split()
)
# What people are called who are held, or were hit.
CAPTIVES = frozenset(
    "hostages hostage captives captive prisoners prisoner detainees detainee victims dead pows".split()
)
# Prisoners are given back, in an exchange.
SWAPPED = frozenset("handed returned freed released repatriated brought came".split())
SWAPS = frozenset("exchange exchanges exchanged swap swaps swapped".split())
# For whom others are given: "trade the hostages for 250 fighters", "in return for 12 soldiers".
TRADES: frozenset[str] = frozenset(
    "swap swaps swapped swapping exchange exchanged exchanging trade traded trading return".split()
)
# What is told of prisoners: one of these makes such a trade one of people.
HELD_ONES: frozenset[str] = frozenset(
    """
    hostage hostages captive captives captors prisoner prisoners pows detainees kidnapped abducted freed free frees freeing freedom release
    released releases releasing jailed imprisoned held prison prisons jail jails custody bodies delivery
    """.split()
)
# "had their throats cut"
BODY_PARTS: frozenset[str] = frozenset(
    "head heads throat throats leg legs arm arms hand hands foot feet ear ears limb limbs skull skulls".split()
)
# "in critical condition"
CONDITIONS: frozenset[str] = frozenset(
    "critical serious grave stable bad poor severe life-threatening intensive".split()
)
# How badly the wounded are hurt.
HOW_BADLY: frozenset[str] = frozenset(
    "badly seriously critically severely heavily gravely lightly slightly moderately mildly superficially otherwise".split()
)
# Verbs of an army that takes or deals losses, and nouns for these.
TAKES_LOSSES = frozenset(
    """
    inflict inflicts inflicted inflicting suffer suffers suffered suffering sustain sustains sustained sustaining cause causes caused causing
    took taken incurred incur receive received receives receiving got
    """.split()
)
# Of two verbs that an army does to the others the second may stand with a number alone: "killed two gunners and wounded nine".
WOUNDS = frozenset(
    """
    wounded wounding wound injured injuring injure killed killing kill captured capturing capture detained detaining arrested arresting
    """.split()
)
TOLLS = frozenset(["losses", "casualties", "toll", "dead", "deaths", "fatalities", "victims"])
# Verbs by which a strength changes to a number.
CHANGES = frozenset(
    """
    grow grows grew grown rise rises rose risen increase increases increased climb climbed swell swelled swollen expand expanded reach reaches reached
    swelling boosting bringing taking raising growing rising fall falls fell fallen drop drops dropped shrink shrank shrunk exceed exceeds exceeded top tops topped jump jumped double doubled doubles doubling cut reduced
    """.split()
)
# What may stand between an army and what it does, beside what is to be or to have.
AUXILIARIES: frozenset[str] = frozenset(["will", "would", "plans", "may", "could", "can", "already", "also"])
# Whose people or hands they are.
THEIR: frozenset[str] = frozenset(["their", "his", "its"])
# Verbs that make a strength another one.
CHANGING = CHANGES | frozenset(
    """
    cutting reducing reduce reduces raise raised increasing boost boosted bring brings brought expanding slash slashing slashed trim trimming
    trimmed lift lifting lifted shrinking halving lower lowering lowered scaled scale scaling draw drawing drew
    """.split()
)
# Whom these take is a soldier then: "may conscript 80,000 people".
DRAFTS = frozenset(
    """
    draft drafted drafting conscript conscripted conscripting mobilise mobilised mobilising mobilize mobilized mobilizing enlist enlisted recruit
    recruiting
    """.split()
)
COUNTS = frozenset(
    "number numbers figure total strength ranks size headcount force it that this contingent presence garrison".split()
)
# Soldiers named by a court are no strength.
ACCUSED = frozenset(
    "warrants named charged indicted convicted sentenced sanctioned prosecuted accused tried identified".split()
)
# Verbs that put people somewhere: lost to their side where it is a prison.
PUTS = frozenset(
    "held sent transferred moved taken brought led kept housed imprisoned jailed detained placed driven marched bused flown swapped".split()
)
PRISONS = frozenset(
    """
    prison prisons jail jails colony colonies detention detainment custody captivity cell cells penal pretrial dungeon dungeons stockade
    """.split()
)
# Who did it is a prisoner.
GIVES_UP = frozenset(["surrendered", "surrendering", "captured", "surrender"])
# Who reckons puts a number at so many, or gives it as so many.
PUTS_AT: frozenset[str] = frozenset(
    """
    put puts putting place places placed placing estimate estimates estimated estimating reckon reckons reckoned gave gives give giving
    """.split()
)
COUNTED_AS: frozenset[str] = frozenset(["gave", "gives", "give", "giving"])
# Verbs that leave a number open: "now exceeds 90".
EXCEEDS: frozenset[str] = frozenset(
    "exceed exceeds exceeded exceeding topped tops topping surpass surpasses surpassed surpassing passed crossed".split()
)
# What a toll does before its number.
COME_TO = frozenset(
    "is are was were amounted amounts reached reaches exceeded exceeds totalled totaled stood stands rose rises climbed hit topped".split()
)
# Who sees them killed, or leaves them dead, tells of losses.
SEES = frozenset(["saw", "see", "sees", "seen", "left", "leaves", "leaving", "had", "found", "with"])
CHARGED = frozenset(["charged", "accused", "convicted", "suspected"])
# Of soldiers, and no soldiers.
KIN = frozenset(
    "widows wives wife families relatives mothers parents children graves uniforms boots rights pay salaries homes coffins memorial".split()
)
# Verbs that with the particle behind them undo whom they take: "mowed down 50 fighters".
UNDOES_WITH = {
    "out": frozenset("wipe wiped wipes wiping took take takes taken taking knocked knocking".split()),
    "down": frozenset("mow mowed mown mowing gun gunned gunning cut cutting shot struck".split()),
    "off": frozenset(
        "pick picked picking finish finished finishing kill killed killing carried carrying carry".split()
    ),
    "up": frozenset("round rounded rounding rounds blow blew blown blowing locked locking".split()),
    "free": frozenset("set sets setting".split()),
    "back": frozenset("hand handed handing hands".split()),
    "go": frozenset("let lets letting".split()),
    "action": frozenset(["of"]),
    **dict.fromkeys(("prisoner", "captive", "hostage"), frozenset("take took taken taking takes".split())),
}
# As what people are listed, reported or registered who are lost.
LOST_AS = frozenset(
    """
    missing dead killed wounded captured lost casualties deserters prisoners captives hostages fallen awol unaccounted
    """.split()
)
# Verbs of a captor: "the fighters it was holding".
CAPTORS = frozenset("held hold holds holding seized caught captured detained jailed imprisoned".split())
# "took prisoner", "had taken in the raid"
TOOK = frozenset(["took", "taken", "takes", "taking"])
TOOK_HOW = frozenset(["prisoner", "captive", "hostage", "in", "during", "alive", "prisoners", "hostages", "on"])
# What a lost man does, however much stands between.
ENDS = frozenset("surrendered died perished deserted defected drowned disappeared succumbed vanished".split())
ENDINGS = (
    ("gave", "themselves", "up"), ("give", "themselves", "up"), ("given", "themselves", "up"), ("giving", "themselves", "up"), ("laid", "down", "their"), ("lay", "down", "their"), ("gave", "up", "their"), ("abandoned", "their", "posts"),
    ("left", "their", "posts"), ("lost", "their", "lives"), ("lose", "their", "lives"), ("losing", "their", "lives"), ("threw", "down", "their"), ("did", "not", "make"), ("didn't", "make", "it"), ("never", "came", "back"),
)  # fmt: skip
# "came home in body bags"
COFFINS = frozenset("coffins coffin caskets casket bags bodybags shrouds".split())
# Who is set apart from others, or is one of them, is what they are: "the prisoners, except for 19 marines".
SETS_APART = frozenset("including except exception excluding apart among".split())
APART_FROM = SETS_APART | frozenset("for with the of from other than them such as , a an group".split())
INCLUDES = frozenset("include includes included comprise comprises comprised".split())
BURIALS = frozenset("funeral funerals requiem vigil mourning mourned mourns mourn burials".split())
HOSPITALS = frozenset(["hospital", "hospitals", "clinic", "infirmary"])
LIES_IN = frozenset(
    "remain remains remained are were was is lie lay taken flown rushed evacuated brought being recovering".split()
)
ABOARD = frozenset(["aboard", "board"])
SINKS: frozenset[str] = frozenset(["sank", "sunk", "bottom", "exploded", "disintegrated"])
EVERYONE = frozenset(["all", "everyone", "everybody", "those", "survivors", "nobody", "both"])
# Who was lost and does this is a force again.
REJOINS: frozenset[str] = frozenset("turned escaped escape rejoined broke broken fought".split())
# Of the lost, some are not.
SPARED: frozenset[str] = frozenset("escaped survived fled returned rejoined remain remained alive unhurt".split())
# A craft that carries them has room for so many; one that is carrying them has them aboard.
ABLE = frozenset("can could able capable may might to up designed built".split())
# Who was a soldier is none, unless he is sent again.
FORMER = frozenset(["former", "ex", "retired", "ex-soldiers", "demobilised", "demobilized", "veteran"])
SENDS_BACK = frozenset(
    """
    recruited recruiting recruit recruits hired hire hiring mercenaries mercenary sent deployed deploy mobilised mobilized trained training
    joined enlisted force brigade unit battalion contract contractors
    """.split()
)
# From where these take them they don't come: "withdraw 2,000 troops from Syria".
OUT_OF: frozenset[str] = frozenset(
    """
    withdraw withdraws withdrawing withdrew withdrawn withdrawal pull pulls pulled pulling pullout remove removed removing removal recall
    recalled recalling evacuate evacuated bring bringing brought move moved moving redeploy redeployed shift shifted transfer transferred
    return returning expel expelled
    """.split()
)
