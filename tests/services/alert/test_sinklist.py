"""The list of sinks: read as a whole, or refused with the block that is wrong."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from services.alert.sinklist import SinkList, read_sinks
from services.alert.sinks.apprise import AppriseOptions
from shared.contracts.errors import ConfigurationError

ROOT = Path(__file__).parents[3]


def test_no_list_and_an_empty_one_are_no_sinks(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text("# nothing yet")
    assert read_sinks(None) == read_sinks(tmp_path / "empty.toml") == SinkList()


def test_the_list_that_comes_with_the_program_switches_nothing_on() -> None:
    assert read_sinks(ROOT / "deploy" / "sinks.toml") == SinkList()


def test_a_secret_may_stand_in_a_file_or_a_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "url").write_text("json://one.example\n")
    monkeypatch.setenv("DESK_URL", "json://two.example")
    (tmp_path / "sinks.toml").write_text(
        f"[[sink]]\nname = 'a'\nkind = 'apprise'\nurl_file = '{tmp_path / 'url'}'\n"
        "[[sink]]\nname = 'b'\nkind = 'apprise'\nurl_env = 'DESK_URL'\n"
    )
    found = [options for _, options in read_sinks(tmp_path / "sinks.toml").sinks]
    urls = [options.url for options in found if isinstance(options, AppriseOptions)]
    assert urls == [SecretStr("json://one.example"), SecretStr("json://two.example")]
    assert "one.example" not in repr(found)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[sink]]\nname = 'x'\n", "kind must be one of alertmanager, apprise"),
        ("[[sink]]\nname = 'x'\nkind = 'webhook'\nurl = 'https://e.example'\n", "sink 1 (x): secret: is required"),
        ("[[sink]]\nname = 'x'\nkind = 'apprise'\nurl_file = '/nowhere'\n", "url_file: can't read /nowhere"),
        ("[[sink]]\nname = 'x'\nkind = 'apprise'\nurl_env = 'NOT_SET'\n", "the variable NOT_SET is not set"),
        ("[[sink]]\nname = 'x'\nkind = 'feed'\nfolder = '/x'\ncolour = 'red'\n", "colour: unknown option"),
        ("[[route]]\nto = ['x']\n", "routes lead to sinks, and there is none"),
        ("[[sink]]\nname = 'x'\nkind = 'events'\n[[route]]\nto = ['y']\n", "leads to 'y', which is no sink"),
        ("[[sink]]\nname = 'x'\nkind = 'events'\n" * 2, "given to two sinks"),
        ("[sink]\nname = 'x'\n", "something other than"),
        ("nonsense", "can't read"),
    ],
)
def test_a_list_that_can_not_be_right_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "sinks.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError) as error:
        read_sinks(path)
    assert complaint in str(error.value)


def test_a_secret_is_given_once(tmp_path: Path) -> None:
    path = tmp_path / "sinks.toml"
    path.write_text("[[sink]]\nname = 'a'\nkind = 'apprise'\nurl = 'json://x'\nurl_env = 'X'\n")
    with pytest.raises(ConfigurationError, match="both given"):
        read_sinks(path)


def test_without_a_sink_no_library_of_one_is_imported() -> None:
    heavy = ["apprise", "httpx", "starlette", "requests"]  # uvicorn comes with FastStream
    code = f"import sys, services.alert.app; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
