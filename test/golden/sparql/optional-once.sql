SELECT packed(t8) AS v0, packed(t9) AS v1
FROM (
  SELECT t1.s AS c0, o7.c0 AS c1
  FROM triple t1
  LEFT JOIN (
    SELECT t2.o AS c0, t3.s AS c1
    FROM triple t2
    CROSS JOIN triple t3
    WHERE (((t2.s = id('http://publications.europa.eu/resource/authority/data-theme/HEAL')) AND (t2.p = id('http://www.w3.org/2004/02/skos/core#prefLabel'))) AND ((t3.p = id('http://www.w3.org/ns/dcat#theme')) AND (t3.o = id('http://publications.europa.eu/resource/authority/data-theme/HEAL'))))
  ) o7 ON (t1.s = o7.c1)
  WHERE ((t1.p = id('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')) AND (t1.o = id('http://www.w3.org/ns/dcat#Dataset')))
  LIMIT 20000
) answer
LEFT JOIN term t8 ON (t8.id = answer.c0)
LEFT JOIN term t9 ON (t9.id = answer.c1)

-- Solutions:
-- ?dataset https://cat.example/datasets/air  ?name (unbound)
-- ?dataset https://cat.example/datasets/budget  ?name (unbound)
-- ?dataset https://cat.example/datasets/water  ?name "Health"@en
