import Columns

/// Reads one CSV file into columns: cuts it, reads the pieces, merges what they brought.
struct FileLoader {
  let plan: RecordPlan
  let input: InputBytes
  let parentIndex: ParentIndex?
  /// Whether other files will look for this one's keys.
  let needsKeys: Bool
  let threads: Int
  let pieceSize: Int
  let listed: Int
  /// Told of the bytes of every piece once it is read.
  var progress: (@Sendable (Int) -> Void)?

  /// What one attempt needs to be made again with.
  enum Retry {
    /// Some column was too narrow.
    case wider([Width])
    /// A key stands in two pieces: only reading in order tells which row is the later.
    case inOrder
  }

  func load() throws(IntakeError) -> LoadedFile {
    // Small files are cut too, so that every thread has its share.
    let share = max(1 << 16, input.count / (4 * max(1, threads)))
    let cut = try CSVPieces(
      input, from: plan.header.end, firstLine: plan.header.firstLine, size: min(pieceSize, share),
      threads: threads, file: plan.file)
    var pieces = cut.pieces
    var widths = probedWidths(pieces.first, of: cut.capacity)
    while true {
      let attempt = FileAttempt(
        loader: self, pieces: pieces, capacity: cut.capacity, widths: widths)
      switch attempt.read() {
      case .success(let loaded): return loaded
      case .failure(.wider(let needed)): widths = needed
      case .failure(.inOrder):
        pieces = [
          CSVPiece(
            bytes: plan.header.end..<input.count, firstRow: 0, firstLine: plan.header.firstLine)
        ]
      }
    }
  }

  /// The widths that the first rows need, so that most files are read only once.
  private func probedWidths(_ piece: CSVPiece?, of rows: Int) -> [Width] {
    let widths = plan.fields.map { Width($0) }
    guard var piece, rows > 4_096 else { return widths }
    let start = input.base + piece.bytes.lowerBound
    let limit = input.base + piece.bytes.upperBound
    var place = start
    for _ in 0..<512 where place < limit { place = CSVRecord.end(place, limit) }
    piece.bytes = piece.bytes.lowerBound..<(place - input.base)
    var probed = widths
    while case .failure(.wider(let needed)) =
      FileAttempt(loader: self, pieces: [piece], capacity: 512, widths: probed).read()
    { probed = needed }
    return probed
  }
}

extension FileLoader.Retry: Error {}
