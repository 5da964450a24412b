-- Ids of answers are never used twice: the buttons of an answer that was erased must not open a later one.
CREATE TABLE numbered_answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at TEXT NOT NULL
);
INSERT INTO numbered_answer SELECT id, workspace, kind, payload, created_at FROM answer;
DROP TABLE answer;
ALTER TABLE numbered_answer RENAME TO answer;
