import Foundation

/// A token with which git signs in over HTTP; it is never printed.
struct GitToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  private let user: String
  private let token: String

  init(user: String, token: String) {
    self.user = user
    self.token = token
  }

  private var encoded: String { Data("\(user):\(token)".utf8).base64EncodedString() }

  /// The header of every request.
  var header: String { "Authorization: Basic \(encoded)" }

  /// What no message may hold.
  var secrets: [String] { [token, encoded].filter { !$0.isEmpty } }

  var description: String { "***" }
  var debugDescription: String { description }
}
