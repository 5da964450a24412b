"""What an operator can set, and nothing that is not written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[1]


def example_keys() -> list[str]:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    return [line.split("=")[0] for line in lines if line and not line.startswith("#")]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_the_example_names_every_setting_and_no_other() -> None:
    assert example_keys() == [name.upper() for name in Settings.model_fields]


def test_every_key_of_the_example_has_a_comment_above_it() -> None:
    blocks = (ROOT / ".env.example").read_text("utf-8").strip().split("\n\n")
    assert all(line.split("\n")[-2].startswith("# ") for line in blocks[1:])


def test_the_example_as_it_stands_is_the_defaults() -> None:
    defaults = Settings()
    Path(".env").write_text((ROOT / ".env.example").read_text("utf-8"), "utf-8")
    assert Settings() == defaults
    assert defaults.discord_token is None


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DATABASE=from-file.db\nLOG_LEVEL=DEBUG\n", "utf-8")
    monkeypatch.setenv("DATABASE", "from-environment.db")
    assert (Settings().database, Settings().log_level) == (Path("from-environment.db"), "DEBUG")


def test_the_token_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very-secret")
    settings = Settings()
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "very-secret"
    assert "very-secret" not in f"{settings!r} {settings} {settings.model_dump()}"
