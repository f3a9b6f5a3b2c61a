"""
Countries: what a host country's code is called in the names of places, and which country a name or a word stands for.

A finding gives the host by its code and places as they are written; two reports are compared by either. A country and
its people begin alike, mostly: that is enough to tell whether a sentence speaks of one.
"""

from functools import lru_cache

# A code, and the names that stand for it; a blank in a name is a plus.
_NAMES = {
    code: frozenset(name.replace("+", " ") for name in names)
    for code, *names in (
        row.split("=")
        for row in """
    AFG=afghanistan DZA=algeria ARM=armenia AUS=australia AZE=azerbaijan BHR=bahrain BGD=bangladesh BLR=belarus
    BEL=belgium BEN=benin BGR=bulgaria BFA=burkina+faso BDI=burundi KHM=cambodia CMR=cameroon CAN=canada
    CAF=central+african+republic TCD=chad CHN=china COL=colombia
    COD=congo=dr+congo=drc=democratic+republic+of+congo=democratic+republic+of+the+congo CIV=ivory+coast
    HRV=croatia CUB=cuba CYP=cyprus CZE=czech+republic=czechia DNK=denmark DJI=djibouti EGY=egypt ERI=eritrea
    EST=estonia ETH=ethiopia FIN=finland FRA=france GEO=georgia DEU=germany GHA=ghana GRC=greece GIN=guinea
    HTI=haiti HUN=hungary ISL=iceland IND=india IDN=indonesia IRN=iran IRQ=iraq IRL=ireland ISR=israel ITA=italy
    JPN=japan JOR=jordan KEN=kenya XKX=kosovo KWT=kuwait KGZ=kyrgyzstan LAO=laos LVA=latvia LBN=lebanon
    LBY=libya LTU=lithuania MYS=malaysia MLI=mali MRT=mauritania MEX=mexico MDA=moldova MNG=mongolia
    MNE=montenegro MAR=morocco MOZ=mozambique MMR=myanmar=burma NPL=nepal NLD=netherlands NZL=new+zealand
    NER=niger NGA=nigeria PRK=north+korea NOR=norway OMN=oman PAK=pakistan PSE=palestine PAN=panama PER=peru
    PHL=philippines POL=poland PRT=portugal QAT=qatar ROU=romania
    RUS=russia=russian+federation=soviet+union=ussr RWA=rwanda SAU=saudi+arabia SEN=senegal SRB=serbia
    SLE=sierra+leone SGP=singapore SVK=slovakia SVN=slovenia SOM=somalia ZAF=south+africa KOR=south+korea
    SSD=south+sudan ESP=spain LKA=sri+lanka SDN=sudan SWE=sweden CHE=switzerland SYR=syria TWN=taiwan
    TJK=tajikistan TZA=tanzania THA=thailand TGO=togo TUN=tunisia TUR=turkey=turkiye TKM=turkmenistan UGA=uganda
    UKR=ukraine ARE=united+arab+emirates=uae GBR=united+kingdom=britain=england=scotland=wales=uk
    USA=united+states=us=usa UZB=uzbekistan VEN=venezuela VNM=vietnam YEM=yemen ZMB=zambia ZWE=zimbabwe
    """.split()  # noqa: SIM905 (a table reads better as words)
    )
}
_CODES = {name: code for code, names in _NAMES.items() for name in names}
_NO_NAMES: frozenset[str] = frozenset()


def called(*codes: str) -> frozenset[str]:
    """Give the names of these countries in plain form, and their codes."""
    return frozenset(codes).union(*(_NAMES.get(code, _NO_NAMES) for code in codes))


def code_of(name: str) -> str | None:
    """Give the code of a country by its code or any of its names; None for seas, parts of a country or of the world."""
    return name if name in _NAMES else _CODES.get(name.casefold())


def is_state(code: str) -> bool:
    """Tell whether *code* stands for a country."""
    return code in _NAMES


_LIKE = 4  # letters that Russia and Russian have in common
_NO_COUNTRY = frozenset(["republic", "democratic", "united", "central", "north", "south", "kingdom", "union"])
# Whose people are called otherwise
_PEOPLES = {"amer": "USA", "u.s": "USA", "fren": "FRA", "dutc": "NLD", "fili": "PHL", "dani": "DNK", "span": "ESP"}


def _by_start() -> dict[str, frozenset[str]]:
    starts: dict[str, set[str]] = {start: {code} for start, code in _PEOPLES.items()}
    for code, names in _NAMES.items():
        for word in (word for name in names for word in name.split()):
            if word not in _NO_COUNTRY and (len(word) >= _LIKE or word in names):
                starts.setdefault(word[:_LIKE], set()).add(code)
    return {start: frozenset(codes) for start, codes in starts.items()}


_BY_START = _by_start()


@lru_cache(maxsize=4096)
def spoken_of(word: str) -> frozenset[str]:
    """Give the countries that a word may name, or whose people: none for most words, several for "Korean"."""
    plain = word.casefold().rstrip(".").removesuffix("'s").removesuffix("’s")
    return _BY_START.get(plain[:_LIKE] if len(plain) > _LIKE else plain, _NO_NAMES)
