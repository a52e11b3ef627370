package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import dev.hivemeter.score.Scored;
import dev.hivemeter.scoring.ProbeScorer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sections of probes and controls, in memory. */
class HeldTest {
  private static final String EVIL = "<script>alert(1)</script> & \"quotes\"";

  private static Prompt prompt(String id, String text, Task task) {
    return new Prompt(id, text, null, List.of(), List.of(), "en", task);
  }

  private static Prompt coin() {
    return prompt(
        "coin",
        "Flip a coin " + EVIL,
        new Task.Probe(Law.Finite.uniform(List.of("heads", "tails")), 1));
  }

  private static Prompt real() {
    return prompt("real", "A number from 0 to 1.", new Task.Probe(new Law.Uniform(0, 1), 1));
  }

  private static Prompt capital() {
    return prompt("capital", "Capital?", new Task.Control(List.of("Paris"), List.of("Lyon")));
  }

  /** Two models, so many answers a prompt, the texts in turn. */
  private static SyntheticRun run(List<Prompt> prompts, List<List<String>> texts) {
    int n = 20;
    SyntheticRun run =
        new SyntheticRun("held", List.of("openai:a", "openai:b"), List.of(1.0), prompts, n);
    for (int cell = 0; cell < run.cells().size(); cell++) {
      List<String> of = texts.get(cell % prompts.size());
      if (of.isEmpty()) continue;
      for (int i = 0; i < n; i++)
        run.answer(cell, i, new Outcome.Answered(of.get(i % of.size()), false));
    }
    return run;
  }

  private static void hold(SyntheticRun run) {
    run.add(Scored.of(ProbeScorer.score(run.heldCells(), ProbeScorer.Source.of(run), 7)));
  }

  @Test
  void a_run_of_probes_and_controls_has_no_headline_and_both_sections() throws IOException {
    SyntheticRun run =
        run(
            List.of(coin(), real(), capital()),
            List.of(
                List.of("heads", "heads", "heads", "tails", "well"),
                List.of("0.5", "0.25"),
                List.of("Paris", "Paris", "Paris", "Lyon")));
    hold(run);
    String html = ReportTest.write(run).html();
    assertThat(html)
        .contains("This run has 2 probes and 1 control and no open-ended prompts")
        .contains("<b>2</b> probes", "<b>1</b> control", "<section id=\"probes\">")
        .contains("heads (75\u202f%)", "20\u202f%", "0.25", "Probes of real numbers")
        .contains("heads: 75\u202f% · the law gives 50\u202f%")
        .contains("<section id=\"controls\">", "Capital? → Paris")
        .doesNotContain("<section id=\"ranges\">", "<section id=\"quality\">", "NaN", " style=");
    assertThat(ReportTest.write(run).files.keySet())
        .contains("index.html", "tables/summary.md", "tables/probes.csv")
        .anyMatch(f -> f.matches("figures/probe-1-.*\\.svg"))
        .noneMatch(f -> f.endsWith(".tex"));
  }

  @Test
  void beside_open_prompts_they_are_in_no_count_of_theirs() throws IOException {
    List<Prompt> prompts = new ArrayList<>(SyntheticRun.prompts(3));
    List<List<String>> texts = new ArrayList<>(List.of(List.of(), List.of(), List.of()));
    prompts.add(coin());
    texts.add(List.of("heads", "tails"));
    SyntheticRun run = run(prompts, texts);
    run.score();
    hold(run);
    String html = ReportTest.write(run).html();
    assertThat(html)
        .contains("<b>3</b> prompts", "<b>1</b> probe", "<section id=\"ranges\">")
        .contains("<section id=\"probes\">", "3 open-ended prompts were put to")
        .doesNotContain("<section id=\"controls\">");
    assertThat(ReportTest.data(html).get("prompts")).hasSize(3);
  }

  @Test
  void a_run_of_open_prompts_says_nothing_of_probes() throws IOException {
    assertThat(ReportTest.write(SyntheticRun.usual()).html())
        .doesNotContain("id=\"probes\"", "id=\"controls\"", "Probes and controls");
  }

  @Test
  void the_first_tokens_law_is_drawn_where_it_speaks_of_the_answers() throws IOException {
    SyntheticRun run = run(List.of(coin()), List.of(List.of("heads", "tails")));
    run.aside(
        0,
        new Aside(
            null,
            new Logprobs(
                List.of(
                    new Logprobs.Token(
                        "heads",
                        Math.log(0.6),
                        List.of(
                            new Logprobs.Alternative("heads", Math.log(0.6)),
                            new Logprobs.Alternative("tails", Math.log(0.2)),
                            new Logprobs.Alternative("Sure", Math.log(0.2))))),
                1)));
    hold(run);
    String html = ReportTest.write(run).html();
    assertThat(html)
        .contains("first token, exact", "A ring is the exact probability")
        .contains("; first token 75\u202f%", "; first token 25\u202f%", "first token 0.25")
        .contains("80\u202f%");
  }

  @Test
  void a_question_is_text_and_nothing_else() throws IOException {
    SyntheticRun run = run(List.of(coin()), List.of(List.of("heads", "tails")));
    hold(run);
    String html = ReportTest.write(run).html();
    assertThat(html).contains("Flip a coin &lt;script>").doesNotContain("<script>alert");
  }
}
