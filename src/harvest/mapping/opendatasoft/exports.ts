/**
 * The forms in which an Opendatasoft portal gives every dataset, by the address pattern that Explore API 2.1
 * documents: `/catalog/datasets/{dataset_id}/exports/{format}`. One row a form.
 */

export interface ExportRow {
  readonly format: string;
  /** What the file is, as our table of file types spells it. */
  readonly fileType: string;
  /** Only for datasets with a place on the map. */
  readonly isGeographic: boolean;
  readonly title: string;
}

export const EXPORTS: readonly ExportRow[] = [
  { format: 'csv', fileType: 'CSV', isGeographic: false, title: 'CSV' },
  { format: 'json', fileType: 'JSON', isGeographic: false, title: 'JSON' },
  { format: 'xlsx', fileType: 'XLSX', isGeographic: false, title: 'Excel' },
  { format: 'parquet', fileType: 'PARQUET', isGeographic: false, title: 'Parquet' },
  { format: 'geojson', fileType: 'GEOJSON', isGeographic: true, title: 'GeoJSON' },
  { format: 'shp', fileType: 'SHP', isGeographic: true, title: 'Shapefile' },
];

const API = '/api/explore/v2.1/catalog/datasets/';

export const exportUrl = (portal: string, dataset: string, format: string): string =>
  `${portal}${API}${encodeURIComponent(dataset)}/exports/${format}`;

export const attachmentUrl = (portal: string, dataset: string, attachment: string): string =>
  `${portal}${API}${encodeURIComponent(dataset)}/attachments/${encodeURIComponent(attachment)}`;

/** The page of a dataset on its portal. */
export const pageUrl = (portal: string, dataset: string): string =>
  `${portal}/explore/dataset/${encodeURIComponent(dataset)}/`;
