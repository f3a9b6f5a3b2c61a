# ruff: noqa: SIM905 (tables of words read best as words)
"""Words by which a report explains its news: habits, what had been before, who is stationed there."""

from services.tagging.lexicon.setting import HARMED

# Within a claim's clause: it tells of no one time.
HABITS: frozenset[str] = frozenset(
    """
    repeatedly regularly frequently routinely often frequent usually typically periodically sometimes occasionally
    """.split()
)
# "is a leading exporter of drones": what somebody is known for
MAKERS: frozenset[str] = frozenset(
    """
    maker makers producer producers exporter exporters supplier suppliers manufacturer manufacturers buyer buyers
    importer importers user users
    """.split()
)
# Before or behind a habit's word: it names a thing, or tells that there is more of it.
NO_HABIT: frozenset[str] = frozenset("more less increasingly called known referred described dubbed".split())
# Somebody says it: then "had" is of a speech, and "there are" is news.
CITING: frozenset[str] = frozenset(
    """
    said says saying say told tells according announced announces reported reports confirmed confirms added adds claimed
    claims warned warns acknowledged insisted declared noted believe believed believes alleged estimated
    estimates revealed showed shows shown learned learnt accused admitted reportedly apparently feared thought
    """.split()
)
PARTICIPLES: frozenset[str] = frozenset(
    """
    been sent come gone taken shot begun fallen left built made given held kept led lost fought struck hit seen known
    grown become flown driven withdrawn brought bought spent fled
    """.split()
)
# Behind a time: what follows happened then ("a pact of May, which lets ...")
WHENS: frozenset[str] = frozenset(["when", "which", "where", "who"])
# "has sold the army drones": nobody says when
HAS: frozenset[str] = frozenset(["has", "have"])
TRADED: frozenset[str] = frozenset(
    "sold supplied provided delivered bought purchased exported given donated shipped acquired".split()
)
# "has concluded a contract to build a drone factory"
CONCLUDED: frozenset[str] = frozenset("signed concluded struck sealed made reached".split())
CONTRACTS: frozenset[str] = frozenset("contract contracts deal deals agreement agreements".split())
# Behind a sentence that names no time: "these soldiers were first seen in October 2024"
POINTS_BACK = r"(?:these|those|the same|such) "
# "were expected to leave": what was to come before what the article tells
WAS: frozenset[str] = frozenset(["was", "were"])
TO_BE: frozenset[str] = frozenset(["expected", "supposed", "meant", "due"])
# What follows one of these, behind a habit: "a frequent target of the rebels, who launch drones"
RELATIVES: frozenset[str] = frozenset(["who", "which", "that", "where"])
OVER_MONTHS = r"\b(?:in|over|during) (?:the )?(?:recent|last|past)(?: \w+)? months\b"
# Their clause has the time of the one before: "had fled because drones had hit it"
REASONS: frozenset[str] = frozenset(["because", "due", "owing", "after", "amid"])
# "from the time he sent 9,000 troops"
AGES: frozenset[str] = frozenset(["time", "day", "moment", "hour"])
FROM: frozenset[str] = frozenset(["from", "since", "until", "ever"])
# "about 900 troops are stationed there", "has 900 troops there as part of ..."
STANDS: frozenset[str] = frozenset(
    "stationed based garrisoned deployed part permanently full-time rotational peacekeepers".split()
)
_ARE = r"(?:there are|has|have|keeps?|maintains?|hosts?|houses?|is home to)"
_FORCES = r"(?:troops|soldiers|forces|personnel|servicemen|marines|members|peacekeepers|presence|instructors)"
STANDING = (
    rf"\b{_ARE} (?:[\w,.%-]+ ){{0,6}}{_FORCES}(?: [\w,'-]+){{0,5}}"
    r" (?:stationed|based|garrisoned|permanently|full-time|as part of)\b"
    rf"|\b{_FORCES} (?:are|remain) (?:currently |still |permanently )?(?:stationed|based|garrisoned|deployed)\b"
)
# A sentence that begins so tells more of what the one before it told.
GOES_ON_WITH: frozenset[str] = frozenset(
    ["in addition", "as part", "it also", "he also", "she also", "they also", "that month", "that day", "at that"]
)
# "two Kenyans sentenced to death for fighting there": what is told is their trial
TRIED: frozenset[str] = frozenset(
    "sentenced convicted jailed imprisoned indicted tried charged acquitted extradited".split()
)
TRIES: frozenset[str] = frozenset(
    "trial trials conviction sentencing sentence sentences jailing imprisonment extradition".split()
)
# "pleaded the cases of six Serbs"; but "in the case of North Korean troops"
CASES: frozenset[str] = frozenset(["case", "cases"])
PLEADS: frozenset[str] = frozenset(
    """
    plead pleads pleaded pleading raise raises raised raising hear hears heard hearing try tries adjourn adjourned
    postponed opened reopened dismissed
    """.split()
)
# What men are charged with, if it is no duty: "charged with murder", but "charged with guarding the plant"
CRIMES: frozenset[str] = frozenset(
    """
    murder murders murdering manslaughter killing killings theft thefts robbery looting stealing rape rapes raping
    torture torturing abuse assault crime crimes terrorism treason mutiny desertion spying espionage corruption fraud
    bribery smuggling trafficking kidnapping kidnappings abduction abductions disappearance disappearances massacre
    plotting conspiracy conspiring sabotage arson genocide atrocities offences offenses mercenarism shooting shootings
    fighting joining taking insulting coup possession rioting extortion hijacking
    """.split()
)
# "has sent 400 men jailed for murder to the front": not their trial is told
POSTED: frozenset[str] = frozenset(
    "sent sends sending deployed deploys deploying landed arrived flown flew moved joined recruited".split()
)
# "despite support from a mission of the UN"
HELPED_BY: frozenset[str] = frozenset(["despite"])
HELPS_WITH: frozenset[str] = frozenset("support help backing assistance presence aid".split())
# "despite fresh support": that there is more of it is news
FRESH: frozenset[str] = frozenset("fresh new growing recent first now more renewed sudden added".split())
# "two towns where they are present", "which is fighting alongside the army"
OF_WHOM: frozenset[str] = frozenset(["which", "who"])
THEY: frozenset[str] = frozenset(["is", "are", "has", "have"])
IS_THERE: frozenset[str] = THEY | {"remain", "maintain", "keep"}
PRESENT: frozenset[str] = frozenset("present based stationed garrisoned posted".split())
THERE: frozenset[str] = PRESENT | frozenset("fighting allied supporting backing".split())
# Whose object is only met with: "met the Kenyan soldiers, who are supporting the police"
MEETS: frozenset[str] = frozenset(
    """
    met meet meets meeting visit visits visited visiting greeted greet thank thanked praised praise addressed
    interviewed spoke talked
    """.split()
)
# "prisoners held by Wagner, which is fighting alongside the army"
CAPTIVES: frozenset[str] = frozenset("prisoners prisoner hostages hostage captives detainees".split())
# "the money will go to troops who are based in Poland"
GIVEN: frozenset[str] = frozenset("money funds pay go goes letters parcels gifts thanks visit visits tribute".split())
# "the base where they are stationed was shelled": that is news of them
BLOWS: frozenset[str] = HARMED | frozenset(
    """
    attack attacks assault assaults strike strikes airstrike airstrikes raid raids ambush ambushed clash clashes clashed
    targeted fired shelled shelling bombed bombing exploded explosion landed rockets mortars drones crossed seized
    stormed
    """.split()
)
# What forces do that is news of them, whoever they support: "who are fighting there, have taken a village"
GAINS: frozenset[str] = BLOWS | frozenset(
    """
    take takes took taken taking capture captures capturing cross crosses crossing seize seizes seizing enter entered
    entering arrive arrived arriving reached reach invaded occupied advanced advance advancing advances battle battles
    offensive lost lose loses fell fallen gained recaptured retaken retook overran withdrawn withdrew moved sent
    deployed joined
    """.split()
)
# What an army's drones watch or look for in peace
WATCHES: frozenset[str] = frozenset(
    """
    monitor monitoring watch watching track tracking spot spotting survey surveying search searching find finding map
    mapping detect detecting observe observing patrol patrolling look looking locate locating count counting
    """.split()
)
CIVIL: frozenset[str] = frozenset(
    """
    migrant migrants smugglers poachers poaching wildlife wildfire wildfires flood floods flooding survivors hikers
    hiker swimmers climbers crop crops sharks whales volcano avalanche avalanches dinghies spill trafficking loggers
    logging seals elephants rhinos
    """.split()
)
# "forest fires", where "fire" alone may be the enemy's
FIRES: frozenset[str] = frozenset(["fire", "fires"])
OF_WOODS: frozenset[str] = frozenset("forest bush brush grass heath".split())
# Beside one of these an errand is no peaceful one.
WARLIKE: frozenset[str] = frozenset(
    """
    artillery soldier soldiers troop troops missile missiles warship warships frigate frigates carrier carriers crossed
    front frontline frontlines enemy enemies position positions trench trenches column columns tank tanks infantry
    rebels militants fighters gunmen jihadists insurgents bands tanker tankers kill kills shell shells rocket rockets
    mortar mortars convoy convoys battle assault ambush strike strikes airstrike airstrikes
    """.split()
)
