package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others wrote, on the console of every command that a CI server runs. */
final class ConsoleTest {
  private static final String OWNED = "::error title=x::owned";

  @TempDir static Path folder;

  /** Our own export holds any name, so a run may. */
  private static void run(String name, String word) throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int p = 0; p < 6; p++)
      for (int s = 0; s < 4; s++) {
        String said = (OWNED + " " + word + s + p + " ##[warning]owned ").repeat(6);
        rows.append(
            JsonOut.line(
                JsonOut.object()
                    .put("prompt_id", OWNED + p)
                    .put("prompt", "ask\n" + OWNED + p + " ##[error]" + p)
                    .put("language", "en")
                    .put("model", "m\u2028\n\r" + OWNED + "\u001b[31m\n##[error]x")
                    .put("provider", "import")
                    .put("model_name", "\n::add-mask::a")
                    .put("mode", "chat")
                    .put("seeds", "none")
                    .put("elicitation", "direct\n" + OWNED)
                    .put("outcome", "answered")
                    .put("planned", 4)
                    .put("sample", s)
                    .put("response", said)));
        rows.append('\n');
      }
    Files.writeString(folder.resolve(name + ".jsonl"), rows);
    for (String[] args :
        List.of(
            new String[] {"import", name + ".jsonl", "--into", name},
            new String[] {"score", name, "--metrics", "rouge-l"})) {
      InProcess r = InProcess.run(folder, args);
      assertThat(r.code()).as(r.err()).isZero();
      harmless(r);
    }
  }

  @Test
  void no_line_of_any_command_is_a_command_to_the_server() throws Exception {
    run("one", "red");
    run("two", "blue");
    Files.writeString(
        folder.resolve("rules.yaml"), "rules:\n  - { metric: rouge-l, margin: 0.1 }\n");
    String[][] all = {
      {"compare", "one", "two", "--metrics", "rouge-l"},
      {"compare", "one", "two", "--metrics", "rouge-l", "--json"},
      {"baseline", "one", "-o", "b.json", "--metrics", "rouge-l"},
      {"gate", "--baseline", "b.json", "two", "--rules", "rules.yaml"},
      {"gate", "--baseline", "b.json", "two", "--rules", "rules.yaml", "--json"},
      {"gate", "--baseline", "b.json", "two"},
      {"show", "one"},
      {"show", "one", "--json"},
      {"ls"},
      {"verify", "one"},
      {"report", "one"},
      {"import", "nowhere\n" + OWNED, "--into", "x"},
      {"--\n" + OWNED},
      {"\n" + OWNED},
    };
    for (String[] args : all) {
      InProcess r = InProcess.run(folder, args);
      assertThat(r.code()).as(r.err()).isNotEqualTo(1);
      assertThat(r.out() + r.err()).as(String.join(" ", args)).isNotBlank();
      harmless(r);
    }
  }

  @Test
  void only_the_gates_own_annotations_are_commands() throws Exception {
    run("before", "red");
    run("after", "red");
    Files.writeString(
        folder.resolve("no.yaml"), "rules:\n  - { metric: jaccard-1, margin: 0.1 }\n");
    Path summary = Files.writeString(folder.resolve("summary.md"), "");
    Map<String, String> github =
        Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
    InProcess r =
        InProcess.run(
            folder, github, "gate", "--baseline", "before", "after", "--rules", "no.yaml");
    List<String> commands = (r.out() + r.err()).lines().filter(SafeTest::isCommand).toList();
    assertThat(commands)
        .isNotEmpty()
        .allMatch(
            c ->
                c.startsWith("::error title=Hivemeter%3A ")
                    || c.startsWith("::warning title=Hivemeter%3A "));
  }

  private static void harmless(InProcess r) {
    String all = r.out() + r.err();
    assertThat(all.lines()).noneMatch(SafeTest::isCommand);
    assertThat(all.codePoints().filter(c -> c != '\n' && c != '\t'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
  }
}
