"""The importer: documents (Word, web pages, messages, tables) become drafts of bulletins, and each loss is reported."""
