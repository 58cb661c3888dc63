internal import StructuredText

/// What can be wrong with a plan or a state.
extension Code {
  static let unsupported = Code("import.terraform-version")
  static let incompletePlan = Code("import.terraform-incomplete-plan")
  static let malformed = Code("import.terraform-malformed")
}
