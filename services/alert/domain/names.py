"""
Names as reports use them: when two of them speak of the same side, or of the same place.

Outlets name a force by its state, by its company or by the alliance it serves in, and a place by its town or by its
country. A name that is too wide to tell two events apart says nothing here.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

# An alliance or a company against the state behind it: neither contradicts the other.
_STATE_BEHIND = {"Wagner": "RUS", "Africa Corps": "RUS", "IRGC": "IRN"}
_REMEMBERED = 4096  # names: the same few hundred come with every article
_CODE = 3  # letters of a country's code
_UMBRELLAS = frozenset({"NATO", "EU", "UN", "AU", "coalition", "SADC", "ECOWAS", "CSTO", "EAC", "MNJTF"})
# What is a country, a war or a part of the world: no place of an event. The rest are towns, districts, bases, waters.
_WIDE = frozenset(
    """
    africa asia europe world region country border borders front frontline east west north south middle+east
    afghanistan algeria armenia australia azerbaijan bahrain bangladesh belarus belgium benin britain bulgaria
    burkina+faso burma burundi cambodia cameroon canada central+african+republic chad china colombia congo croatia
    cuba cyprus czech+republic czechia democratic+republic+of+congo democratic+republic+of+the+congo dr+congo drc
    denmark djibouti egypt england eritrea estonia ethiopia finland france georgia germany ghana greece greenland
    guinea haiti hungary iceland india indonesia iran iraq ireland israel italy ivory+coast japan jordan kenya korea
    kosovo kuwait kyrgyzstan laos latvia lebanon libya lithuania malaysia mali mauritania mexico moldova mongolia
    montenegro morocco mozambique myanmar nepal netherlands new+zealand niger nigeria north+korea norway oman
    pakistan palestine panama peru philippines poland portugal qatar romania russia russian+federation rwanda
    saudi+arabia scotland senegal serbia sierra+leone singapore slovakia slovenia somalia somaliland south+africa
    south+korea south+sudan spain sri+lanka sudan sweden switzerland syria taiwan tajikistan tanzania thailand togo
    tunisia turkey turkiye türkiye turkmenistan uae uganda uk ukraine united+arab+emirates united+kingdom
    united+states us u.s usa uzbekistan venezuela vietnam wales yemen zambia zimbabwe sahel balkans caucasus baltics
    ussr soviet+union donbas donbass gaza gaza+strip west+bank horn+of+africa gulf persian+gulf
    red+sea black+sea azov+sea sea+of+azov baltic+sea baltic mediterranean mediterranean+sea arabian+sea south+china+sea
    east+china+sea yellow+sea sea+of+japan north+sea caspian+sea caribbean atlantic pacific indian+ocean arctic
    gulf+of+aden gulf+of+oman taiwan+strait arabian+gulf indo-pacific sea high+seas
    """.split()  # noqa: SIM905 (a table reads better as words)
)
# Parts of the world, and words for any country: that both name one tells nothing.
_REGIONS = frozenset(
    """
    africa asia europe world region country border borders front frontline east west north south middle+east sahel
    balkans caucasus baltics eastern+europe western+europe central+europe north+africa west+africa east+africa sea
    high+seas us u.s usa united+states washington pentagon
    """.split()  # noqa: SIM905 (a table reads better as words)
)
# Their forces stand in many countries at once: that both tell of them is no sign that both tell of one event.
POWERS = frozenset({"USA", "RUS", "CHN", "GBR", "FRA"})
# Wars in which each sort of thing happens every day, and their own lands: that both tell of one tells next to nothing.
WIDE_WARS: dict[str, frozenset[str]] = {
    "russia-ukraine": frozenset({"russia", "RUS", "ukraine", "UKR"}),
    "israel-hamas": frozenset({"israel", "ISR", "gaza", "gaza strip", "west bank", "palestine", "PSE"}),
    "israel-lebanon": frozenset({"israel", "ISR", "lebanon", "LBN"}),
    "israel-iran": frozenset({"israel", "ISR", "iran", "IRN"}),
    "syria": frozenset({"syria", "SYR"}),
    "iraq": frozenset({"iraq", "IRQ"}),
    "sudan": frozenset({"sudan", "SDN"}),
    "myanmar": frozenset({"myanmar", "MMR"}),
}
# Wars of one part of the world, in which the same powers' forces stand.
_NEIGHBOURS = (
    frozenset({"iraq", "syria", "israel-hamas", "israel-lebanon", "israel-iran", "yemen"}),
    frozenset({"taiwan-strait", "south-china-sea"}),
    frozenset({"sahel", "lake-chad"}),
)
_TAIL = re.compile(
    r"(?:\W+(?:city|town|village|region|province|oblast|district|county|area|border|front|direction|port))+$"
)
_HEAD = re.compile(
    r"^(?:the|city of|town of|region of|province of|port of|northern|southern|eastern|western|central|north|south|east|"
    r"west|near|greater)\W+"
)


def neighbours(theatre: str) -> frozenset[str]:
    """Name the theatres of the wars around that of a theatre, its own among them."""
    war = theatre.removeprefix("conflict:")
    return frozenset(f"conflict:{name}" for area in _NEIGHBOURS if war in area for name in area)


def sides(actors: Iterable[str]) -> frozenset[str]:
    """Give the states behind *actors*; an alliance stands for nobody in particular."""
    return frozenset(_STATE_BEHIND.get(name, name) for name in actors if name not in _UMBRELLAS)


def hosts(found: Iterable[str | None]) -> frozenset[str]:
    """Give the host countries: codes, not parts of the world."""
    return frozenset(h for h in found if h and len(h) == _CODE and h.isupper())


@lru_cache(maxsize=_REMEMBERED)
def place(name: str) -> str | None:
    """Give the plain form of a place's name, or None where it is too wide to tell two events apart."""
    named = plain(name)
    return None if not named or named.replace(" ", "+") in _WIDE else named


@lru_cache(maxsize=_REMEMBERED)
def plain(name: str) -> str:
    """Give a place's name without its kind or a part of it: ``kharkiv`` for "the Kharkiv region", "east Kharkiv"."""
    named = " ".join(name.casefold().replace("’", "'").split()).strip(" .,'\"")
    if named.replace(" ", "+") in _WIDE:
        return named
    while (shorter := _HEAD.sub("", _TAIL.sub("", named))) != named and shorter:
        named = shorter
    return named.removesuffix("'s")


def places(names: Iterable[str]) -> frozenset[str]:
    """Give the plain forms of those names that tell places apart."""
    return frozenset(plain for plain in map(place, names) if plain)


def lands(names: Iterable[str]) -> frozenset[str]:
    """Give the countries and seas among *names*, and codes of hosts, in plain form; no whole parts of the world."""
    return frozenset(plain for plain in map(land, names) if plain)


@lru_cache(maxsize=_REMEMBERED)
def land(name: str) -> str | None:
    """Give the plain form of the name, or code, of a country or sea, None for whatever else."""
    if len(name) == _CODE and name.isupper():
        return name
    plain = " ".join(name.casefold().split()).strip(" .,'\"")
    while plain.replace(" ", "+") not in _WIDE:
        shorter = _HEAD.sub("", plain)
        if shorter == plain or not shorter:
            return None
        plain = shorter
    return None if plain.replace(" ", "+") in _REGIONS else plain
