SELECT CASE WHEN (answer.c1 IS NULL) THEN NULL ELSE CASE WHEN (answer.c1 = 0) THEN ('<' || answer.c2) WHEN (answer.c1 = -1) THEN ('_' || answer.c2) WHEN (answer.c1 = 1) THEN ('"' || answer.c2) WHEN (answer.c1 = 2) THEN ((('@' || answer.c4) || ' ') || answer.c2) ELSE ((('^' || answer.c3) || ' ') || answer.c2) END END AS v0, packed(t7) AS v1
FROM (
  SELECT n2.i0 AS c0, n2.klass0 AS c1, n2.lexical0 AS c2, n2.datatype0 AS c3, n2.language0 AS c4, n2.number0 AS c5, n2.instant0 AS c6, t6.o AS c7
  FROM (
    SELECT 1 AS x, CASE WHEN ((j1.value ->> 0) IS NULL) THEN NULL ELSE coalesce((
      SELECT k3.id AS id
      FROM term k3
      LEFT JOIN term k4 ON (k4.id = k3.datatype)
      WHERE (((k3.hash = (j1.value ->> '$[0][1]')) AND (k3.kind = (j1.value ->> '$[0][2]'))) AND ((k3.value = (j1.value ->> '$[0][3]')) AND ((k3.lang IS (j1.value ->> '$[0][5]')) AND (k4.value IS (j1.value ->> '$[0][4]')))))
    ), (j1.value ->> '$[0][0]')) END AS i0, (j1.value ->> '$[0][6]') AS klass0, (j1.value ->> '$[0][3]') AS lexical0, (j1.value ->> '$[0][4]') AS datatype0, (j1.value ->> '$[0][5]') AS language0, (j1.value ->> '$[0][7]') AS number0, (j1.value ->> '$[0][8]') AS instant0
    FROM json_each('[[[-1,4967041368266721,1,"http://publications.europa.eu/resource/authority/data-theme/HEAL",null,null,0,null,null]],[[-2,439362392444891,1,"http://publications.europa.eu/resource/authority/data-theme/NONE",null,null,0,null,null]]]') j1
  ) n2
  LEFT JOIN triple t6 ON ((n2.i0 = t6.s) AND (t6.p = id('http://www.w3.org/2004/02/skos/core#prefLabel')))
  LIMIT 20000
) answer
LEFT JOIN term t7 ON (t7.id = answer.c7)

-- Solutions:
-- ?theme http://publications.europa.eu/resource/authority/data-theme/HEAL  ?label "Health"@en
-- ?theme http://publications.europa.eu/resource/authority/data-theme/NONE  ?label (unbound)
