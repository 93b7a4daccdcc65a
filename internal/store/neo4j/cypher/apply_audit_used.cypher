MATCH (a:Audit {author: $author, key: $key})
RETURN a.number AS number, a.undoneBy AS undoneBy, a.told AS told
