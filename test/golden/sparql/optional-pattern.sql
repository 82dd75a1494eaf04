SELECT packed(t4) AS v0, packed(t5) AS v1
FROM (
  SELECT t1.s AS c0, t3.o AS c1
  FROM triple t1
  LEFT JOIN triple t3 ON ((t1.s = t3.s) AND (t3.p = id('http://www.w3.org/ns/dcat#byteSize')))
  WHERE ((t1.p = id('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')) AND (t1.o = id('http://www.w3.org/ns/dcat#Distribution')))
  LIMIT 20000
) answer
LEFT JOIN term t4 ON (t4.id = answer.c0)
LEFT JOIN term t5 ON (t5.id = answer.c1)

-- Solutions:
-- ?file https://cat.example/datasets/air/api  ?size (unbound)
-- ?file https://cat.example/datasets/air/csv  ?size "2048"^^http://www.w3.org/2001/XMLSchema#integer
-- ?file https://cat.example/datasets/water/csv  ?size "512.5"^^http://www.w3.org/2001/XMLSchema#decimal
