package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** doctor on a real server, and what it is expected to say. */
final class LiveDoctor {
  private final String provider;
  private final String address;
  private final String model;
  private final JsonNode findings;
  private final Path folder;

  LiveDoctor(String provider, String variable) throws IOException, InterruptedException {
    String base = System.getenv(variable);
    assertThat(base)
        .as(variable + " names the address of a real server; see scripts/live")
        .isNotBlank();
    this.provider = provider;
    this.address = base;
    this.folder = Files.createTempDirectory("doctor");
    this.model = firstModel();
    InProcess doctor = run(model);
    assertThat(doctor.code()).as(doctor.out() + doctor.err()).isZero();
    this.findings = ChatServer.JSON.readTree(doctor.out()).path("findings");
  }

  private String firstModel() throws IOException, InterruptedException {
    boolean ollama = provider.equals("ollama");
    JsonNode list =
        ChatServer.JSON.readTree(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(address + (ollama ? "/api/tags" : "/models")))
                        .build(),
                    BodyHandlers.ofString())
                .body());
    return ollama
        ? list.path("models").path(0).path("name").asText()
        : list.path("data").path(0).path("id").asText();
  }

  private InProcess run(String name) throws IOException {
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            name: live
            prompts: { bank: quick, limit: 1 }
            models: [{ id: "%s:%s", label: m, baseUrl: "%s" }]
            sampling: { samples: 2, maxTokens: 24 }
            """
                .formatted(provider, name, address));
    return InProcess.run(folder, "doctor", study.toString(), "--json");
  }

  /** The worst level of what was found about this. */
  LiveDoctor level(String about, String expected) {
    String worst = "";
    for (JsonNode f : findings)
      if (f.path("about").asText().equals("m: " + about) && !worst.equals("fail"))
        worst =
            f.path("level").asText().equals("ok") && !worst.isEmpty()
                ? worst
                : f.path("level").asText();
    assertThat(worst).as("%s in %s", about, findings.toPrettyString()).isEqualTo(expected);
    return this;
  }

  LiveDoctor says(String about, String words) {
    StringBuilder all = new StringBuilder();
    for (JsonNode f : findings)
      if (f.path("about").asText().equals("m: " + about)) all.append(f.path("what").asText());
    assertThat(all.toString()).contains(words);
    return this;
  }

  void wrongNameIsRefused() throws IOException {
    InProcess wrong = run(model + "x");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).contains("does not know '" + model + "x'").contains(model);
  }
}
