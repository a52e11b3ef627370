package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole runs through a proxy that wants a name and a password. In a process of its own, because
 * Java reads once and early whether it may give them for a tunnel.
 */
@Timeout(240)
class ProxyTest {
  private static final String PASSWORD = "pro/xy@secret";

  @TempDir Path folder;

  private ChildProcess generate(AskingProxy proxy, String scheme, String userInfo)
      throws Exception {
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: proxied
        prompts: { bank: quick, limit: 1 }
        models: [{ id: "openai:small", baseUrl: "%s://model.test/v1" }]
        sampling: { samples: 3, temperatures: [1.0], maxTokens: 24 }
        """
            .formatted(scheme));
    Map<String, String> environment =
        Map.of(
            scheme + "_proxy",
            proxy.address(userInfo),
            "no_proxy",
            "localhost",
            "HIVEMETER_CA",
            proxy.authority().toString());
    return ChildProcess.start(folder, environment, "generate", "study.yaml", "--into", "run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void a_proxy_is_told_who_asks_and_nobody_else_is(String scheme) throws Exception {
    try (AskingProxy proxy = new AskingProxy(folder, "me:" + PASSWORD)) {
      ChildProcess run = generate(proxy, scheme, "me:pro%2Fxy%40secret");
      assertThat(run.exitCode()).as(run.output()).isZero();
      assertThat(proxy.asked.get(0)).doesNotContain("proxy-authorization");
      boolean tunnel = scheme.equals("https");
      assertThat(proxy.asked)
          .allMatch(head -> head.startsWith("connect model.test:443 ") == tunnel);
      assertThat(proxy.behind)
          .filteredOn(head -> head.startsWith("post "))
          .hasSize(3)
          .noneMatch(head -> head.contains("proxy-authorization"));
      hidden(run);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http, me:wrong%2Fxy, does not take the user name and password",
    "https, me:wrong%2Fxy, does not take the user name and password",
    "http, , wants a user name and password (407)",
    "https, , wants a user name and password (407)",
  })
  void what_is_missing_or_wrong_is_said(String scheme, @Nullable String userInfo, String expected)
      throws Exception {
    try (AskingProxy proxy = new AskingProxy(folder, "me:" + PASSWORD)) {
      ChildProcess run = generate(proxy, scheme, userInfo == null ? "" : userInfo);
      assertThat(run.exitCode()).as(run.output()).isNotZero();
      assertThat(run.output())
          .contains("the proxy before " + scheme + "://model.test/v1")
          .contains(expected)
          .doesNotContain("wrong");
      assertThat(proxy.behind).isEmpty();
      // Once without, and as often as Java's client insists: nothing is tried again for long.
      assertThat(proxy.asked).hasSizeLessThan(8);
    }
  }

  /** Neither the password nor what is made of it stands in anything that was written. */
  private void hidden(ChildProcess run) throws Exception {
    String encoded =
        Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    List<String> secrets = List.of(PASSWORD, "pro%2Fxy", "xy@secret", encoded);
    assertThat(run.output()).doesNotContain(secrets);
    try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
      for (Path file : files.filter(Files::isRegularFile).toList())
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secrets);
    }
  }
}
