"""One use case a file: a question in, an answer full of citations out."""
