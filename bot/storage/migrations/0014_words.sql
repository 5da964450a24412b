-- The words of all sentences, stemmed, as the full-text index holds them: how a misspelt word may have been meant.
CREATE VIRTUAL TABLE sentence_word USING fts5vocab(sentence_fts, 'row');
