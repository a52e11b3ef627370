package dev.hivemeter.embedder;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts texts into the model's word pieces, as sentence-transformers does: the Hugging Face
 * tokenizers library under the model's own tokenizer file.
 *
 * <p>The file's own truncation and padding (both 128) are switched off: they would hide how long a
 * text is. A text is cut piece by piece, at white space, which no word piece crosses, so the memory
 * is bounded and the count is exact at any length. Where {@value #LONGEST} characters follow one
 * another without a space, line break or tab, the cut falls anywhere; a word that it halves counts
 * once more.
 *
 * <p>A surrogate without its other half is read as U+FFFD, as in UTF-8; the tokenizer drops it.
 *
 * <p>Cost about 2 µs a piece. Safe for use by many threads; {@link #close} must come after the last
 * use.
 */
final class WordPieces implements AutoCloseable {
  /** A part is cut at the first white space after this many characters. */
  private static final int USUAL = 16_384;

  /** And at this many without any. */
  private static final int LONGEST = 262_144;

  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private final long tokenizer;
  private final int usual;
  private final int longest;

  /**
   * The beginning of a text and its length.
   *
   * @param ids of the first pieces, without markers
   * @param total pieces of the whole text, without markers
   */
  record Pieces(long[] ids, int total) {}

  /** Needs the native library to be loaded. */
  WordPieces(BundledFile tokenizerJson) {
    this(tokenizerJson, USUAL, LONGEST);
  }

  /** As the other, with parts of another size; for tests. */
  WordPieces(BundledFile tokenizerJson, int usual, int longest) {
    this.usual = usual;
    this.longest = longest;
    tokenizer =
        LIBRARY.createTokenizerFromString(new String(tokenizerJson.read(), StandardCharsets.UTF_8));
    LIBRARY.disableTruncation(tokenizer);
    LIBRARY.disablePadding(tokenizer);
  }

  /** The first {@code keep} pieces of the text, fewer when it has fewer, and how many it has. */
  Pieces of(String text, int keep) {
    long[] kept = new long[0];
    int total = 0;
    for (int from = 0; from < text.length(); ) {
      int to = partEnd(text, from);
      long[] ids = encode(wellFormed(text.substring(from, to)));
      if (kept.length < keep && ids.length > 0) {
        int more = Math.min(keep - kept.length, ids.length);
        int had = kept.length;
        kept = Arrays.copyOf(kept, had + more);
        System.arraycopy(ids, 0, kept, had, more);
      }
      total += ids.length;
      from = to;
    }
    return new Pieces(kept, total);
  }

  private long[] encode(String part) {
    long encoding = LIBRARY.encode(tokenizer, part, false);
    try {
      return LIBRARY.getTokenIds(encoding);
    } finally {
      LIBRARY.deleteEncoding(encoding);
    }
  }

  private int partEnd(String text, int from) {
    if (text.length() - from <= usual) return text.length();
    int last = (int) Math.min(text.length(), (long) from + longest);
    for (int i = from + usual; i < last; i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') return i;
    }
    boolean halvesPair =
        last < text.length() && Character.isSurrogatePair(text.charAt(last - 1), text.charAt(last));
    return halvesPair ? last - 1 : last;
  }

  private static String wellFormed(String part) {
    StringBuilder mended = null;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (!Character.isSurrogate(c)) continue;
      if (i + 1 < part.length() && Character.isSurrogatePair(c, part.charAt(i + 1))) {
        i++;
        continue;
      }
      if (mended == null) mended = new StringBuilder(part);
      mended.setCharAt(i, '\uFFFD');
    }
    return mended == null ? part : mended.toString();
  }

  @Override
  public void close() {
    LIBRARY.deleteTokenizer(tokenizer);
  }
}
