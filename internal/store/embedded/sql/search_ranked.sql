SELECT rowid, bm25(search, 10.0, 10.0, 1.0) FROM search WHERE search MATCH ?
