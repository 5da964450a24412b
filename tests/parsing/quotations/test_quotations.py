"""Quotations with their speaker, cue, kind and who carried them."""

from __future__ import annotations

import pytest

from tests.parsing.quotations.reading import quotations_in, quoted_in


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue"),
    [
        ('"The bridge holds," said Ann Quill.', "The bridge holds,", "Ann Quill", "said"),
        ('Ann Quill said: "The bridge holds."', "The bridge holds.", "Ann Quill", "said"),
        ("“The bridge holds,” Ann Quill said.", "The bridge holds,", "Ann Quill", "said"),
        ("«The bridge holds», Ann Quill told reporters.", "The bridge holds", "Ann Quill", "told"),
        ("``The bridge holds,'' Ann Quill said.", "The bridge holds,", "Ann Quill", "said"),
        ("''The bridge holds,'' Ann Quill said.", "The bridge holds,", "Ann Quill", "said"),
        ("‘The bridge holds,’ Ann Quill said.", "The bridge holds,", "Ann Quill", "said"),
        ("'The bridge isn't old,' Ann Quill said.", "The bridge isn't old,", "Ann Quill", "said"),
        ('"Who pays for it?" Ann Quill asked.', "Who pays for it?", "Ann Quill", "asked"),
        ('"We saw it," Boris Lindt was quoted as saying.', "We saw it,", "Boris Lindt", "was quoted as saying"),
        ('"The tide is late." — Ann Quill', "The tide is late.", "Ann Quill", "—"),
        ('Ann Quill met Boris Lindt. "It was good," she said.', "It was good,", "Ann Quill", "said"),
        ('Ann Quill met Boris Lindt. "The deal is off," Lindt said.', "The deal is off,", "Boris Lindt", "said"),
        ('"Who pays for it?" Mr. Quill asked.', "Who pays for it?", "Quill", "asked"),
        ('Ann Quill met Boris Lindt. "Who pays?" Lindt went on, frowning.', "Who pays?", "Boris Lindt", "went on"),
        ('Kelly Lindt answered: "It holds."', "It holds.", "Kelly Lindt", "answered"),
        ("The film ends with footage of Ann Quill asking, “Who pays?”", "Who pays?", "Ann Quill", "asking"),
        ("Boris Lindt boasted, “That makes me proud.”", "That makes me proud.", "Boris Lindt", "boasted"),
        (
            'When Quill noted that it had cost more, Boris Lindt boasted, "That makes me proud."',
            "That makes me proud.",
            "Boris Lindt",
            "boasted",
        ),
        ('"We will wait," said Rucker Lindtholm, who runs the ferry.', "We will wait,", "Rucker Lindtholm", "said"),
        ("Ann Quill told Der Spiegel: «We will wait».", "We will wait", "Ann Quill", "told"),
        ('The quay is "a lovely ruin," as Boris Lindt put it.', "a lovely ruin,", "Boris Lindt", "put"),
        (
            'PORT HALE — Ann Quill, opening the weir on Monday, said it was "one of the best."',
            "one of the best.",
            "Ann Quill",
            "said",
        ),
        ("'He called us “vermin”,' said Ann Quill.", "He called us “vermin”,", "Ann Quill", "said"),
        ("« It holds », said Ann Quill.", "It holds", "Ann Quill", "said"),
        ('"It holds," said Lindt\'s campaign manager, Ann Quill.', "It holds,", "Ann Quill", "said"),
        ('"It holds," said the Osprey\'s captain, Ann Quill. Then he left.', "It holds,", "Ann Quill", "said"),
        (
            "“I said, ‘Leave the boats alone,’ and they did,” Ann Quill said.",
            "I said, ‘Leave the boats alone,’ and they did,",
            "Ann Quill",
            "said",
        ),
    ],
)
def test_direct(text: str, words: str, speaker: str, cue: str) -> None:
    (found,) = quoted_in(text)
    assert found.speaker is not None and found.cue is not None
    assert found.kind in ("direct", "mixed")
    assert (found.text, found.speaker.name, found.cue.text) == (words, speaker, cue)


def test_around_its_cue_and_over_paragraphs_is_one_utterance() -> None:
    found = quoted_in(
        '"The bridge," Ann Quill said, "holds."\n\n"I have seen the plans. They are sound.\n\n"I would drive over it."'
    )
    assert len(found) == 4
    assert len({q.group for q in found}) == 1
    assert {q.speaker.name for q in found if q.speaker} == {"Ann Quill"}
    confidence = [q.speaker.confidence for q in found if q.speaker]
    assert confidence == sorted(confidence, reverse=True)


def test_mixed_has_its_words_and_its_clause_in_one_group() -> None:
    clause, words = quotations_in('Ann Quill called the plan "reckless and far too expensive" on Friday.')
    assert (clause.kind, clause.text) == ("indirect", 'the plan "reckless and far too expensive"')
    assert (words.kind, words.text) == ("mixed", "reckless and far too expensive")
    assert clause.group == words.group


@pytest.mark.parametrize(
    ("text", "words", "mention"),
    [
        ("The ministry said that the ferry would sail again.", "that the ferry would sail again", "The ministry"),
        ("The ferry will sail, according to the port authority.", "The ferry will sail", "the port authority"),
        ("The mayor believes that the harbour will flourish.", "that the harbour will flourish", "The mayor"),
        ("The river will rise again, an official said.", "The river will rise again", "an official"),
        # What fell or ended warned nobody: the clause has a speaker of its own.
        ("Shares fell after the company warned that demand was weak.", "that demand was weak", "the company"),
        ("Prices rose because the ministry said that the harvest failed.", "that the harvest failed", "the ministry"),
    ],
)
def test_indirect_from_somebody_unnamed(text: str, words: str, mention: str) -> None:
    (found,) = quotations_in(text)
    assert found.speaker is not None
    assert (found.kind, found.text) == ("indirect", words)
    assert (found.speaker.name, found.speaker.mention) == (None, mention)


def test_whoever_is_close_to_somebody_is_not_that_one() -> None:
    (found,) = quoted_in('A source close to the governor told The Lantern: "Heads will roll at the waterworks."')
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.mention) == (None, "A source close to the governor")


@pytest.mark.parametrize(
    "text",
    [
        "The banker, Boris Lindt, went on trial on Monday accused of hiding losses from investors.",
        "Boris Lindt was sentenced to six years in prison on Friday for fraud.",
    ],
)
def test_whom_others_accuse_or_sentence_says_nothing(text: str) -> None:
    assert not [q for q in quotations_in(text) if q.speaker]


def test_a_report_of_a_report_keeps_both_layers() -> None:
    (found,) = quotations_in("The agency Tass reported a senior official as saying that the talks had failed.")
    assert found.speaker is not None
    assert (found.speaker.mention, found.medium) == ("a senior official", "The agency Tass")
    assert found.text == "that the talks had failed"


@pytest.mark.parametrize(
    ("text", "medium", "audience"),
    [
        ('Ann Quill told Bloomberg: "We want to talk."', "Bloomberg", None),
        ('Ann Quill told The Straits Times: "We want to talk."', "The Straits Times", None),
        ('"We want to talk," Ann Quill told reporters.', None, "reporters"),
        ('Speaking to state-owned Rossiya-24, Ann Quill said: "We want to talk."', "state-owned Rossiya-24", None),
    ],
)
def test_medium_and_audience(text: str, medium: str | None, audience: str | None) -> None:
    (found,) = quoted_in(text)
    assert (found.medium, found.audience) == (medium, audience)


@pytest.mark.parametrize(
    ("text", "words", "hearer"),
    [
        ("Ann Quill told reporters in Hale on Monday that the pier was shut.", "that the pier was shut", "reporters"),
        ("Ann Quill told reporters outside the court that it was over.", "that it was over", "reporters"),
        ("Ann Quill told union members prices would fall.", "prices would fall", "union members"),
    ],
)
def test_a_clause_begins_behind_where_it_was_said(text: str, words: str, hearer: str) -> None:
    (found,) = quotations_in(text)
    assert (found.text, found.audience) == (words, hearer)


def test_who_moves_speaks_next() -> None:
    found = quoted_in('"It is over," Boris Lindt told Ann Quill. Quill laughed. "Not for me."')
    assert [q.speaker.name if q.speaker else None for q in found] == ["Boris Lindt", "Ann Quill"]


def test_each_verb_keeps_the_words_it_opens() -> None:
    found = quoted_in('Ann Quill told the Herald the tide "will turn", but Boris Lindt warned of "a hard year".')
    assert [(q.text, q.cue.text if q.cue else None) for q in found] == [
        ("will turn", "told"),
        ("a hard year", "warned"),
    ]


def test_a_transcript_names_its_speaker_before_a_colon() -> None:
    found = quoted_in('Ann Quill was asked about it.\n\n"LINDT: Will it hold?\n\n"QUILL: It will hold, sir.')
    assert [(q.text, q.speaker.mention if q.speaker else None) for q in found] == [
        ("Will it hold?", "LINDT"),
        ("It will hold, sir.", "QUILL"),
    ]


def test_a_participle_behind_a_speech_is_its_owners() -> None:
    (found,) = quotations_in(
        "The official took issue with Boris Lindt's reading of Ann Quill's letter last week urging them to close it."
    )
    assert found.speaker is not None and found.cue is not None
    assert (found.cue.text, found.speaker.name) == ("urging", "Ann Quill")


@pytest.mark.parametrize(
    "text",
    [
        'Ann Quill said in a joint statement: "It holds."',
        'Ann Quill said of the bridge, "It holds."',
        'Ann Quill told reporters at the harbour on Monday, "It holds."',
    ],
)
def test_where_it_was_said_is_no_part_of_it(text: str) -> None:
    (found,) = quotations_in(text)
    assert found.speaker is not None
    assert (found.kind, found.text, found.speaker.name) == ("direct", "It holds.", "Ann Quill")


def test_what_follows_a_quotation_around_its_cue_is_no_part_of_it() -> None:
    found = quotations_in('"The numbers," Ann Quill said, "are wrong," and Boris Lindt left.')
    assert [(q.kind, q.text) for q in found] == [("direct", "The numbers,"), ("direct", "are wrong,")]


def test_whoever_passed_words_on_did_not_say_them() -> None:
    (found,) = quoted_in('"It will take years," Ann Quill said, according to two people who were in the room.')
    assert found.speaker is not None
    assert (found.kind, found.speaker.name) == ("direct", "Ann Quill")


def test_who_is_quoted_by_an_outlet_says_it() -> None:
    (found,) = quotations_in('"It will take years," the minister, Ann Quill, was quoted by the Herald as saying.')
    assert found.speaker is not None
    assert (found.speaker.name, found.medium) == ("Ann Quill", "the Herald")


def test_whoever_follows_a_report_did_not_write_it() -> None:
    found = quotations_in("According to a report in the Gull Herald, Boris Lindt has left the council.")
    assert [q.speaker.name for q in found if q.speaker] == [None]


def test_who_wrote_music_reports_nothing_by_it() -> None:
    assert quotations_in("The composer Ludo Wrede, who wrote the music of forty films, died in Dorn on Saturday.") == ()
