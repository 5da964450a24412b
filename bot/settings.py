"""The only reader of the environment."""

from __future__ import annotations

import logging
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything an operator can set, from the environment or a ``.env`` file in the folder the bot is started in."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    discord_token: SecretStr | None = None
    database: Path = Path("data/dateline.db")
    log_level: str = "INFO"

    @property
    def level(self) -> int:
        """The level of the logs as `logging` counts it; of a name it does not know, that of INFO."""
        return logging.getLevelNamesMapping().get(self.log_level.upper(), logging.INFO)
