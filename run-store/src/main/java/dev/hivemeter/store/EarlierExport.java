package dev.hivemeter.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Tells by its first line whether a file is an export that Hivemeter wrote: the header of answers,
 * or a row or header of columns with those of that kind, maybe the fewer ones of an earlier
 * version.
 *
 * <p>Exported prompts in JSONL have the form in which people write prompt files, so they are not
 * taken for ours: nobody's own prompts are replaced.
 */
final class EarlierExport {
  /** More than any first row has; what is longer is not looked through. */
  private static final int MOST = 1 << 24;

  /** The columns of the shortest export; a file with fewer may be anybody's. */
  private static final int FEWEST = 7;

  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private EarlierExport() {}

  static boolean is(Path file, Exporter.What what) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      if (start.length == 0) return true;
      if (Arrays.equals(start, PARQUET)) return isOwn(columns(file), what);
      try (InputStream again = Files.newInputStream(file);
          InputStream plain =
              new BufferedInputStream(isGzip(start) ? new GZIPInputStream(again) : again)) {
        plain.mark(1);
        int first = plain.read();
        plain.reset();
        return first == -1 || (first == '{' ? isRow(plain, what) : isHeader(plain, what));
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isGzip(byte[] start) {
    return start.length > 1 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
  }

  private static boolean isHeader(InputStream in, Exporter.What what) throws IOException {
    List<String> columns = what.columns();
    String whole = String.join(",", columns);
    byte[] start = in.readNBytes(2 * whole.length() + 4096);
    String text = new String(start, StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n");
    return isOwn(List.of((end < 0 ? text : text.substring(0, end)).split(",", -1)), what);
  }

  /** A file that cannot be opened is nobody's: it may be what is left of somebody's work. */
  private static List<String> columns(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        RowReader rows = Tables.open(in, file.toString(), Format.PARQUET)) {
      return rows.columns();
    } catch (TableProblem e) {
      return List.of();
    }
  }

  private static boolean isOwn(List<String> names, Exporter.What what) {
    List<String> columns = what.columns();
    int common = Math.min(names.size(), columns.size());
    return common >= FEWEST && names.subList(0, common).equals(columns.subList(0, common));
  }

  private static boolean isRow(InputStream in, Exporter.What what) throws IOException {
    byte[] start = in.readNBytes(MOST);
    List<String> names = new ArrayList<>();
    try (JsonParser json = Json.MAPPER.createParser(new ByteArrayInputStream(start))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        names.add(json.currentName());
        if (names.get(0).equals(ExportFormat.HEADER)) return what == Exporter.What.ANSWERS;
        json.nextToken();
        json.skipChildren();
      }
    }
    if (what == Exporter.What.PROMPTS || what == Exporter.What.ANSWERS) return false;
    Set<String> own = new HashSet<>(names);
    own.removeIf(n -> n.endsWith(ExportFormat.EXACT));
    return own.size() >= FEWEST && what.columns().containsAll(own);
  }
}
