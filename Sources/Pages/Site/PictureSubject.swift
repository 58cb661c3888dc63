/// What of a flow a picture shows.
public enum PictureSubject: Hashable, Sendable, CaseIterable {
  /// Its requests and their replies.
  case flow
  /// The health checks that it depends on, if they are not all well.
  case healthChecks
}
