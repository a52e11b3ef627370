package dev.hivemeter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger meets who gets something wrong: the message, and the exit code for scripts. */
class BadInputTest {
  @TempDir Path folder;

  @Test
  void no_command_and_an_unknown_command_are_usage_errors() {
    assertThat(InProcess.run(folder).code()).isEqualTo(2);
    InProcess wrong = InProcess.run(folder, "scor");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("score");
  }

  @Test
  void an_unknown_key_names_line_column_and_what_was_meant() throws Exception {
    study("model: []\n");
    InProcess r = InProcess.run(folder, "run", "study.yaml");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err()).contains("study.yaml:4:1: unknown key 'model', did you mean 'models'?");
  }

  @Test
  void a_missing_study_says_how_to_get_one() {
    InProcess r = InProcess.run(folder, "run", "nowhere.yaml");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err()).contains("nowhere.yaml").contains("does not exist").contains("init");
  }

  @Test
  void an_unreachable_server_is_said_and_the_run_is_incomplete() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    study("models: [{ id: \"openai:small\", baseUrl: \"http://127.0.0.1:" + port + "/v1\" }]\n");
    InProcess r = InProcess.run(folder, "run", "study.yaml");
    assertThat(r.code()).isEqualTo(4);
    assertThat(r.err()).contains("127.0.0.1:" + port).contains("2 slots are still open");
  }

  @Test
  void an_unknown_model_is_answered_with_those_that_the_server_has() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, request) -> ChatServer.answer("hello"))) {
      study("models: [{ id: \"openai:smal\", baseUrl: \"" + server.baseUrl() + "\" }]\n");
      InProcess r = InProcess.run(folder, "run", "study.yaml");
      assertThat(r.code()).isEqualTo(2);
      assertThat(r.err()).contains("smal").contains("small");
      assertThat(server.received.get()).isZero();
    }
  }

  @Test
  void an_unknown_provider_is_answered_with_the_known_ones() throws Exception {
    study("models: [\"opnai:small\"]\n");
    InProcess r = InProcess.run(folder, "run", "study.yaml");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err()).contains("unknown provider 'opnai', did you mean 'openai'?");
  }

  @Test
  void a_missing_key_names_its_variable_before_anything_is_asked() throws Exception {
    study("models: [{ id: \"openai:gpt-4o-mini\", apiKeyEnv: MY_KEY }]\n");
    InProcess r = InProcess.run(folder, "run", "study.yaml");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err()).contains("MY_KEY");
  }

  @Test
  void a_wrong_key_ends_with_its_own_exit_code_and_is_never_printed() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(
            Duration.ZERO,
            (n, request) -> new ChatServer.Reply(401, "{\"error\":{\"message\":\"bad key\"}}"))) {
      study(
          "models: [{ id: \"openai:small\", baseUrl: \""
              + server.baseUrl()
              + "\", apiKeyEnv: MY_KEY }]\n");
      InProcess r = InProcess.run(folder, Map.of("MY_KEY", "sk-canary-1234"), "run", "study.yaml");
      assertThat(r.code()).isEqualTo(6);
      assertThat(r.out() + r.err()).contains("AUTH").doesNotContain("canary");
    }
  }

  @Test
  void an_empty_prompt_file_is_said() throws Exception {
    Files.writeString(folder.resolve("prompts.jsonl"), "");
    Files.writeString(
        folder.resolve("study.yaml"),
        "name: t\nprompts: { file: prompts.jsonl }\nmodels: [\"control:parrot\"]\n");
    InProcess r = InProcess.run(folder, "run", "study.yaml");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err()).contains("prompts.jsonl");
  }

  @Test
  void an_unreadable_store_is_an_error_and_never_an_empty_run() throws Exception {
    Files.createDirectory(folder.resolve("run"));
    Files.writeString(
        folder.resolve("run/run.db"), "this is not a database, but it is long enough");
    for (String[] args :
        new String[][] {{"score", "run"}, {"report", "run"}, {"export", "run", "-o", "x.jsonl"}}) {
      InProcess r = InProcess.run(folder, args);
      assertThat(r.code()).as(args[0]).isEqualTo(2);
      assertThat(r.err()).as(args[0]).contains("run.db");
    }
    assertThat(folder.resolve("x.jsonl")).doesNotExist();
  }

  @Test
  void a_run_that_is_not_there_says_what_makes_one() {
    InProcess r = InProcess.run(folder, "report", "nowhere");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err()).contains("there is no run at").contains("hivemeter run");
  }

  @Test
  void a_folder_that_cannot_be_written_is_found_before_the_first_call() throws Exception {
    Files.writeString(folder.resolve("file"), "in the way");
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, request) -> ChatServer.answer("hello"))) {
      study("models: [{ id: \"openai:small\", baseUrl: \"" + server.baseUrl() + "\" }]\n");
      InProcess r = InProcess.run(folder, "run", "study.yaml", "--into", "file/run");
      assertThat(r.code()).isEqualTo(2);
      assertThat(r.err()).contains("file");
      assertThat(server.received.get()).isZero();
    }
  }

  @Test
  void a_run_without_answers_is_not_scored() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, request) -> ChatServer.answer("  "))) {
      study("models: [{ id: \"openai:small\", baseUrl: \"" + server.baseUrl() + "\" }]\n");
      assertThat(InProcess.run(folder, "generate", "study.yaml", "--into", "run").code()).isZero();
      InProcess r = InProcess.run(folder, "score", "run");
      assertThat(r.code()).isEqualTo(2);
      assertThat(r.err()).contains("holds no answers");
    }
  }

  @Test
  void unknown_choices_are_answered_with_the_known_ones() throws Exception {
    assertThat(InProcess.run(folder, "import", "x", "--into", "r", "--format", "alpaca").err())
        .contains("alpaca-eval");
    study("models: [\"control:parrot\"]\n");
    InProcess.run(folder, "generate", "study.yaml", "--into", "run");
    assertThat(InProcess.run(folder, "export", "run", "--what", "answer", "-o", "x").err())
        .contains("answers, attempts, scores, prompts, vectors");
    assertThat(InProcess.run(folder, "score", "run", "--embedding", "local:minilm").err())
        .contains("local:all-minilm-l6-v2");
    assertThat(InProcess.run(folder, "score", "run", "--metrics", "distinct-22").err())
        .contains("did you mean 'distinct-2@1'?");
  }

  @Test
  void what_cannot_be_embedded_is_found_before_the_first_call() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, request) -> ChatServer.answer("hello"))) {
      study(
          "models: [{ id: \"openai:small\", baseUrl: \""
              + server.baseUrl()
              + "\" }]\nembedding: local:typo\n");
      for (String command : new String[] {"run", "generate"}) {
        InProcess r = InProcess.run(folder, command, "study.yaml");
        assertThat(r.code()).as(command).isEqualTo(2);
        assertThat(r.err()).as(command).contains("local:typo").contains("local:all-minilm-l6-v2");
      }
      assertThat(server.received.get()).isZero();
    }
  }

  @Test
  void options_below_one_are_named() throws Exception {
    study("models: [\"control:parrot\"]\n");
    for (String option : new String[] {"--limit", "--samples", "--concurrency"}) {
      InProcess r = InProcess.run(folder, "plan", "study.yaml", option, "-1");
      assertThat(r.code()).isEqualTo(2);
      assertThat(r.err()).contains(option + " -1 is not 1 or more");
    }
  }

  @Test
  void a_key_that_a_provider_does_not_read_is_refused() throws Exception {
    study("models: [{ id: \"control:dice\", baseUrl: \"http://127.0.0.1:1/v1\" }]\n");
    assertThat(InProcess.run(folder, "plan", "study.yaml").err())
        .contains("'baseUrl' means nothing for control: models; they read id, label");
    study("models: [{ id: \"openai:m\", file: answers.jsonl }]\n");
    assertThat(InProcess.run(folder, "plan", "study.yaml").err())
        .contains("'file' means nothing for openai: models");
  }

  @Test
  void a_finished_study_needs_no_key() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, request) -> ChatServer.answer("hello " + n))) {
      study(
          "models: [{ id: \"openai:small\", baseUrl: \""
              + server.baseUrl()
              + "\", apiKeyEnv: MY_KEY }]\n");
      assertThat(InProcess.run(folder, Map.of("MY_KEY", "k"), "run", "study.yaml").code()).isZero();
      InProcess again = InProcess.run(folder, "run", "study.yaml");
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(again.err()).contains("2 reused, 0 to ask");
    }
  }

  @Test
  void scores_older_than_the_answers_are_not_reported() throws Exception {
    Files.writeString(
        folder.resolve("a.csv"), "prompt,model,response\nWhy?,m,Because.\nWhy?,m,No reason.\n");
    Files.writeString(folder.resolve("b.csv"), "prompt,model,sample,response\nWhy?,m,7,Later.\n");
    InProcess.run(folder, "import", "a.csv", "--into", "run");
    assertThat(InProcess.run(folder, "score", "run").code()).isZero();
    assertThat(InProcess.run(folder, "report", "run").code()).isZero();
    InProcess.run(folder, "import", "b.csv", "--into", "run");
    InProcess stale = InProcess.run(folder, "report", "run");
    assertThat(stale.code()).isEqualTo(2);
    assertThat(stale.err()).contains("3 answers").contains("from 2").contains("score");
  }

  @Test
  void a_smaller_study_measures_only_what_it_plans() throws Exception {
    study("models: [\"control:parrot\", \"control:dice\"]\n");
    InProcess.run(folder, "generate", "study.yaml", "--into", "run", "--samples", "4");
    study("models: [\"control:dice\"]\n");
    InProcess plan = InProcess.run(folder, "plan", "study.yaml", "--into", "run");
    assertThat(plan.out())
        .contains("2 reused, 0 to ask, 6 in the run that this study does not plan");
    InProcess run = InProcess.run(folder, "generate", "study.yaml", "--into", "run");
    assertThat(run.code()).as(run.err()).isZero();
    InProcess score = InProcess.run(folder, "score", "run");
    assertThat(score.out()).contains("dice").doesNotContain("parrot");
    InProcess.run(folder, "export", "run", "--what", "scores", "-o", "scores.jsonl");
    assertThat(Files.readAllLines(folder.resolve("scores.jsonl")))
        .filteredOn(l -> l.contains("answers-measured@1"))
        .singleElement()
        .asString()
        .contains("control:dice")
        .contains("\"value\":2.0");
  }

  @Test
  void the_value_of_a_named_key_in_a_study_is_refused_and_never_repeated_or_stored()
      throws Exception {
    String key = "plain/key+without 9 a vendors beginning".replace(" ", "-");
    Map<String, String> environment = Map.of("MY_KEY", key, "OPENAI_API_KEY", key + "-usual");
    String model =
        "models: [{ id: \"openai:m\", baseUrl: \"http://127.0.0.1:1/v1\", apiKeyEnv: MY_KEY%s }]\n";
    for (String study :
        new String[] {
          model.formatted(", extraBody: { user: \"" + key + "\" }"),
          model.formatted(", label: \"m-" + key + "\""),
          model.formatted("") + "note: \"key " + key + "\"\n",
          model.formatted("") + "system: \"" + URLEncoder.encode(key, UTF_8) + "\"\n",
          model.formatted("") + "wrongKey: \"" + key + "\"\n",
          "models: [\"" + key + "\"]\nembedding: { id: \"openai:e\", apiKeyEnv: MY_KEY }\n",
          "models: [\"control:dice\"]\nnote: \"" + key + "-usual\"\n"
        }) {
      study(study);
      for (String[] command :
          new String[][] {{"run"}, {"generate"}, {"plan", "--print-config"}, {"doctor"}}) {
        String[] args = Arrays.copyOf(command, command.length + 1);
        args[command.length] = "study.yaml";
        InProcess r = InProcess.run(folder, environment, args);
        assertThat(r.code()).as(study).isEqualTo(2);
        assertThat(r.err())
            .contains("study.yaml:")
            .contains("here stands the value of an environment variable that holds an API key");
        assertThat(r.out() + r.err()).doesNotContain("plain").doesNotContain("9-a-vendors");
      }
      assertThat(folder.resolve("runs")).doesNotExist();
    }
  }

  @Test
  void control_characters_in_the_name_of_a_model_are_refused() throws Exception {
    for (String models :
        new String[] {
          "models: [\"openai:a\\e[31mred\"]\n",
          "models: [{ id: \"openai:a\", label: \"x\\0y\" }]\n",
          "models: [{ id: \"openai:a\\nb\", label: x }]\n"
        }) {
      study(models);
      InProcess r = InProcess.run(folder, "plan", "study.yaml");
      assertThat(r.code()).isEqualTo(2);
      assertThat(r.err())
          .contains("study.yaml:4:")
          .containsPattern(
              "the (id|label) of a model holds the control character U\\+00(1B|00|0A)");
    }
  }

  private void study(String models) throws Exception {
    Files.writeString(
        folder.resolve("study.yaml"),
        "name: t\nprompts: { bank: quick, limit: 1 }\nsampling: { samples: 2 }\n" + models);
  }
}
