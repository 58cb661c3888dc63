import Foundation
import JSON
import Reports
import Testing

/// A report as readers of SARIF see it.
struct SARIFLog {
  let run: [String: Any]
  let rules: [[String: Any]]
  let results: [[String: Any]]

  init(_ report: CheckReport, atMost limit: Int = CheckReport.mostResults) throws {
    let text = report.sarif(version: "0.1.0", atMost: limit).text
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.hasSuffix("/sarif-schema-2.1.0.json") == true)
    self.run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    self.rules = try #require(driver["rules"] as? [[String: Any]])
    self.results = try #require(run["results"] as? [[String: Any]])
  }

  /// Where a result is: the address of its file, the base of that, its line and column.
  func place(_ result: [String: Any]) throws -> (uri: String, base: String?, line: Int, column: Int)
  {
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    let artifact = try #require(physical["artifactLocation"] as? [String: Any])
    let region = try #require(physical["region"] as? [String: Int])
    return (
      try #require(artifact["uri"] as? String), artifact["uriBaseId"] as? String,
      try #require(region["startLine"]), try #require(region["startColumn"])
    )
  }
}
