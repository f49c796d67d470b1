package import Diagnostics
import Numbers
import Synchronization

/// A bar on the terminal for work that takes over a second, with its rate and the time left.
///
/// May be moved from any thread. Nothing is drawn where nobody watches.
package final class Progress: Sendable {
  private struct State {
    var lastDrawn: Double
    var isDrawn = false
  }
  private let console: Console
  private let title: String
  private let total: Int
  private let start: Double
  private let state: Mutex<State>

  package init(_ console: Console, _ title: Phrase, total: Int) {
    self.console = console
    self.title = title.filled(in: console.language)
    self.total = total
    start = console.now()
    state = Mutex(State(lastDrawn: start))
  }

  /// Says that so many of the total are done.
  package func move(to done: Int) {
    guard console.showsProgress else { return }
    let now = console.now()
    guard now - start >= 1 else { return }
    let isDue = state.withLock { state in
      guard now - state.lastDrawn >= 0.1 || !state.isDrawn else { return false }
      state.lastDrawn = now
      state.isDrawn = true
      return true
    }
    if isDue { console.sayRaw("\r\(line(done, seconds: now - start))\u{1B}[K") }
  }

  /// Takes the bar away.
  package func finish() {
    let isDrawn = state.withLock { state in
      defer { state.isDrawn = false }
      return state.isDrawn
    }
    if isDrawn { console.sayRaw("\r\u{1B}[K") }
  }

  /// The bar with its figures, such as `deciding [#####---------------]  25%  125/s  6 s left`.
  func line(_ done: Int, seconds: Double) -> String {
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    let rate = Double(done) / max(seconds, 1e-9)
    let left = rate > 0 ? Double(max(0, total - done)) / rate : 0
    let full = Int(share * 20)
    let bar = String(repeating: "#", count: full) + String(repeating: "-", count: 20 - full)
    let percent = String(Int(share * 100))
    let padding = String(repeating: " ", count: 3 - percent.count)
    let time = Self.duration(left)
    let text =
      "\(title) [\(bar)] \(padding)\(percent)%  \(Self.grouped(Int(rate)))/s  "
      + Phrase("\(time.english) left", "剩余 \(time.chinese)").filled(in: console.language)
    return Self.cut(text, columns: max(20, console.columns - 1))
  }

  /// As much of a text as fits.
  private static func cut(_ text: String, columns: Int) -> String {
    var room = columns
    return String(
      text.prefix { character in
        room -= displayWidth(of: String(character))
        return room >= 0
      })
  }

  private static func grouped(_ count: Int) -> String {
    Number(count).grouped(decimals: 0, separator: ",")
  }

  private static func duration(_ seconds: Double) -> Phrase {
    let whole = Int(seconds.rounded(.up))
    return whole < 60
      ? Phrase("\(whole) s", "\(whole) 秒")
      : Phrase("\(whole / 60) min \(whole % 60) s", "\(whole / 60) 分 \(whole % 60) 秒")
  }
}
