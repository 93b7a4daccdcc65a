// of a node
MATCH (n)<-[:OF]-(c)<-[:STATES]-(s)
WHERE {{window}}
RETURN c, s, '{{part}}' AS part ORDER BY {{order}} LIMIT {{limit}}

// of a node, behind
(s.belief < ${{bound}}.belief
  OR s.belief = ${{bound}}.belief AND (c.line < ${{bound}}.line OR c.line = ${{bound}}.line AND c.key > ${{bound}}.key))

// of a node, not behind
(s.belief > ${{bound}}.belief
  OR s.belief = ${{bound}}.belief AND (c.line > ${{bound}}.line OR c.line = ${{bound}}.line AND c.key <= ${{bound}}.key))

// of a node, in front
(s.belief > ${{bound}}.belief
  OR s.belief = ${{bound}}.belief AND (c.line > ${{bound}}.line OR c.line = ${{bound}}.line AND c.key < ${{bound}}.key))

// of a node, not in front
(s.belief < ${{bound}}.belief
  OR s.belief = ${{bound}}.belief AND (c.line < ${{bound}}.line OR c.line = ${{bound}}.line AND c.key >= ${{bound}}.key))

// of a node, forward
s.belief DESC, c.line DESC, c.key

// of a node, backward
s.belief, c.line, c.key DESC

// from a source
MATCH (c:Citation)
WHERE c.source = n.id AND c.line IS NOT NULL AND {{window}}
RETURN c, '{{part}}' AS part ORDER BY {{order}} LIMIT {{limit}}

// from a source, behind
c.line >= ${{bound}}.line AND (c.line > ${{bound}}.line
  OR c.node > ${{bound}}.node OR c.node = ${{bound}}.node AND c.key > ${{bound}}.key)

// from a source, not behind
c.line <= ${{bound}}.line AND (c.line < ${{bound}}.line
  OR c.node < ${{bound}}.node OR c.node = ${{bound}}.node AND c.key <= ${{bound}}.key)

// from a source, in front
c.line <= ${{bound}}.line AND (c.line < ${{bound}}.line
  OR c.node < ${{bound}}.node OR c.node = ${{bound}}.node AND c.key < ${{bound}}.key)

// from a source, not in front
c.line >= ${{bound}}.line AND (c.line > ${{bound}}.line
  OR c.node > ${{bound}}.node OR c.node = ${{bound}}.node AND c.key >= ${{bound}}.key)

// from a source, forward
c.source, c.line, c.node, c.key

// from a source, backward
c.source DESC, c.line DESC, c.node DESC, c.key DESC
