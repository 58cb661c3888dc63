import DOT
import NetworkModel
import PacketSpace

/// The label of a frame: what it is, and its addresses, on one line or on two.
struct FrameText {
  let name: String
  let note: String
  let isOnTwoLines: Bool
  /// Of the lines, if there are two.
  let alignment: HorizontalAlignment

  init(
    _ zone: Zone, in topology: Topology, families: Set<AddressFamily>, width: Int,
    isOnTwoLines: Bool
  ) {
    alignment = zone.isVPC ? .left : .center
    let words = FrameWords(zone, topology, families)
    let nameWidth = PictureText.width(words.name, size: 12, isBold: true)
    let leastNote = words.notes.last.map { PictureText.width($0, size: 10) } ?? 0
    let nameRoom = isOnTwoLines ? width : max(width - leastNote - Measures.gap, width / 2)
    let besideName = width - min(nameWidth, nameRoom) - Measures.gap
    let fitsBeside =
      words.notes.first.map { PictureText.width($0, size: 10) <= besideName } ?? true
    self.isOnTwoLines = isOnTwoLines || zone.isVPC && (nameWidth > nameRoom || !fitsBeside)
    name = PictureText.cut(
      words.name, to: self.isOnTwoLines ? width : nameRoom, size: 12, isBold: true)
    note = PictureText.first(
      words.notes, fitting: self.isOnTwoLines ? width : besideName, size: 10)
  }

  var label: HTMLLabel {
    let name = HTMLLabel.Text.text(name, size: 12, color: Palette.title.light, isBold: true)
    let note = HTMLLabel.Text.text(
      (isOnTwoLines ? "" : "\u{A0}\u{A0}") + note, size: 10, color: Palette.secondary.light)
    let end = HTMLLabel.Text.lineBreak(alignment)
    let text: [HTMLLabel.Text] =
      self.note.isEmpty ? [name] : isOnTwoLines ? [name, end, note, end] : [name, note]
    return HTMLLabel(
      HTMLLabel.Table(
        [.border(0), .cellBorder(0), .cellSpacing(0), .cellPadding(3)],
        [.row([.cell(HTMLLabel.Cell([], .text(text)))])]))
  }
}

/// What there is to say about a zone.
private struct FrameWords {
  let name: String
  /// The same in ever fewer words.
  let notes: [String]

  init(_ zone: Zone, _ topology: Topology, _ families: Set<AddressFamily>) {
    func text(_ blocks: [CIDR]) -> String {
      let shown = blocks.filter { families.contains($0.family) }
      return (shown.isEmpty ? blocks : shown).map(\.description).joined(separator: ", ")
    }
    switch zone {
    case .vpc(let id):
      let vpc = topology.vpcs[id]
      name = "VPC \(vpc?.displayName ?? id.rawValue)"
      notes = [text(vpc?.cidrs ?? []), vpc?.cidrs.first?.description ?? ""]
    case .subnets(let ids):
      let subnets = ids.compactMap { topology.subnets[$0] }
      let kinds = Set(subnets.map { topology.isPublic($0) })
      let kind =
        kinds == [true] ? "Public subnet" : kinds == [false] ? "Private subnet" : "Subnet"
      guard subnets.count == 1, let subnet = subnets.first else {
        name = "\(kind)s"
        let short = subnets.map { subnet in
          let zone = subnet.availabilityZone?.last.map { "\($0)" } ?? subnet.displayName
          return "\(text(subnet.cidrs)) (\(zone))"
        }
        let names = subnets.map(\.displayName)
        notes = [short, names].map { $0.joined(separator: " · ") } + ["\(subnets.count) subnets"]
        return
      }
      name = "\(kind) \(subnet.displayName)"
      let blocks = text(subnet.cidrs)
      notes =
        [[blocks, subnet.availabilityZone].compactMap { $0 }.joined(separator: " · "), blocks]
    }
  }
}

extension Zone {
  var isVPC: Bool {
    if case .vpc = self { true } else { false }
  }
}

extension Topology {
  /// Whether a subnet's default route leads to an internet gateway (RT-13).
  func isPublic(_ subnet: Subnet) -> Bool {
    routeTable(of: subnet).routes.contains { route in
      guard case .internetGateway = route.target, case .cidr(let block) = route.destination else {
        return false
      }
      return block.prefixLength == 0
    }
  }
}
