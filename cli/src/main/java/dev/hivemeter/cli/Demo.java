package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The shipped recordings of real models and the study that replays them. */
final class Demo {
  private static final String SCHEME = "shipped:";

  private Demo() {}

  static String study() {
    try (InputStream in = Demo.class.getResourceAsStream("demo/study.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a study's {@code file:} names a shipped recording: {@code shipped:NAME}. */
  static boolean isShipped(String file) {
    return file.startsWith(SCHEME);
  }

  /** Opens a shipped recording. */
  static InputStream open(String file) {
    String name = file.substring(SCHEME.length());
    InputStream in =
        name.matches("[a-z0-9.-]+") ? Demo.class.getResourceAsStream("demo/" + name) : null;
    if (in == null) throw new BadInput("no recording ships under the name '" + file + "'");
    return in;
  }
}
