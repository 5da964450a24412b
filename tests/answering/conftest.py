"""Corpora that several files ask."""

from __future__ import annotations

import pytest

from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import store
from tests.answering.harbour import PAGES
from tests.answering.quays import COPY, HARBOUR, LEADERS


@pytest.fixture
async def stored(services: Services) -> Services:
    await store(services, HARBOUR, COPY, LEADERS)
    return services


@pytest.fixture
async def harbour(services: Services) -> Services:
    await services.add_pages(LIBRARY, PAGES)
    return services
