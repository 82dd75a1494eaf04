SELECT packed(t8) AS v0, packed(t9) AS v1
FROM (
  SELECT t1.s AS c0, (e7.value ->> 1) AS c1
  FROM triple t1
  LEFT JOIN json_each((
    SELECT json_group_array(json_array(t5.o, t6.o))
    FROM triple t5
    CROSS JOIN triple t6
    WHERE (((t1.s = t5.s) AND (t5.p = id('http://purl.org/dc/terms/publisher'))) AND ((t5.o = t6.s) AND ((t6.p = id('http://xmlns.com/foaf/0.1/name')) AND (t1.s = t5.s))))
  )) e7 ON 1
  WHERE ((t1.p = id('http://www.w3.org/ns/dcat#theme')) AND (t1.o = id('http://publications.europa.eu/resource/authority/data-theme/HEAL')))
  LIMIT 20000
) answer
LEFT JOIN term t8 ON (t8.id = answer.c0)
LEFT JOIN term t9 ON (t9.id = answer.c1)

-- Solutions:
-- ?dataset https://cat.example/datasets/water  ?name "Agency for the Environment"@en
