# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""Nouns that name armed people, units and arms with their crews, by kind; and what makes of them no force."""

# The kinds, by word of the noun phrase or around it.
MERCENARY_WORDS = frozenset("mercenary mercenaries contractors contractor wagner".split())
VOLUNTEER_WORDS = frozenset(
    "volunteer volunteers legion legionnaires legionnaire jihadists recruits foreigners".split()
)
ADVISER_WORDS = frozenset(
    [
        "adviser", "advisers", "advisor", "advisors", "instructor", "instructors", "trainers", "military advisers", "military advisors",
        "military instructors", "military trainers", "specialists", "technicians", "engineers",
    ]
)  # fmt: skip
PEACE_WORDS = frozenset(
    [
        "peacekeepers", "peacekeeper", "peacekeeping", "blue helmets", "stabilisation", "stabilization", "peacekeeping force", "peacekeeping forces",
        "peacekeeping mission", "peacekeeping troops", "stabilisation force", "stabilization force", "monitors", "mission", "bluehelmets",
    ]
)  # fmt: skip
# Terms for soldiers that English uses of one state's (the United States') unless the text names another.
OWN_TERMS = frozenset(["service members", "servicemembers", "service-members", "service member", "servicemember"])
# Home-grown fighters: their nationality says where they are from and where they fight.
REBELS = frozenset(
    "guerrilla guerrillas rebel rebels militant militants insurgent insurgents gunman gunmen separatists jihadist jihadists terrorists terrorist".split()
)
# Nouns that name armed people, units or arms with their crews, besides those of the table of words.
ARMED_HEADS = frozenset(
    """
    presence gunners patrol patrols garrison garrisons rafales typhoons assets engineers instructors advisers advisors trainers
    contractors pilots specialists commandos snipers sappers gendarmes infantry cavalry battery batteries regiment regiments convoy convoys
    outpost outposts sub-units subunits minesweepers minesweeper aircrews warplanes detachments positions mission operatives operators
    officers sergeants corporals lieutenants policemen police carabinieri peacekeepers tanks gripens mirages hornets migs sukhois apaches chinooks wing wings airlift crews vessels ships gunship gunships helicopters
    """.split()
)
# Of these, the ones that are armed only in company: with a word of war beside them, or in the field; and those that need it
# in their own phrase ("navy assets", "a security mission").
CREWED = frozenset(
    "officers sergeants corporals lieutenants policemen operators operatives crews wing wings engineers specialists pilots helicopters".split()
)
GOODS = frozenset("mission presence positions assets convoy convoys vessels ships".split())
# A force of another kind, or of nobody's state.
NO_FORCE_BEFORE = frozenset(
    "rebels militants insurgents guerrillas terrorists separatists gunmen militia militias proxies deployment deployments buildup build-up".split()
)
UNITS_OF = frozenset(
    "first second third army infantry armoured armored airborne tank rifle parachute marine engineer artillery reconnaissance commando paratroop sniper mechanised mechanized motorised motorized logistics engineering".split()
)
# What soldiers wear tells whose they are.
UNIFORMS = frozenset("uniform uniforms fatigues insignia camouflage".split())
# Behind a noun of a phrase they say when, or which of them.
TRAILS = frozenset(
    "each alone themselves itself last next this month week year night day morning evening late early present strong s".split()
)
# "a Franco-British force"
HALVES = {"franco": "FRA", "anglo": "GBR", "russo": "RUS", "sino": "CHN", "indo": "IND", "turko": "TUR"}
# Verbs that may be nouns, behind a force the verb.
LOOK_LIKE_NOUNS = frozenset(
    "use leave return stay withdraw enter cross join patrols leaves guards fights trains strikes attacks hits".split()
)
# Vehicles of war are a force where they drive, not where they are given.
WHEELS = frozenset(["tanks", "armour", "artillery"])
# The letters before the number of a type of aircraft: "a C-17", "two Su-30s".
TYPES = frozenset("f b c a p e u kc ac ea rc uh ch mh ah mv cv mig su il tu mi ka jas".split())
