-- How often each person is named and quoted in the current articles of a workspace: counted when an article comes or
-- goes, so that no question counts the corpus.
CREATE TABLE person_count (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    workspace TEXT NOT NULL,
    articles INTEGER NOT NULL,      -- that name the person
    mentions INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    PRIMARY KEY (person_id, workspace)
) WITHOUT ROWID;
CREATE INDEX person_count_quotations ON person_count (workspace, quotations);
CREATE INDEX person_count_articles ON person_count (workspace, articles);
INSERT INTO person_count
    SELECT person_id, workspace, SUM(articles), SUM(mentions), SUM(quotations) FROM (
        SELECT ap.person_id, a.workspace, 1 AS articles, ap.mentions, 0 AS quotations
        FROM article_person ap JOIN article a ON a.id = ap.article_id
        UNION ALL
        SELECT q.person_id, a.workspace, 0, 0, 1
        FROM quotation q JOIN article a ON a.id = q.article_id WHERE q.person_id IS NOT NULL
    ) GROUP BY person_id, workspace;

-- Whether a form of a name is still in use is asked for each name of each page that changes.
DROP INDEX article_name_person;
CREATE INDEX article_name_person ON article_name (person_id, form);
