"""
Names as reports use them: when two of them speak of the same side, or of the same place.

Outlets name a force by its state, by its company or by the alliance it serves in, and a place by its town or by its
country. A name that is too wide to tell two events apart says nothing here.
"""

import re
from collections.abc import Iterable

# An alliance or a company against the state behind it: neither contradicts the other.
_STATE_BEHIND = {"Wagner": "RUS", "Africa Corps": "RUS", "IRGC": "IRN"}
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
    donbas donbass gaza gaza+strip west+bank horn+of+africa gulf persian+gulf
    red+sea black+sea azov+sea sea+of+azov baltic+sea baltic mediterranean mediterranean+sea arabian+sea south+china+sea
    east+china+sea yellow+sea sea+of+japan north+sea caspian+sea caribbean atlantic pacific indian+ocean arctic
    gulf+of+aden gulf+of+oman taiwan+strait arabian+gulf indo-pacific sea high+seas
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_TAIL = re.compile(
    r"(?:\W+(?:city|town|village|region|province|oblast|district|county|area|border|front|direction|port))+$"
)
_HEAD = re.compile(
    r"^(?:the|city of|town of|region of|province of|port of|northern|southern|eastern|western|central|north|south|east|"
    r"west|near|greater)\W+"
)


def sides(actors: Iterable[str]) -> frozenset[str]:
    """Give the states behind *actors*; an alliance stands for nobody in particular."""
    return frozenset(_STATE_BEHIND.get(name, name) for name in actors if name not in _UMBRELLAS)


def hosts(found: Iterable[str | None]) -> frozenset[str]:
    """Give the host countries: codes, not parts of the world."""
    return frozenset(h for h in found if h and len(h) == 3 and h.isupper())


def place(name: str) -> str | None:
    """Give the plain form of a place's name, or None where it is too wide to tell two events apart."""
    plain = " ".join(name.casefold().replace("’", "'").split()).strip(" .,'\"")
    if plain.replace(" ", "+") in _WIDE:
        return None
    while (shorter := _HEAD.sub("", _TAIL.sub("", plain))) != plain and shorter:
        plain = shorter
    plain = plain.removesuffix("'s")
    return None if not plain or plain.replace(" ", "+") in _WIDE else plain


def places(names: Iterable[str]) -> frozenset[str]:
    """Give the plain forms of those names that tell places apart."""
    return frozenset(plain for plain in map(place, names) if plain)
