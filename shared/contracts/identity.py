"""
Where ids come from: always from content, so that the same input gives the same id and an echo can be dropped.

An article's id comes from its canonical URL, else from its text. Two addresses of one article (tracking parameters,
``www.``, mobile and AMP forms, fragments, the order of the query) have one canonical URL.
"""

import re
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

# Grouped under whoever invented them. A parameter listed here never selects content.
TRACKING_PARAMETERS = frozenset(
    """
    utm_source utm_medium utm_campaign utm_term utm_content utm_id utm_name utm_brand utm_social utm_cid utm_reader
    at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_type at_link_origin at_format
    at_bbc_team at_ptr_name xtor ns_mchannel ns_source ns_campaign ns_linkname ns_fee
    fbclid gclid gclsrc dclid wbraid gbraid gad_source gad_campaignid srsltid msclkid yclid twclid ttclid igshid igsh
    mc_cid mc_eid mkt_tok
    cmpid cmp cid ocid icid ncid sref taid partner smid smtyp guccounter guce_referrer guce_referrer_sig
    feature_ref __twitter_impression amp_js_v usqp outputtype traffic_source wt.mc_id
    _ga _gl _hsenc _hsmi hsctatracking oly_anon_id oly_enc_id vero_id wickedid spm scm share_id
    """.split()  # noqa: SIM905 (a table reads better as words)
)
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")
_MOBILE_LABELS = frozenset({"www", "m", "mobile", "amp", "wap"})
_MOST_REMEMBERED_CHARS = 500
_MOST_KEPT_CHARS = 2000
_USUAL_PORTS = (80, 443)
_MIN_LABELS = 3  # `m.example.org` loses its `m`, `amp.dev` keeps its name
_AMP_HEAD = re.compile(r"^/amp(?=/[^/])", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/;?]*", re.IGNORECASE)
# Copies of a page that Google keeps: `https://ledger-example.cdn.ampproject.org/c/s/ledger.example/a`.
_AMP_CACHE = re.compile(r"/(?:[a-z]{1,2}|amp)/(?:s/)?([^/]+\.[^/]+)(/.*)?", re.IGNORECASE)
_AMP_TAIL = re.compile(r"(?:/amp|\.amp|/amp\.html|\.amp\.html)/?$", re.IGNORECASE)


def canonical_url(url: str) -> str | None:
    """
    Name the page that *url* leads to, the same for each of the addresses it is known by.

    The result is a key, not an address to fetch: the scheme is always ``https``. Canonicalising twice is once.

    Returns:
        None where *url* is no http(s) address with a host.
    """
    return _remembered(url) if len(url) <= _MOST_REMEMBERED_CHARS else _read(url)


@lru_cache(maxsize=16_384)  # a feed lists the same addresses at every poll
def _remembered(url: str) -> str | None:
    return _read(url)


def _read(url: str) -> str | None:
    try:
        return _canonical(urlsplit(url.strip()))
    except ValueError:  # a port that is no number, brackets around no address, half of a surrogate pair
        return None


def _canonical(parts: SplitResult) -> str | None:
    if parts.scheme not in {"http", "https"}:
        return None
    host = _host(parts)
    while len(parts.path) < _MOST_KEPT_CHARS and (kept := _kept_copy(host, parts.path)):
        parts = urlsplit(urlunsplit(("https", kept[1], kept[2] or "/", parts.query, "")))
        host = _host(parts)
    if not host:
        return None
    netloc = f"[{host}]" if ":" in host else host
    if parts.port and parts.port not in _USUAL_PORTS:
        netloc += f":{parts.port}"
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(k, v))
    return urlunsplit(("https", netloc, _path(parts.path), urlencode(query), ""))


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    host = (host if host.isascii() else host.encode("idna").decode("ascii")).lower().rstrip(".")
    labels = host.split(".")
    while len(labels) >= _MIN_LABELS and labels[0] in _MOBILE_LABELS:
        labels = labels[1:]
    while len(labels) > _MIN_LABELS and labels[1] == "m":  # `en.m.wikipedia.org`
        labels = labels[:1] + labels[2:]
    return ".".join(labels)


def _kept_copy(host: str, path: str) -> re.Match[str] | None:
    """Find the address whose copy is kept at this one."""
    if host.endswith(".cdn.ampproject.org") or ("google" in host.split(".")[:1] and path[:5].lower() == "/amp/"):
        return _AMP_CACHE.fullmatch(path)
    return None


def article_id(url: str | None, text: str) -> str:
    """Derive an article's id: from the canonical *url* (``u…``), else from the *text* (``t…``)."""
    canonical = canonical_url(url) if url else None
    return "u" + digest(canonical) if canonical else "t" + digest(text)


def alias(url: str | None, article: str, text: str) -> str | None:
    """
    Digest the canonical address of an article that was given an id of its own, so that it is found by address as well.

    None where the id comes from the address anyway, or where there is none.
    """
    canonical = canonical_url(url) if url else None
    return digest(canonical) if canonical and article != article_id(url, text) else None


def digest(*parts: str) -> str:
    """Hash *parts* to 20 hexadecimal digits (80 bits: a clash in a billion articles is less likely than 1 in 10^5)."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _tracks(name: str, value: str) -> bool:
    name = name.lower()
    if name in {"amp", "outputtype"}:  # ?amp, ?amp=1, ?outputType=amp: another form of the same page
        return True
    return name in TRACKING_PARAMETERS or name.startswith(_TRACKING_PREFIXES) or (name == "ref" and "/" not in value)


def _path(path: str) -> str:
    # Decoded before slashes are counted and forms cut off, and cut until nothing is left to cut: twice is once.
    plain = re.sub(r"/{2,}", "/", quote(unquote(_SESSION.sub("", path)), safe="/:@!$&'()*+,;=-._~"))
    while (shorter := _AMP_TAIL.sub("", _AMP_HEAD.sub("", _SESSION.sub("", plain))).rstrip("/")) != plain:
        plain = shorter
    return plain or "/"
