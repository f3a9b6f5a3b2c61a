"""
Webhook after Standard Webhooks 1.0: the alert, a CloudEvent, posted with an id that stays, a time and a signature.

A receiver proves the sender with any of that standard's libraries. Several secrets sign at once, so that one can be
replaced while receivers still check the other. 410 switches the sink off. Only public addresses are posted to, checked
at the connection; redirects are not followed.
"""

import base64
import binascii
import hashlib
import hmac
import re

import httpx
from pydantic import Field, SecretStr, field_validator

from services.alert.adapters.posting import client_for, post
from services.alert.domain.wording import packed
from services.alert.ports import Delivery, Desk, SinkOptions
from shared.contracts.identity import digest

_PREFIX = "whsec_"
_LEAST_BYTES, _MOST_BYTES = 16, 128


class WebhookOptions(SinkOptions):
    """A webhook's block."""

    url: SecretStr = Field(description="Where to post; may hold a token, so it may come from a file.")
    secret: SecretStr = Field(description="whsec_… (base64); several, with spaces between, while one is replaced.")
    allow_private: bool = Field(False, description="Allow receivers on loopback, private and link-local addresses.")
    max_bytes: int = Field(20_000, ge=2000, le=65536, description="Beyond, the weakest findings are left out.")

    @field_validator("url")
    @classmethod
    def _web(cls, url: SecretStr) -> SecretStr:
        if not url.get_secret_value().startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url

    @field_validator("secret")
    @classmethod
    def _keys(cls, secret: SecretStr) -> SecretStr:
        read_keys(secret.get_secret_value())
        return secret


class WebhookSink:
    """The kind ``webhook``."""

    name = "webhook"
    options = WebhookOptions
    hands_over = True
    sends = True

    async def run(self, desk: Desk[WebhookOptions]) -> None:
        """Post each alert."""
        options = desk.options
        keys = read_keys(options.secret.get_secret_value())
        async with client_for(allow_private=options.allow_private, timeout_seconds=options.timeout_seconds) as web:

            async def deliver(delivery: Delivery) -> None:
                body = packed(delivery.event, options.max_bytes)
                # Signed anew at each try: receivers refuse old times. The id is the alert's own, at every try.
                headers = signed(_header(delivery.alert.id), int(desk.now().timestamp()), body, keys)
                await _send(web, options.url.get_secret_value(), body, headers)

            await desk.each(deliver)


SINK = WebhookSink()


def read_keys(secret: str) -> list[bytes]:
    """
    Read the secrets that sign.

    Raises:
        ValueError: One is no base64, or too short or too long for the standard.
    """
    keys = []
    for part in secret.split():
        try:
            key = base64.b64decode(part.removeprefix(_PREFIX), validate=True)
        except (binascii.Error, ValueError):
            raise ValueError("must be whsec_ and base64") from None
        if not _LEAST_BYTES <= len(key) <= _MOST_BYTES:
            raise ValueError(f"must hold {_LEAST_BYTES} to {_MOST_BYTES} bytes, in base64")
        keys.append(key)
    if not keys:
        raise ValueError("is empty")
    return keys


def signed(identifier: str, seconds: int, body: bytes, keys: list[bytes]) -> dict[str, str]:
    """Give the three headers of the standard."""
    content = f"{identifier}.{seconds}.".encode() + body
    signatures = (base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode() for key in keys)
    return {
        "webhook-id": identifier,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }


def _header(identifier: str) -> str:
    """Give an id that can stand in a header: ours can, as they are."""
    return identifier if re.fullmatch(r"[!-~]{1,200}", identifier) else digest(identifier)


async def _send(web: httpx.AsyncClient, url: str, body: bytes, headers: dict[str, str]) -> None:
    await post(web, url, body, {"Content-Type": "application/cloudevents+json", **headers})
