"""What a receiver gets to see of an alert, by the form it comes in: what the suite of hostile texts looks at."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Seen:
    """One piece. json and xml: the whole message as it is sent; the rest: text as a reader has it."""

    form: Literal["json", "xml", "html", "markdown", "text", "header"]
    content: str
