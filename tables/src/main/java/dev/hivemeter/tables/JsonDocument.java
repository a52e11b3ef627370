package dev.hivemeter.tables;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON document that may be too large to hold: its small parts at once, and the elements of one
 * long list one after the other. Plain or gzip, UTF-8; every failure is a {@link TableProblem}.
 */
public final class JsonDocument implements Iterable<JsonDocument.Element>, AutoCloseable {

  /**
   * The first object of a file, without its long parts.
   *
   * @param object where a part was left out an empty list or object stands
   * @param alone whether it is all there is in the file: neither in a list nor followed by another
   */
  public record Outline(JsonNode object, boolean alone) {}

  /**
   * One element of the long list.
   *
   * @param index 0 for the first
   * @param line on which it begins, 1 for the file's first
   */
  public record Element(int index, long line, JsonNode value) {}

  private final String name;
  private final Utf8Reader reader;
  private final JsonParser parser;
  private final String list;
  private final Set<String> without;
  private boolean taken;

  private JsonDocument(Path file, Caps caps, String list, Set<String> without) {
    this.name = file.toString();
    this.list = list;
    this.without = Set.copyOf(without);
    if (Files.isDirectory(file)) throw new TableProblem(file + " is a folder, not a file");
    @Nullable InputStream in = null;
    try {
      in = Files.newInputStream(file);
      this.reader = new Utf8Reader(Tables.plain(in, name, caps), name, caps);
      this.parser = Json.mapper(caps).createParser(reader);
      in = null;
    } catch (IOException e) {
      throw Tables.unreadable(name, e);
    } finally {
      if (in != null) Tables.closeQuietly(in);
    }
  }

  /**
   * Reads the first object of a file; null where the file begins otherwise.
   *
   * @param left paths such as {@code results.table} of lists and objects that are read over; {@code
   *     results[]} only if it is a list
   */
  public static @Nullable Outline outline(Path file, Caps caps, Set<String> left) {
    try (JsonDocument document = new JsonDocument(file, caps, "", left)) {
      return document.outline();
    }
  }

  /**
   * The elements of a list within the document.
   *
   * @param list the path to it, such as {@code results.results}
   * @param without fields of each element that are read over
   */
  public static JsonDocument open(Path file, Caps caps, String list, Set<String> without) {
    return new JsonDocument(file, caps, list, without);
  }

  private @Nullable Outline outline() {
    try {
      boolean inList = parser.nextToken() == JsonToken.START_ARRAY;
      if (inList) parser.nextToken();
      if (parser.currentToken() != JsonToken.START_OBJECT) return null;
      JsonNode object = object("");
      return new Outline(object, !inList && !isFollowed());
    } catch (JsonProcessingException e) {
      throw notJson("", e);
    } catch (IOException e) {
      throw Tables.unreadable(name, e);
    }
  }

  private boolean isFollowed() throws IOException {
    try {
      return parser.nextToken() != null;
    } catch (JsonProcessingException e) {
      // Whoever reads the rest is told what is wrong with it.
      return false;
    }
  }

  @Override
  public Iterator<Element> iterator() {
    if (taken) throw new IllegalStateException(name + " can be read once only");
    taken = true;
    return new Elements();
  }

  @Override
  public void close() {
    try {
      parser.close();
      reader.close();
    } catch (IOException e) {
      throw Tables.unreadable(name, e);
    }
  }

  /** The object that begins here, without what is to be left out. */
  private ObjectNode object(String path) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      String child = path.isEmpty() ? field : path + "." + field;
      JsonToken token = parser.nextToken();
      if (isLeftOut(child, token)) {
        object.set(
            field,
            token == JsonToken.START_ARRAY
                ? JsonNodeFactory.instance.arrayNode()
                : JsonNodeFactory.instance.objectNode());
        readOver();
      } else if (token == JsonToken.START_OBJECT && isAbove(child)) {
        object.set(field, object(child));
      } else {
        object.set(field, parser.<JsonNode>readValueAsTree());
      }
    }
    return object;
  }

  private boolean isLeftOut(String path, JsonToken token) {
    return (token.isStructStart() && without.contains(path))
        || (token == JsonToken.START_ARRAY && without.contains(path + "[]"));
  }

  private boolean isAbove(String path) {
    return without.stream().anyMatch(w -> w.startsWith(path + "."));
  }

  /** To the end of the list or object that begins here, however long it is. */
  private void readOver() throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) return;
      if (token.isStructStart()) depth++;
      else if (token.isStructEnd()) depth--;
      reader.rowDone();
    }
  }

  private TableProblem notJson(String place, JsonProcessingException e) {
    var where = parser.currentLocation();
    return new TableProblem(
        name
            + place
            + " (line "
            + where.getLineNr()
            + ", column "
            + where.getColumnNr()
            + "): not JSON: "
            + e.getOriginalMessage(),
        e);
  }

  private final class Elements implements Iterator<Element> {
    private @Nullable Element ahead;
    private boolean started;
    private boolean ended;
    private int index;

    @Override
    public boolean hasNext() {
      if (ahead == null && !ended) {
        try {
          ahead = read();
        } catch (JsonProcessingException e) {
          throw notJson(started ? ", " + list + "[" + index + "]" : "", e);
        } catch (IOException e) {
          throw Tables.unreadable(name, e);
        }
        if (ahead == null) ended = true;
      }
      return ahead != null;
    }

    @Override
    public Element next() {
      if (!hasNext() || ahead == null) throw new NoSuchElementException(name + " has no more");
      Element element = ahead;
      ahead = null;
      return element;
    }

    private @Nullable Element read() throws IOException {
      if (!started) {
        started = find();
        if (!started) return null;
      }
      JsonToken token = parser.nextToken();
      if (token == JsonToken.END_ARRAY) {
        // What follows is read as well: a file that is cut off further on is not whole.
        while (parser.nextToken() != null) reader.rowDone();
        return null;
      }
      long line = parser.currentTokenLocation().getLineNr();
      JsonNode value =
          token == JsonToken.START_OBJECT ? object("") : parser.<JsonNode>readValueAsTree();
      reader.rowDone();
      return new Element(index++, line, value);
    }

    /** Goes to the list; false if the document has none there. */
    private boolean find() throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) return false;
      String[] names = list.split("\\.", -1);
      for (int i = 0; i < names.length; i++) {
        if (!enter(names[i])) return false;
        JsonToken wanted = i == names.length - 1 ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
        if (parser.currentToken() != wanted) return false;
      }
      return true;
    }

    private boolean enter(String field) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(field);
        JsonToken token = parser.nextToken();
        if (found) return true;
        if (token.isStructStart()) readOver();
      }
      return false;
    }
  }
}
