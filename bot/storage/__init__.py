"""The only SQL: one writer, many readers, numbered migrations, full-text search."""
