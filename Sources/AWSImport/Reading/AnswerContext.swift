internal import Diagnostics
internal import StructuredText

/// What an answer is about that does not say so itself: AWS prints the targets of a group or the entries of
/// a list without the key they were asked for. Collectors write it beside the answer, or name the file so.
struct AnswerContext {
  private let beside: YAMLNode
  /// The file's name without its folders, `%3A` and the like decoded.
  private let fileName: String

  init(_ document: YAMLNode) {
    self.beside = document
    let path = document.location.file
    let last = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
    var name = last.percentDecoded
    if name.hasSuffix(".json") { name = String(name.dropLast(5)) }
    self.fileName = name
  }

  /// The target group asked about.
  var targetGroup: String? { beside.text("TargetGroupArn") ?? arn(containing: ":targetgroup/") }

  /// The load balancer asked about: an ARN, or a name.
  var loadBalancer: String? {
    beside.text(anyOf: "LoadBalancerArn", "LoadBalancerName") ?? arn(containing: ":loadbalancer/")
  }

  /// The prefix list asked about.
  var prefixList: String? { beside.text("PrefixListId") ?? identifier(startingWith: "pl-") }

  /// The transit gateway's route table asked about.
  var transitGatewayRouteTable: String? {
    beside.text("TransitGatewayRouteTableId") ?? identifier(startingWith: "tgw-rtb-")
  }

  private func arn(containing part: String) -> String? {
    guard let start = fileName.firstRange(of: "arn:")?.lowerBound else { return nil }
    let arn = fileName[start...]
    return arn.contains(part) ? String(arn) : nil
  }

  private func identifier(startingWith prefix: String) -> String? {
    guard let range = fileName.firstRange(of: prefix) else { return nil }
    let digits = fileName[range.upperBound...].prefix { $0.isHexDigit }
    return digits.isEmpty ? nil : prefix + digits
  }
}

extension String {
  /// It with `%XX` decoded.
  fileprivate var percentDecoded: String {
    guard contains("%") else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
