-- A term that goes must not be the datatype of another: without an index each removal looks through all terms.
CREATE INDEX term_datatype ON term (datatype) WHERE datatype IS NOT NULL;
