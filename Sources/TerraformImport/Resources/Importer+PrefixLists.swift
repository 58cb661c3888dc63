internal import NetworkModel
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension Importer {
  mutating func addPrefixLists() {
    var more: [String: [Fact<String>]] = [:]
    for index in take("aws_ec2_managed_prefix_list_entry") {
      let attributes = attributes(index)
      guard let list = reference(attributes, "prefix_list_id", .prefixList, .prefixList)?.plainText
      else {
        skip(index, because: "its prefix list is not known")
        continue
      }
      let block = attributes.text("cidr")
      more[list, default: []].append(block == .absent ? .unknown(Attributes.afterApply) : block)
      noteRead(index)
    }
    for index in take(.prefixList) {
      let attributes = attributes(index)
      let key = inventory.resources[index].isData ? "entries" : "entry"
      let own = attributes.blocks(key)
      let listed = (own.value ?? []).map { $0.text("cidr") }
      let texts = attributes.list("cidr_blocks").known.map { Fact.known($0) }
      let facts = listed + texts + (more[id(index)] ?? [])
      addPrefixList(
        index, facts, gap: own.gap ?? facts.lazy.compactMap(\.gap).first,
        maxEntries: attributes.number("max_entries").value)
    }
  }

  private mutating func addPrefixList(
    _ index: Int, _ blocks: [Fact<String>], gap: String?, maxEntries: Int?
  ) {
    let known = blocks.compactMap(\.value).unique
    let gap = gap ?? (known.isEmpty ? "no entries in the input" : nil)
    add(.prefixList, index, name: name(index, "name")) { object in
      object[.cidrs] = gap.map { .unknown($0) } ?? .texts(known)
      if let maxEntries, (1...1000).contains(maxEntries) {
        object[.maxEntries] = .number(maxEntries)
      }
    }
    if let gap { noteIncomplete(index, because: gap) }
  }
}
