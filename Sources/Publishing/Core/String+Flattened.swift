extension String {
  /// `diagrams/browse.svg` as `browse.svg`, and folders of networks as part of the name.
  var flattened: String {
    split(separator: "/").filter { $0 != "diagrams" }.joined(separator: "-")
  }
}
