package dev.hivemeter.prompts.mine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hivemeter.prompts.Category;
import dev.hivemeter.prompts.mine.Reading.Read;
import dev.hivemeter.prompts.mine.Reading.Unread;
import dev.hivemeter.text.Reasoning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a verdict out of a reply.
 *
 * <ul>
 *   <li>Reasoning, code fences and words around the object do not matter.
 *   <li>Several objects must say the same; else nobody knows which one is meant.
 *   <li>{@code true} and {@code "true"} are alike. Nothing else is a yes or a no.
 *   <li>Categories are known by their letters and digits alone, {@code &} being "and", so that
 *       {@code Brainstorm and Ideation} and {@code BRAINSTORM_AND_IDEATION} are; names that are
 *       merely similar are not. An open verdict without any known category is not read.
 *   <li>A list {@code categories} does as well as the three fields; "none" names nothing.
 *   <li>A closed verdict has no categories, whatever it names.
 *   <li>JSON that is broken, cut, in single quotes or says one key twice is not read.
 * </ul>
 */
public final class VerdictReader {
  private static final int LONGEST_NAME = 60;
  private static final String NONE = "none";
  private static final List<String> CONFIDENCES = List.of("low", "medium", "high");
  private static final List<String> FIELDS =
      List.of("category", "second_category", "third_category", "categories");

  private static final int MOST_OBJECTS = 50;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .build();

  private static final Map<String, Category> NAMES = names();

  private VerdictReader() {}

  /** Reads a whole reply. */
  public static Reading read(String reply) {
    String text = Reasoning.strip(reply);
    List<Verdict> verdicts = new ArrayList<>();
    @Nullable String why = null;
    int objects = 0;
    for (int at = text.indexOf('{'); at >= 0 && objects < MOST_OBJECTS; ) {
      int end = -1;
      try (JsonParser parser = JSON.createParser(text.substring(at))) {
        JsonNode node = JSON.readTree(parser);
        end = at + (int) parser.currentLocation().getCharOffset();
        objects++;
        Reading one = of(node);
        if (one instanceof Read r) verdicts.add(r.verdict());
        else if (one instanceof Unread u) why = u.why();
      } catch (IOException e) {
        if (why == null) why = "its JSON is broken or cut";
      }
      at = text.indexOf('{', Math.max(at + 1, end));
    }
    if (verdicts.isEmpty()) return new Unread(why == null ? "it holds no JSON object" : why);
    Verdict first = verdicts.get(0);
    if (!verdicts.stream().allMatch(first::agreesWith))
      return new Unread("it holds " + verdicts.size() + " verdicts that differ");
    return new Read(first);
  }

  private static Reading of(JsonNode node) {
    Boolean open = flag(node.path("open_ended"));
    Boolean several = flag(node.path("several_good_answers"));
    if (open == null) return new Unread("open_ended is neither true nor false");
    if (several == null) return new Unread("several_good_answers is neither true nor false");
    Set<Category> known = EnumSet.noneOf(Category.class);
    List<String> unknown = new ArrayList<>();
    for (JsonNode name : names(node)) {
      String plain = name.isTextual() ? plain(name.textValue()) : "";
      Category category = NAMES.get(plain);
      if (category != null) known.add(category);
      else if (!plain.equals(NONE)) unknown.add(shortened(name.asText(name.toString())));
    }
    if (!open) known.clear();
    else if (known.isEmpty())
      return new Unread(
          unknown.isEmpty()
              ? "it calls the query open-ended and names no category"
              : "it names no known category, but '" + unknown.get(0) + "'");
    return new Read(new Verdict(open, several, known, unknown, confidence(node)));
  }

  /** What is named in any of the fields, the one of a list included. */
  private static List<JsonNode> names(JsonNode verdict) {
    List<JsonNode> names = new ArrayList<>();
    for (String field : FIELDS) {
      JsonNode named = verdict.path(field);
      if (named.isContainerNode()) named.forEach(names::add);
      else if (!named.isMissingNode() && !named.isNull()) names.add(named);
    }
    return names;
  }

  private static String confidence(JsonNode verdict) {
    String said = verdict.path("confidence").asText("").strip().toLowerCase(Locale.ROOT);
    return CONFIDENCES.contains(said) ? said : "";
  }

  private static @Nullable Boolean flag(JsonNode node) {
    if (node.isBoolean()) return node.booleanValue();
    String text = node.isTextual() ? node.textValue().strip() : "";
    if (text.equalsIgnoreCase("true")) return true;
    return text.equalsIgnoreCase("false") ? false : null;
  }

  private static Map<String, Category> names() {
    Map<String, Category> names = new HashMap<>();
    for (Category c : Category.values()) {
      names.put(plain(c.label()), c);
      names.put(plain(c.name()), c);
    }
    return Map.copyOf(names);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("&", "and").replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String shortened(String text) {
    String one = text.strip();
    if (one.length() <= LONGEST_NAME) return one;
    int end =
        Character.isHighSurrogate(one.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
    return one.substring(0, end) + "…";
  }
}
