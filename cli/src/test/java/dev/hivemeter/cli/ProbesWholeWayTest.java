package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open prompts, probes and controls in one study, over real HTTP. */
class ProbesWholeWayTest {
  private static final List<String> WORDS = List.of("heads", "Tails.", "7", "Paris", "a long walk");

  @TempDir Path folder;

  private ChatServer server() throws java.io.IOException {
    return ChatServer.scripted(
        Duration.ZERO, (n, request) -> ChatServer.answer(WORDS.get(n % WORDS.size())));
  }

  private void study(ChatServer server, String prompts) throws java.io.IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: kinds
        prompts: %s
        models: [{ id: "openai:small", baseUrl: "%s" }]
        sampling: { samples: 3, temperatures: [1.0], maxTokens: 32 }
        """
            .formatted(prompts, server.baseUrl()));
  }

  @Test
  void all_kinds_go_the_whole_way_each_with_its_own_number_of_samples() throws Exception {
    try (ChatServer server = server()) {
      study(
          server,
          "[{ bank: quick, limit: 2 }, { bank: probes, limit: 2, samples: 8 },"
              + " { bank: controls, limit: 1, samples: 4 }]");
      InProcess plan = InProcess.run(folder, "plan", "study.yaml");
      assertThat(plan.out())
          .contains("5 prompts (2 open, 2 probes, 1 control) × 1 models × 1 samplings × 3 to 8")
          .contains("= 26 slots");
      assertThat(InProcess.run(folder, "plan", "study.yaml", "--json").out())
          .contains("\"prompts\":{\"open\":2,\"probe\":2,\"control\":1}");
      InProcess run = InProcess.run(folder, "run", "study.yaml");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(server.received.get()).isEqualTo(26);
      assertThat(run.out()).contains("Intra-model repetition", "Probes (", "Controls (");
      assertThat(run.out().lines().filter(l -> l.startsWith("openai:small T=1.0  "))).hasSize(1);
      String page = Files.readString(folder.resolve("runs/kinds/report/index.html"));
      assertThat(page)
          .contains("<b>2</b> prompts", "<b>2</b> probes", "<b>1</b> control")
          .contains("<section id=\"ranges\">", "<section id=\"probes\">");
      assertThat(InProcess.run(folder, "show", "runs/kinds").out())
          .contains("of prompts (2 open, 2 probes, 1 control)");
      assertThat(InProcess.run(folder, "show", "runs/kinds", "--prompt", "probe-coin").out())
          .contains("held against: 2 values alike probable: heads, tails");
      Path prompts = folder.resolve("prompts.jsonl");
      InProcess.run(folder, "export", "runs/kinds", "--what", "prompts", "-o", prompts.toString());
      study(server, "{ file: prompts.jsonl }");
      assertThat(InProcess.run(folder, "plan", "study.yaml").out())
          .contains("5 prompts (2 open, 2 probes, 1 control)");
    }
  }

  @Test
  void a_prompt_that_becomes_a_probe_is_not_asked_again_and_it_is_said() throws Exception {
    try (ChatServer server = server()) {
      Files.writeString(folder.resolve("p.jsonl"), "{\"id\":\"coin\",\"text\":\"Flip a coin.\"}\n");
      study(server, "{ file: p.jsonl }");
      assertThat(InProcess.run(folder, "generate", "study.yaml").code()).isZero();
      Files.writeString(
          folder.resolve("p.jsonl"),
          "{\"id\":\"coin\",\"text\":\"Flip a coin.\",\"kind\":\"probe\",\"law\":{\"uniform\":"
              + "[\"heads\",\"tails\"]}}\n");
      InProcess run = InProcess.run(folder, "run", "study.yaml");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(server.received.get()).isEqualTo(3);
      assertThat(run.err()).contains("(coin: open, now probe)");
      assertThat(run.out()).contains("Probes (").doesNotContain("Intra-model");
    }
  }
}
