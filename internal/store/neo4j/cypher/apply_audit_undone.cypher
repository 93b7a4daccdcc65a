MATCH (a:Audit {number: $number})
RETURN a.number AS number, a.undoneBy AS undoneBy, a.told AS told
