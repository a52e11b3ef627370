package dev.hivemeter.pipeline;

import dev.hivemeter.model.Finding;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator.Result.Replied;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What replies tell beside their texts: who answered, under which id, for how many tokens. */
record ReplyChecks(ModelSpec model, List<Replied> replies) {
  /** Tokens that chat templates put around a message: roles, marks, the beginning of the answer. */
  private static final int TEMPLATE = 16;

  /** Tokens of a plain English word, punctuation included; real tokenizers have 1.1 to 1.3. */
  private static final double PER_WORD = 1.5;

  /**
   * Whether one answer came more than once under one id; ids that all replies share say nothing.
   */
  boolean replayed() {
    Map<String, String> texts = new HashMap<>();
    Map<String, Integer> repeats = new HashMap<>();
    for (Replied r : replies) {
      String id = r.provenance().requestId();
      if (id == null || !(r.outcome() instanceof Outcome.Answered a)) continue;
      String before = texts.putIfAbsent(id, a.text());
      if (before == null) continue;
      // One id for different texts is a constant, not a name.
      if (!before.equals(a.text())) return false;
      repeats.merge(id, 1, Integer::sum);
    }
    return !repeats.isEmpty();
  }

  /** Whether the model that was asked is the one that answered. */
  List<Finding> names() {
    TreeSet<String> others = new TreeSet<>();
    TreeSet<String> all = new TreeSet<>();
    for (Replied r : replies) {
      String name = r.provenance().responseModel();
      if (name == null) continue;
      all.add(name);
      if (!isSame(name)) others.add(name);
    }
    String about = model.label() + ": model";
    if (!others.isEmpty())
      return List.of(
          Finding.warn(
              about,
              "asked was '" + model.name() + "', replies are signed " + String.join(", ", others),
              "make sure that this is the model that is meant; a gateway may route to another"));
    if (all.size() > 1)
      return List.of(
          Finding.warn(
              about,
              "replies are signed by more than one: " + String.join(", ", all),
              "name one of them, so that all answers are of one model"));
    return List.of(
        Finding.ok(
            about,
            all.isEmpty() ? "replies do not say who answered" : "answers as " + all.first()));
  }

  /** A dated or tagged name is the same model: gpt-4o-mini and gpt-4o-mini-2024-07-18. */
  private boolean isSame(String signed) {
    String asked = model.name().toLowerCase(Locale.ROOT);
    String name = signed.toLowerCase(Locale.ROOT);
    return name.startsWith(asked)
        || asked.startsWith(name)
        || asked.endsWith("/" + name)
        || name.endsWith("/" + asked);
  }

  /** Token counts: whether they come, whether they fit what was asked. */
  List<Finding> usage(Prompt question) {
    List<Finding> all = new ArrayList<>();
    String about = model.label() + ": usage";
    boolean told =
        replies.stream()
            .map(r -> r.provenance().usage())
            .allMatch(u -> u.promptTokens() != null && u.completionTokens() != null);
    if (!told) {
      all.add(
          Finding.warn(
              about,
              "replies do not say how many tokens they took",
              "tokens and cost of a run will not be known; a limit of tokens or cost cannot hold"));
      return all;
    }
    int prompt = most(Usage::promptTokens);
    int answer = most(Usage::completionTokens);
    all.add(Finding.ok(about, prompt + " prompt and up to " + answer + " answer tokens a call"));
    if (answer > EndpointCheck.MOST_TOKENS)
      all.add(
          Finding.warn(
              model.label() + ": length",
              answer
                  + " answer tokens although at most "
                  + EndpointCheck.MOST_TOKENS
                  + " were allowed",
              "maxTokens is not honoured, or reasoning is counted: expect a higher cost"));
    hidden(question, prompt, all);
    return all;
  }

  private void hidden(Prompt question, int tokens, List<Finding> all) {
    String template = model.template();
    String sent =
        template == null ? question.text() : template.replace("{prompt}", question.text());
    int words = sent.strip().split("\\s+").length;
    long expected = Math.round(PER_WORD * words) + TEMPLATE;
    String about = model.label() + ": prompt";
    if (tokens > expected)
      all.add(
          Finding.warn(
              about,
              "a message of "
                  + words
                  + " words was counted as "
                  + tokens
                  + " tokens: the endpoint adds a text of its own, such as a system prompt",
              "take it out of the server's template, or set system in the study for every model; else"
                  + " models are not asked the same"));
    else all.add(Finding.ok(about, tokens + " tokens for " + words + " words: nothing is added"));
  }

  private int most(Function<Usage, @Nullable Integer> count) {
    return replies.stream()
        .map(r -> count.apply(r.provenance().usage()))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(0);
  }
}
