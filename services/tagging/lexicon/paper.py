# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""Words by which a figure is the size of an army, what a law allows, or the men of a story: none tells a force of now."""

# "would cap the force at", "may not exceed", "the law lets it send"
LIMITS = frozenset("cap caps capped limit limits limited limiting ceiling quota threshold exceed".split())
LAWS = frozenset(
    """
    law laws constitution treaty rules rule legislation mandate statute charter act amendment agreement accord accords deal bill change
    resolution pact
    """.split()
)
ALLOWS = frozenset(
    "lets let allows allow allowed permits permit permitted entitles provides foresees may can could stipulates".split()
)
MAY_BE = frozenset(["may", "can", "could"])
BE_SENT = frozenset("sent deployed stationed dispatched based kept used".split())
WITHOUT = frozenset(["without", "unless", "sign-off", "approval"])
# "on paper", "in theory", "an establishment of"
NOMINAL = frozenset("paper theory nominally nominal theoretically statutory".split())
ESTABLISHED = frozenset(
    ["authorised", "authorized", "sanctioned", "approved", "mandated", "nominal", "statutory", "full"]
)
# Of any unit of its sort: "each brigade consists of", "a battalion normally has"
ANY = frozenset("a an each every any typical standard average ordinary".split())
TYPICAL = frozenset("typically normally usually generally ordinarily often typical standard average ordinary".split())
COMES_TO = frozenset(
    "has have had consists consist numbers comprises contains contain includes is are be would will made up of about around usually typically normally generally often roughly some between made".split()
)
# The whole of it: "with 60,000 active-duty soldiers"
WHOLE = frozenset(["active-duty", "active", "active duty"])
ARMIES = frozenset("army military armed-forces".split()) | {
    "armed forces",
    "defence forces",
    "defense forces",
    "defence force",
    "defense force",
    "land forces",
}
GREATEST = frozenset("largest biggest strongest smallest".split())
HAS = frozenset("has have had with number numbers boasts fields maintains of".split())
WHERE = frozenset(
    "in at near on around along inside across outside over within there to into from for against towards toward about by".split()
)
# What men of a story do, or have done to them.
TELLS = frozenset(
    """
    said say says told tell revealed admitted confessed testified described describe recalled recounted recall explained insisted complained wrote
    apologised apologized spoke alleged claimed posed danced married wept laughed denied pleaded acknowledged
    """.split()
)
SHOWN = frozenset(
    """
    filmed photographed pictured shown seen interviewed honoured honored decorated awarded praised quoted questioned identified named heard
    """.split()
)
HEARD = frozenset(
    "interviewed interviews interview surveyed survey polled quoted quoting citing testimony letters recording recordings audio".split()
)
MAKES = frozenset(
    "grow grows rise rises increase increases increased expand expanded double doubled cut reduce reduced raise raised swell boost".split()
)
COURTS = frozenset("court magistrates tribunal judge jury trial dock court-martial".split())
IN_COURT = frozenset("before in on appeared appear stood went told faced face".split())
HONOURED = frozenset("awarded decorated honoured honored promoted commended".split())
BEGINS = frozenset("began begun started entered".split())  # the war, with an army of so many
# Theirs is no nation's army.
IRREGULARS = frozenset(
    "militia militias group groups rebels rebel faction clan alliance movement insurgents cartel mercenaries".split()
)
