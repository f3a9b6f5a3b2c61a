"""
Whose war it is: the conflict a sentence and its article speak of, and so whose forces are foreign.

``Frame`` reads the whole article, once, and only if somebody asks.
"""

import re

from services.tagging.domain.foreign.conflicts import (
    MOST,
    Conflict,
    conflicts,
    cue_facts,
    cues,
    ranked,
    ranked_few,
    scores_of,
    strongest_first,
)
from services.tagging.domain.foreign.subject import Text
from services.tagging.domain.reading.scan import first
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.domain.reading.text import Page
from services.tagging.lexicon import countries

_MUTINY = r"\b(?:mutin(?:y|ied|eers)|coup|(?:armed )?(?:rebellion|uprising)|march(?:ed|ing)? on moscow)\b"
_ITS_LANDS = frozenset(
    ["RUS", "UKR", "USA", "GBR", "BLR", "DEU", "CHN"]
)  # named with it, where nothing is told of Africa
_MARTIAL = r"\b(?:military|army|troops|soldiers|missiles?|weapons?|war|nato|battlefield|militants?)\b"
# Lands where the soldiers of a third country, in a text that tells of the mission there, are those of the mission.
# Their neighbours' armies, which come on their own account, are not.
_UN_KEEPS: dict[str, frozenset[str]] = {
    "LBN": frozenset({"SYR", "ISR"}),
    "SSD": frozenset({"SDN", "UGA"}),
    "CAF": frozenset({"TCD", "SDN", "SSD"}),
    "CYP": frozenset({"TUR", "GRC"}),
}
# Who sends soldiers to the African Union's mission in Somalia; by a pact with the land they come on their own account.
_OF_THE_AU = frozenset({"UGA", "BDI", "KEN", "ETH", "DJI", "SLE"})
_PACTS = frozenset(["pact", "deal", "bilateral", "treaty"])
_AT_HOME = {
    code: re.compile(rb"\b(?:" + names + rb")\b")
    for code, names in (
        (
            "USA",
            rb"U\.?S|America(?:ns?)?|Washington|Pentagon|White House|Congress|Senate|Obama|Trump|Biden|Bush",
        ),
        ("GBR", rb"UK|British|Britain|MoD|Westminster|Downing Street|Commons|Labour|Tor(?:y|ies)"),
        ("CAN", rb"Canad(?:a|ians?)|Ottawa"),
        ("AUS", rb"Australia(?:ns?)?|Canberra"),
    )
}


class Frame(Text):
    """What the article as a whole says about who fights where; each thing worked out when it is first asked for."""

    def __init__(self, page: Page, year: int | None) -> None:
        super().__init__(page, year)
        self._counts: dict[str, int] | None = None
        self._ranked: tuple[tuple[Conflict, float], ...] | None = None
        self._scores: dict[int, float] | None = None
        self._named: frozenset[str | None] | None = None
        self._without: dict[tuple[str, ...], list[tuple[Conflict, float]]] = {}
        self._likely: dict[tuple[str, ...], Conflict | None] = {}
        self._martial: bool | None = None
        self._mutiny: bool | None = None
        self._home: str | None = None
        self._at_home = False  # whether ``_home`` has been worked out

    @property
    def counts(self) -> dict[str, int]:
        """How often each cue of the table stands in the article."""
        if self._counts is None:
            held, names = cue_facts()
            text = self.page.ascii.lower()
            found = sorted([names[number] for number in held(text)])
            self._counts = {cue: text.count(printed) or 1 for cue, printed in found}
        return self._counts

    @property
    def scores(self) -> dict[int, float]:
        """The score of each conflict, by its number, that the article's words speak of."""
        if self._scores is None:
            self._scores = scores_of(self.counts)
        return self._scores

    @property
    def ranked(self) -> tuple[tuple[Conflict, float], ...]:
        """The conflicts the article's words speak of, strongest first."""
        if self._ranked is None:
            self._ranked = tuple(ranked(self.scores, self.year))
        return self._ranked

    @property
    def martial(self) -> bool:
        """Whether the article as a whole is about arms or war."""
        if self._martial is None:
            data = self.page.ascii
            once = first(_MARTIAL)(data, 0, len(data))
            found = (once >= 0) + (once >= 0 and self.met(_MARTIAL, once + 1))
            self._martial = found > 1 or found + sum(self.counts.values()) > 1
        return self._martial

    @property
    def home(self) -> str | None:
        """Whose politics the article is about, of the states that write "our troops" in English."""
        if not self._at_home:
            self._at_home = True
            times = {code: len(names.findall(self.page.ascii)) for code, names in _AT_HOME.items()}
            most = max(times, key=lambda code: times[code])
            alone = 1.0 if list(times.values()).count(0) == len(times) - 1 else 2.0
            least = max(alone, self.ranked[0][1] / 2) if self.ranked else alone  # of a war told from near, others speak
            self._home = most if times[most] >= least and list(times.values()).count(times[most]) == 1 else None
        return self._home

    @property
    def mutiny(self) -> bool:
        """Whether the article tells of a mutiny in Russia, and of no other land where its mercenaries are."""
        if self._mutiny is None:
            at_home = bool(self.ranked) and self.ranked[0][0].id == "russia-ukraine" and self.nations <= _ITS_LANDS
            self._mutiny = at_home and self.met(_MUTINY) and b"Africa" not in self.page.ascii
        return self._mutiny

    def mission(self, s: Sentence, who: tuple[str, ...], host: str | None) -> str | None:
        """Whose peacekeepers soldiers of *who* at *host* are, by the mission that the text tells of there."""
        war = self.spoken_of(s, who) or self.without(who)
        if war is None or not war.theatre or not war.parties.isdisjoint(who) or (host and host not in war.theatre):
            return None
        if war.theatre[0] == "SOM" and _OF_THE_AU.issuperset(who) and _PACTS.isdisjoint(s.words) and self.au_force:
            return "AU"
        borders = _UN_KEEPS.get(war.theatre[0])
        return "UN" if borders is not None and borders.isdisjoint(who) and self.un_force else None

    @property
    def conflict(self) -> Conflict | None:
        """The article's conflict, if its words name one."""
        return self.ranked[0][0] if self.ranked else None

    def of(self, s: Sentence) -> Conflict | None:
        """The conflict that sentence *s* speaks of; where its own words leave it open, the article's."""
        own = self.spoken_of(s)
        return own if own is not None else self.conflict

    def spoken_of(self, s: Sentence, apart_from: tuple[str, ...] = ()) -> Conflict | None:
        """
        The conflict that the words of *s* name, the names of *apart_from* not counted: a force is no sign of
        its war.
        """
        key = ("spoken of", apart_from)
        if key in s.memo:
            known: Conflict | None = s.memo[key]
            return known
        counts: dict[str, int] = {}
        for word, code in self._said(s):
            if code not in apart_from:
                counts[word] = counts.get(word, 0) + 1
        found = s.memo[key] = self._likeliest([*ranked_few(tuple(counts.items()), self.year)]) if counts else None
        return found

    def votes(self, s: Sentence, apart_from: tuple[str, ...]) -> list[tuple[Conflict, float]]:
        """
        The conflicts that the article and sentence *s* together speak of, strongest first, the names of
        *apart_from* not counted.
        """
        key = ("votes", apart_from)
        ranking: list[tuple[Conflict, float]] | None = s.memo.get(key)
        if ranking is not None:
            return ranking
        ranking = self.ranking_without(apart_from)
        own = self._said(s) if ranking else []
        if own:
            scores = {c.id: v for c, v in ranking}
            table, known = cues(), conflicts()
            for word, code in own:
                for number, weight in table[word] if code not in apart_from else ():
                    if known[number].id in scores:
                        scores[known[number].id] += weight
            ranking = [(c, scores[c.id]) for c, _ in ranking]
            ranking.sort(key=strongest_first)
        s.memo[key] = ranking
        return ranking

    @staticmethod
    def _said(s: Sentence) -> list[tuple[str, str | None]]:
        """The cues among the words of *s*, each with the country it names."""
        said: list[tuple[str, str | None]] | None = s.memo.get("said")
        if said is None:
            named = filter(cues().__contains__, s.words)
            said = s.memo["said"] = [(w, countries.CODES.get(w)) for w in named]
        return said

    def without(self, codes: tuple[str, ...]) -> Conflict | None:
        """The article's conflict, the names of *codes* not counted."""
        if codes not in self._likely:
            self._likely[codes] = self._likeliest(self.ranking_without(codes))
        return self._likely[codes]

    def ranking_without(self, codes: tuple[str, ...]) -> list[tuple[Conflict, float]]:
        """The conflicts the article speaks of, strongest first, the names of *codes* not counted."""
        if not codes:
            return list(self.ranked)
        if codes not in self._without:
            if self._named is None:  # the countries that the article's cues name
                self._named = frozenset(map(countries.CODES.get, self.counts))
            if not self._named.isdisjoint(codes):
                self._without[codes] = ranked(self._scores_without(codes), self.year)
            else:
                self._without[codes] = list(self.ranked)
        return self._without[codes]

    def _scores_without(self, codes: tuple[str, ...]) -> dict[int, float]:
        """The score of each conflict, the names of *codes* taken off."""
        scores, table = self.scores.copy(), cues()
        for cue, times in self.counts.items():
            if countries.CODES.get(cue) in codes:
                for number, weight in table[cue]:
                    scores[number] -= min(times, MOST) * weight
        return scores

    def _likeliest(self, ranking: list[tuple[Conflict, float]]) -> Conflict | None:
        if not ranking:
            return None
        if len(ranking) == 1 or ranking[1][1] != ranking[0][1]:
            return ranking[0][0]
        tied = [c for c, score in ranking if score == ranking[0][1]]
        return next((c for c, _ in self.ranked if c in tied), tied[0])
