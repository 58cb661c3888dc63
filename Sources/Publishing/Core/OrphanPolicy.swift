/// What happens to pages that Portolan once wrote and that the model no longer has.
public enum OrphanPolicy: String, CaseIterable, Sendable {
  /// They are reported and stay as they are.
  case report
  /// They stay, with a line that says that they are out of date.
  case archive
  /// They are deleted.
  case delete
}
