-- What each feed was when it was last read: what its server calls that state, and what each of its entries said, so that
-- an unchanged feed is not sent again and a corrected entry is told from one that was read.
ALTER TABLE feed ADD COLUMN mark TEXT;
CREATE TABLE feed_entry (
    workspace TEXT NOT NULL,
    feed TEXT NOT NULL,
    path TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (workspace, feed, path)
) WITHOUT ROWID;
