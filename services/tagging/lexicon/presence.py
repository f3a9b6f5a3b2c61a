# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
Words that tell armed forces abroad from armed forces at home: movement, presence, operations; and what is no
force at all.
"""

from services.tagging.lexicon.words import FULL_MONTHS, WEEKDAYS

# Verbs by which a country puts forces somewhere, or takes them away.
SENDS = frozenset(
    """
    send sends sending sent deploy deploys deploying deployed deployment dispatch dispatches dispatched dispatching withdraw withdraws
    withdrawing withdrew withdrawn withdrawal pull pulls pulling pulled station stations stationed stationing base based bolster bolsters
    bolstered bolstering reinforce reinforced reinforces reinforcing keep keeps keeping kept maintain maintains maintained maintaining
    move moves moved moving commit commits committed committing contribute contributes contributed contributing redeploy redeployed
    redeploying position positioned positions positioning transfer transferred transferring reduce reduces reducing cut cuts cutting triple triples tripled tripling double doubles doubled doubling increase increased
    increasing increases station amass amassed amassing drawdown rotate rotated rotating pour poured ordered provide provided
    fly flies flew flown flying ferry ferried ferrying rush rushed rushing
    providing pledge pledged pledges pledging offer offered offers offering promise promised promises host hosts hosting hosted sail sailed sails sailing supply lend lent landed land airlift airlifted
    """.split()
)
# What forces do where they are: fight, patrol, be attacked.
ACTS = frozenset(
    """
    deployed stationed based positioned operating operate operates fighting fight fights fought attacked attack attacks attacking attacked
    targeted targeting killed wounded injured captured patrol patrolled patrols patrolling strikes struck strike raided raid raids
    conducted conduct conducting conducts carried launched launching entered enter entering crossed crossing advancing advanced present presence invaded
    invade occupy occupied occupying withdrew withdraw withdrawn withdrawal leave left leaving arrive arrived arriving arrival remain
    remained remains serving serve served help helped helping backed joined join joining involved combat battle battles battled
    clashed clash clashes seized seize captured retreat retreated land landed defend defended defending engaged engage engaging
    deaths death dead die died wounding injuring casualties training train trained advising advise supporting support
    intervene intervened intervention incursion offensive operation operations mission under fire bombard bombarded bombing bombed
    shot intercepted intercepts intercept destroyed downed supported surrendered bolster bolstered airstrikes transferred shelling participate
    taken took take retaken retook recaptured overran overrun storm stormed besieged encircled surrounded liberated secured clear cleared clearing
    control controlled controlling hold held holding protect protected protecting evacuated evacuating rescued rescuing flying flown
    teach teaching taught march marched marching push pushed pushing boarded detained manned manning ambush ambushed ambushing hunting hunted withdrawing
    escorting suffered injured deploying rotating rotated expelled ejected repelled
    involvement participation cooperation mounted mount shelled shells shell pounded pounding bombs hit hits rolled watched watch guard guards guarding police
    participated participating accompanied accompany escorted escort used move moved came come return returned returning fired exercises drills drill exercise commit committed
    """.split()
)
# Behind "the military" or "forces", these make it an institution that speaks or pays, not a presence abroad.
INSTITUTIONAL = frozenset(
    """
    said says say told stated announced confirmed denied claimed reported official officials spokesman spokesperson spokeswoman officer
    officers chief chiefs commander commanders aid assistance support budget spending equipment intelligence general command academy
    veteran veterans base bases hardware technology leader leaders leadership source sources statement contractor contractors
    secretary department analyst analysts expert experts estimates doctrine service history uniform industry satellite
    spokesmen censorship bases facility facilities blogger bloggers court prosecutor prosecutors planners cemetery parade medal
    losses casualties strategy headquarters hq hospital tribunal correspondent academy attache warehouse logistics procurement
    """.split()
)

# Countries whose soldiers, where a text doesn't say where they are, are mostly abroad.
FAR_FLUNG = frozenset(
    {"USA", "NATO", "UN", "AU", "EU", "ECOWAS", "SADC", "EAC", "CSTO", "Wagner", "Africa Corps", "PRK"}
)

# A state's soldiers at home: at these words the text speaks of its own streets, borders and barracks.
HOME_WORDS = frozenset(
    """
    texas california mexico balloon barracks conscription enlistment veterans recruiting recruitment parade wildfires
    floods quarantine pandemic vaccine transgender domestic guantanamo louisiana chicago portland minneapolis memphis illinois oregon hurricane
    """.split()
)

# In a sentence with one of these, "from" says where forces leave, not where they come from.
LEAVES = frozenset(
    """
    withdraw withdraws withdrawing withdrew withdrawn withdrawal pull pulled pulling pullout pull-out remove removed removing exit leave
    leaves leaving left drawdown return returned returning expel expelled expelling evacuate evacuated retreat retreated recall recalled
    redeploy redeployed departure depart departed repatriate repatriates repatriating repatriated repatriation expulsion
    """.split()
)
# Behind an adjective they make it a place: "Congolese territory".
TERRITORY = frozenset(
    "territory soil side waters city town province village border capital airspace region port base desert mountains enclave coast island islands field fields airfield airfields harbour harbor ports frontier shore shores coastline garrison village villages camp camps towns hills valley airbase runway barracks airport provinces districts heartland countryside cities land lands".split()
)
# Behind a country they make it a voice or a business, not the doer: "US officials", "a German company".
SPEAKERS = frozenset(
    """
    official officials intelligence media company firm companies analysts analyst sources source expert experts lawmakers senator senators
    citizens citizen journalists newspaper television tv agency agencies spokesman spokesperson embassy ambassador diplomat diplomats
    """.split()
)
# A ship at these words is in action, and so away from its port.
COMBAT = frozenset(
    "intercepted intercept intercepts shot downed struck fired launched deployed deploy destroyed attacked targeted sent bombed sailed transited patrolling hit".split()
)
# "Rwanda-backed rebels" are not Rwanda's soldiers.
HELPED = frozenset(
    "backed sponsored aligned linked affiliated funded trained made supplied supported friendly based born armed equipped built".split()
)
# Verbs that look like adjectives: "Damascus killed seven advisers" is no noun phrase.
EVENTS = frozenset(
    "killed executed deployed stationed wounded moved sent ordered lost arrested detained accused trained fired hit attacked targeted".split()
)
# Past tenses that don't end in -ed.
IRREGULAR = frozenset(
    "sent fought struck shot left began withdrew hit flew came went led took built set put kept lost fell drove held ran entered will would has".split()
)
# Near ships and aircraft these make them goods.
TRADE = frozenset(
    """
    sale sales sell sells selling sold buy buys buying bought purchase purchases purchased purchasing order orders deliver delivery deliveries delivered
    supply supplies supplied supplying provide provided providing donate donated donation transfer transfers request requested export exports
    acquire acquired acquisition package worth built build building design designed maintenance upgrade upgrades contract
    """.split()
)
# Countries whose forces, in an article about somebody else's war, are those they sent there.
EXPEDITIONARY = frozenset({"GBR", "FRA", "CAN", "AUS", "NZL", "DNK", "NLD"})
# Countries that fight in others' wars: that their own war is named more often says nothing of where these forces are.
INTERVENERS = frozenset({"USA", "GBR", "FRA", "RUS", "TUR", "IRN", "CHN", "SAU", "ARE", "RWA", "ETH", "ISR"})
FAR: frozenset[str] = FAR_FLUNG | INTERVENERS | EXPEDITIONARY  # whose forces go abroad
# What forces do abroad, as nouns: with the nation before and the land behind, they are its forces there.
DEEDS = frozenset(
    """
    incursion incursions offensive offensives intervention interventions occupation bombardment encroachment encroachments
    assault assaults operation operations campaign
    """.split()
) | {"air raid", "air raids", "air campaign", "bombing campaign"}
# Of these, the ones that need a military word beside them.
ARMED_DEEDS = frozenset("operation operations campaign assault assaults occupation".split())
# What a service does where it is: verbs in the past and the present, without those of speech and of trade.
DOES = frozenset(
    """
    struck strikes hit bombed bombs shelled shells pounded attacked attacks raided raids carried conducted launched fired intercepted shot downed
    patrols patrolled entered crossed landed withdrew left evacuated abandoned consolidated occupied seized captured destroyed fought fights operates
    operated flew flies sent deployed sailed sails escorted rescued trained trains advanced retreated moved remains remained stayed built sank
    """.split()
)
# Between soldiers and the flag they serve under.
SERVES_UNDER = frozenset(
    "are is were was have been that who now currently also serving serve served deployed stationed attached assigned operating operate fighting working".split()
)
# What nationals do who fight in another's war; and where they do it, or in what they end.
FOUGHT = frozenset(
    """
    fight fights fighting fought enlist enlisted enlisting joined join signed serving serve served recruited volunteered hired lured drafted tricked
    """.split()
)
TAKEN = frozenset("captured killed died convicted sentenced perished surrendered".split())
FRONT = frozenset(
    """
    front frontline army battlefield trenches mercenaries mercenary legion fighting fight contract contracts captured front-line military troops
    brigade brigades battalion invasion war ranks forces
    """.split()
)
# Organisations under whose flag a country's contingent serves.
FLAGS = frozenset({"UN", "AU", "ECOWAS", "SADC", "EAC", "EU", "NATO", "CSTO"})
# Verbs by which a country brings foreigners to a war.
HIRES = frozenset(
    """
    deploy deployed deploying deploys dispatched dispatching ferried ferrying flew flown fly flying hired hires hiring moved moving
    recruit recruited recruiting recruits send sending sends sent shipped shipping ships supplied supplies supplying transferred
    transferring
    """.split()
)
# Beside a deed of a country's they make it one of its forces.
MILITARY = frozenset(
    """
    air airborne amphibious armed bombing border combat cross-border forces ground military naval peace peacekeeping special
    """.split()
)
# What serves under a flag, behind the flag's name.
BODIES = frozenset(
    """
    battlegroup battlegroups command contingent flag force forces insignia mission missions operation operations peacekeeping
    """.split()
) | {"peacekeeping force", "peacekeeping forces", "peacekeeping mission", "stabilisation force", "stabilization force"}
# Behind one of these, "of" puts forces in a country: "the border of Latvia".
PARTS_OF = frozenset(
    """
    airspace area areas army district enclave island port republic streets centre center outskirts suburb suburbs village border borders capital city coast forces frontier part parts province region side territory town waters
    """.split()
)
# One soldier of whom this is told is no force abroad.
DETAINED = frozenset("detained arrested charged jailed sentenced accused indicted convicted misconduct".split())
# Beside one of these an international force is one of soldiers.
MANDATES = frozenset(
    """
    ceasefire contingent deploy deployed deployment gaza haiti led military mission peace peacekeeping police security send sent
    stabilisation stabilise stabilization troops truce ukraine un
    """.split()
)
# Who acts for a country: "the president of France".
LED_BY = frozenset(
    """
    president government army parliament leader minister premier chancellor king emir junta ministry cabinet head ruler rulers prime military navy
    leaders generals
    """.split()
)

# Verbs by which a force comes to be somewhere, stays or leaves; as its doer or its object.
MOVES = SENDS - frozenset(
    "cut cuts cutting triple triples tripled tripling double doubles doubled doubling kept keep keeps keeping maintain maintains maintained provide provided providing increase increased reduce supply lend lent order ordered move moves".split()
) | frozenset(
    """
    arrive arrived arrives arriving land landed lands landing enter entered enters entering leave left leaves leaving return returned returning
    cross crossed crossing withdraw stay stays stayed staying remain remains remained remaining come came comes go went gone join joined joining
    occupy occupied occupying invade invaded pass passed passing sail sailed transit transited transiting patrol patrols patrolled patrolling march marched
    move moves moved moving retreat retreated advance advanced pull pulled replace replaced relieve relieved camp camped serve serving served
    rotate rotated set accept accepted carry carried bring brought transport transported lets let welcome welcomed invite invited admit admitted expel expelled need needs needed
    """.split()
)
# Nouns that say a force is somewhere: "the presence of", "the camp of".
BEING_THERE = frozenset(
    """
    presence entry mandate deployment deployments withdrawal arrival departure contingent camp camps base bases stationing return involvement participation mission
    incursion pullout drawdown exit rotation barracks redeployment transfer introduction use dispatch intervention offensive attack attacks
    """.split()
)
TOLD_OF = (
    ACTS
    | DOES
    | HIRES
    | frozenset(
        """
    hide hid hiding run runs ran wave waved oversaw oversee guarded guard fire fired opened mine mining build built help helped sleep slept search searched
    """.split()
    )
)

# Of these, the ones that are told of forces abroad rather than at home.
POSTS = frozenset(
    """
    send sends sending sent deploy deploys deploying deployed dispatch dispatched dispatching station stationed stationing based withdraw withdrawn
    withdrew withdrawing land landed landing lands arrive arrived arrives arriving sail sailed sailing fly flew flown flying airlifted ferried
    contribute contributed contributes host hosts hosting hosted enter entered entering invade invaded occupy occupied
    """.split()
)

# Verbs by which a country takes foreign forces in.
TAKES_IN = frozenset(
    "host hosts hosted hosting house houses housed housing let lets accept accepts accepted welcome welcomed welcomes invite invited invites admit admitted allow allows allowed allowing receive received receives want wants wanted get gets got".split()
)
# What a service as a whole does where it is; not what it sends, builds or says.
WORKS = frozenset(
    """
    struck strikes hit bombed bombs shelled pounded attacked attacks raided fired intercepted patrol patrols patrolled patrolling entered crossed landed
    withdrew withdraw withdrawn left evacuated abandoned consolidated occupied occupy occupies seized captured fought fights fight fighting operates operate
    operated operating flew escorted advanced retreated remains remained remain stayed stationed based deployed invaded intervened gained holds held
    controls controlled positioned participated shelling bombing presence involvement
    pursued pursues chased chases
    """.split()
)

# What a service does with the forces it has: these are the ones abroad, not the service.
GIVES = frozenset(
    "send sends sent sending dispatch dispatches dispatched contribute contributes contributed commit commits committed provide provides provided pull pulls".split()
)

# By these a country does a deed.
BEGINS = frozenset(
    """
    began begin begins beginning launch launched launches launching mount mounted mounts mounting conduct conducted conducts conducting carry carried
    carrying start started starting threaten threatened threatens resume resumed stage staged staging undertake undertook order ordered hold held holding plan planned run ran
    """.split()
)
DRILLS = frozenset(
    ["exercises", "exercise", "drills", "drill", "manoeuvres", "maneuvers", "patrols", "raids", "raid", "strikes"]
)

# Where the words behind these are, a force is; and the ones that say it at the head of a clause.
AT = frozenset(
    """
    in into to inside across within throughout from at over onto on near around along off outside beyond through toward towards out of
    """.split()
)
BEFORE_IT = frozenset("in at near across on inside around into to over".split())
# Verbs whose object is a place.
REACHES = frozenset(
    """
    entered enter entering invaded invade reached reach reaching left leave leaving occupied occupy quit circled bombed struck shelled attacked raided
    patrol patrols patrolled patrolling crossed overflew approached shadowed take took retake retook recapture recaptured capture captured seize
    seized hold held holds defend defended
    """.split()
)
# Places that a text has named before: "in the region".
SPOKEN_OF = frozenset(
    "country region area city capital province island town spot ground peninsula coast border".split()
)
# With a capital, and no place.
DATES: frozenset[str] = WEEKDAYS.union(FULL_MONTHS, ["christmas", "easter"])

ROLLS = frozenset(
    "rolled rolling roll rolls drive drives driving crossed crossing moved moving entered advanced advancing parked poured drove driven guard guarded".split()
)

# States whose own soldiers, where a text doesn't say where they are, are at home.
HOMEBOUND = frozenset("TWN LBN SYR PSE AFG YEM LBY HTI SOM SSD CAF MLI BFA NER COD SDN MMR UKR".split())
# Beside these soldiers are before a court, not in the field.
LAW = frozenset(
    "sue sues sued suing lawsuit lawsuits litigation prosecutions prosecution prosecute prosecuted murals".split()
)
