SELECT packed(t4) AS v0, packed(t5) AS v1, packed(t6) AS v2
FROM (
  SELECT u3.i_0 AS c0, u3.i_1 AS c1, u3.i_2 AS c2
  FROM (
    SELECT 1 AS x, t1.s AS i_0, t1.o AS i_1, NULL AS i_2
    FROM triple t1
    WHERE (t1.p = id('http://purl.org/dc/terms/title'))
    UNION ALL
    SELECT 1 AS x, t2.s AS i_0, NULL AS i_1, t2.o AS i_2
    FROM triple t2
    WHERE (t2.p = id('http://xmlns.com/foaf/0.1/name'))
  ) u3
  LIMIT 20000
) answer
LEFT JOIN term t4 ON (t4.id = answer.c0)
LEFT JOIN term t5 ON (t5.id = answer.c1)
LEFT JOIN term t6 ON (t6.id = answer.c2)

-- Solutions:
-- ?what https://cat.example/datasets/air  ?title "Air quality"@en  ?name (unbound)
-- ?what https://cat.example/datasets/air  ?title "Qualité de l’air"@fr  ?name (unbound)
-- ?what https://cat.example/datasets/budget  ?title "Budget"  ?name (unbound)
-- ?what https://cat.example/datasets/water  ?title "Eau potable"@fr  ?name (unbound)
-- ?what https://cat.example/entities/agency  ?title (unbound)  ?name "Agency for the Environment"@en
-- ?what https://cat.example/entities/city  ?title (unbound)  ?name "Ville d’Écully"@fr
