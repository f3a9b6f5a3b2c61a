"""What is waited out, what is raised at once, and that both are said."""

import asyncio
from copy import deepcopy

import pytest
import redis.exceptions as failures
from redis.asyncio.retry import Retry

from shared.chassis import retry as chassis
from shared.chassis.retry import BriefRetry, PatientRetry, describe


def test_an_error_is_described_by_kind_and_first_line() -> None:
    assert describe(ValueError("one\ntwo")) == "ValueError: one"
    assert describe(ValueError()) == "ValueError"
    assert len(describe(ValueError("x" * 9000))) < 250


WAITED_OUT = [
    failures.ConnectionError("gone"),
    failures.TimeoutError("slow"),
    OSError("gone"),
    failures.AuthenticationError("not now"),
    failures.ReadOnlyError("replica"),
    failures.NoPermissionError("no"),
    failures.OutOfMemoryError("full"),
    failures.BusyLoadingError("loading"),
    failures.MasterDownError("down"),
    failures.TryAgainError("moving"),
    failures.ClusterDownError("down"),
    failures.ResponseError("MISCONF Errors writing to the AOF file"),
    failures.ResponseError("NOREPLICAS Not enough good replicas"),
    failures.ResponseError("UNBLOCKED the stream key no longer exists"),
    failures.ResponseError("BUSY Redis is busy running a script"),
    failures.ResponseError("NOGROUP No such key 'a' or consumer group 'b'"),
]
PART_OF_THE_CONVERSATION = [
    failures.NoScriptError("No matching script"),
    failures.ResponseError("BUSYGROUP Consumer Group name already exists"),
]
THE_SAME_NEXT_TIME = [
    failures.ResponseError("WRONGTYPE Operation against a key"),
    failures.ResponseError("ERR syntax error"),
]


@pytest.fixture
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chassis, "_PAUSE_BASE_SECONDS", 0.0001)
    monkeypatch.setattr(chassis, "_PAUSE_CAP_SECONDS", 0.0002)


def attempts(retry: Retry, error: Exception, *, failing: int = 7) -> tuple[str, int, int]:
    """Do something that fails *failing* times; gives its result, how often it was tried, and the disconnects."""
    tried = disconnected = 0

    async def do() -> str:
        nonlocal tried
        tried += 1
        if tried <= failing:
            raise error
        return "done"

    async def fail(_error: Exception) -> None:
        nonlocal disconnected
        disconnected += 1

    async def run() -> str:
        return await asyncio.wait_for(retry.call_with_retry(do, fail), 10)

    return asyncio.run(run()), tried, disconnected


@pytest.mark.usefixtures("_no_pause")
@pytest.mark.parametrize("error", WAITED_OUT, ids=repr)
@pytest.mark.parametrize("every_answer", [False, True])
def test_what_may_pass_is_waited_out(error: Exception, every_answer: bool) -> None:
    assert attempts(PatientRetry(every_answer=every_answer), error) == ("done", 8, 7)


@pytest.mark.usefixtures("_no_pause")
@pytest.mark.parametrize("error", PART_OF_THE_CONVERSATION, ids=repr)
@pytest.mark.parametrize("every_answer", [False, True])
def test_what_is_part_of_the_conversation_is_raised_at_once(error: Exception, every_answer: bool) -> None:
    with pytest.raises(type(error)):
        attempts(PatientRetry(every_answer=every_answer), error)


@pytest.mark.usefixtures("_no_pause")
@pytest.mark.parametrize("error", THE_SAME_NEXT_TIME, ids=repr)
def test_an_answer_that_will_be_the_same_is_raised_unless_every_answer_is_waited_out(error: Exception) -> None:
    with pytest.raises(failures.ResponseError):
        attempts(PatientRetry(), error)
    assert attempts(PatientRetry(every_answer=True), error)[0] == "done"


@pytest.mark.usefixtures("_no_pause")
def test_a_bug_is_raised_at_once() -> None:
    with pytest.raises(ZeroDivisionError):
        attempts(PatientRetry(every_answer=True), ZeroDivisionError())


@pytest.mark.usefixtures("_no_pause")
def test_a_group_that_is_gone_is_restored_and_nothing_else_is() -> None:
    restored = 0

    async def restore() -> None:
        nonlocal restored
        restored += 1

    attempts(PatientRetry(restore=restore), failures.ResponseError("NOGROUP No such key"), failing=2)
    assert restored == 2
    attempts(PatientRetry(restore=restore), failures.ConnectionError("gone"), failing=2)
    assert restored == 2


@pytest.mark.usefixtures("_no_pause")
def test_who_is_told_to_end_does_not_wait_for_a_server() -> None:
    async def do() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:  # as the client does where it is cancelled while it connects
            raise failures.ConnectionError("cancelled") from None

    async def fail(_error: Exception) -> None: ...

    async def run() -> None:
        waiting = asyncio.create_task(PatientRetry().call_with_retry(do, fail))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(waiting, 5)

    asyncio.run(run())


@pytest.mark.usefixtures("_no_pause")
def test_a_command_in_the_middle_of_its_work_waits_for_so_long() -> None:
    assert attempts(BriefRetry(10), failures.ConnectionError("gone")) == ("done", 8, 7)
    with pytest.raises(failures.ConnectionError):
        attempts(BriefRetry(0), failures.ConnectionError("gone"))
    with pytest.raises(failures.ResponseError):
        attempts(BriefRetry(10), failures.ResponseError("ERR odd"))


def test_the_policy_survives_the_copies_that_clients_make() -> None:
    async def restore() -> None: ...

    copy = deepcopy(PatientRetry(restore=restore, every_answer=True))
    assert (copy._restore, copy._every_answer) == (restore, True)


@pytest.mark.usefixtures("_no_pause")
def test_waiting_is_said_once_and_so_is_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    attempts(PatientRetry(), failures.ConnectionError("gone"), failing=50)
    said = capsys.readouterr().out
    assert said.count("waiting for the server") == 1
    assert said.count("the server answers again") == 1
