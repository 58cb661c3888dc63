/// How to sign in; it is never printed.
struct Credentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  /// Whom the secret belongs to; nil where the place does not ask.
  let user: String?
  /// A token or password.
  let secret: String

  /// Takes a user and a token or password.
  init(user: String?, secret: String) {
    self.user = user
    self.secret = secret
  }

  var description: String { "***" }
  var debugDescription: String { description }
}
