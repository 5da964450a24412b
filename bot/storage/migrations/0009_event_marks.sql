-- What the dates of a timeline are ranked by, in one index: thousands of events are looked at for one answer, and only
-- those of the dates that are told are read. Equal sentences have equal fingerprints, whoever printed them.
ALTER TABLE event ADD COLUMN fingerprint INTEGER NOT NULL DEFAULT 0;
UPDATE event SET fingerprint = (SELECT fingerprint(text) FROM sentence WHERE id = sentence_id);
DROP INDEX event_article;
CREATE INDEX event_article ON event (
    article_id, first_day, last_day, precision, status, value, sentence_id, fingerprint
);
