"""
Apprise: chat, mail, SMS and the rest of its services, by one URL each. The library has the services, we have the rest.

It blocks, so it works in a thread of its own, one at a time; its retries are off, because ours survive a restart.
Nothing of an article's is taken for markup: the body goes out as plain text, which Apprise turns into what the service
speaks, or as Markdown or HTML in which it is escaped.
"""

import logging
from typing import Any, Literal

from pydantic import Field, SecretStr, field_validator

from services.alert.adapters.aside import Aside
from services.alert.domain.wording import as_html, as_markdown, as_text, subject
from services.alert.ports import Delivery, Desk, SinkOptions
from shared.contracts.errors import ConfigurationError, SinkUnavailable

# Apprise's words, by our severity.
_TYPES = {"info": "info", "low": "info", "medium": "warning", "high": "warning", "critical": "failure"}


class AppriseOptions(SinkOptions):
    """An Apprise sink's block."""

    url: SecretStr = Field(description="Apprise URLs, with spaces or lines between; all of them must take an alert.")
    format: Literal["text", "markdown", "html"] = Field("text", description="What the service is given.")

    @field_validator("url")
    @classmethod
    def _some(cls, url: SecretStr) -> SecretStr:
        if not url.get_secret_value().split():
            raise ValueError("is empty")
        return url


class AppriseSink:
    """The kind ``apprise``."""

    name = "apprise"
    options = AppriseOptions
    hands_over = True
    sends = True

    async def run(self, desk: Desk[AppriseOptions]) -> None:
        """Send each alert by every service; all of them are asked again where one has failed."""
        options = desk.options
        services = _services(options)
        thread = Aside(f"sink {options.name}")
        render = {"text": as_text, "markdown": as_markdown, "html": as_html}[options.format]

        async def deliver(delivery: Delivery) -> None:
            alert = delivery.alert
            message = {
                "title": subject(alert),
                "body": render(alert, delivery.event),
                "notify_type": _TYPES[alert.data.severity],
                "body_format": options.format,
            }
            if not await thread.do(lambda: bool(services.notify(**message))):
                raise SinkUnavailable("the service does not take it (its reason is in the log, from Apprise)")

        await desk.each(deliver)


SINK = AppriseSink()


def _services(options: AppriseOptions) -> Any:
    """
    Read the URLs.

    Raises:
        ConfigurationError: Apprise knows no service for one of them; says which, not what it holds.
    """
    import apprise

    logging.getLogger("apprise").setLevel(logging.WARNING)
    asset = apprise.AppriseAsset(
        app_id="Tocsin", app_desc="Tocsin alerts", app_url="", async_mode=False, secure_logging=True,
        interpret_emojis=False, interpret_escapes=False, storage_mode="memory",
    )  # fmt: skip
    services = apprise.Apprise(asset=asset)
    for number, url in enumerate(options.url.get_secret_value().split(), 1):
        if not services.add(url):
            raise ConfigurationError(f"sink {options.name}: Apprise can't read its URL number {number}")
    return services
