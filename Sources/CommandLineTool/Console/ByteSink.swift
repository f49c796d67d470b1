import Glibc
import Synchronization

/// Where bytes go: a file descriptor or, in tests, memory.
package protocol ByteSink: Sendable {
  /// Takes all bytes, or gives the system's error number.
  func write(_ bytes: [UInt8]) -> Int32?
}

/// An open file descriptor.
struct DescriptorSink: ByteSink {
  let descriptor: Int32

  func write(_ bytes: [UInt8]) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += written
      }
      return nil
    }
  }
}

/// A sink whose bytes can be read back.
package final class MemorySink: ByteSink {
  private let bytes = Mutex<[UInt8]>([])
  package init() {}

  package func write(_ bytes: [UInt8]) -> Int32? {
    self.bytes.withLock { $0 += bytes }
    return nil
  }

  /// All that was written.
  package var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
