# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""What happens to drones, or through them: the words of each kind, and the words that say a drone isn't at war."""


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
            *"""\n strike strikes attack attacks raid raids bombing bombings bombardment bombardments assault assaults fire hit hits killing killings\n airstrike airstrikes campaign onslaught offensive blitz ambush terror bomb bombs blast explosion impact victims airstrike\n        """.split(),
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
        trade aid assistance fleet stocks stockpile stockpiles inventory arsenal donations fundraising companies startups
        """.split(),
        "supply",
    ),
    **dict.fromkeys("factory factories plant assembly workshop workshops".split(), "factory"),
    **dict.fromkeys(
        """
        base bases depot depots storage hangar hangars warehouse warehouses facility facilities site sites airfield airfields pad pads
        launcher launchers
        """.split(),
        "site",
    ),
    **dict.fromkeys(
        "infiltration infiltrations crossing crossings incursion incursions sighting sightings intrusion intrusions overflight overflights violation violations flyover flyovers alert alerts alarm alarms".split(),
        "incursion",
    ),
    **dict.fromkeys("reconnaissance surveillance patrol patrols spotting monitoring".split(), "surveillance"),
    **dict.fromkeys(
        """
        warfare war wars operations operation dominance capability capabilities threat threats tactics use operator operators pilot pilots unit units
        crew crews team teams brigade regiment battalion forces force troops corps superiority supremacy command usage arms
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

# Verbs whose object (or passive subject) the drones are.
OBJECT: dict[str, str] = {
    **dict.fromkeys(
        _forms(
            """
            detect
            """
        ),
        "incursion",
    ),
    **dict.fromkeys(
        _forms(
            """
            use deploy employ field operate rely weaponise weaponize integrate utilise utilize
            """
        ),
        "use",
    ),
    **dict.fromkeys(
        _forms(
            """
            provide supply deliver purchase import export produce manufacture develop acquire receive donate transfer procure obtain test train pledge promise increase boost expand adapt evolve improve unveil stockpile replenish assemble smuggle equip modify convert transform retrofit repurpose crowdfund furnish showcase exhibit mass-produce co-produce
            """
        ),
        "supply",
    ),
    **dict.fromkeys(
        _forms(
            """
            launch fire unleash hurl dispatch catapult direct aim release lob
            """
        ),
        "launch",
    ),
    **dict.fromkeys(
        _forms(
            """
            down intercept destroy neutralise neutralize repel repulse thwart foil suppress disable eliminate engage defeat counter block prevent deflect tackle hack divert disorient confuse blind dazzle spoof swat nullify capture seize obliterate incapacitate overpower deactivate cripple hijack parry detonate stop
            """
        ),
        "interception",
    ),
    **dict.fromkeys(
        """
        downed downing downs intercepted intercepting intercepts intercept destroyed destroying destroys destroy neutralised neutralized
        neutralising neutralizing neutralise neutralize jammed jamming jam repelled repelling repel repulsed repulsing thwarted thwarting
        thwart foiled foiling suppressed suppressing disabled disabling disable eliminated eliminating shoot shot shooting shoots
        brought knocked knock knocking bring bringing engaged engaging stopped stopping stop stops defeated defeat defeating countered countering blocked averted
        prevented fend fended fending deflected lost losing losses loss down grounded tackle tackled hacked diverted
        disoriented disorienting disorient confused blinded blinding dazzled spoofing downs swatted warded warding nullified nullify nullifying
        fought beaten forced hijacked captured capturing seized seizing accounted scrapped shredded obliterated incapacitated incapacitating
        overpowered deactivated deactivate neutralises neutralizes crippled diverting
        sunk sank sinking netted spoofed felled taking-out shooting-down take taken took takes deter deterring repels prevents parried
        """.split(),
        "interception",
    ),
    **dict.fromkeys(
        """
        launched launching launches launch fired firing fires fire unleashed unleashing unleash released lobbed headed heading
        aimed directed hurled dispatched rained flown catapulted barrage
        """.split(),
        "launch",
    ),
    **dict.fromkeys(
        """
        provide provides provided providing supply supplies supplied supplying deliver delivers delivered delivering sell sells selling sold
        buy buys buying bought purchase purchased purchases purchasing import imports imported importing export exports exported exporting
        produce produces produced producing manufacture manufactures manufactured manufacturing make makes made making build builds
        building built develop develops developed developing acquire acquires acquired acquiring receive receives received receiving
        donate donates donated donating ordered ordering send sends sending sent transfer transfers transferred transferring ship ships
        shipped shipping procure procured procuring give gives gave given giving obtain obtained obtaining hand handed test tests tested
        testing train trained training seek seeking sought promised promise promises pledged pledge pledges supplier pledged increase increasing boost boosting expand expanding ramp adapted adapting adapt evolve evolving evolved improve improved improving unveil unveiled unveils yield yields yielded stockpile stockpiled replenish supplement supplementing
        funding fund funded finance design designed designing assemble assembled assembling smuggle smuggled smuggling sale
        convert converts converted converting turn turns turned turning transform transformed transforming modifying retrofitted retrofitting
        rebuilt repurposed repurposing crowdfunded crowdfunding commission commissioned request requested requesting stockpiling
        equip equipped produced arm arming modify modified upgrade upgraded financed sends sanctioned mass-produce co-produce source
        """.split(),
        "supply",
    ),
    **dict.fromkeys(
        """
        use uses used using deploy deploys deployed deploying employ employed employing field fields fielded fielding operate operates
        operated operating fly flying flies flew rely relying relied weaponise weaponised weaponize weaponized integrate
        utilise utilize utilised utilizing utilising employs relies
        """.split(),
        "use",
    ),
    **dict.fromkeys(
        "spotted sighted observed detected seen tracked entered spot violated scrambled saw detects detecting spotting".split(),
        "incursion",
    ),
}

# Verbs whose subject the drones are, or whose means: "drones hit the depot", "hit by drones", "attacked with drones".
ACT: dict[str, str] = {
    **dict.fromkeys(
        _forms(
            """
            monitor patrol watch observe circle gather locate identify detect scan photograph relay surveil
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
    foiled thwarted repelled repulsed averted prevented stopped intercepted blocked fended foil thwart repel repulse foils thwarts repels repulses
    foiling thwarting repelling repulsing avert parried defeated neutralised neutralized frustrated beat
    """.split()
)
FACTORY_TARGET = frozenset(
    "struck hit hits hitting destroyed destroying destroy attacked attack strikes strike targeted targeting bombed damaged damaging raid raided raids shelled blew wrecked gutted levelled leveled razed flattened burned hitting bombing".split()
)

WEAPONS = frozenset(
    """
    missile missiles rocket rockets mortar mortars artillery air bomb bombs tank tanks helicopter helicopters jet jets aircraft shells shell glide
    ballistic cruise guided anti-ship aerial warplanes boats boat vehicle vehicles decoys munitions ammunition systems mines gliders planes gun guns
    airstrikes strikes weapons projectiles munition balloons
    """.split()
)

PEACE = frozenset(
    """
    amazon walmart delivery deliveries parcel parcels pizza film filming filmmaker filmmakers films movies cinema cinemas comedy cake actor actors actress blockbuster movie photographer photographers photography farm farmer farmers crop crops
    starring storytelling story-telling cinematography cinematographer cinematographers scenery agriculture agricultural hobby hobbyist hobbyists wedding concert light-show fireworks racing toy toys consumer police firefighters rescue
    rescuers lifeguard shark sharks whale whales wildlife inspection inspections survey surveying archaeologists bee bees hive honey queen tourists
    mapping conservation vineyard gopro dji retail customers prescription pharmacy hikers search stadium super-bowl prison inmates prisons contraband
    anti-drug drug drugs narcotics counternarcotics cartel cartels trafficker traffickers trafficking phones wildfire wildfires volcano glacier nasa mars music metal guitar tv album shopping gadget gadgets christmas gift
    festival swimmers lifeguards council fireworks migrant migrants smuggler smugglers crime detectives suspect suspects walkers lockdown avalanche disaster rave spacex falcon spaceport booster orbit skyscraper selfie instagram youtube estate realtor crowds spectators
    """.split()
)
FILMED = frozenset("footage video image images photo photos picture pictures filmed camera view".split())

NAMED_TYPES = {
    "shahed": "Shahed", "geran": "Geran", "fpv": "FPV", "bayraktar": "Bayraktar", "tb2": "Bayraktar TB2", "tb-2": "Bayraktar TB2", "lancet": "Lancet",
    "orlan": "Orlan", "switchblade": "Switchblade", "mq-9": "MQ-9 Reaper", "reaper": "MQ-9 Reaper", "predator": "MQ-1 Predator", "rq-4": "RQ-4 Global Hawk",
    "mohajer": "Mohajer", "gerbera": "Gerbera", "quadcopter": "quadcopter", "magura": "Magura", "mavic": "Mavic", "akinci": "Akinci",
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
    "operator operators pilot pilots unit units crew crews team teams brigade regiment battalion forces troops force corps".split()
)
# Nouns whose "of" the drones complete: "the destruction of nine drones".
NOMINAL = {
    **dict.fromkeys(
        "wreckage debris fragments remnants destruction interception interceptions downing downings shootdown neutralisation neutralization elimination jamming capture seizure "
        "suppression disabling".split(),
        "interception",
    ),
    **dict.fromkeys(
        """
        delivery deliveries shipment shipments transfer transfers supply supplies sale sales purchase purchases production manufacture acquisition
        procurement provision export exports import imports arrival donation development assembly consignment batch tranche smuggling
        """.split(),
        "supply",
    ),
    **dict.fromkeys("use usage deployment employment".split(), "use"),
    **dict.fromkeys(
        "sighting sightings appearance incursion incursions intrusion intrusions overflight overflights".split(),
        "incursion",
    ),
}
# Verbs of little meaning: with a noun of harm behind them drones strike ("inflicted losses"), with one of watching they watch.
DEALS = frozenset(
    """
    inflict inflicts inflicted inflicting deal deals dealt dealing deliver delivers delivered delivering cause causes caused causing wreak wreaks
    wreaked wreaking bring brings brought bringing sow sows sowed sowing claim claims claimed claiming do does did doing leave leaves left
    leaving set sets setting
    """.split()
)
LIGHT = frozenset(
    """
    carry carries carried carrying conduct conducts conducted conducting launch launches launched launching mount mounts mounted mounting
    stage stages staged staging perform performs performed performing execute executes executed executing make makes made making undertake
    undertook land lands landed landing score scored
    """.split()
)
HARM = frozenset(
    """
    damage casualties losses destruction death deaths havoc blow blows carnage injuries attack attacks strike strikes raid raids assault assaults
    bombing bombings explosion explosions blaze blazes fire fires lives hit hits terror devastation chaos dead wounded ablaze alight bombardment
    """.split()
)
# What is dropped decides: a bomb or sweets.
DROPS = frozenset("drop drops dropped dropping release releases released releasing".split())
LOADS = frozenset(
    """
    bomb bombs bomblet bomblets grenade grenades explosive explosives munition munitions shell shells mortar mortars charge charges ordnance mine mines
    missile missiles incendiary thermite warhead on onto petrol gas payload payloads bombing
    """.split()
)
# Drones are stored at a site.
KEPT_AT = frozenset("kept stored housed parked stationed hidden stashed stockpiled".split())
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
# Said of an airport, an airspace or a runway, for drones.
CLOSES = frozenset(
    "closed closes closing closure shut shuts shutting suspended suspends suspending halted halts halting grounded diverted reopened disrupted".split()
)
# Behind the plural "drones" these are verbs.
ALSO_VERBS = frozenset(
    "strike attack raid bomb hit fire launch target patrol use threat blast impact ambush supply force team arms show shows shot shots film view swarm delivery".split()
)
# Verbs that mean interception only with "down" or "out".
DOWN_OR_OUT = frozenset(
    "take took taken takes taking bring brought bringing knock knocked knocking shoot shot shooting shoots down".split()
)
# Participles that describe drones without "were": "drones launched from the coast".
REDUCED = {
    **dict.fromkeys("launched fired headed sent flown directed aimed".split(), "launch"),
    **dict.fromkeys(
        "shot intercepted downed destroyed jammed neutralised neutralized brought knocked suppressed disabled".split(),
        "interception",
    ),
    **dict.fromkeys(
        "supplied provided made produced built delivered manufactured purchased bought sold imported developed donated assembled".split(),
        "supply",
    ),
    **dict.fromkeys("used deployed operated fielded".split(), "use"),
    **dict.fromkeys("spotted sighted seen detected observed".split(), "incursion"),
}
# Nouns before drones that make them goods: "a shipment of drones".
SUPPLY_NOUNS = frozenset(
    """
    aid package packages shipment shipments consignment delivery deliveries supply supplies batch purchase contract deal order orders worth
    production output assembly exports imports arsenal transfer transfers procurement sales sale assistance tranche stockpile stockpiles manufacture influx flow stocks stock
    """.split()
)
# Over one of these an unknown drone is an incursion.
SENSITIVE = frozenset(
    """
    airport airports airspace runway base bases reactor nuclear plant plants garrison barracks harbour harbor shipyard shipyards border refinery naval
    airfield airfields frontier submarine shipyards dockyard ministry parliament pipeline substation depot
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
# Nouns before drones that are made, paid or set up for them: "a factory for strike drones".
WORKS = frozenset("factory factories plant plants works workshop workshops".split())
MONEY = frozenset(
    "money funds funding fund investment budget yen dollars euros pounds crowns zlotys tender order orders contract".split()
)
SITE_NOUNS = frozenset(
    "site sites pad launchpad hangar hangars depot depots base bases airfield airfields airstrip launcher launchers pads warehouse warehouses shelters runway".split()
)
LEARNS = frozenset(
    "learn learning learned learnt learns taught teach teaches teaching train trained training trains".split()
)
# Said of the drones themselves, these make their use a watch.
WATCHERS = frozenset("surveillance reconnaissance scout spy observation recon".split())
BLASTERS = frozenset("explosive explosives-laden exploding kamikaze suicide".split())
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
    airstrike airstrikes army bombed explosive explosives killed killing kills missile missiles rockets shells soldiers troops wounded
    """.split()
)
