package import Diagnostics
import Glibc
import Synchronization

/// Where a verb writes: data to the output, talk to the messages.
///
/// Output is buffered. A reader that goes away is no mistake of ours, so that whatever is written afterwards is
/// dropped; any other failure is kept until the end, when it decides the exit code.
package final class Console: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    var isClosed = false
    var failure: Int32?
    var language: Language?
  }
  private let output: any ByteSink
  private let messages: any ByteSink
  private let state: Mutex<State>
  /// Whether the output may be coloured.
  package let outputStyle: Style
  /// Whether messages go to a terminal, which shows progress.
  package let showsProgress: Bool
  /// Columns of the terminal.
  package let columns: Int
  /// Seconds of some steady clock.
  package let now: @Sendable () -> Double

  package init(
    output: any ByteSink, messages: any ByteSink, outputStyle: Style = .plain,
    showsProgress: Bool = false, columns: Int = 80, language: Language? = nil,
    now: @escaping @Sendable () -> Double = Console.steadySeconds
  ) {
    self.output = output
    self.messages = messages
    self.outputStyle = outputStyle
    self.showsProgress = showsProgress
    self.columns = columns
    self.now = now
    state = Mutex(State(language: language))
  }

  /// The language that the command line or the locale asks for.
  package var chosenLanguage: Language? { state.withLock { $0.language } }

  /// The language of all that is said about no rule file.
  package var language: Language { chosenLanguage ?? .english }

  /// Speaks this language from now on, whatever the locale.
  func speak(_ language: Language) { state.withLock { $0.language = language } }

  /// Seconds of the system's steady clock.
  package static func steadySeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Writes data, as it is.
  package func write(_ text: String) {
    state.withLock { state in
      guard !state.isClosed else { return }
      state.buffer += text.utf8
      if state.buffer.count >= 1 << 16 { send(&state) }
    }
  }

  /// Writes a line of data.
  package func print(_ line: String = "") { write(line + "\n") }

  /// Writes a line of talk.
  package func say(_ line: String) { sayRaw(line + "\n") }

  /// Writes a line of data in the language of the console.
  package func print(_ phrase: Phrase) { print(phrase.filled(in: language)) }

  /// Writes a line of talk in the language of the console.
  package func say(_ phrase: Phrase) { say(phrase.filled(in: language)) }

  /// Writes talk as it is, in the language of the console.
  package func sayRaw(_ phrase: Phrase) { sayRaw(phrase.filled(in: language)) }

  /// Writes talk as it is, after all data so far, so that a terminal shows both in their order.
  package func sayRaw(_ text: String) {
    flush()
    _ = messages.write(Array(text.utf8))
  }

  /// Sends what is buffered.
  package func flush() { state.withLock { send(&$0) } }

  /// Whether nobody reads the output any more, so that a long stream may stop.
  package var outputIsClosed: Bool { state.withLock { $0.isClosed } }

  /// Sends the rest; the error number of the first write that failed.
  func finish() -> Int32? {
    flush()
    return state.withLock { $0.failure }
  }

  private func send(_ state: inout State) {
    guard !state.buffer.isEmpty else { return }
    if !state.isClosed, let failure = output.write(state.buffer) {
      state.isClosed = true
      if failure != EPIPE { state.failure = failure }
    }
    state.buffer.removeAll(keepingCapacity: true)
  }
}

extension Console {
  /// The console of this process.
  static func standard() -> Console {
    // A reader that goes away is told by `write`, not by a signal that ends us.
    signal(SIGPIPE, SIG_IGN)
    let mayColour = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    var size = winsize()
    let isTalkingToTerminal = isatty(STDERR_FILENO) == 1
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Console(
      output: DescriptorSink(descriptor: STDOUT_FILENO),
      messages: DescriptorSink(descriptor: STDERR_FILENO),
      outputStyle: isatty(STDOUT_FILENO) == 1 && mayColour && !isDumb ? .coloured : .plain,
      showsProgress: isTalkingToTerminal && !isDumb, columns: isKnown ? Int(size.ws_col) : 80,
      language: Language(environment: { name in getenv(name).map { String(cString: $0) } }))
  }
}
