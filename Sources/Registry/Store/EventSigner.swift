/// A key file by which events are signed.
package struct EventSigner: Sendable {
  package let keygen: SSHKeygen
  package let keyPath: String
  package let key: PublicKey

  /// Finds the public key that belongs to the file.
  package init(keygen: SSHKeygen, keyPath: String) throws(RegistryError) {
    self.keygen = keygen
    self.keyPath = keyPath
    key = try keygen.publicKey(ofKeyAt: keyPath)
  }

  /// The armoured signature of a text, checked to be by the key.
  func sign(_ text: String) throws(RegistryError) -> String {
    let signature = try keygen.sign(text, keyPath: keyPath)
    try SSHSignature(armoured: signature).check(isBy: key)
    return signature
  }
}
