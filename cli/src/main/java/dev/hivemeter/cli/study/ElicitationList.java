package dev.hivemeter.cli.study;

import dev.hivemeter.cli.study.YamlNode.Kind;
import dev.hivemeter.cli.study.YamlNode.Scalar;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Approach.Listed.Form;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Wordings;
import dev.hivemeter.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The part of a study file that says in which ways each prompt is put. */
final class ElicitationList {
  static final List<String> KEYS =
      List.of("mode", "name", "system", "text", "templates", "turns", "k", "structured", "schema");

  /** The modes, and the keys that each of them reads beside its mode. */
  private static final Map<String, List<String>> MODES =
      Map.of(
          "direct", List.of(),
          "system", List.of("name", "text"),
          "paraphrase", List.of("name", "system", "templates"),
          "in-context", List.of("name", "system", "text", "turns"),
          "json", List.of("name", "system", "schema"),
          "sequence", List.of("name", "system", "text", "k"),
          "verbalised", List.of("name", "system", "text", "k", "structured"));

  private static final List<String> NAMES =
      List.of("direct", "system", "paraphrase", "in-context", "json", "sequence", "verbalised");

  private static final String SCHEMA_HINT =
      "; write {mode: json, schema: '{\"type\":\"object\", …}'}";

  private ElicitationList() {}

  /** {@code elicitation}, or the one that {@code system} makes, or the prompts as they are. */
  static List<Elicitation> read(Section top) {
    YamlNode node = top.node("elicitation");
    String system = top.text("system");
    if (node == null)
      return List.of(system == null ? Elicitation.DIRECT : new Elicitation("system", system));
    if (system != null)
      throw new BadInput(
          top.required("system").place()
              + ": 'system' and 'elicitation' do not go together; write the text into the list:"
              + " {mode: system, text: …}");
    List<Elicitation> all = new ArrayList<>();
    Map<String, YamlNode> names = new HashMap<>();
    for (YamlNode entry : top.list("elicitation")) {
      Elicitation e = entry(entry);
      YamlNode first = names.putIfAbsent(e.name(), entry);
      if (first != null)
        throw new BadInput(
            entry.place()
                + ": elicitation '"
                + e.name()
                + "' stands already at line "
                + first.place().line()
                + "; give one of them a 'name'");
      all.add(e);
    }
    if (all.isEmpty())
      throw new BadInput(
          node.place() + ": 'elicitation' is empty; name at least one, such as direct");
    return List.copyOf(all);
  }

  private static Elicitation entry(YamlNode node) {
    if (node instanceof Scalar s) {
      String mode = mode(s);
      if (mode.equals("json"))
        throw new BadInput(s.place() + ": elicitation 'json' needs a 'schema'" + SCHEMA_HINT);
      return of(null, mode);
    }
    Section s = new Section("elicitation", node, KEYS);
    String mode = mode(s.required("mode"));
    List<String> read = MODES.getOrDefault(mode, List.of());
    for (String key : KEYS) {
      YamlNode given = s.node(key);
      if (given != null && !key.equals("mode") && !read.contains(key))
        throw new BadInput(
            given.place()
                + ": '"
                + key
                + "' means nothing for mode "
                + mode
                + (read.isEmpty()
                    ? "; it is the prompt as it is"
                    : "; it reads " + String.join(", ", read)));
    }
    return of(s, mode);
  }

  private static String mode(YamlNode node) {
    String mode = Section.text("mode", node);
    if (MODES.containsKey(mode)) return mode;
    throw new BadInput(
        node.place()
            + ": there is no elicitation '"
            + mode
            + "'"
            + Nearest.of(mode, NAMES)
                .map(n -> ", did you mean '" + n + "'?")
                .orElse("; there are " + String.join(", ", NAMES)));
  }

  /**
   * @param s null for a mode that says nothing more
   */
  private static Elicitation of(@Nullable Section s, String mode) {
    String system = s == null ? null : s.text("system");
    String text = s == null ? null : s.text("text");
    int k = number(s, "k");
    int turns = number(s, "turns");
    return switch (mode) {
      case "direct" -> Elicitation.DIRECT;
      case "system" -> new Elicitation(name(s, mode), text == null ? Wordings.UNUSUAL : text);
      case "paraphrase" -> new Elicitation(name(s, mode), system, paraphrase(s));
      case "in-context" ->
          new Elicitation(
              name(s, mode + "-" + turns),
              system,
              at(
                  s,
                  "turns",
                  () -> new Approach.InContext(turns, text == null ? Wordings.AGAIN : text)));
      case "json" ->
          new Elicitation(
              name(s, mode), system, formed(Objects.requireNonNull(s, "an entry with keys")));
      case "sequence" ->
          new Elicitation(
              name(s, mode + "-" + k),
              system,
              list(s, k, text == null ? Wordings.SEQUENCE : text, Form.SEQUENCE, false));
      default ->
          new Elicitation(
              name(s, mode + "-" + k),
              system,
              list(
                  s, k, text == null ? Wordings.VERBALISED : text, Form.VERBALISED, structured(s)));
    };
  }

  private static Approach formed(Section s) {
    String schema = s.text("schema");
    if (schema == null)
      throw new BadInput(s.place() + ": elicitation 'json' needs a 'schema'" + SCHEMA_HINT);
    JsonText.requireObject(s.required("schema").place() + ": schema", schema);
    return s.at("schema", () -> new Approach.Formed(schema));
  }

  private static Approach list(
      @Nullable Section s, int k, String text, Form form, boolean structured) {
    String key = text.contains(Approach.PROMPT) ? "k" : "text";
    return at(s, key, () -> new Approach.Listed(k, text, form, structured));
  }

  /** Puts the place of the key before what is wrong with it. */
  private static Approach at(@Nullable Section s, String key, Supplier<Approach> approach) {
    return s == null ? approach.get() : s.at(key, approach);
  }

  private static int number(@Nullable Section s, String key) {
    Integer number = s == null ? null : s.integer(key);
    return number == null ? 5 : number;
  }

  private static Approach paraphrase(@Nullable Section s) {
    if (s == null || s.node("templates") == null) return new Approach.Family(Wordings.FRAMES);
    for (String template : s.texts("templates"))
      if (!template.contains(Approach.PROMPT))
        throw new BadInput(
            s.required("templates").place()
                + ": the template \""
                + template
                + "\" does not contain {prompt}");
    List<String> templates = s.texts("templates");
    Set<String> known = new HashSet<>();
    for (String template : templates)
      if (!known.add(template))
        throw new BadInput(
            s.required("templates").place()
                + ": the template \""
                + template
                + "\" stands twice, so two wordings would be one; change or remove one of them");
    return at(s, "templates", () -> new Approach.Paraphrased(templates));
  }

  private static boolean structured(@Nullable Section s) {
    YamlNode node = s == null ? null : s.node("structured");
    if (node == null) return true;
    if (node instanceof Scalar v && v.kind() == Kind.BOOLEAN) return Boolean.parseBoolean(v.text());
    throw new BadInput(
        node.place() + ": 'structured' must be true or false, not " + node.describe());
  }

  private static String name(@Nullable Section s, String usual) {
    String name = s == null ? null : s.text("name");
    if (s == null || name == null) return usual;
    if (name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}") && !name.equals("direct")) return name;
    throw new BadInput(
        s.required("name").place()
            + ": name '"
            + name
            + "' must be letters, digits, '.', '_' or '-', starting with a letter or digit, and not"
            + " 'direct'");
  }
}
