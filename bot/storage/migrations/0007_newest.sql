-- The newest quotations of a speaker or an outlet, of which one page is shown, without sorting all there are; the parts
-- of an utterance without reading every quotation of its page.
ALTER TABLE quotation ADD COLUMN day TEXT;       -- its article's latest day of publication
UPDATE quotation SET day = (SELECT latest FROM article WHERE id = article_id);
CREATE TRIGGER article_redated AFTER UPDATE OF latest ON article BEGIN
    UPDATE quotation SET day = new.latest WHERE article_id = new.id;
END;
DROP INDEX quotation_person;
CREATE INDEX quotation_person ON quotation (person_id, day DESC, article_id, start);
CREATE INDEX quotation_utterance ON quotation (article_id, detail ->> '$.group', start);
DROP INDEX article_outlet;
CREATE INDEX article_outlet ON article (workspace, current, outlet COLLATE NOCASE, latest, earliest);

-- How many current articles of each outlet a workspace has.
CREATE TABLE outlet_count (
    workspace TEXT NOT NULL,
    outlet TEXT NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (workspace, outlet)
) WITHOUT ROWID;
INSERT INTO outlet_count
    SELECT workspace, outlet, COUNT(*) FROM article WHERE current = 1 AND outlet IS NOT NULL GROUP BY workspace, outlet;
CREATE TRIGGER article_came AFTER INSERT ON article WHEN new.current = 1 AND new.outlet IS NOT NULL BEGIN
    INSERT INTO outlet_count VALUES (new.workspace, new.outlet, 1)
        ON CONFLICT (workspace, outlet) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER article_retired AFTER UPDATE OF current ON article
WHEN old.current = 1 AND new.current = 0 AND old.outlet IS NOT NULL BEGIN
    UPDATE outlet_count SET articles = articles - 1 WHERE workspace = old.workspace AND outlet = old.outlet;
END;
CREATE TRIGGER article_went AFTER DELETE ON article WHEN old.current = 1 AND old.outlet IS NOT NULL BEGIN
    UPDATE outlet_count SET articles = articles - 1 WHERE workspace = old.workspace AND outlet = old.outlet;
END;
