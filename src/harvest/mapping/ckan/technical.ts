/**
 * Members of CKAN's answers that are about CKAN itself: nothing is lost when they are not mapped.
 */

export const TECHNICAL: Readonly<Record<'package' | 'resource', ReadonlySet<string>>> = {
  package: new Set(
    `num_tags num_resources state private type isopen owner_org creator_user_id revision_id revision_timestamp
    relationships_as_object relationships_as_subject extras organization resources tags groups id name log_message
    tracking_summary archiver qa taxonomy_url validated_data_dict data_dict index_id site_id entity_type
    harvest_object_id harvest_source_id harvest_source_title guid spatial_harvester metadata-date import_source
    ckan_url original_data indexed_ts autoupdate package_id UKLP
    metadata-language resource-type coupled-resource spatial-data-service-type harvest_ng_id h_source_title`.split(
      /\s+/,
    ),
  ),
  resource: new Set(
    `package_id state position revision_id revision_timestamp resource_group_id cache_url cache_last_updated
    datastore_active datastore_contains_all_records_of_source_file url_type webstore_url webstore_last_updated
    tracking_summary resource_type has_views mimetype_inner archiver qa on_same_domain is_local_resource
    resource_locator_function resource_locator_protocol`.split(/\s+/),
  ),
};
