"""One kind of answer a file: from the value to a `bot.rendering.card.Card`."""
