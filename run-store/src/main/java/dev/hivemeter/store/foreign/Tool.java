package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.tables.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tools whose files of answers are read. */
public enum Tool {
  NOVELTY_BENCH,
  LM_EVAL,
  INSPECT,
  PROMPTFOO;

  /** What may be long in a document of any of them. */
  public static final Set<String> LONG =
      Set.of(
          Inspect.LIST,
          "reductions",
          "results[]",
          "results.results",
          "results.table",
          "results.prompts");

  /** {@code novelty-bench}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The tools whose one document this is, told by it without what may be long in it. */
  public static List<Tool> documents(JsonNode document) {
    List<Tool> tools = new ArrayList<>();
    if (Inspect.fits(document)) tools.add(INSPECT);
    if (Promptfoo.list(document) != null) tools.add(PROMPTFOO);
    return tools;
  }

  /** The tools whose rows have the fields of this one, which is not of a CSV file. */
  public static List<Tool> fitting(Row row) {
    JsonNode first = Spot.of(row).node();
    List<Tool> tools = new ArrayList<>();
    if (NoveltyBench.fits(first)) tools.add(NOVELTY_BENCH);
    if (LmEval.fits(first)) tools.add(LM_EVAL);
    if (Promptfoo.fitsRow(first)) tools.add(PROMPTFOO);
    return tools;
  }

  /** What its files have, for people. */
  public String fields() {
    return switch (this) {
      case NOVELTY_BENCH -> "id, prompt, model and generations";
      case LM_EVAL -> "doc_id, arguments and resps";
      case INSPECT -> "one document with version, eval and samples";
      case PROMPTFOO -> "one document with results.results, or rows with provider, prompt and vars";
    };
  }
}
