internal import StructuredText

extension YAMLNode.Pair {
  /// Whether it only wraps what is in it: `{"status_code": 200, "data": {…}}` of recorded tests, or a
  /// mapping by account or Region.
  var isWrapper: Bool {
    guard case .mapping = value.content else { return false }
    if ["data", "response", "body"].contains(key.lowercased()) { return true }
    return key.wholeMatch(of: #/[0-9]{12}|[a-z]{2,3}(-[a-z]+)+-[0-9]/#) != nil
  }
}
