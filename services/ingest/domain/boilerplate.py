"""
What stands on an article's page and is not the article: what an element's name gives away, what a line gives away.

Elements go by tag and class (captions, bylines, related stories, newsletters, sharing, comments), lines by their words
(``Read more``, ``Advertisement``), and at both ends whatever is not a sentence: labels, dates, names.
"""

import re

from services.ingest.domain.noise import LEADS, WHOLE, WITHIN, phrases

# Dropped wherever they stand.
BESIDE = ("figure", "figcaption", "aside", "h1", "nav", "footer", "form", "button", "time", "[aria-hidden='true']")
_NAMES = """
    related newsletter caption byline share social promo advert comment recommend popular trending author breadcrumb
    timestamp most-read read-more credit copyright signup sign-up subscribe cookie consent disclaimer tags outbrain
    taboola sponsor teaser skip-link screen-reader sr-only visually-hidden correction-note pull-quote pullquote
    post-meta entry-meta article-meta meta-data contextual-link signature reading-time read-time __report
    paywall-text paywall-headline paywall-banner
""".split()  # noqa: SIM905 (a table reads better as words)
# Dropped where enough is left: a whole page can stand in a wrapper named `has-comments`.
BY_NAME = (
    *BESIDE,
    *(f'[class*="{name}" i]' for name in _NAMES),
    '[id*="comment" i]',
    '[id*="disclaim" i]',
    '[data-testid*="caption" i]',
)

# A line that is one of these, whole. Each is one alternative of a pattern in which a space stands for itself.
_NOISE_LINES = r"""
    (?:read|see|learn|show|find out|click|listen|watch|discover) (?:more|also|now|here|next|on|in|the full).{0,120}
    (?:also read|must read|read also|more on this(?: story)?|more|read|watch|related|see also)\s*[:|].{0,200}
    (?:editor'?s picks?|don'?t miss|up next|read next|more trending|trending(?: now)?|table of contents)\W*.{0,120}
    (?:advertisement\b.{0,40}|sponsored|promoted|loading)
    (?:related|recommended)(?: (?:articles?|stories|topics|content|news))?(?: (?:for|from|by) .{0,40})?
    (?:most (?:read|popular|viewed)(?: .{0,30})?|latest(?: news| stories)?)
    (?:share(?: this.{0,30})?|comments?|leave a (?:reply|comment)|print|email|copy link|about the author)
    (?:facebook|twitter|whatsapp|linkedin|telegram|instagram|youtube)
    (?:story|article) continues below.{0,40}
    scroll to continue.{0,40}
    (?:getty images|tags?\b|topics?\s*:).{0,80}
    (?:skip to|jump to|back to) \w+.{0,60}
    (?:sign up|subscribe)\b.{0,200}
    (?:join the conversation|stay (?:up to date|informed)).{0,200}
    (?:follow|contact|find) (?:(?-i:us)|our|me)\b.{0,120}
    .{0,80}\b(?:all rights reserved|privacy policy|terms of (?:use|service)|terms and conditions)\b.{0,200}
    .{0,80}\b(?:cookie (?:policy|settings)|community guidelines)\b.{0,200}
    (?:image|photo(?:graph)?|picture|video|illustration|credit|image credits?|photo by)\s*[:/].{0,120}
    (?:we|(?:this|our) (?:web)?site|by (?:clicking|using|continuing|browsing))\b.{0,200}\bcookies?\b.{0,400}
    you must be logged in.{0,200}
    please (?:enter|log|sign|enable|disable)\b.{0,200}
    this (?:video|content) (?:is|can)\b.{0,200}
    (?:enable javascript|your (?:web )?browser|we use cookies).{0,400}
    .{0,30}\bemail protected\b.{0,60}
    our standards: the thomson reuters.{0,60}
    \d{1,2} ?min(?:s|utes?|uten|utos|uti)?\.? (?:d[ei] )?(?:read(?:ing)?(?: time)?|lecture|lectura|lesezeit|lettura)
    (?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura)\W{1,3}\d{1,2}.{0,20}
    (?:.{0,60}©|\(c\)|copyright(?: ©| \(c\))?)\s{0,3}(?:19|20)\d\d\b.{0,200}
"""
_ELSEWHERE = rf"(?:{phrases(LEADS)}).{{0,200}}|(?:{phrases(WHOLE)})|.{{0,80}}\b(?:{phrases(WITHIN)})\b.{{0,200}}"
_NOISE = re.compile(rf"\W*(?:{phrases(_NOISE_LINES)}|{_ELSEWHERE})\W*", re.IGNORECASE)
_LABEL = re.compile(
    r"""(?ix) ^\W*(?:
        (?:by|from|words|reporting|text)?\ ?(?:[^\W\d_][\w.'’-]*[\s,&|/·]+){0,3}[^\W\d_][\w.'’-]*  # a name, a rubric
      | .{0,60}\b(?:19|20)\d\d\b.{0,40}                                                         # a date
      | .{0,40}\b\d{1,2}[:.]\d\d\ ?(?:[ap]\.?m|[a-z]{3,4})?\b.{0,20}                            # a time
      | .{0,30}\b\d+\ ?(?:m|h|d|min(?:ute)?s?|hours?|days?|weeks?|views|shares)\b(?:\ (?:ago|read))?.{0,20}
    )\W*$"""
)
_MAX_NOISE_CHARS, _MAX_LABEL_CHARS = 500, 160
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")


def trim(text: str, title: str | None = None) -> str:
    """Drop the lines of *text* that are no part of the article, its *title* repeated among them."""
    lines = [line for line in text.split("\n") if len(line) > _MAX_NOISE_CHARS or not (line and _NOISE.fullmatch(line))]
    title = " ".join((title or "").lower().split())
    first = _labels(lines, title)
    last = len(lines) - _labels(lines[first:][::-1], title)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines[first:last])).strip()


def _labels(lines: list[str], title: str) -> int:
    """Count the lines at the beginning of *lines* that are labels: rubrics, names, dates, the title again."""
    for number, line in enumerate(lines):
        bare = line.strip()
        if not bare or " ".join(bare.lower().split()) == title:
            continue
        if len(bare) > _MAX_LABEL_CHARS or _SENTENCE_END.search(bare) or not _LABEL.match(bare):
            return number
    return 0
