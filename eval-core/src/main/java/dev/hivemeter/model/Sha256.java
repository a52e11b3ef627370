package dev.hivemeter.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the UTF-16 code units of strings, so that lone surrogates keep their identity. */
public final class Sha256 {
  private Sha256() {}

  /** Lower-case hexadecimal SHA-256 of the text's UTF-16 units, big endian: 64 characters. */
  public static String of(String text) {
    return HexFormat.of().formatHex(digest().digest(utf16(text)));
  }

  /**
   * SHA-256 of several fields, each preceded by its length, so that no two lists of fields share
   * one form.
   */
  public static String ofFields(Iterable<String> fields) {
    MessageDigest digest = digest();
    for (String field : fields) {
      byte[] bytes = utf16(field);
      digest.update(
          new byte[] {
            (byte) (bytes.length >>> 24),
            (byte) (bytes.length >>> 16),
            (byte) (bytes.length >>> 8),
            (byte) bytes.length
          });
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] utf16(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[2 * i] = (byte) (c >>> 8);
      bytes[2 * i + 1] = (byte) c;
    }
    return bytes;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
