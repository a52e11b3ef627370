package dev.hivemeter.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other virtual machines: without the Vector API's module, and with narrower registers. */
@Timeout(120)
class WithoutModuleTest {

  private static String home(Class<?> type) throws Exception {
    CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
    return Path.of(source.getLocation().toURI()).toString();
  }

  private static List<String> run(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            String.join(
                File.pathSeparator,
                home(CosineKernel.class),
                home(Bits.class),
                home(TDistribution.class)),
            Bits.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      return out.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void everything_runs_without_it_and_gives_the_same_bits() throws Exception {
    assertThat(run()).containsExactly("plain plain", Bits.of(CosineKernel.fastest()));
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void narrower_registers_give_the_same_bits(int bytes) throws Exception {
    List<String> lines = run("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=" + bytes);
    assertThat(lines.get(0)).startsWith("vector-");
    assertThat(lines.get(1)).isEqualTo(Bits.of(CosineKernel.fastest()));
  }
}
