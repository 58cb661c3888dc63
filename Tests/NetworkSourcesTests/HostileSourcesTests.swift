import Diagnostics
import NetworkSources
import StructuredText
import TestSupport
import Testing
import TopologyFile

/// Whatever is done to a file, it is read or refused with a reason: nothing crashes, nothing hangs.
struct HostileSourcesTests {
  @Test(arguments: Samples.all, 0..<120 as Range<UInt64>)
  func `a damaged sample is read or refused`(sample: SourceText, seed: UInt64) {
    expectAnswer(to: [damaged(sample, seed: seed)])
  }

  @Test(.enabled(if: Corpus.isThere, Corpus.isMissing), arguments: Corpus.networks)
  func `a damaged file of the corpus is read or refused`(path: String) throws {
    let sources = try Corpus.sources(path)
    for seed in 0..<60 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let index = Int.random(in: sources.indices, using: &generator)
      var changed = sources
      changed[index] = damaged(sources[index], seed: seed)
      expectAnswer(to: changed)
    }
  }

  private func expectAnswer(to sources: [SourceText]) {
    let reading = NetworkSources(sources).read()
    guard reading.topology == nil else { return }
    let errors = reading.diagnostics.filter { $0.severity == .error }
    #expect(!errors.isEmpty)
    #expect(errors.contains { $0.location != nil })
  }

  /// The source with a piece cut off, cut out or put in twice, or with some bytes changed.
  private func damaged(_ source: SourceText, seed: UInt64) -> SourceText {
    var generator = SeededGenerator(seed: seed)
    var bytes = source.bytes
    guard bytes.count > 2 else { return source }
    let start = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, start + Int.random(in: 1...40, using: &generator))
    switch seed % 5 {
    case 0: bytes.removeSubrange(start...)
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.insert(contentsOf: bytes[start..<end], at: end)
    case 3:
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
    default:
      // Other values where the format is still whole.
      let words = ["null", "-1", "[]", "{}", "\"\"", "99999999999999999999", "true", "\"${x}\""]
      let digits = bytes.indices.filter {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0])
      }
      guard let place = digits.randomElement(using: &generator) else { return source }
      bytes.replaceSubrange(
        place...place, with: Array((words.randomElement(using: &generator) ?? "").utf8))
    }
    return SourceText(name: source.name, bytes: bytes)
  }
}
