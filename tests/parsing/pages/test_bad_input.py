"""Pages that are no articles, and bytes that are no pages."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import UnreadablePage
from bot.parsing.pages import read_page
from bot.parsing.pages.decode import LIMIT, decode_page

STORY = (
    "The harbour council voted on Tuesday to widen the northern quay, officials said.",
    "Work is due to start in May and will cost about nine million crowns, according to the plan.",
    "“We have waited for this for twenty years,” said Ilse Marten, who runs the ferry office.",
    "Fishermen fear that the noise will drive the herring away before the season is over.",
)
MENU = "\n".join(["Skip to content", "Menu", "Home", "News", "Sports", "Subscribe", "Log in", "Contact us", "Share"])


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\x00\x00\x00", "empty"),
        ("\u200b\u200b \ufeff\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"%PDF-1.7\n1 0 obj", "binary"),
        (b"A\x00 line\x00 of\x00 text", "binary"),
        (bytes(range(128, 256)) * 40 + bytes(range(1, 32)) * 40, "binary"),
        (b"a" * (LIMIT + 1), "too large"),
        (MENU.encode(), "no article"),
        (b"Hello", "no article"),
        (b"<html><head><title>x</title></head><body></body></html>", "no article"),
        (b"<!doctype html><p>", "no article"),
        (b"<html><body><ul><li>Home</li><li>News</li><li>Log in</li></ul></body></html>", "no article"),
    ],
)
def test_refused_with_its_reason(page, reason):
    with pytest.raises(UnreadablePage) as refusal:
        read_page(page, "folder/page.txt")
    assert (refusal.value.path, refusal.value.reason) == ("folder/page.txt", reason)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16") + b"\n",  # half a character more
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("utf-32"),
        lambda text: text.encode("utf-32-be"),
        lambda text: text.encode() + bytes(5000),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n\n", "\u2029").encode(),
        lambda text: text.replace("\n\n", "\n\f\n").encode(),
        lambda text: text.encode("ascii", "xmlcharrefreplace"),
        lambda text: text.encode("ascii", "xmlcharrefreplace").replace(b"&", b"&amp;"),
        lambda text: text.encode() + "\u20ac".encode()[:2],
        lambda text: text.encode("cp1252"),
    ],
)
def test_every_common_encoding_gives_the_same_text(encode):
    assert read_page(encode("\n\n".join(STORY)), "p").text == "\n\n".join(STORY)


def test_a_stray_byte_costs_only_itself():
    page = "\n\n".join(STORY).encode().replace(b"Fishermen", b"Fisher\xffmen")
    text = read_page(page, "p").text
    assert "Fisher\ufffdmen fear" in text
    assert "“We have waited" in text


def test_mojibake_is_undone():
    page = "\n\n".join(STORY).encode().decode("cp1252", "ignore").replace("â€\u009d", "â€").encode()
    assert "“We have waited" in read_page(page, "p").text


def test_mojibake_that_lost_its_bytes_stays_as_it_is():
    assert (
        decode_page("The quay isnâ¿¿t open, said Ilse Marten.".encode(), "p")
        == "The quay isnâ¿¿t open, said Ilse Marten."
    )


def test_invisible_characters_go_and_no_break_spaces_stay():
    page = "\n\n".join(STORY).replace("harbour", "har\u00adbour").replace("Ilse", "Il\u200bse")
    text = read_page(page.replace("nine million", "nine\u00a0million").encode(), "p").text
    assert "harbour council" in text
    assert "said Ilse Marten" in text
    assert "nine\u00a0million" in text


def test_markdown_and_mentions_are_text_like_any_other():
    odd = "**Bold** @everyone and [a link](https://example.org) were in the notice, the council said on Friday."
    assert odd in read_page("\n\n".join([*STORY, odd]).encode(), "p").text


def test_entities_left_in_flattened_text_are_the_characters_they_stand_for():
    page = (
        "\n\n".join(STORY).replace("“", "&ldquo;").replace("”", "&#8221;").replace("nine million", "nine&nbsp;million")
    )
    odd = (
        "R&D; at &Acme; costs &pounds; 3 & 4, says B&Q, but Fish &amp; Chips do not, nor does AT&amp;T or Q&#38;A here."
    )
    text = read_page(f"{page}\n\n{odd}".encode(), "p").text
    assert "“We have waited for this for twenty years,” said" in text and "nine\u00a0million" in text
    assert "R&D; at &Acme; costs &pounds; 3 & 4, says B&Q, but Fish & Chips do not, nor does AT&T or Q&A here." in text


def test_mail_saved_as_it_is_sent_is_spelled_out():
    page = "\n\n".join(STORY).encode()
    sent = b"".join(b"=%02X" % byte if byte > 126 else bytes([byte]) for byte in page).replace(b"years,", b"ye=\nars,")
    assert read_page(sent, "p").text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Minister sagte am Dienstag, dass die Gespräche nicht vor dem Sommer beginnen werden und dass er sich "
         "mit den Vertretern der Länder noch einmal treffen will, um über die Kosten zu sprechen.", "de"),
        ("Le ministre a annoncé mardi que les discussions ne vont pas commencer avant la fin de l’été et que les "
         "représentants des régions sont invités à une nouvelle réunion dans la capitale.", "fr"),
        ("Министр заявил во вторник, что переговоры не начнутся раньше лета и что стороны ещё раз встретятся.", "ru"),
        ("部长星期二表示，谈判不会在夏天之前开始，各方将再次会面，讨论有关费用的问题，听取意见。", "zh"),
    ],
)  # fmt: skip
def test_other_languages_keep_their_text_and_say_what_they_are(text, language):
    reading = read_page("\n\n".join([text] * 3).encode(), "p")
    assert reading.language == language
    assert text in reading.text


def test_broken_markup_is_read_as_far_as_it_goes():
    body = "".join(f"<p>{line}" for line in STORY)
    page = f"<html><head><title>Quay to be widened</title><body><div><article><h1>Quay to be widened{body}<div><span>"
    reading = read_page(page.encode(), "p")
    assert all(line in reading.text for line in STORY)


def covers(reading):
    assert "\n\n".join(reading.text[p.start : p.end] for p in reading.paragraphs) == reading.text
    assert all(p.start < p.end for p in reading.paragraphs)
    assert reading.paragraphs[0].start == 0


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_any_bytes_are_refused_or_give_paragraphs_that_cover_the_text(page):
    try:
        reading = read_page(page, "p")
    except UnreadablePage:
        return
    covers(reading)


LINE = st.one_of(
    st.sampled_from([*STORY, *MENU.split("\n"), "<p>", "• item", "* ", "12. x", "{{x}}", "© 2021 The Post", ""]),
    st.text(max_size=60),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(LINE, max_size=30), st.sampled_from(["", "<html><body>", "<article>"]))
@example(["Skip to content", "<p>", STORY[0], "<"], "<html><body>")
def test_any_mixture_of_lines_is_refused_or_covered(lines, head):
    try:
        reading = read_page((head + "\n".join(lines)).encode("utf-8", "replace"), "p")
    except UnreadablePage:
        return
    covers(reading)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (b"The mayor\x92s caf\xe9 is \x93open\x94 \x96 na\xc3\xafve", "The mayor’s café is “open” – naïve"),
        ("Miloševićs café’s Spaß".encode().decode("cp1252", "replace").encode(), "Miloševićs café’s Spa"),
        ("“Spaß“ und „Öl“ – so sagte sie".encode(), "“Spaß“ und „Öl“ – so sagte sie"),
        ("the mayor’s".encode().decode("cp1252").encode().decode("cp1252").encode(), "the mayor’s"),
        ("so\u00adft, ze\u200bro and no\u00a0break".encode(), "soft, zero and no\u00a0break"),
        ("Crème brûlée\u202e\u202c à la carte".encode("latin-1", "ignore"), "Crème brûlée à la carte"),
        (b"\xef\xbb\xbfThe mark goes", "The mark goes"),
        (b"half a letter \xe2\x82 is none \xc3\xa9", "half a letter \ufffd is none é"),
        ("â€œIt holds,â€ she said.".encode(), "“It holds,” she said."),
        (b"<meta charset=iso-8859-1><p>\x93It holds,\x94 she said.</p>", "<meta charset=iso-8859-1><p>“It holds,” she"),
        ("Cafe\u0301 and Novak\u0301".encode(), "Café and Nova"),
        ("the mayor’s café".encode().decode("latin-1").encode(), "the mayor’s café"),
        ("“It holds,” the café’s".encode().decode("cp1252", "replace").encode(), "“It holds,” the café’s"),
        ("the o\ufb03ce of the \ufb01re brigade\ufffc".encode(), "the office of the fire brigade"),
        (b"one lost\x00 byte among many others that are as they should be", "one lost byte among"),
        (b"<meta charset=utf-16><p>The mayor\x92s caf\xe9", "<meta charset=utf-16><p>The mayor’s café"),
        (b"<meta charset=punycode><p>The mayor\x92s caf\xe9", "<meta charset=punycode><p>The mayor’s café"),
        (b"<meta charset=windows-1251><p>\xcc\xe8\xed\xe8\xf1\xf2\xf0", "<meta charset=windows-1251><p>Министр"),
        ("“It holds,” the café’s – no…".encode("cp1252").decode("latin-1").encode(), "“It holds,” the café’s – no…"),
        ("“It doesn’t hold,” said Zoë – ‘no’".encode("mac-roman"), "“It doesn’t hold,” said Zoë – ‘no’"),
        ("ÒIt doesnÕt hold,Ó she said Ð ÔnoÕ.".encode(), "“It doesn’t hold,” she said – ‘no’."),
        ("“Ｉｔ ｈｏｌｄｓ,” ｓａｉｄ Zoë in ２０１９".encode(), "“It holds,” said Zoë in 2019"),
        ("donâ€™t cafÃ© Ã  la carte".encode(), "don’t café à la carte"),
        ("“It holds,” the café’s – no…".encode().decode("mac-roman").encode(), "“It holds,” the café’s – no…"),
        ("one file\ufeff and another".encode(), "one file and another"),
        (
            "a quote that lost its \ufffdmarks\ufffd is text, and it\ufffds long enough for it".encode(),
            "a quote that lost",
        ),
        ("No\u200dvák sa\u2067id\u2069 so".encode(), "Novák said so"),
    ],
)
def test_encodings(page, text):
    assert decode_page(page, "p").startswith(text)
