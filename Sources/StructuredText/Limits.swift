/// How much of a source is read, whatever it asks for.
package enum Limits {
  /// How many bytes a source may have: 512 MiB.
  package static let bytes = 512 << 20

  /// How many bytes of YAML are read: 16 MiB. More comes from machines, which write strict JSON.
  package static let yamlBytes = 16 << 20

  /// How many levels deep mappings and lists may be nested, aliases followed.
  package static let depth = 64

  /// How many values a YAML source may have, counting those that aliases repeat.
  package static let yamlNodes = 2_000_000
}
