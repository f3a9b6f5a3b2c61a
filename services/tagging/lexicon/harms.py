# ruff: noqa: SIM905 (tables of words read best as words)
"""
The less usual ways in which soldiers are lost to their side: verbs, verbs with the words behind them, nouns of deeds.

What is said of them ("were butchered", "were hacked to death", "went over to the rebels"), what is done to them by the
verb right before their number ("nabbed 24 rebels"), and what is of them ("the massacre of 24 soldiers").
"""

from services.tagging.lexicon.roles import AFTER


def _forms(verb: str) -> tuple[str, ...]:
    """What English makes of a regular verb: "nab", "nabs", "nabbed", "nabbing"."""
    es = verb.endswith(("sh", "ch", "s", "x"))
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    if verb.endswith("y"):
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    doubled = stem + stem[-1] if verb in _DOUBLED else stem
    past = f"{verb}d" if verb.endswith("e") else f"{doubled}ed"
    return verb, f"{verb}es" if es else f"{verb}s", past, f"{doubled}ing"


_DOUBLED = frozenset(["nab", "net", "stab", "swap"])
# Said of those it is done to, in the passive alone.
HARMED: frozenset[str] = frozenset(
    """
    felled butchered slaughtered hanged lynched decapitated poisoned crushed electrocuted crippled incapacitated
    blinded nabbed interned snatched ransomed martialled martialed gunned jailed stabbed knifed machinegunned
    tortured gassed overpowered lacerated paralysed paralyzed disfigured liberated incinerated asphyxiated
    suffocated entombed bayoneted speared axed strangled garrotted seized caught hit struck shot apprehended
    netted slain pulverised pulverized mauled scalded impaled waylaid
    """.split()
)
# Of these, some are done to others as well, or to nobody's harm, without one of the words behind them.
MILD: frozenset[str] = frozenset("hit struck shot caught seized crushed liberated netted axed poisoned mauled".split())
_DEATH = ("to", "death")
# Said of those it is done to, with the words behind the verb.
DONE_TO: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(
        """
    hacked stoned beaten put sentenced burned burnt stabbed trampled crushed starved frozen shot bludgeoned
    clubbed tortured condemned blown hounded bayoneted knifed kicked
    """.split(),
        (_DEATH,),
    ),
    "left": (("for", "dead"), ("dead",), ("wounded",), ("bleeding",), ("maimed",)),
    "torn": (("apart",), ("to", "pieces"), ("to", "shreds")),
    "cut": (("to", "pieces"), ("down",)),
    "blasted": (("to", "pieces"), ("apart",)),
    "riddled": (("with", "bullets"),),
    "taken": (("out",), ("away",), ("alive",)),
    "set": (("free",),),
    "let": (("go",),),
    "handed": (("back",),),
    "given": (("back",), ("up", "for", "dead"), ("up", "as", "lost")),
    "sent": (
        ("back", "in", "coffins"),
        ("to", "their", "deaths"),
        ("to", "their", "graves"),
        ("to", "prison"),
        ("to", "jail"),
    ),
    "carried": (("off",), ("away",)),
    "led": (("away",),),
    "hauled": (("off",), ("away",)),
    "dragged": (("away",),),
    "swept": (("away",), ("out", "to", "sea"), ("off",)),
    "rounded": (("up",),),
    "locked": (("up",),),
    "thrown": (("into", "jail"), ("into", "prison"), ("in", "jail"), ("in", "prison")),
    "marched": (("off", "into", "captivity"), ("into", "captivity")),
    "evacuated": (("with", "wounds"), ("with", "injuries"), ("with", "burns")),
    "airlifted": (("with", "wounds"), ("with", "injuries"), ("to", "hospital"), ("to", "a", "hospital")),
    "laid": (("to", "rest"),),
    "lowered": (("into", "their", "graves"), ("into", "the", "ground")),
    "stripped": (("of", "their", "weapons"), ("of", "their", "arms")),
    "knocked": (("out",),),
    "finished": (("off",),),
    "picked": (("off",),),
    "pronounced": (("dead",),),
    "certified": (("dead",),),
    "buried": (("alive",),),
    "accounted": (("dead",),),
}
# Said of those who do it, with the words behind the verb.
THEY_DO: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(["froze", "starved", "burned", "burnt", "bled", "choked"], (_DEATH,)),
    **dict.fromkeys(
        ["fell", "fall", "fallen"],
        (
            ("prisoner",),
            ("in", "battle"),
            ("in", "action"),
            ("in", "combat"),
            ("in", "the"),
            ("near",),
            ("at",),
            ("during",),
            ("under", "fire"),
            ("under", "enemy"),
            ("under", "the", "fire"),
            ("under", "a", "hail"),
            ("dead",),
        ),
    ),
    **dict.fromkeys(["met", "meet"], (("their", "end"), ("their", "maker"), ("a", "violent"))),
    **dict.fromkeys(
        ["gave", "give", "given"],
        (("up", "without"), ("up", "on"), ("up", "after"), ("up", "near"), ("up", "in"), ("up", "to"), ("up",)),
    ),
    **dict.fromkeys(
        ["raised", "raise", "hoisted", "waved"],
        (("the", "white", "flag"), ("a", "white", "flag"), ("white", "flags"), ("their", "hands")),
    ),
    **dict.fromkeys(["put", "putting"], (("up", "their", "hands"), ("their", "hands", "up"))),
    **dict.fromkeys(["switched", "changed"], (("sides",), ("side",), ("allegiance",))),
    **dict.fromkeys(
        ["went", "gone", "go"],
        (
            ("over", "to"),
            ("down", "with", "the", "ship"),
            ("down", "with", "their", "ship"),
            ("to", "their", "deaths"),
            ("to", "their", "graves"),
        ),
    ),
    **dict.fromkeys(["crossed", "cross"], (("over", "to", "the", "rebels"), ("over", "to", "the", "enemy"))),
    **dict.fromkeys(
        ["needed", "need", "required"],
        (
            ("treatment",),
            ("medical", "treatment"),
            ("medical", "care"),
            ("medical", "attention"),
            ("medical", "help"),
            ("hospital", "treatment"),
            ("hospital", "care"),
            ("surgery",),
        ),
    ),
    **dict.fromkeys(["took", "taken", "take"], (("their", "own", "lives"), ("their", "own", "life"))),
    **dict.fromkeys(["blew", "blow", "blown"], (("themselves", "up"),)),
    **dict.fromkeys(["committed", "commit"], (("suicide",),)),
    **dict.fromkeys(["breathed"], (("their", "last"),)),
    **dict.fromkeys(["attained", "attain"], (("martyrdom",), ("shahadat",))),
    **dict.fromkeys(["turned", "turn"], (("themselves", "in"),)),
    **dict.fromkeys(
        ["handed", "hand"],
        (("themselves", "over"), ("over", "their", "weapons"), ("over", "their", "arms"), ("in", "their")),
    ),
    **dict.fromkeys(
        ["threw", "throw", "thrown", "cast", "dropped", "flung"],
        (("down", "their"), ("away", "their"), ("their", "weapons"), ("their", "rifles")),
    ),
    **dict.fromkeys(["regained", "regain"], (("their", "freedom"), ("their", "liberty"))),
    **dict.fromkeys(["walked", "walk"], (("free",), ("over", "to", "the", "enemy"))),
    **dict.fromkeys(["abandoned", "left"], (("their", "posts"), ("their", "post"), ("the", "army", "without"))),
    "paid": (("the", "ultimate", "price"), ("with", "their", "lives"), ("with", "their", "blood")),
    "made": (("the", "supreme", "sacrifice"), ("the", "ultimate", "sacrifice")),
}
# One word is enough, of those who do it.
THEY_END: frozenset[str] = frozenset("succumbed succumb vanished capitulated capitulate mutinied".split())
# "could not be accounted for"
NOT_ACCOUNTED: tuple[str, ...] = ("accounted", "for")
# Whom these take right behind them is lost.
TAKES_AT_ONCE: frozenset[str] = frozenset(
    form
    for verb in """
    nab apprehend detain abduct kidnap free behead ambush lynch net hang jail maul maim snatch overpower obliterate
    incinerate crush ransom incapacitate decapitate poison stab destroy annihilate liquidate execute
    assassinate repatriate swap exchange sentence seize slaughter massacre butcher murder eliminate neutralise
    neutralize capture wound injure bury imprison release arrest dismember garrotte
    """.split()
    for form in _forms(verb)
) | frozenset(
    """
    felled felling slew slay slays slaying slain caught catch catches catching hit hits hitting strike strikes striking
    hurts
    """.split()
)
# Of whom these are, he is lost: "the massacre of 24 soldiers".
DEEDS_TO: frozenset[str] = frozenset(
    """
    slaying slayings massacre massacres slaughter slaughters execution executions beheading beheadings abduction
    abductions kidnapping kidnappings detention detentions repatriation burial burials coffins assassination
    assassinations elimination liquidation hanging hangings suicide suicides lynching maiming internment
    captivity liberation freedom delivery seizure injury injuries butchery poisoning drowning entombment
    sentencing jailing decapitation bloodbath interment
    """.split()
)
# What strikes the struck: "were hit by shrapnel", "caught in an ambush".
BLOWS: frozenset[str] = frozenset(
    """
    bullet bullets shrapnel shell shells shellfire mortar mortars fire gunfire sniper snipers mine mines bomb bombs
    blast blasts explosion missile missiles rocket rockets drone drones grenade grenades fragments splinters strike
    gunmen militants rebels ambush crossfire avalanche soldiers troops fighters militia head chest leg legs back stomach
    strikes squad
    """.split()
)
# Who drags or sweeps soldiers away: "led away by gunmen", but "carried away by the music".
SWEEPERS: frozenset[str] = BLOWS | frozenset(
    """
    captors kidnappers police gendarmes guards bandits pirates insurgents jihadists extremists separatists army forces
    flood floods floodwater floodwaters water waters river current currents torrent torrents wave waves tide sea
    mudslide landslide avalanche tsunami storm wind winds stream
    """.split()
)
# To whom deserters go over: "went over to the rebels", but "went over to the village".
FOES: frozenset[str] = frozenset(
    """
    rebels rebel enemy foe insurgents insurgency opposition side revolution militants militia jihadists separatists
    resistance guerrillas mutineers putschists revolutionaries other
    """.split()
)
# What raised hands promise where nobody gives up.
VOWS: frozenset[str] = frozenset(
    "swore sworn vowed voted sang saluted prayed pledged cheered asked volunteered".split()
)
# Verbs, and nouns of their deeds, that take soldiers home or off a task as well as out of captivity.
BRINGS_HOME: frozenset[str] = frozenset([*_forms("repatriate"), "repatriation"])
LETS_OFF: frozenset[str] = frozenset([*_forms("release"), "free", "frees", "freed", "freeing"])
# From what, or for what, those are let off who were nobody's prisoners.
TASKS: frozenset[str] = frozenset(
    """
    duty duties service reserve active desk front frontline combat operations missions harvest deployment defence
    defense offensive tasks training assault
    """.split()
)
# After which conscripts and reservists are let go home.
TERMS: frozenset[str] = frozenset(
    "drill drills exercise exercises manoeuvres maneuvers training service term harvest early".split()
)
# Who lets go of those who were held.
HOLDERS: frozenset[str] = frozenset(
    "captors kidnappers rebels gunmen militants militia insurgents jihadists pirates ransom unharmed captivity".split()
)
# What strikes many who are not struck down.
AILMENTS: frozenset[str] = frozenset(
    """
    bug virus flu influenza illness infection infections fever malaria cholera covid coronavirus measles diarrhoea
    sickness scandal ban cuts outbreak norovirus
    """.split()
)
# Where they fall, of those who fall "at the" something.
BATTLES: frozenset[str] = frozenset("battle siege front hands storming crossing assault gates".split())
# What those who are lost do or suffer, in one word.
FARES: frozenset[str] = AFTER.union(THEY_DO, THEY_END)
