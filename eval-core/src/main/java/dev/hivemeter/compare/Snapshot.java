package dev.hivemeter.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a comparison needs of a run, and no answer's text: what a baseline file holds.
 *
 * @param run its name
 * @param asked when it was made, ISO-8601
 * @param embedding null where nothing is measured by vectors
 * @param text version of what is taken from an answer before it is measured
 * @param metrics ids with version, in the order in which they are shown
 * @param prompts in the run's order
 * @param arms in the run's order
 */
public record Snapshot(
    String run,
    String asked,
    @Nullable Embedding embedding,
    String text,
    List<String> metrics,
    List<Asked> prompts,
    List<Arm> arms) {

  /**
   * Whose vectors were measured.
   *
   * @param model digest of the weights, or in words that they are not known
   * @param limit tokens of a text that are read
   */
  public record Embedding(String name, String model, int limit) {
    /** For people. */
    public String label() {
      return name
          + " (model "
          + (model.matches("[0-9a-f]{64}") ? model.substring(0, 12) : model)
          + ", limit "
          + limit
          + ")";
    }
  }

  /**
   * A prompt.
   *
   * @param text digest of its words
   * @param family shared by paraphrases; null when alone
   */
  public record Asked(
      String id,
      String text,
      @Nullable String family,
      List<String> categories,
      List<String> tags,
      String language) {
    public Asked {
      categories = List.copyOf(categories);
      tags = List.copyOf(tags);
    }
  }

  public Snapshot {
    metrics = List.copyOf(metrics);
    prompts = List.copyOf(prompts);
    arms = List.copyOf(arms);
  }

  /** The prompts by id. */
  public Map<String, Asked> byId() {
    Map<String, Asked> byId = new HashMap<>();
    for (Asked a : prompts) byId.put(a.id, a);
    return byId;
  }
}
