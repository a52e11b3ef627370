package dev.hivemeter.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.score.Interval;
import dev.hivemeter.stats.Intervals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/refusals.md says how the sample was labelled, and prints what is measured here. */
class RefusalsTest {
  private static final String BEGIN = "<!-- measured: written by RefusalsTest -->\n";
  private static final String END = "<!-- end -->";

  /** One answer of the sample. */
  private record Labelled(String half, boolean refusal, String source, String text) {
    boolean told() {
      return Refusals.is(text);
    }
  }

  /** Counts of one part of the sample. */
  private record Counts(int hits, int missed, int falseAlarms, int passed) {
    static Counts of(List<Labelled> sample, Predicate<Labelled> part) {
      int[] n = new int[4];
      for (Labelled l : sample)
        if (part.test(l)) n[l.refusal ? (l.told() ? 0 : 1) : (l.told() ? 2 : 3)]++;
      return new Counts(n[0], n[1], n[2], n[3]);
    }

    int flagged() {
      return hits + falseAlarms;
    }

    int refusals() {
      return hits + missed;
    }

    String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %d | %d | %d | %s | %s |%n",
          name,
          refusals(),
          falseAlarms + passed,
          hits,
          falseAlarms,
          share(hits, flagged()),
          share(hits, refusals()));
    }

    private static String share(int k, int n) {
      if (n == 0) return "–";
      Interval i = Objects.requireNonNull(Intervals.wilson((double) k / n, n));
      return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", (double) k / n, i.low(), i.high());
    }
  }

  @Test
  void the_documented_figures_are_the_measured_ones() throws IOException {
    List<Labelled> sample = sample();
    StringBuilder block = new StringBuilder(BEGIN);
    block
        .append("| part | refusals | answers | found | false alarms | precision | recall |\n")
        .append("|---|---|---|---|---|---|---|\n")
        .append(Counts.of(sample, l -> l.half.equals("tuning")).row("tuning half"))
        .append(Counts.of(sample, l -> l.half.equals("held-out")).row("held-out half"))
        .append(Counts.of(sample, l -> l.source.equals("own")).row("written for it"))
        .append(Counts.of(sample, l -> !l.source.equals("own")).row("recorded"))
        .append(Counts.of(sample, l -> true).row("all"));
    for (boolean missed : new boolean[] {true, false}) {
      block.append(
          missed ? "\nRefusals that it misses:\n\n" : "\nAnswers that it takes for one:\n\n");
      for (Labelled l : sample)
        if (l.refusal == missed && l.told() != l.refusal)
          block
              .append("- ")
              .append(l.half)
              .append(", ")
              .append(l.source)
              .append(": ")
              .append(shown(l));
    }
    block.append(END);
    Path page = Path.of("..", "docs", "refusals.md");
    String text = Files.readString(page, UTF_8);
    String written =
        text.substring(0, text.indexOf(BEGIN))
            + block
            + text.substring(text.indexOf(END) + END.length());
    if ("write".equals(System.getProperty("refusals"))) Files.writeString(page, written, UTF_8);
    assertThat(Files.readString(page, UTF_8)).isEqualTo(written);
  }

  private static String shown(Labelled l) {
    String line = l.text.strip().replaceAll("\\s+", " ");
    int end = Math.min(160, line.length());
    return "“" + line.substring(0, end) + (end < line.length() ? " …" : "") + "”\n";
  }

  @Test
  void the_intervals_are_wilsons() throws IOException {
    for (String half : List.of("tuning", "held-out")) {
      Counts c = Counts.of(sample(), l -> l.half.equals(half));
      check("refusals." + half + ".precision", c.hits, c.flagged());
      check("refusals." + half + ".recall", c.hits, c.refusals());
    }
  }

  private static void check(String name, int k, int n) {
    Interval interval = Objects.requireNonNull(Intervals.wilson((double) k / n, n));
    assertThat(interval.low()).as(name).isCloseTo(Reference.value(name + ".low"), within(1e-12));
    assertThat(interval.high()).as(name).isCloseTo(Reference.value(name + ".high"), within(1e-12));
  }

  @Test
  void the_sample_is_large_enough_and_its_halves_are_alike() throws IOException {
    List<Labelled> sample = sample();
    assertThat(sample).hasSizeGreaterThanOrEqualTo(240);
    assertThat(sample.stream().map(Labelled::text).distinct()).hasSameSizeAs(sample);
    for (boolean refusal : new boolean[] {true, false})
      assertThat(
              sample.stream().filter(l -> l.refusal == refusal && l.half.equals("tuning")).count())
          .isCloseTo(
              sample.stream()
                  .filter(l -> l.refusal == refusal && l.half.equals("held-out"))
                  .count(),
              within(2L));
    assertThat(sample.stream().filter(l -> !l.source.equals("own"))).hasSizeGreaterThan(90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u200b", "\"", "\"\"", "“", "…", "i", "I'm sorry", "'"})
  void texts_with_nothing_in_them_are_none(String text) {
    assertThat(Refusals.is(text)).isFalse();
  }

  @Test
  void apostrophes_quotes_and_marks_do_not_matter() {
    for (String apostrophe : List.of("'", "’", "ʼ", "´", "‘"))
      for (String before : List.of("", "  \n", "**", "> ", "# ", "\ufeff", "\""))
        assertThat(
                Refusals.is(
                    before
                        + "I can"
                        + apostrophe
                        + "t help with that request"
                        + (before.equals("\"") ? "\"" : ".")))
            .as(before + apostrophe)
            .isTrue();
  }

  @Test
  void what_a_character_says_is_no_refusal_but_a_quoted_answer_is_one() {
    assertThat(Refusals.is("“I’m sorry, I can’t help you,” said the clerk.")).isFalse();
    assertThat(Refusals.is("“I’m sorry, but I can’t help with that.”")).isTrue();
  }

  @Test
  void no_sentence_is_passed_over_for_want_of_a_stem() throws IOException {
    List<String> sentences = new ArrayList<>();
    for (Labelled l : sample()) sentences.addAll(OpeningText.sentences(l.text));
    for (String phrase :
        List.of(
            "i cannot help you",
            "i am unable to assist",
            "i refuse to write",
            "i decline to answer",
            "i must respectfully decline",
            "i have to draw the line",
            "i lack the ability",
            "i have no way to check",
            "i only help with",
            "i would prefer not to discuss that",
            "this is something that i am unable",
            "that is outside what i can",
            "it is beyond my",
            "this goes against my",
            "your request breaks",
            "violates our usage",
            "my rules prevent",
            "my guidelines prohibit",
            "my policies forbid",
            "it would be illegal to provide",
            "let us talk about something else",
            "best not to discuss",
            "sorry, unable to help with ")) sentences.add(phrase);
    int matched = 0;
    for (String sentence : sentences) {
      if (RefusalPhrases.endOfMatch(sentence) < 0) continue;
      matched++;
      assertThat(RefusalPhrases.hasStem(sentence)).as(sentence).isTrue();
    }
    assertThat(matched).isGreaterThan(100);
  }

  @Test
  void only_the_opening_counts() {
    String story =
        "The harbour was quiet, and the boats lay in a row like spoons in a drawer. ".repeat(20);
    assertThat(Refusals.is(story + "I'm sorry, but I can't help with that.")).isFalse();
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void no_text_makes_it_slow() {
    String[] parts = {
      "i ",
      "sorry, ",
      "but ",
      "i cannot ",
      "however, ",
      "tut mir leid, kann ",
      "leider kann ich nicht ",
      "désolé, ",
      "，我",
      "抱歉，",
      "\"",
      "you ",
      "can't ",
      ". ",
      "helaas kan ik niet ",
      "申し訳",
      "a",
      "\n"
    };
    Random random = new Random(3);
    for (int round = 0; round < 100; round++) {
      StringBuilder text = new StringBuilder();
      int kinds = 1 + random.nextInt(3);
      while (text.length() < 5_000)
        for (int k = 0; k < kinds; k++)
          text.append(parts[(round * 7 + k * 5 + random.nextInt(2)) % parts.length]);
      boolean once = Refusals.is(text.toString());
      assertThat(Refusals.is(text.toString())).isEqualTo(once);
    }
  }

  private static List<Labelled> sample() throws IOException {
    List<Labelled> sample = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(RefusalsTest.class.getResourceAsStream("/reference/refusals.tsv"))) {
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
        String[] field = line.split("\t", -1);
        sample.add(
            new Labelled(field[0], field[1].equals("refusal"), field[2], unescaped(field[3])));
      }
    }
    return sample;
  }

  private static String unescaped(String field) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c != '\\') text.append(c);
      else
        text.append(
            switch (field.charAt(++i)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              default -> '\\';
            });
    }
    return text.toString();
  }
}
