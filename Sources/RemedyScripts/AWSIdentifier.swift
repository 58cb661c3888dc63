import NetworkModel

/// An identifier as scripts name it: AWS's own, or a place to put it where the model has another.
enum AWSIdentifier {
  /// The identifier, if it has the form that AWS gives to its kind, or a placeholder that no API takes
  /// for one.
  ///
  /// - Parameters:
  ///   - prefix: as AWS writes it: `acl`, `sg`, `rtb`.
  ///   - kind: for the placeholder: `network ACL`.
  static func text(_ id: String, prefix: String, kind: String) -> String {
    isOwn(id, prefix: prefix) ? id : "<ID of \(kind) \(id)>"
  }

  /// Whether an identifier has the form that AWS gives to its kind.
  static func isOwn(_ id: String, prefix: String) -> Bool {
    let digits = id.dropFirst(prefix.count + 1)
    return id.hasPrefix("\(prefix)-") && [8, 17].contains(digits.utf8.count)
      && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension ResourceID<NetworkACL> {
  /// The ACL as scripts name it.
  var awsText: String { AWSIdentifier.text(rawValue, prefix: "acl", kind: "network ACL") }
}

extension ResourceID<SecurityGroup> {
  /// The group as scripts name it.
  var awsText: String { AWSIdentifier.text(rawValue, prefix: "sg", kind: "security group") }
}

extension ResourceID<RouteTable> {
  /// The table as scripts name it.
  var awsText: String { AWSIdentifier.text(rawValue, prefix: "rtb", kind: "route table") }
}

extension ResourceID<PrefixList> {
  /// The list as scripts name it.
  var awsText: String { AWSIdentifier.text(rawValue, prefix: "pl", kind: "prefix list") }
}
