-- Articles by day, outlet and headline without reading their documents; quotations by the day of saying without
-- reading what else is known of them.
DROP INDEX article_current;
CREATE INDEX article_current ON article (workspace, current, latest, earliest);
CREATE INDEX article_outlet ON article (workspace, current, outlet COLLATE NOCASE);
CREATE INDEX article_title ON article (workspace, current, latest, title, outlet, path);
-- Articles that wait for a related one to date them.
CREATE INDEX article_undated ON article (workspace) WHERE current = 1 AND (earliest IS NULL OR earliest <> latest);
ALTER TABLE quotation ADD COLUMN said_on TEXT;   -- a TIMEX3 value
UPDATE quotation SET said_on = detail ->> '$.said_on' WHERE detail ->> '$.said_on' IS NOT NULL;
CREATE INDEX quotation_said ON quotation (said_on) WHERE said_on IS NOT NULL;
