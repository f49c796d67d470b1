import Diagnostics

/// When an event may say that it was: at the time of the clock by which it is signed, give or take some minutes.
///
/// Deadlines are judged by an event's time; who could choose it could confirm, schedule or approve what has long lapsed.
enum SigningTime {
  /// Seconds by which a time that is asked for may be before the clock, and the clock before the last event.
  static let tolerance: Int64 = 300

  /// The time of an event.
  ///
  /// - Parameters:
  ///   - asked: `nil` for the clock's.
  ///   - now: the clock's.
  ///   - last: that of the event before; `nil` for a genesis.
  ///   - isUrgent: whether it must not fail on a wrong clock.
  static func of(
    _ asked: Timestamp?, now: Timestamp, behind last: Timestamp? = nil, isUrgent: Bool = false
  ) throws(RegistryError) -> Timestamp {
    if let asked { try check(asked, now) }
    let time = asked ?? now
    guard let last, last > time else { return time }
    if isUrgent { return last }
    guard last <= now.adding(seconds: tolerance) else {
      throw RegistryError(
        .futureTime, ahead(last, now),
        remedy: Phrase(
          "set the clock right; if it is, keep the file as evidence and go back to a copy that verifies; a halt goes through",
          "请校正时钟；若时钟无误，请保留该文件作为证据并恢复能通过校验的备份；停用不受影响"))
    }
    // Two machines' clocks differ by a little.
    return asked == nil ? last : time
  }

  /// What is said of a log whose last event is later than the clock.
  static func ahead(_ last: Timestamp, _ now: Timestamp) -> Phrase {
    Phrase(
      "the last event says it was at \(last), it is \(now): this clock is wrong, or the one that signed was, or somebody wrote into the file",
      "最后一个事件自称发生于 \(last)，现在是 \(now)：本机时钟有误，或签名时的时钟有误，或有人改写了文件")
  }

  private static func check(_ time: Timestamp, _ now: Timestamp) throws(RegistryError) {
    guard time <= now else {
      throw RegistryError(
        .futureTime,
        Phrase("\(time) is yet to come, it is \(now)", "\(time) 尚未到来，现在是 \(now)"))
    }
    guard time >= now.adding(seconds: -tolerance) else {
      throw RegistryError(
        .backdated,
        Phrase(
          "\(time) is more than \(tolerance / 60) minutes before the clock, which says \(now)",
          "\(time) 比时钟（\(now)）早 \(tolerance / 60) 分钟以上"),
        remedy: Phrase(
          "sign by the clock: leave --at out", "请按时钟签名：不要指定 --at"))
    }
  }
}
