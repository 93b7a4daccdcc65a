SELECT node.id, source.body FROM source JOIN node ON node.number = source.node ORDER BY source.node
