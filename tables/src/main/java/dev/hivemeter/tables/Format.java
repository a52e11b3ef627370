package dev.hivemeter.tables;

import java.util.Locale;
import java.util.Optional;

/** How rows are laid down in a file. Either may be compressed with gzip. */
public enum Format {
  /** One JSON object a line; on reading also one JSON array of objects. */
  JSONL,
  /** Comma-separated, RFC 4180, first line is the header. */
  CSV;

  /** The format that a file name tells: {@code .jsonl .ndjson .json .csv}, then maybe .gz. */
  public static Optional<Format> ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) name = name.substring(0, name.length() - 3);
    if (name.endsWith(".csv")) return Optional.of(CSV);
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json"))
      return Optional.of(JSONL);
    return Optional.empty();
  }

  /** The format of that name, {@code jsonl} or {@code csv}, in any case of letters. */
  public static Optional<Format> named(String name) {
    for (Format f : values()) if (f.name().equalsIgnoreCase(name)) return Optional.of(f);
    return Optional.empty();
  }

  /** Whether a file of this name is to be compressed: it ends in {@code .gz}. */
  static boolean isGzipName(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".gz");
  }
}
