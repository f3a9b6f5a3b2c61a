# ruff: noqa: E501 (patterns of words read best as words)
"""Armed forces of a country that is not a primary party, outside its own territory."""

from services.tagging.domain.foreign.abroad import forces_abroad
from services.tagging.domain.indicator import Indicator
from services.tagging.domain.reading.anchors import NAME

_HEAD = (
    r"(?:troop|soldier|fighters|service ?-?(?:wo)?(?:m[ae]n|members?|personnel|people)|personnel|conscripts|mercenar|marine|paratroop|\bparas\b"
    r"|commandos|legion|volunteer|forces?\b|army|armies|military|navy|air force|battalion|brigade|battle ?group|contingent|warship|carrier"
    r"|strike group|destroyer|frigate|bombers|jets|warplane|aircraft|advis[eo]rs|instructors|trainers|squadron|submarine|militia|coalition"
    r"|deployment|build-?up|recruit|insurgents|reinforcements|expeditionary|boots on the ground|airmen|sailors|guards|rangers|planes\b|assets\b|air ?power|air ?strikes|\bRAF\b|bundeswehr"
    r"|incursion|offensive|intervention|military occupation|bombardment|encroachment|air raid|air campaign"
    r"|(?:military|ground|border|keeping|combat|bombing) (?:operation|assault|campaign)|fight(?:s|ing)? (?:for|in|on|alongside)\b"
    r"|fought (?:for|in|alongside)\b|enlist|captured|front.?lines?)"
)
# Foreign wherever they are named.
_MORE = (
    r"riflemen|units (?:of|from) |gurkhas|reservists|artillerymen|snipers|cavalry|paramilitar|detachment|platoon|corvette|cruiser|flotilla|gunboat|gunship|battleship|mine(?:sweep|hunt)er|bomber\b|ready group|naval (?:ship|vessel|unit)|(?:spy|patrol|surveillance|transport) (?:plane|ship)|combat team|militaries|outposts?\b"
    r"|regiment|\bcorps\b|82nd|101st|blue ?-?helmet|garrison|gunners|in uniform|under arms|fatigues|F-?\d\ds?\b|\b(?:f|b|c|p|kc|mig|su|tu)-\d\d|tanks|trainers|rafale|typhoons|(?-i:IRGC|KFOR|UNIFIL|MONUSCO|ISAF|UPDF|SANDF|KDF|NZDF|ENDF|MINUS[MCT]A|UNMISS|AMISOM|ATMIS|AUSSOM|EUFOR|SAMIM|SAMIDRC)|revolutionary guard|combatants"
    r"|ex-soldier|policemen|officers (?:in|at|run|train|with|were)|sapper|gendarme|batter(?:y|ies)\b|sergeants|'s men\b|(?:sen[dt]|sends|sending|deploy[a-z]*) (?:[a-z]+ )?(?:ships|vessels)\b|\b(?:its|their|some|thousand|hundred|\d\d\d) (?:last |own |remaining )?(?:men|officers|engineers)\b|of engineers|peacekeep|infantry|special operators|patrols?\b|(?:ans|ese|ish|ench|tch) (?:in|at|around|near|had|have|were|to|out)\b|exercises|pilots|helicopters|coast guard|gripens|mirages|carabinieri|military police|trenches|uniforms|insignia|(?:led|security|military|training|police) mission|mission led"
    r"|(?:launch|mount|conduct|carr(?:y|ied|ying) out|began|start)[a-z]* (?:[a-z-]+ ){0,3}(?:assault|operation|drill|raid|campaign)"
)
_ALONE = r"wagner|blue ?-?helmets|africa corps|(?-i:\bUSN?S |\bU\.S\.S\. |\bHM(?:A|C|NZ)?S |\bRFA |\b(?:INS|FS|ESPS|ROKS|JS|BNS|PNS|HNLMS|HDMS|HNoMS|TCG|KRI|BRP|NRP|ORP) [A-Z])|foreign(?:-born)? (?:\w+ )?jihad|mercenar|peacekeep|international legion|service ?members"
# As foreign, if they are met by a word above.
_FOREIGN = (
    r"foreign(?:-born)? (?:\w+ )?(?:fighters|troops|forces|army|soldiers|volunteers|legion)|western (?:[a-z]+ )?(?:forces|troops|soldiers)"
    r"|(?:those|our|their|his) (?:\w+ )?(?:troops|forces|soldiers)|carrier (?:strike )?group|coalition (?:troops|forces|soldiers|aircraft|warplanes|jets|air)"
)


INDICATOR = Indicator(
    name="foreign_forces",
    summary="Armed forces of a country that is not a primary party, outside its own territory.",
    anchors=(_HEAD, _MORE, _ALONE),
    beside=(NAME, _ALONE, _FOREIGN),
    read=forces_abroad,
    fires_on=(
        "Canadian soldiers have been training recruits in Latvia since spring.",
        "Wagner fighters took over the airfield north of Bamako.",
        "The carrier USS Example sailed into the eastern Mediterranean on Monday.",
        "Kenya sent 400 troops to Haiti.",
        "North Korean conscripts joined the assault on the Ukrainian trenches.",
    ),
    silent_on=(
        "Ukrainian soldiers held the village.",
        "Malian troops patrolled the streets of Bamako.",
        "The French embassy reopened on Tuesday.",
        "Israeli forces advanced into northern Gaza.",
    ),
)
