package dev.hivemeter.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How rows are laid down in a file. Every one may be compressed with gzip on top. */
public enum Format {
  /** One JSON object a line; on reading also one JSON array of objects. */
  JSONL(true),
  /** Comma-separated, RFC 4180, first line is the header. */
  CSV(true),
  /** Separated by tabs, else as CSV. Read only. */
  TSV(false),
  /** Typed columns, zstd; read whatever its compression is. */
  PARQUET(true),
  /** A list of mappings, or a mapping with one such list. Read only. */
  YAML(false);

  private final boolean written;

  Format(boolean written) {
    this.written = written;
  }

  private List<String> endings() {
    return switch (this) {
      case JSONL -> List.of(".jsonl", ".ndjson", ".json");
      case CSV -> List.of(".csv");
      case TSV -> List.of(".tsv");
      case PARQUET -> List.of(".parquet");
      case YAML -> List.of(".yaml", ".yml");
    };
  }

  /** The format that a file name tells by its ending, a {@code .gz} behind it left out. */
  public static Optional<Format> ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) name = name.substring(0, name.length() - 3);
    for (Format f : values())
      if (f.endings().stream().anyMatch(name::endsWith)) return Optional.of(f);
    return Optional.empty();
  }

  /** The format that can be written and has that name, such as {@code csv}, in any case. */
  public static Optional<Format> named(String name) {
    for (Format f : values())
      if (f.written && f.name().equalsIgnoreCase(name)) return Optional.of(f);
    return Optional.empty();
  }

  /** The names of the formats that can be written: {@code jsonl, csv, parquet}. */
  public static String names() {
    List<String> names = new ArrayList<>();
    for (Format f : values()) if (f.written) names.add(f.name().toLowerCase(Locale.ROOT));
    return String.join(", ", names);
  }

  /** Whether files of this format can be written, not only read. */
  public boolean isWritten() {
    return written;
  }

  /** Whether every row has the same columns, which are named before the first row. */
  public boolean hasFixedColumns() {
    return isSeparated() || this == PARQUET;
  }

  /** CSV or TSV: every cell is a text, and an empty one is no value. */
  boolean isSeparated() {
    return this == CSV || this == TSV;
  }

  /** Whether what is nested may stand as JSON text. */
  boolean isFlat() {
    return hasFixedColumns();
  }

  /** All endings that can be read, or that can be written, for messages. */
  static String endings(boolean toWrite) {
    List<String> all = new ArrayList<>();
    for (Format f : values()) if (f.written || !toWrite) all.addAll(f.endings());
    return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.get(all.size() - 1);
  }

  /** Whether a file of this name is to be compressed: it ends in {@code .gz}. */
  static boolean isGzipName(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".gz");
  }
}
