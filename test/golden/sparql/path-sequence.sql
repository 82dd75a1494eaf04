SELECT packed(t4) AS v0
FROM (
  SELECT t3.o AS c0
  FROM triple t1
  CROSS JOIN triple t2
  CROSS JOIN triple t3
  WHERE (((t1.p = id('http://www.w3.org/ns/dcat#theme')) AND ((t1.o = id('http://publications.europa.eu/resource/authority/data-theme/HEAL')) AND (t1.s = t2.s))) AND ((t2.p = id('http://purl.org/dc/terms/publisher')) AND ((t2.o = t3.s) AND (t3.p = id('http://xmlns.com/foaf/0.1/name')))))
  LIMIT 20000
) answer
LEFT JOIN term t4 ON (t4.id = answer.c0)

-- Solutions:
-- ?name "Agency for the Environment"@en
