/// What an attribute that names another thing leads to.
enum Link {
  /// Nothing: AWS's default holds.
  case absent
  /// One of the resources, by its place in the list of all.
  case resource(Int)
  /// Something that a resource has without declaring it, such as the default group of a VPC.
  case computed(by: Int, attribute: String)
  /// Something that is not in the documents, by AWS's identifier.
  case id(String)
  /// Nobody knows, or one of several; why, in a few words, and which.
  case unknown(String, candidates: [Int] = [])
}
