# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
The words of the grammar, each with its class letter. The engine reads a sentence as a string of such letters.

A word has one class; where it has several uses, the grammars decide. Phrases of several words are one word to the
grammars. Letters:

    n cardinal k scale (thousand, dozen)    v vague plural (hundreds)    s several, few a a, an    H half
    T armed people t one of them    P people armed only in company (members, men)    F force, contingent
    M army, military, navy    U unit (brigade)    S ships and aircraft    W named force
    A adjective of a country    C country    G capital    O organisation    R place
    m military word before a noun j other word inside a noun phrase    N noun that is no force
    D drone d determiner g possessive p pronoun e of i preposition    > to    & and    | or b be, have
    h hyphen    , : ; ( ) " $ %    . other mark x any other word
"""

WEEKDAYS: frozenset[str] = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# As they are named and cut short, each with its number.
MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
        "|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
FULL_MONTHS: tuple[str, ...] = tuple(
    "january february march april may june july august september october november december".split()
)

# Armed people, in the plural: a number before them is a troop figure.
_PEOPLE_PHRASES = [
    "service members", "service personnel", "service men", "military personnel", "border guards", "national guardsmen", "guardsmen",
    "armed men", "blue helmets", "armed forces personnel", "men and women in uniform", "boots on the ground", "men under arms",
    "service member", "special operators", "defense personnel", "defence personnel", "servicemen and women", "service-members",
    "armed forces members", "national guard members", "border troops", "internal troops", "war fighters", "fighting men",
    "security forces personnel", "military men", "military members", "active-duty personnel", "uniformed personnel",
    "service-people", "service people", "storm troopers", "military advisers", "military advisors", "military instructors",
    "military trainers", "prisoners of war", "other ranks", "combat troops", "ground troops", "army personnel", "air force personnel", "navy personnel",
    "tamil tigers",
]  # fmt: skip
_PEOPLE_WORDS = """
troops soldiers fighters militants servicemen servicewomen servicemembers servicepeople conscripts recruits reservists
mercenaries marines paratroopers paras commandos guerrillas guerillas rebels insurgents combatants infantrymen militiamen
jihadists jihadis peacekeepers legionnaires gendarmes guardsmen gunmen riflemen sappers warfighters draftees
volunteers terrorists separatists airmen sailors infantry stormtroopers warriors irregulars partisans legionaries
bayonets regulars gunners troopers loyalists naxals naxalites maoists paramilitaries auxiliaries artillerymen deserters seamen islamists extremists jawans cossacks gurkhas mujahideen mujahedeen mujahidin guerrilleros
""".split()

_SINGLE = """
soldier fighter militant serviceman servicewoman servicemember conscript recruit reservist mercenary marine paratrooper
commando guerrilla rebel insurgent combatant infantryman militiaman jihadist peacekeeper legionnaire gendarme guardsman
gunman trooper volunteer terrorist airman sailor
""".split()

# Armed only with a military word beside them, or "of the armed forces" behind.
_MEMBERS = """
personnel members men women people persons strong advisers advisors instructors trainers officers guards staff crew
cadres comrades specialists engineers observers operators pilots defenders generals colonels commanders prisoners captives detainees pows
operatives contractors attackers agents nationals citizens foreigners corpsmen medics casualties deaths dead bodies hands
crewmen losses fatalities crewmembers aircrew crews cadets lives
""".split()

_CIVILIANS = """
civilians people civilian residents refugees migrants women children students journalists workers protesters protestors
demonstrators police policemen officers officials hostages tourists villagers passengers teachers doctors nurses pupils
families villages homes houses cities towns countries nations states miles kilometers kilometres km metres meters hours
days weeks months years minutes seconds tanks vehicles missiles rockets bombs shells rounds guns rifles weapons aircraft
planes jets helicopters percent points goals games runs votes euros dollars pounds tonnes tons barrels attacks strikes
strike raids incidents cases patients deals companies firms jobs cars trucks ships boats vessels schools hospitals
bases targets positions sites places times seats members inmates players fans teams students police officers
firefighters rescuers paramedics supporters followers readers viewers users customers employees
""".split()

# Called as soldiers are.
_PEACEFUL = ["state troopers", "highway patrol troopers", "police troopers", "dhs troopers"]

_FORCE_WORDS = [
    "force", "forces", "contingent", "contingents", "garrison", "garrisons", "task force", "legion",
    "fighting force", "armed forces", "ground forces", "special forces", "special operations forces", "defence forces",
    "defense forces", "security forces", "peacekeeping force", "peacekeeping forces", "peacekeeping mission", "peacekeeping operation", "stabilisation force",
    "stabilization force", "reassurance force", "rapid reaction force", "rapid response force", "quick reaction force", "response force", "expeditionary unit", "expeditionary force", "task forces", "mission", "proxy forces", "proxies", "militia", "militias",
    "troop presence", "military presence", "mercenary presence", "naval presence", "army presence", "troop deployment", "troop deployments", "occupation forces", "boots", "deployment", "buildup", "build-up", "troop buildup", "troop build-up", "military buildup", "military build-up", "reinforcements",
]  # fmt: skip

_INSTITUTIONS = [
    "army", "armies", "military", "militaries", "navy", "navies", "air force", "air forces", "marine corps", "coast guard",
    "national guard", "armed forces", "airforce", "ground force",
]  # fmt: skip

_UNITS = [
    "brigade", "brigades", "battalion", "battalions", "regiment", "regiments", "division", "divisions", "corps", "company", "companies",
    "squadron", "squadrons", "platoon", "platoons", "squad", "squads", "battlegroup", "battlegroups", "battle group", "battle groups",
    "battalion tactical groups", "battalion tactical group", "btgs", "btg", "combat team", "combat teams", "brigade combat team",
    "brigade combat teams", "batteries", "units", "unit", "detachment", "detachments", "field army", "field armies",
]  # fmt: skip

# Ships and aircraft of war: foreign forces when they are a foreign state's and away from home.
_CRAFT = [
    "warship", "warships", "carrier", "carriers", "aircraft carrier", "aircraft carriers", "carrier strike group", "carrier strike groups",
    "carrier group", "carrier groups", "aircraft carrier strike group", "aircraft carrier strike groups", "aircraft carrier group",
    "aircraft carrier groups", "strike group", "strike groups", "destroyer", "destroyers", "frigate", "frigates", "bombers", "bomber",
    "fighter jets", "fighter jet", "warplanes", "warplane", "naval vessels", "navy ship", "navy ships", "navy vessel", "naval ships",
    "navy destroyer", "navy destroyers", "navy warship", "navy warships", "submarine", "submarines", "amphibious ready group",
    "battleships", "flotilla", "fleet", "naval forces", "naval force", "navy vessels", "stealth bombers", "jets", "fighter planes",
    "combat aircraft", "fighter aircraft", "attack aircraft", "spy plane", "spy planes", "guided-missile destroyer",
    "guided-missile destroyers", "guided missile destroyer", "navy submarine", "nuclear submarine", "air strikes", "airstrikes",
    "patrol aircraft", "military aircraft", "assault ship", "naval vessel", "naval ship", "strategic bombers", "surveillance aircraft",
    "corvette", "corvettes", "cruiser", "cruisers", "minehunters", "minesweepers", "f-16s", "f-35s", "f-22s", "b-52s", "b-2s", "b-1s",
    "f-15s", "f-18s", "a-10s", "su-24s", "su-25s", "su-27s", "su-30s", "su-34s", "su-35s", "mig-29s", "mig-31s", "tu-95s", "p-8s", "gripens",
    "airpower", "air power", "patrol planes", "patrol plane", "navy assets", "naval assets", "military assets", "air assets", "spy ship", "spy ships",
    "surveillance planes", "surveillance plane", "reconnaissance planes", "maritime patrol aircraft", "stealth fighters", "stealth fighter", "tanker aircraft",
    "refuelling aircraft", "refueling aircraft", "hospital ship", "minesweeper", "minehunter", "gunboat", "speedboats",
    "patrol ship", "patrol ships", "transport planes", "transport plane", "transport aircraft", "typhoons", "eurofighters", "rafales", "fighters jets", "helicopters", "aircraft", "planes", "gunboats", "patrol boats",
]  # fmt: skip

_MILITARY_WORDS = """
military armed army naval air ground combat special elite frontline front-line active-duty reserve regular infantry
storm shock airborne motorised motorized mechanised mechanized armoured armored artillery assault rifle tank cavalry commando
paramilitary uniformed expeditionary garrison peacekeeping peace keeping coalition allied rebel jihadist islamist insurgent
militant guerrilla mercenary volunteer separatist resistance militia proxy regime government federal contract conscripted
mobilised mobilized drafted troop enlisted defence defense tactical amphibious marine light heavy mountain parachute engineering stormtrooper
border national guard service invasion occupation occupying invading fighting enemy opposition loyalist pro-regime pro-government
security duty operations operational navy reaction stabilisation stabilization peace battle strategic airmobile
""".split()

_OTHER_ADJECTIVES = """
additional extra new more further fresh other foreign local trained untrained well-trained armed young old senior junior poorly well
heavily highly lightly freshly newly recently wounded injured dead captured killed missing fallen slain surrendered imprisoned
returning deployed stationed permanent temporary rotational rotating strong total potential suspected alleged
unarmed masked able-bodied professional full-time part-time such exact same remaining own first second third last
reported former private jobless able exhausted battle-hardened seasoned experienced inexperienced frontline fellow
rival main regional multinational multi-national international joint combined western european african asian arab kurdish
chechen druze alawite sunni shia shiite shi'ite houthi tuareg islamic tigrayan southern northern eastern central
loyal hired paid so-called unidentified unknown undisclosed unspecified overseas outside non-combat non-ukrainian desperate
demobilised demobilized surviving retreating advancing attacking defending civilian jewish christian muslim hindu latin
anti-government anti-junta pro-russian pro-iranian pro-turkish pro-ukrainian iran-backed iranian-backed turkish-backed
us-backed u.s.-backed nato-trained foreign-born born backed led aligned linked affiliated allied trained equipped
separatist bodies odd active military-grade military-style mostly mainly largely predominantly overwhelmingly
""".split()

_DETERMINERS = "the this that these those all some any each every both no another".split()
_POSSESSIVES = "its their his her our my your whose".split()
_PRONOUNS = "he she it they we i you who which what them him me itself themselves".split()
_PREPOSITIONS = """
in at on into from near across inside within outside along around through throughout against with by for over under
during after before since until towards toward between among via onto off above below behind beyond upon alongside without
""".split()
_BE = """
is are was were be been being am has have had having will would can could may might must shall should do does did isn't
aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't don't doesn't didn't
""".split()

CARDINALS = {
    word: value
    for value, word in enumerate(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen
        """.split()
    )
} | {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}  # fmt: skip
SCALES = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "lakh": 10**5, "lakhs": 10**5,
    "crore": 10**7, "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6,
}  # fmt: skip
VAGUE = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6,
}  # fmt: skip
SEVERAL = {"several": 2, "few": 2, "couple": 2}

# Named forces: the name the contract gives them, and the country they belong to (None: no state's).
NAMED_FORCES: dict[str, tuple[str, ...]] = {
    "wagner": ("Wagner",), "wagner group": ("Wagner",), "pmc wagner": ("Wagner",), "wagnerites": ("Wagner",), "wagner pmc": ("Wagner",),
    "wagner private military company": ("Wagner",), "africa corps": ("Africa Corps",), "afrika korps": ("Africa Corps",),
    "hezbollah": ("Hezbollah",), "hizbollah": ("Hezbollah",), "hizbullah": ("Hezbollah",), "hezbullah": ("Hezbollah",),
    "hamas": ("Hamas",), "islamic jihad": ("Islamic Jihad",), "taliban": ("Taliban",), "taleban": ("Taliban",),
    "islamic state": ("Islamic State",), "isis": ("Islamic State",), "isil": ("Islamic State",), "daesh": ("Islamic State",),
    "al-qaeda": ("al-Qaeda",), "al qaeda": ("al-Qaeda",), "al-qaida": ("al-Qaeda",), "al-shabaab": ("al-Shabaab",),
    "al shabaab": ("al-Shabaab",), "al-shabab": ("al-Shabaab",), "boko haram": ("Boko Haram",), "iswap": ("ISWAP",), "jnim": ("JNIM",),
    "houthi": ("Houthis",), "houthis": ("Houthis",), "ansar allah": ("Houthis",), "m23": ("M23",), "fdlr": ("FDLR",), "adf": ("ADF",),
    "rsf": ("RSF",), "rapid support forces": ("RSF",), "farc": ("FARC",), "eln": ("ELN",), "fmln": ("FMLN",), "epp": ("EPP",),
    "ypg": ("YPG",), "sdf": ("SDF",), "syrian democratic forces": ("SDF",), "pkk": ("PKK",), "peshmerga": ("Peshmerga",),
    "free syrian army": ("FSA",), "fsa": ("FSA",), "hts": ("HTS",), "tplf": ("TPLF",), "fano": ("Fano",), "kla": ("KLA",),
    "idf": ("ISR",), "israel defense forces": ("ISR",), "israeli defense forces": ("ISR",), "israel defence forces": ("ISR",),
    "israeli defence forces": ("ISR",), "irgc": ("IRN",), "revolutionary guards": ("IRN",), "islamic revolutionary guard corps": ("IRN",), "islamic revolutionary guards corps": ("IRN",), "revolutionary guard corps": ("IRN",), "iranian revolutionary guard corps": ("IRN",), "revolutionary guard": ("IRN",),
    "quds force": ("IRN",), "red army": ("RUS",), "pla": ("CHN",), "people's liberation army": ("CHN",), "royal navy": ("GBR",),
    "raf": ("GBR",), "royal air force": ("GBR",), "royal marines": ("GBR",), "british army": ("GBR",), "bundeswehr": ("DEU",),
    "azov": ("UKR",), "akhmat": ("RUS",), "kadyrovites": ("RUS",), "arakan army": ("Arakan Army",), "artsakh": ("Artsakh",),
    "navy seals": ("USA",), "green berets": ("USA",), "delta force": ("USA",), "centcom": ("USA",), "fatemiyoun": ("AFG", "IRN"),
    "zaynabiyoun": ("PAK", "IRN"), "blackwater": ("Blackwater",), "sadat": ("SADAT",), "monusco": ("UN",), "unifil": ("UN",),
    "minusma": ("UN",), "minusca": ("UN",), "amisom": ("AU",), "atmis": ("AU",), "kfor": ("NATO",), "isaf": ("NATO",), "unmiss": ("UN",),
    "abu sayyaf": ("Abu Sayyaf",), "abu sayyaf group": ("Abu Sayyaf",), "ltte": ("LTTE",), "new people's army": ("NPA",), "npa": ("NPA",), "milf": ("MILF",),
    "moro islamic liberation front": ("MILF",), "maute group": ("Maute",), "ttp": ("TTP",), "tehreek-e-taliban": ("TTP",), "lashkar-e-taiba": ("Lashkar-e-Taiba",),
    "jaish-e-mohammed": ("Jaish-e-Mohammed",), "hizbul mujahideen": ("Hizbul Mujahideen",), "lord's resistance army": ("LRA",), "lra": ("LRA",), "seleka": ("Seleka",),
    "anti-balaka": ("Anti-balaka",), "codeco": ("CODECO",), "spla": ("SPLA",), "splm-n": ("SPLM-N",), "renamo": ("Renamo",), "ulfa": ("ULFA",),
    "kachin independence army": ("Kachin Independence Army",), "balochistan liberation army": ("BLA",), "samidrc": ("SADC",), "international legion": (), "foreign legion": ("FRA",), "fla": ("FLA",), "lna": ("LNA",), "tekever": (), "sandf": ("ZAF",), "samim": ("SADC",), "ecomog": ("ECOWAS",),
    "unamid": ("UN",), "minustah": ("UN",), "unprofor": ("UN",), "undof": ("UN",), "eufor": ("EU",), "eutm": ("EU",), "eunavfor": ("EU",), "aspides": ("EU",), "operation aspides": ("EU",), "atalanta": ("EU",), "operation atalanta": ("EU",), "ecomig": ("ECOWAS",), "resolute support": ("NATO",),
    "usmc": ("USA",), "16 air assault brigade": ("GBR",), "royal regiment of scotland": ("GBR",), "black watch": ("GBR",), "scots guards": ("GBR",),
    "coldstream guards": ("GBR",), "grenadier guards": ("GBR",), "irish guards": ("GBR",), "welsh guards": ("GBR",), "parachute regiment": ("GBR",),
    "royal anglian regiment": ("GBR",), "royal welsh": ("GBR",), "household cavalry": ("GBR",), "light dragoons": ("GBR",), "2nd cavalry regiment": ("USA",),
    "1st armored division": ("USA",), "25th infantry division": ("USA",), "75th ranger regiment": ("USA",), "3 commando brigade": ("GBR",),
    "82nd airborne": ("USA",), "82nd airborne division": ("USA",), "101st airborne": ("USA",), "101st airborne division": ("USA",),
    "173rd airborne": ("USA",), "173rd airborne brigade": ("USA",), "10th mountain division": ("USA",), "1st cavalry division": ("USA",), "updf": ("UGA",), "fardc": ("COD",),
    "kdf": ("KEN",), "nzdf": ("NZL",), "self-defense forces": ("JPN",), "self-defence forces": ("JPN",), "ground self-defense force": ("JPN",), "maritime self-defense force": ("JPN",), "jsdf": ("JPN",),
    "sa national defence force": ("ZAF",), "barkhane": ("FRA",), "barkhane force": ("FRA",), "endf": ("ETH",), "tpdf": ("TZA",), "aussom": ("AU",), "unisfa": ("UN",), "minurso": ("UN",), "unficyp": ("UN",), "unoci": ("UN",),
}  # fmt: skip

_DEED_PHRASES = ["air raid", "air raids", "air campaign", "bombing campaign"]
_PLACE_PHRASES = [
    "middle east", "west bank", "gaza strip", "black sea", "red sea", "baltic sea", "eastern mediterranean", "eastern europe",
    "persian gulf", "south china sea", "east china sea", "horn of africa", "west africa", "central africa", "east africa",
    "latin america", "baltic states", "western sahara", "golan heights", "taiwan strait", "korean peninsula", "cabo delgado",
    "north kivu", "south kivu", "el fasher", "strait of hormuz", "gulf of aden", "eastern flank", "indian ocean", "arabian sea",
    "deir ezzor", "north africa", "southern africa", "central asia", "south asia", "sea of azov", "northern ireland",
]  # fmt: skip
_PLACE_WORDS = """
kursk gaza donbas donbass donetsk luhansk crimea kharkiv kherson zaporizhzhia bakhmut mariupol odesa odessa lviv belgorod
aleppo idlib raqqa afrin mosul basra fallujah kandahar helmand goma bukavu uvira darfur tigray kashmir ladakh karabakh
nagorno-karabakh benghazi misrata sirte rafah jenin timbuktu gao kidal sahel balkans baltics transnistria chechnya somaliland
mediterranean indo-pacific arctic africa europe asia caribbean golan guantanamo okinawa guam ituri amhara omdurman
bryansk sumy dnipro mykolaiv kramatorsk pokrovsk avdiivka vovchansk sevastopol kaliningrad rostov voronezh pacific
hodeidah marib aden manbij kobani
""".split()
# The country a place lies in, where that decides who is foreign there.
PLACE_COUNTRY = {
    **dict.fromkeys("kursk belgorod bryansk kaliningrad rostov voronezh chechnya".split(), "RUS"),
    **dict.fromkeys(
        "donbas donbass donetsk luhansk crimea kharkiv kherson zaporizhzhia bakhmut mariupol odesa odessa lviv sumy dnipro mykolaiv "
        "kramatorsk pokrovsk avdiivka vovchansk sevastopol".split(),
        "UKR",
    ),
    **dict.fromkeys(["gaza", "gaza strip", "west bank", "rafah", "jenin"], "PSE"),
    **dict.fromkeys(["aleppo", "idlib", "raqqa", "afrin", "manbij", "kobani", "deir ezzor", "golan heights", "golan"], "SYR"),
    **dict.fromkeys(["mosul", "basra", "fallujah"], "IRQ"),
    **dict.fromkeys(["kandahar", "helmand"], "AFG"),
    **dict.fromkeys(["goma", "bukavu", "uvira", "north kivu", "south kivu", "ituri"], "COD"),
    **dict.fromkeys(["darfur", "omdurman", "el fasher"], "SDN"),
    **dict.fromkeys(["timbuktu", "gao", "kidal"], "MLI"),
    **dict.fromkeys(["benghazi", "misrata", "sirte"], "LBY"),
    **dict.fromkeys(["tigray", "amhara"], "ETH"),
    **dict.fromkeys(["hodeidah", "marib", "aden"], "YEM"),
    **dict.fromkeys(["karabakh", "nagorno-karabakh"], "AZE"),
    "kashmir": "IND", "ladakh": "IND", "cabo delgado": "MOZ", "okinawa": "JPN", "guam": "USA", "transnistria": "MDA", "somaliland": "SOM", "northern ireland": "GBR",
}  # fmt: skip

DRONE_WORDS = [
    "drone", "drones", "uav", "uavs", "u.a.v.s", "u.a.v.", "uas", "uass", "ucav", "ucavs", "unmanned aerial vehicle", "unmanned aerial vehicles",
    "unmanned aerial system", "unmanned aerial systems", "unmanned aircraft", "unmanned aerial", "unmanned vehicle", "unmanned vehicles",
    "unmanned surface vessel", "unmanned surface vessels", "unmanned surface vehicle", "unmanned surface vehicles", "unmanned system",
    "unmanned systems", "unmanned boats", "unmanned boat", "unmanned ground vehicle", "unmanned ground vehicles", "unmanned combat aerial vehicle",
    "unmanned combat aerial vehicles", "uncrewed aerial vehicle", "uncrewed aerial vehicles", "uncrewed aircraft", "uncrewed system",
    "uncrewed systems", "uncrewed vessels", "unmanned underwater vehicle", "unmanned underwater vehicles",
    "quadcopter", "quadcopters", "multicopter", "multicopters", "octocopter", "hexacopter", "loitering munition", "loitering munitions",
    "shahed", "shaheds", "shahed-136", "shahed-136s", "shahed-131", "shahed-238", "geran", "gerans", "geran-2", "geran-2s",
    "geranium", "gerbera", "gerberas", "harop", "harops", "kargu", "aksungur", "warmate", "warmates", "supercam", "ababil", "qasef", "fpv", "fpvs", "bayraktar", "bayraktars", "tb2", "tb2s", "tb-2", "tb-2s",
    "lancet", "lancets", "orlan", "orlans", "orlan-10", "switchblade", "switchblades", "mq-9", "mq-9s", "mq-1", "rq-4", "reaper drone",
    "reaper drones", "predator drone", "predator drones", "reaper", "reapers", "predator", "predators", "mq-9 reaper", "mq-9 reapers", "mq-9b", "mq-9bs", "global hawk", "usv", "usvs", "ugv", "ugvs", "uuv", "uuvs",
    "remotely piloted aircraft", "remotely piloted systems", "remotely piloted", "remotely-piloted aircraft", "pilotless aircraft", "pilotless planes", "pilotless plane",
    "heron drones", "mohajer-6", "mohajer", "wing loong", "akinci", "magura", "sea baby", "kamikaze drones", "kamikaze drone",
    "robot boats", "exploding boats", "robot boat", "exploding boat", "explosive boat", "explosive boats", "crewless boat", "crewless boats", "crewless vessel",
    "crewless vessels", "crewless craft", "explosive-laden boat", "explosive-laden boats", "explosives-laden boat", "explosives-laden boats", "remote-controlled boat",
    "remote-controlled boats", "remote-controlled vessel", "remote-controlled aircraft", "remote-controlled vehicle", "remote-controlled vehicles", "remotely controlled boat",
    "remotely controlled boats", "ground robot", "ground robots", "combat robot", "combat robots", "robotic vehicle", "robotic vehicles", "unmanned aircraft systems",
    *(f"drone {noun}" for noun in ("boat", "boats", "vessel", "vessels", "speedboat", "speedboats", "submarine", "submarines", "aircraft", "plane", "planes", "helicopter", "helicopters", "system", "systems")),
    *(f"{un} {sort} {noun}" for un in ("unmanned", "pilotless") for sort in ("spy", "surveillance", "reconnaissance", "combat", "attack", "enemy") for noun in ("plane", "planes", "aircraft")),
    "unpiloted aircraft", "unpiloted aerial vehicle", "unpiloted aerial vehicles", "aircraft without pilots", "boats without crews", "boat without a crew", "fpv drone", "fpv drones",
    *(f"{un} {noun}" for un in ("unmanned", "uncrewed") for noun in ("surface vehicle", "surface vehicles", "underwater vehicle", "underwater vehicles", "combat vehicle", "combat vehicles", "speedboat", "speedboats","craft", "helicopter", "helicopters", "plane", "planes", "boat", "boats",
      "vessel", "vessels", "submarine", "submarines", "platform", "platforms", "ground systems", "ground vehicle", "ground vehicles", "aerial drones",
      "warplanes", "bombers", "fighter", "tankers", "tanker", "aerial systems", "aerial system", "aircraft systems", "surface vessel", "surface vessels", "systems forces")),
]  # fmt: skip


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for letter, words in (
        ("j", _OTHER_ADJECTIVES), ("N", _CIVILIANS), ("N", _PEACEFUL), ("m", _MILITARY_WORDS), ("i", _PREPOSITIONS), ("d", _DETERMINERS),
        ("g", _POSSESSIVES), ("p", _PRONOUNS), ("b", _BE), ("P", _MEMBERS), ("P", ["crew members", "corpses", "leaders"]), ("t", _SINGLE), ("U", _UNITS), ("M", _INSTITUTIONS),
        ("F", _FORCE_WORDS), ("S", _CRAFT), ("T", _PEOPLE_WORDS), ("T", _PEOPLE_PHRASES), ("W", NAMED_FORCES), ("R", _PLACE_WORDS),
        ("R", _PLACE_PHRASES), ("x", _DEED_PHRASES), ("D", DRONE_WORDS), ("n", CARDINALS), ("k", SCALES), ("v", VAGUE), ("s", SEVERAL),
    ):  # fmt: skip
        table.update(dict.fromkeys(words, letter))
    table.update(
        {
            "a": "a",
            "an": "a",
            "half": "H",
            "quarter": "H",
            "of": "e",
            "and": "&",
            "plus": "&",
            "or": "|",
            "to": ">",
            "'s": "'",
            "&": "&",
        }
    )
    table.update(dict.fromkeys("-", "h") | {c: c for c in ",:;()\"$%'"} | dict.fromkeys(".!?/[]*~\\#@+=<>{}^_`", "."))
    return table


CLASSES = _table()
