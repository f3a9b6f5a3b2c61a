# ruff: noqa: C901, PLR0911 (a grammar has one branch for each way to say a thing)
"""
The noun that drones modify, and what it says of them: "drone strike", "drone and missile factory", "drone operators".

``compound`` promises the kind and the word of that noun, or None where there is none; an empty kind where the noun
makes them no drones at war (drone footage).
"""

from services.tagging.domain.reading.chunks import parse
from services.tagging.domain.reading.predicates import predicates
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import ALSO_VERBS, COMPOUND, FACTORY_TARGET, FOILED, LEARNS, SENSITIVE, WEAPONS
from services.tagging.lexicon.frames import VERBS


def compound(s: Sentence, d: int) -> tuple[str, int] | None:
    """The noun that the drones modify, past "and missile"."""
    i = d + 1
    plural = s.words[d].endswith("s") and s.words[d] != "uas"
    if s.classes[i : i + 1] == "'" and s.words[i + 1 : i + 2] and COMPOUND.get(s.words[i + 1]) in {"incursion", "use"}:
        return (_compound_kind(s, d, i + 1), i + 1) if s.words[i + 2 : i + 3] in _WHERE else None
    while i < min(s.size, d + 8):
        word = s.words[i]
        if word == "racing" and s.classes[i + 1 : i + 2] in {"i", ">"}:
            return None
        if word in {"shot", "shots"} and _shoots(s, i):
            return None
        if plural and i > d + 1 and s.classes[d + 1] in "&|," and COMPOUND.get(word) in _OF_ANOTHER:
            return None  # "drones and air defence", "drones and ground stations"
        if COMPOUND.get(word) in {"use", "strike", "surveillance"} and i == d + 1 and s.words[i + 1 : i + 2] in _CRAFT:
            return None  # "the TB2 combat systems" are the drones themselves
        if word in COMPOUND and not (
            plural and (word in ALSO_VERBS or COMPOUND[word] in {"", "use"}) and (i == d + 1 or COMPOUND[word] == "use")
        ):
            return (_compound_kind(s, d, i), i)
        if (
            (s.classes[i] in "&|,h" and not (plural and s.classes[i] == ","))
            or word in WEAPONS
            or (s.classes[i] in "mjDA" and (i > d + 1 or not plural))
            or (
                i == d + 1
                and not plural
                and s.classes[i] in "XxN"
                and COMPOUND.get(s.words[i + 1] if i + 1 < s.size else "") in {"site", "factory"}
            )
            or (
                not plural  # "drone or glider attack"
                and s.classes[i - 1] in "&|"
                and COMPOUND.get(s.words[i + 1] if i + 1 < s.size else "") in {"strike", "launch"}
            )
        ):
            i += 1
        else:
            return None
    return None


_IN_VAIN = frozenset(["attempted", "failed", "unsuccessful", "aborted", "botched", "abortive"])


def _did_harm(s: Sentence, i: int) -> bool:
    """Whether what was only tried did harm: "an attempted drone strike destroyed a hangar"."""
    p = parse(s)
    main = next((part for part in predicates(s, p, p.at(i)) if part.how == "main"), None)
    return main is not None and main.role != "object" and s.words[main.at] in _HARMS


_HARMS = frozenset(
    """
    killed kills wounded wounds injured injures hurt damaged damages destroyed destroys wrecked wrecks hit hits burned
    struck strikes gutted ignited sparked caused causes left leaves claimed claims set
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_SKILLS = frozenset(["technology", "technologies", "know-how"])
_USES = frozenset(
    """
    resort resorts resorted resorting use uses used using employ employs employed
    employing deploy deploys deployed deploying turned turning
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_OF_ANOTHER = frozenset(["", "strike", "surveillance", "site", "factory"])
_CRAFT = (
    ["aircraft"],
    ["system"],
    ["systems"],
    ["vehicle"],
    ["vehicles"],
    ["plane"],
    ["planes"],
    ["platform"],
    ["platforms"],
)
_WHERE = (["over"], ["above"], ["near"], ["into"])
_SEATS = frozenset(
    [
        "centre",
        "center",
        "centres",
        "centers",
        "post",
        "posts",
        "hub",
        "hubs",
        "headquarters",
        "station",
        "stations",
        "bunker",
        "ground",
        "grounds",
        "range",
        "camp",
    ]
)


def _learnt(s: Sentence, d: int) -> bool:
    """Whether it is what somebody is taught: "training their allies in drone warfare", "to learn drone tactics"."""
    before = s.words[max(0, d - 7) : d]
    at = next(k for k in range(len(before) - 1, -1, -1) if before[k] in LEARNS)
    rest = before[at + 1 :]
    return not before[at].startswith("learn") and not {"by", "from", "after", "when", "while", ","} & set(rest)


def _shoots(s: Sentence, i: int) -> bool:
    """Whether "shot" is what they do: "a drone shot and killed a man"."""
    following = s.words[i + 1 : i + 2]
    if following == ["and"]:
        return VERBS.get(s.words[i + 2] if i + 2 < s.size else "", ("", ""))[1] == "E"
    return following in (["down"], ["dead"], ["at"]) or s.classes[i + 1 : i + 2] in {"d", "g", "n", "s", "T", "A"}


def _compound_kind(s: Sentence, d: int, i: int) -> str:
    kind, word = COMPOUND[s.words[i]], s.words[i]
    if kind == "" and s.words[i + 1 : i + 2] in (["feed"], ["feeds"], ["link"], ["links"]):
        return "use"
    if (kind == "use" or word == "training") and s.words[i + 1 : i + 2] and s.words[i + 1] in _SEATS:
        return "site"
    if kind == "use" and not LEARNS.isdisjoint(s.words[max(0, d - 7) : d]) and _learnt(s, d):
        return "supply"
    if kind == "launch" and s.words[i + 1 : i + 2] and s.words[i + 1] in {"site", "sites", "pad", "pads"}:
        return "site"
    before, after = s.words[max(0, d - 6) : d], s.words[i + 1 : i + 5]
    if word in _SKILLS and "gaining" in before:
        return "supply"
    if word in _SKILLS and not _USES.isdisjoint(before):
        return "use"  # "resort to drone technology"
    if word.startswith("activit") and s.words[d - 1 : d] == ["deadly"]:
        return "strike"
    if (
        kind == "use"
        and s.words[i + 1 : i + 2] in _WHERE
        and (
            not SENSITIVE.isdisjoint(s.words)
            or (s.words[i + 1] == "into" and any(c in "CG" for c in s.classes[i + 2 : i + 4]))
        )
    ):
        return "incursion"
    if kind == "strike" and not FOILED.isdisjoint(before + after[:3]) and after[:1] != ["by"]:
        return "interception"
    if kind == "strike" and word[-1] != "s" and not _IN_VAIN.isdisjoint(s.words[max(0, d - 2) : d]):
        return kind if _did_harm(s, i) else "interception"
    if kind in {"factory", "site"}:
        targeted = not FACTORY_TARGET.isdisjoint(s.words[max(0, d - 9) : d] + s.words[i + 1 : i + 9])
        return "site" if targeted or kind == "site" else "supply"
    if kind == "incursion" and word in {"alert", "alerts", "alarm", "alarms"}:
        return "incursion"
    return kind
