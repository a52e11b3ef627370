package dev.hivemeter.reports;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.text.Reasoning;
import dev.hivemeter.text.Refusals;
import dev.hivemeter.text.Scanner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A methods section ready to be cited: what was asked, what was computed, with which versions. */
final class Methods {
  private Methods() {}

  static List<String> of(RunView view, Held held, String toolVersion, Instant now) {
    List<String> text = new ArrayList<>();
    text.add(asked(view, Words.count(view.prompts().size(), "open-ended prompt")));
    text.add(
        "Only answers were measured: refusals flagged by the provider, filtered and empty replies and"
            + " failed calls were counted and left out; replies cut by the token limit were measured and"
            + " are flagged; reasoning traces were stripped before measuring ("
            + Reasoning.VERSION
            + "). Answers that open as a refusal in plain words were told by "
            + Refusals.VERSION
            + "; they are measured, and where they are more than 1\u00a0% of a model’s answers the"
            + " headline numbers are given without them too.");
    if (!view.people().isEmpty())
      text.add(
          "Answers of people ("
              + Words.list(view.people().stream().map(view::shown).toList())
              + ") are shown apart: they are no model, and no average holds them.");
    text.add(embedding(view));
    text.add(
        "Intra-model repetition S is the mean cosine over all pairs of different answers in a pool"
            + " (prompt × model × sampling), averaged over prompts. Inter-model homogeneity H is the mean"
            + " cosine between two models’ answers to the same prompt, averaged over the prompts that both"
            + " answered; its floor is the same two models’ cosine over different prompts. Every number is"
            + " read against ends measured on the same data: pools of answers to different prompts, answers"
            + " of other models to the same prompt, one text repeated (parrot), and words drawn at random"
            + " (dice). Measures that move with the number of answers are compared at equal size (variant"
            + " rarefied).");
    text.add(
        "Lexical measures use the token stream of "
            + Scanner.VERSION
            + " (NFC, lower case, punctuation kept as tokens). The unit of inference is the prompt;"
            + " paraphrases of one question are one unit. Intervals are 95\u00a0% and name their method:"
            + " Student’s t for means, bootstrap-t with 10,000 resamples where the values over prompts are"
            + " skewed, Wilson’s for shares of prompts, the jackknife over answers for single pools and for"
            + " cosines across prompts. Numbers that put models in columns use the prompts for"
            + " which every model shown has at least 60\u00a0% of the planned samples as usable answers, and"
            + " at least three.");
    text.addAll(held.methods());
    text.add(made(view, toolVersion, now));
    return text;
  }

  /** Of a run that has probes and controls only. */
  static List<String> held(RunView view, Held held, String toolVersion, Instant now) {
    List<String> text = new ArrayList<>();
    text.add(asked(view, held.asked()));
    text.addAll(held.methods());
    text.add(made(view, toolVersion, now));
    return text;
  }

  private static String made(RunView view, String toolVersion, Instant now) {
    String random = "Everything drawn at random used seed " + view.info().seed() + ". ";
    return random
        + "Hivemeter "
        + Plain.of(toolVersion)
        + ("".equals(view.info().toolVersion()) || view.info().toolVersion().equals(toolVersion)
            ? ""
            : " (the run was written by " + Plain.of(view.info().toolVersion()) + ")")
        + "; run made on "
        + Fmt.day(view.info().created())
        + ", report on "
        + Fmt.day(now)
        + (view.info().host().isBlank() ? "." : "; " + Plain.of(view.info().host()) + ".");
  }

  private static String asked(RunView view, String prompts) {
    Set<Sampling> samplings = new LinkedHashSet<>();
    Set<String> systems = new LinkedHashSet<>();
    Set<String> ways = new LinkedHashSet<>();
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (RunView.Column c : view.columns())
      for (StoredCell cell : view.cellsOf(c)) {
        Condition condition = cell.cell().condition();
        samplings.add(condition.sampling());
        String system = condition.elicitation().system();
        if (system != null) systems.add(Plain.of(system));
        String way = way(condition.elicitation());
        if (!way.isEmpty()) ways.add(way);
        least = Math.min(least, cell.planned());
        most = Math.max(most, cell.planned());
      }
    StringBuilder out = new StringBuilder();
    out.append(prompts)
        .append(view.prompts().size() == 1 ? " was put to " : " were put to ")
        .append(Words.count(view.models().size(), "model"))
        .append(" (")
        .append(Words.list(view.models().stream().map(Plain::of).toList()))
        .append("), ")
        .append(least == most ? Integer.toString(most) : least + " to " + most)
        .append(most == 1 ? " independent sample" : " independent samples")
        .append(" for each prompt, model and setting: ")
        .append(String.join("; ", samplings.stream().map(Methods::sampling).toList()))
        .append(". ");
    if (systems.isEmpty()) out.append("No system text was sent.");
    else out.append("System texts: “").append(String.join("”, “", systems)).append("”.");
    if (!ways.isEmpty())
      out.append(" Ways of asking: ").append(String.join("; ", ways)).append('.');
    return out.toString();
  }

  /** Empty where the prompt is put as it is. */
  private static String way(Elicitation e) {
    String name = Plain.of(e.name());
    if (e.approach() instanceof Approach.Paraphrased)
      return name + " (wordings of the same question in turn; the export has them)";
    if (e.approach() instanceof Approach.InContext c)
      return name
          + " (conversations of "
          + c.turns()
          + " answers; after each: “"
          + Plain.of(c.again())
          + "”)";
    if (e.approach() instanceof Approach.Formed)
      return name + " (answers held to a JSON schema where the endpoint does that)";
    if (e.approach() instanceof Approach.Listed l)
      return name + " (" + l.k() + " answers a call: “" + Plain.of(l.template()) + "”)";
    return "";
  }

  private static String sampling(Sampling s) {
    if (s.equals(Sampling.UNKNOWN)) return "sampling not known (answers made elsewhere)";
    List<String> parts = new ArrayList<>();
    if (s.temperature() != null) parts.add("temperature " + Setting.number(s.temperature()));
    if (s.topP() != null) parts.add("top-p " + Setting.number(s.topP()));
    if (s.topK() != null) parts.add("top-k " + (s.topK() == 0 ? "off" : s.topK()));
    if (s.minP() != null) parts.add("min-p " + (s.minP() == 0 ? "off" : Setting.number(s.minP())));
    if (s.maxTokens() != null) parts.add("at most " + s.maxTokens() + " tokens");
    parts.add(s.seeds() == Sampling.Seeds.NONE ? "no seed sent" : "a derived seed per sample");
    return String.join(", ", parts);
  }

  private static String embedding(RunView view) {
    if (view.embedding().isEmpty())
      return "No embedder was used; measures that need one are undefined.";
    Embedder.Identity id = view.embedder();
    String name = "Answers were embedded with " + Plain.of(view.embedding());
    if (id == null) return name + ".";
    String told =
        name
            + " ("
            + id.dimension()
            + " dimensions, "
            + (id.tokenLimit() > 0
                ? "the first " + id.tokenLimit() + " tokens of an answer"
                : "answers whole")
            + ", weights "
            + (id.modelSha256().matches("[0-9a-f]{64}") ? "SHA-256 " : "")
            + Plain.of(id.modelSha256())
            + (id.languages().isEmpty()
                ? ", languages not stated"
                : ", languages "
                    + Words.list(id.languages().stream().sorted().map(Plain::of).toList()))
            + "); vectors are of unit length. ";
    boolean server =
        view.embedding().startsWith("openai:") || view.embedding().startsWith("ollama:");
    return told
        + (server
            ? "The embedder is a model on a server: one vector for each answer, no further windows."
            : "What an answer says beyond them is embedded window by window"
                + " (at most 32), and compared with the same window of other answers: aligned"
                + " windows and the profile along the answer.")
        + " Classes of answers are complete-link.";
  }
}
