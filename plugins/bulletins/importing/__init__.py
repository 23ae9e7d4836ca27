"""Documents of others (Word, web pages, messages, tables) → drafts of bulletins and a word on everything lost."""
