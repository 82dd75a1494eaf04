SELECT packed(t3) AS v0, packed(t4) AS v1
FROM (
  SELECT t1.o AS c0, t2.o AS c1
  FROM triple t1
  CROSS JOIN triple t2
  WHERE ((t1.p = id('http://purl.org/dc/terms/publisher')) AND ((t1.s = t2.s) AND (t2.p = id('http://www.w3.org/ns/dcat#theme'))))
  LIMIT 20000
) answer
LEFT JOIN term t3 ON (t3.id = answer.c0)
LEFT JOIN term t4 ON (t4.id = answer.c1)

-- Solutions:
-- https://cat.example/entities/agency http://purl.org/dc/terms/subject http://publications.europa.eu/resource/authority/data-theme/ENVI .
-- https://cat.example/entities/agency http://purl.org/dc/terms/subject http://publications.europa.eu/resource/authority/data-theme/HEAL .
-- https://cat.example/entities/city http://purl.org/dc/terms/subject http://publications.europa.eu/resource/authority/data-theme/GOVE .
