MATCH (m:Meta {id: 'meta'})
SET m.restoring = $mark, m.replaced = m.version, m.clearing = $clear
