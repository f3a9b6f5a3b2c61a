# ruff: noqa: C901, PLR0911, SIM905 (one branch for each way to say it; a table reads better as words)
"""What drones are meant for, where it stands behind them: ``purpose`` promises the kind, empty where none is told."""

from services.tagging.domain.drones.flights import BEARS
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.drones import ACT
from services.tagging.lexicon.frames import VERBS


def purpose(s: Sentence, d: int) -> str:
    """As in "drones for surveillance", "drones to sink a ship"."""
    for i in range(d + 1, min(s.size, d + 6)):
        if s.words[i] == "to" and s.words[i + 1 : i + 2] and s.words[i + 1].startswith(BEARS):
            if s.words[i + 2 : i + 3] == ["out"]:
                continue  # "to carry out strikes"
            return ""  # "to evacuate the wounded"
        if s.words[i] == "to" and i + 1 < s.size and (kind := _verb_kind(s, i + 1)) is not None:
            return kind
        if s.words[i] in {"for", "in", "to"} and i + 1 < s.size:
            found = [
                ACT[w]
                for k, w in enumerate(s.words[i + 1 : i + 6], i + 1)
                if w in ACT and w != "guided" and not (w.startswith("target") and s.words[k - 1] in _SPOTS)
            ] or ["surveillance" for w in s.words[i + 1 : i + 3] if w == "intelligence" and s.words[i] == "for"]
            if {"possibly", "perhaps", "sometimes", "also", "even"} & set(s.words[i : i + 6]) and found:
                return found[0]
            if {"strike", "surveillance"} <= set(found) and "&" in s.classes[i : i + 6]:
                return "use" if s.words[i] == "for" else "strike"  # for reconnaissance and attack: all they can do
            if found:
                return found[0]
        if s.words[i] == "on" and not {"reconnaissance", "surveillance", "spying"}.isdisjoint(s.words[i + 1 : i + 5]):
            return "surveillance"
        if s.classes[i] in ",;":
            break
    return ""


_SPOTS = frozenset(["find", "finding", "identify", "identifying", "locate", "spot", "for"])


def _verb_kind(s: Sentence, i: int) -> str | None:
    """What the verb at *i*, or past an adverb, says of its doer; None where its object decides."""
    at = next((k for k in range(i, min(s.size, i + 3)) if VERBS.get(s.words[k], ("", "N"))[1] in {"V", "v"}), -1)
    frame = VERBS[s.words[at]][0] if at >= 0 else ""
    if (frame == "attack" or (at >= 0 and s.words[at] in DESTROYS)) and not {"and", "&"}.intersection(
        s.words[at + 1 : at + 2]
    ):
        return "strike" if "D" not in s.classes[at + 1 : at + 5] else ""
    if frame in {"observe", "track"}:
        return "surveillance"
    return "" if frame == "ward" else None


DESTROYS: frozenset[str] = frozenset(
    """
    destroy destroys destroyed destroying sink sank sunk eliminate eliminated blew blown
    annihilated obliterated suppress suppressed
    """.split()
)
