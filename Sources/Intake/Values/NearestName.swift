import Diagnostics

/// The candidate that a name most likely meant: alike but for upper and lower case, else the nearest.
func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  let candidates = Array(candidates)
  let folded = name.lowercased()
  return candidates.filter { $0.lowercased() == folded && $0 != name }.min()
    ?? NearestName.of(name, among: candidates)
}
