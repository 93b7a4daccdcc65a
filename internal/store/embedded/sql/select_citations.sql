SELECT number, node, source, key, line, revision, body FROM citation ORDER BY number
