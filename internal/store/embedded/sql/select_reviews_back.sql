SELECT citation, place FROM review WHERE place >= ? AND place < ? AND place > ? AND place < ? ORDER BY place DESC LIMIT ?
