"""What goes wrong gives one clear line and its exit code."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import Server
from tests.services.commands.program import Program

PASSWORD = "right-Pa55"
ONE_SHOT = (("status",), ("watch",), ("explain", "a1"), ("dead", "list"), ("dead", "drop", "--all"), ("sources",))


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that asks for a password, and knows a user who may not do much."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        acl = Path(folder) / "users.acl"
        acl.write_text(f"user default on >{PASSWORD} ~* &* +@all\nuser weak on >weak ~* +ping +hello +client|setinfo\n")
        server = Server(Path(folder), {"aclfile": str(acl)})
        unguarded = server.client
        server.client = lambda **options: unguarded(password=PASSWORD, **options)  # type: ignore[method-assign]
        server.start()
        yield server
        server.stop()


def test_no_server_is_69_and_says_how_to_get_one(tocsin: Program) -> None:
    (tocsin.home / "a.txt").write_text("Troops.")
    for done in tocsin.run_all(*ONE_SHOT, ("replay", "a.txt")):
        done.said(69, "no server", "tocsin up", "TOCSIN_REDIS_URL", str(tocsin.home))


def test_a_server_that_is_away_is_69_and_says_which(tocsin: Program) -> None:
    url = f"unix://:{PASSWORD}@{tocsin.home}/none.sock"
    for done in tocsin.run_all(("status",), ("watch",), REDIS_URL=url):
        done.said(69, f"unix://:***@{tocsin.home}/none.sock")


def test_nobody_on_a_port_is_69(tocsin: Program) -> None:
    tocsin.run("status", REDIS_URL="redis://127.0.0.1:1/0").said(
        69, "redis://127.0.0.1:1/0", "is it running?", "127.0.0.1:1."
    )


def test_a_worker_waits_the_time_allowed_and_then_says_69(tocsin: Program) -> None:
    url = f"unix://{tocsin.home}/none.sock"
    for done in tocsin.run_all(("tagging",), ("alert",), ("ingest",), ("up",), REDIS_URL=url, START_WAIT_SECONDS="0.1"):
        assert done.code == 69
        assert done.err.splitlines()[-1].startswith("tocsin: no server answers at unix://")
        assert "Traceback" not in done.err


@pytest.mark.parametrize("auth", ["stranger:wrong@", ""])
def test_a_wrong_or_missing_password_is_77_at_once_and_not_shown(guarded: Server, tocsin: Program, auth: str) -> None:
    url = f"unix://{auth}{guarded.socket}"
    for done in tocsin.run_all(("status",), ("watch",), REDIS_URL=url):
        done.said(77, str(guarded.socket), "refuses our user or password", "TOCSIN_REDIS_URL")
        assert "wrong" not in done.err


def test_a_worker_does_not_wait_for_a_password_to_become_right(guarded: Server, tocsin: Program) -> None:
    url = f"unix://:wrong@{guarded.socket}"
    for done in tocsin.run_all(("tagging",), ("up",), REDIS_URL=url):
        assert done.code == 77
        assert "refuses our user or password" in done.err.splitlines()[-1]
        assert "wrong" not in done.err.replace("wrong password", "")


def test_missing_rights_are_77_and_name_the_right(guarded: Server, tocsin: Program) -> None:
    url = f"unix://weak:weak@{guarded.socket}"
    for done in tocsin.run_all(("status",), ("watch",), ("explain", "a1"), ("dead", "list"), REDIS_URL=url):
        done.said(77, "denies us a right", str(guarded.socket))


def test_the_right_password_from_a_file_is_let_in(guarded: Server, tocsin: Program) -> None:
    (tocsin.home / "password").write_text(PASSWORD + "\n")
    done = tocsin.run("doctor", REDIS_URL=guarded.url, REDIS_PASSWORD_FILE=str(tocsin.home / "password"))
    assert (done.code, done.err) == (0, "")
    assert PASSWORD not in done.out


def test_an_unknown_setting_is_one_warning_and_the_command_goes_on(served: Program) -> None:
    done = served.run("status", REDIS_ULR="x", XYZZY="secret-value")
    assert done.code == 0
    assert done.err.splitlines() == [
        "tocsin: warning: unknown setting TOCSIN_REDIS_ULR; did you mean TOCSIN_REDIS_URL?",
        "tocsin: warning: unknown setting TOCSIN_XYZZY",
    ]


def test_tagging_needs_no_server_and_warns_all_the_same(tocsin: Program) -> None:
    done = tocsin.run("tag", stdin="Nothing.", PREFX="x")
    assert (done.code, done.out) == (0, "no findings\n")
    assert "did you mean TOCSIN_PREFIX?" in done.err


def test_doctor_says_78_for_an_unknown_setting(served: Program) -> None:
    done = served.run("doctor", REDIS_ULR="x")
    assert done.code == 78
    assert done.err == "tocsin: unknown setting TOCSIN_REDIS_ULR; did you mean TOCSIN_REDIS_URL?\n"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PREFIX", "with space"),
        ("START_WAIT_SECONDS", "soon"),
        ("REDIS_URL", "http://secret-value@host"),
        ("REDIS_URL", "nonsense"),
    ],
)
def test_a_setting_that_cannot_be_right_is_78_and_named_without_its_value(
    tocsin: Program, name: str, value: str
) -> None:
    done = tocsin.run("status", **{name: value})
    done.said(78, f"TOCSIN_{name}")
    assert value not in done.err


def test_a_secret_given_twice_is_78(tocsin: Program) -> None:
    (tocsin.home / "s").write_text("b")
    tocsin.run("status", REDIS_URL="redis://127.0.0.1:1", REDIS_URL_FILE=str(tocsin.home / "s")).said(
        78, "TOCSIN_REDIS_URL and TOCSIN_REDIS_URL_FILE are both set"
    )


@pytest.mark.parametrize("content", ["feed = ", None])
def test_a_broken_or_missing_feed_list_is_78_and_named(served: Program, content: str | None) -> None:
    feeds = served.home / "own.toml"
    if content is not None:
        feeds.write_text(content)
    for done in served.run_all(("doctor",), ("ingest",), FEEDS=str(feeds)):
        assert done.code == 78
        assert str(feeds) in done.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ((), "no command given"),
        (("tga",), "invalid choice: 'tga'"),
        (("tag", "--odd"), "unrecognized arguments: --odd"),
        (("tag", "--input-format", "xml"), "invalid choice: 'xml'"),
        (("watch", "--count", "many"), "--count"),
        (("replay",), "PATH"),
        (("explain",), "ID|URL"),
        (("dead",), "VERB"),
        (("dead", "retry"), "give ids, or --all"),
        (("dead", "show"), "ID"),
        (("status", "\x1b[31m\nFORGED"), "unrecognized arguments"),
    ],
)
def test_bad_usage_is_2_and_one_line(words: tuple[str, ...], named: str, capsys: pytest.CaptureFixture[str]) -> None:
    from services.cli import main

    try:
        code = main(words)
    except SystemExit as stop:
        code = int(stop.code or 0)
    said = capsys.readouterr().err
    assert code == 2
    assert said.startswith("tocsin: ")
    assert (said.count("\n"), named in said, "\x1b" in said) == (1, True, False), said


def test_bad_usage_as_a_process(tocsin: Program) -> None:
    tocsin.run("tag", "--odd").said(2, "unrecognized arguments: --odd", "tocsin --help")
    assert tocsin.run("--help").code == 0


def test_the_version_is_that_of_the_distribution(tocsin: Program) -> None:
    from importlib.metadata import version

    assert tocsin.run("--version").out == f"tocsin {version('tocsin')}\n"


def test_no_such_file_is_1_and_named(tocsin: Program) -> None:
    tocsin.run("tag", "nowhere.txt").said(1, "nowhere.txt")
    tocsin.run("replay", "nowhere").said(1, "nowhere")
