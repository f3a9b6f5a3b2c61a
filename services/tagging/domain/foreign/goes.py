"""
Whether a sentence puts a state's forces abroad with no place right behind them.

``goes_somewhere`` reads what is sent to help another, to a region named before, or told on of forces that the
sentence before has put abroad.
"""

from services.tagging.domain.foreign.hosts import elsewhere
from services.tagging.domain.foreign.parties import is_party
from services.tagging.domain.foreign.senders import continued
from services.tagging.domain.indicator import Context
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.countries import CODES
from services.tagging.lexicon.presence import ACTS
from services.tagging.lexicon.setting import BORDERS

# Hamas, the Houthis and M23 fight their own wars where they are.


def goes_somewhere(
    s: Sentence, context: Context, who: tuple[str, ...], first: int, last: int, *, own: bool, sent: bool
) -> bool:
    """Whether the sentence puts them abroad without a place right behind them."""
    if (
        sent
        and s.classes[last - 1] in "SFTUP"
        and "ordered" not in s.words[max(0, first - 3) : first]
        and (
            elsewhere(s, who, last)
            or third_party(s, context, who)
            or _helps(s, who, last)
            or (elsewhere(s, who, 0, first) and BORDERS.isdisjoint(s.words[last : last + 7]))
        )
    ):
        return True
    if sent and ("there" in s.words[last : last + 3] or in_the_region(s, last)) and not is_party(who, context.frame, s):
        return True
    if not own:
        return s.words[first] in {"those", "these"} and any(c in "CR" for c in s.classes[last:])
    if (
        s.classes[last - 1] == "T"
        and not (ACTS | {"alongside"}).isdisjoint(s.words[last : last + 4])
        and third_party(s, context, who)
    ):
        return True  # "says three of its soldiers were hurt"
    return (bool(continued(context)) and s.classes[last - 1] == "T") or elsewhere(s, who, last) is not None


def in_the_region(s: Sentence, last: int) -> bool:
    """Whether the words behind say a place that the text has named before: "in the West African country"."""
    return s.words[last : last + 2] in (["in", "the"], ["to", "the"], ["in", "that"]) and not _PLACES_NAMED.isdisjoint(
        s.words[last + 2 : last + 5]
    )


_PLACES_NAMED = frozenset(["region", "area", "theatre", "country", "territory", "nation"])


def _helps(s: Sentence, who: tuple[str, ...], last: int) -> bool:
    """Whether they go to help another country: "to help Helsinki monitor the border"."""
    return any(
        s.classes[i] in "CG" and CODES.get(s.words[i]) not in who and s.words[i - 1] in _HELP
        for i in range(last + 1, s.size)
    )


_HELP = frozenset(["help", "support", "assist", "defend", "protect", "reinforce", "train", "aid"])


def third_party(s: Sentence, context: Context, who: tuple[str, ...]) -> bool:
    """Whether the text speaks of a war that is not *who*'s, in a country that is not theirs."""
    conflict = context.frame.spoken_of(s, who) or context.frame.without(who)
    return conflict is not None and conflict.parties.isdisjoint(who) and not set(conflict.theatre) & set(who)
