package dev.hivemeter.reports;

import dev.hivemeter.score.SharedPhrase;
import java.util.Comparator;
import java.util.List;

/**
 * A phrase that models share, as the page prints it.
 *
 * @param example the words as they stand in an answer, in quotes, shortened
 * @param said by whom first
 * @param models how many, and their names
 * @param echo whether it comes from the prompt
 */
record Phrase(
    String example,
    String said,
    String prompt,
    String setting,
    Num models,
    String answers,
    String share,
    boolean echo) {
  private static final int MOST = 20;
  private static final int LONGEST = 160;

  /** The phrases of the run that most models, then most answers have; echoes of prompts last. */
  static List<Phrase> top(RunView view, List<SharedPhrase> all) {
    return all.stream()
        .filter(p -> view.settings().contains(new Setting(p.sampling(), p.elicitation())))
        .sorted(
            Comparator.comparing(SharedPhrase::echo)
                .thenComparing(p -> -p.models().size())
                .thenComparing(p -> -p.responses())
                .thenComparing(p -> -p.tokens()))
        .limit(MOST)
        .map(p -> of(view, p))
        .toList();
  }

  private static Phrase of(RunView view, SharedPhrase p) {
    List<String> names = p.models().stream().map(view::shown).toList();
    Setting setting = new Setting(p.sampling(), p.elicitation());
    return new Phrase(
        "“" + cut(Plain.of(p.example().isBlank() ? p.phrase() : p.example())) + "”",
        view.shown(p.exampleModel()) + ", answer " + (p.exampleSample() + 1),
        Plain.of(p.promptId()),
        view.label(setting),
        new Num(
            (double) names.size(),
            null,
            null,
            Fmt.count(names.size()),
            "",
            names.size() > 2 && names.size() == view.modelsAt(setting).size()
                ? "all models"
                : Words.list(names)),
        Fmt.count(p.responses()),
        Fmt.percent(p.share()),
        p.echo());
  }

  static String cut(String text) {
    if (text.length() <= LONGEST) return text;
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    return end >= text.length() ? text : text.substring(0, end).stripTrailing() + "…";
  }
}
