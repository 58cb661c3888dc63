extension TopologyFile {
  /// The JSON Schema (draft 2020-12) of a topology file, for editors.
  ///
  /// It is written from what the reader checks against. References, addresses and what depends on
  /// several keys only the reader checks.
  public static let schema = JSONSchema.text()
}
