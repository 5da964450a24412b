-- The same words on other pages: by how a quotation begins, whatever its apostrophes, capitals and last mark.
CREATE INDEX quotation_beginning ON quotation (rtrim(lower(substr(replace(text, '’', ''''), 1, 40)), ' ,.!?;:'));
