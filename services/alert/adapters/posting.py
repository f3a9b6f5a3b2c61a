"""
Posting to a receiver: what sinks that speak HTTP share. Public addresses only, no redirects, no proxy variables, and
what the receiver answers told as one of four things: taken, not now, never, gone.
"""

import ssl
from collections.abc import Mapping

import httpx

from services.alert.ports import SinkGone
from shared.chassis.addresses import checked_transport, in_words, retry_after
from shared.contracts.errors import SinkRefused, SinkUnavailable

USER_AGENT = "Tocsin/0.1 (alerts)"
_NEVER = {413, 414, 431}  # too large: it will be so the next time
_MAX_ANSWER_BYTES = 64 * 1024


def client_for(*, allow_private: bool, timeout_seconds: float) -> httpx.AsyncClient:
    """Make the client of one sink."""
    return httpx.AsyncClient(
        transport=checked_transport(
            allow_private=allow_private, setting="allow_private in the list of sinks", max_connections=8
        ),
        headers={"User-Agent": USER_AGENT},
        timeout=httpx.Timeout(timeout_seconds),
        follow_redirects=False,
        trust_env=False,
    )


async def post(web: httpx.AsyncClient, url: str, body: bytes, headers: Mapping[str, str]) -> None:
    """
    Post *body*; returns when it has been taken.

    Raises:
        SinkUnavailable: Not now; ``retry_after`` where the receiver names a time.
        SinkRefused: Never: it is too large for the receiver.
        SinkGone: 410.
    """
    try:
        async with web.stream("POST", url, content=body, headers=dict(headers)) as answer:
            status = answer.status_code
            if status < 300:
                return
            # A little of what is wrong is worth a line in the state; never more.
            said = await _beginning(answer)
    except httpx.InvalidURL as error:
        raise SinkUnavailable("its address can't be read") from error
    except (httpx.HTTPError, ssl.SSLError, OSError) as error:
        raise SinkUnavailable(in_words(error)) from error
    if status == 410:
        raise SinkGone("the receiver says that it is gone for good (410)")
    if status in _NEVER:
        raise SinkRefused(f"the receiver will not have it ({status})")
    raise SinkUnavailable(f"the receiver answers {status}{said}", retry_after=retry_after(answer.headers))


async def _beginning(answer: httpx.Response) -> str:
    kept = b""
    async for chunk in answer.aiter_raw():
        kept += chunk
        if len(kept) > _MAX_ANSWER_BYTES:
            break
    text = " ".join(kept[:200].decode("utf-8", "replace").split())
    return f": {text}" if text and text.isprintable() else ""
