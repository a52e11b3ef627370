package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Definitions;
import dev.hivemeter.scoring.Scorer;
import dev.hivemeter.scoring.ScoringRequest;
import dev.hivemeter.text.Reasoning;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The report and the scoring room agree on the names of what is measured. */
class ScoredRunTest {
  @Test
  void a_run_that_was_really_scored_fills_the_report() throws IOException {
    SyntheticRun run =
        new SyntheticRun(
            "scored",
            List.of("openai:a", "openai:b"),
            List.of(0.5, 1.0),
            SyntheticRun.prompts(24),
            5);
    run.add(
        Scorer.score(
            ScoringRequest.of(run.cells(), SyntheticRun.EMBEDDING, Set.of(), 1, 2),
            new Hashed(run)));
    MemoryOutput out = new MemoryOutput();
    Report.write(run, Definitions.all(), "0.1.0", Instant.parse("2026-11-15T12:00:00Z"), out);
    String html = out.html();
    assertThat(html).doesNotContain("not computed in this run");
    assertThat(out.files.keySet())
        .contains(
            "index.html",
            "figures/inter-model-t-0.5.png",
            "figures/similarity-range-t-1.0.svg",
            "tables/summary.md");
    for (String measure : Explorer.MEASURES)
      assertThat(html).contains("id=\"def-" + measure + "\"");
    assertThat(html).contains("copies of one text have a mean similarity of 1.00 on every prompt");
    assertThat(html).contains("Of pools of different prompts, 99\u00a0% stay below");
  }

  @Test
  void one_answer_a_prompt_still_compares_models_on_the_first_screen() throws IOException {
    SyntheticRun run =
        new SyntheticRun(
            "one answer",
            List.of("openai:a", "openai:b"),
            List.of(1.0),
            SyntheticRun.prompts(24),
            1);
    run.add(
        Scorer.score(
            ScoringRequest.of(run.cells(), SyntheticRun.EMBEDDING, Set.of(), 1, 2),
            new Hashed(run)));
    MemoryOutput out = new MemoryOutput();
    Report.write(run, Definitions.all(), "0.1.0", Instant.parse("2026-11-15T12:00:00Z"), out);
    assertThat(out.html())
        .contains("Answers of two different models to the same prompt have a mean similarity of")
        .doesNotContain("There is no headline number");
  }

  @Test
  void every_score_that_a_model_or_pair_has_stands_on_the_page() throws IOException {
    SyntheticRun run = withPeopleAndRefusals();
    String html = write(run);
    assertThat(html).doesNotContain("not computed in this run");
    // Counts of the run, which cards and cautions speak of.
    Set<String> inWords = Set.of("prompts-used@1", "prompts-dropped@1", "cross-prompt-null-p99@1");
    Set<String> stored = new TreeSet<>();
    for (ScoreRow r : run.scores())
      if (r.scope() != Scope.POOL && !inWords.contains(r.metric())) stored.add(r.metric());
    assertThat(stored).hasSizeGreaterThan(80);
    // Of unique sources, rows that no prompt has answers enough for are left out.
    stored.removeIf(
        m ->
            m.startsWith("unique-source-models-")
                && run.scores().stream()
                    .filter(r -> r.scope() == Scope.STUDY && r.metric().equals(m))
                    .noneMatch(r -> r.score() instanceof Score.Value));
    // The first window alone is the mean pairwise cosine; its profile begins with a second.
    stored.remove("position-profile-1@1");
    for (String metric : stored) assertThat(html).as(metric).contains("data-m=\"" + metric + "\"");
  }

  @Test
  void n_is_of_what_a_row_counts() throws IOException {
    SyntheticRun run = withPeopleAndRefusals();
    long prompts = run.cells().stream().map(c -> c.cell().prompt().id()).distinct().count();
    Set<String> ofAnswers = new TreeSet<>();
    Set<String> ofPrompts = new TreeSet<>();
    for (ScoreRow r : run.scores()) {
      if (r.scope() == Scope.POOL || !(r.score() instanceof Score.Value v)) continue;
      String company = Num.of(r, r.metric()).company();
      assertThat(company).contains("n = " + Fmt.count(v.n()) + " ");
      if (company.contains(" answers")) ofAnswers.add(r.metric());
      else {
        assertThat(company).contains("n = " + v.n() + " prompts");
        assertThat(v.n()).as(r.toString()).isLessThanOrEqualTo((int) prompts);
        ofPrompts.add(r.metric());
      }
    }
    assertThat(ofAnswers)
        .containsExactlyInAnyOrder(
            "answers-measured@1", "answers-blank@1", "cross-prompt-null-p99@1");
    assertThat(ofPrompts).hasSizeGreaterThan(80);
  }

  @Test
  void people_are_named_and_in_no_average() throws IOException {
    SyntheticRun run = withPeopleAndRefusals();
    String html = write(run);
    assertThat(html)
        .contains("<b>2</b> models", "<b>1</b> group of people")
        .contains("people: readers", "openai:a – people: readers".replace("openai:", ""))
        .contains("Answers of people (people: readers) are shown apart");
    assertThat(html.substring(html.indexOf("id=\"ranges\""), html.indexOf("id=\"between\"")))
        .doesNotContain("readers");
    assertThat(ReportTest.data(html).get("models"))
        .extracting(n -> n.asText())
        .containsExactly("a", "b", "people: readers");
    assertThat(ReportTest.data(html).get("people").asInt()).isEqualTo(2);
  }

  @Test
  void refusals_above_one_in_a_hundred_are_told_on_the_first_screen() throws IOException {
    SyntheticRun run = withPeopleAndRefusals();
    String html = write(run);
    assertThat(html)
        .contains("% of the answers of a open as a refusal")
        .contains(". Without the answers that open as a refusal it is ")
        .contains("</span> without refusals</p>")
        .contains(">without refusals</a>");
    SyntheticRun none =
        new SyntheticRun(
            "none", List.of("openai:a", "openai:b"), List.of(1.0), SyntheticRun.prompts(24), 3);
    score(none);
    assertThat(write(none))
        .doesNotContain("without refusals<", "% of the answers of a open as a refusal");
  }

  private static SyntheticRun withPeopleAndRefusals() {
    SyntheticRun run =
        new SyntheticRun(
            "people",
            List.of("openai:a", "openai:b", "human:readers"),
            List.of(1.0),
            SyntheticRun.prompts(24),
            6);
    for (int cell = 0; cell < 8; cell++)
      run.answer(cell, 0, new Outcome.Answered("I'm sorry, but I can't help with that.", false));
    score(run);
    return run;
  }

  private static void score(SyntheticRun run) {
    run.add(
        Scorer.score(
            ScoringRequest.of(run.cells(), SyntheticRun.EMBEDDING, Set.of(), 1, 2),
            new Hashed(run)));
  }

  private static String write(SyntheticRun run) throws IOException {
    MemoryOutput out = new MemoryOutput();
    Report.write(run, Definitions.all(), "0.1.0", Instant.parse("2026-11-15T12:00:00Z"), out);
    return out.html();
  }

  /** Vectors that depend on the text alone; they mean nothing. */
  private record Hashed(SyntheticRun run) implements AnswerSource {
    @Override
    public List<SourceAnswer> answers(StoredCell cell) {
      List<SourceAnswer> answers = new ArrayList<>();
      for (Sample s : run.samples(cell.key()))
        if (s.outcome() instanceof Outcome.Answered a) {
          String text = Reasoning.strip(a.text());
          answers.add(new SourceAnswer(s.index(), text, a.cut(), vector(text), false));
        }
      return answers;
    }

    @Override
    public Map<String, float[]> promptVectors() {
      Map<String, float[]> vectors = new LinkedHashMap<>();
      for (StoredCell c : run.cells()) {
        Prompt p = c.cell().prompt();
        vectors.put(p.id(), vector(p.text()));
      }
      return vectors;
    }

    private static float[] vector(String text) {
      String hex = Sha256.of(text);
      float[] v = new float[16];
      double squares = 0;
      for (int i = 0; i < v.length; i++) {
        v[i] = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) - 90;
        squares += v[i] * v[i];
      }
      for (int i = 0; i < v.length; i++) v[i] /= (float) Math.sqrt(squares);
      return v;
    }
  }
}
