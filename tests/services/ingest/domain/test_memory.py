"""What a feed listed is remembered: by its guid or address, with its words, not with its dates."""

from dataclasses import replace

from services.ingest.domain.entry import Entry
from services.ingest.domain.memory import MAX_REMEMBERED, Memory
from tests.services.ingest.fakes import NOON

ENTRY = Entry(url="https://ledger.example/a", title="Troops move", published=NOON)


def test_when_only_the_date_moves_then_nothing_is_new() -> None:
    memory = Memory()
    memory.keep(ENTRY, "p")
    assert memory.fate(replace(ENTRY, published=None, updated=NOON)) == "p"


def test_when_the_words_change_then_it_is_new_but_known_as_published() -> None:
    memory = Memory()
    memory.keep(ENTRY, "p")
    edited = replace(ENTRY, title="Troops moved")
    assert memory.fate(edited) is None
    assert memory.published(edited)
    assert not memory.published(Entry(title="another"))


def test_it_survives_being_written_and_damage() -> None:
    memory = Memory()
    memory.keep(ENTRY, "k")
    again = Memory.read(memory.write() + " rubbish a: b:c d:ez :x")
    assert again.known == memory.known


def test_what_the_feed_no_longer_lists_is_forgotten_first() -> None:
    memory = Memory()
    entries = [Entry(guid=str(number)) for number in range(MAX_REMEMBERED + 1)]
    for entry in entries:
        memory.keep(entry, "p")
    memory.touch(entries[:1])
    again = Memory.read(memory.write())
    assert again.fate(entries[0]) == "p"
    assert again.fate(entries[1]) is None


def test_a_page_is_tried_three_times() -> None:
    memory, fates = Memory(), []
    for _ in range(3):
        fates.append(memory.next_try(ENTRY))
        memory.keep(ENTRY, fates[-1])
    assert fates == ["1", "2", "p"]
    assert memory.next_try(replace(ENTRY, title="edited")) == "1"
