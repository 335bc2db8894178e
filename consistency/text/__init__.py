"""Reading, segmenting and telling the language of texts."""
