# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""
Words around forces that keep a reader from a wrong claim: what is no force beside them, who only travels, whose sea
it is, who "he" may be.
"""

# What a language or the press has, no government: "its French acronym".
LANGUAGE: frozenset[str] = frozenset(
    """
    acronym acronyms initials name names language word words press newspaper newspapers daily magazine channel broadcaster version
    translation spelling term phrase
    """.split()
)
# Beside contractors they make them firms.
BUSINESS: frozenset[str] = frozenset(
    """
    sanctions sanctioned sanctioning fair exhibition expo shares revenue profits exports export contracts contract suppliers supplier tender
    bribery bribes fraud lobbyists manufacturers manufacturer prototype factory factories
    """.split()
)
# What crews learn to do with aircraft and ships: "to operate American aircraft".
HANDLES: frozenset[str] = frozenset(
    """
    operate operating operates fly flying flies maintain maintaining maintains repair repairing service servicing pilot piloting master mastering
    handle handling
    """.split()
)
# Behind these, foreign forces are other countries' governments.
MEDDLING: frozenset[str] = frozenset(
    """
    interference interfering interfered meddling meddle collusion colluding colluded infiltration instigated incited plots
    """.split()
)
# Whose members bear no arms.
CIVIL_BODIES: frozenset[str] = frozenset(
    "council government cabinet parliament opposition party delegation congress commission".split()
)
# Missions of these are people without arms.
INSPECTORS: frozenset[str] = frozenset(
    """
    opcw iaea osce fact-finding finding observation observer observers inspection political assistance humanitarian trade election electoral
    diplomatic monitoring civilian rescue medical scientific verification
    """.split()
)
# What somebody else than the force does who goes to a place.
TRAVELS: frozenset[str] = frozenset(
    """
    travelling traveling heading headed bound road route journey trip flight voyage fleeing smuggled smuggling exported visit visiting transiting
    """.split()
)
# Where their forces come from, not where they are: "an invasion of Russian troops from Belarus".
ATTACKS: frozenset[str] = frozenset(
    "invasion attack attacks offensive assault incursion strike strikes push threat".split()
)
# Seas at whose shores these are at home.
HOME_SEAS: dict[str, frozenset[str]] = {
    "Channel": frozenset(["GBR", "FRA"]),
    "English Channel": frozenset(["GBR", "FRA"]),
    "North Sea": frozenset(["GBR", "NOR", "DNK", "NLD", "DEU", "BEL"]),
    "Black Sea": frozenset(["RUS", "UKR", "TUR", "ROU", "BGR", "GEO"]),
    "Baltic Sea": frozenset(["SWE", "FIN", "EST", "LVA", "LTU", "POL", "DNK"]),
    "Taiwan Strait": frozenset(["CHN", "TWN"]),
    "South China Sea": frozenset(["CHN", "PHL", "VNM"]),
    "East China Sea": frozenset(["CHN", "JPN"]),
    "Persian Gulf": frozenset(["IRN", "SAU", "ARE", "KWT", "QAT", "BHR", "OMN"]),
    "Strait Of Hormuz": frozenset(["IRN", "OMN", "ARE"]),
    "Red Sea": frozenset(["SAU", "EGY", "YEM", "ERI", "SDN"]),
    "Sea Of Azov": frozenset(["RUS", "UKR"]),
    "Korean Peninsula": frozenset(["KOR", "PRK"]),
}
# Who "he" may be.
TITLES: frozenset[str] = frozenset(
    "president premier chancellor minister king emir leader general ruler monarch commander chief dictator strongman".split()
)
# Between "he" and its verb.
AUXILIARY: frozenset[str] = frozenset(
    """
    has have had would will could might may should was is did does already also now then once just never still been to ready plans planned
    wants wanted going decided agreed
    """.split()
)
