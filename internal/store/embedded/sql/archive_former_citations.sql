SELECT citation.number, about.id, node.id, citation.key, citation.line, citation.body, citation.detail
FROM citation
CROSS JOIN source ON source.node = citation.source AND citation.revision <> source.revision
CROSS JOIN node ON node.number = citation.source
CROSS JOIN node AS about ON about.number = citation.node
ORDER BY citation.number
