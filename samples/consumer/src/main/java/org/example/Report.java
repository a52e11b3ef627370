package org.example;

import dev.hivemeter.library.Diversity;
import dev.hivemeter.library.Measured;
import dev.hivemeter.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints every measure of the lines of a file, one answer a line. */
public final class Report {
  private Report() {}

  public static void main(String[] args) throws IOException {
    List<String> answers = Files.readAllLines(Path.of(args[0]));
    try (Diversity diversity = Diversity.open()) {
      for (Measured m : diversity.answers(answers).measures())
        System.out.println(m.definition().id() + " " + text(m.score()));
    }
  }

  private static String text(Score score) {
    if (score instanceof Score.Value v) return v.value() + " (n = " + v.n() + ")";
    return score instanceof Score.Undefined u ? "– " + u.reason() : "";
  }
}
