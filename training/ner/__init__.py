"""How the shipped model of the name tagger is made: `python -m training.ner`; docs/model.md says what it needs."""
