/// A resource, or an attribute of it that is not one of its properties.
struct Reference: Hashable {
  /// The identifier of the resource in the draft.
  let id: String
  var attribute: String?
}
