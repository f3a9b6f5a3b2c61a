# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""What happens to drones, or through them: the words of each kind, and the words that say a drone isn't at war."""

from services.tagging.lexicon.warlike import WAR


def _forms(bases: str) -> list[str]:
    """Each regular verb of *bases* in its four forms."""
    found = []
    for base in bases.split():
        stem = base.removesuffix("e")
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
        if base.endswith("y") and base[-2] not in "aeiou":
            third, past = base[:-1] + "ies", base[:-1] + "ied"
        else:
            past = stem + "ed"
        found += [base, third, past, (base if base.endswith(("ee", "y")) else stem) + "ing"]
    return found


# A noun right behind "drone" (or behind "drone and missile"): it decides the kind by itself.
COMPOUND: dict[str, str] = {
    **dict.fromkeys(
        [
            *"""\n strike strikes attack attacks raid raids bombing bombings bombardment bombardments assault assaults fire hit hits killing killings kills\n airstrike airstrikes campaign onslaught offensive blitz ambush terror bomb bombs blast explosion impact victims airstrike\n        """.split(),
            "air strike",
            "air strikes",
            "airstrikes",
        ],
        "strike",
    ),
    **dict.fromkeys("barrage barrages salvo salvos salvoes launch launches wave waves swarm swarms".split(), "launch"),
    **dict.fromkeys(
        """
        production manufacturing manufacture manufacturer manufacturers maker makers deal deals sale sales supply supplies delivery deliveries
        parts components component program programme programs programmes technology technologies industry export exports imports
        development contract contracts purchase purchases engines engine manufacturers plants producer producers transfers transfer
        procurement shipment shipments supplier suppliers developers developer design designs know-how schools school training package
        partnership partnerships cooperation collaboration alliance sector project projects venture ventures initiative
        order orders tender tenders buy trade aid assistance fleet stocks stockpile stockpiles inventory arsenal donations fundraising companies startups
        """.split(),
        "supply",
    ),
    **dict.fromkeys("factory factories plant assembly workshop workshops".split(), "factory"),
    **dict.fromkeys(
        """
        base bases depot depots storage hangar hangars warehouse warehouses facility facilities site sites airfield airfields pad pads
        launcher launchers station stations room rooms bunker bunkers centre center centres centers hub hubs headquarters
        """.split(),
        "site",
    ),
    **dict.fromkeys(
        "infiltration infiltrations crossing crossings incursion incursions sighting sightings incident incidents intrusion intrusions overflight overflights violation violations flyover flyovers alert alerts alarm alarms".split(),
        "incursion",
    ),
    **dict.fromkeys("reconnaissance surveillance patrol patrols spotting monitoring".split(), "surveillance"),
    **dict.fromkeys(
        """
        warfare war wars operations operation dominance capability capabilities threat threats tactics use operator operators pilot pilots unit units
        crew crews team teams brigade brigades regiment regiments battalion battalions platoon platoons squad squads forces force troops corps superiority supremacy command usage arms
        specialists activity activities flights flight warriors hunters danger combat mission missions deployment deployments
        """.split(),
        "use",
    ),
    **dict.fromkeys(
        "interceptions interception shootdown downing debris wreckage fragments remnants ".split(), "interception"
    ),
    **dict.fromkeys(
        """
        footage video videos image images imagery photo photos photograph photographs picture pictures view views camera cameras shot shots
        photography film films photographer clip clips show shows racing race racer racers enthusiast enthusiasts hobbyist hobbyists
         rules regulation regulations license licence licences law laws registration insurance owner owners user users pilot's
        ship ships survey surveys tour light display displays perspective cam bee bees music metal journalism mapping seeding policy defence defense defences defenses wall shield detection detector detectors jammer jammers
        """.split(),
        "",
    ),
    **dict.fromkeys("company firm firms startup start-up contractor business".split(), ""),
}


# Verbs whose subject the drones are, or whose means: "drones hit the depot", "hit by drones", "attacked with drones".
ACT: dict[str, str] = {
    **dict.fromkeys(
        _forms(
            """
            look search monitor patrol watch observe circle gather locate identify detect scan photograph relay surveil
            """
        ),
        "surveillance",
    ),
    **dict.fromkeys(
        _forms(
            """
            enter cross violate hover intrude stray trespass appear buzz breach penetrate loiter
            """
        ),
        "incursion",
    ),
    **dict.fromkeys(
        _forms(
            """
            attack kill target bomb bombard pummel pound slam explode damage injure wound crash cause smash impact ram detonate burn ignite strafe ambush hunt assassinate blast cripple terrorise terrorize plunge plough pierce decimate maul harass assault raid wreck shatter maim murder
            """
        ),
        "strike",
    ),
    **dict.fromkeys(
        """
        attack attacks attacked attacking strike strikes struck striking hit hits hitting kill kills killed killing target targets targeted
        targeting bomb bombs bombed bombing bombard bombarded bombarding pummel pummels pummelled pummeled pummeling pound pounded pounding slammed slams slam
        exploded explode explodes exploding damaged damage damages damaging blow blew injure injured injuring wounded wounding crashed crashing crash crashes
        caused smashed set destroyed impacted rammed detonated sank sunk sinking burned ignited strafed ambushed hunted hunt hunting
        assassinated blasted barrages crippled shelled terrorise terrorize terrorised terrorized
        plunged ploughed plowed pierced decimated mauled harass harassed rained raining assault assaults raid raids bombardment fire murdered
        rocked tore ripped dived wrecked shattered maim wreaked came torched attempted
        """.split(),
        "strike",
    ),
    **dict.fromkeys(
        """
        entered entering enter enters crossed crossing crosses cross violated violating violate violates hovered hovering hover hovers intruded intruding
        strayed straying trespassed appeared buzzed buzzing breached breach overflew overflown closed closure shut suspended
        disrupted disrupting airspace penetrated sighted spotted
        """.split(),
        "incursion",
    ),
    **dict.fromkeys(
        """
        surveillance reconnaissance reconnoitre monitor monitors monitored monitoring patrol patrols patrolled patrolling spy spying spied
        watched watching watch observe observing recon scout scouting scouted circled circling overhead reconnaissance map mapping gather filming locate
        identify identified identifying detect scan scanning intelligence-gathering track tracking tracked spot spotting guide guided guiding correcting
        """.split(),
        "surveillance",
    ),
    **dict.fromkeys(
        "headed heading approached approaching flew flying fly flies launched fired sent inbound incoming bound".split(),
        "launch",
    ),
}

FOILED = frozenset(
    """
    prevent prevents preventing foiled thwarted repelled repulsed averted prevented stopped intercepted blocked fended foil thwart repel repulse foils thwarts repels repulses
    foiling thwarting repelling repulsing avert parried defeated neutralised neutralized frustrated beat beaten
    """.split()
)
FACTORY_TARGET = frozenset(
    "struck hit hits hitting destroyed destroying destroy attacked attack strikes strike targeted targeting bombed damaged damaging raid raided raids shelled blew wrecked gutted levelled leveled razed flattened burned found discovered uncovered visited toured seized".split()
)

WEAPONS = frozenset(
    """
    missile missiles rocket rockets mortar mortars artillery air bomb bombs tank tanks helicopter helicopters jet jets aircraft shells shell glide
    ballistic cruise guided anti-ship aerial warplanes boats boat vehicle vehicles decoys munitions ammunition systems mines gliders planes gun guns
    airstrikes strikes weapons projectiles munition balloons
    """.split()
)

# Beside one of these a drone is one of war.
AT_WAR = (
    WAR
    | frozenset(
        """
    airfield airfields airbase defences defenses warring truce jihadists bombers warplane forces airstrike airstrikes destroyer destroyers frigate frigates warships squadron paratroopers battlefields frontlines
    """.split()
    )
    | {"armed forces", "special forces", "security forces", "ground forces", "air force", "air raid", "air raids"}
)
PEACE = frozenset(
    """
    amazon walmart delivery deliveries parcel parcels pizza film filming filmmaker filmmakers films movies cinema cinemas comedy cake actor actors actress blockbuster movie photographer photographers photography farm farmer farmers crop crops
    starring storytelling story-telling cinematography cinematographer cinematographers scenery agriculture agricultural hobby hobbyist hobbyists wedding concert light-show fireworks toy toys consumer police firefighters rescue
    rescuers lifeguard shark sharks whale whales wildlife inspection inspections survey surveying archaeologists bee bees hive honey queen tourists
    mapping conservation vineyard gopro dji retail customers prescription pharmacy hikers search stadium super-bowl prison inmates prisons contraband
    anti-drug drug drugs narcotics counternarcotics cartel cartels trafficker traffickers trafficking phones wildfire wildfires volcano glacier nasa mars music metal guitar tv album shopping gadget gadgets christmas gift
    firecracker firecrackers sheriff spray sprays spraying sprayed locusts vaccines vaccine orchard harvest faa mafia anti-mafia gangsters airworthiness researchers dolphins scientists biologists archaeologist photojournalism
    festival swimmers lifeguards fireworks migrant migrants smuggler smugglers crime detectives suspect suspects walkers lockdown avalanche disaster rave spacex falcon spaceport booster orbit skyscraper selfie instagram youtube estate realtor crowds spectators
    """.split()
)
# Of these, those that are met in a war as well.
CIVIL = frozenset(
    "researchers scientists police council crowds rescue rescuers firefighters search survey phones migrant migrants suspect suspects farmer farmers consumer tv album film actor crime disaster".split()
)
FILMED = frozenset("footage video image images photo photos picture pictures filmed camera view".split())

NAMED_TYPES = {
    "shahed": "Shahed", "geran": "Geran", "fpv": "FPV", "bayraktar": "Bayraktar", "tb2": "Bayraktar TB2", "tb-2": "Bayraktar TB2", "lancet": "Lancet",
    "orlan": "Orlan", "switchblade": "Switchblade", "mq-9": "MQ-9 Reaper", "reaper": "MQ-9 Reaper", "predator": "MQ-1 Predator", "rq-4": "RQ-4 Global Hawk",
    "mohajer": "Mohajer", "gerbera": "Gerbera", "harop": "Harop", "kargu": "Kargu", "aksungur": "Aksungur", "warmate": "Warmate",
    "supercam": "Supercam", "ababil": "Ababil", "qasef": "Qasef", "quadcopter": "quadcopter", "magura": "Magura", "mavic": "Mavic", "akinci": "Akinci",
}  # fmt: skip
SEA = frozenset(
    "sea naval surface maritime boat boats vessel vessels underwater undersea usv usvs uuv uuvs marine robot".split()
)
GROUND = frozenset("ground ugv ugvs".split())
ONE_WAY = frozenset(
    "kamikaze suicide one-way loitering exploding explosive-laden explosive attack explosives-laden".split()
)

DOUBTFUL = frozenset(
    {
        "lancet",
        "lancets",
        "geranium",
        "gerbera",
        "gerberas",
        "unmanned",
        "uncrewed",
        "pilotless",
        "orlan",
        "switchblade",
        "uas",
        "akinci",
    }
)
CREWS = frozenset(
    "operator operators pilot pilots unit units crew crews team teams brigade brigades regiment regiments battalion battalions platoon platoons squad squads forces troops force corps".split()
)
HARM = frozenset(
    """
    damage casualties losses destruction death deaths havoc blow blows carnage injuries attack attacks strike strikes raid raids assault assaults
    bombing bombings explosion explosions blast blasts blaze blazes fire fires lives hit hits terror devastation chaos dead wounded ablaze alight bombardment hole holes crater craters windows waste rubble ruins ashes
    """.split()
)
LOADS = frozenset(
    """
    bomb bombs bomblet bomblets grenade grenades explosive explosives munition munitions shell shells mortar mortars charge charges ordnance mine mines
    missile missiles incendiary thermite warhead on onto petrol gas payload payloads bombing
    """.split()
)
REBUILT = frozenset(
    """
    convert converts converted converting turn turns turned turning transform transforms transformed transforming modify modified modifying adapt
    adapts adapted adapting rebuilt rig rigged rigging repurpose repurposed repurposing retrofit retrofitted retrofitting making made
    """.split()
)
# With "for" they ask for goods.
ASKS = frozenset(
    """
    ask asks asked asking appeal appeals appealed appealing plead pleads pleaded pleading beg begged begging call calls called calling press pressed
    pressing lobby lobbied lobbying plea pleas request requests requested argue argued
    """.split()
)
BANS = frozenset("ban bans moratorium halt end limits restrictions rules stop treaty".split())
# What is left of drones.
WRECKS = frozenset("debris wreckage fragments remnants remains wreck wrecks carcass shards scraps bits pieces".split())
# Said of an airport, an airspace or a runway, for drones.
CLOSES = frozenset(
    "closed closes closing closure shut shuts shutting suspended suspends suspending halted halts halting grounded diverted reopened disrupted stopped cancelled canceled delayed halt shutdown".split()
)
# Behind the plural "drones" these are verbs.
ALSO_VERBS = frozenset(
    "strike attack raid bomb hit fire launch target patrol use threat blast impact ambush supply force team arms show shows shot shots film view swarm delivery order orders buy".split()
)
# Over one of these an unknown drone is an incursion.
SENSITIVE = frozenset(
    """
    airport airports airspace runway airbase airbases base bases reactor nuclear plant plants garrison barracks harbour harbor shipyard shipyards border refinery naval
    airfield airfields frontier submarine shipyards port ports frigate frigates warship warships dockyard ministry parliament pipeline substation depot
    """.split()
)
# With "out" they make things: "turned out 10,000 drones".
TURNS_OUT = frozenset(
    "turn turns turned turning roll rolls rolled rolling churn churns churned churning crank cranks cranked cranking pump pumps pumped pumping".split()
)
# Before "drone", or as its name, they say that it is a weapon.
MADE_FOR_WAR = frozenset(
    """
    attack strike combat armed surveillance long-range warship kamikaze suicide explosive exploding military naval reconnaissance scout spy enemy hostile assault bomber
    interceptor warhead loitering reaper predator shahed shaheds geran gerans bayraktar bayraktars fpv fpvs akinci mohajer mohajer-6
    rebel rebels' army junta militia insurgent separatist guerrilla jihadist
    orlan-10 mq-9 mq-9s mq-1 rq-4 tb2 tb2s lancet-3 switchblade-300 houthi russian ukrainian iranian
    """.split()
) | {
    "reaper drone", "reaper drones", "predator drone", "predator drones", "global hawk", "loitering munition", "loitering munitions", "kamikaze drone",
    "kamikaze drones", "fpv drone", "fpv drones", "wing loong", "shahed-136", "shahed-136s", "shahed-131", "geran-2", "geran-2s", "sea baby", "magura",
    "unmanned combat aerial vehicle", "unmanned combat aerial vehicles", "ucav", "ucavs",
}  # fmt: skip
MONEY = frozenset(
    "money funds funding fund investment budget yen dollars euros pounds crowns zlotys tender order orders contract contracts deal deals agreement agreements".split()
)
LEARNS = frozenset(
    "learn learning learned learnt learns taught teach teaches teaching train trained training trains".split()
)
# What a maker of drones has on the market: no drones.
VALUE: frozenset[str] = frozenset("share shares stock profit profits earnings revenue revenues".split())
# Said of the drones themselves, these make their use a watch.
WATCHERS = frozenset("surveillance reconnaissance scout spy observation recon".split())
BLASTERS = frozenset("explosive explosives explosives-laden exploding kamikaze suicide".split())
# With these, "to stop drones" says what a thing is made for.
GEAR = frozenset(
    """
    capabilities capability designed device devices equipment gun guns jammers kit laser lasers nets radar radars software system
    systems technologies technology tool tools weapon weapons
    """.split()
)
# Beside one of these a drone's strike is one of war, whatever else the sentence is about.
HARMED = frozenset(
    """
    airstrike airstrikes army bombed bombs grenade grenades explosive explosives killed killing kills missile missiles rockets shells soldiers troops wounded
    """.split()
)
# Between the name of a type and "drones": "Shahed-type attack drones".
TYPES: frozenset[str] = frozenset(
    "type style attack strike kamikaze combat suicide loitering model class series assault".split()
)
