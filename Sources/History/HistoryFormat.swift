/// What makes an SQLite file a history.
package enum HistoryFormat {
  /// SQLite's `application_id` of a history file: "RBHI".
  package static let applicationID: Int32 = 0x5242_4849
  /// SQLite's `user_version`; a file with a greater one is from a newer version of the tool.
  package static let version: Int32 = 1
}
