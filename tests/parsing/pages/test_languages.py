"""Pages in other languages are kept and said to be unread; English pages beside other languages are read."""

from __future__ import annotations

import pytest

from bot.parsing import parse_page

GERMAN = [
    "Startseite",
    "Anmelden",
    "Politik",
    "Wirtschaft",
    "Stadtrat beschließt neuen Fährplan für den Hafen",
    "Von Marta Lindner",
    "3. Mai 2024, 10:15 Uhr",
    "Der Stadtrat hat am Montag beschlossen, dass die Fähre auch in der Nacht fahren darf, und das bis zum Herbst.",
    "„Der Fluss schläft nicht, und die Fähre soll es auch nicht“, sagte die Leiterin des Hafens nach der Sitzung.",
    "Die Fischer hatten sich die Änderung gewünscht, seit die Brücke im März gesperrt worden ist und alle warten.",
    "Newsletter abonnieren",
    "Das könnte Sie auch interessieren",
    "Impressum",
    "Datenschutz",
]
ZULU_LIKE = [
    "Ikhaya",
    "Izindaba",
    "Umkhandlu uvumele isikebhe ukuba sihambe ebusuku echwebeni laseGreyport ngoMsombuluko",
    *(
        f"Umkhandlu wedolobha uvumelene ngoMsombuluko {day} ukuthi isikebhe singahamba nasebusuku kuphele ihlobo."
        for day in range(3, 9)
    ),
]
CHINESE = [
    "首页",
    "登录",
    "市议会批准渡轮夜间航行",
    "市议会周一决定，渡轮可以在夜间航行，直到秋天结束。渔民们自三月大桥关闭以来，一直希望作出这一改变，他们说等待的时间太长了。",
    "港口负责人在会议之后表示，河流不会睡觉，渡轮也不应该睡觉。她感谢所有参与讨论的居民，并希望夏天一切顺利进行下去。",
    "关于我们",
]
SPANISH_TEASERS = [
    "Más noticias: el consejo de la ciudad aprueba los presupuestos para el año que viene",
    "El puerto abre de nuevo sus puertas a los barcos de pesca después de un mes",
]
ENGLISH = [
    "Home",
    "Log in",
    "Council lets ferry sail at night",
    "By Mara Lindqvist",
    "May 3, 2024",
    *(
        f"The council decided on Monday that the ferry may sail at night, and that it will do so for {n} more months."
        for n in range(3, 9)
    ),
    "Share on Facebook",
    "Subscribe to our newsletter",
]


@pytest.mark.parametrize(("lines", "language"), [(GERMAN, "de"), (ZULU_LIKE, "und"), (CHINESE, "zh")])
@pytest.mark.parametrize("markup", [False, True])
def test_pages_in_other_languages_are_kept_unread(lines: list[str], language: str, markup: bool) -> None:
    text = "".join(f"<p>{line}</p>" for line in lines) if markup else "\n\n".join(lines)
    article = parse_page((f"<html><body>{text}</body></html>" if markup else text).encode(), "page")
    assert article.language == language
    assert max(lines, key=len) in article.text
    assert not article.authors and not article.quotations and not article.events and not article.people
    assert "Datenschutz" not in article.text and "Ikhaya" not in article.text and "关于我们" not in article.text


def test_an_english_page_among_teasers_in_another_language_is_read() -> None:
    article = parse_page("\n\n".join([*SPANISH_TEASERS, *ENGLISH, *SPANISH_TEASERS]).encode(), "page")
    assert article.language == "en"
    assert article.authors == ("Mara Lindqvist",)
    assert "El puerto" not in article.text and "Más noticias" not in article.text


def test_english_lists_are_no_other_language() -> None:
    scores = [
        f"Greyport {n}, Harbour Town {n + 2}: Lindqvist 25 points, Horvat 17, Weber 12, Novak 9." for n in range(60)
    ]
    assert parse_page("\n\n".join(["Round-up: Greyport stay unbeaten", *scores]).encode(), "page").language == "en"
