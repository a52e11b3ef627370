package dev.hivemeter.tables;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Texts that UTF-8 cannot hold: those with a surrogate that has no partner. Models do send them,
 * where a token ends inside of a character.
 */
public final class Utf16 {
  private Utf16() {}

  /** Whether the text has a surrogate without a partner. */
  public static boolean isBroken(String text) {
    return firstLone(text, 0) >= 0;
  }

  /** The text with U+FFFD in place of each surrogate without a partner. */
  public static String repaired(String text) {
    int at = firstLone(text, 0);
    if (at < 0) return text;
    StringBuilder out = new StringBuilder(text);
    for (; at >= 0; at = firstLone(text, at + 1)) out.setCharAt(at, '\uFFFD');
    return out.toString();
  }

  /** The UTF-16 units, big endian. */
  public static byte[] bytes(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >>> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    return bytes;
  }

  /** The inverse of {@link #bytes}; an odd number of bytes is an IllegalArgumentException. */
  public static String text(byte[] bytes) {
    if (bytes.length % 2 != 0)
      throw new IllegalArgumentException(bytes.length + " bytes are no UTF-16");
    char[] chars = new char[bytes.length / 2];
    for (int i = 0; i < chars.length; i++)
      chars[i] = (char) ((bytes[2 * i] << 8) | (bytes[2 * i + 1] & 0xff));
    return new String(chars);
  }

  /** {@link #bytes} as base64. */
  public static String base64(String text) {
    return new String(Base64.getEncoder().encode(bytes(text)), StandardCharsets.US_ASCII);
  }

  /** The inverse of {@link #base64}; anything else is an IllegalArgumentException. */
  public static String ofBase64(String base64) {
    return text(Base64.getDecoder().decode(base64));
  }

  /**
   * JSON text in which surrogates without a partner are written as escapes, so that the text is
   * well-formed Unicode and still says the same. They can only stand inside of JSON strings.
   */
  public static String escaped(String json) {
    int at = firstLone(json, 0);
    if (at < 0) return json;
    StringBuilder out = new StringBuilder(json.length() + 16);
    int from = 0;
    for (; at >= 0; at = firstLone(json, from)) {
      out.append(json, from, at).append(String.format("\\u%04X", (int) json.charAt(at)));
      from = at + 1;
    }
    return out.append(json, from, json.length()).toString();
  }

  /** The first surrogate without a partner at or after {@code from}, or -1. */
  static int firstLone(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) continue;
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) i++;
      else return i;
    }
    return -1;
  }
}
