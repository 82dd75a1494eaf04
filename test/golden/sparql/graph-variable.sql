SELECT packed(t3) AS v0, packed(t4) AS v1
FROM (
  SELECT q1.g AS c0, q1.o AS c1
  FROM quad q1
  WHERE ((q1.s = id('http://publications.europa.eu/resource/authority/data-theme/HEAL')) AND ((q1.p = id('http://www.w3.org/2004/02/skos/core#prefLabel')) AND ((q1.g + 0) IN (
    SELECT v2.id AS id
    FROM graph v2
    WHERE (((v2.public = 1) AND (v2.kind IN ('record', 'vocabulary'))) OR (v2.kind = 'outcomes'))
  ))))
  LIMIT 20000
) answer
LEFT JOIN term t3 ON (t3.id = answer.c0)
LEFT JOIN term t4 ON (t4.id = answer.c1)

-- Solutions:
-- ?graph http://publications.europa.eu/resource/authority/data-theme  ?label "Health"@en
