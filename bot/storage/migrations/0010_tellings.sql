-- How the sentences tell that a timeline can be told by: those that date an event, and the undated among the first of
-- each article. Hundreds are compared for every answer by their stems and bits (see model/telling.py); the few that are
-- told are read.
CREATE TABLE telling (
    sentence_id INTEGER PRIMARY KEY REFERENCES sentence (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL,
    opening INTEGER NOT NULL,       -- 1 for an undated sentence an article opens with
    manner INTEGER NOT NULL,
    stems TEXT NOT NULL
);
INSERT INTO telling
    SELECT s.id, s.article_id, 0, manner_of(s.text) | (MAX(e.participants) > 1) * 32, stems_of(s.text)
    FROM event e JOIN sentence s ON s.id = e.sentence_id GROUP BY s.id;
INSERT INTO telling
    SELECT s.id, s.article_id, 1, manner_of(s.text), stems_of(s.text)
    FROM article a CROSS JOIN sentence s ON s.id IN
        (SELECT one.id FROM sentence one WHERE one.article_id = a.id ORDER BY one.start LIMIT 3)
    WHERE NOT EXISTS (SELECT 1 FROM event WHERE sentence_id = s.id);
CREATE INDEX telling_article ON telling (article_id, opening);

-- Whether an event's date is that of saying so ("announced on Thursday"), which is unknown of what was stored before,
-- and whether its sentence begins with its day as the entry of a chronology does.
ALTER TABLE event ADD COLUMN reported INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN heads INTEGER NOT NULL DEFAULT 0;
UPDATE event SET heads = 1 WHERE
    instr((SELECT substr(text, 1, 12) FROM sentence WHERE id = sentence_id), ltrim(substr(first_day, 9), '0')) > 0;
DROP INDEX event_article;
CREATE INDEX event_article ON event (
    article_id, first_day, last_day, precision, status, value, sentence_id, fingerprint, reported,
    heads
);
