# ruff: noqa: SIM905 (tables of words read best as words)
"""Words that tell where a thing happens from where it is only spoken of."""

from services.tagging.lexicon.words import MONTHS, WEEKDAYS

# Behind one of these stands a place.
LOCATIVE = frozenset(
    """
    in into at near inside within across throughout outside around over above off on onto to toward towards from beyond
    behind along through against
    """.split()
)
COMPASS = frozenset(
    """
    north south east west northeast northwest southeast southwest northern southern eastern western central north-east
    north-west south-east south-west northeastern northwestern southeastern southwestern outskirts coast city town
    village port province region district suburb island border borders frontier airport
    """.split()
)
# Places from where something comes or that it is aimed at in words only.
AWAY = frozenset(["against", "through"])
# "links to Israel", "exports to Russia": no place of anything.
RELATIONS = frozenset(
    """
    links link ties tie aid help support close loyal related according loyalty opposition exports sales supplies
    responded response reply thanks warned message letter bound belonging belongs allied hostile due sanctions pressure
    embargo tariffs ban views war policy depends dependent linked tied connected beholden indebted
    visit visits visiting trip tour pilgrimage hostility credit credits citing access threat threats allegiance pledged
    apologized apologised apology delegation
    ambassador envoy flow smuggling posted circulated shared published aired uploaded streamed
    """.split()
)
# "made in Turkey": where a weapon comes from is where it is told of only in a claim of its making.
MADE = frozenset("made built produced manufactured assembled designed developed bought born trained".split())
# Houses that stand for who governs there: a place only where something is told to be at them.
SEATS_OF_POWER = frozenset(["kremlin", "pentagon", "white house", "downing street", "elysee", "knesset"])
# What is found in a place: "in Iran's airspace", where "in Iran's attack" is anywhere.
SPATIAL = frozenset(
    """
    airspace territory territories waters soil coast coastline border borders front fronts frontline frontlines sky
    skies airfield airfields airbase airbases base bases mainland interior heartland hinterland shores shore land
    refinery refineries plant plants depot depots facility facilities infrastructure station stations grid cities
    towns villages provinces regions bridge bridges embassy embassies consulate headquarters airports ports
    countryside neighbourhood neighborhood zone enclave exclave outskirts side edge peninsula mountains desert
    forests valley islands rear terminal terminals tanker tankers lake river
    """.split()
)
# No name by itself, capital letter or not.
NO_NAMES = frozenset(["republic", "federation", "union", "territory", "province", "region", "al", "el", "ad", "as"])
# A direction by itself: "north of Israel" is not in Israel.
DIRECTIONS = frozenset(
    """
    north south east west northeast northwest southeast southwest north-east north-west south-east south-west
    """.split()
)
# Behind these, "when", "after" and "as" tell of the same event.
HARMED = frozenset(
    "killed wounded injured injury injuries hurt died dead hit struck captured shot attacked destroyed damaged".split()
)
# Of "which are off China": what it names is not where they are.
BOUNDS = frozenset(["off", "near", "from", "around", "across", "outside", "beyond", "opposite", "close", "kilometres"])
# "Drones launched by rebels in Yemen" are where they are shot down.
SENT = frozenset("launched fired sent used operated flown supplied owned made built".split())
# "Lorries travelling to Algeria" are not there yet.
UNDER_WAY = frozenset("travelling traveling bound route flight flights".split())
# Behind one of these, what else happens ("amid fighting in Kidal") happens elsewhere, or at another time.
CAUSES = frozenset("citing response amid amidst despite following after since before due because".split())
HAPPENINGS = frozenset(
    """
    attack attacks invasion war wars assault assaults offensive strike strikes airstrikes coup incursion incursions
    fighting clashes tension tensions threat threats talks visit death deaths collapse fall withdrawal annexation
    seizure capture summit meeting vote election elections drill drills exercises crisis conflict unrest battle battles
    aggression build-up buildup escalation situation hostilities raid raids bombing shelling protests uprising
    """.split()
)
# Who is somewhere only to speak.
PEOPLE_SOMEWHERE = frozenset(
    """
    official officials analyst analysts diplomat diplomats reporter reporters journalist journalists correspondent
    correspondents source sources expert experts spokesman spokeswoman spokesperson lawmakers newspaper paper embassy
    lawyer lawyers broker brokers activist activists think-tank institute university court conference summit talks
    meeting managers mediators mediator observers minister ministers parliament doctor briefing researchers researcher
    tv television radio channel republic rally hearing ceremony counterparts counterpart academic professor lecturer
    """.split()
)
SPOKE = frozenset(
    """
    said told says reporters spoke speaking interviewed announced quoted signed met criticised criticized condemned
    denounced welcomed discussed debated
    """.split()
)
# Institutions that sit somewhere: with a verb of saying behind the place, they only speak there.
SEATED = frozenset(
    """
    ministry ministries army military navy government authorities authority police command headquarters staff
    administration governor mayor council embassy presidency office residents witnesses witness commander commanders
    general colonel leaders leader junta rebels agency agencies
    """.split()
)
# Of these, who speaks of what happens where they are.
LOCALS = frozenset("governor mayor residents witnesses witness police commander commanders rebels".split())
# "The city": a place spoken of before.
BACK_THERE = frozenset("city town village capital region province port airport district suburb there".split())
# What is done to a place: its object is where the thing happens, if it is the name of a place.
HITS = frozenset(
    """
    hit hits hitting strike strikes struck striking attack attacks attacked attacking target targets targeted targeting
    raid raided raiding pound pounds pounded pounding rock rocked rocking bombard bombarded bombarding pummel pummeled
    pummelled left leave leaves leaving quit fled seize seized seizes seizing capture captured captures capturing
    retake retook recapture recaptured  assault assaulted storm stormed
    batter battered blanketed swarmed swarm cross crossed
    """.split()
)
GOES_INTO = frozenset(
    """
    enter entered enters entering reach reached reaches reaching invade invaded invades invading occupy occupied
    occupies occupying shell shelled shells shelling bomb bombed bombs bombing besiege besieged besieges besieging
    encircle encircled encircling overran
    """.split()
)
# In the passive, of a place: "Kharkiv was hit".
WAS_DONE = frozenset(
    """
    hit struck attacked targeted raided pounded bombarded shelled bombed besieged invaded occupied captured seized
    stormed encircled retaken overrun rocked recaptured
    """.split()
)
STATES_IT = SPOKE | frozenset(
    "denied confirmed claimed reported added warned estimated estimates claims reports".split()
)
# Capitalised, and no place.
NO_PLACE: frozenset[str] = WEEKDAYS.union(
    MONTHS,
    """
    ramadan easter christmas parliament
    congress senate duma knesset telegram facebook twitter youtube instagram whatsapp x operation ministry defence
    defense security council state
    house president general minister colonel major captain lieutenant corporal sergeant admiral
    commander king prince pope mr mrs ms dr sir god english arabic air force navy army brigade battalion division corps
    regiment armed forces group party movement church treaty agreement charter act law bill world cup war tv radio news
    agency times post reuters afp ap bbc cnn jazeera google apple boeing lockheed muslims christians jews muslim
    christian year weibo starlink intelligence opinion section alliance hashemite thanksgiving day
    command center centre university institute committee commission bank company corporation
    corp inc ltd museum hall wall arena exercise get click read watch
    forum summit conference games festival expo fair congress gala awards prize museum olympics stadium marathon
    islamic jewish islam american january-march covid joint chief chiefs staff foreign interior internal prime secretary
    """.split(),
)
# Private armies of a state: its name is no sign of where they fight.
OUTSIDERS: dict[str, tuple[str, ...]] = {
    "Wagner": ("RUS",),
    "Africa Corps": ("RUS",),
    "Hezbollah": ("IRN",),
    "Blackwater": ("USA",),
    "SADAT": ("TUR",),
}
TAKES: frozenset[str] = HITS | GOES_INTO
BORDERS: frozenset[str] = frozenset(["border", "borders", "frontier"])  # "the border with Chad"
