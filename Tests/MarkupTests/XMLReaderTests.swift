import Markup
import Testing

@Suite struct XMLReaderTests {
  @Test func `elements, attributes and text come one after the other`() {
    let events = Array(
      XMLReader(
        "<?xml version='1.0'?><!DOCTYPE a><a b='1 &gt; 0' c=\"&#x41;\"><!-- <x> -->t &amp;amp; &no; <d e='>'/><![CDATA[<y>&amp;]]></a>"
      ))
    #expect(
      events == [
        .start(name: "a", attributes: ["b": "1 > 0", "c": "A"]), .text("t &amp; &no; "),
        .start(name: "d", attributes: ["e": ">"]), .end(name: "d"), .text("<y>&amp;"),
        .end(name: "a"),
      ])
  }

  @Test(arguments: ["<", "<a", "<a b='", "<!--", "<![CDATA[", "&", "</", "<>", "<a b=>", "<?"])
  func `what is no XML ends the reading`(text: String) {
    #expect(Array(XMLReader(text)).count <= 2)
  }
}
