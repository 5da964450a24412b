-- What a timeline ranks dates by, beside the JSON it shows: thousands of events are looked at for one answer and
-- dozens of them told.
ALTER TABLE event ADD COLUMN precision TEXT NOT NULL DEFAULT 'day';
ALTER TABLE event ADD COLUMN value TEXT NOT NULL DEFAULT '';
UPDATE event SET precision = detail ->> '$.date.precision', value = detail ->> '$.value';
