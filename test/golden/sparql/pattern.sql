SELECT CASE WHEN (CASE WHEN (t3.kind = 3) THEN coalesce(t3.class, 20) WHEN (t3.kind = 1) THEN 0 WHEN (t3.kind = 2) THEN -1 ELSE NULL END IS NULL) THEN NULL ELSE CASE WHEN (CASE WHEN (t3.kind = 3) THEN coalesce(t3.class, 20) WHEN (t3.kind = 1) THEN 0 WHEN (t3.kind = 2) THEN -1 ELSE NULL END = 0) THEN ('<' || t3.value) WHEN (CASE WHEN (t3.kind = 3) THEN coalesce(t3.class, 20) WHEN (t3.kind = 1) THEN 0 WHEN (t3.kind = 2) THEN -1 ELSE NULL END = -1) THEN ('_' || t3.value) WHEN (CASE WHEN (t3.kind = 3) THEN coalesce(t3.class, 20) WHEN (t3.kind = 1) THEN 0 WHEN (t3.kind = 2) THEN -1 ELSE NULL END = 1) THEN ('"' || t3.value) WHEN (CASE WHEN (t3.kind = 3) THEN coalesce(t3.class, 20) WHEN (t3.kind = 1) THEN 0 WHEN (t3.kind = 2) THEN -1 ELSE NULL END = 2) THEN ((('@' || t3.lang) || ' ') || t3.value) ELSE ((('^' || (SELECT d.value AS v FROM term d WHERE (d.id = t3.datatype))) || ' ') || t3.value) END END AS v0, CASE WHEN (CASE WHEN (t4.kind = 3) THEN coalesce(t4.class, 20) WHEN (t4.kind = 1) THEN 0 WHEN (t4.kind = 2) THEN -1 ELSE NULL END IS NULL) THEN NULL ELSE CASE WHEN (CASE WHEN (t4.kind = 3) THEN coalesce(t4.class, 20) WHEN (t4.kind = 1) THEN 0 WHEN (t4.kind = 2) THEN -1 ELSE NULL END = 0) THEN ('<' || t4.value) WHEN (CASE WHEN (t4.kind = 3) THEN coalesce(t4.class, 20) WHEN (t4.kind = 1) THEN 0 WHEN (t4.kind = 2) THEN -1 ELSE NULL END = -1) THEN ('_' || t4.value) WHEN (CASE WHEN (t4.kind = 3) THEN coalesce(t4.class, 20) WHEN (t4.kind = 1) THEN 0 WHEN (t4.kind = 2) THEN -1 ELSE NULL END = 1) THEN ('"' || t4.value) WHEN (CASE WHEN (t4.kind = 3) THEN coalesce(t4.class, 20) WHEN (t4.kind = 1) THEN 0 WHEN (t4.kind = 2) THEN -1 ELSE NULL END = 2) THEN ((('@' || t4.lang) || ' ') || t4.value) ELSE ((('^' || (SELECT d.value AS v FROM term d WHERE (d.id = t4.datatype))) || ' ') || t4.value) END END AS v1
FROM (
  SELECT t1.s AS c0, t2.o AS c1
  FROM triple t1
  CROSS JOIN triple t2
  WHERE (((t1.p = (SELECT k.id FROM term k WHERE k.hash = 8327225879769255 AND k.value = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' AND k.kind = 1)) AND (t1.o = (SELECT k.id FROM term k WHERE k.hash = 6626877092451889 AND k.value = 'http://www.w3.org/ns/dcat#Dataset' AND k.kind = 1))) AND ((t1.s = t2.s) AND (t2.p = (SELECT k.id FROM term k WHERE k.hash = 4401370720086118 AND k.value = 'http://purl.org/dc/terms/title' AND k.kind = 1))))
  LIMIT 20000
) answer
LEFT JOIN term t3 ON (t3.id = answer.c0)
LEFT JOIN term t4 ON (t4.id = answer.c1)

-- Solutions:
-- ?dataset https://cat.example/datasets/air  ?title "Air quality"@en
-- ?dataset https://cat.example/datasets/air  ?title "Qualité de l’air"@fr
-- ?dataset https://cat.example/datasets/budget  ?title "Budget"
-- ?dataset https://cat.example/datasets/water  ?title "Eau potable"@fr
