internal import StructuredText

/// What can be wrong with the output of describe commands.
extension Code {
  static let malformedList = Code("import.malformed-list")
}
