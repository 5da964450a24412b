"""The command line: everything the bot answers can be asked from the shell."""
