/// Why a site cannot be served.
public enum SiteServerError: Error, Hashable, Sendable {
  /// Another program listens there.
  case portInUse(UInt16)
  /// Only the administrator may listen there.
  case portForbidden(UInt16)
  /// The operating system refuses.
  case refused(port: UInt16, reason: String)
}

extension SiteServerError: CustomStringConvertible {
  /// What is wrong and what to do, in one line.
  public var description: String {
    switch self {
    case .portInUse(let port):
      "port \(port) is in use by another program: choose one with --port, or --port 0 for any that is free"
    case .portForbidden(let port):
      "port \(port) is reserved for the administrator: choose one above 1023 with --port, or --port 0 for any"
    case .refused(let port, let reason): "cannot listen on port \(port): \(reason)"
    }
  }
}
