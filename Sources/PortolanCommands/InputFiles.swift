import ArgumentParser
import Diagnostics
import Foundation
import NetworkModel
import StructuredText
import TopologyFile

/// The files of one network, as named on the command line.
struct InputFiles: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Topology files, or folders of them; several are one network. - is standard input.",
      valueName: "input"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var inputs: [String]

  /// Reads the network; whatever is wrong with it is reported, all at once.
  ///
  /// - Parameter more: what the command line itself declares, such as a flow to explain.
  func read(_ terminal: Terminal, with more: [SourceText] = []) throws(ExitCode) -> Topology {
    let reading = TopologyFile.read(try sources(terminal) + more)
    terminal.report(reading.diagnostics)
    guard let topology = reading.topology else { throw .inputIsWrong }
    return topology
  }

  /// The content of the files, folders taken apart.
  func sources(_ terminal: Terminal) throws(ExitCode) -> [SourceText] {
    var sources: [SourceText] = []
    var problems: [String] = []
    for input in inputs {
      for path in Self.files(in: input) {
        do {
          let name = path == "-" ? "standard input" : path
          sources.append(SourceText(name: name, bytes: try Self.read(path)))
        } catch {
          problems.append("cannot read '\(path)': \(error.reason)")
        }
      }
    }
    if problems.isEmpty, sources.isEmpty {
      problems.append(
        "no topology file in '\(inputs.joined(separator: "', '"))': looked for .yaml, .yml and .json"
      )
    }
    guard problems.isEmpty else {
      for problem in problems { terminal.complain("error: \(problem) [input.unreadable]") }
      throw .inputIsWrong
    }
    return sources
  }

  /// The topology files of a folder, by name, hidden ones left out; a file is itself.
  private static func files(in path: String) -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      isDirectory.boolValue
    else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted()
      .filter {
        !$0.hasPrefix(".") && ["yaml", "yml", "json"].contains(URL(filePath: $0).pathExtension)
      }
      .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }

  /// Reads a file, but never more than a topology file may have, whatever the path leads to.
  private static func read(_ path: String) throws(ReadFailure) -> [UInt8] {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else if let opened = FileHandle(forReadingAtPath: path) {
      handle = opened
    } else {
      throw ReadFailure(reason: String(cString: strerror(errno)))
    }
    do {
      return [UInt8](try handle.read(upToCount: Limits.bytes + 1) ?? Data())
    } catch {
      throw ReadFailure(reason: error.localizedDescription)
    }
  }
}

/// Why a file could not be read.
private struct ReadFailure: Error {
  let reason: String
}
