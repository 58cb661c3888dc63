import GraphvizRendering
import Testing

struct ImageConverterTests {
  private let svg = SVG(
    text:
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"6\"><rect width=\"8\" height=\"6\"/></svg>\n",
    width: 8, height: 6)

  @Test func `a picture becomes PNG and PDF, if the program is there`() async throws {
    let converter = ImageConverter()
    do {
      #expect(try await converter.convert(svg, to: .png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(try await converter.convert(svg, to: .pdf).starts(with: Array("%PDF".utf8)))
    } catch ImageConverter.Failure.notInstalled {
      try Test.cancel("rsvg-convert is not installed")
    }
  }

  @Test func `a missing program is told with the package that has it`() async throws {
    let converter = ImageConverter(program: "no-such-program")
    await #expect(throws: ImageConverter.Failure.notInstalled(program: "no-such-program")) {
      try await converter.convert(svg, to: .png)
    }
    let text = ImageConverter.Failure.notInstalled(program: "rsvg-convert").description
    #expect(text.contains("librsvg2-bin"))
  }

  @Test func `a program that fails is told with its words`() async throws {
    let failure = await #expect(throws: ImageConverter.Failure.self) {
      try await ImageConverter(program: "false").convert(svg, to: .png)
    }
    #expect(failure == .failed(program: "false", "exit code 1"))
  }
}
