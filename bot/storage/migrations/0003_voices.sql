-- What pages call whoever they quote, to be found by it ("the spokesman", "professor"): the mention of a speaker without
-- a name, and the role of any. A speaker never changes while a quotation is stored.
CREATE VIRTUAL TABLE quotation_voice_fts USING fts5 (
    voice, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER quotation_voiced AFTER INSERT ON quotation WHEN new.detail ->> '$.speaker' IS NOT NULL BEGIN
    INSERT INTO quotation_voice_fts (rowid, voice) VALUES (
        new.id,
        iif(new.detail ->> '$.speaker.name' IS NULL, new.detail ->> '$.speaker.mention', '')
            || ' ' || coalesce(new.detail ->> '$.speaker.role', '')
    );
END;
CREATE TRIGGER quotation_unvoiced AFTER DELETE ON quotation WHEN old.detail ->> '$.speaker' IS NOT NULL BEGIN
    INSERT INTO quotation_voice_fts (quotation_voice_fts, rowid, voice) VALUES (
        'delete',
        old.id,
        iif(old.detail ->> '$.speaker.name' IS NULL, old.detail ->> '$.speaker.mention', '')
            || ' ' || coalesce(old.detail ->> '$.speaker.role', '')
    );
END;
INSERT INTO quotation_voice_fts (rowid, voice)
    SELECT id, iif(detail ->> '$.speaker.name' IS NULL, detail ->> '$.speaker.mention', '')
        || ' ' || coalesce(detail ->> '$.speaker.role', '')
    FROM quotation WHERE detail ->> '$.speaker' IS NOT NULL;
