"""
Which tables of words a sentence has a word of, and which classes, each as bits of one number.

The grammars hold hundreds of tables, and nearly every sentence holds no word of nearly any. ``mark`` gives a table a
bit of its own and promises: where ``Sentence.marks`` lacks that bit, the sentence holds no word of the table. Where it
has it, look: a word that is part of a phrase has marked it as well. ``kind`` promises the same of the letters of
classes. Tables are marked when modules are loaded.
"""

from collections.abc import Callable, Collection, Iterable

_BITS: dict[str, int] = {}
_TABLES: dict[frozenset[str], int] = {}
_MOST_LETTERS = 56  # the bits of classes come first
_LETTERS: dict[str, int] = {}
_WATCHERS: list[Callable[[], object]] = []


def mark(words: Collection[str]) -> int:
    """Give the table *words* a bit of its own, the same one each time."""
    table = frozenset(words)
    bit = _TABLES.get(table)
    if bit is None:
        bit = _TABLES[table] = 1 << (_MOST_LETTERS + len(_TABLES))
        for word in table:
            _BITS[word] = _BITS.get(word, 0) | bit
        for forget in _WATCHERS:
            forget()
    return bit


def bits_of(words: Iterable[str]) -> int:
    """The bits of all tables that hold one of *words*."""
    found = 0
    for word in words:
        found |= _BITS.get(word, 0)
    return found


def on_change(forget: Callable[[], object]) -> None:
    """Have *forget* called whenever a table gets its bit: what was kept until then lacks it."""
    _WATCHERS.append(forget)


def kind(letters: str) -> int:
    """The bits of these classes."""
    found = 0
    for letter in letters:
        bit = _LETTERS.get(letter)
        if bit is None:
            if len(_LETTERS) == _MOST_LETTERS:
                raise OverflowError(letter)
            bit = _LETTERS[letter] = 1 << len(_LETTERS)
        found |= bit
    return found
