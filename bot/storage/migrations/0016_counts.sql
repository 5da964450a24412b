-- Counts of people whom a workspace names no longer: nobody's any more, they met those of whom the person became.
DELETE FROM person_count WHERE articles = 0 AND mentions = 0 AND quotations = 0;
