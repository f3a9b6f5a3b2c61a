"""
The excerpt: as much of an article and of its findings as it takes to judge and to cite them, and no more.

What comes from a stream may be huge or hostile. An incident's state is read and written with every report, and an event
must pass every intermediary: so each text has its limit from the moment an incident takes it in.
"""

import re
from collections.abc import Iterable

from shared.contracts.article import Source
from shared.contracts.finding import ArticleRef, Evidence, Finding

MAX_TITLE_CHARS = 300
MAX_URL_CHARS = 2000
MAX_NAME_CHARS = 80
MAX_NAMES = 12
MAX_QUOTE_CHARS = 300
MAX_SENTENCE_CHARS = 800
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")


def shortened(text: str, limit: int) -> str:
    """Put *text* on one printable line of at most *limit* characters; nothing in it moves a cursor or turns a line."""
    line = visible(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def visible(text: str) -> str:
    """Put *text* on one line, without the signs that nobody sees, such as a soft hyphen."""
    return _BREAKS.sub(" ", _INVISIBLE.sub("", text)).strip()


def excerpt(article: ArticleRef) -> ArticleRef:
    """Give *article* with every text within its limit. A cut address leads nowhere: too long, it goes."""
    source = article.source
    return article.model_copy(
        update={
            "url": article.url if article.url and len(article.url) <= MAX_URL_CHARS else None,
            "title": _short(article.title, MAX_TITLE_CHARS),
            "syndication": _short(article.syndication),
            "source": Source.model_construct(
                id=shortened(source.id, MAX_NAME_CHARS) or "unknown",
                name=_short(source.name),
                publisher=_short(source.publisher),
                reliability=source.reliability,
                via=_short(source.via),
            ),
        }
    )


def quoted(finding: Finding) -> Finding:
    """Give *finding* with every text within its limit; quote and offsets still name the same place."""
    quantity = finding.quantity
    if quantity is not None:
        quantity = quantity.model_copy(update={"unit": _short(quantity.unit), "echelon": _short(quantity.echelon)})
    return finding.model_copy(
        update={
            "attribution": _short(finding.attribution),
            "actors": _names(finding.actors),
            "host": _short(finding.host),
            "places": _names(finding.places),
            "quantity": quantity,
            "platform": _short(finding.platform),
            "conflict": _short(finding.conflict),
            "evidence": _bounded(finding.evidence),
        }
    )


def _short(text: str | None, limit: int = MAX_NAME_CHARS) -> str | None:
    return shortened(text, limit) or None if text else None


def _names(names: Iterable[str]) -> tuple[str, ...]:
    short = (shortened(name, MAX_NAME_CHARS) for name in names)
    return tuple(name for name in short if name)[:MAX_NAMES]


def _bounded(evidence: Evidence) -> Evidence:
    """Cut a quote without end at its end, and a sentence without end around the quote, offsets moved along."""
    quote = evidence.quote[:MAX_QUOTE_CHARS]
    cut: dict[str, int | str] = {"quote": quote, "end": evidence.start + len(quote)}
    if len(evidence.sentence) > MAX_SENTENCE_CHARS:
        lead = min(max(0, evidence.start - evidence.sentence_start), len(evidence.sentence) - len(quote))
        first = max(0, lead - (MAX_SENTENCE_CHARS - len(quote)) // 2)
        sentence = evidence.sentence[first : first + MAX_SENTENCE_CHARS]
        start = evidence.sentence_start + first
        cut |= {"sentence": sentence, "sentence_start": start, "sentence_end": start + len(sentence)}
    return evidence.model_copy(update=cut)
