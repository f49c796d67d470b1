import History
import Testing

@Test func theFormatIsNamedInASCII() {
  #expect(
    withUnsafeBytes(of: HistoryFormat.applicationID.bigEndian) { Array($0) } == Array("RBHI".utf8))
}
