internal import Diagnostics

/// A value, and where it was written.
struct Located<Value> {
  let value: Value
  let location: SourceLocation
}
