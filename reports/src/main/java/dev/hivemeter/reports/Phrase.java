package dev.hivemeter.reports;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.score.SharedPhrase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A phrase that models share, as the page prints it.
 *
 * @param example the words as they stand in an answer, in quotes, shortened
 * @param said where these words stand
 * @param promptId of the prompt, and its beginning in {@code prompt}
 * @param models how many, and their names
 * @param who the names, shortened where they are many
 * @param echo whether it comes from the prompt
 */
record Phrase(
    String example,
    String said,
    String promptId,
    String prompt,
    String setting,
    Num models,
    String who,
    String answers,
    String share,
    boolean echo) {
  private static final int MOST = 20;
  private static final int LONGEST = 160;
  private static final int LONGEST_PROMPT = 70;
  private static final int MOST_NAMES = 5;

  /** The phrases of the run that most models, then most answers have; echoes of prompts last. */
  static List<Phrase> top(RunView view, List<SharedPhrase> all) {
    Map<String, String> prompts = new HashMap<>();
    for (Prompt p : view.prompts()) prompts.put(p.id(), p.text());
    return all.stream()
        .filter(p -> view.settings().contains(new Setting(p.sampling(), p.elicitation())))
        .sorted(
            Comparator.comparing(SharedPhrase::echo)
                .thenComparing(p -> -p.models().size())
                .thenComparing(p -> -p.responses())
                .thenComparing(p -> -p.tokens()))
        .limit(MOST)
        .map(p -> of(view, p, prompts.getOrDefault(p.promptId(), p.promptId())))
        .toList();
  }

  private static Phrase of(RunView view, SharedPhrase p, String prompt) {
    List<String> names = p.models().stream().map(view::shown).toList();
    Setting setting = new Setting(p.sampling(), p.elicitation());
    List<String> asked = view.modelsAt(setting).stream().map(view::shown).toList();
    return new Phrase(
        "“" + cut(Plain.of(p.example().isBlank() ? p.phrase() : p.example()), LONGEST) + "”",
        view.shown(p.exampleModel()) + ", answer " + (p.exampleSample() + 1),
        p.promptId(),
        cut(Plain.of(prompt), LONGEST_PROMPT),
        view.label(setting),
        new Num((double) names.size(), null, null, Fmt.count(names.size()), "", Words.list(names)),
        who(names, asked),
        Fmt.count(p.responses()),
        Fmt.percent(p.share()),
        p.echo());
  }

  /** The address on this page of the prompt's answers. */
  String place() {
    return "#?prompt=" + URLEncoder.encode(promptId, StandardCharsets.UTF_8);
  }

  /** All of them, all but a few, or the first ones. */
  static String who(List<String> names, List<String> asked) {
    if (names.size() > 2 && names.size() == asked.size()) return "all models";
    if (names.size() <= 3) return Words.list(names);
    List<String> others = asked.stream().filter(m -> !names.contains(m)).toList();
    if (others.size() <= 2) return "all but " + Words.list(others);
    if (names.size() <= MOST_NAMES) return Words.list(names);
    return String.join(", ", names.subList(0, MOST_NAMES - 1))
        + " and "
        + (names.size() - MOST_NAMES + 1)
        + " more";
  }

  static String cut(String text, int longest) {
    if (text.length() <= longest) return text;
    int end = text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length())));
    return end >= text.length() ? text : text.substring(0, end).stripTrailing() + "…";
  }
}
