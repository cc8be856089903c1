"""The normalizer: finds dates, quotes and names in the article's text and resolves them into records."""
