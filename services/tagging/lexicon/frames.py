# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
Verbs by frame, each with all its forms; and what a frame makes of the drones in each of its roles.

``VERBS`` promises for each form of a verb its frame and its shape: ``v`` to be looked at where it may be a noun as
well, ``V`` plain (base or present), ``E`` past or participle, ``G`` -ing.
"""

_IRREGULAR = {
    "strike": "struck stricken", "hit": "hit", "shoot": "shot", "bring": "brought", "fight": "fought", "beat": "beaten", "fly": "flew flown",
    "send": "sent", "sell": "sold", "buy": "bought", "build": "built", "make": "made", "give": "gave given", "get": "got gotten", "take": "took taken",
    "see": "saw seen", "find": "found", "keep": "kept", "hide": "hid hidden", "blow": "blew blown", "throw": "threw thrown", "come": "came",
    "go": "went gone", "sink": "sank sunk", "shut": "shut", "set": "set", "lose": "lost", "fell": "felled", "catch": "caught", "hurt": "hurt",
    "burn": "burned burnt", "spin": "spun", "drive": "drove driven", "rise": "rose risen", "fall": "fell fallen", "dive": "dived dove",
    "teach": "taught", "train": "trained", "leave": "left", "say": "said", "tell": "told", "know": "knew known", "think": "thought",
    "become": "became", "begin": "began begun", "show": "showed shown", "mean": "meant", "hold": "held", "stand": "stood", "let": "let",
    "put": "put", "cut": "cut", "run": "ran", "meet": "met", "pay": "paid", "lead": "led", "feel": "felt", "write": "wrote written",
    "speak": "spoke spoken", "win": "won", "break": "broke broken", "draw": "drew drawn", "grow": "grew grown", "hear": "heard", "seek": "sought",
    "spend": "spent", "lay": "laid", "bear": "bore borne", "wear": "wore", "choose": "chose chosen", "deal": "dealt", "slay": "slew slain",
    "rebuild": "rebuilt", "overfly": "overflew overflown", "sow": "sowed sown", "slide": "slid", "sweep": "swept", "creep": "crept", "spy": "spied",
    "stick": "stuck", "sting": "stung", "tear": "tore", "wreak": "wreaked", "foresee": "foresaw", "withdraw": "withdrew withdrawn", "weave": "wove",
    "do": "did done", "lend": "lent", "bomb": "bombed", "ram": "rammed", "down": "downed", "net": "netted", "ground": "grounded", "wing": "winged",
    "undertake": "undertook undertaken", "shed": "shed", "shake": "shook shaken", "surveil": "surveilled", "outfit": "outfitted", "broadcast": "broadcast",
    "spread": "spread", "split": "split", "forbid": "forbade forbidden",
}  # fmt: skip
_DOUBLED = frozenset(
    "gut patrol control propel expel compel repel jam ram spot stop swat hit cut put set net strip fit equip scrap drop step trap zap plot ship map scan tap rig rip run get win let shut tip bag slam gun dog hem pin transfer refer occur commit refit outfit admit begin permit drum stun bar ban beg forbid rebut scrub".split()
)


def forms(verb: str) -> dict[str, str]:
    """All forms of *verb*, each with its shape."""
    if verb in _DOUBLED:
        stem = verb + verb[-1]
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        stem = verb[:-1]
    else:
        stem = verb
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else stem + "ed"
    found = {stem + "ing": "G", third: "V"}
    for form in (_IRREGULAR.get(verb) or past).split():
        found[form] = "E"
    if verb.endswith(("el", "al")) and verb not in {"repel", "reveal", "steal", "deal", "compel", "conceal", "appeal"}:
        found |= {verb + "led": "E", verb + "ling": "G"}
    found.setdefault(verb, "V")
    return found


# Forms that are nouns as well: what stands beside them decides.
_NOUNS = frozenset(
    """
    attack attacks strike strikes hit hits target targets bomb bombs raid raids assault assaults blast blasts ambush damage wound wounds fire fires launch
    launches use uses test tests supply supplies purchase purchases order orders import imports export exports transfer transfers ship ships deal
    patrol patrols watch search monitor monitors guide guides track tracks film films map maps scout scouts deploy field fields base bases store stores
    stop stops jam loss ground net catch trap tackle defeat capture seizure counter counters block sight sights report reports approach
    approaches flight head heads crash crashes cross crosses swarm swarms barrage design designs train trains fund funds finance request
    requests plan plans show shows claim claims say control controls command commands pilot pilots power powers name names state states
    call calls need needs work works help offer offers threat answer answers end ends place places part parts hand hands point points face faces view
    move moves start starts rise rises fall falls result results force forces cost costs lead leads visit visits return returns drop drops
    warn spread break leave mark marks note notes aim aims limit limits risk risks support supports shell shells torch hammer pound pounds cut cuts
    spy spies fear fears hope hopes question questions demand demands change changes push drive drives fly flies build land lands shadow harness
    interest interests record records voice voices house houses park parks station stations dock docks host hosts race races speed streak zip blaze
    rocket rockets mine mines arm arms equip stock stocks stockpile stockpiles source sources match fight fights back backs
    signal signals surface surfaces survey surveys probe probes weather direct upgrade upgrades delay delays cover covers
    drift load loads stage stages mount mounts shot shots mob hurt blow blows pelt dispatch release releases share sale contact rest air
    question process level post posts plant plants influence trade trades guard guards escort escorts balance influx group groups snipe
    gun guns scramble scrambles breach breaches buzz wander trespass surge time head round rounds delight attempt attempts appeal appeals petition petitions mandate mandates debate debates resolve worry worries aid aids bar bars campaign campaigns lobby
    lobbies laugh dread shrug beg plead
    """.split()
)

_FRAMES: dict[str, str] = {
    # does harm: the doer, or the means, strikes
    "attack": """
        attack strike hit kill target bomb bombard pummel pound damage injure wound ram strafe ambush hunt assassinate blast shell terrorise terrorize
        decimate maul harass murder rock torch maim wreck shatter pierce raze hammer batter blitz pelt devastate raid assault hurt slay firebomb gut
        ravage savage soften degrade pursue stalk smash rake lash pepper scorch pulverise pulverize rip tear massacre burn ignite level flatten shake plague puncture collapse sting maraud besiege hound dog
        """,
    # comes to its end on something
    "impact": "pounce collide explode detonate slam plunge plough plow burst hurtle dive rain swoop smack dash careen barrel thud plow impact",
    "crash": "crash fall land tumble plummet",
    "motion": """
        head fly approach come arrive speed race streak soar zip travel close descend converge surge swarm advance bear near sail roar whine stream
        steer veer glide scream whizz whoosh rise lift return leave depart go pass
        """,
    "enter": """
        enter cross violate hover intrude stray trespass breach overfly penetrate infiltrate loiter appear invade buzz probe drift wander roam venture flit prowl encroach
        linger
        """,
    "sight": "spot sight observe detect see notice find discover record register photograph glimpse report locate identify recognise recognize encounter spy hear",
    "track": "track monitor scan follow",
    "observe": "circle patrol watch reconnoitre reconnoiter scout surveil film map gather shadow survey inspect search pinpoint trail snoop eavesdrop spy peer",
    "release": "launch fire unleash release lob hurl catapult aim throw loose rain",
    "send": "send dispatch direct scramble",
    "stop": """
        down destroy neutralise neutralize suppress disable eliminate shoot knock bring engage sink blow take net fell hack hijack capture seize
        scrap shred liquidate splash confiscate obliterate incapacitate annihilate cripple trap catch snare bag gun pick vaporise vaporize zap wipe swat stop spoof
        cut overpower finish dispose nail mow swipe
        """,
    "ward": """
        lure intercept jam repel repulse thwart foil defeat counter block avert prevent deflect lose ground tackle divert disorient disorientate confuse
        blind dazzle ward nullify fight beat force deactivate deter parry halt disarm evict chase drive expel defend counteract protect obstruct frustrate fend
        neutralising account scare stave rebuff turn-back interdict outfox down-link disrupt interfere fight-off respond
        """,
    "supply": """
        provide supply deliver sell buy purchase import export produce manufacture make build develop acquire receive donate order transfer ship procure
        give obtain hand test train seek promise pledge increase boost expand ramp adapt evolve improve unveil yield stockpile replenish supplement fund
        finance design assemble smuggle convert transform modify retrofit rebuild repurpose crowdfund commission request equip arm upgrade sanction
        mass-produce co-produce source accumulate amass hoard replace transport ferry haul airlift invest spend churn crank pump roll
        furnish outfit offer lend lease license contract allocate earmark budget gift present collect raise need want lack subsidise subsidize
        construct repair subcontract double triple quadruple treble share send-over ask assemble pay field-test prototype trial showcase introduce exhibit invent
        stock secure get turn teach export bankroll rig display solder weld grant rent complete craft print patent parade snap cobble
        """,
    "use": """
        use deploy employ field operate rely weaponise weaponize integrate utilise utilize pilot control coordinate command wield harness incorporate
        exploit embrace manoeuvre maneuver steer navigate guide handle
        """,
    "site": "keep store house park station hide stash base garage",
    "drop": "drop dump",
    "carry": "carry",
    # says little by itself: its noun decides
    "deal": "inflict deal cause wreak bring-on sow claim do leave set conduct mount stage perform execute undertake punch touch score spark trigger start",
    "say": """
        say tell announce confirm report-that add claim-that believe think know note state declare insist argue warn write post explain acknowledge
        admit deny allege assess estimate suggest stress emphasise emphasize recall mention indicate hope fear expect reveal disclose conclude agree
        reply boast complain mean speak talk describe call denounce condemn blame accuse cite quote publish broadcast
        """,
    "other": """
        become begin continue remain seem show prove include involve involved lead work help support try attempt want-to plan intend prepare threaten
        aim-to allow enable fail manage become face meet hold stand put run win break draw grow hear lay wear choose reach follow-up end
        change move play live die serve join visit meet occur happen emerge increase-to reduce decrease die last affect concern require
        demand urge call-for vow consider discuss study learn understand remember forget like love hate enjoy create form establish open
        sign vote pass-by protest march flee escape evacuate shelter repair restore rescue treat suffer survive withstand endure host
        escort accompany back carry-out stop-by prefer decide refuse reject accept approve authorise authorize ban restrict limit impose
        specialise specialize focus depend belong exist contain represent compare match test-fire celebrate respond-to resume suspend delay cancel
        wait stay rest sleep walk drive-by power name mark aim cost let keep-on fuel underline highlight underscore demonstrate mourn bury commemorate
        advocate contemplate petition appeal beg plead ponder mull entertain explore examine lobby forbid bar prohibit worry dread debate ratify
        mandate resolve opt urge implore exhort encourage invite laugh scoff rebut debunk hire persuade campaign lean
        strengthen reinforce bolster resupply reward load flood aid assist contribute mobilise mobilize recruit enlist mine cover coincide
        """,
}  # fmt: skip


def _verbs() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for frame, verbs in reversed(_FRAMES.items()):
        for verb in verbs.split():
            for form, shape in forms(verb).items():
                table[form] = (frame, "v" if form in _NOUNS and shape == "V" else shape)
    for word in (
        "fell",
        "left",
        "saw",
        "found",
        "down",
        "close",
        "near",
        "back",
        "like",
        "last",
        "mean",
        "arm",
        "net",
        "mine",
        "dog",
        "bag",
        "present",
        "near",
        "being",
        "things",
        "building",
        "buildings",
        "training",
        "meeting",
        "meetings",
        "used",
    ):
        table.pop(word, None)
    table |= {
        "fell": ("crash", "E"), "left": ("motion", "E"), "saw": ("sight", "E"), "found": ("sight", "E"), "used": ("use", "E"),
        "building": ("supply", "N"), "training": ("supply", "N"), "downing": ("stop", "G"), "downs": ("stop", "V"), "closing": ("motion", "G"),
        "closed": ("other", "E"), "arming": ("supply", "G"), "armed": ("other", "N"), "nearing": ("motion", "G"), "neared": ("motion", "E"),
        "flown": ("use", "E"), "wounding": ("attack", "G"), "mass-producing": ("supply", "G"), "mass-produced": ("supply", "E"),
        "gotten": ("supply", "E"), "homed": ("attack", "E"), "zeroed": ("attack", "E"), "following": ("other", "N"), "including": ("other", "N"), "hacking": ("stop", "G"), "raised": ("supply", "E"), "fitted": ("supply", "E"),
    }  # fmt: skip
    return table


VERBS = _verbs()

# The kind of activity: by frame, and by the drones' part in it.
KINDS: dict[str, dict[str, str]] = {
    "attack": {"doer": "strike", "agent": "strike", "means": "strike", "object": "interception", "from": "strike", "in": ""},
    "impact": {"doer": "strike", "object": "strike", "means": "strike", "agent": "strike"},
    "crash": {"doer": "strike", "object": "strike", "agent": "strike"},
    "motion": {"doer": "launch", "object": "launch"},
    "enter": {"doer": "incursion", "object": "incursion", "agent": "incursion"},
    "sight": {"object": "incursion", "doer": "surveillance", "means": "surveillance", "agent": "surveillance", "from": "surveillance"},
    "track": {"object": "incursion", "doer": "surveillance", "means": "surveillance", "agent": "surveillance"},
    "observe": {"doer": "surveillance", "means": "surveillance", "agent": "surveillance", "object": "incursion", "from": "surveillance"},
    "release": {"object": "launch", "doer": "launch", "agent": "strike", "means": "launch", "from": "strike", "at": "interception"},
    "send": {"object": "launch", "doer": "use", "at": "interception"},
    "stop": {"object": "interception", "doer": "strike", "agent": "strike", "means": "strike", "at": "interception", "on": "interception"},
    "ward": {"object": "interception", "at": "interception", "against": "interception", "with": "interception", "for": "interception", "from": "interception", "on": "interception", "off": "interception"},
    "supply": {"object": "supply", "with": "supply", "on": "supply", "in": "supply", "for": "supply", "into": "supply", "agent": "use"},
    "use": {"object": "use", "means": "use", "on": "use", "doer": "use", "with": "use"},
    "site": {"stored": "site"},
}  # fmt: skip

# Nouns of action: "the downing *of* drones", "an attack *by*, *with*, *from* drones".
_NOMINAL: dict[str, str] = {
    "attack": """
        attack attacks strike strikes raid raids assault assaults bombing bombings bombardment bombardments ambush offensive blast explosion explosions
        onslaught hit hits airstrike airstrikes killing killings assassination assassinations blitz shelling impact campaign aggression reprisal retaliation fire gunfire crossfire
        """,
    "release": "launch launches launching",
    "ward": """
        destruction interception interceptions downing downings shootdown neutralisation neutralization elimination jamming capture seizure suppression
        disabling takedown loss losses defeat repelling shooting wreckage debris fragments remnants remains wreck wrecks carcass shards scraps bits pieces
        """,
    "supply": """
        delivery deliveries shipment shipments transfer transfers supply supplies sale sales purchase purchases production manufacture acquisition
        procurement provision export exports import imports arrival donation development assembly consignment batch tranche smuggling manufacturing
        output stock stocks stockpile stockpiles arsenal order orders influx flow deal contract inventory handover making building testing
        accumulation parts components engines engine motors electronics chips gyros aid package packages assistance investment investments spending design trade orders purchase lease leasing loan rental gift exporter possession assembly modernisation modernization upgrade overhaul refit exporters maker makers manufacturer manufacturers producer producers supplier suppliers tests test trial trials unveiling handover demand procurement
        """,
    "use": "use usage deployment employment operation reliance",
    "enter": "breach breaches sighting sightings appearance incursion incursions intrusion intrusions overflight overflights violation violations infiltration presence flights",
    "observe": "surveillance reconnaissance observation monitoring patrol patrols",
    "site": "site sites hangar hangars depot depots warehouse warehouses base bases airfield airfields pad pads hub hubs launchpad launchers launcher runway shelters",
    "fall": "crash crashes",
    "factory": "factory factories plant plants workshop workshops works",
}  # fmt: skip
NOMINALS = {word: frame for frame, words in reversed(_NOMINAL.items()) for word in words.split()}
NOMINAL_KINDS: dict[str, dict[str, str]] = {
    "attack": {"by": "strike", "with": "strike", "from": "strike", "of": "strike", "involving": "strike"},
    "release": {"of": "launch"},
    "ward": {"of": "interception", "in": "interception"},
    "supply": {"of": "supply", "in": "supply", "for": "supply"},
    "use": {"of": "use", "on": "use"},
    "enter": {"of": "incursion", "by": "incursion"},
    "observe": {"by": "surveillance", "with": "surveillance", "from": "surveillance"},
    "site": {"for": "site", "of": "", "where": "site"},
    "fall": {"of": "incursion"},
    "factory": {"for": "factory", "of": ""},
}
# Nouns that say how many, or in what shape: what governs them governs their drones.
MEASURES = frozenset(
    """
    wave waves swarm swarms barrage barrages salvo salvos salvoes fleet number numbers hundreds dozens scores thousands tens couple majority percent
    % cent kind kinds type types lot lots pair group groups series volley volleys variety half third quarter all most some many each both one two
    three four five six seven eight nine ten several few rest part flock formation formations mix combination range hail tens squadron squadrons quantity
    first last propeller propellers wing wings tail rotor rotors nose quantities rain storm generation generations models model versions version another more array armada batch batches worth any none form shape total minimum maximum average estimate record cloud influx
    """.split()
)
FLIGHT = frozenset(
    "wave waves swarm swarms barrage barrages salvo salvos salvoes volley volleys hail armada flock cloud storm rain".split()
)
ADVERBS = frozenset(
    """
    not also then again later already still now never ever even just only soon often once twice overnight yesterday today tonight down off out up
    away back together reportedly apparently perhaps maybe instead too ago here there everywhere daily nightly alone alike almost nearly monday tuesday wednesday
    thursday friday saturday sunday morning evening night afternoon likely likewise further inside everywhere simultaneously ones indeed however though
    always sometimes therefore thus so far well quite
    """.split()
)
PARTICLES = frozenset("down off out up away back aside".split())
BREAKS = frozenset(
    "while when because if although whether as but where unless whereas so how why until since whenever wherever what after before once yet".split()
)
