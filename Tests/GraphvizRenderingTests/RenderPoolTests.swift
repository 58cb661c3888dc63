import DOT
import Foundation
import GraphvizRendering
import Testing

@Suite(.enabled(if: WorkerProgram.path != nil, "\(WorkerProgram.absence)"))
struct RenderPoolTests {
  private let program = WorkerProgram.path ?? ""

  private func pool(workers: Int = 2) -> RenderPool {
    RenderPool(palette: palette, executable: program, workerCount: workers)
  }

  @Test func `every drawing has its place in the results`() async throws {
    let drawings = (0..<9).map { sample("d\($0)", gate: "gate-\($0)") }
    let results = try await pool(workers: 3).render(drawings)

    #expect(results.count == 9)
    for (index, result) in results.enumerated() {
      let text = try result.get().text
      #expect(text.contains("id=\"d\(index)\""))
      #expect(text.contains(">gate-\(index)</text>"))
    }
  }

  @Test func `no drawings need no worker`() async throws {
    #expect(try await RenderPool(palette: palette, executable: "/nowhere").render([]).isEmpty)
  }

  @Test func `a picture has the same bytes in every run, and without any fonts`() async throws {
    let first = try await pool().render([sample()])[0].get()
    let bare = WorkerProgram.pool(after: "export FONTCONFIG_FILE=/dev/null LC_ALL=C HOME=/nowhere")

    let again = try await pool().render([sample(), sample()])
    let withoutFonts = try await bare.render([sample()])
    #expect(try again.map { try $0.get() } == [first, first])
    #expect(try withoutFonts[0].get() == first)
  }

  @Test func `a picture does not depend on what the same worker drew before`() async throws {
    let drawings = (0..<40).map { siblings(names: 2 + $0 % 7) }
    let results = try await pool(workers: 1).render(drawings)
    let alone = try await pool(workers: 1).render([drawings[5]])
    for (index, result) in results.enumerated() where index % 7 == 5 {
      #expect(try result.get() == (try alone[0].get()))
    }
  }

  /// Clusters beside each other, whose order in the picture only their names could decide.
  private func siblings(names count: Int) -> Drawing {
    var graph = sampleGraph("siblings", gate: "nacl-1")
    graph.statements += (0..<count).map { number in
      .cluster(
        .init(
          "sibling-\(number * 7919 % 101)", [.color(ink)],
          statements: [.node(.init("in \(number)", .shape(.box), .color(ink)))]))
    }
    return Drawing(id: "siblings", title: "Siblings", summary: "Beside each other.", graph: graph)
  }

  @Test(arguments: [
    ("", ""),
    ("\"quoted\" 'too'", "\"quoted\" 'too'"),
    ("ends in \\", "ends in \\"),
    ("\\N \\G \\l", "\\N \\G \\l"),
    ("two\nlines", "two lines"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("&lt; &amp; a & b", "&lt; &amp; a & b"),
    ("🔥", "🔥"),
    ("\u{202E}שלום", "\u{202E}שלום"),
    ("\u{0}\u{7}\u{1B}[0m\u{FFFE}", "\u{FFFD}\u{FFFD}\u{FFFD}[0m\u{FFFD}"),
    ("]]> -->", "]]> -->"),
    (String(repeating: "long ", count: 60) + ".", String(repeating: "long ", count: 60) + "."),
  ])
  func `a hostile name is shown as it is`(name: String, shown: String) async throws {
    let svg = try await pool(workers: 1).render([hostile(name)])[0].get()
    let reader = SVGReader(svg)
    #expect(reader.isWellFormed)
    #expect(reader.texts.count { $0 == shown } == (name.isEmpty ? 0 : 3))
    #expect(reader.titles.count { $0 == shown } >= (name.isEmpty ? 0 : 3))
    #expect(!svg.text.contains("<script"))
  }

  private func hostile(_ name: String) -> Drawing {
    var graph = sampleGraph(name, gate: name)
    graph.statements += [
      .node(.init(name, .label(name), .tooltip(name), .id(name), .group(name), .color(ink))),
      .edge(.init(from: .init(name), to: "gate", .color(ink), .tooltip(name), .id(name))),
      .cluster(
        .init(
          name, [.label(name), .tooltip(name), .id(name), .color(ink)],
          statements: [.node(.init("in \(name)", .shape(.box), .color(ink)))])),
    ]
    return Drawing(id: "hostile", title: name, summary: name, graph: graph)
  }

  @Test(arguments: [
    ("digraph g { a [label=<<b><i>x</b>>] }", "complaint"),
    (
      "digraph g { a [shape=plain label=<<table><tr><td>x</td></tr></table>>] a:nowhere -> a }",
      "complaint"
    ),
    ("digraph g { a [color=nonsense] }", "complaint"),
    ("digraph g { a -> ", "complaint"),
    ("", "complaint"),
    ("digraph g { }", "count"),
    ("digraph g { a; b }", "count"),
    ("digraph g { a -> a }", "count"),
    ("digraph g { subgraph cluster_c { a } }", "count"),
    ("digraph g { a [color=red] }", "color"),
    ("digraph g { a [label=\"\u{7}\" shape=plain] }", "malformed"),
    ("digraph g { a [label=a shape=plain URL=\"?a&b\"] }", "malformed"),
  ])
  func `a picture that may be wrong is an error, and the others are drawn`(
    dot: String, fault: String
  ) async throws {
    let good = RenderJob(sample())
    let results = try await pool(workers: 1).render(jobs: [good, job("bad", dot), good])

    #expect(throws: Never.self) { try results[0].get() }
    #expect(throws: Never.self) { try results[2].get() }
    guard case .failure(let failure) = results[1] else {
      Issue.record("\(dot) was drawn")
      return
    }
    #expect(failure.drawing == "bad")
    switch failure.reason {
    case .complaint: #expect(fault == "complaint")
    case .miscounted: #expect(fault == "count")
    case .unknownColor: #expect(fault == "color")
    case .malformedSVG: #expect(fault == "malformed")
    default: Issue.record("\(failure)")
    }
  }

  @Test func `a failure is told in one sentence`() async throws {
    let results = try await pool().render(jobs: [
      job("two", "digraph g { a [shape=plain fontcolor=\"#ffffff\"] }", nodes: 2)
    ])
    #expect(
      throws: RenderFailure(
        drawing: "two", reason: .miscounted(kind: "node", expected: 2, drawn: 1))
    ) {
      try results[0].get()
    }
    #expect(
      results[0].failureText
        == "cannot draw 'two': the graph has 2 nodes, the picture has 1")
  }

  @Test(arguments: ["", "1a", "a b", "a\"", "é"])
  func `an id that is no XML name is an error`(id: String) async throws {
    var drawing = sample()
    drawing.id = id
    let results = try await pool().render([drawing])
    #expect(throws: RenderFailure(drawing: id, reason: .invalidID)) { try results[0].get() }
  }

  @Test func `a layout that does not end is given up, and the others are drawn`() async throws {
    var pool = pool()
    pool.limit = .seconds(2)
    let results = try await pool.render(jobs: [
      slowGraph(), RenderJob(sample("a")), RenderJob(sample("b")),
    ])

    #expect(throws: RenderFailure(drawing: "slow", reason: .timedOut(seconds: 2))) {
      try results[0].get()
    }
    #expect(throws: Never.self) { try results[1].get() }
    #expect(throws: Never.self) { try results[2].get() }
  }

  @Test func `a worker that dies fails one drawing, and the others are drawn`() async throws {
    let pool = WorkerProgram.pool(after: "ulimit -t 1")
    let results = try await pool.render(jobs: [
      RenderJob(sample("a")), slowGraph(), RenderJob(sample("b")),
    ])

    #expect(throws: Never.self) { try results[0].get() }
    #expect(results[1].failureText.contains("graphviz ended unexpectedly (signal"))
    #expect(throws: Never.self) { try results[2].get() }
  }

  @Test func `a worker is replaced after so many drawings`() async throws {
    let log = FileManager.default.temporaryDirectory.appending(path: "starts-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: log) }
    var pool = WorkerProgram.pool(after: "echo started >> '\(log)'")
    pool.drawingsPerWorker = 2

    let results = try await pool.render((0..<5).map { sample("d\($0)") })
    #expect(try results.map { try $0.get() }.count == 5)
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "started\nstarted\nstarted\n")
  }

  @Test(arguments: ["/nowhere/portolan", "false", "echo", "cat", "sleep"])
  func `a program that is no worker is one error`(program: String) async throws {
    let pool = RenderPool(
      palette: palette, executable: program, arguments: program == "sleep" ? ["60"] : [],
      limit: .milliseconds(500))
    await #expect(throws: WorkerUnavailable.self) { try await pool.render([sample()]) }
  }
}

extension Result where Success == SVG, Failure == RenderFailure {
  /// The sentence about what failed, or "".
  fileprivate var failureText: String {
    if case .failure(let failure) = self { failure.description } else { "" }
  }
}
