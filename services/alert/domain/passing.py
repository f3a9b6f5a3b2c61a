"""
What is told in passing: what it may still do, and how that is said.

The tagger says of each finding why it is no news of now (``aside``). Most such words say nothing of what is going on.
In an article that is no report, what it cites somebody for still joins an incident that others have opened. A reason
that is not known here is like most.
"""

from shared.contracts.finding import Finding, Genre

# Kinds of article that are no news of the arms they speak of.
NO_NEWS = {
    "opinion": "an opinion piece",
    "analysis": "an analysis",
    "document": "a document",
    "explainer": "an explainer",
    "feature": "a feature",
    "history": "a look back",
    "elsewhere": "news of something else",
}
_WHY = {
    "old": "its sentence names a time long past",
    "caption": "it stands under a picture, or is what one shows",
    "label": "its line is no sentence: a heading, a caption, a link",
    "link": "it leads to another article",
    "question": "it is asked, not told",
    "role": "it is the title of somebody's office",
    "service": "it is whom somebody served, or speaks well of",
    "topic": "it is what somebody speaks about, or what a law is about",
    "life": "it is part of a life",
    "years": "it tells of years, not of these days",
    "able": "it is what a thing could do",
    "habit": "it tells what happens again and again",
    "before": "it had been so before what the article tells",
    "standing": "it tells who is stationed there",
    "size": "it is the size of a whole army, or of any battalion",
    "limit": "it is what a law or a treaty allows",
    "persons": "they are a few men of a story, who speak, are honoured, or are told of by their kin",
    "civil": "they fly on an errand of peace",
    "ceremony": "it is part of a ceremony",
    "guarded": "it is what somebody guards against",
    "hypothesis": "it is only supposed: how many it would take, or what could be if",
}


def is_news(finding: Finding) -> bool:
    """Tell whether a finding can open an incident."""
    return finding.aside is None


def heard(finding: Finding) -> bool:
    """Tell whether a finding says anything of what is going on: whether it can join an incident, at least."""
    return finding.aside is None or (finding.aside in NO_NEWS and finding.attribution is not None)


def why_aside(finding: Finding) -> str:
    """Say why a finding opens nothing, and what it still does."""
    reason = finding.aside or ""
    if reason not in NO_NEWS:
        return f"told in passing: {_WHY.get(reason, reason)}"
    cited = "it cites somebody: it joins" if finding.attribution is not None else "cites nobody: it doesn't join"
    return f"told in {NO_NEWS[reason]}, names no time of these days, and {cited} what is open"


def why_genre(genre: Genre) -> str:
    """Say what an article is, and by which signs."""
    signs = f" ({', '.join(genre.signs)})" if genre.signs else ""
    return f"{NO_NEWS.get(genre.name, 'a ' + genre.name)}{signs}"
