package dev.hivemeter.reports;

import dev.hivemeter.model.Sampling;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.ScoreRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds stored scores. Measures are asked for by name; the stored version is the one shown. */
final class ScoreIndex {
  private record Key(
      String name,
      Scope scope,
      String model,
      String modelB,
      String promptId,
      @Nullable Sampling sampling,
      String elicitation,
      String variant) {}

  private final Map<Key, ScoreRow> rows = new HashMap<>();

  /**
   * @param embedding rows of other embedders are left out
   */
  ScoreIndex(List<ScoreRow> all, String embedding) {
    for (ScoreRow r : all) {
      if (!r.embedding().isEmpty() && !r.embedding().equals(embedding)) continue;
      rows.put(
          new Key(
              name(r.metric()),
              r.scope(),
              r.model(),
              r.modelB(),
              r.promptId(),
              r.sampling(),
              r.elicitation(),
              r.variant()),
          r);
    }
  }

  /** The measure's name without its version. */
  static String name(String metric) {
    int at = metric.indexOf('@');
    return at < 0 ? metric : metric.substring(0, at);
  }

  @Nullable ScoreRow pool(String name, String model, Setting s, String promptId) {
    return pool(name, model, s, promptId, ScoreRow.DEFAULT);
  }

  @Nullable ScoreRow pool(String name, String model, Setting s, String promptId, String variant) {
    return rows.get(
        new Key(name, Scope.POOL, model, "", promptId, s.sampling(), s.elicitation(), variant));
  }

  @Nullable ScoreRow model(String name, String model, Setting s, String variant) {
    return rows.get(
        new Key(name, Scope.MODEL, model, "", "", s.sampling(), s.elicitation(), variant));
  }

  /** The pair in either order. */
  @Nullable ScoreRow pair(String name, String a, String b, Setting s) {
    return pair(name, a, b, s, ScoreRow.DEFAULT);
  }

  /** The pair in either order. */
  @Nullable ScoreRow pair(String name, String a, String b, Setting s, String variant) {
    ScoreRow ab = pairInOrder(name, a, b, s, variant);
    return ab == null ? pairInOrder(name, b, a, s, variant) : ab;
  }

  private @Nullable ScoreRow pairInOrder(
      String name, String a, String b, Setting s, String variant) {
    return rows.get(new Key(name, Scope.PAIR, a, b, "", s.sampling(), s.elicitation(), variant));
  }

  /** Over all models at a setting. Where a run has one elicitation, its study rows name none. */
  @Nullable ScoreRow study(String name, Setting s, String variant) {
    ScoreRow named = study(name, s.sampling(), s.elicitation(), variant);
    return named == null ? study(name, s.sampling(), "", variant) : named;
  }

  /** Over the whole run. */
  @Nullable ScoreRow run(String name) {
    return study(name, null, "", ScoreRow.DEFAULT);
  }

  private @Nullable ScoreRow study(
      String name, @Nullable Sampling sampling, String elicitation, String variant) {
    return rows.get(new Key(name, Scope.STUDY, "", "", "", sampling, elicitation, variant));
  }
}
