internal import StructuredText

/// A function of CloudFormation's.
enum Intrinsic: String {
  case ref = "Ref"
  case getAtt = "GetAtt"
  case sub = "Sub"
  case join = "Join"
  case select = "Select"
  case split = "Split"
  case `if` = "If"
  case findInMap = "FindInMap"
  case getAZs = "GetAZs"
  case cidr = "Cidr"
  case importValue = "ImportValue"
  case base64 = "Base64"
  case length = "Length"
  case toJsonString = "ToJsonString"
  case transform = "Transform"
  case equals = "Equals"
  case and = "And"
  case or = "Or"
  case not = "Not"
  case condition = "Condition"
}

extension YAMLNode {
  /// A function and what it is given, in its long form (`Fn::Sub`) or as a tag (`!Sub`).
  var call: (name: String, argument: YAMLNode, hasTag: Bool)? {
    guard case .mapping(let pairs) = content, pairs.count == 1, let pair = pairs.first else {
      return nil
    }
    if pair.key == Intrinsic.ref.rawValue { return (pair.key, pair.value, false) }
    if pair.key.hasPrefix("!") { return (String(pair.key.dropFirst()), pair.value, true) }
    if pair.key.hasPrefix("Fn::") { return (String(pair.key.dropFirst(4)), pair.value, false) }
    return nil
  }
}
