SELECT node.id, newest.body
FROM citation
CROSS JOIN source AS newest ON newest.node = citation.source AND newest.revision <> citation.revision
CROSS JOIN node ON node.number = newest.node
GROUP BY newest.node
