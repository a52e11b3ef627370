package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planning from a pilot: what is printed, and what is said to somebody who gets it wrong. */
class PlanDetectTest {
  private static final List<String> WORDS =
      List.of("river", "lamp", "window", "garden", "stone", "letter", "train", "cloud", "bread");

  @TempDir Path folder;

  @Test
  void a_pilot_tells_prompts_and_samples_for_every_contrast() throws Exception {
    pilot(4, 5);
    InProcess r = InProcess.run(folder, "plan", "--detect", "0.05", "--pilot", "pilot");
    assertThat(r.code()).as(r.err()).isZero();
    assertThat(r.out())
        .contains("a difference of 0.05 in mean pairwise cosine")
        .contains("cold – warm T=0.5", "warm T=0.5 – T=1.0", "cold T=0.5 – T=1.0")
        .contains("at 5", "at 100", "Largest need: ", "help")
        .contains("The pilot has 4 prompts, so the sd is itself unsure");

    InProcess json =
        InProcess.run(folder, "plan", "--detect", "0.05", "--pilot", "pilot", "--json");
    JsonNode root = new ObjectMapper().readTree(json.out());
    assertThat(root.path("metric").asText()).isEqualTo("mean-pairwise-cosine@1");
    assertThat(root.path("contrasts")).hasSize(4);
    int before = Integer.MAX_VALUE;
    for (JsonNode contrast : root.path("contrasts")) {
      assertThat(contrast.path("needed").asInt()).isBetween(3, before);
      before = contrast.path("needed").asInt();
      assertThat(contrast.path("needed_cautious").asInt()).isGreaterThanOrEqualTo(before);
      assertThat(contrast.path("choices")).hasSize(5);
      assertThat(contrast.path("prompts").asInt()).isEqualTo(4);
    }
  }

  @Test
  void one_contrast_can_be_named_and_a_larger_difference_needs_fewer_prompts() throws Exception {
    pilot(4, 5);
    String[] named = {
      "plan",
      "--detect",
      "0.1",
      "--pilot",
      "pilot",
      "--json",
      "--between",
      "cold T=0.5",
      "--and",
      "warm T=1.0"
    };
    JsonNode large = new ObjectMapper().readTree(InProcess.run(folder, named).out());
    named[2] = "0.02";
    JsonNode small = new ObjectMapper().readTree(InProcess.run(folder, named).out());
    assertThat(large.path("contrasts")).hasSize(1);
    assertThat(large.path("contrasts").path(0).path("a").asText()).isEqualTo("cold T=0.5");
    assertThat(large.path("contrasts").path(0).path("needed").asInt())
        .isLessThan(small.path("contrasts").path(0).path("needed").asInt());
  }

  @Test
  void a_mistyped_condition_is_answered_with_the_nearest() throws Exception {
    pilot(3, 4);
    assertThat(detect("--between", "cold T=0.5", "--and", "worm T=0.5").err())
        .contains("no condition of the pilot is called 'worm T=0.5', did you mean 'warm T=0.5'?");
    assertThat(detect("--between", "cold T=0.5", "--and", "something else altogether").err())
        .contains("there are cold T=0.5, cold T=1.0, warm T=0.5");
    assertThat(detect("--between", "cold T=0.5").err()).contains("name two conditions together");
    assertThat(detect("--between", "cold T=0.5", "--and", "cold T=0.5").err())
        .contains("both name 'cold T=0.5'");
  }

  @Test
  void what_a_pilot_lacks_is_said() throws Exception {
    answers(3, 4);
    assertThat(InProcess.run(folder, "import", "a.csv", "--into", "pilot").code()).isZero();
    InProcess unscored = detect();
    assertThat(unscored.code()).isEqualTo(2);
    assertThat(unscored.err()).contains("holds no vectors yet; `hivemeter score pilot` makes them");

    answers(2, 4);
    InProcess.run(folder, "import", "a.csv", "--into", "few");
    InProcess.run(folder, "score", "few");
    InProcess few = InProcess.run(folder, "plan", "--detect", "0.1", "--pilot", "few");
    assertThat(few.code()).isEqualTo(2);
    assertThat(few.err()).contains("2 prompts that both answered").contains("at least 3");
  }

  @Test
  void options_that_do_not_go_together_are_refused() {
    assertThat(InProcess.run(folder, "plan").err()).contains("no study file is named");
    assertThat(InProcess.run(folder, "plan", "--detect", "0.1").err()).contains("add --pilot RUN");
    assertThat(InProcess.run(folder, "plan", "--pilot", "x").err()).contains("belong to --detect");
    assertThat(detect("study.yaml").err()).contains("leave out STUDY.yaml");
    for (String bad : new String[] {"0", "-0.1", "3", "NaN"}) {
      InProcess r = InProcess.run(folder, "plan", "--detect=" + bad, "--pilot", "x");
      assertThat(r.code()).isEqualTo(2);
      assertThat(r.err()).contains("is outside (0, 2]");
    }
    assertThat(detect().err()).contains("there is no run at");
  }

  private InProcess detect(String... more) {
    List<String> all = new java.util.ArrayList<>(List.of("plan", "--detect", "0.1", "--pilot"));
    all.add("pilot");
    all.addAll(List.of(more));
    return InProcess.run(folder, all.toArray(String[]::new));
  }

  private void pilot(int prompts, int samples) throws Exception {
    answers(prompts, samples);
    assertThat(InProcess.run(folder, "import", "a.csv", "--into", "pilot").code()).isZero();
    assertThat(InProcess.run(folder, "score", "pilot").code()).isZero();
  }

  /** Two models at two temperatures; the warmer, the more words change. */
  private void answers(int prompts, int samples) throws Exception {
    StringBuilder csv = new StringBuilder("prompt,model,temperature,response\n");
    for (int p = 0; p < prompts; p++)
      for (String model : new String[] {"cold", "warm"})
        for (String t : new String[] {"0.5", "1.0"})
          for (int i = 0; i < samples; i++) {
            int step = (model.equals("warm") ? 2 : 1) + (t.equals("1.0") ? 2 : 0) + p % 2;
            csv.append("What of ").append(WORDS.get(p)).append("?,").append(model).append(',');
            csv.append(t).append(",The ").append(WORDS.get((i * step) % 9)).append(" met the ");
            csv.append(WORDS.get((p + i * i * step) % 9)).append(" near a ");
            csv.append(WORDS.get(p))
                .append(" and ")
                .append("so ".repeat(1 + i % step))
                .append('\n');
          }
    Files.writeString(folder.resolve("a.csv"), csv.toString());
  }
}
