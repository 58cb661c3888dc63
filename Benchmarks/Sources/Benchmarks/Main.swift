import Foundation
import PacketSpace

/// Measures what `Benchmarks/README.md` lists: `Benchmarks PORTOLAN`, from the top of the project.
@main
struct Main {
  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "network" { return try writeNetwork() }
    if CommandLine.arguments.dropFirst().first == "account" { return try writeAccount() }
    guard let path = CommandLine.arguments.dropFirst().first, let dot = Program.named("dot") else {
      FileHandle.standardError.write(
        Data("usage: Benchmarks PORTOLAN (and the program dot has to be installed)\n".utf8))
      exit(64)
    }
    let portolan = Program(path: URL(filePath: path).path)
    var report = Report()
    packetSets(&report)
    try startUp(portolan, &report)
    try explanation(portolan, &report)
    for count in [50, 500] { try documentation(of: count, portolan, dot, &report) }
    try reaching(portolan, &report)
    try importing(portolan, &report)
    print(report.text)
  }

  /// Writes a made-up network: `Benchmarks network SIZE FILE`.
  private static func writeNetwork() throws {
    let arguments = CommandLine.arguments.dropFirst(2)
    guard arguments.count == 2, let size = arguments.first.flatMap({ NetworkSize.named[$0] }),
      let file = arguments.last
    else {
      let sizes = NetworkSize.named.keys.sorted().joined(separator: "|")
      FileHandle.standardError.write(Data("usage: Benchmarks network \(sizes) FILE\n".utf8))
      exit(64)
    }
    try LargeNetwork.json(size).write(
      to: URL(filePath: file), atomically: true, encoding: .utf8)
  }

  /// Writes a made-up account: `Benchmarks account MEGABYTES FILE`.
  private static func writeAccount() throws {
    let arguments = CommandLine.arguments.dropFirst(2)
    guard arguments.count == 2, let size = arguments.first.flatMap({ Int($0) }),
      let file = arguments.last
    else {
      FileHandle.standardError.write(Data("usage: Benchmarks account MEGABYTES FILE\n".utf8))
      exit(64)
    }
    try Documents.account(megabytes: size).write(
      to: URL(filePath: file), atomically: true, encoding: .utf8)
  }

  private static func packetSets(_ report: inout Report) {
    var rules = RandomRules()
    for (count, limit) in [(40, 0.5), (200, 5.0)] {
      let lists = (0..<20).map { _ in rules.entries(count) }
      let time = Stopwatch.best(of: 5) {
        for list in lists { precondition(PacketSet.firstMatch(list) == PacketSet.firstMatch(list)) }
      }
      report.add(
        "\(count) random ACL entries become the allowed set",
        milliseconds: time / Double(lists.count * 2), limit: limit)
    }
  }

  private static func startUp(_ portolan: Program, _ report: inout Report) throws {
    let time = try Stopwatch.best(of: 20) {
      try portolan.run(["check", "Examples/diagram-b.yaml"])
    }
    report.add("`portolan check Examples/diagram-b.yaml`", milliseconds: time, limit: 50)
  }

  private static func reaching(_ portolan: Program, _ report: inout Report) throws {
    let documents = try Documents()
    defer { documents.remove(documents.folder) }
    let reaching = Reaching(portolan: portolan, documents: documents)
    report.add(
      "`portolan reach`, 100 instances", milliseconds: try reaching.time(.small, repeated: 10),
      limit: 200)
    report.add(
      "`portolan reach`, 10,000 instances", milliseconds: try reaching.time(.large, repeated: 3),
      limit: 5_000)
    report.add(
      "its growth ÷ that of instances + combinations², from 1,250 to 10,000 instances",
      ratio: try reaching.growth(), limit: 1)
  }

  private static func importing(_ portolan: Program, _ report: inout Report) throws {
    let documents = try Documents()
    defer { documents.remove(documents.folder) }
    var times: [Double] = []
    for megabytes in [10, 100] {
      let input = try documents.account(megabytes: megabytes)
      times.append(
        try Stopwatch.best(of: 3) { try portolan.run(["import", input.path, "--quiet"]) })
    }
    report.add(
      "`portolan import` of 100 MB of describe output", milliseconds: times[1], limit: 10_000)
    report.add(
      "its growth ÷ that of the input, from 10 to 100 MB", ratio: times[1] / times[0] / 10,
      limit: 1.5)
  }

  private static func explanation(_ portolan: Program, _ report: inout Report) throws {
    let documents = try Documents()
    defer { documents.remove(documents.folder) }
    let input = try documents.network(.large)
    let time = try Stopwatch.best(of: 10) {
      try portolan.run([
        "explain", input.path, "--from", "i-0-0", "--to", "i-0-41", "--port", "443",
      ])
    }
    report.add(
      "`portolan explain` of one flow between 10,000 instances", milliseconds: time, limit: 300)
  }

  private static func documentation(
    of count: Int, _ portolan: Program, _ dot: Program, _ report: inout Report
  ) throws {
    let documents = try Documents()
    defer { documents.remove(documents.folder) }
    let input = try documents.network(
      example: URL(filePath: "Examples/diagram-b.yaml"), flows: count)
    let output = documents.folder.appending(path: "out")
    let generate = ["generate", input.path, "-o", output.path, "--quiet"]

    let first = try Stopwatch.best(of: 3) {
      documents.remove(output)
      try portolan.run(generate)
    }
    let again = try Stopwatch.best(of: 3) { try portolan.run(generate) }
    let files = documents.dotFiles(below: output)
    // One for each flow, and one of the VPC.
    precondition(files.count == count + 1, "\(files.count) DOT files for \(count) flows")
    let graphviz = try Stopwatch.best(of: 3) { try dot.run(["-Tsvg", "-O"] + files, in: output) }

    report.add(
      "documentation of \(count) flows ÷ `dot -Tsvg -O` on the same files",
      ratio: first / graphviz, limit: 0.8)
    report.add("the same again, unchanged ÷ the first run", ratio: again / first, limit: 0.1)
  }
}
