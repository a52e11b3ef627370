package dev.hivemeter.reports;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.OtherLanguage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The prompts that are left out of what is measured by meaning, because the embedder does not know
 * their language.
 *
 * @param languages each such prompt's, by its id
 * @param known the embedder's
 */
record Unread(Map<String, String> languages, Set<String> known) {
  static final String NEXT =
      "score with an embedder that knows it (hivemeter score RUN --embedding ollama:NAME or"
          + " openai:NAME), or read the measures of words";

  static Unread of(Collection<Prompt> prompts, Embedder.@Nullable Identity embedder) {
    Map<String, String> languages = new LinkedHashMap<>();
    if (embedder == null) return new Unread(languages, Set.of());
    for (Prompt p : prompts)
      if (OtherLanguage.is(p.language(), embedder.languages()))
        languages.put(p.id(), Plain.of(p.language()));
    return new Unread(languages, embedder.languages());
  }

  int prompts() {
    return languages.size();
  }

  /** The rows with their reasons in words. */
  List<ScoreRow> inWords(List<ScoreRow> rows) {
    if (languages.isEmpty()) return rows;
    Set<String> all = Set.copyOf(languages.values());
    List<ScoreRow> out = new ArrayList<>(rows.size());
    for (ScoreRow r : rows) {
      String own = languages.get(r.promptId());
      Set<String> of = r.scope() == Scope.POOL && own != null ? Set.of(own) : all;
      Score score = OtherLanguage.inWords(r.score(), of, known, NEXT);
      out.add(r.with(score));
    }
    return out;
  }

  /** Empty where all prompts are measured. */
  String caution(int prompts) {
    if (languages.isEmpty()) return "";
    return (prompts() == prompts
            ? prompts == 1 ? "The one prompt is" : "All " + prompts + " prompts are"
            : prompts() + " of " + prompts + " prompts " + (prompts() == 1 ? "is" : "are"))
        + " left out of what is measured by meaning: "
        + (prompts() == 1 ? "its " : "their ")
        + OtherLanguage.clause(languages.values(), known)
        + "; "
        + NEXT
        + ".";
  }
}
