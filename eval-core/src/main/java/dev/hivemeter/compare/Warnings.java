package dev.hivemeter.compare;

import dev.hivemeter.compare.Matching.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What does not forbid a comparison, but belongs beside its numbers. */
final class Warnings {
  private Warnings() {}

  static List<String> of(Match match) {
    List<String> warnings = new ArrayList<>();
    match
        .before()
        .notes()
        .forEach(
            (note, value) -> {
              String other = match.after().notes().get(note);
              if (other != null && !other.equals(value))
                warnings.add(note + " " + value + " against " + other);
            });
    tokens(match, warnings);
    return warnings;
  }

  /** One message, two counts: another tokenizer, or a system prompt that nobody sees. */
  private static void tokens(Match match, List<String> warnings) {
    Map<String, Integer> now = new HashMap<>();
    for (PoolOf p : match.after().pools())
      if (p.promptTokens() != null) now.put(p.prompt(), p.promptTokens());
    int both = 0;
    int other = 0;
    String example = "";
    for (PoolOf p : match.before().pools()) {
      Integer count = now.get(p.prompt());
      if (count == null || p.promptTokens() == null) continue;
      both++;
      if (Objects.equals(count, p.promptTokens())) continue;
      other++;
      if (example.isEmpty())
        example = p.promptTokens() + " against " + count + " for prompt '" + p.prompt() + "'";
    }
    if (other > 0)
      warnings.add(
          "the endpoints count other numbers of prompt tokens for the same message on "
              + other
              + " of "
              + both
              + " prompts ("
              + example
              + "): another tokenizer or template, or a hidden system prompt");
  }
}
