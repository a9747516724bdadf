"""From checked corpus folders to Hugging Face splits: tables, files, card, datasheet, manifest."""
