internal import PacketSpace
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension AWSReader {
  /// The prefix lists of the account, and those of AWS that something refers to.
  mutating func addPrefixLists() {
    for list in inventory[.prefixLists] {
      guard let id = list.text("PrefixListId") else { continue }
      let name = list.text("PrefixListName")
      let isUsed = usedPrefixLists.contains(id) || name.map(usedPrefixLists.contains) ?? false
      let owner = list.text("OwnerId") ?? "AWS"
      guard isUsed || owner != "AWS" else {
        draft.report.noteUnrelated("\(DescribedList.prefixLists.rawValue) of AWS")
        continue
      }
      noteRead(.prefixLists)
      let blocks = blocks(of: id, list)
      let most = list.number("MaxEntries").flatMap { (1...1000).contains($0) ? $0 : nil }
      draft.add(
        .prefixList, id, name: list.nameTag ?? name, type: DescribedList.prefixLists.rawValue,
        at: list.location
      ) { object in
        object[.cidrs] = blocks
        object[.maxEntries] = most.map { .number($0) }
      }
    }
    for id in inventory.prefixListEntries.keys.sorted()
    where usedPrefixLists.contains(id) && !draft.contains(.prefixList, id) {
      guard let entries = inventory.prefixListEntries[id], let first = entries.first else {
        continue
      }
      let blocks = blocks(of: id, first)
      draft.add(
        .prefixList, id, type: DescribedList.prefixLists.rawValue, at: first.location
      ) { object in
        object[.cidrs] = blocks
      }
    }
  }

  private mutating func blocks(of id: String, _ node: YAMLNode) -> DraftValue {
    guard let entries = inventory.prefixListEntries[id] else {
      noteIncomplete(node, .prefixLists, id, "its entries are not in the input")
      return .unknown("its entries are not in the input")
    }
    var blocks: [String] = []
    for entry in entries {
      guard let block = (entry.text ?? entry.text("Cidr")).flatMap({ try? CIDR($0) }) else {
        noteIncomplete(entry, .prefixLists, id, "an entry is not a CIDR block")
        return .unknown("an entry is not a CIDR block")
      }
      blocks.append(block.description)
    }
    return blocks.isEmpty ? .unknown("it has no entries") : .texts(blocks)
  }
}
