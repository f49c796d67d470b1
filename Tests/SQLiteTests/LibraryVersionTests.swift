import SQLite
import Testing

@Test func theLibraryIsOfTheThirdMajorVersion() {
  #expect(SQLite.libraryVersion.hasPrefix("3."))
}
