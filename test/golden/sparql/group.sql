SELECT packed(t5) AS v0, answer.c1 AS v1
FROM (
  SELECT g4.c0 AS c0, g4.a0 AS c1
  FROM (
    SELECT t1.o AS c0, count(DISTINCT t1.s) AS a0
    FROM triple t1
    CROSS JOIN triple t2
    WHERE (((t1.p = id('http://www.w3.org/ns/dcat#theme')) AND (t1.s = t2.s)) AND ((t2.p = id('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')) AND (t2.o = id('http://www.w3.org/ns/dcat#Dataset'))))
    GROUP BY t1.o
  ) g4
  WHERE (g4.a0 > 1.0)
  ORDER BY g4.a0 DESC
  LIMIT 20000
) answer
LEFT JOIN term t5 ON (t5.id = answer.c0)

-- Solutions:
-- ?theme http://publications.europa.eu/resource/authority/data-theme/ENVI  ?datasets "2"^^http://www.w3.org/2001/XMLSchema#integer
