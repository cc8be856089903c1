"""Russian knowledge: data tables (*.toml, *.tsv) and morphology. Engines hold no Russian words where a table can."""
