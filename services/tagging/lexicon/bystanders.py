# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
Words around forces that keep a reader from a wrong claim: what is no force beside them, who only travels, whose sea
it is, who "he" may be.
"""

# What a language or the press has, no government: "its French acronym".
LANGUAGE: frozenset[str] = frozenset(
    """
    acronym acronyms initials name names language word words press newspaper newspapers daily magazine channel broadcaster version
    translation spelling term phrase
    """.split()
)
# Beside contractors they make them firms.
BUSINESS: frozenset[str] = frozenset(
    """
    sanctions sanctioned sanctioning fair exhibition expo shares revenue profits exports export contracts contract suppliers supplier tender
    bribery bribes fraud lobbyists manufacturers manufacturer prototype factory factories
    """.split()
)
# What crews learn to do with aircraft and ships: "to operate American aircraft".
HANDLES: frozenset[str] = frozenset(
    """
    operate operating operates fly flying flies maintain maintaining maintains repair repairing service servicing pilot piloting master mastering
    handle handling
    """.split()
)
# Behind these, foreign forces are other countries' governments.
MEDDLING: frozenset[str] = frozenset(
    """
    interference interfering interfered meddling meddle collusion colluding colluded infiltration instigated incited plots
    """.split()
)
# Whose members bear no arms.
CIVIL_BODIES: frozenset[str] = frozenset(
    "council government cabinet parliament opposition party delegation congress commission".split()
)
# Missions of these are people without arms.
INSPECTORS: frozenset[str] = frozenset(
    """
    opcw iaea osce fact-finding finding observation observer observers inspection political assistance humanitarian trade election electoral
    diplomatic monitoring civilian rescue medical scientific verification
    """.split()
)
# What somebody else than the force does who goes to a place.
TRAVELS: frozenset[str] = frozenset(
    """
    travelling traveling heading headed bound road route journey trip flight voyage fleeing smuggled smuggling exported visit visiting transiting
    """.split()
)
# Where their forces come from, not where they are: "an invasion of Russian troops from Belarus".
ATTACKS: frozenset[str] = frozenset(
    "invasion attack attacks offensive assault incursion strike strikes push threat".split()
)
COASTS = frozenset(["coast", "coasts", "coastline", "shore", "shores", "waters", "airspace"])
# Seas at whose shores these are at home.
HOME_SEAS: dict[str, frozenset[str]] = {
    "Channel": frozenset(["GBR", "FRA"]),
    "English Channel": frozenset(["GBR", "FRA"]),
    "North Sea": frozenset(["GBR", "NOR", "DNK", "NLD", "DEU", "BEL"]),
    "Black Sea": frozenset(["RUS", "UKR", "TUR", "ROU", "BGR", "GEO"]),
    "Baltic Sea": frozenset(["SWE", "FIN", "EST", "LVA", "LTU", "POL", "DNK"]),
    "Taiwan Strait": frozenset(["CHN", "TWN"]),
    "South China Sea": frozenset(["CHN", "PHL", "VNM"]),
    "East China Sea": frozenset(["CHN", "JPN"]),
    "Persian Gulf": frozenset(["IRN", "SAU", "ARE", "KWT", "QAT", "BHR", "OMN"]),
    "Strait Of Hormuz": frozenset(["IRN", "OMN", "ARE"]),
    "Red Sea": frozenset(["SAU", "EGY", "YEM", "ERI", "SDN"]),
    "Sea Of Azov": frozenset(["RUS", "UKR"]),
    "Korean Peninsula": frozenset(["KOR", "PRK"]),
}
# Who "he" may be.
TITLES: frozenset[str] = frozenset(
    "president premier chancellor minister king emir leader general ruler monarch commander chief dictator strongman".split()
)
# Between "he" and its verb.
AUXILIARY: frozenset[str] = frozenset(
    """
    has have had would will could might may should was is did does already also now then once just never still been to ready plans planned
    wants wanted going decided agreed
    """.split()
)

# By these a state has forces somewhere, or no longer: their object is the force.
POSTING: frozenset[str] = frozenset(
    """
    add adds adding added send sends sending sent deploy deploys deploying deployed dispatch dispatches dispatching dispatched despatch despatches despatching despatched
    station stations stationing stationed keep keeps keeping kept maintain maintains maintaining maintained withdraw withdraws withdrawing withdrew
    withdrawn pull pulls pulling pulled move moves moving moved redeploy redeploys redeploying redeployed rotate rotates rotating rotated transfer
    transfers transferring transferred commit commits committing committed contribute contributes contributing contributed pledge pledges pledging
    pledged promise promises promising promised offer offers offering offered fly flies flying flew flown ferry ferries ferrying ferried rush
    rushes rushing rushed airlift airlifts airlifting airlifted parachute parachuted parachuting land lands landing landed base bases basing
    based put puts putting have has had having bring brings bringing brought ship ships shipping shipped field fields fielding fielded lose
    shift shifts shifting shifted allocate allocates allocating allocated assign assigns assigning assigned second seconds seconding seconded
    funnel funnels funnelling funnelled loan loans loaning loaned ready readies readying readied insert inserts inserting inserted
    repatriate repatriates repatriating repatriated march marches marching marched supply supplies supplying supplied lend lends lending lent give gives gave given
    loses losing lost recall recalls recalling recalled leave leaves leaving left lead leads leading led post posts posting posted
    """.split()
)
# People who are a force where a state sends them.
ARMED_MEN: frozenset[str] = frozenset(
    "men personnel officers policemen instructors trainers advisers advisors crew crews staff observers medics engineers sappers pilots".split()
)
# Behind "of", what makes a brigade or a company no force.
CIVIL_WORK: frozenset[str] = frozenset(
    """
    nurses midwives doctors volunteers firefighters teachers workers lawyers actors dancers players rescuers diplomats police fans supporters cooks chefs
    cyclists runners riders singers musicians students pilgrims scouts clerks accountants consultants lobbyists bloggers influencers trolls
    hackers journalists tourists shoppers cleaners carers bankers researchers scientists salesmen farmers robots clay tin
    """.split()
)

# Before a unit they say that it bears no arms.
RELIEF: frozenset[str] = frozenset("rescue medical aid relief firefighting fire ambulance".split())

# Whom these name shall do what follows: "told Ankara that its soldiers must leave".
ASKED_TO: frozenset[str] = frozenset(
    """
    tell tells told telling ask asks asked asking urge urges urged urging order orders ordered ordering warn warns warned press presses pressed
    want wants wanted give gives gave given demand demanded push pushed persuade persuaded force forced get got
    """.split()
)

# What a state is asked to do with its soldiers abroad.
GOES_HOME: frozenset[str] = frozenset(
    """
    withdraw withdraws withdrawing withdrawn withdrawal pull pulls pulling pulled remove removes removing removed out home back leave leaves recall
    recalls recalling evacuate retreat redeploy gone
    """.split()
)

# Who is sent with soldiers of the same nation: "Kenyan police and soldiers".
TOGETHER: frozenset[str] = frozenset(
    "police policemen officers doctors medics engineers ships aircraft planes tanks advisers advisors instructors personnel crews".split()
)

# What is given to who is at war: no deployment there.
BATTERIES: frozenset[str] = frozenset("battery batteries tanks typhoons gripens mirages rafales".split())

# Whose these are does what they speak of: "France's plan to station soldiers".
PLANS: frozenset[str] = frozenset(
    """
    plan plans decision decisions move moves order orders offer offers promise promises pledge pledges threat threats vow readiness willingness
    idea proposal proposals intention intentions bid commitment
    """.split()
)
# With soldiers: "backs the rebels with troops".
BACKS: frozenset[str] = frozenset(
    """
    back backs backing backed support supports supporting supported help helps helping helped assist assists assisting assisted reinforce reinforces
    reinforcing reinforced aid aids aiding aided
    """.split()
)

# Who is recruited from a place is at home yet.
RECRUITS: frozenset[str] = frozenset(
    "recruit recruits recruiting recruited hire hires hiring hired enlist enlisting".split()
)

# Where a navy's ships lie when they are at home: no table of places has them.
HOME_PORTS: dict[str, tuple[str, ...]] = {
    code: tuple(ports.split(", "))
    for code, ports in {
        "AUS": "garden island, fremantle, stirling",
        "CAN": "halifax, esquimalt",
        "CHN": "qingdao, ningbo, zhanjiang, yulin, sanya, dalian, zhoushan",
        "DEU": "kiel, wilhelmshaven, eckernforde, rostock, warnemunde",
        "ESP": "rota, ferrol, cartagena",
        "FRA": "toulon, brest, cherbourg",
        "GBR": "portsmouth, devonport, plymouth, faslane, rosyth, clyde",
        "GRC": "salamis, souda",
        "IND": "mumbai, visakhapatnam, kochi, karwar",
        "IRN": "bandar abbas, bushehr",
        "ITA": "taranto, la spezia, augusta",
        "JPN": "yokosuka, sasebo, kure, maizuru",
        "KOR": "busan, jinhae, pyeongtaek",
        "NLD": "den helder",
        "RUS": "severomorsk, kronstadt, baltiysk, vladivostok, novorossiysk, murmansk, st petersburg, sevastopol",
        "TUR": "golcuk, aksaz, mersin, izmir",
        "USA": "norfolk, mayport, bremerton, san diego, pearl harbor, everett, groton, kitsap, virginia",
    }.items()
}
