"""The bot's commands: declare, defer, one answering call, one rendering call, send."""
