INSERT OR REPLACE INTO review (citation, place)
SELECT citation.number,
       (detail ->> 'method') || ' ' || coalesce(detail ->> 'review', 'NONE') || ' ' ||
       printf('%.6f', detail ->> 'confidence') || ' ' || lower(hex(key)) || ' ' || document.id
FROM citation JOIN node ON node.number = citation.node JOIN node AS document ON document.number = citation.source
WHERE (detail ->> 'method' <> 'FIELD' OR coalesce(detail ->> 'review', 'NONE') <> 'NONE')
  AND substr(node.id, 1, instr(node.id, ':') - 1) NOT IN ('source', 'match', 'annotation')
