package dev.hivemeter.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.reports.words.MostAlike;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The data of one model's page: every other model beside it, the prompts on which the two are most
 * alike, and of those the two answers that are.
 */
final class ModelPage {
  private static final List<String> PAIR =
      List.of("inter-model-homogeneity", "inter-model-cross-prompt", "mmd2", "alikeness");

  /** No measure of the run's, but a number of each prompt here. */
  private static final List<String> CLOSEST =
      List.of(
          "Closest two",
          "The largest cosine among all pairs of an answer of the one model and an answer of the"
              + " other: copies give 1. The more answers there are, the closer are the closest two,"
              + " so it stands beside the mean and does not replace it.");

  private final RunView view;
  private final Explorer explorer;
  private final PairTable pairs;
  private final Limits limits;

  ModelPage(RunView view, Explorer explorer, PairTable pairs, Limits limits) {
    this.view = view;
    this.explorer = explorer;
    this.pairs = pairs;
    this.limits = limits;
  }

  String json(String model) throws IOException {
    return Island.of(j -> write(j, model));
  }

  private void write(JsonGenerator j, String model) throws IOException {
    j.writeStartObject();
    explorer.names(j, "model");
    j.writeNumberField("me", view.models().indexOf(model));
    explorer.prompts(j, view.prompts(), "../");
    Explorer.strings(j, "heads", PAIR.stream().map(view::title).toList());
    Explorer.strings(j, "metrics", PAIR);
    told(j);
    j.writeArrayFieldStart("at");
    for (Setting s : view.settings()) {
      List<String> here = view.modelsAt(s);
      j.writeStartArray();
      Map<Integer, List<PairTable.Answer>> mine = new HashMap<>();
      if (here.contains(model))
        for (String other : here) if (!other.equals(model)) other(j, s, model, other, mine);
      j.writeEndArray();
    }
    j.writeEndArray();
    j.writeEndObject();
  }

  /** The page has no glossary: {name: [title, sentence]} of what it shows. */
  private void told(JsonGenerator j) throws IOException {
    j.writeObjectFieldStart("told");
    for (String name : PAIR)
      if (!view.said(name).isEmpty())
        Explorer.strings(j, name, List.of(view.title(name), view.said(name)));
    Explorer.strings(j, "closest-two", CLOSEST);
    j.writeEndObject();
  }

  /**
   * {m: number, n: the pair's numbers as [text, value, colour, company], p: prompt, H and largest
   * cosine in thousandths, one after the other; c: the closest}.
   */
  private void other(
      JsonGenerator j,
      Setting s,
      String model,
      String other,
      Map<Integer, List<PairTable.Answer>> mine)
      throws IOException {
    j.writeStartObject();
    j.writeNumberField("m", view.models().indexOf(other));
    j.writeArrayFieldStart("n");
    for (String name : PAIR) number(j, Num.of(view.scores().pair(name, model, other, s), name));
    j.writeEndArray();
    MostAlike.@Nullable Pair[] on = new MostAlike.Pair[view.prompts().size()];
    for (int p = 0; p < on.length; p++) on[p] = pairs.pair(s, model, other, p);
    j.writeArrayFieldStart("p");
    for (int p = 0; p < on.length; p++) {
      MostAlike.Pair pair = on[p];
      if (pair == null) continue;
      j.writeNumber(p);
      j.writeNumber(Math.round(1000 * pair.homogeneity()));
      j.writeNumber(Math.round(1000 * pair.cosine()));
    }
    j.writeEndArray();
    j.writeArrayFieldStart("c");
    List<Integer> order =
        IntStream.range(0, on.length)
            .filter(p -> on[p] != null)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer p) -> -homogeneity(on[p])))
            .limit(limits.closest())
            .toList();
    for (int p : order) {
      MostAlike.Pair pair = on[p];
      if (pair == null) continue;
      Prompt prompt = view.prompts().get(p);
      List<PairTable.Answer> ours =
          mine.computeIfAbsent(p, k -> pairs.answers(new RunView.Column(model, s), prompt));
      List<PairTable.Answer> theirs = pairs.answers(new RunView.Column(other, s), prompt);
      j.writeStartArray();
      j.writeNumber(p);
      answer(j, ours.get(pair.first()));
      answer(j, theirs.get(pair.second()));
      j.writeEndArray();
    }
    j.writeEndArray();
    j.writeEndObject();
  }

  private static double homogeneity(MostAlike.@Nullable Pair pair) {
    return pair == null ? -2 : pair.homogeneity();
  }

  private static void number(JsonGenerator j, Num n) throws IOException {
    Double v = n.value();
    j.writeStartArray();
    j.writeString(n.missing() ? "" : n.text());
    if (v == null) j.writeNull();
    else j.writeNumber(Math.round(v * 1e6) / 1e6);
    j.writeNumber(v == null ? -1 : HeatScale.step(v));
    j.writeString(n.company());
    j.writeEndArray();
  }

  /** [index, part, cut, text, left out]. */
  private void answer(JsonGenerator j, PairTable.Answer a) throws IOException {
    Shortened text = Shortened.to(limits.charsPerClosest(), a.text().text());
    j.writeStartArray();
    j.writeNumber(a.sample() + 1);
    j.writeNumber(a.text().part());
    j.writeBoolean(a.text().cut());
    j.writeString(Plain.of(text.text()));
    j.writeNumber(text.left());
    j.writeEndArray();
  }
}
