-- Of a description that another Moisson gave: the CatalogRecord there, which ours names with dct:source.
ALTER TABLE description ADD COLUMN origin TEXT;
