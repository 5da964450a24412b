-- Articles. A changed page is a new row with the next version; the old one stays readable for citations on screen.
-- Ids are never used twice: buttons and digests keep them, and must not find another article under a removed one's.
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL,
    path TEXT NOT NULL,
    version INTEGER NOT NULL,
    current INTEGER NOT NULL DEFAULT 1,
    content_hash TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    url TEXT,
    language TEXT NOT NULL,
    publication TEXT,               -- JSON of model.Publication
    earliest TEXT,                  -- the publication's range again, for filters and order
    latest TEXT,
    document BLOB NOT NULL,         -- the whole annotated article: JSON of model.Article, deflated
    loaded_at TEXT NOT NULL,
    UNIQUE (workspace, path, version)
);
CREATE INDEX article_current ON article (workspace, current, latest);
CREATE INDEX article_hash ON article (workspace, content_hash);

CREATE TABLE sentence (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX sentence_article ON sentence (article_id, start);
CREATE VIRTUAL TABLE sentence_fts USING fts5 (
    text, content = 'sentence', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentence_added AFTER INSERT ON sentence BEGIN
    INSERT INTO sentence_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER sentence_removed AFTER DELETE ON sentence BEGIN
    INSERT INTO sentence_fts (sentence_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;

-- People and other sources. Which person each name of an article is: the ground on which the two tables below stand.
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'other'))
);
CREATE TABLE article_name (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    form TEXT NOT NULL,             -- the name, folded
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (article_id, form)
) WITHOUT ROWID;
CREATE INDEX article_name_person ON article_name (person_id);
-- Every form a workspace's own articles use for a person, and the words of these forms.
CREATE TABLE person_name (
    form TEXT NOT NULL,
    workspace TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (form, workspace, person_id)
) WITHOUT ROWID;
CREATE INDEX person_name_person ON person_name (person_id, workspace);
CREATE TABLE person_word (
    word TEXT NOT NULL,
    workspace TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (word, workspace, person_id)
) WITHOUT ROWID;
CREATE INDEX person_word_person ON person_word (person_id, workspace);
CREATE TABLE article_person (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    mentions INTEGER NOT NULL,
    roles TEXT NOT NULL,
    PRIMARY KEY (article_id, person_id)
) WITHOUT ROWID;
CREATE INDEX article_person_person ON article_person (person_id);

CREATE TABLE quotation (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    sentence TEXT NOT NULL,         -- the slice sentence_start..sentence_end of the article's text
    detail TEXT NOT NULL            -- JSON of model.Quotation
);
CREATE INDEX quotation_article ON quotation (article_id, start);
CREATE INDEX quotation_person ON quotation (person_id, article_id);
CREATE VIRTUAL TABLE quotation_fts USING fts5 (
    text, content = 'quotation', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER quotation_added AFTER INSERT ON quotation BEGIN
    INSERT INTO quotation_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER quotation_removed AFTER DELETE ON quotation BEGIN
    INSERT INTO quotation_fts (quotation_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    sentence_id INTEGER NOT NULL REFERENCES sentence (id) ON DELETE CASCADE,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    status TEXT NOT NULL,
    detail TEXT NOT NULL            -- JSON of model.Event
);
CREATE INDEX event_article ON event (article_id);
CREATE INDEX event_sentence ON event (sentence_id);
CREATE INDEX event_day ON event (first_day);
CREATE TABLE event_person (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    PRIMARY KEY (person_id, event_id)
) WITHOUT ROWID;
CREATE INDEX event_person_event ON event_person (event_id);

-- What the bot has said, so that its buttons work after a restart.
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    workspace TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE conversation (
    place TEXT PRIMARY KEY,         -- a thread, or a message that was replied to
    workspace TEXT NOT NULL,
    state TEXT NOT NULL,            -- JSON of model.Conversation
    updated_at TEXT NOT NULL
);

CREATE TABLE digest (
    workspace TEXT PRIMARY KEY,
    channel INTEGER NOT NULL,
    at_time TEXT NOT NULL,          -- HH:MM, wall clock in the zone
    timezone TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    seen_article INTEGER NOT NULL DEFAULT 0,   -- the newest article row the last digest knew of
    set_at TEXT NOT NULL
);
-- One row per local day: claimed before anything is posted, so that a day is never posted twice.
CREATE TABLE digest_run (
    workspace TEXT NOT NULL REFERENCES digest (workspace) ON DELETE CASCADE,
    local_day TEXT NOT NULL,
    status TEXT NOT NULL,
    message INTEGER,
    finished_at TEXT,
    PRIMARY KEY (workspace, local_day)
) WITHOUT ROWID;
