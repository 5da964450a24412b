-- The feeds a workspace follows: when each was last asked, and why that failed, if it did.
CREATE TABLE feed (
    workspace TEXT NOT NULL,
    address TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    trouble TEXT,
    PRIMARY KEY (workspace, address)
) WITHOUT ROWID;
