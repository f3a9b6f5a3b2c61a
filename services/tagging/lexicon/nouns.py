# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""Nouns that need a second look before a number beside them is a troop figure."""

# People in arms in a war, and something else in peace: volunteers of a charity, rebels of a party, fighters of a ring.
AMBIGUOUS = frozenset(
    """
    regulars auxiliaries deserters men women divisions squadrons squads volunteers volunteer recruits recruit sailors sailor seamen warriors partisans operatives terrorists terrorist gunmen gunman rebels rebel fighters
    fighter commandos commando separatists extremists islamists infantry defenders bayonets irregulars cossacks legionaries guerrillas
    rangers marines marine troopers loyalists
    """.split()
)
SPORT = frozenset(
    """
    ufc mma boxing boxer boxers bout octagon knockout league season coach championship tournament goal goals striker olympics heavyweight
    lightweight welterweight playoffs nfl nba quarterback baseball cricket rugby cup fixture draft stadium fans inning innings
    touchdown halftime basketball soccer hockey playoff wrestling wrestler midfielder goalkeeper scored squad title roster offseason vikings raiders team teams club clubs players premier midfield competition squads manager nrl afl wnba ncaa athletes
    """.split()
)
PARLIAMENT = frozenset(
    "mps mp tory tories labour parliament senate senators backbench backbenchers vote voted votes lawmakers republicans democrats conservative conservatives commons whip party congress caucus bill".split()
)

UNITS_ALWAYS = frozenset(
    [
        "brigade", "brigades", "battalion", "battalions", "regiment", "regiments", "platoon", "platoons", "battlegroup", "battlegroups", "btgs",
        "btg", "battalion tactical groups", "battalion tactical group", "combat teams", "brigade combat teams", "battle groups", "field armies",
    ]
)  # fmt: skip
UNITS_ARMED = frozenset(
    "division divisions company companies corps squads squad batteries squadron squadrons armies".split()
)
SINGULAR_UNITS = frozenset(
    [
        "brigade",
        "battalion",
        "regiment",
        "platoon",
        "battlegroup",
        "btg",
        "battalion tactical group",
        "division",
        "company",
        "squadron",
        "squad",
    ]
)
ECHELONS = {
    "armies": "army", "companies": "company", "batteries": "battery", "btgs": "battalion tactical group", "btg": "battalion tactical group",
    "field armies": "field army", "corps": "corps",
}  # fmt: skip
COUNTABLE_FORCES = frozenset(
    [
        "forces",
        "armed forces",
        "special forces",
        "special operations forces",
        "security forces",
        "ground forces",
        "military presence",
    ]
)
# Names of forces that name their men as well: "115 Houthis".
FOLLOWERS: frozenset[str] = frozenset(["houthis", "taliban", "taleban", "wagnerites", "kadyrovites"])
# Behind "personnel" or "troop", these make it a vehicle.
CRAFTED = frozenset(
    "carriers carrier vehicles vehicle transporters ship ships trucks helicopters planes aircraft bus buses train trains".split()
)
# Counted only when they are lost: nobody's strength is told in generals.
ONLY_AS_LOSSES = frozenset(
    [
        "prisoners of war",
        "deserters",
        "generals",
        "colonels",
        "commanders",
        "officers",
        "prisoners",
        "pows",
        "crew members",
        "crewmen",
        "crewmembers",
        "pilots",
        "casualties",
        "bodies",
        "leaders",
        "captives",
        "detainees",
        "aircrew",
        "comrades",
        "attackers",
    ]
)
POLICE: frozenset[str] = frozenset(["police", "policemen"])  # soldiers, if military
CIVIL_PARTNERS = frozenset(
    """
    civilians civilian police policemen officials journalists women children people residents protesters staff workers officers
    politicians students doctors activists demonstrators contractors diplomats families others settlers migrants villagers bystanders
    """.split()
)
GROUP_WORDS = frozenset(
    "rebel rebels militia militias insurgent insurgents guerrilla guerrillas militant militants army mission battalion regiment brigade peacekeepers taliban hamas hezbollah paramilitary jihadist".split()
)
# Members of these are no fighters.
CIVIL_BODIES = frozenset(
    """
    staff board family faculty council cabinet party parliament union congregation committee delegation government gang cartel team cast club
    community tribe commission jury panel choir band church society club's crew association group's public household
    """.split()
)
# Beside one of these, volunteers help at home.
CIVIL_HELP = frozenset(
    """
    council councillors councillor charity charities police clean clear cleaning debris residents flood floods firefighters rescue rescuers church
    parish food kitchen shelter homeless trial trials vaccine study hospital graffiti litter beach park school festival museum library community
    """.split()
)
# Of the ambiguous, those that need a war in their own sentence.
STRICTLY_WAR = frozenset(
    "volunteers volunteer recruits recruit warriors defenders partisans sailors sailor seamen rangers operatives troopers loyalists".split()
)
# At a fire or a flood, personnel are firefighters and rescuers.
EMERGENCY = frozenset(
    """
    fire fires firefighting firefighters firefighter wildfire wildfires blaze blazes bushfire bushfires hurricane earthquake rescuers paramedics
    ambulance medical nurses hospital hospitals
    """.split()
)
# Beside these, soldiers are toys, extras or a figure of speech.
PLAY = frozenset(
    "plastic toy toys lego extras movie film films chess game games gamers santa novel theatre musical opera miniature costume costumes puppets".split()
)
# At this, gendarmes are policemen.
POLICING = frozenset(
    """
    searched search searching combed missing protesters protest protests demonstrators traffic burglars suspect suspects hikers hiker
    """.split()
)
# Among these, men are a crowd.
CROWD = frozenset(
    "migrants migrant refugees protesters protest protests fans workers presidents office voters pilgrims hostages asylum camp".split()
)
# Beside these, "men and women" are under arms.
UNDER_ARMS = frozenset(
    """
    serve serves serving served mobilise mobilises mobilised mobilize mobilizes mobilized mobilising mobilizing mission army forces force military
    uniform enlist enlisted conscripted conscription reserve reserves troops soldiers brigade regiment battalion garrison navy contingent ranks
    """.split()
)
# Divisions that do this are no departments.
MANOEUVRES = frozenset(
    """
    moved moving move deployed deploying deploy landed landing land attacked attacking crossed crossing advanced advancing withdrawn withdrew
    redeployed encircled surrounded dug fighting fought entrenched massed concentrated dispatched defended defending march marched
    """.split()
)
# Counted beside men, they make them a crowd of civilians.
WOMEN = frozenset(["women", "woman", "boys", "boy", "girls", "girl", "children", "child", "minors"])
# Where this is done to them, men are not known to be soldiers.
CAUGHT = frozenset(
    "held police custody arrested arrests detained rounded abducted kidnapped hostage hostages released freed alive disappeared".split()
)
# Who comes from an army need not be of it.
CROWDS = frozenset(
    "people women persons nationals citizens foreigners lives hands bodies losses casualties deaths fatalities".split()
)
# Marines and commandos of a country are no sportsmen.
CORPS = frozenset(["marines", "commandos", "infantry"])
