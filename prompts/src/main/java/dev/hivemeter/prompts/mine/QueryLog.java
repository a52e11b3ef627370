package dev.hivemeter.prompts.mine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.Tables;
import dev.hivemeter.text.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log of queries row by row; nothing of it is held.
 *
 * <ul>
 *   <li>WildChat's shape and its kin: {@code conversation}, {@code messages} or {@code
 *       conversations}, a list of turns with {@code role} and {@code content} (or {@code from} and
 *       {@code value}). The first turn of the user counts, the others need what was answered.
 *   <li>Otherwise the first of {@code query}, {@code prompt}, {@code text} that the first row has,
 *       or the field that a map names. A row without the first row's field is read by its own.
 *   <li>{@code language}, {@code toxic} and {@code redacted} are read where they are.
 * </ul>
 */
public final class QueryLog {
  private static final String TEXT = "text";
  private static final String LANGUAGE = "language";
  private static final List<String> PARTS = List.of(TEXT, LANGUAGE);
  private static final List<String> TURNS = List.of("conversation", "messages", "conversations");
  private static final List<String> FIELDS =
      Stream.concat(TURNS.stream(), Stream.of("query", "prompt", TEXT)).toList();
  private static final Set<String> USERS = Set.of("user", "human", "prompter");

  private final Map<String, String> map;
  private @Nullable String field;

  private QueryLog(Map<String, String> map) {
    this.map = map;
  }

  /**
   * Gives every query of a log to a consumer, in its order.
   *
   * @param fieldMap which field holds the {@code text} and which the {@code language}; the fields
   *     above where it says nothing
   * @param limit at most so many rows
   * @throws BadInput when the map or the file's fields do not fit
   * @throws dev.hivemeter.tables.TableProblem when a row cannot be read
   */
  public static void read(
      Path file, Map<String, String> fieldMap, long limit, Consumer<LoggedQuery> each) {
    for (String part : fieldMap.keySet())
      if (!PARTS.contains(part))
        throw new BadInput(
            "--map: a log has no part '"
                + part
                + "'"
                + Nearest.hint(part, PARTS)
                + "; write text=FIELD or language=FIELD");
    QueryLog log = new QueryLog(Map.copyOf(fieldMap));
    long rows = 0;
    try (RowReader reader = Tables.open(file)) {
      for (Row row : reader) {
        if (rows++ == limit) break;
        each.accept(log.query(row));
      }
    }
    if (rows == 0)
      throw new BadInput(
          file + " has no rows; name a log with one query a row, or one" + " conversation");
  }

  private LoggedQuery query(Row row) {
    String from = from(row);
    @Nullable JsonNode turn = null;
    @Nullable String text;
    if (isList(row, from)) {
      turn = firstOfUser(row, from);
      text = turn == null ? null : content(turn);
    } else {
      text = row.optionalText(from);
    }
    String own = map.getOrDefault(LANGUAGE, LANGUAGE);
    @Nullable String language = row.has(own) ? row.optionalText(own) : null;
    if (language == null && turn != null) language = turn.path(LANGUAGE).textValue();
    return new LoggedQuery(
        row.number(),
        text == null || text.isBlank() ? null : text.strip(),
        language,
        flag(row, turn, "toxic"),
        flag(row, turn, "redacted"));
  }

  /** The first row's field; in a row without it, another that is known, unless a map names it. */
  private String from(Row row) {
    String first = field;
    if (first == null) {
      first = chosen(row);
      field = first;
    }
    if (map.containsKey(TEXT) || row.names().contains(first)) return first;
    for (String known : FIELDS) if (row.names().contains(known)) return known;
    return first;
  }

  /** The field that the map names, or the first known one of the first row. */
  private String chosen(Row row) {
    @Nullable String named = map.get(TEXT);
    for (String wanted : map.values())
      if (!row.names().contains(wanted))
        throw new BadInput(
            row.where()
                + " has no field '"
                + wanted
                + "'"
                + Nearest.hint(wanted, row.names())
                + "; it has "
                + String.join(", ", row.names()));
    if (named != null) return named;
    for (String known : FIELDS) if (row.names().contains(known)) return known;
    throw new BadInput(
        row.where()
            + " has none of the fields "
            + String.join(", ", FIELDS)
            + "; it has "
            + String.join(", ", row.names())
            + ". Say which one is the query: --map text=FIELD");
  }

  /** A conversation by its name, or a list of objects in a field of another name. */
  private static boolean isList(Row row, String field) {
    if (!row.has(field)) return false;
    return TURNS.contains(field) || row.fields().getOrDefault(field, "").startsWith("[{");
  }

  private @Nullable JsonNode firstOfUser(Row row, String field) {
    JsonNode turns = row.json(field);
    if (turns == null || !turns.isArray()) throw row.problem(field, "a list of turns");
    for (JsonNode turn : turns) {
      String role = turn.path("role").asText(turn.path("from").asText(""));
      if (USERS.contains(role)) return turn;
    }
    return null;
  }

  /** A text, or the texts of a list of parts. */
  private static @Nullable String content(JsonNode turn) {
    JsonNode content = turn.has("content") ? turn.path("content") : turn.path("value");
    if (!content.isArray()) return content.textValue();
    StringBuilder all = new StringBuilder();
    for (JsonNode part : content)
      if (part.path(TEXT).isTextual()) all.append(part.path(TEXT).textValue()).append('\n');
    return all.toString();
  }

  /** What the log says of the whole row, or of this turn. */
  private static boolean flag(Row row, @Nullable JsonNode turn, String name) {
    return (turn != null && turn.path(name).asBoolean(false))
        || row.fields().getOrDefault(name, "").equalsIgnoreCase("true");
  }
}
