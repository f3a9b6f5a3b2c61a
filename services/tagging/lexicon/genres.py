# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
What tells the genre of an article: words any newspaper prints over such a piece, and those its writers use.

A weight goes with each sign; ``LEAST`` says how much of them makes a genre. All in small letters.
"""

from typing import Literal, NamedTuple

from services.tagging.lexicon import asides
from services.tagging.lexicon.words import FULL_MONTHS

Name = Literal["report", "opinion", "analysis", "explainer", "feature", "history", "elsewhere", "digest", "document"]
LEAST: dict[Name, int] = {
    "explainer": 2,
    "history": 2,
    "feature": 2,
    "opinion": 3,
    "analysis": 2,
    "elsewhere": 2,
    "digest": 3,
    "document": 3,
}


class Sign(NamedTuple):
    """A pattern, the genre it speaks for, how much, and how that is said."""

    pattern: str
    genre: Name
    weight: int
    said: str


_SAYS_SO = "the title says so"
_OPINION = "opinion|comment|commentary|editorial|leader|op-?ed|column|perspective|viewpoint|letters?"
_DOCUMENT = (
    "(?:joint )?(?:statement|communique|declaration)|remarks|address|interview with|press (?:release|conference|statement|briefing)"
    "|proclamation|letter to|message (?:to|on)|executive order|transcript|speech|readout|fact sheet|memorandum|radio address"
    "|exchange with reporters|(?:the president's )?news conference"
)
_RULES = (
    "(?:new|changes?|changing|relax(?:es)?|tighten(?:s|ed)?|rewrites?|reforms?) (?:the |its |to )?(?:rules?|laws?)"
    "|draft (?:law|bill)|legislation|export (?:curbs?|controls?|bans?)"
    "|(?:restrictions?|curbs|controls)(?: \\w+){0,2} on (?:the )?(?:exports?|imports?|sales?)"
)
_LAW = (
    "asylum|sanctuary|resettle[a-z]*|translators?|interpreters?|inquir(?:y|ies)|inquest|lawsuits?|sue[sd]?|suing|courts?|on trial"
    f"|stands? trial|tribunal|human rights laws?|war crimes?|veterans?|pensions?|sanctions?|report into|{_RULES}"
)
_FIGHTING = "arm(?:y|ies)|militar(?:y|ies)|nav(?:y|ies)|air|war(?:s|fare|ships?|planes?)?|battle(?:s|fields?)?|soldiers?|weapons?|tanks?|drones?|combat"
# Over the first sentence of an article without a title.
RULES = rf"\b(?:{_RULES})\b"
# Over the title.
TITLES: tuple[Sign, ...] = (
    Sign(rf"^(?:{_OPINION}) ?[:|-]", "opinion", 3, _SAYS_SO),
    Sign(rf"[|:-] ?(?:{_OPINION}|the \w+ view)(?: -.*|\|.*)?$", "opinion", 3, _SAYS_SO),
    Sign(r"^(?:the \w+ view on|we must|we need|we should|it'?s time|let'?s)\b", "opinion", 3, "the title argues"),
    Sign(r"\btime (?:to|for \w+ to) (?:stop|start|end|get|rethink|act|admit)", "opinion", 2, "the title argues"),
    Sign(r"\b(?:must|should) (?:not |now |never )?(?:be|do|act|stop|take|stand|face|learn|admit|rethink)\b", "opinion", 1, "the title says what should be"),
    Sign(r"\b(?:explainer|explained|analysis|q&a|fact ?box|fact check|key (?:questions|takeaways))\b", "explainer", 3, _SAYS_SO),
    Sign(r"\b(?:what|things|all) (?:(?:you|we) need )?to know\b|\bin (?:maps|charts|numbers)\b", "explainer", 3, _SAYS_SO),
    Sign(r"\bhere'?(?:s| is| are) (?:what|where|why|how|who)\b", "explainer", 3, "the title explains"),
    Sign(r"(?:^|[:;|-] ?)(?:how|why|what|who|whose|where|when|which)(?:'s)?\b.*\?", "explainer", 3, "the title asks"),
    Sign(r"(?:^|[:;|.-] ?)(?:is|are|can|could|will|would|should|does|do|did|has|have)\b.*\?", "explainer", 3, "the title asks"),
    Sign(rf"\b(?:{_FIGHTING})(?: (?:forces?|machines?))? of (?:the future|tomorrow)\b", "explainer", 2, "the title tells of the future"),
    Sign(r"\b(?:of the future|future of|next generation|of tomorrow)\b", "explainer", 2, "the title tells of the future"),
    Sign(r"(?:^|[:;|] ?)(?:how|why|what) (?!we know on day)[^?]*$", "explainer", 3, "the title explains"),
    Sign(r"^(?:inside|meet|life (?:in|under|after)|portrait of|profile|in pictures|interview|my)\b", "feature", 3, "the title tells of a life"),
    Sign(r"^[\"'](?:i|we|my|our)\b[^\"']*[\"']$", "feature", 3, "the title quotes a life"),
    Sign(r"\b(?:obituary|a history of|the story of|timeline|on this day|looking back|memoirs?|book review)\b", "history", 3, "the title looks back"),
    Sign(r"\b(?:\w+|\d+) (?:years|decades) (?:on|later|ago)\b|\b(?:years|decades) of\b", "history", 2, "the title looks back"),
    Sign(r"\b(?:as it happened|live updates?|live ?blog|what we know on day|sitrep|round-?up|war update)\b", "digest", 3, _SAYS_SO),
    Sign(r"\b(?:morning|evening|daily) briefing\b|^live\b|\blive ?[:|-]|[|-] ?live$", "digest", 3, _SAYS_SO),
    Sign(rf"\b(?:{_LAW})\b", "elsewhere", 2, "its title is of law"),
    Sign(rf"^(?:{_DOCUMENT})\b", "document", 3, _SAYS_SO),
    Sign(r"\b(?:statement|remarks|testimony|readout) (?:on|at|by|of|with|to|before|following)\b|\b(?:statement|communique) ?:", "document", 3, _SAYS_SO),
    Sign(r"\bpress (?:availability|briefing|conference|statement|release)\b|\bbriefing with\b", "document", 3, _SAYS_SO),
)  # fmt: skip

# Over a title that names no arms.
CULTURE = (
    r"\b(?:films?|movies?|documentary|novels?|poets?|museums?|exhibitions?|festivals?|albums?|singers?|bands?|actors?|actress"
    r"|celebrit(?:y|ies)|oscars?|concerts?|world cup|olympics?|olympians?|medals?|football(?:ers?)?|cricket(?:ers?)?|rugby"
    r"|tennis|champions?|championships?|leagues?|coach|recipes?|restaurants?|weddings?|tourists?|holidays?|royal family)\b"
)
# No arms of the title's own: the war is only when or where something else is.
BACKDROP = r"\b(?:during|amid(?:st)?|despite|in spite of|in time of) (?:the |a |its |an? ongoing )?(?:[\w'-]+ )?(?:war|conflict|fighting|violence)\b|\bwar-?time\b"
# A part of the address between two slashes.
SECTIONS: dict[str, tuple[Name, int]] = {
    **dict.fromkeys(
        """
        opinion opinions commentisfree comment commentary editorial editorials leader leaders column columns columnists op-ed
        oped perspectives viewpoint views letters
        """.split(),
        ("opinion", 3),
    ),
    **dict.fromkeys("blog blogs newsletter newsletters".split(), ("opinion", 1)),
    **dict.fromkeys(
        "analysis explainer explainers explained backgrounder factcheck fact-check".split(), ("explainer", 3)
    ),
    **dict.fromkeys(
        "feature features longform longread longreads magazine in-depth interview interviews profile profiles".split(),
        ("feature", 1),
    ),
    **dict.fromkeys("obituary obituaries books reviews history culture film music".split(), ("history", 3)),
    **dict.fromkeys(
        "press-release press-releases pressreleases press_releases statements speeches remarks transcripts briefings".split(),
        ("document", 3),
    ),
    **dict.fromkeys("live liveblog live-updates live-news".split(), ("digest", 3)),
}

# How its sentences are made, outside of quotations.
CITES = frozenset(
    b"""
    said says told tells according announced announces reported reports confirmed confirms added adds tweeted wrote claimed
    claims warned warns stated saying telling acknowledged denied insisted declared
    """.split()
)
# By whom else a story is told: an analysis has few of them.
SOURCES: frozenset[bytes] = frozenset(
    b"""
    say believe believed reportedly officials official sources source spokesman spokesperson spokeswoman statement police
    """.split()
)
DAYS: frozenset[bytes] = frozenset(day.encode() for day in asides.DAYS)
_MONTH = "|".join(FULL_MONTHS)
DATES = (
    rf"\b(?:[0-9]{{1,2}} )?(?:{_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.) [0-9]{{1,2}}\b"
    rf"|\b[0-9]{{1,2}} (?:{_MONTH})\b"
)
OUGHT = frozenset(b"must should ought shouldn't mustn't cannot".split())
ARGUES = frozenset(
    b"""
    indeed surely clearly perhaps alas sadly unfortunately arguably hence thus moreover therefore instead yet however rather
    nor inevitably undoubtedly unsurprisingly predictably regrettably ironically frankly admittedly
    """.split()
)
ARGUMENTS = (
    r"\b(?:of course|no wonder|the (?:truth|fact|problem|point|question|lesson|answer) is|in short|after all|make no mistake"
    r"|in other words|not least|to be sure|nothing short of|it is (?:time|clear|hard|wrong|right)|on the contrary|let us"
    r"|there (?:is|can be) (?:no|little) doubt|no doubt|far from|the real|for all (?:its|his|her|their)|all the more"
    r"|at (?:best|worst))\b"
)
WE = frozenset(b"we our ours ourselves".split())
ME = frozenset(b"i i'm i've i'd my myself".split())
NARRATES = frozenset(b"says tells recalls remembers explains adds admits laughs smiles shrugs sighs insists".split())
EXPLAINS = r"\b(?:what (?:do )?we know|what happens next|so,? who are|(?:here is|here's) (?:what|how|why))\b"
LOOKS_AT = (
    r"\b(?:(?:here is|here's) (?:a look|what|how|why)|here are the|we (?:take a )?look at|this is what we know)\b"
)
OWN_VIEWS = r"\b(?:views|opinions) expressed (?:in this|here)\b"
# In the first sentence: what an encyclopedia tells of.
ENTRY = (
    r"\A[^.\n]{0,160}\bwas an? (?:[\w-]+ ){0,4}(?:operation|battle|war|siege|offensive|campaign|uprising|massacre|revolt)\b"
    r"[^.\n]{0,160}\b(?:in|from|between|on) (?:[\w-]+ ){0,3}(?:1[0-9]|20)[0-9][0-9]\b"
)
# {year}: that of the article.
YEARS_END = (
    r"\b(?:the|this|a) year (?:ended|closed|draws to|drew to|is ending|began with|that (?:was|ends|ended|saw))\b"
    r"|(?:^|[.,;:] |[.] but |[.,;:] while |[.] but while ){year} (?:might have|may have|will be remembered|has been a|was a|was the|saw|brought|proved|ended|closed)\b"
    r"|\b(?:review|end) of the year\b|\bthe past twelve months\b"
)
LOOKS_BACK = r"\b(?:timeline of|a look back|looking back|on this day|key (?:moments|dates)|chronology of)\b"

# An opening that holds no claim, and hardly any of these, tells of something else than arms.
ARMS = (
    r"\b(?:militar\w*|arm(?:y|ies|ed)|troops?|soldiers?|forces|war(?:s|time|ships?|planes?)?|attack(?:s|ed|ing|ers?)?|strikes?"
    r"|struck|shot|missiles?|rockets?|drones?|uavs?|fighters?|militants?|militias?|rebels?|insurg\w*|guerrillas?|bomb\w*|killed"
    r"|invasions?|invad\w*|(?:counter)?offensives?|ceasefires?|truce|weapons?|nav(?:y|al)|air ?(?:force|strikes?|craft)|battl\w*"
    r"|fight(?:s|ing)?|fought|mercenar\w*|peacekeep\w*|coup|shell(?:ed|ing)|gunmen|jets?|combat|front ?lines?|conscript\w*"
    r"|mobili[sz]\w*|para-?military|marines?|intercept(?:ed|s)|deploy\w*|jihad\w*|isis|taliban|hezbollah|hamas|houthi\w*|wagner"
    r"|regiments?|brigades?|battalions?|tanks?|howitzers?|munitions?|ammunition|helicopters?|submarines?|frigates?|destroyers?"
    r"|mortars?|siege|clash(?:ed|es)|artillery|nuclear|patrols?|postures?|fleets?|violence)\b"
)
FEWEST_ARMS = 2  # of these words
