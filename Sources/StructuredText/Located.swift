package import Diagnostics

/// A value, and where it was written.
package struct Located<Value> {
  package let value: Value
  package let location: SourceLocation

  /// Says where a value was written.
  package init(value: Value, location: SourceLocation) {
    self.value = value
    self.location = location
  }
}
