SELECT id, coalesce(merged, (SELECT body FROM citation WHERE node = node.number LIMIT 1))
FROM node WHERE id >= ? AND id < ?
