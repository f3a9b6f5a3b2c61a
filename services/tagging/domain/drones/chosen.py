# ruff: noqa: C901, PLR0911, PLR0912 (a grammar has one branch for each way to say a thing)
"""Of the signs of a clause, those that count: ``chosen`` promises one, or two where the clause tells two things."""

from services.tagging.domain.drones.sign import Sign, deadly, on_somebody, under_way
from services.tagging.domain.reading.sentence import Sentence
from services.tagging.lexicon.frames import VERBS


def chosen(
    s: Sentence, before: Sign | None, behind: list[tuple[Sign, str]], *, rebuilt: bool, definite: bool
) -> tuple[Sign, ...]:
    """The sign, or the two, that count."""
    main = next((sign for sign, how in behind if how == "main"), None)
    told = [sign for sign, how in behind if how in _DESCRIBES]
    described = next((sign for sign in told if sign.kind != "supply"), told[0] if told else None)
    if described is not None and described.kind == "surveillance":
        described = next((sign for sign in told if sign.kind == "strike"), described)  # "tracking and then attacking"
    purpose = next((sign for sign, how in behind if how == "purpose"), None)
    # "any drone that crosses the border"
    now = described is not None and VERBS.get(s.words[described.at], ("", ""))[1] in {"V", "v"}
    if before is None or before.kind == "use":
        if main is not None and main.kind == "interception" and described is not None and described.kind == "incursion":
            return (described, main)  # "a drone entering Chad was shot down"
        if main is not None and described is not None and _both_told(s, described, main):
            return (described, main)
        if main is not None and main.kind != "use":
            weak = main.kind == "launch" and VERBS.get(s.words[main.at], ("",))[0] == "motion"
            made = main.kind == "supply" and described is not None and described.kind == "strike"
            seen = described is not None and (main.kind, described.kind) in _SEEN
            return (
                (described,)
                if described is not None and ((weak and described.kind in {"strike", "interception"}) or seen or made)
                else (main,)
            )
        if before is not None and described is not None and described.kind == "supply":
            described = None  # "used drones bought abroad"
        first = described or purpose or main or before
        return (first,) if first is not None else ()
    if before.kind == "supply" and purpose is not None and purpose.kind == "strike" and rebuilt:
        return (Sign("strike", before.at),)
    if (
        before.kind == "launch"
        and purpose is not None
        and purpose.kind in {"strike", "surveillance"}
        and deadly(s, purpose)
    ):
        return (Sign(purpose.kind, before.at),)
    if described is None or described.kind in {"use", before.kind, "supply"}:
        return (before,)
    if before.kind == "supply":  # "makes the drones that kill us"
        told_of = definite or on_somebody(s, described.at)
        return (before, described) if told_of and described.kind == "strike" else (before,)
    if VERBS.get(s.words[described.at], ("",))[0] == "motion" and described.kind != "incursion":
        return (before,)  # "downed three drones approaching"
    if before.kind in {"launch", "incursion"} and described.kind == "surveillance":
        return (described,)
    if s.words[described.at].startswith(("intend", "plan", "aim", "hop")):
        return (before,)  # "destroyed a drone intending to attack"
    if before.kind in {"interception", "launch"} and described.kind == "strike" and under_way(s, described.at):
        return (before,)  # "downed a drone that was targeting ships"
    if described.kind == "site" or (
        before.kind == "interception" and VERBS.get(s.words[described.at], ("",))[0] == "use"
    ):
        return (before,)
    if before.kind == "interception" and (described.kind == "surveillance" or now):
        return (before,)
    return (before, described)


# What the verb of the sentence says, and what a clause beside it says more exactly.
def _both_told(s: Sentence, described: Sign, main: Sign) -> bool:
    """As in "five drones sent towards Abha were destroyed", "a drone shot down by the corps exploded"."""
    if (described.kind, main.kind) == ("interception", "strike"):
        return True
    if (described.kind, main.kind) != ("launch", "interception"):
        return False
    aimed = VERBS.get(s.words[described.at], ("",))[0] in {"release", "send"}
    return aimed and not _TOWARDS.isdisjoint(s.words[described.at + 1 : main.at])


_TOWARDS = frozenset(["towards", "toward", "at", "against", "into"])
_SEEN = frozenset([("incursion", "surveillance"), ("surveillance", "strike")])


_DESCRIBES = frozenset(["relative", "reduced", "aside", "zero"])
