SELECT count(*) FROM review WHERE place >= ? AND place < ?
