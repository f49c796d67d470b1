package import Columns
import Engine
import Numbers

extension Column {
  /// The numbers at so many decimals, rounded half-even where there are more; `absent` by a row's status.
  ///
  /// No line, rate, term or chance comes near 2⁶³ of these units; what does is held at that bound.
  package func numbers(decimals wanted: Int, status: [UInt8]?, absent: Int64) -> [Int64] {
    let times = Int64(clamping: Int128.powerOfTen(max(0, wanted - decimals)))
    let over = Int64(clamping: Int128.powerOfTen(max(0, decimals - wanted)))
    func scaled(_ value: Int64) -> Int64 {
      let (product, overflow) = value.multipliedReportingOverflow(by: times)
      guard !overflow else { return value < 0 ? .min : .max }
      if over == 1 { return product }
      let (quotient, rest) = product.quotientAndRemainder(dividingBy: over)
      let twice = rest.magnitude * 2
      let isUp = twice > over.magnitude || twice == over.magnitude && quotient & 1 != 0
      return isUp ? quotient + value.signum() : quotient
    }
    var values: [Int64] =
      switch storage {
      case .bytes(let all): all.map { scaled(Int64($0)) }
      case .int32(let all): all.map { scaled(Int64($0)) }
      // Where there is no value, a double may be anything.
      case .lanes(let all): all.map { scaled(abs($0) < 0x1p53 ? Int64($0) : 0) }
      case .wide(let all): all.map { scaled(Int64(clamping: $0)) }
      }
    if let status {
      for row in values.indices where status[row] != Status.present { values[row] = absent }
    }
    return values
  }
}
