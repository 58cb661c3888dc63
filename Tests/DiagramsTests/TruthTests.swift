import Diagrams
import Evaluation
import Testing

/// A picture says what the explanation says, all of it and nothing else.
struct TruthTests {
  @Test func `every check of an explanation is in the picture`() throws {
    for (name, explanation, picture) in try Fixture.allDiagrams() {
      let numbers = explanation.legs.indices.filter { explanation.legs[$0].kind == .data }
        .flatMap { leg in
          explanation.legs[leg].steps.indices.compactMap {
            explanation.checkNumber(leg: leg, step: $0)
          }
        }
      #expect(Set(picture.checkNumbers) == Set(numbers), "\(name)")
    }
  }

  @Test func `on a single way every check is in the picture exactly once`() throws {
    for (name, explanation, picture) in try Fixture.allDiagrams()
    where explanation.paths.count == 1 {
      let count = explanation.legs.filter { $0.kind == .data }
        .reduce(0) { $0 + $1.steps.count(where: \.isCheck) }
      #expect(picture.checkNumbers.sorted() == Array(1..<(count + 1)), "\(name)")
    }
  }

  @Test func `only a flow that is allowed has all its lines drawn as allowed`() throws {
    for (name, explanation, picture) in try Fixture.allDiagrams()
    where !explanation.paths.contains(where: \.isOutOfService) || explanation.outcome != .allowed {
      let isAllAllowed = picture.lines.allSatisfy { $0.fate == "allow" }
      #expect(isAllAllowed == (explanation.outcome == .allowed), "\(name)")
    }
  }

  @Test func `where nothing comes back no reply reaches the source`() throws {
    for (name, explanation, picture) in try Fixture.allDiagrams()
    where explanation.outcome == .denied {
      let lines = picture.lines.filter { $0.isIntoSource }
      #expect(lines.allSatisfy { $0.fate == "none" }, "\(name)")
    }
  }

  @Test func `the colour of a line is that of its fate`() throws {
    let colors = [
      "allow": "#0072B2", "partial": "#B58100", "deny": "#C62828", "unknown": "#57534E",
      "none": "#7A8699",
    ]
    for (name, _, picture) in try Fixture.allDiagrams() {
      #expect(picture.lines.allSatisfy { colors[$0.fate] == $0.color }, "\(name)")
      #expect(!picture.lines.isEmpty, "\(name)")
    }
  }

  @Test func `an undetermined flow has an unknown line and says so`() throws {
    let fixture = try Fixture("two-families").sendingDeadRoutesToTheUnknown()
    let explanation = fixture.explanation(1)
    let picture = Picture(fixture.diagram(1))
    #expect(explanation.outcome == .undetermined)
    #expect(picture.verdicts.contains("? UNKNOWN"))
    #expect(picture.lines.contains { $0.fate == "unknown" })
    #expect(picture.lines.last { $0.isIntoSource }?.fate == "unknown")
  }

  @Test func `what lies behind a blocker is not reached though it keeps its rule`() throws {
    let picture = Picture(try Fixture("one-instance").diagram(1))
    #expect(picture.verdicts == ["× DENY", "not reached", "not reached", "not reached"])
    #expect(picture.text.contains("tracked connection, no rule needed"))
  }

  @Test func `a target that fails its health check gets nothing, and the others do not suffer`()
    throws
  {
    let fixture = try Fixture("one-of-three-fails")
    #expect(fixture.explanation().outcome == .allowed)
    let picture = Picture(fixture.diagram())
    #expect(picture.text.contains("× out of service"))
    #expect(picture.lines.contains { $0.fate == "none" })
    #expect(!picture.lines.contains { ["deny", "partial"].contains($0.fate) })
  }
}
