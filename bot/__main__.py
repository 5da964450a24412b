"""``python -m bot`` is ``dateline``."""

from bot.cli.app import main

if __name__ == "__main__":
    main()
