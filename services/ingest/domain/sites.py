"""What an address tells of whoever stands behind it: whether two are of one site, whether one is a mere short link."""

import re
from urllib.parse import urlsplit

from shared.contracts.identity import canonical_url

_NUMERIC_HOST = re.compile(r"[\d.]+|.*:.*")
_KINDS = frozenset({"co", "com", "org", "net", "gov", "gob", "go", "ac", "edu", "or", "ne", "mil"})  # `co.uk`, `com.au`
# Where no article stands: only by following the link is it known which one is meant.
_SHORTENERS = frozenset(
    """
    bit.ly t.co ow.ly buff.ly dlvr.it goo.gl tinyurl.com is.gd v.gd ift.tt shar.es flip.it rebrand.ly cutt.ly t.ly j.mp
    trib.al lnkd.in fb.me wp.me feedproxy.google.com reut.rs bbc.in apne.ws nyti.ms wapo.st cnn.it n.pr po.st
    bloom.bg econ.st politi.co on.ft.com on.wsj.com abcn.ws cbsn.ws nbcnews.to fxn.ws hill.cm aje.io p.dw.com
    """.split()  # noqa: SIM905 (a table reads better as words)
)


def is_short_link(url: str) -> bool:
    """Tell whether *url* is one of a shortener's."""
    return _host(url) in _SHORTENERS


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses are of one house, as `news.ledger.com` and `ledger.co.uk` are."""
    return _house(_host(one)) == _house(_host(other)) != ""


def is_front_page(url: str) -> bool:
    """Tell whether *url* is a site's own address and no page's."""
    return urlsplit(canonical_url(url) or "")[2:4] == ("/", "")


def _host(url: str) -> str:
    return urlsplit(canonical_url(url) or "").hostname or ""


def _house(host: str) -> str:
    """Find the label that a publisher chose: the last one that says neither country nor kind."""
    if _NUMERIC_HOST.fullmatch(host):
        return host
    labels = host.split(".")[:-1] or [host]
    return labels[-2] if len(labels) > 1 and labels[-1] in _KINDS else labels[-1]
