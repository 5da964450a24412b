"""Floors under pages that readers comment on. An edit may raise a floor, never lower it."""

from __future__ import annotations

import pytest

from bot.parsing import parse_page
from tests.quality.made_threads import FORMS, make_thread

_SEEDS = range(20)


@pytest.mark.parametrize("way", ["text", "dense", "html"])
@pytest.mark.parametrize("form", FORMS)
def test_no_comment_is_told_as_the_article(form: str, way: str) -> None:
    leaked = said = kept = told = quoted = 0
    for seed in _SEEDS:
        made = make_thread(seed, form)
        article = parse_page(getattr(made, way).encode(), "made")
        leaked += sum(words in article.text for words in made.said)
        said += len(made.said)
        kept += sum(line in article.text for line in made.page.body)
        told += len(made.page.body)
        quoted += sum("nobody a crown" in quotation.text for quotation in article.quotations)
    assert (leaked / said <= 0.01, kept / told >= 0.97, quoted) == (True, True, 0), (leaked, said, kept, told)
