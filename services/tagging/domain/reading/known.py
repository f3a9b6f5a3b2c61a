"""
What stands between two blanks, taken apart once: news says most things in few words, so that most of a text is known.

``CHUNKS`` has what has been seen, ``learn`` takes apart what hasn't; ``PHRASE_MARKS`` and ``mark_phrase`` do the same
for the phrases of the tables. Forgetting is always right, and costs time alone.
"""

from functools import cache
from sys import intern

from services.tagging.domain.reading.marks import bits_of, kind, on_change
from services.tagging.domain.reading.tokens import CLASS_OF, PHRASES, apart, plainly, tokenise

# What stands between blanks, taken apart: its words in small letters, their classes, which of them may begin a
# phrase of several words, its marks, and its words as printed.
Chunk = tuple[tuple[str, ...], str, tuple[int, ...], int, tuple[str, ...]]

_MOST_CHUNKS = 20_000
_LONGEST_CHUNK = 30
# When there are too many of them, all are forgotten: the common ones are soon back.
CHUNKS: dict[str, Chunk] = {}
PHRASE_MARKS: dict[str, int] = {}
on_change(CHUNKS.clear)
on_change(PHRASE_MARKS.clear)


@cache
def _bits(bits: int) -> int:
    """The same number for all chunks that have the same bits."""
    return bits


def learn(chunk: str) -> Chunk:
    """Take a chunk apart, and keep it."""
    words, classes = plainly(chunk) or apart(chunk)
    opens = tuple([i for i, word in enumerate(words) if word in PHRASES])
    letters = "".join(classes)
    chunk = intern(chunk)
    said = tuple(map(intern, words))
    # One object for what is the same: less memory to go through for each word of a text.
    printed = said if said == (chunk,) else (chunk,) if len(said) == 1 else tuple(map(intern, tokenise(chunk)))
    found = (said, letters, opens, _bits(bits_of(words) | kind(letters)), printed)
    if len(chunk) <= _LONGEST_CHUNK:
        if len(CHUNKS) >= _MOST_CHUNKS:
            CHUNKS.clear()
        CHUNKS[chunk] = found
    return found


def mark_phrase(entry: str) -> int:
    """The marks of a phrase of the tables, which are kept."""
    found = PHRASE_MARKS[entry] = bits_of([entry]) | kind(CLASS_OF[entry])
    return found
