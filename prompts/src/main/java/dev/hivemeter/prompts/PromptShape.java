package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.probe.TaskForm;
import dev.hivemeter.tables.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the rows of a file of prompts are laid out: our own form, under names that may be mapped, or
 * that of a published data set, told by its fields.
 */
enum PromptShape {
  /** {@code {text, id?, family?, categories?, tags?, language?}}. */
  OWN("Hivemeter's own form"),
  /** {@code {query}}. */
  INFINITY_CHAT_EVAL("Infinity-Chat's evaluation set"),
  /** {@code {conversation_id, messages or conversation, categories, …}}. */
  INFINITY_CHAT_TAXONOMY("Infinity-Chat's taxonomy"),
  /** {@code {id, category, prompt, prompt_paraphrases}}. */
  NOVELTY_BENCH("NoveltyBench's curated set"),
  /** {@code {conversation_hash, conversation, language, …}}. */
  WILD_CHAT("WildChat"),
  /** {@code {instruction, dataset?, …}}. */
  ALPACA_EVAL("AlpacaEval's instructions");

  private final String label;

  PromptShape(String label) {
    this.label = label;
  }

  /** For people: {@code NoveltyBench's curated set}. */
  String label() {
    return label;
  }

  /**
   * The shape of a file with this first row.
   *
   * @throws BadInput when its fields are those of several data sets
   */
  static PromptShape of(Row first, FieldMap fields) {
    if (!fields.map().isEmpty() || first.names().contains(FieldMap.TEXT)) return OWN;
    List<PromptShape> fitting = Arrays.stream(values()).filter(s -> s.fits(first.names())).toList();
    if (fitting.size() > 1)
      throw new BadInput(
          first.where()
              + " has the fields "
              + String.join(", ", first.names())
              + ", which could be "
              + fitting.stream().map(PromptShape::label).collect(Collectors.joining(" or "))
              + "; say which field is the question with a field map: --map text=FIELD, or in a study"
              + " map: { text: FIELD }");
    // What fits nothing is told as a missing text.
    return fitting.isEmpty() ? OWN : fitting.get(0);
  }

  private boolean fits(Set<String> names) {
    return switch (this) {
      case OWN -> false;
      case INFINITY_CHAT_EVAL -> names.contains("query");
      case INFINITY_CHAT_TAXONOMY ->
          names.contains("categories")
              && (names.contains("messages") || names.contains("conversation"));
      case NOVELTY_BENCH -> names.contains("prompt") && names.contains("prompt_paraphrases");
      case WILD_CHAT -> names.contains("conversation_hash") && names.contains("conversation");
      case ALPACA_EVAL -> names.contains("instruction");
    };
  }

  /** The fields that are read; others are dropped. */
  Set<String> read(FieldMap fields) {
    return switch (this) {
      case OWN -> ownFields(fields);
      case INFINITY_CHAT_EVAL -> Set.of("query");
      case INFINITY_CHAT_TAXONOMY ->
          Set.of("conversation_id", "messages", "conversation", "categories", "language");
      case NOVELTY_BENCH -> Set.of("id", "category", "prompt", "prompt_paraphrases");
      case WILD_CHAT -> Set.of("conversation_hash", "conversation", "language");
      case ALPACA_EVAL -> Set.of("instruction", "dataset", "input");
    };
  }

  private static Set<String> ownFields(FieldMap fields) {
    Set<String> own = new LinkedHashSet<>(fields.fields());
    own.addAll(TaskForm.FIELDS);
    own.add("task");
    return own;
  }

  /** The prompts of a row: one, or with its paraphrases several; none of a talk without a user. */
  List<Prompt> prompts(Row row, FieldMap fields, ReadNotes notes) {
    return switch (this) {
      case OWN -> List.of(PromptRow.of(row, fields));
      case INFINITY_CHAT_EVAL -> List.of(PromptRow.of(row, FieldMap.text("query")));
      case INFINITY_CHAT_TAXONOMY -> taxonomy(row, notes);
      case NOVELTY_BENCH -> family(row);
      case WILD_CHAT -> wildChat(row, notes);
      case ALPACA_EVAL -> List.of(instruction(row));
    };
  }

  private static List<Prompt> taxonomy(Row row, ReadNotes notes) {
    FirstTurn turn =
        FirstTurn.of(row, row.names().contains("messages") ? "messages" : "conversation", notes);
    if (turn == null) return List.of();
    List<String> categories = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (String name : row.texts("categories")) sort(name, categories, tags);
    String id = row.optionalText("conversation_id");
    return List.of(
        new Prompt(
            id == null || id.isBlank() ? Prompt.of(turn.text()).id() : id,
            turn.text(),
            null,
            categories,
            tags,
            turn.language()));
  }

  /** The taxonomy's own names are categories; anything else is a tag. */
  private static void sort(String name, List<String> categories, List<String> tags) {
    if (name.isBlank()) return;
    Category known = Category.like(name).orElse(null);
    List<String> to = known == null ? tags : categories;
    String label = known == null ? name.strip() : known.label();
    if (!to.contains(label)) to.add(label);
  }

  private static List<Prompt> family(Row row) {
    Prompt first = PromptRow.of(row, FieldMap.text("prompt"));
    List<String> categories = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    String category = row.optionalText("category");
    if (category != null) sort(category, categories, tags);
    List<String> others = row.texts("prompt_paraphrases");
    String family = others.isEmpty() ? null : first.id();
    List<Prompt> all = new ArrayList<>();
    all.add(new Prompt(first.id(), first.text(), family, categories, tags, first.language()));
    for (String text : others) {
      if (text.isBlank()) throw row.problem("prompt_paraphrases", "texts that are not blank");
      all.add(
          new Prompt(
              first.id() + "-paraphrase-" + all.size(),
              text,
              family,
              categories,
              tags,
              first.language()));
    }
    return all;
  }

  private static List<Prompt> wildChat(Row row, ReadNotes notes) {
    FirstTurn turn = FirstTurn.of(row, "conversation", notes);
    if (turn == null) return List.of();
    String id = row.text("conversation_hash");
    return List.of(
        new Prompt(
            id.isBlank() ? Prompt.of(turn.text()).id() : id,
            turn.text(),
            null,
            List.of(),
            List.of(),
            turn.language()));
  }

  private static Prompt instruction(Row row) {
    String input = row.names().contains("input") ? row.optionalText("input") : null;
    if (input != null && !input.isBlank())
      throw row.problem(
          "input",
          "nothing, because a prompt is the instruction alone; join the two in one field, or leave"
              + " the input out");
    Prompt p = PromptRow.of(row, FieldMap.text("instruction"));
    String dataset = row.names().contains("dataset") ? row.optionalText("dataset") : null;
    return dataset == null || dataset.isBlank()
        ? p
        : new Prompt(p.id(), p.text(), null, List.of(), List.of(dataset.strip()), p.language());
  }
}
