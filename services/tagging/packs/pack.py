"""The file of an indicator that is data: what may stand in it, and how a mistake in it is told."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from services.tagging.packs.phrases import PhraseError, pattern_of
from shared.contracts.finding import Severity

NAME = r"^[a-z][a-z0-9_]{1,59}$"
MOST_PHRASES = 300  # of one list
MOST_KINDS = 40
MOST_EXAMPLES = 500


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _phrase(text: str) -> str:
    try:
        pattern_of([text])
    except PhraseError as error:
        raise ValueError(str(error)) from error
    return text


Phrases = Annotated[
    list[Annotated[str, AfterValidator(_phrase)]], Field(max_length=MOST_PHRASES), BeforeValidator(_listed)
]
Sentences = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=2000)]],
    Field(max_length=MOST_EXAMPLES),
    BeforeValidator(_listed),
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Count(_Part):
    """What a number must count to be the finding's quantity."""

    of: Annotated[Phrases, Field(min_length=1, description="The counted noun: missile~.")]
    unit: str | None = Field(
        None, min_length=1, max_length=40, description="What the quantity calls it; else the text's word."
    )


class Kind(_Part):
    """
    One way to tell a kind of claim; several may tell the same kind.

    Where two would claim the same words, the earlier in the file does.
    """

    name: str = Field(pattern=NAME)
    phrases: Annotated[Phrases, Field(min_length=1, description="Scanned for: the rarer, the faster.")]
    near: Phrases = Field(default_factory=list, description="One of these must stand near as well.")
    within: Annotated[int, Field(ge=0, le=40)] | Literal["sentence"] = Field(
        8, description="How many words may stand between phrase and near one; or anywhere in the sentence."
    )
    unless: Phrases = Field(
        default_factory=list, description="Where one of these stands in the sentence, nothing is claimed."
    )
    count: Count | None = None
    severity: Severity | None = Field(None, description="Instead of the file's.")
    salient: bool | None = Field(None, description="Instead of the file's.")


class Pack(_Part):
    """One file."""

    name: str = Field(pattern=NAME, description="Kept for ever: findings and rules carry it.")
    summary: str = Field(min_length=1, max_length=300, description="What it is for, in a sentence.")
    severity: Severity = Field("medium", description="How serious a finding told as actual is by itself.")
    salient: bool = Field(
        True, description="Whether a finding alone makes an alert; else it is listed with others' alerts."
    )
    unless: Phrases = Field(default_factory=list, description="Added to that of every kind.")
    fires_on: Sentences = Field(default_factory=list)
    silent_on: Sentences = Field(default_factory=list)
    kind: Annotated[list[Kind], Field(min_length=1, max_length=MOST_KINDS)]
